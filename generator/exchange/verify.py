"""`guidepress verify`: what can be said of one decision table before anyone asks it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.analysis import TableAnalysis
from generator.checks.decisions import check_examples, overlap_place, report_table
from generator.checks.rows import as_text, gap_patients, gap_text, patient_text, rows_to_add
from generator.decision.hits import breaks
from generator.decision.json_text import json_text
from generator.decision.verification.report import Report
from generator.decision.verification.report_json import report_data
from generator.diagnostics import Findings, Severity
from generator.model.decision import DecisionTable, HitPolicy
from generator.report import text_report
from generator.source.one_file import load_decision
from generator.text.numbers import counted
from generator.text.plain import shown_words

_UNSURE = "Not proven: some cells cannot be compared beforehand."
_DENIED = {
    "open-but-answered": "the table contradicts itself; a rule answers what an entry under `open` leaves open",
    "missing-falls-through": "people who do not know an answer get no result where only an answer meant for all others is left",
}


@dataclass(frozen=True, slots=True)
class Verified:
    """What `guidepress verify` prints: the report, or the findings of a file that could not be judged.

    `failed`: it could not be judged; in words also: `check` would stop a build for what was found. Programs read what
    was found in the JSON (docs/decision-tables.md, JSON of verify), and learn from the exit code whether there is any.
    """

    text: str
    complaint: str
    failed: bool


def verify_file(path: Path, *, as_json: bool) -> Verified:
    """Verify the table at `path`. A value outside its domain is a finding; what cannot be read is a complaint.

    `as_json` reports in JSON, else in words.
    """
    table, findings, sources = load_decision(path)
    if table is None or any(
        item.severity is Severity.ERROR and item.code != "outside-domain" for item in findings.items
    ):
        return Verified("", text_report(findings, sources), failed=True)
    analysis = TableAnalysis(table, shown_words)
    report = analysis.report
    if as_json:
        return Verified(json_text(report_data(report, table), indent=1), "", failed=False)
    report_table(table, report, sources, findings)
    check_examples(analysis, findings)
    return Verified("\n".join(in_words(report, table)), "", failed=findings.has_errors)


def in_words(report: Report, table: DecisionTable) -> Iterator[str]:
    """The `report` on `table` for editors, finding by finding, each with a patient."""
    size = f"{counted(len(table.rules), 'rule')}, {counted(len(table.inputs), 'input')}"
    yield f"{table.decision}: {table.hit_policy}, {size}"
    yield _verdict(report, table)
    for gap in report.gaps:
        yield f"\nGap: {gap_text(gap, table)}"
        yield f"  {gap_patients(gap, table)}"
        yield "  what closes it, under `rules:`"
        yield from (f"  {row}" for row in rows_to_add(table, gap))
    broken = [pair for pair in report.overlaps if breaks(table.hit_policy, agree=pair.outputs_agree)]
    allowed = len(report.overlaps) - len(broken)
    for pair in broken:
        first, second = pair.rules
        agree = "same answer" if pair.outputs_agree else "different answers"
        yield f'\nOverlap: rules "{first}" and "{second}" ({agree}) {overlap_place(pair, table)}'
        yield f"  {patient_text(pair.example, table)}"
    if allowed:
        yield f"\n{counted(allowed, 'pair')} of rules can match together, which this hit policy allows"
    for found in (*report.unreachable, *report.other):
        box = f" ({as_text(found.where, table)})" if found.where and found.code == "falls-to-default" else ""
        yield f"\n{found.code}: {found.message}{box}"
        if found.example is not None:
            yield f"  {patient_text(found.example, table)}"
    examples = Findings()
    check_examples(TableAnalysis(table, shown_words), examples)
    for item in examples:
        yield f"\n{item.where}: {item.message}"


def _verdict(report: Report, table: DecisionTable) -> str:
    if report.proven:
        answer = {HitPolicy.UNIQUE: "exactly one rule", HitPolicy.ANY: "one answer"}.get(table.hit_policy, "an answer")
        default = ", the default answer" if table.has_default else ""
        return f"Proven: every possible combination has {answer}{default}, or an explanation."
    if not report.analysed:
        return "Not proven: the table is too large to be searched to the end."
    if report.complete is False or report.conflicts:
        return "Not proven: there are gaps or overlaps that nothing explains."
    return next((f"Not proven: {why}." for code, why in _DENIED.items() if code in report.denied), _UNSURE)
