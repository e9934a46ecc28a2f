"""Which sheets a guideline has, and what writes each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from generator.handouts import parts, tables
from generator.handouts.document import Document
from generator.handouts.kinds.booklet import anchors, booklet
from generator.handouts.kinds.decision import decision_sheet
from generator.handouts.kinds.options import options_sheet
from generator.handouts.kinds.path import path_sheet, recommendation_of
from generator.handouts.kinds.questions import question_sheet
from generator.handouts.kinds.schedule import schedule_sheet
from generator.handouts.kinds.summary import summary
from generator.handouts.parts import Blocks
from generator.handouts.writer import HandoutContext, Writer
from generator.language.formats import SENTENCE_ENDS, semicolon
from generator.language.speaking import N_, _, ngettext
from generator.model import addresses
from generator.model.decision import DecisionTable, Rule
from generator.model.guideline import Section
from generator.model.library import GuidelineBundle
from generator.model.options import Options
from generator.model.schedule import Schedule
from generator.model.sheets import SheetKind, is_folded, own_sheets, wanted
from generator.model.standing import standing
from generator.model.voice import speaking_for


@dataclass(frozen=True, kw_only=True)
class SheetPlan:
    """A sheet to be made. Fields as in `Sheet`; `heading` and `subtitle` stand at its top.

    `told` is what tells the sheet from those with the same heading, in the file's properties; "" for the subtitle.
    """

    kind: SheetKind
    bundle: GuidelineBundle
    name: str = ""
    title: str
    purpose: str
    page: str
    heading: str
    subtitle: str = ""
    told: str = ""
    writer: Writer
    write: Callable[[Writer], Blocks]

    @property
    def shown(self) -> str:
        """What readers call its kind."""
        return _(self.named)

    @property
    def named(self) -> str:
        """What its kind is called in English, for editors."""
        return _KINDS[self.kind].shown

    def _titled(self, heading: str) -> str:
        """A heading that says first whether the advice is old, or a draft."""
        before = standing(self.bundle.guideline).title
        return f"{before} {heading}" if before and heading else heading

    def _name(self) -> str:
        """A title that no other sheet has: those of one table differ in whom they are for."""
        if self.kind is not SheetKind.PATH:
            return ""
        if self.heading.endswith(SENTENCE_ENDS):
            return f"{self.heading} {self.told or self.subtitle}"
        return _("{label}: {value}", label=self.heading, value=self.told or self.subtitle)

    def _running(self) -> str:
        """What stands at the head of every page but the first: the sheet's subject, with the guideline's short name."""
        guideline = self.bundle.guideline
        short = Writer(self.writer.context, self.bundle.id).words(guideline.short_title or guideline.title)
        return f"{self.heading} ({short})" if self.kind in _OF_A_PART else short

    def document(self) -> Document:
        """The sheet as a document.

        Raises:
            TypesettingError: it has something that paper cannot show.
        """
        with speaking_for(self.bundle.guideline):
            return self._document()

    def _document(self) -> Document:
        context, guideline = self.writer.context, self.bundle.guideline
        notice = parts.notice(self.writer, guideline)
        blocks = self.write(self.writer)  # explains the words of the notice, too
        return Document(
            title=self._titled(self.heading),
            notice=parts.with_languages(self.writer, notice),
            kind=self.shown,
            subtitle=self.subtitle,
            running=self._running(),
            name=self._titled(self._name()),
            compact=_KINDS[self.kind].sides > 0,
            sides=_KINDS[self.kind].sides,
            fold=self.kind is SheetKind.BOOKLET and is_folded(self.bundle, context.library.info),
            language=self.bundle.language(context.library.info),
            direction="rtl" if context.right_to_left else "ltr",
            timestamp=guideline.reviewed,
            furniture=parts.furniture(context, guideline, self.page),
            blocks=blocks,
        )


_OF_A_PART = {SheetKind.SCHEDULE, SheetKind.OPTIONS, SheetKind.DECISION, SheetKind.PATH}
"""Kinds whose sheets are about a part of a guideline, whose title stands at the head of each page."""


def plans(context: HandoutContext, bundle: GuidelineBundle) -> Iterator[SheetPlan]:
    """The sheets of the guideline `bundle`, in the order in which readers meet them.

    `context` is what all sheets share.
    """
    on = wanted(bundle, context.library.info)
    for kind in SheetKind:
        if kind in on:
            with speaking_for(bundle.guideline):
                planned = tuple(_KINDS[kind].plan(context, bundle))
            yield from planned


def _title(context: HandoutContext, bundle: GuidelineBundle) -> str:
    return Writer(context, bundle.id).words(bundle.guideline.title)


def _summary(context: HandoutContext, bundle: GuidelineBundle) -> Iterator[SheetPlan]:
    yield SheetPlan(
        kind=SheetKind.SUMMARY,
        bundle=bundle,
        title=_("Summary"),
        purpose=_("For you if you read nothing else: the most important points, on one sheet of paper."),
        page=addresses.guideline(bundle.id),
        heading=_title(context, bundle),
        writer=Writer(context, bundle.id, cite_pages=False),
        write=lambda writer: summary(writer, bundle),
    )


def _questions(context: HandoutContext, bundle: GuidelineBundle) -> Iterator[SheetPlan]:
    asked = bundle.questions
    if asked is None:
        return
    writer = Writer(context, bundle.id, cite_pages=False)
    yield SheetPlan(
        kind=SheetKind.QUESTIONS,
        bundle=bundle,
        title=_("Question list"),
        purpose=_("For your appointment: questions to take along, with room for the answers."),
        page=addresses.questions(bundle.id),
        heading=writer.words(asked.title),
        subtitle=_title(context, bundle),
        writer=writer,
        write=lambda writer: question_sheet(writer, bundle, asked),
    )


def _schedules(context: HandoutContext, bundle: GuidelineBundle) -> Iterator[SheetPlan]:
    for section in bundle.guideline.sections:
        for schedule in section.schedules:
            yield _schedule(context, bundle, section, schedule)


def _schedule(context: HandoutContext, bundle: GuidelineBundle, section: Section, schedule: Schedule) -> SheetPlan:
    writer = Writer(context, bundle.id, cite_pages=False)
    title = writer.words(schedule.title)
    return SheetPlan(
        kind=SheetKind.SCHEDULE,
        bundle=bundle,
        name=schedule.id.name,
        title=title,
        purpose=_("For your calendar: what is done when, with room for your own days."),
        page=addresses.schedule(bundle.id, section.id.name, schedule.id.name),
        heading=title,
        subtitle=_title(context, bundle),
        writer=writer,
        write=lambda writer: schedule_sheet(writer, bundle, schedule),
    )


def _options(context: HandoutContext, bundle: GuidelineBundle) -> Iterator[SheetPlan]:
    for section in bundle.guideline.sections:
        for item in section.options:
            yield _compared(context, bundle, section, item)


def _compared(context: HandoutContext, bundle: GuidelineBundle, section: Section, item: Options) -> SheetPlan:
    writer = Writer(context, bundle.id, cite_pages=False)
    title = writer.words(item.title)
    return SheetPlan(
        kind=SheetKind.OPTIONS,
        bundle=bundle,
        name=item.id.name,
        title=title,
        purpose=_("For a choice: your options side by side, with room for what matters to you."),
        page=addresses.options(bundle.id, section.id.name, item.id.name),
        heading=title,
        subtitle=_title(context, bundle),
        writer=writer,
        write=lambda writer: options_sheet(writer, bundle, section, item),
    )


def _decisions(context: HandoutContext, bundle: GuidelineBundle) -> Iterator[SheetPlan]:
    for decision in bundle.decisions:
        yield _decision(context, bundle, decision)


def _decision(context: HandoutContext, bundle: GuidelineBundle, decision: DecisionTable) -> SheetPlan:
    writer, name = Writer(context, bundle.id, cite_pages=False), decision.decision.name
    title = writer.words(decision.name)
    return SheetPlan(
        kind=SheetKind.DECISION,
        bundle=bundle,
        name=name,
        title=title,
        purpose=_("The table, in plain words."),
        page=addresses.decision(bundle.id, name),
        heading=title,
        subtitle=_title(context, bundle),
        writer=writer,
        write=lambda writer: decision_sheet(writer, bundle, decision),
    )


def _paths(context: HandoutContext, bundle: GuidelineBundle) -> Iterator[SheetPlan]:
    for decision in bundle.decisions:
        for rule in own_sheets(decision):
            yield _path(context, bundle, decision, rule)


def _path(context: HandoutContext, bundle: GuidelineBundle, decision: DecisionTable, rule: Rule) -> SheetPlan:
    writer, name = Writer(context, bundle.id, cite_pages=False), decision.decision.name
    fits = [
        "".join(run.text for run in runs)
        for runs in tables.conditions(Writer(context, bundle.id), rule.cells, decision.inputs)
    ]
    said = writer.words(rule.say) if rule.say else semicolon().join(fits)
    who = said or _("For everyone whom the guideline is for")
    advice = recommendation_of(bundle, decision, rule)
    title = writer.words(advice.title) if advice else who
    table = writer.words(decision.name)
    purpose = _("What the guideline says if this fits you.")
    if advice and rule.say:
        purpose = who
    elif advice and fits:
        purpose = ngettext(
            "For you if this is true: {facts}.", "For you if all of this is true: {facts}.", len(fits), facts=who
        )
    return SheetPlan(
        kind=SheetKind.PATH,
        bundle=bundle,
        name=f"{name}/{rule.id}",
        title=title,
        purpose=purpose,
        page=addresses.rule(bundle.id, name, rule.id.name),
        heading=title if advice else table,
        subtitle=table if advice else "",
        told="" if advice else who,
        writer=writer,
        write=lambda writer: path_sheet(writer, bundle, decision, rule),
    )


def _booklet(context: HandoutContext, bundle: GuidelineBundle) -> Iterator[SheetPlan]:
    yield SheetPlan(
        kind=SheetKind.BOOKLET,
        bundle=bundle,
        title=_("Booklet"),
        purpose=_("For reading in peace: everything about this guideline, on paper."),
        page=addresses.guideline(bundle.id),
        heading=_title(context, bundle),
        writer=Writer(context, bundle.id, anchors(bundle)),
        write=lambda writer: booklet(writer, bundle, bundle.questions),
    )


@dataclass(frozen=True, kw_only=True)
class _Kind:
    """A kind of sheet: what readers call it, and what plans its sheets, none where a guideline lacks what they print.

    `sides`: the pages of paper that it is fitted on, for what people put into a bag; 0 for as many as it takes. Whatever
    the kind, alerts stand first on a sheet (`alerts.alerts`) and words explained and sources last (`back_matter`);
    a heading stands only where something follows it.
    """

    shown: str
    plan: Callable[[HandoutContext, GuidelineBundle], Iterator[SheetPlan]]
    sides: int = 2


_KINDS: Mapping[SheetKind, _Kind] = {
    SheetKind.SUMMARY: _Kind(shown=N_("Summary"), plan=_summary),
    SheetKind.QUESTIONS: _Kind(shown=N_("Question list"), plan=_questions),
    SheetKind.SCHEDULE: _Kind(shown=N_("Schedule"), plan=_schedules),
    SheetKind.OPTIONS: _Kind(shown=N_("Options side by side"), plan=_options),
    SheetKind.DECISION: _Kind(shown=N_("Decision table"), plan=_decisions),
    SheetKind.PATH: _Kind(shown=N_("One part of a table"), plan=_paths, sides=1),
    SheetKind.BOOKLET: _Kind(shown=N_("Booklet"), plan=_booklet, sides=0),
}
"""All kinds: a new one is a line here, a member of `SheetKind` and a module in `kinds`."""

_LACKING = ", ".join(kind.name for kind in SheetKind if kind not in _KINDS)
assert not _LACKING, f"_KINDS of generator/handouts/plan.py lacks {_LACKING}"  # noqa: S101 - before a worker needs it
