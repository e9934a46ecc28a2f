"""The variants of a sheet: on which paper, in which size of type."""

from __future__ import annotations

from dataclasses import dataclass

from generator.language.speaking import N_, _
from generator.model.handouts import TypeSize
from generator.model.library import LibraryFile
from generator.model.values import Paper

_PAPER_NAMES = {Paper.A4: "A4", Paper.LETTER: N_("US Letter")}


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
    def is_large(self) -> bool:
        """Whether it is set in large print."""
        return self.size is TypeSize.LARGE


ALL_VARIANTS = tuple(Variant(paper, size) for paper in Paper for size in TypeSize)


def variants_of(info: LibraryFile) -> tuple[Variant, ...]:
    """The variants that a library makes, the usual one first: its own paper in normal type (or its first size)."""
    papers = sorted({info.paper, *info.handouts.papers}, key=lambda paper: (paper is not info.paper, paper.value))
    sizes = sorted(set(info.handouts.sizes) or {TypeSize.NORMAL}, key=lambda size: size is TypeSize.LARGE)
    return tuple(Variant(paper, size) for paper in papers for size in sizes)
