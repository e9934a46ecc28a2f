"""Tests back to their canonical S-FEEL text (OMG DMN 1.3 §9.2): one spelling for each cell."""

from __future__ import annotations

import re
from datetime import date

from generator.decision.ages import in_file, unit_span
from generator.decision.literals import duration_text, number_text
from generator.model.sfeel import (
    DURATIONS,
    Age,
    Domain,
    Equals,
    InputName,
    Interval,
    Moment,
    Operand,
    Test,
    Type,
    UnaryTests,
)

_ESCAPES = {'"': r"\"", "\\": r"\\", "\n": r"\n", "\r": r"\r", "\t": r"\t"}
_TO_ESCAPE = re.compile(r'["\\\x00-\x1f\x7f]')


def to_sfeel(tests: UnaryTests, domain: Domain) -> str:
    """The canonical S-FEEL text of `tests`, a cell for an input of `domain`.

    `parse_cell(to_sfeel(tests, domain), domain) == tests`, if `parse_cell` is told of the inputs that the cell names.
    ValueError for an interval without any end, which S-FEEL cannot write.
    """
    if tests.is_any:
        return "-"
    text = ", ".join(_test(test, domain) for test in tests.tests)
    return f"not({text})" if tests.negated else text


def value_text(value: Operand, domain: Domain) -> str:  # noqa: PLR0911 - one for each kind of value
    """`value`, one of `domain`, as an S-FEEL literal, or the name of an input.

    Texts stand in quotes; dates, times and durations are written as `date("2024-01-31")` or `duration("P1Y2M")`.
    Ages, which S-FEEL has not, are written as in our files: `6 weeks`.
    """
    match value:
        case InputName():
            return value.text
        case bool():
            return "true" if value else "false"
        case str():
            return '"' + _TO_ESCAPE.sub(lambda found: _escape(found.group()), value) + '"'
        case date():
            return f'date("{value.isoformat()}")'
        case Age():
            return in_file(value.said)
        case Moment():
            return f'{"date and time" if domain.type is Type.DATE_TIME else "time"}("{value.text}")'
    if domain.type in DURATIONS:
        return f'duration("{duration_text(value, domain.type)}")'
    return number_text(value)


def _test(test: Test, domain: Domain) -> str:
    if isinstance(test, Equals):
        return value_text(test.value, domain)
    return _interval(test, domain) if isinstance(test, Interval) else "null"


def _interval(interval: Interval, domain: Domain) -> str:
    low, high = interval.low, interval.high
    if isinstance(high, Age) and high.last and isinstance(low, Age):
        one = unit_span(interval)
        return in_file(one) if one else f"[{in_file(low.said)}..{in_file(high.last)}]"
    if low is not None and high is not None:
        opening, closing = "(" if interval.low_open else "[", ")" if interval.high_open else "]"
        return f"{opening}{value_text(low, domain)}..{value_text(high, domain)}{closing}"
    if low is not None:
        return f"{'>' if interval.low_open else '>='} {value_text(low, domain)}"
    if high is not None:
        return f"{'<' if interval.high_open else '<='} {value_text(high, domain)}"
    raise ValueError("S-FEEL has no text for an interval without ends")


def _escape(character: str) -> str:
    return _ESCAPES.get(character) or f"\\u{ord(character):04x}"
