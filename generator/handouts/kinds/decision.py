"""The decision sheet: one table in plain words, and the questions that it answers."""

from __future__ import annotations

from generator.handouts import alerts, parts, proof, tables
from generator.handouts.back_matter import back_matter
from generator.handouts.document import Block, IfRoom
from generator.handouts.parts import Blocks
from generator.handouts.writer import Writer
from generator.language.speaking import _
from generator.model.decision import DecisionTable, Rule
from generator.model.library import GuidelineBundle
from generator.model.questions import Question

MOST_QUESTIONS = 7
"""Readers lose longer lists (CDC Clear Communication Index)."""


def decision_sheet(writer: Writer, bundle: GuidelineBundle, decision: DecisionTable) -> Blocks:
    """The table `decision` of the guideline `bundle`, what it leaves open, examples, what was proven, and what to ask.

    `writer` is the sheet's.
    """
    named = [*(rule.alert for rule in decision.rules), *(case.alert for case in decision.open)]
    blocks: list[Block] = [*alerts.alerts(writer, bundle, named), *tables.whole(writer, decision)]
    blocks += proof.unexplained(writer, decision, level=2)
    asked = about(bundle, {("decision", decision.decision.name)}, inputs(decision))
    spare = [
        (parts.questions(writer, _("Questions you could ask"), asked, lines=1, follow_up=False),) if asked else (),
        proof.examples(writer, decision, level=2),
        tables.steps(writer, decision, level=2),
    ]
    blocks += (IfRoom(some, rank) for rank, some in enumerate(filter(None, spare)))
    blocks.append(proof.proven(writer, decision))
    blocks += back_matter(writer, bundle.guideline)
    return tuple(blocks)


def about(bundle: GuidelineBundle, *targets: set[tuple[str, str]]) -> list[Question]:
    """Questions that targets (kind, name) explain or ask for: those of the first targets first, at most seven."""
    every = [
        question for group in (bundle.questions.groups if bundle.questions else ()) for question in group.questions
    ]
    found: dict[str, Question] = {}
    for wanted in targets:
        for question in every:
            refs = (*question.explained_by, *question.asks)
            if any((ref.kind, ref.name) in wanted and ref.guideline in {"", bundle.id} for ref in refs):
                found.setdefault(question.id.name, question)
    return list(found.values())[:MOST_QUESTIONS]


def inputs(decision: DecisionTable, rule: Rule | None = None) -> set[tuple[str, str]]:
    """What the table `decision`, or one row of it (`rule`), asks about a person: targets (kind, name)."""
    return {
        ("input", f"{decision.decision}/{clause.id}")
        for clause in decision.inputs
        if rule is None or clause.id.name in rule.cells
    }
