"""Everything of a library from A to Z: the way in that needs no script."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from generator.language.collation import first_letter, sort_key
from generator.language.speaking import N_, _, pgettext
from generator.model import addresses
from generator.model.library import GuidelineBundle, Library
from generator.pages.page import Kind
from generator.pages.parts import Entry, GuidelineLine, PageSummary
from generator.text.plain import inline_plain
from generator.text.resolve import Texts

Line = TypeVar("Line", Entry, GuidelineLine)
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
    for section in bundle.guideline.sections:
        for item in section.options:
            for option in item.options:
                title = inline_plain(texts.inlines(option.title, bundle.id))
                address = addresses.option(bundle.id, section.id.name, item.id.name, option.id.name)
                yield Entry(title=title, address=address, context=_("Option, {guideline}", guideline=name))
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


def alphabet(entries: Iterable[Line]) -> list[tuple[str, list[Line]]]:
    """The lines in the order of the language, grouped by first letter."""
    groups: dict[str, list[Line]] = {}
    for entry in sorted(entries, key=lambda entry: (sort_key(entry.title), entry.title, entry.address)):
        groups.setdefault(first_letter(entry.title), []).append(entry)
    return sorted(groups.items(), key=lambda group: (not group[0].isalpha(), sort_key(group[0])))
