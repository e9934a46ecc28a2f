"""Ages and intervals as guidelines write them: `6 weeks`, `14 weeks 6 days`, `2 years 6 months`, `P6W`.

An age is measured in days. Bounds in weeks and days are exact. How long a month is, the date of birth tells: somebody
is `n` months old from the day of the month on which she was born, or from the first of the next month where that month has
no such day. Without a date of birth an age in months leaves open how many days that is, and one in days how many
months: where this decides, the answer is "depends" (`difference`). Proofs put all bounds on one line, on which a month has
365.25 / 12 days (`position`); what may stand there in another order for some dates of birth is told apart
(`order_is_doubtful`). The browser's twin is `templates/theme/assets/guidepress/decide/ages.mjs`.

In compiled tables a bound is a text such as `P6M` or `P42D`; what is known of somebody is one of
`P6M/P7M` (at least 6 and less than 7 months), `2026-05-01/2026-11-27` (born, and the day on which she asks), and `183`
(the day itself, on the line of the proofs).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from math import ceil

from generator.model.sfeel import Age, AgeParts, Interval

DAYS_OF_MONTH = Decimal("30.4375")
"""Days of a month on the line of the proofs: 365.25 / 12."""

UNITS = {"years": (12, 0), "months": (1, 0), "weeks": (0, 7), "days": (0, 1)}
"""Months and days of each unit, the largest first."""
_SHORT = {"yr": "years", "yrs": "years", "mo": "months", "mos": "months", "wk": "weeks", "wks": "weeks"}
UNIT_WORDS = {unit: unit for unit in UNITS} | {unit.removesuffix("s"): unit for unit in UNITS} | _SHORT
"""What a unit of age is called in a cell."""

BIRTH: AgeParts = ((0, "days"),)
MOST_DAYS = 150 * 366
"""Nobody gets older; what is longer is no age."""

_LETTERS = {"years": "Y", "months": "M", "weeks": "W", "days": "D"}
_ISO = re.compile(r"P(?=[0-9])(?:([0-9]{1,5})Y)?(?:([0-9]{1,5})M)?(?:([0-9]{1,5})W)?(?:([0-9]{1,5})D)?")
_FROM_BIRTH = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})/([0-9]{4}-[0-9]{2}-[0-9]{2})")
# What the smaller parts of an age may not reach: 14 months are more than the year beside which they stand.
_BELOW = {("years", "months"): 12, ("years", "weeks"): 53, ("months", "weeks"): 5, ("weeks", "days"): 7}
_BELOW |= {("years", "days"): 366, ("months", "days"): 31}


def age_of(parts: AgeParts, last: AgeParts = ()) -> Age:
    """The age that `parts` add up to; `last` as in `Age`.

    >>> age_of(((2, "years"), (6, "months"))).months
    30
    """
    months = sum(count * UNITS[unit][0] for count, unit in parts)
    return Age(months, sum(count * UNITS[unit][1] for count, unit in parts), parts, last)


def age_from_iso(text: str) -> AgeParts | None:
    """The parts of an age in the form of ISO 8601, weeks beside days among them, None for anything else.

    >>> age_from_iso("P14W6D")
    ((14, 'weeks'), (6, 'days'))
    """
    found = _ISO.fullmatch(text)
    if not found:
        return None
    return tuple((int(count), unit) for count, unit in zip(found.groups(), UNITS, strict=True) if count)


def iso(parts: AgeParts) -> str:
    """The text of which `age_from_iso` makes these `parts`."""
    return "P" + "".join(f"{count}{_LETTERS[unit]}" for count, unit in parts)


def in_file(parts: AgeParts) -> str:
    """The `parts` as an editor writes them, in English: `14 weeks 6 days`."""
    return " ".join(f"{count} {unit.removesuffix('s') if count == 1 else unit}" for count, unit in parts)


def misfit(parts: AgeParts) -> str:
    """What is wrong with an age of these `parts`, in a few words; "" for nothing."""
    names = [unit for _, unit in parts]
    if names != [unit for unit in UNITS if unit in names]:
        return "has its units in another order than years, months, weeks, days"
    for (_, larger), (count, unit) in pairwise(parts):
        if count >= _BELOW[larger, unit]:
            return f"has {count} {unit} beside {larger}"
    return "is older than anybody gets" if position(age_of(parts)) > MOST_DAYS else ""


def end_of(parts: AgeParts) -> AgeParts:
    """Where the last unit of an age ends: that of 6 weeks where 7 weeks begin, that of 14 weeks 6 days a day later."""
    count, unit = parts[-1]
    ended = (*parts[:-1], (count + 1, unit))
    if len(ended) > 1 and ended[-1][0] == _BELOW[ended[-2][1], unit] and unit in {"months", "days"}:
        larger, name = ended[-2]
        if (name, unit) in {("years", "months"), ("weeks", "days")}:  # 15 weeks, and not 14 weeks 7 days
            return (*ended[:-2], (larger + 1, name))
    return ended


def through(first: AgeParts | None, last: AgeParts) -> Interval:
    """From the first day of `first` (None: from birth on) to the last day of the last unit of `last`."""
    return Interval(None if first is None else age_of(first), age_of(end_of(last), last), high_open=True)


def unit_span(interval: Interval) -> AgeParts | None:
    """The parts of the one age of which `interval` is all days: of "6 weeks"; None for any other interval."""
    low, high = interval.low, interval.high
    is_one = isinstance(low, Age) and isinstance(high, Age) and interval.high_open and high.last == low.said
    return low.said if is_one and isinstance(low, Age) else None


def position(age: Age) -> Decimal:
    """Days from birth, on the line of the proofs."""
    return age.months * DAYS_OF_MONTH + age.days


# In compiled tables


def point(age: Age) -> str:
    """A bound of a compiled table: `P6M`, `P42D`, or `P2M3D`.

    >>> point(age_of(((6, "weeks"),)))
    'P42D'
    """
    months = f"{age.months}M" if age.months else ""
    return f"P{months}{age.days}D" if age.days or not months else f"P{months}"


def known(parts: AgeParts) -> str:
    """What is known of somebody who is so many whole units old: `P6M/P7M`."""
    return f"{point(age_of(parts))}/{point(age_of(end_of(parts)))}"


def known_by_birth(text: str) -> str | None:
    """`text`, if it is a day of birth and a day that is not before it, `2026-05-01/2026-11-27`; else None."""
    found = _FROM_BIRTH.fullmatch(text)
    try:
        days = [date.fromisoformat(day) for day in found.groups()] if found else []
    except ValueError:
        return None
    return text if days and days[0] <= days[1] else None


def difference(value: str, end: str) -> int | None:
    """Whether somebody of whom `value` is known has reached the age `end`: 1 for yes, -1 for not yet.

    None where that depends on how long months are, or on a part of an age that was not said.
    """
    first, _mark, second = value.partition("/")
    months, days = counted(end)
    if not second:
        return 1 if Decimal(first) >= months * DAYS_OF_MONTH + days else -1
    if not first.startswith("P"):
        day = reached_on(date.fromisoformat(first), months, days)
        return 1 if day is not None and date.fromisoformat(second) >= day else -1
    low, high = counted(first), counted(second)
    if least_days(low[0] - months) + low[1] - days >= 0:
        return 1
    # `high` itself is not reached: who is at most a day younger is.
    return -1 if -least_days(months - high[0]) + high[1] - days <= 0 else None


def order_is_doubtful(one: Age, other: Age) -> bool:
    """Whether two bounds, `one` and the `other`, lie on the line in an order that they have not for every date of birth."""
    here = _sign(position_in_days(one) - position_in_days(other))
    apart = one.months - other.months
    least, most = least_days(apart) + one.days - other.days, -least_days(-apart) + one.days - other.days
    return any(found and found != here for found in (_sign(least), _sign(most)))


def position_in_days(age: Age) -> int:
    """The first whole day, on the line of the proofs, on which the age is reached."""
    return ceil(position(age))


def speaks_clearly(parts: AgeParts, bounds: Iterable[Age]) -> bool:
    """Whether somebody who is so old, in `parts`, has reached each of the `bounds`, or not yet, whatever the length of her months."""
    value = known(parts)
    return all(difference(value, point(bound)) is not None for bound in bounds)


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)


def counted(text: str) -> tuple[int, int]:
    """Months and days of a bound of a compiled table."""
    age = age_of(age_from_iso(text) or BIRTH)
    return age.months, age.days


def reached_on(born: date, months: int, days: int) -> date | None:
    """The day on which somebody who was `born` then becomes so many `months` and `days` old; None behind the calendar's end."""
    try:
        first = date(born.year + (born.month - 1 + months) // 12, (born.month - 1 + months) % 12 + 1, 1)
        following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
        return min(first + timedelta(days=born.day - 1), following) + timedelta(days=days)
    except (ValueError, OverflowError):
        return None


@lru_cache(maxsize=4096)
def least_days(months: int) -> int:
    """The least number of days that so many months can have; of less than none the least that they take away."""
    # Every fourth year is a leap year from 1901 to 2099; who lives over another turn of a century is a day off.
    spans = [_start(month + abs(months)) - _start(month) for month in range(48)]
    return min(spans) if months >= 0 else -max(spans)


def _start(month: int) -> int:
    return date(1901 + month // 12, month % 12 + 1, 1).toordinal()
