"""Numbers of studies that can be true, and that a reader can compare (docs/literacy.md, Numbers)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from generator.checks.context import CheckContext
from generator.diagnostics import Where
from generator.model.evidence import Comparison, Mean, Outcome
from generator.model.strength import Certainty

Slip = tuple[str, Where, str]
"""What is wrong, where, and what to do ("" where the message says it)."""


def check_evidence(context: CheckContext) -> None:
    """Each outcome is counted or measured, and what it says can be true."""
    for bundle in context.library.guidelines:
        scale = bundle.guideline.certainty_scale
        for comparison in (item for section in bundle.guideline.sections for item in section.evidence):
            if not context.findings.has_error_in(comparison.compares.where):
                _report(context, _sides(comparison))
            for outcome in comparison.outcomes:
                if context.findings.has_error_in(outcome.where):
                    continue
                _report(context, _impossible(outcome))
                _doubtful(context, outcome, scale)


def _report(context: CheckContext, slips: Iterator[Slip]) -> None:
    for message, where, hint in slips:
        context.findings.error("bad-evidence", message, where, hint)


def _sides(comparison: Comparison) -> Iterator[Slip]:
    first, second = comparison.compares.without, comparison.compares.with_
    if first.raw.casefold() == second.raw.casefold():
        yield "both sides have the same name", second.where, "say what is different: without it, and with it"


def _impossible(outcome: Outcome) -> Iterator[Slip]:
    counted = [item for item in (outcome.without, outcome.with_, outcome.interval) if item is not None]
    if outcome.mean is not None and (counted or outcome.of is not None):
        yield "an outcome is counted or measured, not both", outcome.mean.where, "write `of` with counts, or `mean`"
        return
    if counted and outcome.of is None:
        yield "counts need the number of people they are out of", counted[0].where, "add `of`, such as of: 1000"
        return
    for count in counted:
        if outcome.of is not None and count.high > outcome.of:
            yield f"{count.high} of {outcome.of} people is impossible", count.where, ""
    yield from _interval(outcome)
    if outcome.mean is not None:
        yield from _mean(outcome.mean)
    if outcome.people is not None and outcome.studies is not None and outcome.people < outcome.studies:
        message = f"{outcome.people} people cannot have taken part in {outcome.studies} studies"
        yield message, outcome.where, "`people` is how many took part in all of them"
    if outcome.over is not None and not any(sign.isalpha() for sign in outcome.over.raw):
        yield "`over` has no unit of time", outcome.over.where, "write it as it is read, such as: within 10 years"
    if outcome.lowered_by and outcome.certainty is None:
        yield "`lowered-by` says why a certainty is lower: it needs one", outcome.where, "add `certainty`"


def _interval(outcome: Outcome) -> Iterator[Slip]:
    reach, count = outcome.interval, outcome.with_
    if reach is None:
        return
    if reach.low == reach.high:
        yield "an interval goes from one number to another", reach.where, "write it as in [130, 170]"
    elif count is None:
        yield "`interval` is that of `with`, which is missing", reach.where, "add `with`"
    elif not reach.low <= count.low <= count.high <= reach.high:
        said = f"{count.low}" if count.low == count.high else f"{count.low} to {count.high}"
        message = f"the interval from {reach.low} to {reach.high} does not hold the number of `with`, {said}"
        yield message, reach.where, "`interval` is that of `with`, not of the difference"


def _mean(mean: Mean) -> Iterator[Slip]:
    reach, difference = mean.interval, mean.difference
    if reach is not None and difference is None:
        yield "`interval` of a mean is that of `difference`, which is missing", reach.where, "add `difference`"
    elif reach is not None and difference is not None and not reach.low <= difference <= reach.high:
        message = f"the interval from {reach.low} to {reach.high} does not hold the difference, {difference}"
        yield message, reach.where, "`interval` is that of `difference`, not of an average"
    if difference is None or mean.without is None or mean.with_ is None:
        return
    apart = mean.with_ - mean.without
    if _sign(apart) * _sign(difference) < 0:
        way = "lower" if apart < 0 else "higher"
        message = f"the average with it is {way}, the difference says the opposite"
        yield message, mean.where, "`difference` is `with` minus `without`"


def _sign(number: Decimal) -> int:
    return (number > 0) - (number < 0)


def _doubtful(context: CheckContext, outcome: Outcome, scale: tuple[Certainty, ...]) -> None:
    if outcome.certainty is Certainty.HIGH and outcome.lowered_by:
        message, hint = "the certainty is high, and something lowers it", "check `certainty` and `lowered-by`"
        context.findings.warning("doubtful-evidence", message, outcome.where, hint)
    if outcome.certainty is not None and scale and outcome.certainty not in scale:
        message = f'the certainty "{outcome.certainty}" is no step of the guideline\'s `certainty-scale`'
        context.findings.warning("doubtful-evidence", message, outcome.where, f"it has {', '.join(scale)}")
