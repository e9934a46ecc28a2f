"""A finished handout: its PDFs and what pages say about it."""

from __future__ import annotations

from dataclasses import dataclass

from generator.handouts.thumbnail import size_of
from generator.language.speaking import _, ngettext
from generator.model.sheets import SheetKind
from generator.model.variants import Variant

_KILOBYTE = 1024


@dataclass(frozen=True, slots=True)
class Printing:
    """A sheet on one paper in one size. `address` is below the site's root; `pages` counts printed pages.

    `picture` is a small PNG of the first page, b"" for none.
    """

    variant: Variant
    address: str
    pages: int
    data: bytes
    picture: bytes = b""

    @property
    def picture_address(self) -> str:
        """Address of the picture, below the site's root."""
        return self.address.removesuffix(".pdf") + ".png"

    @property
    def picture_size(self) -> tuple[int, int]:
        """Width and height of the picture, in pixels."""
        return size_of(self.picture)

    @property
    def size_in_words(self) -> str:
        """The size of the file, rounded up to whole kilobytes."""
        return _("{number} kB", number=-(-len(self.data) // _KILOBYTE))

    @property
    def pages_in_words(self) -> str:
        """`1 page`, `4 pages`."""
        return ngettext("{count} page", "{count} pages", self.pages)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One handout of a guideline.

    `name` is what it is about, where a guideline has several of a kind: the decision, or `decision/rule`.
    `title` tells it from the other sheets of its guideline, `purpose` says what it is for, `page` is the
    address of the page that it belongs to. `printings` begins with the usual paper and size.
    """

    kind: SheetKind
    guideline: str
    name: str
    title: str
    purpose: str
    page: str
    printings: tuple[Printing, ...]

    @property
    def usual(self) -> Printing:
        """On the library's paper, in normal type."""
        return self.printings[0]

    @property
    def address(self) -> str:
        """Address of the usual printing."""
        return self.usual.address

    @property
    def pages(self) -> int:
        """Pages of the usual printing."""
        return self.usual.pages

    def printing(self, variant: Variant) -> Printing | None:
        """The PDF for one paper and size, None where it is not made."""
        return next((printing for printing in self.printings if printing.variant == variant), None)
