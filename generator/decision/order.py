"""Arithmetic on ordered values: end points, steps, empty intervals.

Ordered types (integer, number, date, time, both durations) are compared as exact numbers; dates as day
numbers, times as seconds, ages as days on the line of the proofs (`ages`).
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

from generator.decision.ages import position
from generator.decision.exact import exact
from generator.model.sfeel import Age, Domain, InputName, Interval, Moment, Operand, Type, Value


def rank(value: Operand) -> Decimal:
    """The place of an ordered value on the number line; TypeError for texts, booleans and names of inputs."""
    if isinstance(value, Decimal):
        return value
    if isinstance(value, date):
        return Decimal(value.toordinal())
    if isinstance(value, Moment):
        return value.seconds
    if isinstance(value, Age):
        return position(value)
    raise TypeError(f"{value!r} has no order")


def step_of(domain: Domain) -> Decimal | None:
    """The distance of neighbouring values: whole numbers, whole days, whole months; None where dense."""
    if domain.type is Type.NUMBER:
        return domain.step
    return Decimal(1) if domain.type in {Type.INTEGER, Type.DATE, Type.YEARS_MONTHS} else None


def anchor_of(domain: Domain) -> Decimal:
    """Where the steps of a number are counted from: the low end of its range, else 0."""
    if domain.type is Type.NUMBER and domain.range.low is not None:
        return rank(domain.range.low)
    return Decimal(0)


def on_step(value: Value, domain: Domain) -> bool:
    """Whether `value`, of an ordered type, is one that the step of `domain` can reach."""
    if step_of(domain) is None:
        return True
    place = index_of(value, domain)
    return place == place.to_integral_value() if isinstance(place, Decimal) else place.denominator == 1


def is_empty(interval: Interval) -> bool:
    """Whether no value at all can lie between the end points, steps aside."""
    if interval.low is None or interval.high is None:
        return False
    if isinstance(interval.low, InputName) or isinstance(interval.high, InputName):
        return False  # only the given values can tell
    low, high = rank(interval.low), rank(interval.high)
    return low > high or (low == high and (interval.low_open or interval.high_open))


def overlap(a: Interval, b: Interval) -> Interval:
    """The values that lie in both `a` and `b`, neither of which may end at the value of another input."""
    low, low_open = _tighter((a.low, a.low_open), (b.low, b.low_open), upper=False)
    high, high_open = _tighter((a.high, a.high_open), (b.high, b.high_open), upper=True)
    return Interval(low, high, low_open, high_open)


def holds(interval: Interval, value: Value) -> bool:
    """Whether `value`, of an ordered type, lies in `interval`."""
    return not is_empty(overlap(interval, Interval(value, value)))


def never(interval: Interval, domain: Domain) -> bool:
    """Whether no value of `domain` lies in `interval`: it is outside the range, or between two steps."""
    common = overlap(interval, domain.range)
    if is_empty(common) or step_of(domain) is None:
        return is_empty(common)
    first, last = steps_in(common, domain)
    return first is not None and last is not None and first > last


def closed(interval: Interval, domain: Domain) -> Interval:
    """The values of `interval` with both end points included: `(40..74]` is `[41..74]`.

    `domain` is one of whole numbers, days or months, whose steps are counted from 0. Unchanged where it is dense,
    where nothing lies inside, and at the calendar's end.
    """
    if step_of(domain) is None or never(interval, Domain(domain.type, step=domain.step)):
        return interval
    first, last = steps_in(interval, domain)
    try:
        low, high = (None if end is None else value_at(end, domain) for end in (first, last))
    except (ValueError, OverflowError):  # no such date
        return interval
    return Interval(low, high)


_End = tuple[Operand | None, bool]  # an end point, and whether it is left out


def _tighter(a: _End, b: _End, *, upper: bool) -> _End:
    if a[0] is None or b[0] is None:
        return b if a[0] is None else a
    if rank(a[0]) == rank(b[0]):
        return a[0], a[1] or b[1]
    return a if (rank(a[0]) < rank(b[0])) == upper else b


def index_of(value: Operand, domain: Domain) -> Fraction | Decimal:
    """How many steps of `domain` the ordered `value` lies from the anchor.

    Whole numbers, days and months count themselves.
    """
    if domain.type is not Type.NUMBER:
        return rank(value)
    step = step_of(domain) or Decimal(1)
    return (Fraction(rank(value)) - Fraction(anchor_of(domain))) / Fraction(step)


def steps_in(interval: Interval, domain: Domain) -> tuple[int | None, int | None]:
    """The numbers of the first and last step of `domain` inside `interval`, counted from the anchor.

    None where the interval has no end.
    """
    first = last = None
    if interval.low is not None:
        low = index_of(interval.low, domain)
        first = floor(low) + 1 if interval.low_open else ceil(low)
    if interval.high is not None:
        high = index_of(interval.high, domain)
        last = ceil(high) - 1 if interval.high_open else floor(high)
    return first, last


def value_at(index: int, domain: Domain) -> Value:
    """The value of `domain` that lies `index` steps from the anchor.

    ValueError or OverflowError for a day outside the calendar.
    """
    if domain.type is Type.DATE:
        return date.fromordinal(index)
    with exact():
        return anchor_of(domain) + index * (step_of(domain) or Decimal(1))
