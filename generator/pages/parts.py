"""What pages of the library show of each guideline, made with the guideline: nothing else of it has to be at hand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.pages.page import Kind, Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Fragment:
    """A piece of a page: finished HTML, and what it adds to the page that takes it up.

    `links` are addresses inside the site, `headings` those of level 2 as (title, anchor), `words` the terms of the
    glossary in the order in which they are first used.
    """

    html: str
    links: tuple[str, ...] = ()
    anchors: tuple[str, ...] = ()
    headings: tuple[tuple[str, str], ...] = ()
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the list from A to Z; `context` says what it is and where it belongs."""

    title: str
    address: str
    context: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSummary:
    """A finished page as others know it. `links` are the addresses inside the site that it links to, with anchors."""

    address: str
    kind: Kind
    title: str
    guideline: str
    links: tuple[str, ...]
    anchors: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GuidelineLine:
    """A guideline as one line of a list, in plain words.

    `topic` is the identifier of its topic, "" for none. `line` says that it is a draft, out of date or withdrawn, "" of a
    current one; `is_past` whether it is outlived, `is_edition` whether the library has a newer edition of it, and `kept` what stands above such then. `asks` says that it asks its readers. `changed` is the day of its last
    change: of new advice, where `is_new`, else of a check of the text.
    """

    title: str
    address: str
    topic: str
    line: str
    kept: str
    is_past: bool
    is_edition: bool
    asks: bool
    changed: date
    is_new: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class GuidelineParts:
    """Of one guideline: its card on the home page, or a line in place of it, its questions, its line on "When to get help", its lines in the list.

    `questions` and `help` are None where it has none.
    """

    home: Fragment
    line: GuidelineLine
    questions: Fragment | None
    help: Fragment | None
    entries: tuple[Entry, ...]
    pages: tuple[PageSummary, ...]


def summary_of(page: Page) -> PageSummary:
    """A page as others know it."""
    return PageSummary(
        address=page.address,
        kind=page.kind,
        title=page.title,
        guideline=page.guideline,
        links=tuple(sorted(page.links)),
        anchors=tuple(sorted(page.anchors)),
    )
