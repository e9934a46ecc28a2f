"""Decision tables: what their verification found, and whether their worked examples hold.

The report says what is; here `verify:` says how much it weighs (docs/decision-tables.md, Findings and their weight).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from generator.analysis import TableAnalysis
from generator.checks.context import CheckContext
from generator.checks.harm import harm
from generator.checks.rows import as_text, gap_patients, gap_text, patient_text, repair
from generator.decision.hits import breaks
from generator.decision.verification.report import Gap, Observation, Overlap, Report
from generator.diagnostics import Diagnostic, Findings, Severity, Where
from generator.diagrams.picture import why_not_drawn
from generator.model.decision import LISTED, DecisionTable, Exemption, Level, Rule, tests_of
from generator.model.sfeel import Equals, UnaryTests, Value
from generator.source.sources import Sources

MOST_SHOWN = 8
"""Findings of one kind that are listed one by one; the rest is counted."""

_WARNED = ("duplicate-rule", "either-or-cell", "missing-falls-through", "left-out-falls-through")
_WEIGHT = dict.fromkeys(_WARNED, Level.WARNING)
_ORDER = [Level.OFF, Level.HINT, Level.WARNING, Level.ERROR]


def check_decisions(context: CheckContext) -> None:
    """Every table: gaps, overlaps, rules that never decide, and advice to simplify; then its examples."""
    unreadable = {
        item.where.file
        for item in context.findings.items
        if item.severity is Severity.ERROR and item.code != "outside-domain"
    }
    for bundle in context.library.guidelines:
        for table in bundle.decisions:
            if not unreadable.isdisjoint({table.where.file, *(rule.where.file for rule in table.rules)}):
                continue  # a cell that could not be read counts as `-`: the findings would be about another table
            analysis = context.analyses.of(table, bundle.id)
            report_table(table, analysis.report, context.sources, context.findings)
            check_several(table, context.findings)
            check_examples(analysis, context.findings)
            check_diagram(analysis, context.findings)


def check_several(table: DecisionTable, findings: Findings) -> None:
    """Where several values of an input of `table` may be true, it says the same whichever of them are.

    So an answer of several is judged as one of them, and all that was proven holds for it. What tells them apart is
    added to `findings`, once a row.
    """
    for clause in table.inputs:
        if not clause.none_of_these:
            continue
        others = [declared for declared in clause.domain.values if declared.id != clause.none_of_these]
        rows: list[Rule | Exemption] = [*table.rules, *table.open, *table.impossible]
        for row in rows:
            tests = tests_of(row, clause.id.name)
            picked = [declared.id for declared in others if _picks(tests, declared.value)]
            if 0 < len(picked) < len(others):
                message = (
                    f'several values of "{clause.id}" may be true at once, but this tells them apart: '
                    f"it is for {', '.join(picked)} and not for the others"
                )
                hint = "name all of them, or remove `none-of-these`"
                findings.error("several-told-apart", message, row.cells[clause.id.name].where, hint)


def _picks(tests: UnaryTests, value: Value) -> bool:
    """Whether a cell is true for a declared value."""
    return (
        tests.is_any or any(isinstance(test, Equals) and test.value == value for test in tests.tests) != tests.negated
    )


def check_examples(analysis: TableAnalysis, findings: Findings) -> None:
    """Each worked example of the table of `analysis` gives what it says; what does not is added to `findings`."""
    for item in analysis.examples:
        for problem in item.wrong:
            findings.error("wrong-example", f"the example does not hold: {problem}", item.example.where)


def check_diagram(analysis: TableAnalysis, findings: Findings) -> None:
    """Why the page of the table of `analysis` has steps and no picture of them, if so: a hint, added to `findings`."""
    why = why_not_drawn(analysis.chart)
    if why:
        hint = "fewer cases, or `short:` for values and results, would make it smaller; the steps in words stay"
        findings.hint("diagram-not-drawn", f"no diagram is drawn: {why}", _head(analysis.table.where), hint)


def level_of_gaps(table: DecisionTable) -> Level:
    """How much a gap weighs: what the table says, else an error where the hit policy promises an answer."""
    return table.verify.complete or (Level.HINT if table.hit_policy in LISTED else Level.ERROR)


def overlap_place(pair: Overlap, table: DecisionTable) -> str:
    """For whom the two rules of `pair` in `table` overlap: `where age is under 40`, or `for every patient`."""
    said = as_text(pair.where, table)
    return f"where {said}" if said else "for every patient"


def report_table(table: DecisionTable, report: Report, sources: Sources, findings: Findings) -> None:
    """Add to `findings` what `report`, the verification of `table`, says; `sources` give the places."""
    by_kind: dict[str, list[_TableFinding]] = {}
    for item in sorted(_table_findings(table, report, sources), key=lambda item: item.harm):
        by_kind.setdefault(item.code, []).append(item)
    for items in by_kind.values():
        shown = [item for item in items if item.level is not Level.OFF]
        for item in shown[:MOST_SHOWN]:
            findings.add(item.diagnostic())
        if len(shown) > MOST_SHOWN:
            last = shown[MOST_SHOWN - 1]
            message = f"{len(shown) - MOST_SHOWN} more of this kind; `guidepress verify --json` has them all"
            findings.add(Diagnostic(last.code, message, last.where, severity=Severity(last.level.value)))


@dataclass(frozen=True, slots=True, kw_only=True)
class _TableFinding:
    """A finding of a table. `say` makes its message and its hint: of thousands only a few are told."""

    code: str
    level: Level
    where: Where
    say: Callable[[], tuple[str, str]]
    agree: bool = False

    @property
    def harm(self) -> tuple[int, int]:
        return harm(self.code, self.level, agree=self.agree)

    def diagnostic(self) -> Diagnostic:
        message, hint = self.say()
        return Diagnostic(self.code, message, self.where, severity=Severity(self.level.value), hint=hint)


def _table_findings(table: DecisionTable, report: Report, sources: Sources) -> Iterator[_TableFinding]:
    places = _Places(table, sources)
    level = level_of_gaps(table)
    for gap in report.gaps:
        yield _TableFinding(code="gap-in-table", level=level, where=places.rules, say=partial(_say_gap, gap, table))
    for pair in report.overlaps:
        if breaks(table.hit_policy, agree=pair.outputs_agree):
            yield _TableFinding(
                code="overlapping-rules",
                level=table.verify.overlap,
                where=places.rule(pair.rules[1]),
                say=partial(_say_overlap, pair, table),
                agree=pair.outputs_agree,
            )
    for found in report.unreachable:
        yield _TableFinding(
            code=found.code,
            level=table.verify.unreachable,
            where=places.rule(found.rules[0]),
            say=partial(_say_message, found),
        )
    for found in report.other:
        if found.code != "outside-domain":  # reported when the cell was read
            yield _TableFinding(
                code=found.code,
                level=level_of(found, table),
                where=places.of(found),
                say=partial(_say_other, found, table),
            )


def _say_gap(gap: Gap, table: DecisionTable) -> tuple[str, str]:
    what, rows = repair(table, gap)
    return f"{gap_text(gap, table)}; {gap_patients(gap, table)}", "\n  ".join([what, *rows])


def _say_overlap(pair: Overlap, table: DecisionTable) -> tuple[str, str]:
    first, second = pair.rules
    agree = "they say the same" if pair.outputs_agree else "they say different things"
    message = f'rule "{second}" overlaps rule "{first}" {overlap_place(pair, table)}'
    return f"{message}; {agree}; {patient_text(pair.example, table)}", "narrow one of them"


def _say_message(found: Observation) -> tuple[str, str]:
    return found.message, ""


def _say_other(found: Observation, table: DecisionTable) -> tuple[str, str]:
    example = f"; {patient_text(found.example, table)}" if found.example else ""
    default = found.code == "falls-to-default"
    box = f" ({as_text(found.where or {}, table) or 'everyone'})" if default else ""
    return found.message + box + example, ""


def level_of(found: Observation, table: DecisionTable) -> Level:
    """How much `found`, an observation of a `table`, weighs; it is no rule which can never decide."""
    if found.code == "open-but-answered":
        return table.verify.overlap
    if found.code == "left-out-falls-through" and table.aggregation:
        return Level.HINT  # a default of 0 is how a sum says that nothing counts
    if found.code == "not-proven":
        return min(level_of_gaps(table), Level.WARNING, key=_ORDER.index)
    return _WEIGHT.get(found.code, Level.HINT)


class _Places:
    """Where in the file something stands."""

    def __init__(self, table: DecisionTable, sources: Sources) -> None:
        self._table = table
        self._rules = {rule.id.name: rule for rule in table.rules}
        self._inputs = {clause.id.name: clause for clause in table.inputs}
        self.rules = sources.find(table.where, "rules:")

    def rule(self, name: str) -> Where:
        return _head(self._rules[name].where)

    def of(self, found: Observation) -> Where:
        if found.rules and len(found.inputs) == 1 and found.inputs[0] in self._rules[found.rules[0]].cells:
            return self._rules[found.rules[0]].cells[found.inputs[0]].where
        if found.rules:
            return self.rule(found.rules[0])
        return _head(self._inputs[found.inputs[0]].where) if found.inputs else self.rules


def _head(where: Where) -> Where:
    return Where(where.file, where.line, where.column, where.line, where.column)
