"""Scores on paper, and where values come from that nobody is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.decision.formula_words import formula_in_words
from generator.decision.words import value_in_words
from generator.handouts import flow
from generator.handouts.document import Block, Bullets, Para, TableBlock, TableRow
from generator.handouts.writer import Writer
from generator.language.speaking import _
from generator.model.decision import DecisionTable, Exemption, InputClause, Rule
from generator.model.linked import FromDecision
from generator.model.sfeel import ANY, Domain, Type


def shown_inputs(decision: DecisionTable) -> Sequence[InputClause]:
    """The inputs that have a column on paper: of a linked table those that some row speaks of."""
    if not decision.is_linked:
        return decision.inputs
    rows: Sequence[Rule | Exemption] = (*decision.rules, *decision.open, *decision.impossible)
    spoken = {name for row in rows for name, cell in row.cells.items() if cell.tests != ANY}
    return [clause for clause in decision.inputs if clause.id.name in spoken] or decision.inputs


def signs(writer: Writer, decision: DecisionTable) -> Iterator[Block]:
    """The signs of the score `decision` with their points, one after the other; nothing of another table.

    `writer` is the sheet's.
    """
    score = decision.score
    if score is None:
        return
    total = decision.input(score.total)
    domain = Domain(Type.NUMBER, unit=total.domain.unit)
    rows = [
        TableRow(
            flow.strongly(writer.line(decision.input(sign.input).label)),
            ((Para((*writer.plain(value_in_words(sign.points, domain)), *writer.cite(sign.source))),),),
        )
        for sign in score.signs
    ]
    columns = (_("If this is so"), writer.words(total.label))
    yield TableBlock(writer.plain(_("What counts")), columns, tuple(rows))


def origins(writer: Writer, decision: DecisionTable, rule: Rule | None = None) -> Iterator[Block]:
    """Where the values of `decision` come from that nobody is asked for, a line each; with `rule` those that it speaks of.

    `writer` is the sheet's.
    """
    lines = [
        (
            Para(
                writer.said(
                    _("{label}: {value}"),
                    label=writer.line(clause.label),
                    value=writer.plain(_origin(writer, decision, clause)),
                )
            ),
        )
        for clause in decision.inputs
        if clause.origin is not None and (rule is None or clause.id.name in rule.cells)
    ]
    if lines:
        yield Bullets(tuple(lines))


def way(writer: Writer, decision: DecisionTable, rule: Rule) -> Iterator[Block]:
    """For a sheet of one `rule` of `decision`: where its values come from, and the signs of each score among these.

    `writer` is the sheet's.
    """
    yield from origins(writer, decision, rule)
    names = {
        clause.origin.decision
        for clause in decision.inputs
        if isinstance(clause.origin, FromDecision) and clause.id.name in rule.cells
    }
    for table in (*(one for one in decision.linked if one.decision.name in names), decision):
        yield from signs(writer, table)


def _origin(writer: Writer, decision: DecisionTable, clause: InputClause) -> str:
    assert clause.origin is not None  # noqa: S101 - asked by the caller
    if isinstance(clause.origin, FromDecision):
        name = clause.origin.decision
        source = next(one for one in decision.linked if one.decision.name == name)
        return _("This comes from {decision}.", decision=f"\u201c{writer.words(source.name)}\u201d")
    if decision.score is not None:
        return _("This is the sum of the points of all signs that are there.")
    formula = formula_in_words(clause.origin.term, lambda name: writer.words(decision.input(name).label))
    return _("This is worked out: {formula}.", formula=formula)
