"""What was proven, in plain words for readers: no more than was proven, and what such a check cannot say."""

from __future__ import annotations

from generator.decision.verification.report import Report
from generator.decision.waiting import waiting_and_silent
from generator.language.speaking import N_, _, ngettext
from generator.model.decision import LISTED, DecisionTable, HitPolicy

LIMITS = N_("Such a check shows that the table fits together. It does not show that its advice is right for you.")

# translators: these clauses follow "for every possible combination of answers," one after the other, parted by ", or"
_ONE = {
    HitPolicy.UNIQUE: N_("exactly one case fits"),
    HitPolicy.ANY: N_("the cases that fit say the same"),
    HitPolicy.PRIORITY: N_("exactly one answer counts"),
    HitPolicy.FIRST: N_("exactly one case counts"),
}


def proof_in_words(report: Report, table: DecisionTable, examples: int) -> tuple[str, ...]:
    """Two to four sentences on `report`, which is about `table`.

    `examples` is the number of worked examples, all of which came out as written.
    """
    sentences = [_verdict(report, table)]
    if report.unreachable:
        never = len(report.unreachable)
        sentences.append(ngettext("{count} case can never count.", "{count} cases can never count.", never))
    if examples:
        sentences.append(
            ngettext(
                "The example on this page was worked by machine, too.",
                "The {count} examples on this page were worked by machine, too.",
                examples,
            )
        )
    return (*sentences, _(LIMITS))


def badge_in_words(report: Report, table: DecisionTable) -> str:
    """The same of a `table` in a few words, for a badge: that all is well only where its `report` has found nothing at all.

    Where several cases may fit one person, that they do not disagree is not promised.
    """
    if _is_unproven(report):
        return _("Table not tested in full")
    if report.conflicts:
        return _("Table tested: some cases disagree")
    if not report.complete:
        return _("Table tested: some people fit no case")
    if report.denied or report.unreachable:
        return _("Table tested: something was found")
    if table.hit_policy in LISTED:
        return _("Table tested: no gaps")
    return _("Table tested: no gaps, no conflicts")


def is_sound(report: Report) -> bool:
    """Whether the badge says that all is well."""
    return not (_is_unproven(report) or report.conflicts or not report.complete or report.denied or report.unreachable)


def _is_unproven(report: Report) -> bool:
    is_open = report.complete is None or (report.complete and report.conflicts is None)
    return not report.analysed or is_open or "not-proven" in report.denied


def _verdict(report: Report, table: DecisionTable) -> str:  # noqa: PLR0911 - one for each verdict
    if _is_unproven(report):
        return _("It could not be proven by machine that every possible combination of answers has one case.")
    if report.conflicts:
        return _(
            "Checked by machine: for some combinations of answers, cases of this table disagree; they are listed above."
        )
    if not report.complete:
        if table.aggregation:
            return _("Checked by machine: for some combinations of answers no case fits, so that nothing is counted.")
        return _("Checked by machine: for some combinations of answers no case fits; they are listed above.")
    if "open-but-answered" in report.denied:
        return _("Checked by machine: for some combinations of answers, this table contradicts itself.")
    found = _promise(table)
    if "missing-falls-through" in report.denied:
        # translators: {what} is one clause or several, such as "exactly one case fits"
        return _("Checked by machine: for every possible combination of answers that are known, {what}.", what=found)
    return _("Checked by machine: for every possible combination of answers, {what}.", what=found)


_SOME = N_("at least one case fits")


def _promise(table: DecisionTable) -> str:
    """What holds for every combination of answers to `table`, which is complete."""
    ways = [_(_ONE.get(table.hit_policy, _SOME))]
    if table.has_default:
        # translators: "the answer for all others" is what the table says where no case fits
        ways.append(_("the answer for all others counts"))
    waiting, silent = waiting_and_silent(table)
    if waiting and silent:
        ways.append(_("this page says what it depends on, or that the guideline does not answer it"))
    elif waiting:
        ways.append(_("this page says what it depends on"))
    elif silent:
        ways.append(_("this page says that the guideline does not answer it"))
    found = ways[0]
    for way in ways[1:]:
        # translators: clauses, as in "exactly one case fits, or the answer for all others counts"
        found = _("{first}, or {second}", first=found, second=way)
    return found
