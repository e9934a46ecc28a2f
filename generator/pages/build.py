"""Every page of a library.

Glossary and resources are rendered last: they list the pages that used them, and only the finished
pages know.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from jinja2 import Environment

from generator.checks.conformance.card import Card
from generator.codes import CODES
from generator.handouts.sheet import Sheet
from generator.model import addresses, data_files
from generator.model.danger import has_help
from generator.model.derived_questions import answered_by
from generator.model.library import GuidelineBundle, Library, Resource, Term
from generator.model.questions import Question
from generator.model.sheets import SheetKind
from generator.model.values import Prose
from generator.pages.decision_page import decision_extras
from generator.pages.explorer import explorer_data
from generator.pages.explorer_texts import PAGE
from generator.pages.handouts import handouts_page, sheet_of
from generator.pages.index import alphabet, letter_of
from generator.pages.page import TOP, Kind, Page
from generator.pages.renderer import Renderer, page_environment
from generator.text.resolve import Texts

_DESCRIPTION = 200  # characters: search engines cut there
MOST_ENTRIES = 1_000
"""Lines of the list from A to Z: with more, each letter has a page of its own."""
_FEW = 20  # terms that are found without a list of letters


@dataclass(frozen=True, slots=True)
class TermEntry:
    """A term as the glossary shows it, with the pages that use it."""

    name: str
    term: Term
    pages: tuple[Page, ...]


@dataclass(frozen=True, slots=True)
class ResourceEntry:
    """A resource as the list shows it, with the pages that cite it."""

    name: str
    resource: Resource
    pages: tuple[Page, ...]


def build_pages(
    library: Library, texts: Texts, sheets: Mapping[str, Sequence[Sheet]], cards: Mapping[str, Card]
) -> tuple[Page, ...]:
    """All pages in reading order; `sheets` and `cards` are each guideline's handouts and its conformance card."""
    return _Builder(library, texts, sheets, cards).pages()


class _Builder:
    def __init__(
        self, library: Library, texts: Texts, sheets: Mapping[str, Sequence[Sheet]], cards: Mapping[str, Card]
    ) -> None:
        self._library = library
        self._texts = texts
        self._sheets = sheets
        self._cards = cards
        self._data_files = data_files.decision_files(library)
        self._environment: Environment = page_environment()

    def pages(self) -> tuple[Page, ...]:
        pages = [self._home()]
        for bundle in self._library.guidelines:
            pages += self._guideline(bundle)
        pages.append(self._all_questions())
        if has_help(self._library):
            pages.append(self._help())
        glossary = self._glossary(pages)
        resources = self._resources([*pages, glossary])
        pages += [glossary, resources, self._diagnostics()]
        return (*pages, *self._a_to_z(pages))

    def _page(
        self,
        kind: Kind,
        address: str,
        title: str | Prose,
        *,
        bundle: GuidelineBundle | None = None,
        short_title: str | Prose = "",
        source: str = "",
        description: Prose | None = None,
        **context: Any,
    ) -> Page:
        here = bundle.id if bundle else ""
        renderer = Renderer(self._library, self._texts, address, here)
        template = self._environment.get_template(f"{kind.value.replace(' ', '-')}.html")
        body = template.render(r=renderer, top=TOP, library=self._library, bundle=bundle, **context)
        if kind is not Kind.GLOSSARY:  # where all of them are explained
            body += self._environment.get_template("_words.html").render(r=renderer)
        words = renderer.plain(description) if description else ""
        full = self._words(title, here)
        return Page(
            address=address,
            kind=kind,
            title=full,
            short_title=self._words(short_title, here) or full,
            body=body,
            headings=tuple(renderer.headings),
            anchors=frozenset(renderer.anchors),
            links=frozenset(renderer.links),
            pieces=renderer.pieces,
            source=source,
            description=words if len(words) <= _DESCRIPTION else words[: _DESCRIPTION - 1].rsplit(" ", 1)[0] + "…",
            guideline=here,
        )

    def _words(self, text: str | Prose, here: str) -> str:
        if isinstance(text, str):
            return text
        return Renderer(self._library, self._texts, "", here).plain(text)

    # pages of the library

    def _home(self) -> Page:
        info = self._library.info
        return self._page(
            Kind.HOME, addresses.HOME, info.name, short_title="Home", source=info.where.file, description=info.summary
        )

    def _all_questions(self) -> Page:
        return self._page(
            Kind.ALL_QUESTIONS,
            addresses.ALL_QUESTIONS,
            "Questions to ask",
            source=self._library.info.where.file,
            description=Prose("All question lists of this library, by guideline."),
        )

    def _help(self) -> Page:
        return self._page(
            Kind.HELP,
            addresses.HELP,
            "When to get help",
            source=self._library.info.where.file,
            description=Prose("Signs of danger, what to do, and whom to reach."),
        )

    def _glossary(self, pages: Iterable[Page]) -> Page:
        users = _users(pages)
        entries = [
            TermEntry(name, term, tuple(users.get(addresses.term(name), ())))
            for name, term in sorted(self._library.terms.items(), key=lambda item: item[1].term.raw.casefold())
        ]
        return self._page(
            Kind.GLOSSARY,
            addresses.GLOSSARY,
            "Words explained",
            source=entries[0].term.where.file if entries else self._library.info.where.file,
            description=Prose("Medical words in plain language, with the other names that people use for them."),
            terms=entries,
            letters=_letters(entries) if len(entries) > _FEW else [],
        )

    def _resources(self, pages: Iterable[Page]) -> Page:
        users = _users(pages)
        entries = [
            ResourceEntry(name, resource, tuple(users.get(addresses.resource(name), ())))
            for name, resource in self._library.resources.items()
        ]
        return self._page(
            Kind.RESOURCES,
            addresses.RESOURCES,
            "Sources and links",
            source=entries[0].resource.where.file if entries else self._library.info.where.file,
            description=Prose("Where the facts of this library come from, and where to read more."),
            entries=entries,
        )

    def _a_to_z(self, pages: Sequence[Page]) -> Iterable[Page]:
        """The page of the search with everything from A to Z below it, or with a page for each letter."""
        index = alphabet(self._library, self._texts, pages)
        spread = sum(len(entries) for _, entries in index) > MOST_ENTRIES
        yield self._page(
            Kind.SEARCH,
            addresses.SEARCH,
            "Search and A to Z",
            short_title="A to Z",
            source=self._library.info.where.file,
            description=Prose("All pages, questions and words of this library in one list."),
            index=[] if spread else index,
            letters=[
                (letter, addresses.letter(letter) if spread else f"{addresses.SEARCH}#gp-az-{letter.lower()}")
                for letter, _ in index
            ],
        )
        for letter, entries in index if spread else ():
            yield self._page(
                Kind.LETTER,
                addresses.letter(letter),
                f"A to Z: {letter}",
                short_title=letter,
                source=self._library.info.where.file,
                description=Prose(f"Everything of this library that begins with {letter}."),
                letter=letter,
                entries=entries,
            )

    def _diagnostics(self) -> Page:
        return self._page(
            Kind.DIAGNOSTICS,
            addresses.DIAGNOSTICS,
            "Diagnostics",
            description=Prose("For editors: every message that Guidepress can print, and what to do."),
            codes=sorted(CODES.items()),
        )

    # pages of a guideline

    def _guideline(self, bundle: GuidelineBundle) -> Iterable[Page]:
        guideline, own = bundle.guideline, bundle.id
        source = guideline.where.file
        name = self._words(guideline.short_title or guideline.title, own)
        sheets = self._sheets.get(own, ())
        yield self._page(
            Kind.OVERVIEW,
            addresses.guideline(own),
            guideline.title,
            bundle=bundle,
            short_title="Overview",
            source=source,
            description=guideline.main_message.text,
        )
        for section in guideline.sections:
            yield self._page(
                Kind.SECTION,
                addresses.section(own, section.id.name),
                section.title,
                bundle=bundle,
                source=source,
                description=section.summary,
                section=section,
                questions=_explained(bundle, {("section", section.id.name)} | _recommended(section.recommendations)),
                sheet=sheet_of(sheets, SheetKind.BOOKLET),
            )
        yield self._page(
            Kind.ABOUT,
            addresses.about(own),
            f"About this guideline: {name}",
            bundle=bundle,
            short_title="About this guideline",
            source=source,
            description=Prose("Sources, dates, status and how this text was made."),
        )
        yield self._page(
            Kind.CONFORMANCE,
            addresses.conformance(own),
            f"How this guideline measures up: {name}",
            bundle=bundle,
            short_title="How this guideline measures up",
            source=source,
            description=Prose(
                "What the field asks of patient versions of guidelines, item by item, with the evidence."
            ),
            card=self._cards[own],
        )
        if any(section.recommendations for section in guideline.sections) or guideline.grades:
            yield self._page(
                Kind.RECOMMENDATIONS,
                addresses.recommendations(own),
                f"All recommendations: {name}",
                bundle=bundle,
                short_title="All recommendations",
                source=source,
                description=guideline.main_message.text,
            )
        for table in bundle.decisions:
            yield self._page(
                Kind.DECISION,
                addresses.decision(own, table.decision.name),
                table.name,
                bundle=bundle,
                source=table.where.file,
                description=table.question,
                table=table,
                extras=decision_extras(table, partial(self._words, here=own)),
                questions=_explained(bundle, {("decision", table.decision.name)}),
                files=self._data_files[own, table.decision.name],
                data_schema=data_files.SCHEMA,
                sheet=sheet_of(sheets, SheetKind.DECISION, table.decision.name),
                paths={sheet.page: sheet for sheet in sheets if sheet.kind is SheetKind.PATH},
                asked={
                    clause.id.name: answered_by(bundle.questions, table.decision.name, clause.id.name)
                    for clause in table.inputs
                },
                explorer_texts=PAGE,
                explorer=explorer_data(self._library, self._texts, bundle, table),
            )
        if bundle.questions:
            yield self._page(
                Kind.QUESTIONS,
                addresses.questions(own),
                bundle.questions.title,
                bundle=bundle,
                short_title="Questions to ask",
                source=bundle.questions.where.file,
                description=bundle.questions.intro,
                sheet=sheet_of(sheets, SheetKind.QUESTIONS),
            )
        yield self._page(
            Kind.MY_HANDOUT,
            addresses.my_handout(own),
            f"Make your own handout: {name}",
            bundle=bundle,
            short_title="Make your own handout",
            source=source,
            description=Prose("Choose what matters to you, add notes, and print it or save it as one file."),
        )
        yield self._page(
            Kind.HANDOUTS,
            addresses.handouts(own),
            f"Handouts to print: {name}",
            bundle=bundle,
            short_title="Handouts to print",
            source=source,
            description=Prose("Sheets to print, take along or give away."),
            shelf=handouts_page(bundle, sheets),
        )


def _letters(entries: Iterable[TermEntry]) -> list[tuple[str, str]]:
    """Each letter with the address of the first of its terms."""
    first: dict[str, str] = {}
    for entry in entries:
        first.setdefault(letter_of(entry.term.term.raw), addresses.term(entry.name))
    return list(first.items())


def _users(pages: Iterable[Page]) -> dict[str, list[Page]]:
    """For each address, the pages that link to it."""
    users: dict[str, list[Page]] = {}
    for page in pages:
        for link in page.links:
            users.setdefault(link, []).append(page)
    return users


def _recommended(recommendations: Iterable[Any]) -> set[tuple[str, str]]:
    return {("recommendation", item.id.name) for item in recommendations}


def _explained(bundle: GuidelineBundle, targets: set[tuple[str, str]]) -> list[Question]:
    """The questions of a guideline that something on this page explains."""
    groups = bundle.questions.groups if bundle.questions else ()
    return [
        item
        for group in groups
        for item in group.questions
        if any((ref.kind, ref.name) in targets and ref.guideline in {"", bundle.id} for ref in item.explained_by)
        or any(("decision", ref.name.partition("/")[0]) in targets for ref in item.asks)
    ]
