"""Which sheets a guideline has, and what writes each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.handouts import parts, tables
from generator.handouts.document import Document
from generator.handouts.kinds.booklet import anchors, booklet
from generator.handouts.kinds.decision import decision_sheet
from generator.handouts.kinds.path import path_sheet, recommendation_of
from generator.handouts.kinds.questions import question_sheet
from generator.handouts.kinds.summary import summary
from generator.handouts.parts import Blocks
from generator.handouts.writer import Shelf, Writer
from generator.model import addresses
from generator.model.decision import DecisionTable, Rule
from generator.model.library import GuidelineBundle
from generator.model.questions import QuestionList
from generator.model.sheets import SheetKind, own_sheets, wanted
from generator.model.standing import standing

_COMPACT = {SheetKind.SUMMARY, SheetKind.DECISION, SheetKind.PATH}
"""What people put into a bag: as few pages as can be."""


@dataclass(frozen=True)
class Plan:
    """A sheet to be made. Fields as in `Sheet`; `heading` and `subtitle` stand at its top, `shown` names its kind."""

    kind: SheetKind
    bundle: GuidelineBundle
    name: str
    shown: str
    title: str
    purpose: str
    page: str
    heading: str
    subtitle: str
    writer: Writer
    write: Callable[[Writer], Blocks]

    def _titled(self, heading: str) -> str:
        """A heading that says first whether the advice is old, or a draft."""
        before = standing(self.bundle.guideline).title
        return f"{before} {heading}" if before and heading else heading

    def _name(self) -> str:
        """A title that no other sheet has: those of one table differ in whom they are for."""
        if self.kind is not SheetKind.PATH:
            return ""
        return f"{self.heading}{'' if self.heading.endswith('?') else ':'} {self.subtitle}"

    def _running(self) -> str:
        """What stands at the head of every page but the first: the sheet's subject, with the guideline's short name."""
        guideline = self.bundle.guideline
        short = Writer(self.writer.shelf, self.bundle.id).words(guideline.short_title or guideline.title)
        return f"{self.heading} ({short})" if self.kind in {SheetKind.DECISION, SheetKind.PATH} else short

    def document(self) -> Document:
        """The sheet as a document.

        Raises:
            TypesettingError: it has something that paper cannot show.
        """
        shelf, guideline = self.writer.shelf, self.bundle.guideline
        return Document(
            title=self._titled(self.heading),
            notice=parts.notice(self.writer, guideline),
            kind=self.shown,
            subtitle=self.subtitle,
            running=self._running(),
            name=self._titled(self._name()),
            compact=self.kind in _COMPACT,
            language=self.bundle.language(shelf.library.info),
            direction="rtl" if shelf.right_to_left else "ltr",
            timestamp=guideline.reviewed,
            furniture=parts.furniture(shelf, guideline, self.page),
            blocks=self.write(self.writer),
        )


def plans(shelf: Shelf, bundle: GuidelineBundle) -> Iterator[Plan]:
    """The sheets of a guideline, in the order in which readers meet them."""
    on = wanted(bundle, shelf.library.info)
    own = bundle.id
    guideline = Writer(shelf, own).words(bundle.guideline.title)
    if SheetKind.SUMMARY in on:
        yield Plan(
            SheetKind.SUMMARY, bundle, "", "Summary", "Summary", "The most important points, on one sheet of paper.",
            addresses.guideline(own), guideline, "", Writer(shelf, own, cite_pages=False),
            lambda writer: summary(writer, bundle),
        )  # fmt: skip
    if SheetKind.QUESTIONS in on and bundle.questions:
        yield _questions(shelf, bundle, bundle.questions, guideline)
    for decision in bundle.decisions if SheetKind.DECISION in on else ():
        yield _decision(shelf, bundle, decision, guideline)
    for decision in bundle.decisions if SheetKind.PATH in on else ():
        for rule in own_sheets(decision):
            yield _path(shelf, bundle, decision, rule)
    if SheetKind.BOOKLET in on:
        yield Plan(
            SheetKind.BOOKLET, bundle, "", "Booklet", "Booklet", "Everything about this guideline, to read on paper.",
            addresses.guideline(own), guideline, "", Writer(shelf, own, anchors(bundle)),
            lambda writer: booklet(writer, bundle, bundle.questions),
        )  # fmt: skip


def _questions(shelf: Shelf, bundle: GuidelineBundle, asked: QuestionList, guideline: str) -> Plan:
    writer = Writer(shelf, bundle.id)
    return Plan(
        SheetKind.QUESTIONS, bundle, "", "Question list", "Question list",
        "Questions to take along, with room for the answers.",
        addresses.questions(bundle.id), writer.words(asked.title), guideline, writer,
        lambda writer: question_sheet(writer, bundle, asked),
    )  # fmt: skip


def _decision(shelf: Shelf, bundle: GuidelineBundle, decision: DecisionTable, guideline: str) -> Plan:
    writer, name = Writer(shelf, bundle.id), decision.decision.name
    title = writer.words(decision.name)
    return Plan(
        SheetKind.DECISION, bundle, name, "Decision table", title, "The table, in plain words.",
        addresses.decision(bundle.id, name), title, guideline, writer,
        lambda writer: decision_sheet(writer, bundle, decision),
    )  # fmt: skip


def _path(shelf: Shelf, bundle: GuidelineBundle, decision: DecisionTable, rule: Rule) -> Plan:
    writer, name = Writer(shelf, bundle.id), decision.decision.name
    fits = [
        "".join(run.text for run in runs)
        for runs in tables.conditions(Writer(shelf, bundle.id), rule.cells, decision.inputs)
    ]
    who = "; ".join(fits) or "For everyone whom the guideline is for"
    advice = recommendation_of(bundle, decision, rule)
    title = writer.words(advice.title) if advice else who
    purpose = "What the guideline says if this fits you."
    if advice and fits:
        purpose = f"For you if {'this' if len(fits) == 1 else 'all of this'} is true: {who}."
    return Plan(
        SheetKind.PATH, bundle, f"{name}/{rule.id}", "One part of a table", title, purpose,
        addresses.rule(bundle.id, name, rule.id.name),
        *((title, writer.words(decision.name)) if advice else (writer.words(decision.name), who)), writer,
        lambda writer: path_sheet(writer, bundle, decision, rule),
    )  # fmt: skip
