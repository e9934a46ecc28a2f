"""Pictures that editors choose, as parts of a page: a drawing of ours inline, a file of theirs by its address."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from markupsafe import Markup

from generator.model.figures import Figure
from generator.model.pictures import Picture
from generator.model.values import Prose
from generator.pages.pictures import picture as drawn

_WIDTH = 160  # as wide as a drawing; style sheets make it smaller
_IMAGE = Markup('<img class="gp-art" src="{}" alt="" width="{}" height="{}" loading="lazy">')


_FIGURE = Markup('<img class="gp-figure__image" src="{}" alt="{}" width="{}" height="{}" loading="lazy">')


class Page(Protocol):
    """What writes a page: `pictures` are the files that it shows, by their addresses."""

    pictures: dict[str, bytes]

    def file(self, address: str) -> str:
        """A link from the page to an address of the site."""

    def plain(self, prose: Prose) -> str:
        """A text without markup."""


def figure(page: Page, item: Figure) -> Markup:
    """The picture of the figure `item` on a `page`: as large as it is, and no wider than the page.

    Raises:
        KeyError: its file was not found: check before rendering.
    """
    found = item.file.file
    if found is None:
        raise KeyError(f"the picture {item.file!r} was not found")
    page.pictures[found.address] = found.data
    return _FIGURE.format(page.file(found.address), page.plain(item.alt), found.width, found.height)


def shown(picture: Picture, file: Callable[[str], str]) -> Markup:
    """A `picture` beside the title that says what it shows; `file` makes a link from the page to an address of the site.

    Raises:
        KeyError: its file was not found: check before rendering.
    """
    if picture.is_drawing:
        return drawn(picture)
    if picture.file is None:
        raise KeyError(f"the picture {picture!r} was not found")
    height = max(1, round(_WIDTH * picture.file.height / picture.file.width))
    return _IMAGE.format(file(picture.file.address), _WIDTH, height)
