"""The work on one guideline as it travels between processes: what is asked, what is known, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from generator.checks.facts import GuidelineFacts
from generator.diagnostics import Diagnostic
from generator.edition import Contribution
from generator.pages.framing import MarkdownPage
from generator.publish.packing import PackedFile


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What every process must know to make guidelines of one project. Paths are absolute.

    `language` is one of the library's translations, "" is the language that it is written in; `site_url` is the address of
    its part of the site; with `drafts` they are shown, too. `store` is the folder of what is kept from build to build; `inputs` is a digest of what every guideline is made from
    beside its own files, "" where no guideline is kept. `site_url` is "" where it is not known. `threads` are those that
    set sheets in one process.
    """

    config_file: str
    content: str
    store: str
    inputs: str
    language: str
    site_url: str
    is_preview: bool
    drafts: bool
    threads: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """A finding, and the same as it is printed, with the line that it is about."""

    finding: Diagnostic
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryContext:
    """What all guidelines together make known to each: see `Library`.

    `bundle` is the address of the offline copy, "" where none is made; `others` are the ordinary Markdown pages.
    `editions` are the older editions of each guideline that has some, by name.
    """

    as_of: date
    shared_decisions: frozenset[str]
    bundle: str
    others: Mapping[str, Sequence[MarkdownPage]]
    editions: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A finished guideline: its files, and what it hands on. `sheets` and `printings` are counts of handouts."""

    files: tuple[PackedFile, ...]
    contribution: Contribution
    sheets: int
    printings: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Worked:
    """What came of a guideline: `facts` and `made` are None where it has errors."""

    reported: tuple[Reported, ...]
    facts: GuidelineFacts | None = None
    made: Made | None = None


@dataclass(frozen=True, slots=True)
class Timed:
    """What came of a guideline, and the seconds that it took, by part of the work."""

    worked: Worked
    spent: Mapping[str, float]
