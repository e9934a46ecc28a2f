"""Which questions of a guideline's list a reader may take along with an answer of a table."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.decision import DecisionTable, Rule
from generator.model.library import GuidelineBundle
from generator.model.questions import Question, QuestionGroup

MOST = 3
"""As many as a person keeps in mind on the way to an appointment."""


def asked_with(bundle: GuidelineBundle, table: DecisionTable, rule: Rule) -> tuple[Question, ...]:
    """The questions that go with the answer of `rule` of a `table`, a table of the guideline `bundle`; the best first.

    Those that the recommendation of the rule's own name explains, then those that the table or a section with it
    explains, then the main ones of the same groups. None that asks for what the table needs to know: that is known then.
    """
    found: list[Question] = []
    for question in _in_order(bundle, table, rule):
        if question not in found and not _fills_in(question, table):
            found.append(question)
    return tuple(found[:MOST])


def _in_order(bundle: GuidelineBundle, table: DecisionTable, rule: Rule) -> Iterator[Question]:
    groups = bundle.questions.groups if bundle.questions else ()
    everything = [question for group in groups for question in group.questions]
    name = table.decision.name
    about = {("decision", name), *(("section", section) for section in _sections(bundle, name))}
    own = [question for question in everything if _explained(bundle, question, {("recommendation", rule.id.name)})]
    others = [question for question in everything if _explained(bundle, question, about)]
    yield from own
    yield from others
    for group in groups:
        yield from _main_beside(group, [*own, *others])


def _main_beside(group: QuestionGroup, chosen: list[Question]) -> Iterator[Question]:
    if any(question in chosen for question in group.questions):
        yield from (question for question in group.questions if question.main)


def _sections(bundle: GuidelineBundle, table: str) -> Iterator[str]:
    for section in bundle.guideline.sections:
        if any(ref.name == table and ref.guideline in {"", bundle.id} for ref in section.decisions):
            yield section.id.name


def _explained(bundle: GuidelineBundle, question: Question, targets: set[tuple[str, str]]) -> bool:
    return any((ref.kind, ref.name) in targets and ref.guideline in {"", bundle.id} for ref in question.explained_by)


def _fills_in(question: Question, table: DecisionTable) -> bool:
    return any(ref.name.partition("/")[0] == table.decision.name for ref in question.asks)
