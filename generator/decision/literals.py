"""Numbers, dates and durations from and to their canonical text (OMG DMN 1.3 §10.3.2.3, ISO 8601).

Nothing here goes through a float, and no result depends on the decimal context's precision.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from generator.decision.ages import iso
from generator.decision.errors import CellError, quoted
from generator.decision.tokens import CellToken
from generator.model.sfeel import DURATIONS, Age, Moment, Type, Value

MAX_DIGITS = 34
"""Digits of the longest number: the precision of DMN's numbers (IEEE 754 decimal128)."""

MAX_SECONDS = 10**15
MAX_MONTHS = 10**12
"""Durations stay below these."""

_NUMBER = re.compile(r"-?([0-9]*)(?:\.([0-9]+))?")
_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_N = "([0-9]{1,15})"
_MONTHS = re.compile(rf"(-?)P(?=[0-9])(?:{_N}Y)?(?:{_N}M)?")
_SECONDS = re.compile(rf"(-?)P(?=[0-9T])(?:{_N}D)?(?:T(?=[0-9])(?:{_N}H)?(?:{_N}M)?(?:{_N}(\.[0-9]{{1,9}})?S)?)?")


def number(token: CellToken) -> Decimal:
    """The number of a token; minus zero is zero."""
    found = _NUMBER.fullmatch(token.text)
    if not found:
        raise _error(token, "is not a number", "write digits, with a point for decimals")
    if len(found[1] or "0") + len(found[2] or "") > MAX_DIGITS:
        raise _error(token, "has too many digits", f"a number has at most {MAX_DIGITS}")
    value = Decimal(token.text)
    return value or value.copy_abs()


def day(token: CellToken) -> date:
    """The day of a token such as `2024-01-31`."""
    found = _DATE.fullmatch(token.text)
    if not found:
        raise _error(token, "is not a whole day", "write year-month-day, such as 2024-04-30")
    try:
        return date(*(int(part) for part in found.groups()))
    except ValueError:
        raise _error(token, "is not a day of the calendar", "write year-month-day, such as 2024-04-30") from None


def duration(token: CellToken, kind: Type) -> Decimal:
    """Months (`kind` is `Type.YEARS_MONTHS`) or seconds (`Type.DAYS_TIME`) of a `token` such as `P1Y2M` or `P3DT4H`.

    CellError for anything else.
    """
    months, seconds = _MONTHS.fullmatch(token.text), _SECONDS.fullmatch(token.text)
    if kind is Type.YEARS_MONTHS and months:
        total = Decimal(int(months[2] or 0) * 12 + int(months[3] or 0))
        limit, negative = MAX_MONTHS, bool(months[1])
    elif kind is Type.DAYS_TIME and seconds:
        whole = int(seconds[2] or 0) * 86400 + int(seconds[3] or 0) * 3600 + int(seconds[4] or 0) * 60
        whole += int(seconds[5] or 0)
        total = Decimal(f"{whole}{seconds[6] or ''}")
        limit, negative = MAX_SECONDS, bool(seconds[1])
    else:
        wrong_kind = bool(months or seconds)
        raise _error(token, f"is not a {kind}" if wrong_kind else "is not a duration", f"write it as {EXAMPLE[kind]}")
    if total >= limit:
        raise _error(token, "is too long a duration")
    return total.copy_negate() if negative and total else total


EXAMPLE = {
    Type.TEXT: 'a text in quotes, such as "abc"',
    Type.VALUES: "one of the declared values",
    Type.BOOLEAN: "yes or no",
    Type.INTEGER: "a whole number, such as 40",
    Type.NUMBER: "a number, such as 7.5",
    Type.DATE: "year-month-day, such as 2024-04-30",
    Type.DAYS_TIME: "days and time, such as P3DT12H",
    Type.YEARS_MONTHS: "years and months, such as P1Y6M",
    Type.TIME: "hours and minutes, such as 10:30",
    Type.DATE_TIME: "date and time, such as 2024-04-30T10:30",
    Type.AGE: 'an age, such as "6 weeks" or "2 years 6 months"',
}
"""For hints: how a value of each type is written."""


def number_text(value: Decimal) -> str:
    """Plain decimal notation without needless zeros.

    >>> number_text(Decimal("7.50"))
    '7.5'
    """
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def duration_text(value: Decimal, kind: Type) -> str:
    """ISO 8601 text of a duration; `value` is in months or seconds, as its `kind` has it.

    >>> duration_text(Decimal(14), Type.YEARS_MONTHS)
    'P1Y2M'
    """
    letters = "YM" if kind is Type.YEARS_MONTHS else "DHMS"
    parts = [(amount, letter) for amount, letter in zip(duration_parts(value, kind), letters, strict=True) if amount]
    date_part = "".join(number_text(a) + c for a, c in parts if kind is Type.YEARS_MONTHS or c == "D")
    time_part = "".join(number_text(a) + c for a, c in parts if kind is Type.DAYS_TIME and c != "D")
    zero = "0M" if kind is Type.YEARS_MONTHS else "0D"
    body = date_part + (f"T{time_part}" if time_part else "")
    return ("-" if value < 0 else "") + "P" + (body or zero)


def plain(value: Value, kind: Type) -> str | bool:
    """A `value` of the type `kind` as our files and data write it: plain decimals, ISO 8601, texts as they are.

    Booleans stay booleans: YAML, JSON and FEEL each have words of their own for them.
    """
    match value:
        case Moment():
            return value.text
        case date():
            return value.isoformat()
        case Age():
            return iso(value.said)
        case Decimal():
            return duration_text(value, kind) if kind in DURATIONS else number_text(value)
    return value


def duration_parts(value: Decimal, kind: Type) -> tuple[Decimal, ...]:
    """Years and months, or days, hours, minutes and seconds, of a duration without its sign.

    `value` is in months or seconds, as its `kind` has it.
    """
    rest = value.copy_abs()
    parts = []
    for size in (12,) if kind is Type.YEARS_MONTHS else (86400, 3600, 60):
        whole, rest = divmod(rest, size)
        parts.append(whole)
    return (*parts, rest)


def _error(token: CellToken, what: str, hint: str = "") -> CellError:
    return CellError(f"{quoted(token.text)} {what}", token.start, token.end - token.start, hint)
