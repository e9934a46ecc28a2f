"""Tests in plain words, for patients: "40 to 74 years", "not high risk", "before 30 April 2024".

Texts hold plain spaces and hyphens; keeping numbers whole is the business of the faces
(docs/design.md, Numbers stay whole).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal

from generator.decision.ages import unit_span
from generator.decision.literals import duration_parts, number_text
from generator.decision.order import closed, rank
from generator.language.formats import decimal_text, joined, long_date
from generator.language.speaking import _, filled
from generator.language.units import MANY, in_unit
from generator.model.sfeel import (
    MOMENTS,
    NUMBERS,
    Age,
    AgeParts,
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

_CLOCK = re.compile(r"(\d\d:\d\d)(:[\d.]+)(.*)")
_UNITS = {Type.YEARS_MONTHS: ("years", "months"), Type.DAYS_TIME: ("days", "hours", "minutes", "seconds")}
_PAIR = 2


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
        return (_any(),)
    return _merged(_negated(tests.tests, domain) if tests.negated else _listed(tests.tests, domain))


def value_pieces(value: Value | None, domain: Domain) -> Pieces:
    """`value`, one of `domain`, in plain words, such as an example's: "52 years", a label, "not known" (None)."""
    return _merged(_test(IsNull() if value is None else Equals(value), domain))


def value_in_words(value: Value | None, domain: Domain) -> str:
    """The `value_pieces` of a `value` of `domain`, joined; labels are left as the editor wrote them."""
    return "".join(str(piece) for piece in value_pieces(value, domain))


def _any() -> str:
    # translators: in a cell of a table: any answer will do
    return _("any")


def _listed(tests: Sequence[Test], domain: Domain) -> Pieces:
    parts = _parts(tests, domain)
    apart = any(isinstance(test, Interval) and not unit_span(test) for test in tests)
    return _apart(parts) if apart else joined(parts, "or")


def _apart(parts: Sequence[Pieces]) -> Pieces:
    """Parts of which one may hold an "or" itself: the comma keeps the two kinds of "or" apart."""
    *others, last = parts
    if not others:
        return last
    first = others[0]
    for part in others[1:]:
        first = filled(_("{first}, {second}"), first=first, second=part)
    # translators: in a cell of a table, "under 18 years, or 75 years or more": it must not be taken for the "or" inside
    return filled(_("{first}, or {second}"), first=first, second=last)


def _parts(tests: Sequence[Test], domain: Domain) -> list[Pieces]:
    """Each test in words; several plain numbers share one unit, behind the last."""
    numbers = [test.value for test in tests if isinstance(test, Equals) and isinstance(test.value, Decimal)]
    if len(numbers) == len(tests) > 1 and domain.unit:
        bare: list[Pieces] = [(_bare(value, domain),) for value in numbers[:-1]]
        return [*bare, (_amount(numbers[-1], domain, one=False),)]
    ages = [unit_span(test) for test in tests if isinstance(test, Interval)]
    alike = {tuple(unit for _, unit in age or ()) for age in ages}
    if len(ages) == len(tests) > 1 and len(alike) == 1 and len(*alike) == 1:
        return [*((str(age[0][0]),) for age in ages[:-1] if age), (_age(ages[-1] or (), one=False),)]
    return [_test(test, domain) for test in tests]


def _negated(tests: Sequence[Test], domain: Domain) -> Pieces:
    # Where anything else is excluded, "known" goes without saying: a missing value never satisfies `not(…)`.
    rest = [test for test in tests if not isinstance(test, IsNull)]
    if not rest:
        # translators: in a cell of a table: a fact that is known
        return (_("known"),)
    if len(rest) == _PAIR:
        first, second = _parts(rest, domain)
        return filled(_("neither {first} nor {second}"), first=first, second=second)
    if len(rest) > _PAIR:
        # translators: in a cell of a table; {values} is a list with "or" before the last
        return filled(_("none of {values}"), values=joined(_parts(rest, domain), "or"))
    only = rest[0]
    if isinstance(only, Equals):
        return _test(Equals(not only.value), domain) if isinstance(only.value, bool) else _not(_test(only, domain))
    whole = _whole(only, domain)
    if whole.low is not None and whole.low == whole.high:
        return _not((_amount(whole.low, domain),))
    return _listed(_complement(only), domain)


def _not(value: Pieces) -> Pieces:
    # translators: in a cell of a table: any value but this one
    return filled(_("not {value}"), value=value)


def _complement(interval: Interval) -> list[Test]:
    tests: list[Test] = []
    if interval.low is not None:
        tests.append(Interval(high=interval.low, high_open=not interval.low_open))
    if interval.high is not None:
        tests.append(Interval(low=interval.high, low_open=not interval.high_open))
    return tests


def _test(test: Test, domain: Domain) -> Pieces:
    if isinstance(test, IsNull):
        # translators: in a cell of a table: a fact that is not known
        return (_("not known"),)
    if isinstance(test, Interval):
        return (_interval(_whole(test, domain), domain),)
    value = test.value
    if isinstance(value, InputName):
        return (_("the same as {value}", value=_bare(value, domain)),)
    if isinstance(value, str):
        label = domain.label(value)
        # A text is shown between quotes, on one line.
        return (label if label is not None else _quoted(" ".join(value.split())),)
    return (_amount(value, domain),)


def _quoted(text: str) -> str:
    # translators: a text between quotes in a cell of a table
    return _('"{text}"', text=text)


def _whole(interval: Interval, domain: Domain) -> Interval:
    """An interval of whole numbers or days with both ends inside, so that it reads "41 to 74"."""
    ends = (interval.low, interval.high)
    bounded = not any(end is None or isinstance(end, InputName) for end in ends)
    return closed(interval, domain) if bounded and domain.type in {Type.INTEGER, Type.DATE} else interval


def _interval(interval: Interval, domain: Domain) -> str:  # noqa: PLR0911 - one for each kind of interval
    low, high = interval.low, interval.high
    in_time = domain.type in MOMENTS | {Type.DATE}
    if isinstance(high, Age) and high.last:
        return _to_the_last_day(interval, high.last)
    if low is not None and high is not None:
        if isinstance(low, Age):
            return _numbers_between(interval, _age(low.said), _age(_said(high)))
        if low == high:
            return _("exactly {amount}", amount=_amount(low, domain))
        says = _moments_between if in_time else _numbers_between
        return says(interval, _bare(low, domain), _amount(high, domain, one=False))
    if low is not None:
        return (_later if in_time else _more)(_amount(low, domain), is_open=interval.low_open)
    if high is not None:
        return (_earlier if in_time else _less)(_amount(high, domain), is_open=interval.high_open)
    return _any()


def _to_the_last_day(interval: Interval, last: AgeParts) -> str:
    """Ages that end with a whole unit: "6 weeks", "6 to 11 months", or in days "28 days or less"."""
    one = unit_span(interval)
    if one:
        return _age(one)
    if not isinstance(interval.low, Age):
        return _less(_age(last), is_open=False)
    first = interval.low.said if rank(interval.low) else ((0, last[0][1]),)
    shared = len(first) == len(last) == 1 and first[0][1] == last[0][1]
    return _("{low} to {high}", low=str(first[0][0]) if shared else _age(first), high=_age(last, one=not shared))


def _age(parts: AgeParts, *, one: bool = True) -> str:
    """An age in the units in which it was written; `one` allows "1 month" for a single unit."""
    alone = len(parts) == 1 and not one
    return _joined_units([in_unit(str(count), unit, MANY if alone and count == 1 else count) for count, unit in parts])


def _said(value: Operand) -> AgeParts:
    assert isinstance(value, Age)  # noqa: S101 - both ends of an interval of ages are ages
    return value.said


def _numbers_between(interval: Interval, low: str, high: str) -> str:
    # No comma in these: in a list of tests it stands for "or".
    if interval.low_open and interval.high_open:
        return _("over {low} and under {high}", low=low, high=high)
    if interval.low_open:
        return _("over {low} and up to {high}", low=low, high=high)
    if interval.high_open:
        return _("{low} or more and under {high}", low=low, high=high)
    # translators: numbers or dates in a cell of a table, both ends included
    return _("{low} to {high}", low=low, high=high)


def _moments_between(interval: Interval, low: str, high: str) -> str:
    if interval.low_open and interval.high_open:
        return _("after {low} and before {high}", low=low, high=high)
    if interval.low_open:
        return _("after {low} and up to {high}", low=low, high=high)
    if interval.high_open:
        return _("{low} or later and before {high}", low=low, high=high)
    return _("{low} to {high}", low=low, high=high)


def _more(amount: str, *, is_open: bool) -> str:
    return _("over {amount}", amount=amount) if is_open else _("{amount} or more", amount=amount)


def _less(amount: str, *, is_open: bool) -> str:
    return _("under {amount}", amount=amount) if is_open else _("{amount} or less", amount=amount)


def _later(moment: str, *, is_open: bool) -> str:
    # translators: {moment} is a day, a time of day, or both
    return _("after {moment}", moment=moment) if is_open else _("{moment} or later", moment=moment)


def _earlier(moment: str, *, is_open: bool) -> str:
    return _("before {moment}", moment=moment) if is_open else _("{moment} or earlier", moment=moment)


def _amount(value: Operand, domain: Domain, *, one: bool = True) -> str:
    """A value with its unit; `one` allows "1 year" for the unit "years"."""
    text = _bare(value, domain)
    if not domain.unit or not isinstance(value, Decimal) or domain.type not in NUMBERS:
        return text
    is_whole = value == value.to_integral_value()
    count = int(abs(value)) if is_whole and (one or value != 1) else MANY
    return in_unit(text, domain.unit, count)


def _bare(value: Operand, domain: Domain) -> str:  # noqa: PLR0911 - one for each kind of value
    match value:
        case InputName():
            return _quoted(value.label)
        case bool():
            return _("yes") if value else _("no")
        case Age():
            return _age(value.said)
        case Moment():
            return _moment(value)
        case date():
            return long_date(value)
        case str():
            return value
    if domain.type in _UNITS:
        return _duration(value, domain.type)
    # A number as the editor wrote it: "7.0" says how exactly it is measured.
    return decimal_text(Decimal(number_text(value)) if domain.type is Type.INTEGER else value)


def _moment(value: Moment) -> str:
    """As in "30 April 2024, 10:30"; seconds only where there are any."""
    day, _mark, clock = value.text.rpartition("T")
    found = _CLOCK.match(clock)
    assert found is not None, "a moment's text is ISO 8601"  # noqa: S101 - made by decision.moments
    words = found[1] + ("" if found[2] == ":00" else found[2]) + (f" ({found[3]})" if found[3] else "")
    return _("{date}, {time}", date=long_date(date.fromisoformat(day)), time=words) if day else words


def _duration(value: Decimal, kind: Type) -> str:
    units = _UNITS[kind]
    parts = [
        in_unit(decimal_text(Decimal(number_text(amount))), unit, int(amount) if amount == int(amount) else MANY)
        for amount, unit in zip(duration_parts(value, kind), units, strict=True)
        if amount
    ]
    words = _joined_units(parts) if parts else in_unit("0", "months" if kind is Type.YEARS_MONTHS else "days", 0)
    return _("minus {amount}", amount=words) if value < 0 else words


def _joined_units(parts: Sequence[str]) -> str:
    words = parts[0]
    for part in parts[1:]:
        # translators: the parts of a duration, "2 years 3 months"
        words = _("{larger} {smaller}", larger=words, smaller=part)
    return words


def _merged(parts: Pieces) -> Pieces:
    """Neighbouring plain texts as one piece."""
    result: list[str | Prose] = []
    for part in parts:
        if isinstance(part, str) and result and isinstance(result[-1], str):
            result[-1] += part
        else:
            result.append(part)
    return tuple(result)
