"""Words of a sheet: runs of one look, explanations, and the numbered places that they come from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one kind.

    `raised` and `lowered` words stand above and below the line. `note` is the number of the reference that is printed after
    the words as [3], with the `place` in it as [3, Table 2]; `term` marks words that
    the sheet explains; `url` (http, https, mailto or tel) makes them a link in the file; `goto` names the anchor
    of a heading in the same document, whose page number is printed after them; `new_line` begins a line. `language` is
    that of words which nobody has translated (BCP 47), "" for that of the document. `footnote` is what stands at the foot
    of the page; `same_as` names a footnote, which a run without words of its own leads to again.
    """

    text: str
    strong: bool = False
    emphasis: bool = False
    term: bool = False
    note: int | None = None
    url: str = ""
    goto: str = ""
    new_line: bool = False
    language: str = ""
    place: str = ""
    raised: bool = False
    lowered: bool = False
    footnote: tuple[Run, ...] = ()
    same_as: str = ""


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Definition:
    """A term and what it means in plain words."""

    term: Runs
    meaning: Runs


@dataclass(frozen=True, slots=True)
class Definitions:
    """The terms that the sheet explains."""

    items: tuple[Definition, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceEntry:
    """What a note's number stands for. `address` is printed, `url` is where a click leads ("" for nowhere).

    `authors` stand before the title, `publisher` (also the journal) and `more` (numbers such as its PMID) behind it.
    """

    number: int
    title: str
    authors: str = ""
    publisher: str = ""
    more: str = ""
    address: str = ""
    url: str = ""
    retired: bool = False


@dataclass(frozen=True, slots=True)
class References:
    """The numbered references, in the order of their numbers."""

    items: tuple[ReferenceEntry, ...]
