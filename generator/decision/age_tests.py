"""What comparisons and ranges of ages mean: half-open intervals of days (docs/decision-tables.md, Ages).

"6 to 11 months" is from the first day of month 6 to the last day of month 11, and one age is its whole last unit.
"Under 12 months" ends, and "12 months or more" begins, with the day of 12 months. "Over 12 months" and "up to 12 months" are
said of either, and refused; in days there is no such doubt.
"""

from __future__ import annotations

from generator.decision import doubts
from generator.decision.ages import age_of, end_of, through
from generator.model.sfeel import Age, Interval

_FORMS = {True: {">": ">= {}", "<=": "< {}"}, False: {">": "{} or more", "<=": "under {}"}}


def one_age(age: Age) -> Interval:
    """All days of an age: those of month 6 for "6 months"."""
    return through(age.said, age.said)


def ages(first: Age, last: Age) -> Interval:
    """From the first day of `first` to the last day of `last`."""
    return through(first.said, last.said)


def ages_under(first: Age, end: Age) -> Interval:
    """From the first day of `first` to the day before `end`."""
    return Interval(first, end, high_open=True)


def bound(operator: str, age: Age, typed: str, place: tuple[int, int]) -> Interval:
    """A comparison by `operator` with an `age`, as `typed`.

    CellError at this `place` of the cell where it could be meant in two ways.
    """
    in_days = age.said[-1][1] == "days"
    form = _FORMS[any(sign in typed for sign in "<>≤≥⩽⩾")].get(operator, "")
    if operator == ">":
        if not in_days:
            raise doubts.age_above(age, form, typed, place)
        return Interval(age_of(end_of(age.said)))
    if operator == "<=":
        if not in_days:
            raise doubts.age_up_to(age, form, typed, place)
        return through(None, age.said)
    return Interval(age) if operator == ">=" else Interval(high=age, high_open=True)


def in_brackets(interval: Interval, typed: str, place: tuple[int, int]) -> Interval:
    """The `interval` of `[6 weeks..9 months)`, as `typed`. CellError at this `place` for an open lower end that could be meant in two ways."""
    low, high = interval.low, interval.high
    assert isinstance(low, Age)  # noqa: S101 - the reader of values gives nothing else for an age
    assert isinstance(high, Age)  # noqa: S101
    if interval.low_open:
        if low.said[-1][1] != "days":
            raise doubts.age_above(low, f"[{{}}{typed[typed.index('..') :]}", typed, place)
        low = age_of(end_of(low.said))
    return ages_under(low, high) if interval.high_open else ages(low, high)
