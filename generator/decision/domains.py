"""Values and ranges of inputs and outputs: reading them, and what lies inside a domain."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from generator.decision.ages import unit_span
from generator.decision.errors import CellError, quoted
from generator.decision.order import holds, never, on_step
from generator.decision.parser import ordered_range, parse_cell
from generator.decision.spreadsheets import refuse_error_value
from generator.diagnostics import did_you_mean
from generator.model.sfeel import (
    ORDERED,
    Age,
    Domain,
    Equals,
    InputName,
    Interval,
    IsNull,
    Moment,
    Type,
    UnaryTests,
    Value,
)

_PYTHON: dict[Type, type] = {Type.TEXT: str, Type.VALUES: str, Type.BOOLEAN: bool, Type.DATE: date}
_PYTHON |= {Type.TIME: Moment, Type.DATE_TIME: Moment, Type.AGE: Age}


def parse_value(text: str, domain: Domain) -> Value | None:
    """The value of `domain` that `text` writes: an example's `given`, an output's value, a default.

    A text needs no quotes here, and is taken whole; declared values are compared as written. None is
    "not known", only where the domain may be missing. CellError for what is no value of the domain:
    `unknown-value` for an undeclared one, `outside-domain` for one out of range.
    """
    refuse_error_value(text)
    bare = text.strip()
    is_text = domain.type in {Type.TEXT, Type.VALUES}
    value = _text(text, bare, domain) if is_text else _single(text, domain)
    if not contains(domain, value):
        if domain.values:
            hint = did_you_mean(bare[:80], domain.ids)
            raise CellError(f"{quoted(bare)} is not a declared value", *_place(text), hint, "unknown-value")
        raise CellError(
            f"{quoted(bare)} is out of range", *_place(text), "correct the value or the range", "outside-domain"
        )
    return value


def parse_range(text: str, type: Type) -> Interval:  # noqa: A002 -- the word of the file format
    """The interval that `text`, a `range`, writes for values of `type`, such as `[40..120]` or `>= 0`.

    CellError for anything else.
    """
    return ordered_range(text, type)


def contains(domain: Domain, value: Value | None) -> bool:
    """Whether `value` (None: not known) belongs to `domain`: type, declared values, range and step."""
    if value is None:
        return domain.may_be_missing
    # A bool is no number and a datetime no whole day, whatever Python says of their classes.
    if not isinstance(value, _PYTHON.get(domain.type, Decimal)) or isinstance(value, datetime):
        return False
    if domain.type in ORDERED:
        return _declared(domain, value) and holds(domain.range, value) and on_step(value, domain)
    return _declared(domain, value)


def outside(tests: UnaryTests, domain: Domain) -> bool:
    """Whether one of the `tests` of a cell, also inside `not(…)`, can never match a value of `domain`.

    What is compared with another input is not judged.
    """
    return any(_never(test, domain) for test in tests.tests)


def _never(test: Interval | Equals | IsNull, domain: Domain) -> bool:
    if isinstance(test, Interval):
        named = isinstance(test.low, InputName) or isinstance(test.high, InputName)
        return not named and never(test, domain)
    value = test.value if isinstance(test, Equals) else None
    return not (isinstance(value, InputName) or contains(domain, value))


def _declared(domain: Domain, value: Value) -> bool:
    """Whether a value is one of the declared values; any value is, where none are declared."""
    return not domain.values or any(declared.value == value for declared in domain.values)


def _text(text: str, bare: str, domain: Domain) -> Value | None:
    if bare in domain.ids:
        return bare
    if domain.may_be_missing and bare.casefold() in {"null", "not known"}:
        return None
    if not bare:
        raise CellError("a value is missing here", 0, len(text), "write a value")
    return _single(text, Domain(Type.TEXT)) if bare.startswith('"') else bare


def _single(text: str, domain: Domain) -> Value | None:
    """The value of a cell that tests for nothing but one value."""
    if not text.strip():
        raise CellError("a value is missing here", 0, len(text), "write a value")
    tests = parse_cell(text, domain)
    only = tests.tests[0] if len(tests.tests) == 1 and not tests.negated else None
    if isinstance(only, IsNull):
        return None
    if isinstance(only, Interval) and domain.type is Type.AGE and unit_span(only):
        assert isinstance(only.low, Age)  # noqa: S101 - of one age it is the first day
        return only.low
    if not isinstance(only, Equals) or isinstance(only.value, InputName):
        raise CellError(f"{quoted(text.strip())} is not one value", *_place(text), "write one value")
    return only.value


def _place(text: str) -> tuple[int, int]:
    return len(text) - len(text.lstrip()), len(text.strip())
