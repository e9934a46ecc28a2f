"""Decision tables: what their verification found, and whether their worked examples hold.

The report says what is; here `verify:` says how much it weighs (docs/decision-tables.md, Findings and their weight).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.checks.context import CheckContext
from generator.checks.rows import as_text, gap_patients, gap_text, patient_text, rows_to_add
from generator.decision.examples import work
from generator.decision.verification.report import Finding, Overlap, Report
from generator.decision.verification.verify import verify_table
from generator.diagnostics import Diagnostic, Findings, Severity, Where
from generator.model.decision import DecisionTable, HitPolicy, Level
from generator.source.sources import Sources
from generator.text.plain import shown_words

MOST_SHOWN = 8
"""Findings of one kind that are told one by one; the rest is counted."""

_PROMISES = frozenset({HitPolicy.UNIQUE, HitPolicy.ANY, HitPolicy.PRIORITY, HitPolicy.FIRST})
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
                continue  # a cell that could not be read stands as `-`: what it leaves open would be told of another table
            tell(table, verify_table(table, shown_words), context.sources, context.findings)
            check_examples(table, context.findings)


def check_examples(table: DecisionTable, findings: Findings) -> None:
    """Each worked example of `table` gives what it says; where not, `findings` are told."""
    for item in work(table, shown_words):
        for problem in item.wrong:
            findings.error("wrong-example", f"the example does not hold: {problem}", item.example.where)


def level_of_gaps(table: DecisionTable) -> Level:
    """How much a gap weighs: what the table says, else an error where the hit policy promises an answer."""
    return table.verify.complete or (Level.ERROR if table.hit_policy in _PROMISES else Level.HINT)


def breaks_policy(pair: Overlap, table: DecisionTable) -> bool:
    """Whether the rules of `pair` must not match together in `table`.

    Never with UNIQUE, with ANY only if they say the same.
    """
    return table.hit_policy is HitPolicy.UNIQUE or (table.hit_policy is HitPolicy.ANY and not pair.outputs_agree)


def tell(table: DecisionTable, report: Report, sources: Sources, findings: Findings) -> None:
    """Add what the verification of `table` found, its `report`, to `findings`; places are looked up in `sources`."""
    by_kind: dict[str, list[_Told]] = {}
    for told in _told(table, report, sources):
        by_kind.setdefault(told.code, []).append(told)
    for items in by_kind.values():
        shown = [told for told in items if told.level is not Level.OFF]
        for told in shown[:MOST_SHOWN]:
            findings.items.append(told.diagnostic())
        if len(shown) > MOST_SHOWN:
            last = shown[MOST_SHOWN - 1]
            message = f"{len(shown) - MOST_SHOWN} more of this kind; `guidepress verify` lists all"
            findings.items.append(_Told(last.code, last.level, message, last.where).diagnostic())


@dataclass(frozen=True, slots=True)
class _Told:
    code: str
    level: Level
    message: str
    where: Where
    hint: str = ""

    def diagnostic(self) -> Diagnostic:
        return Diagnostic(self.code, self.message, self.where, Severity(self.level.value), self.hint)


def _told(table: DecisionTable, report: Report, sources: Sources) -> Iterator[_Told]:
    places = _Places(table, sources)
    for gap in report.gaps:
        message = f"{gap_text(gap, table)}; {gap_patients(gap, table)}"
        hint = "\n  ".join(["add under `rules:`, or explain under `open:`", *rows_to_add(table, gap)])
        yield _Told("gap-in-table", level_of_gaps(table), message, places.rules, hint)
    for pair in report.overlaps:
        if breaks_policy(pair, table):
            first, second = pair.rules
            agree = "they say the same" if pair.outputs_agree else "they say different things"
            message = f'rule "{second}" overlaps rule "{first}" where {as_text(pair.where, table) or "anything holds"}'
            message += f"; {agree}; {patient_text(pair.example, table)}"
            yield _Told("overlapping-rules", table.verify.overlap, message, places.rule(second), "narrow one of them")
    for found in report.unreachable:
        yield _Told(found.code, table.verify.unreachable, found.message, places.rule(found.rules[0]))
    for found in report.other:
        if found.code != "outside-domain":  # told when the cell was read
            example = f"; {patient_text(found.example, table)}" if found.example else ""
            default = found.code == "falls-to-default"
            box = f" ({as_text(found.where or {}, table) or 'everyone'})" if default else ""
            yield _Told(found.code, _level(found, table), found.message + box + example, places.of(found))


def _level(found: Finding, table: DecisionTable) -> Level:
    if found.code == "open-but-answered":
        return table.verify.overlap
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

    def of(self, found: Finding) -> Where:
        if found.rules and len(found.inputs) == 1 and found.inputs[0] in self._rules[found.rules[0]].cells:
            return self._rules[found.rules[0]].cells[found.inputs[0]].where
        if found.rules:
            return self.rule(found.rules[0])
        return _head(self._inputs[found.inputs[0]].where) if found.inputs else self.rules


def _head(where: Where) -> Where:
    return Where(where.file, where.line, where.column, where.line, where.column)
