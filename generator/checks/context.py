"""What a check looks at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from generator.analysis import Analyses
from generator.checks.facts import GuidelineFacts
from generator.diagnostics import Findings
from generator.model.library import Library
from generator.model.walk import reference_scopes
from generator.source.folder import Folder
from generator.source.sources import Sources
from generator.text.resolve import Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckContext:
    """What a check looks at, and where it reports. `content` is the folder that the library was read from.

    A library is checked as a whole, or in parts, which add up to the same: each guideline by itself (`of_library`
    False), and what is told of the library as a whole (`library.guidelines` empty). `facts` are what a check of the
    library as a whole asks of each guideline. `drafts` says whether drafts are shown beside what is published.
    """

    library: Library
    texts: Texts
    sources: Sources
    content: Folder
    findings: Findings
    analyses: Analyses
    of_library: bool = True
    facts: Sequence[GuidelineFacts] = ()
    drafts: bool = False

    def parts(self) -> Iterator[tuple[str, Any]]:
        """The parts that are checked, each with the guideline that its references start from ("" for the library's)."""
        for here, part in reference_scopes(self.library):
            if here or self.of_library:
                yield here, part
