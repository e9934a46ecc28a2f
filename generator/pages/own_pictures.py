"""Pictures that editors choose, as parts of a page: a drawing of ours inline, a file of theirs by its address."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

from generator.model.pictures import Picture
from generator.pages.pictures import picture as drawn

_WIDTH = 160  # as wide as a drawing; style sheets make it smaller
_IMAGE = Markup('<img class="gp-art" src="{}" alt="" width="{}" height="{}" loading="lazy">')


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
