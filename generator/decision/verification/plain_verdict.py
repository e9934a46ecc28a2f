"""What was proven, in plain words for readers: no more than was proven, and what such a check cannot say."""

from __future__ import annotations

from generator.decision.verification.report import Report
from generator.decision.waiting import waiting_and_silent
from generator.model.decision import DecisionTable, HitPolicy

LIMITS = "Such a check shows that the table fits together. It does not show that its advice is right for you."

_ONE = {
    HitPolicy.UNIQUE: "exactly one row fits",
    HitPolicy.ANY: "the rows that fit say the same",
    HitPolicy.PRIORITY: "exactly one answer counts",
    HitPolicy.FIRST: "exactly one row counts",
}


def proof_in_words(report: Report, table: DecisionTable, examples: int) -> tuple[str, ...]:
    """Two to four sentences on `report`, which is about `table`.

    `examples` is the number of worked examples, all of which came out as written.
    """
    sentences = [_verdict(report, table)]
    if report.unreachable:
        several = len(report.unreachable) != 1
        sentences.append(f"{len(report.unreachable)} {'rows' if several else 'row'} can never count.")
    if examples:
        subject = "The example on this page was" if examples == 1 else f"The {examples} examples on this page were"
        sentences.append(f"{subject} worked by machine, too.")
    return (*sentences, LIMITS)


def _verdict(report: Report, table: DecisionTable) -> str:
    is_open = report.complete is None or (report.complete and report.conflicts is None)
    if not report.analysed or is_open or "not-proven" in report.denied:
        return "It could not be proven by machine that every possible combination of answers has one row."
    every = "for every possible combination of answers"
    if "missing-falls-through" in report.denied:
        every += " that are known"
    promise = _ONE.get(table.hit_policy, "at least one row fits")
    if report.conflicts:
        return (
            "Checked by machine: for some combinations of answers, rows of this table disagree; they are listed above."
        )
    if not report.complete:
        if table.aggregation:
            return "Checked by machine: for some combinations of answers no row fits, so that nothing is counted."
        return "Checked by machine: for some combinations of answers no row fits; they are listed above."
    if "open-but-answered" in report.denied:
        return "Checked by machine: for some combinations of answers, this table contradicts itself."
    ways = [promise]
    if table.has_default:
        ways.append("the answer for all others counts")
    waiting, silent = waiting_and_silent(table)
    told = ["what it depends on"] * bool(waiting) + ["that the guideline gives no advice"] * bool(silent)
    if told:
        ways.append(f"this page says {', or '.join(told)}")
    return f"Checked by machine: {every}, {', or '.join(ways)}."
