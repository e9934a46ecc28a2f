"""Values of a compiled table (`decision.compile`): comparing them, and reading them from JSON.

Texts and booleans equal or differ. Everything else is a decimal number in a string, with a "Z" behind it where
it is a moment in UTC.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, localcontext
from functools import lru_cache
from typing import Any

from generator.decision.compile import scalar
from generator.decision.errors import CellError, quoted
from generator.decision.literals import EXAMPLE, MAX_DIGITS, day, duration, number_text
from generator.decision.moments import moment
from generator.decision.tokens import Kind, Token
from generator.model.sfeel import MOMENTS, NUMBERS, ORDERED, Type, Value

Scalar = str | bool

_TEXTS = {Type.TEXT.value, Type.VALUES.value}
_NUMBERS = {kind.value for kind in NUMBERS}
_ORDERED = {kind.value for kind in ORDERED}
_BOOLEANS = {"true": True, "yes": True, "false": False, "no": False}


class GivenError(Exception):
    """What is given cannot be used.

    Attributes:
        code: a key of `generator.codes.CODES`, which explains it.
        message: what is wrong, in one sentence.
    """

    def __init__(self, code: str, message: str) -> None:
        """Keep `code` and `message` as `args`, so that the error survives pickling."""
        super().__init__(code, message)
        self.code = code
        self.message = message

    def __str__(self) -> str:
        """The message."""
        return self.message


def is_ordered(kind: str) -> bool:
    """Whether values of a type can be compared with `<`."""
    return kind in _ORDERED


@lru_cache(maxsize=4096)
def amount(text: str) -> Decimal:
    """The number of an ordered scalar."""
    return Decimal(text.removesuffix("Z"))


def difference(one: Scalar, other: Scalar) -> int | None:
    """-1, 0 or 1 as one ordered scalar lies before, on or behind another.

    None where a moment in UTC meets one on the reader's clock: neither is before the other (DMN 1.3 §10.3.2.3.5).
    """
    a, b = str(one), str(other)
    if a.endswith("Z") != b.endswith("Z"):
        return None
    first, second = amount(a), amount(b)
    return (first > second) - (first < second)


def from_json(value: Any, clause: Mapping[str, Any]) -> Scalar | None:
    """What is given for an input, as a scalar of its domain; None for "not known". GivenError for anything else.

    Numbers come as `Decimal` (`given.read_given`), dates, times and durations as ISO 8601 texts.
    """
    if value is None:
        return None
    found = _typed(value, clause)
    if "values" in clause and not any(_same(found, known, clause["type"]) for known in clause["values"]):
        hint = ", ".join(_shown(known) for known in clause["values"])
        raise GivenError("unknown-value", f"{_name(clause)}: {_shown(value)} is not one of {hint}")
    if not _in_range(found, clause):
        raise GivenError("outside-domain", f"{_name(clause)}: {_shown(value)} is out of range")
    if "step" in clause and not _on_step(amount(str(found)), clause):
        what = "is not a whole number" if clause["type"] == Type.INTEGER.value else "lies between two steps"
        raise GivenError("outside-domain", f"{_name(clause)}: {_shown(value)} {what}")
    return found


def _same(one: Scalar, other: Scalar, kind: str) -> bool:
    return difference(one, other) == 0 if is_ordered(kind) else one == other


def _typed(value: Any, clause: Mapping[str, Any]) -> Scalar:
    kind = clause["type"]
    if kind == Type.BOOLEAN.value:
        known = value if isinstance(value, bool) else _BOOLEANS.get(value) if isinstance(value, str) else None
        if known is not None:
            return known
    elif kind in _NUMBERS:
        if isinstance(value, Decimal):
            return _number(value, clause)
    elif isinstance(value, str):
        return value if kind in _TEXTS else scalar(_temporal(value, Type(kind), clause))
    raise GivenError("wrong-type", f"{_name(clause)}: {_shown(value)} is not what belongs here ({EXAMPLE[Type(kind)]})")


def _number(value: Decimal, clause: Mapping[str, Any]) -> str:
    """A number of at most as many digits as DMN's have, in plain notation."""
    digits = value.as_tuple()
    exponent = digits.exponent
    assert isinstance(exponent, int), "JSON has no infinite numbers"  # noqa: S101 - the reader of JSON refuses them
    written = max(len(digits.digits) + max(exponent, 0), -exponent) if value else 0
    if written > MAX_DIGITS:
        raise GivenError("bad-number", f"{_name(clause)}: a number has at most {MAX_DIGITS} digits")
    return number_text(value) if value else "0"


def _temporal(text: str, kind: Type, clause: Mapping[str, Any]) -> Value:
    token = Token(Kind.STRING, text, 0, len(text))
    try:
        if kind is Type.DATE:
            return day(token)
        return moment(token, kind) if kind in MOMENTS else duration(token, kind)
    except CellError as problem:
        raise GivenError("wrong-type", f"{_name(clause)}: {problem}") from None


def _in_range(value: Scalar, clause: Mapping[str, Any]) -> bool:
    return all(compare(value, sign, end) is not False for sign, end in clause.get("range", {}).items())


def compare(value: Scalar, sign: str, end: Scalar) -> bool | None:
    """`value` against an end point: `ge`, `gt`, `le` or `lt`; None where they cannot be compared."""
    found = difference(value, end)
    if found is None:
        return None
    return {"ge": found >= 0, "gt": found > 0, "le": found <= 0, "lt": found < 0}[sign]


def _on_step(value: Decimal, clause: Mapping[str, Any]) -> bool:
    with localcontext() as exact:
        exact.prec = 200  # numbers have at most MAX_DIGITS digits: nothing is rounded
        return (value - Decimal(clause["from"])) % Decimal(clause["step"]) == 0


def _name(clause: Mapping[str, Any]) -> str:
    return f'"{clause.get("name", clause["id"])}"'


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return str(value)[:40]
    if isinstance(value, (dict, list)):
        return "a structure" if isinstance(value, dict) else "a list"
    return quoted(value)
