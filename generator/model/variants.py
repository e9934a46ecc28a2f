"""The variants of a sheet: on which paper, in which size of type."""

from __future__ import annotations

from dataclasses import dataclass

from generator.language.speaking import N_, _
from generator.model.handouts import HandoutChoice, TypeSize
from generator.model.library import LibraryFile
from generator.model.values import Paper

_PAPER_NAMES = {Paper.A4: "A4", Paper.LETTER: N_("US Letter"), Paper.A5: "A5"}
_SIZE_NAMES = {
    TypeSize.NORMAL: N_("Normal print"),
    TypeSize.LARGE: N_("Large print"),
    TypeSize.LARGEST: N_("Very large print"),
}
_POINTS = {TypeSize.NORMAL: 12, TypeSize.LARGE: 16, TypeSize.LARGEST: 20}


@dataclass(frozen=True, slots=True)
class Variant:
    """One paper and one size of type."""

    paper: Paper = Paper.A4
    size: TypeSize = TypeSize.NORMAL

    @property
    def name(self) -> str:
        """Part of a sheet's address: `a4`, `us-letter-large`."""
        return self.paper.value if self.size is TypeSize.NORMAL else f"{self.paper.value}-{self.size.value}"

    @property
    def paper_name(self) -> str:
        """The paper size as people call it."""
        return _(_PAPER_NAMES[self.paper])

    @property
    def size_name(self) -> str:
        """The size of type as people call it."""
        return _(_SIZE_NAMES[self.size])

    @property
    def points(self) -> int:
        """The smallest type on the sheet, in points."""
        return _POINTS[self.size]

    @property
    def is_large(self) -> bool:
        """Whether it is set in large print, or larger."""
        return self.size is not TypeSize.NORMAL


def _is_useful(variant: Variant) -> bool:
    """Half a page has no room for large print: a line would hold four words."""
    return variant.paper is not Paper.A5 or not variant.is_large


ALL_VARIANTS = tuple(filter(_is_useful, (Variant(paper, size) for paper in Paper for size in TypeSize)))


def variants_of(info: LibraryFile, choice: HandoutChoice) -> tuple[Variant, ...]:
    """The variants that a guideline's sheets are made in, the usual one first.

    That is the paper of its own readers (`choice`), else of the library (`info`), in normal type or in the first size.
    """
    usual = choice.paper or info.paper
    papers = sorted({usual, info.paper, *info.handouts.papers}, key=lambda paper: (paper is not usual, paper.value))
    sizes = sorted(set(info.handouts.sizes) or {TypeSize.NORMAL}, key=list(TypeSize).index)
    every = [Variant(paper, size) for paper in papers for size in sizes]
    return tuple(filter(_is_useful, every)) or tuple(every)
