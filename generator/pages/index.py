"""Everything of a library from A to Z: the way in that needs no script."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from generator.model import addresses
from generator.model.library import Library
from generator.pages.page import Kind, Page
from generator.text.plain import inline_plain
from generator.text.resolve import Texts


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the index; `context` says what it is and where it belongs."""

    title: str
    address: str
    context: str


_WHAT = {
    Kind.OVERVIEW: "Guideline",
    Kind.SECTION: "Page",
    Kind.RECOMMENDATIONS: "Page",
    Kind.DECISION: "Decision table",
    Kind.QUESTIONS: "Question list",
    Kind.MY_HANDOUT: "Page",
    Kind.HANDOUTS: "Page",
    Kind.ABOUT: "Page",
    Kind.CONFORMANCE: "Page",
}


def alphabet(library: Library, texts: Texts, pages: Iterable[Page]) -> list[tuple[str, list[Entry]]]:
    """The `pages`, terms, their other names and questions of `library`, grouped by first letter.

    `texts` are its texts with references resolved.
    """
    names = {
        bundle.id: inline_plain(texts.inlines(bundle.guideline.short_title or bundle.guideline.title, bundle.id))
        for bundle in library.guidelines
    }
    entries = [
        Entry(page.title, page.address, f"{_WHAT[page.kind]} of {names[page.guideline]}" if page.guideline else "Page")
        for page in pages
        if page.kind is not Kind.HOME
    ]
    for name, term in library.terms.items():
        word = inline_plain(texts.inlines(term.term, ""))
        entries.append(Entry(word, addresses.term(name), "Word"))
        entries += [Entry(alias, addresses.term(name), f"see {word}") for alias in term.aliases]
    for bundle in library.guidelines:
        for group in bundle.questions.groups if bundle.questions else ():
            for question in group.questions:
                asked = inline_plain(texts.inlines(question.ask, bundle.id))
                context = f"Question, {names[bundle.id]}"
                entries.append(Entry(asked, addresses.question(bundle.id, question.id.name), context))
    groups: dict[str, list[Entry]] = {}
    for entry in sorted(entries, key=lambda entry: (_sort_key(entry.title), entry.title, entry.address)):
        groups.setdefault(letter_of(entry.title), []).append(entry)
    return sorted(groups.items(), key=lambda group: (not group[0].isalpha(), group[0]))


def _sort_key(title: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", title.casefold()) if not unicodedata.combining(c))


def letter_of(title: str) -> str:
    """The letter under which a title is found."""
    first = next((c for c in _sort_key(title) if c.isalnum()), "#")
    return first.upper() if first.isalpha() else "0-9"
