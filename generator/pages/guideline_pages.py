"""The pages of one guideline, and what pages of the library show of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import Any

from generator.analysis import Analyses
from generator.checks.conformance.card import Card
from generator.handouts.sheet import Sheet
from generator.language.speaking import _
from generator.model import addresses, data_files
from generator.model.citations import shared_source
from generator.model.decision import DecisionTable
from generator.model.derived_questions import answered_by
from generator.model.guideline import Section
from generator.model.library import GuidelineBundle, Library
from generator.model.questions import Question, QuestionList
from generator.model.sheets import SheetKind
from generator.model.values import Prose, Ref
from generator.model.voice import speaking_for
from generator.pages.decision_page import decision_extras
from generator.pages.explorer import explorer_data, signs_of
from generator.pages.explorer_texts import page_texts
from generator.pages.handouts import handouts_page, sheet_of
from generator.pages.home import FIRST_QUESTION, guideline_line
from generator.pages.index import guideline_entries
from generator.pages.maker import PageMaker
from generator.pages.page import Kind, Page
from generator.pages.parts import GuidelineParts, summary_of
from generator.pages.schedule_data import own_days
from generator.text.resolve import Texts


def guideline_pages(
    library: Library,
    texts: Texts,
    bundle: GuidelineBundle,
    sheets: Sequence[Sheet],
    *,
    card: Card,
    analyses: Analyses,
) -> tuple[Page, ...]:
    """The pages of `bundle`, a guideline of `library`, in reading order.

    `texts` are the texts of the library with references resolved, `sheets` are its handouts, `card` its conformance card, `analyses` those of its tables.
    """
    with speaking_for(bundle.guideline):
        return tuple(_GuidelinePages(library, texts, bundle, sheets, card=card, analyses=analyses).pages())


def guideline_parts(library: Library, texts: Texts, bundle: GuidelineBundle, pages: Iterable[Page]) -> GuidelineParts:
    """What pages of `library` show of the guideline `bundle`, whose own `pages` are finished.

    `texts` are the texts of the library with references resolved.
    """
    maker = PageMaker(library, texts)
    summaries = tuple(map(summary_of, pages))
    with speaking_for(bundle.guideline):
        return GuidelineParts(
            home=maker.of_guideline("home", addresses.HOME, bundle),
            line=guideline_line(library, texts, bundle),
            questions=maker.of_guideline("questions", addresses.ALL_QUESTIONS, bundle) if bundle.questions else None,
            help=maker.of_guideline("help", addresses.HELP, bundle) if bundle.guideline.alerts else None,
            entries=tuple(guideline_entries(texts, bundle, summaries)),
            pages=summaries,
        )


class _GuidelinePages:
    def __init__(
        self,
        library: Library,
        texts: Texts,
        bundle: GuidelineBundle,
        sheets: Sequence[Sheet],
        *,
        card: Card,
        analyses: Analyses,
    ) -> None:
        self._library = library
        self._texts = texts
        self._bundle = bundle
        self._sheets = sheets
        self._card = card
        self._analyses = analyses
        self._maker = PageMaker(library, texts)
        self._name = self._words(bundle.guideline.short_title or bundle.guideline.title)

    def _words(self, text: str | Prose) -> str:
        return self._maker.words(text, self._bundle.id)

    def _page(self, kind: Kind, address: str, title: str | Prose, *, source: str = "", **context: Any) -> Page:
        source = source or self._bundle.guideline.where.file
        return self._maker.page(kind, address, title, bundle=self._bundle, source=source, **context)

    def pages(self) -> Iterator[Page]:
        bundle = self._bundle
        yield self._overview()
        yield from map(self._section, bundle.guideline.sections)
        yield self._about()
        yield self._conformance()
        if any(section.recommendations for section in bundle.guideline.sections) or bundle.guideline.grades:
            yield self._recommendations()
        yield from map(self._decision, bundle.decisions)
        if bundle.questions:
            yield self._questions(bundle.questions)
        yield self._my_handout()
        yield self._handouts()

    def _overview(self) -> Page:
        guideline = self._bundle.guideline
        return self._page(
            Kind.OVERVIEW,
            addresses.guideline(self._bundle.id),
            guideline.called,
            short_title=_("Overview"),
            description=guideline.main_message.text,
            top_of_questions=FIRST_QUESTION,
            shared_source=shared_source(guideline, _only(guideline.sources)),
        )

    def _section(self, section: Section) -> Page:
        shown = {("recommendation", item.id.name) for item in section.recommendations}
        shown |= {("options", item.id.name) for item in section.options}
        return self._page(
            Kind.SECTION,
            addresses.section(self._bundle.id, section.id.name),
            section.title,
            description=section.summary,
            shared_source=shared_source(section, section.source),
            section=section,
            questions=_explained(self._bundle, {("section", section.id.name)} | shown),
            sheet=sheet_of(self._sheets, SheetKind.BOOKLET),
            schedule_sheets={sheet.name: sheet for sheet in self._sheets if sheet.kind is SheetKind.SCHEDULE},
            own_days=partial(own_days, self._texts),
            option_sheets={sheet.name: sheet for sheet in self._sheets if sheet.kind is SheetKind.OPTIONS},
        )

    def _about(self) -> Page:
        return self._page(
            Kind.ABOUT,
            addresses.about(self._bundle.id),
            _("About this guideline: {guideline}", guideline=self._name),
            short_title=_("About this guideline"),
            description=Prose(_("Sources, dates, status and how this text was made.")),
            programs=[(table, self._files(table)) for table in self._bundle.decisions],
            data_schema=data_files.SCHEMA,
            options_schema=data_files.OPTIONS_SCHEMA,
        )

    def _files(self, table: DecisionTable) -> str:
        """Where the files for programs of a table are, without their suffix."""
        return data_files.decision_file(self._library, self._bundle.id, table.decision.name)

    def _conformance(self) -> Page:
        return self._page(
            Kind.CONFORMANCE,
            addresses.conformance(self._bundle.id),
            _("How this guideline measures up: {guideline}", guideline=self._name),
            short_title=_("How this guideline measures up"),
            description=Prose(
                _("What the field asks of patient versions of guidelines, item by item, with the evidence.")
            ),
            card=self._card,
        )

    def _recommendations(self) -> Page:
        recommended = tuple(section.recommendations for section in self._bundle.guideline.sections)
        return self._page(
            Kind.RECOMMENDATIONS,
            addresses.recommendations(self._bundle.id),
            _("All recommendations: {guideline}", guideline=self._name),
            short_title=_("All recommendations"),
            description=self._bundle.guideline.main_message.text,
            shared_source=shared_source(recommended, _only(self._bundle.guideline.sources)),
        )

    def _decision(self, table: DecisionTable) -> Page:
        bundle, name = self._bundle, table.decision.name
        analysis = self._analyses.of(table, bundle.id)
        explorer = explorer_data(self._library, self._texts, bundle, analysis)
        return self._page(
            Kind.DECISION,
            addresses.decision(bundle.id, name),
            table.name,
            source=table.where.file,
            description=table.question,
            shared_source=shared_source(table),
            table=table,
            extras=decision_extras(analysis, bundle.guideline),
            questions=_explained(bundle, {("decision", name)}),
            sheet=sheet_of(self._sheets, SheetKind.DECISION, name),
            paths={sheet.page: sheet for sheet in self._sheets if sheet.kind is SheetKind.PATH},
            asked={clause.id.name: answered_by(bundle.questions, name, clause.id.name) for clause in table.inputs},
            explorer_texts=page_texts(),
            explorer=explorer,
            explorer_signs=signs_of(explorer) if explorer else (),
        )

    def _questions(self, questions: QuestionList) -> Page:
        return self._page(
            Kind.QUESTIONS,
            addresses.questions(self._bundle.id),
            questions.title,
            short_title=_("Questions to ask"),
            source=questions.where.file,
            description=questions.intro,
            shared_source=shared_source(questions),
            sheet=sheet_of(self._sheets, SheetKind.QUESTIONS),
        )

    def _my_handout(self) -> Page:
        return self._page(
            Kind.MY_HANDOUT,
            addresses.my_handout(self._bundle.id),
            _("Make your own handout: {guideline}", guideline=self._name),
            short_title=_("Make your own handout"),
            description=Prose(_("Choose what matters to you, add notes, and print it or save it as one file.")),
        )

    def _handouts(self) -> Page:
        return self._page(
            Kind.HANDOUTS,
            addresses.handouts(self._bundle.id),
            _("Handouts to print: {guideline}", guideline=self._name),
            short_title=_("Handouts to print"),
            description=Prose(_("Sheets to print, take along or give away.")),
            shelf=handouts_page(self._bundle, self._sheets),
        )


def _only(sources: tuple[Ref, ...]) -> tuple[Ref, ...]:
    """The one source of a guideline; of several, none speaks for all of a page."""
    return sources if len(sources) == 1 else ()


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
