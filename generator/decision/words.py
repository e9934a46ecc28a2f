"""Tests in plain English, for patients: "40 to 74 years", "not high risk", "before 30 April 2024".

Texts hold plain spaces and hyphens; keeping numbers whole is the business of the faces
(docs/design.md, Numbers stay whole).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal

from generator.decision.literals import duration_parts, number_text
from generator.decision.order import closed
from generator.model.sfeel import (
    MOMENTS,
    NUMBERS,
    Domain,
    Equals,
    InputName,
    Interval,
    IsNull,
    Moment,
    Operand,
    Test,
    Type,
    UnaryTests,
    Value,
)
from generator.model.values import Prose

Words = Callable[[Prose], str]
"""Puts a text into plain words, without markup: `generator.text.plain.shown_words`, or one that knows the library."""
Pieces = tuple[str | Prose, ...]
"""Words and labels, in reading order; joined they are the sentence."""

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_ONE = {"years", "months", "weeks", "days", "hours", "minutes", "seconds", "points", "times"}
_CLOCK = re.compile(r"(\d\d:\d\d)(:[\d.]+)(.*)")
_UNITS = {Type.YEARS_MONTHS: ("years", "months"), Type.DAYS_TIME: ("days", "hours", "minutes", "seconds")}


def in_words(tests: UnaryTests, domain: Domain, label: Words = str) -> str:
    """The `tests` of a cell for an input of `domain`, in plain words.

    `label` makes text of the labels of declared values, by default the raw one.

    >>> in_words(UnaryTests((Interval(Decimal(40), Decimal(74)),)), Domain(Type.INTEGER, unit="years"))
    '40 to 74 years'
    """
    return "".join(piece if isinstance(piece, str) else label(piece) for piece in pieces(tests, domain))


def pieces(tests: UnaryTests, domain: Domain) -> Pieces:
    """The `tests` of a cell for an input of `domain`, in plain words.

    The labels of declared values are kept as Prose for the face to format.
    """
    if tests.is_any:
        return ("any",)
    return _merged(_negated(tests.tests, domain) if tests.negated else _listed(tests.tests, domain))


def value_pieces(value: Value | None, domain: Domain) -> Pieces:
    """`value`, one of `domain`, in plain words, such as an example's: "52 years", a label, "not known" (None)."""
    return _merged(_test(IsNull() if value is None else Equals(value), domain))


def value_in_words(value: Value | None, domain: Domain) -> str:
    """The `value_pieces` of a `value` of `domain`, joined; labels are left as the editor wrote them."""
    return "".join(str(piece) for piece in value_pieces(value, domain))


def _listed(tests: Sequence[Test], domain: Domain) -> Pieces:
    # "under 18 years, or 75 years or more": the comma keeps the two kinds of "or" apart.
    return _joined(_parts(tests, domain), ", or " if any(isinstance(test, Interval) for test in tests) else " or ")


def _parts(tests: Sequence[Test], domain: Domain) -> list[Pieces]:
    """Each test in words; several plain numbers share one unit, behind the last."""
    numbers = [test.value for test in tests if isinstance(test, Equals) and isinstance(test.value, Decimal)]
    if len(numbers) == len(tests) > 1 and domain.unit:
        bare: list[Pieces] = [(_bare(value, domain),) for value in numbers[:-1]]
        return [*bare, (_amount(numbers[-1], domain, one=False),)]
    return [_test(test, domain) for test in tests]


def _negated(tests: Sequence[Test], domain: Domain) -> Pieces:
    # Where anything else is excluded, "known" goes without saying: a missing value never satisfies `not(…)`.
    rest = [test for test in tests if not isinstance(test, IsNull)]
    if not rest:
        return ("known",)
    if len(rest) > 1:
        start, last = ("neither ", " nor ") if len(rest) == 2 else ("none of ", " or ")  # noqa: PLR2004 -- neither, nor
        return (start, *_joined(_parts(rest, domain), last))
    only = rest[0]
    if isinstance(only, Equals):
        return _test(Equals(not only.value), domain) if isinstance(only.value, bool) else ("not ", *_test(only, domain))
    whole = _whole(only, domain)
    if whole.low is not None and whole.low == whole.high:
        return ("not ", _amount(whole.low, domain))
    return _listed(_complement(only), domain)


def _complement(interval: Interval) -> list[Test]:
    tests: list[Test] = []
    if interval.low is not None:
        tests.append(Interval(high=interval.low, high_open=not interval.low_open))
    if interval.high is not None:
        tests.append(Interval(low=interval.high, low_open=not interval.high_open))
    return tests


def _test(test: Test, domain: Domain) -> Pieces:
    if isinstance(test, IsNull):
        return ("not known",)
    if isinstance(test, Interval):
        return (_interval(_whole(test, domain), domain),)
    value = test.value
    if isinstance(value, InputName):
        return (f"the same as {_bare(value, domain)}",)
    if isinstance(value, str):
        label = domain.label(value)
        # A text is shown between quotes, on one line.
        return (label if label is not None else f'"{" ".join(value.split())}"',)
    return (_amount(value, domain),)


def _whole(interval: Interval, domain: Domain) -> Interval:
    """An interval of whole numbers or days with both ends inside, so that it reads "41 to 74"."""
    ends = (interval.low, interval.high)
    bounded = not any(end is None or isinstance(end, InputName) for end in ends)
    return closed(interval, domain) if bounded and domain.type in {Type.INTEGER, Type.DATE} else interval


def _interval(interval: Interval, domain: Domain) -> str:
    low, high = interval.low, interval.high
    is_date = domain.type in MOMENTS | {Type.DATE}
    over, more = ("after", "or later") if is_date else ("over", "or more")
    under, less = ("before", "or earlier") if is_date else ("under", "or less")
    if low is not None and high is not None:
        if low == high:
            return f"exactly {_amount(low, domain)}"
        upper = _amount(high, domain, one=False)
        if not (interval.low_open or interval.high_open):
            return f"{_bare(low, domain)} to {upper}"
        # No comma here: in a list of tests it stands for "or".
        lower = f"{over} {_bare(low, domain)}" if interval.low_open else f"{_bare(low, domain)} {more}"
        return f"{lower} and {under if interval.high_open else 'up to'} {upper}"
    if low is not None:
        return f"{over} {_amount(low, domain)}" if interval.low_open else f"{_amount(low, domain)} {more}"
    if high is not None:
        return f"{under} {_amount(high, domain)}" if interval.high_open else f"{_amount(high, domain)} {less}"
    return "any"


def _amount(value: Operand, domain: Domain, *, one: bool = True) -> str:
    """A value with its unit; `one` allows "1 year" for the unit "years"."""
    text, unit = _bare(value, domain), domain.unit
    if not unit or isinstance(value, InputName) or domain.type not in NUMBERS:
        return text
    if one and value == 1 and unit in _ONE:
        unit = unit.removesuffix("s")
    return f"{text}{unit}" if unit == "%" else f"{text} {unit}"


def _bare(value: Operand, domain: Domain) -> str:  # noqa: PLR0911 - one for each kind of value
    match value:
        case InputName():
            return f'"{value.label}"'
        case bool():
            return "yes" if value else "no"
        case Moment():
            return _moment(value)
        case date():
            return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"
        case str():
            return value
    if domain.type in _UNITS:
        return _duration(value, domain.type)
    # A number as the editor wrote it: "7.0" says how exactly it is measured.
    return number_text(value) if domain.type is Type.INTEGER else format(value, "f")


def _moment(value: Moment) -> str:
    """As in "30 April 2024, 10:30"; seconds only where there are any."""
    day, _, clock = value.text.rpartition("T")
    found = _CLOCK.match(clock)
    assert found is not None, "a moment's text is ISO 8601"  # noqa: S101 - made by decision.moments
    words = found[1] + ("" if found[2] == ":00" else found[2]) + (f" ({found[3]})" if found[3] else "")
    if not day:
        return words
    year, month, number = (int(part) for part in day.split("-"))
    return f"{number} {_MONTHS[month - 1]} {year}, {words}"


def _duration(value: Decimal, kind: Type) -> str:
    units = _UNITS[kind]
    parts = [(amount, unit) for amount, unit in zip(duration_parts(value, kind), units, strict=True) if amount]
    words = [f"{number_text(a)} {unit.removesuffix('s') if a == 1 else unit}" for a, unit in parts]
    zero = "0 months" if kind is Type.YEARS_MONTHS else "0 days"
    return ("minus " if value < 0 else "") + (" ".join(words) or zero)


def _joined(parts: Sequence[Pieces], last: str) -> Pieces:
    """`a, b or c`, with `last` before the last part."""
    result: list[str | Prose] = []
    for position, part in enumerate(parts):
        if position:
            result.append(last if position == len(parts) - 1 else ", ")
        result.extend(part)
    return tuple(result)


def _merged(parts: Pieces) -> Pieces:
    """Neighbouring plain texts as one piece."""
    result: list[str | Prose] = []
    for part in parts:
        if isinstance(part, str) and result and isinstance(result[-1], str):
            result[-1] += part
        else:
            result.append(part)
    return tuple(result)
