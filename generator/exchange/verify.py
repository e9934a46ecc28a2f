"""`guidepress verify`: what can be said of one decision table before anyone asks it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from generator.analysis import TableAnalysis
from generator.checks.decisions import check_examples, level_of, level_of_gaps, overlap_place, report_table
from generator.checks.harm import harm
from generator.checks.rows import as_text, gap_patients, gap_text, patient_text, repair
from generator.decision.hits import breaks
from generator.decision.json_text import json_text
from generator.decision.verification.report import Gap, Observation, Overlap, Patient, Report
from generator.decision.verification.report_json import report_data
from generator.diagnostics import Findings, Severity
from generator.model.decision import DecisionTable, HitPolicy, Level
from generator.report import MOST_TOLD, text_report
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
    """The `report` on `table` for editors, finding by finding, each with a patient, the most harmful first.

    Past `MOST_TOLD` findings the rest is counted.
    """
    size = f"{counted(len(table.rules), 'rule')}, {counted(len(table.inputs), 'input')}"
    yield f"{table.decision}: {table.hit_policy}, {size}"
    yield _verdict(report, table)
    found = sorted(_told(report, table), key=lambda item: item.harm)
    for item in found[:MOST_TOLD]:
        yield f"\n{item.title()}"
        yield from (f"  {line}" for line in item.lines())
    allowed = sum(not breaks(table.hit_policy, agree=pair.outputs_agree) for pair in report.overlaps)
    if allowed:
        yield f"\n{counted(allowed, 'pair')} of rules can match together, which this hit policy allows"
    if rest := found[MOST_TOLD:]:
        kinds = ", ".join(f"{number} {kind}" for kind, number in Counter(item.code for item in rest).items())
        yield f"\n{len(found)} findings; these are the {MOST_TOLD} most harmful. Not shown: {kinds}"
        yield "  `guidepress verify --json` has them all"


@dataclass(frozen=True, slots=True)
class _Told:
    """A finding: its words are made only if it is shown."""

    code: str
    harm: tuple[int, int]
    title: Callable[[], str]
    lines: Callable[[], list[str]]


def _told(report: Report, table: DecisionTable) -> Iterator[_Told]:
    for gap in report.gaps:
        yield _Told(
            "gap-in-table",
            harm("gap-in-table", level_of_gaps(table)),
            partial(_gap_title, gap, table),
            partial(_gap_lines, gap, table),
        )
    for pair in report.overlaps:
        if breaks(table.hit_policy, agree=pair.outputs_agree):
            yield _Told(
                "overlapping-rules",
                harm("overlapping-rules", table.verify.overlap, agree=pair.outputs_agree),
                partial(_overlap_title, pair, table),
                partial(_patient, pair.example, table),
            )
    levels = [*((found, table.verify.unreachable) for found in report.unreachable)]
    levels += [(found, level_of(found, table)) for found in report.other]
    for found, level in levels:
        yield _Told(
            found.code, harm(found.code, level), partial(_title, found, table), partial(_patient, found.example, table)
        )
    examples = Findings()
    check_examples(TableAnalysis(table, shown_words), examples)
    for item in examples:
        yield _Told(item.code, harm(item.code, Level.ERROR), partial("{}: {}".format, item.where, item.message), list)


def _gap_title(gap: Gap, table: DecisionTable) -> str:
    return f"Gap: {gap_text(gap, table)}"


def _gap_lines(gap: Gap, table: DecisionTable) -> list[str]:
    what, rows = repair(table, gap)
    closes = ["what closes it, under `rules:`", *rows] if rows else [what]
    return [gap_patients(gap, table), *closes]


def _overlap_title(pair: Overlap, table: DecisionTable) -> str:
    first, second = pair.rules
    agree = "same answer" if pair.outputs_agree else "different answers"
    return f'Overlap: rules "{first}" and "{second}" ({agree}) {overlap_place(pair, table)}'


def _title(found: Observation, table: DecisionTable) -> str:
    box = f" ({as_text(found.where, table)})" if found.where and found.code == "falls-to-default" else ""
    return f"{found.code}: {found.message}{box}"


def _patient(example: Patient | None, table: DecisionTable) -> list[str]:
    return [] if example is None else [patient_text(example, table)]


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
