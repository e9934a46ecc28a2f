"""The pages of the library itself, made from what each guideline hands on (`pages.parts`).

Glossary and resources list the pages that use them, and only finished pages know.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.codes import CODES
from generator.language.collation import first_letter
from generator.language.speaking import _
from generator.model import addresses
from generator.model.citations import shared_source
from generator.model.danger import has_help
from generator.model.library import Library, Resource, Term
from generator.model.values import Prose
from generator.pages.home import home_view
from generator.pages.index import alphabet, library_entries
from generator.pages.maker import PageMaker
from generator.pages.page import Kind, Page
from generator.pages.parts import Entry, GuidelineParts, PageSummary, summary_of
from generator.text.resolve import Texts

MOST_ENTRIES = 1_000
"""Lines of the list from A to Z: with more, each letter has a page of its own."""
MOST_USERS = 60
"""Pages that a term or a source lists; of thousands nobody reads the list, and with it the glossary would outgrow all."""
_FEW = 20  # terms that are found without a list of letters


@dataclass(frozen=True, slots=True)
class TermEntry:
    """A term as the glossary shows it, with pages that use it, and how many more do."""

    name: str
    term: Term
    pages: tuple[PageSummary, ...]
    more: int


@dataclass(frozen=True, slots=True)
class ResourceEntry:
    """A resource as the list shows it, with pages that cite it, and how many more do."""

    name: str
    resource: Resource
    pages: tuple[PageSummary, ...]
    more: int


def first_pages(library: Library, texts: Texts, guidelines: Sequence[GuidelineParts]) -> Iterator[Page]:
    """The home page of `library`, which comes before the guidelines; `guidelines` are in its order.

    `texts` are its texts with references resolved.
    """
    info = library.info
    yield PageMaker(library, texts).page(
        Kind.HOME,
        addresses.HOME,
        info.name,
        short_title=_("Home"),
        source=info.where.file,
        description=info.summary,
        guidelines=guidelines,
        view=home_view(library, guidelines),
    )


def last_pages(
    library: Library, texts: Texts, guidelines: Sequence[GuidelineParts], first: Iterable[Page]
) -> Iterator[Page]:
    """The pages of `library` that come after its `guidelines`; `first` are those that came before them.

    `texts` are its texts with references resolved.
    """
    return _LibraryPages(library, texts, guidelines, first).pages()


class _LibraryPages:
    def __init__(
        self, library: Library, texts: Texts, guidelines: Sequence[GuidelineParts], first: Iterable[Page]
    ) -> None:
        self._library = library
        self._guidelines = guidelines
        self._maker = PageMaker(library, texts)
        self._own = [summary_of(page) for page in first]
        self._texts = texts
        self._users: dict[str, list[PageSummary]] = {}
        self._note(self._own)
        for parts in guidelines:
            self._note(parts.pages)

    def _note(self, pages: Iterable[PageSummary]) -> None:
        """Remember for each address the pages that link to it."""
        for page in pages:
            for link in page.links:
                self._users.setdefault(link, []).append(page)

    def pages(self) -> Iterator[Page]:
        """In reading order; each knows those before it."""
        for page in (self._all_questions(), *self._help()):
            yield self._noted(page)
        yield self._noted(self._glossary())
        yield self._noted(self._resources())
        if self._library.is_original:  # for editors, who write in the library's own language
            yield self._noted(self._diagnostics())
        yield from self._a_to_z()

    def _noted(self, page: Page) -> Page:
        summary = summary_of(page)
        self._own.append(summary)
        self._note([summary])
        return page

    def _all_questions(self) -> Page:
        return self._maker.page(
            Kind.ALL_QUESTIONS,
            addresses.ALL_QUESTIONS,
            _("Questions to ask"),
            source=self._library.info.where.file,
            description=Prose(_("All question lists of this library, by guideline.")),
            guidelines=self._guidelines,
        )

    def _help(self) -> Iterator[Page]:
        if has_help(self._library):
            yield self._maker.page(
                Kind.HELP,
                addresses.HELP,
                _("When to get help"),
                source=self._library.info.where.file,
                description=Prose(_("Signs of danger, what to do, and whom to reach.")),
                guidelines=self._guidelines,
            )

    def _used_on(self, address: str) -> tuple[tuple[PageSummary, ...], int]:
        users = self._users.get(address, [])
        return tuple(users[:MOST_USERS]), max(0, len(users) - MOST_USERS)

    def _glossary(self) -> Page:
        entries = [
            TermEntry(name, term, *self._used_on(addresses.term(name)))
            for name, term in sorted(self._library.terms.items(), key=lambda item: item[1].term.raw.casefold())
        ]
        return self._maker.page(
            Kind.GLOSSARY,
            addresses.GLOSSARY,
            _("Words explained"),
            source=entries[0].term.where.file if entries else self._library.info.where.file,
            description=Prose(_("Medical words in plain language, with the other names that people use for them.")),
            shared_source=shared_source(tuple(entry.term for entry in entries)),
            terms=entries,
            letters=_letters(entries) if len(entries) > _FEW else [],
        )

    def _resources(self) -> Page:
        entries = [
            ResourceEntry(name, resource, *self._used_on(addresses.resource(name)))
            for name, resource in self._library.resources.items()
        ]
        return self._maker.page(
            Kind.RESOURCES,
            addresses.RESOURCES,
            _("Sources and links"),
            source=entries[0].resource.where.file if entries else self._library.info.where.file,
            description=Prose(_("Where the facts of this library come from, and where to read more.")),
            entries=entries,
        )

    def _diagnostics(self) -> Page:
        return self._maker.page(
            Kind.DIAGNOSTICS,
            addresses.DIAGNOSTICS,
            "Diagnostics",
            description=Prose("For editors: every message that Guidepress can print, and what to do."),
            codes=sorted(CODES.items()),
        )

    def _a_to_z(self) -> Iterator[Page]:
        """The page of the search with everything from A to Z below it, or with a page for each letter."""
        entries: list[Entry] = [entry for parts in self._guidelines for entry in parts.entries]
        index = alphabet([*entries, *library_entries(self._library, self._texts, self._own)])
        spread = sum(len(lines) for _letter, lines in index) > MOST_ENTRIES
        yield self._maker.page(
            Kind.SEARCH,
            addresses.SEARCH,
            _("Search and A to Z"),
            short_title=_("A to Z"),
            source=self._library.info.where.file,
            description=Prose(_("All pages, questions and words of this library in one list.")),
            contacts=any(item.phone or item.address for item in self._library.info.contacts.values()),
            index=[] if spread else index,
            letters=[
                (letter, addresses.letter(letter) if spread else f"{addresses.SEARCH}#gp-az-{letter.lower()}")
                for letter, _lines in index
            ],
        )
        for letter, lines in index if spread else ():
            yield self._maker.page(
                Kind.LETTER,
                addresses.letter(letter),
                _("A to Z: {letter}", letter=letter),
                short_title=letter,
                source=self._library.info.where.file,
                description=Prose(_("Everything of this library that begins with {letter}.", letter=letter)),
                letter=letter,
                entries=lines,
            )


def _letters(entries: Iterable[TermEntry]) -> list[tuple[str, str]]:
    """Each letter with the address of the first of its terms."""
    first: dict[str, str] = {}
    for entry in entries:
        first.setdefault(first_letter(entry.term.term.raw), addresses.term(entry.name))
    return list(first.items())
