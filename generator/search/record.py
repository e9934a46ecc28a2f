"""What can be found: one record a hit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One thing that a reader can find, with an address of its own.

    `address` is below the site's root, with its anchor. `kind` is a key of `settings.KIND_LABELS`. `heading` is the
    context shown with the title (a guideline's title, "" for what belongs to the library); `guideline` its
    identifier, or "". `aliases` are other names and the editor's search terms, `headings` those inside a long text,
    or words that readers type for a term and that are no name of it. `text` is plain text. `status` is a key of
    `settings.STATUS_PERCENT`. `notice` is shown before the hit, and is mostly "".
    """

    address: str
    kind: str
    title: str
    heading: str = ""
    guideline: str = ""
    aliases: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    text: str = ""
    status: str = ""
    notice: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of an excerpt; `mark` says whether it matched."""

    text: str
    mark: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """A record found: its score (a whole number, only comparable within one query), why, and where in its text."""

    record: Record
    score: int
    reason: str
    excerpt: tuple[Piece, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Results:
    """The best hits, best first, and how many records matched in all.

    `kinds` (as readers meet them: `settings.SEEN_AS`) and `guidelines` count the matches of each before any filter.
    `meant` is the query with misspelt words replaced by those that were looked for, "" where none was. `suggestions` are
    words near those that nothing has. `answered` says whether a hit has more than half of what is asked for, or an alert
    stands above; else nothing here answers it, and the hits have only a part of its words.
    `alerts` are what stands above the hits where a query means danger (`search.alerts`), with addresses below the
    site's root.
    """

    hits: tuple[Hit, ...]
    total: int
    kinds: Mapping[str, int]
    guidelines: Mapping[str, int]
    meant: str
    suggestions: tuple[str, ...]
    answered: bool
    alerts: tuple[Mapping[str, Any], ...] = ()
