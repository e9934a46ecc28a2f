"""How far a build is, and where its time goes: told step by step to whoever watches."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from time import perf_counter


class BuildStep(StrEnum):
    """The steps of a build, in their order."""

    READ = "reading what guidelines share"
    GUIDELINES = "guidelines"
    LIBRARY = "pages of the library"
    MARKDOWN = "Markdown pages and files"
    SEARCH = "search index"
    WRITE = "site and offline copy"


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildProgress:
    """A `step` begins, or, with `done`, a guideline is there: it is the `done`th of so many (`of`).

    `guideline` is the name of its folder; `spent` are the seconds that it took by part of the work, empty where it was
    kept from an earlier build.
    """

    step: BuildStep
    guideline: str = ""
    done: int = 0
    of: int = 0
    spent: Mapping[str, float] = field(default_factory=dict)


Watch = Callable[[BuildProgress], None]
"""Whoever is told."""


class Stopwatch:
    """Seconds by part of the work, in `spent`."""

    def __init__(self) -> None:
        """Begin."""
        self.spent: dict[str, float] = {}
        self._since = perf_counter()

    def lap(self, part: str) -> None:
        """What was done since the last lap was `part` of the work."""
        now = perf_counter()
        self.spent[part] = self.spent.get(part, 0.0) + now - self._since
        self._since = now
