"""What studies found, in words: the same on screen, on paper, in search and in data (docs/literacy.md, Numbers).

Both frames are said of both sides, the difference in whole people, and nothing more certain than the source. What the source
does not give is said to be missing. Of a sentence with places, a face gets pieces: `Shown` is what it may set apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from generator.language.formats import decimal_text, listed
from generator.language.speaking import N_, _, filled, ngettext, pgettext
from generator.model.evidence import Better, Comparison, Lowering, Mean, Outcome
from generator.model.risk import Count
from generator.model.strength import Certainty
from generator.model.values import Prose
from generator.text.risk import of_people

_FULL_SCALE = len(Certainty)


class Shown(str):
    """A number in a sentence, which a face may set in bold."""

    __slots__ = ()


Pieces = tuple[str | Prose, ...]
"""A sentence of ours with the editor's texts in it."""


@dataclass(frozen=True, slots=True)
class Side:
    """One side of an outcome: its label, what is said of it, and how many people a picture of it shows (None: no picture)."""

    label: Prose
    said: tuple[Pieces, ...]
    count: Count | None = None


_CERTAIN = {
    Certainty.HIGH: N_("The true difference is very likely close to this."),
    Certainty.MODERATE: N_("The true difference is probably close to this, but it may be quite another."),
    Certainty.LOW: N_("The true difference may be quite another."),
    Certainty.VERY_LOW: N_("The true difference is probably quite another."),
}
"""What GRADE means by its four steps (Balshem et al., J Clin Epidemiol 2011;64:401), in plain words."""
_LOWERED = {
    Lowering.RISK_OF_BIAS: N_("the way the studies were done may have led to wrong results (risk of bias)"),
    Lowering.INCONSISTENCY: N_("the studies do not agree with each other (inconsistency)"),
    Lowering.INDIRECTNESS: N_("the studies do not fit the question exactly (indirectness)"),
    Lowering.IMPRECISION: N_("the numbers are too small to be exact (imprecision)"),
    Lowering.PUBLICATION_BIAS: N_("some studies may never have been published (publication bias)"),
}
_IN_SHORT = {
    Lowering.RISK_OF_BIAS: N_("risk of bias"),
    Lowering.INCONSISTENCY: N_("inconsistency"),
    Lowering.INDIRECTNESS: N_("indirectness"),
    Lowering.IMPRECISION: N_("imprecision"),
    Lowering.PUBLICATION_BIAS: N_("publication bias"),
}
_BETTER = {Better.LOWER: N_("Lower is better."), Better.HIGHER: N_("Higher is better.")}


def _not_said() -> str:
    """What stands for a number that the source does not give."""
    return _("The guideline does not say.")


def named(outcome: Outcome) -> Pieces:
    """What `outcome` is called: with its time, where it has one."""
    if outcome.over is None:
        return (outcome.outcome,)
    # translators: {outcome} is what happens to people, {over} in what time, for example: within 10 years
    return filled(_("{outcome}, {over}"), outcome=(outcome.outcome,), over=(outcome.over,))


def side(outcome: Outcome, label: Prose, *, with_it: bool) -> Side:
    """What is said of one side of `outcome`, which is called `label`: that `with_it`, or that without."""
    if outcome.mean is not None:
        return Side(label, _average(outcome.mean, with_it=with_it))
    count = outcome.with_ if with_it else outcome.without
    if count is None or outcome.of is None:
        return Side(label, ((_not_said(),),))
    said = _both_frames(count, outcome.of)
    reach = outcome.interval if with_it else None
    if reach is None:
        return Side(label, said, count)
    ends = {"low": (Shown(reach.low),), "high": (Shown(reach.high),)}
    return Side(label, (*said, filled(_("It may also be any number from {low} to {high}."), **ends)), reach)


def _both_frames(count: Count, of: int) -> tuple[Pieces, ...]:
    total = (str(of),)
    if count.low == count.high:
        number, rest = (Shown(count.low),), (Shown(of - count.low),)
        return (
            filled(_("It happens to {number} of every {total} people."), number=number, total=total),
            filled(_("It does not happen to {number} of every {total}."), number=rest, total=total),
        )
    low, high = (Shown(count.low),), (Shown(count.high),)
    least, most = (Shown(of - count.high),), (Shown(of - count.low),)
    return (
        filled(_("It happens to {low} to {high} of every {total} people."), low=low, high=high, total=total),
        filled(_("It does not happen to {low} to {high} of every {total}."), low=least, high=most, total=total),
    )


def _average(mean: Mean, *, with_it: bool) -> tuple[Pieces, ...]:
    number = mean.with_ if with_it else mean.without
    if number is None:
        return ((_not_said(),),)
    shown = (Shown(decimal_text(number)),)
    return (filled(_("{number} {unit} on average"), number=shown, unit=(mean.unit,)),)


def difference(outcome: Outcome, label: Prose) -> tuple[Pieces, ...]:
    """How far both sides of `outcome` are apart, in sentences, and what is not certain about it.

    `label` is what the side with it is called.
    """
    if outcome.mean is not None:
        return tuple(_mean_difference(outcome.mean, (label,)))
    if outcome.difference is None or outcome.of is None:
        return ((_("How large the difference is, the guideline does not say."),),)
    return tuple(_count_difference(outcome.difference, outcome.difference_range, outcome.of, (label,)))


def is_worked_out(comparison: Comparison) -> bool:
    """Whether any difference that is told is worked out here, from two numbers that the source gives."""
    return any(outcome.difference is not None for outcome in comparison.outcomes)


def worked_out() -> str:
    """What is said once, below a comparison with such a difference."""
    return _("The guideline gives the numbers of people; how many more or fewer that is, we worked out from them.")


def _count_difference(number: int, reach: tuple[int, int] | None, of: int, side: Pieces) -> Iterator[Pieces]:
    if number:
        shown = (Shown(_more_or_fewer(number)),)
        # translators: {side} is one of two that are compared, such as: With screening; {difference} is: 50 fewer
        yield filled(_("{side}: {difference} of every {total}."), side=side, difference=shown, total=(str(of),))
    else:
        yield filled(_("{side}: no more and no fewer."), side=side)
    if reach is not None:
        yield from _may_be(_more_or_fewer(reach[0]), _more_or_fewer(reach[1]), none=reach[0] <= 0 <= reach[1])


def _mean_difference(mean: Mean, side: Pieces) -> Iterator[Pieces]:
    if mean.difference is None:
        yield (_("How large the difference is, the guideline does not say."),)
    else:
        places = {"side": side, "number": (Shown(decimal_text(abs(mean.difference))),), "unit": (mean.unit,)}
        if mean.difference < 0:
            yield filled(_("{side}: lower by {number} {unit}."), **places)
        elif mean.difference > 0:
            yield filled(_("{side}: higher by {number} {unit}."), **places)
        else:
            yield filled(_("{side}: neither higher nor lower."), side=side)
        if mean.interval:
            low, high = mean.interval.low, mean.interval.high
            yield from _may_be(_higher_or_lower(low), _higher_or_lower(high), none=low <= 0 <= high)
    if mean.better:
        yield (_(_BETTER[mean.better]),)


def _may_be(low: str, high: str, *, none: bool) -> Iterator[Pieces]:
    yield filled(_("It may be anything from {low} to {high}."), low=(Shown(low),), high=(Shown(high),))
    if none:
        yield (_("So it may also make no difference."),)


def _more_or_fewer(number: int) -> str:
    if number == 0:
        # translators: no more and no fewer people
        return pgettext("difference between two numbers of people", "none")
    if number < 0:
        return pgettext("difference between two numbers of people", "{number} fewer", number=-number)
    return pgettext("difference between two numbers of people", "{number} more", number=number)


def _higher_or_lower(number: Decimal) -> str:
    if number == 0:
        return pgettext("difference between two averages", "none")
    shown = decimal_text(abs(number))
    if number < 0:
        return pgettext("difference between two averages", "{number} lower", number=shown)
    return pgettext("difference between two averages", "{number} higher", number=shown)


def what_certainty_means(outcome: Outcome, steps: int) -> str:
    """What the certainty of `outcome` says about its difference, or that the guideline does not say how certain it is.

    "" where there is no difference, or where the panel's own scale has other than GRADE's four `steps` (0: it has none).
    """
    if outcome.certainty is None:
        return _("How certain this is, the guideline does not say.")
    known = outcome.difference if outcome.mean is None else outcome.mean.difference
    return _(_CERTAIN[outcome.certainty]) if known is not None and steps in {0, _FULL_SCALE} else ""


def what_lowers(outcome: Outcome) -> str:
    """Why `outcome` is less certain, in a sentence for patients; "" where nothing is named."""
    reasons = [_(_LOWERED[reason]) for reason in outcome.lowered_by]
    return _("Why it is not more certain: {reasons}.", reasons=listed(reasons)) if reasons else ""


# the summary of findings, in the words of GRADE


def lowered_in_short(outcome: Outcome) -> str:
    """What lowers the certainty of `outcome` by its names in GRADE; "" for nothing."""
    return listed([_(_IN_SHORT[reason]) for reason in outcome.lowered_by])


def side_in_short(outcome: Outcome, *, with_it: bool) -> Pieces:
    """The cell of one side of `outcome`, that `with_it` or that without: its count or average, and its interval."""
    if outcome.mean is not None:
        number = outcome.mean.with_ if with_it else outcome.mean.without
        if number is None:
            return (_("not stated"),)
        # translators: a number and what it is measured in, such as: 4.5 days
        return filled(_("{number} {unit}"), number=(decimal_text(number),), unit=(outcome.mean.unit,))
    count = outcome.with_ if with_it else outcome.without
    if count is None or outcome.of is None:
        return (_("not stated"),)
    if count.low != count.high:
        return (_("{low} to {high} of {total}", low=count.low, high=count.high, total=outcome.of),)
    said = of_people(count.low, outcome.of)
    reach = outcome.interval if with_it else None
    return _with_reach((said,), (str(reach.low), str(reach.high)) if reach else None)


def difference_in_short(outcome: Outcome) -> Pieces:
    """The cell of the difference of `outcome`, with its interval."""
    if outcome.mean is not None:
        return _mean_in_short(outcome.mean)
    if outcome.difference is None or outcome.of is None:
        return (_("not stated"),)
    number = _more_or_fewer(outcome.difference)
    value = _("{difference} of {total}", difference=number, total=outcome.of) if outcome.difference else number
    reach = outcome.difference_range
    return _with_reach((value,), (_more_or_fewer(reach[0]), _more_or_fewer(reach[1])) if reach else None)


def _mean_in_short(mean: Mean) -> Pieces:
    if mean.difference is None:
        return (_("not stated"),)
    places: dict[str, Pieces] = {"number": (decimal_text(abs(mean.difference)),), "unit": (mean.unit,)}
    if mean.difference < 0:
        value = filled(_("{number} {unit} lower"), **places)
    elif mean.difference > 0:
        value = filled(_("{number} {unit} higher"), **places)
    else:
        value = (_higher_or_lower(mean.difference),)
    reach = mean.interval
    return _with_reach(value, (_higher_or_lower(reach.low), _higher_or_lower(reach.high)) if reach else None)


def _with_reach(value: Pieces, reach: tuple[str, str] | None) -> Pieces:
    """A `value` and, in brackets, from where to where it may lie."""
    if reach is None:
        return value
    return filled(_("{value} ({low} to {high})"), value=value, low=(reach[0],), high=(reach[1],))


def participants(outcome: Outcome) -> str:
    """How many people took part in how many studies, as far as the source says."""
    studies = ngettext("{count} study", "{count} studies", outcome.studies) if outcome.studies else ""
    if outcome.people and studies:
        # translators: {people} took part in {studies}, for example: 1200 (4 studies)
        return _("{people} ({studies})", people=outcome.people, studies=studies)
    return str(outcome.people or "") or studies or _("not stated")


def brackets(comparison: Comparison) -> Pieces:
    """What the brackets in the table of `comparison` hold; nothing where there are none."""
    if comparison.intervals:
        # translators: {intervals} is what the source calls them, for example: 95% confidence intervals
        return filled(_("In brackets: {intervals}."), intervals=(comparison.intervals,))
    if any(outcome.interval or (outcome.mean and outcome.mean.interval) for outcome in comparison.outcomes):
        return (_("In brackets: from where to where the number may lie."),)
    return ()
