"""What stands on paper beside a decision table: where no case fits, worked examples, what was proven."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from generator.decision.examples import ExampleRun
from generator.decision.verification.plain_verdict import proof_in_words
from generator.decision.verification.report import Conditions, Report
from generator.decision.waiting import what_may_change, where_no_rule_answers
from generator.decision.words import value_pieces
from generator.handouts import flow, parts, tables
from generator.handouts.document import Block, Bullets, Para
from generator.handouts.parts import Blocks
from generator.handouts.runs import Run
from generator.handouts.writer import Writer
from generator.language.formats import decimal_text, semicolon
from generator.language.speaking import _, ngettext
from generator.model.decision import Cell, DecisionTable, HitPolicy

MOST_SHOWN = 12
"""Groups of people that a list names; the rest is counted."""


def beside(writer: Writer, decision: DecisionTable, level: int) -> Blocks:
    """The blocks behind the table `decision`, headings of `level`: relaxed findings, examples, and the proof in words.

    `writer` is the sheet's.
    """
    return (
        *unexplained(writer, decision, level),
        *examples(writer, decision, level),
        proven(writer, decision),
    )


def unexplained(writer: Writer, decision: DecisionTable, level: int) -> Blocks:
    """People for whom the table `decision` has no answer or too many. `writer` and `level` as for `beside`."""
    return tuple(_unexplained(writer, decision, writer.context.analyses.of(decision, writer.here).report, level))


def examples(writer: Writer, decision: DecisionTable, level: int) -> Blocks:
    """The worked examples of the table `decision`, no block where it has none. `writer` and `level` as for `beside`."""
    worked = writer.context.analyses.of(decision, writer.here).examples
    if not worked:
        return ()
    items = tuple(tuple(_example(writer, decision, item)) for item in worked)
    return (parts.heading(writer, _("For example"), level), Bullets(items))


def proven(writer: Writer, decision: DecisionTable) -> Para:
    """What was proven of the table `decision`, in words; `writer` is the sheet's."""
    analysis = writer.context.analyses.of(decision, writer.here)
    return Para(writer.plain(" ".join(proof_in_words(analysis.report, decision, len(analysis.examples)))))


def _unexplained(writer: Writer, decision: DecisionTable, report: Report, level: int) -> Iterator[Block]:
    if report.gaps and not decision.aggregation:
        yield parts.heading(writer, _("Where no case fits"), level)
        yield Para(
            writer.plain(_("The source gives no advice for these people. If you are one of them, ask your care team."))
        )
        yield from _groups(writer, decision, [gap.where for gap in report.gaps])
    policy = decision.hit_policy
    broken = [
        pair.where
        for pair in report.overlaps
        if policy is HitPolicy.UNIQUE or (policy is HitPolicy.ANY and not pair.outputs_agree)
    ]
    if broken:
        yield parts.heading(writer, _("Where two cases fit"), level)
        yield Para(writer.plain(_("If you are one of these people, ask your care team which case counts for you.")))
        yield from _groups(writer, decision, broken)


def _groups(writer: Writer, decision: DecisionTable, boxes: list[Conditions]) -> Iterator[Block]:
    yield Bullets(tuple((_group(writer, decision, box),) for box in boxes[:MOST_SHOWN]))
    if len(boxes) > MOST_SHOWN:
        more = len(boxes) - MOST_SHOWN
        yield Para(
            writer.plain(ngettext("And {count} more group of people.", "And {count} more groups of people.", more))
        )


def _group(writer: Writer, decision: DecisionTable, box: Conditions) -> Para:
    cells = {name: Cell("", tests) for name, tests in box.items()}
    named: list[Run] = []
    for position, runs in enumerate(tables.conditions(writer, cells, decision.inputs)):
        named += (Run(semicolon()), *runs) if position else runs
    return Para(tuple(named) or writer.plain(_("Everyone")))


def _example(writer: Writer, decision: DecisionTable, item: ExampleRun) -> Iterator[Block]:
    given: list[Run] = [*writer.line(item.example.say)] if item.example.say else []
    for clause in () if item.example.say else decision.asked:
        if clause.id.name in item.example.given:
            value = writer.pieces(value_pieces(item.given[clause.id.name], clause.domain))
            entry = writer.said(_("{label}: {value}"), label=writer.line(clause.label), value=value)
            given += (*([Run(semicolon())] if given else []), *entry)
    yield Para(flow.strongly(given))
    hit = [rule for rule in decision.rules if rule.id.name in item.answer.hit]
    if decision.aggregation and isinstance(item.answer.result, Decimal):
        total = writer.plain(decimal_text(item.answer.result))
        yield Para(writer.said(_("{label}: {value}"), label=writer.line(decision.outputs[0].label), value=total))
    elif hit:
        for rule in hit[:1] if decision.hit_policy is HitPolicy.ANY else hit:
            yield from tables.results(writer, rule, decision.outputs)
        if item.may_change:
            yield Para(writer.plain(what_may_change(decision, item.answer, writer.words)))
    else:
        yield Para(writer.plain(where_no_rule_answers(decision, item.answer, writer.words) or _("No case fits.")))
