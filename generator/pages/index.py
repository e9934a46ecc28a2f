"""Everything of a library from A to Z: the way in that needs no script."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from generator.language.speaking import N_, _, pgettext
from generator.model import addresses
from generator.model.library import GuidelineBundle, Library
from generator.pages.page import Kind
from generator.pages.parts import Entry, PageSummary
from generator.text.plain import inline_plain
from generator.text.resolve import Texts

_WHAT = {
    Kind.OVERVIEW: N_("Guideline of {guideline}"),
    Kind.DECISION: N_("Decision table of {guideline}"),
    Kind.QUESTIONS: N_("Question list of {guideline}"),
}


_PAGE = N_("Page of {guideline}")


def guideline_entries(texts: Texts, bundle: GuidelineBundle, pages: Iterable[PageSummary]) -> Iterator[Entry]:
    """The lines of the guideline `bundle`: its `pages`, and its questions, in plain words of `texts`."""
    name = inline_plain(texts.inlines(bundle.guideline.short_title or bundle.guideline.title, bundle.id))
    for page in pages:
        yield Entry(title=page.title, address=page.address, context=_(_WHAT.get(page.kind, _PAGE), guideline=name))
    for group in bundle.questions.groups if bundle.questions else ():
        for question in group.questions:
            asked = inline_plain(texts.inlines(question.ask, bundle.id))
            address = addresses.question(bundle.id, question.id.name)
            yield Entry(title=asked, address=address, context=_("Question, {guideline}", guideline=name))


def library_entries(library: Library, texts: Texts, pages: Iterable[PageSummary]) -> Iterator[Entry]:
    """The lines of `library` itself: its `pages` but the home page, its terms and their other names.

    `texts` are its texts with references resolved.
    """
    for page in pages:
        if page.kind is not Kind.HOME:
            yield Entry(
                title=page.title,
                address=page.address,
                context=pgettext("what a line of the list from A to Z leads to", "Page"),
            )
    for name, term in library.terms.items():
        word = inline_plain(texts.inlines(term.term, ""))
        yield Entry(
            title=word,
            address=addresses.term(name),
            context=pgettext("what a line of the list from A to Z leads to", "Word"),
        )
        for alias in term.aliases:
            yield Entry(title=alias, address=addresses.term(name), context=_("see {word}", word=word))


def alphabet(entries: Iterable[Entry]) -> list[tuple[str, list[Entry]]]:
    """The lines in their order, grouped by first letter."""
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
