"""A finished handout: the PDF and what pages say about it."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.values import Paper

_PAPER_NAMES = {Paper.A4: "A4", Paper.LETTER: "US Letter"}
_KILOBYTE = 1024


@dataclass(frozen=True, slots=True)
class Sheet:
    """One handout. `address` is below the site's root; `pages` counts printed pages; `data` is the PDF."""

    kind: str
    guideline: str
    title: str
    purpose: str
    address: str
    paper: Paper
    pages: int
    data: bytes

    @property
    def paper_name(self) -> str:
        """The paper size as people call it."""
        return _PAPER_NAMES[self.paper]

    @property
    def size_in_words(self) -> str:
        """The size of the file, rounded up to whole kilobytes."""
        return f"{-(-len(self.data) // _KILOBYTE)} kB"
