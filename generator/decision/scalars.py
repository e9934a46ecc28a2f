"""Scalars of a compiled table (see `compiled`): making them of values, comparing them, and reading them from JSON."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Any

from generator.decision.ages import MOST_DAYS, age_from_iso, age_of, known, known_by_birth, point, position
from generator.decision.ages import difference as reached
from generator.decision.compiled import CompiledInput, IntervalTest, Scalar, Sign, comparisons
from generator.decision.domains import parse_value
from generator.decision.errors import CellError, quoted
from generator.decision.exact import exact
from generator.decision.literals import EXAMPLE, MAX_DIGITS, number_text
from generator.decision.moments import temporal
from generator.decision.spellings import BOOLEANS
from generator.decision.tokens import CellToken, TokenKind
from generator.model.sfeel import NUMBERS, ORDERED, Age, Domain, Moment, Type, Value

_TEXTS = {Type.TEXT, Type.VALUES}
_EPOCH = date(1970, 1, 1).toordinal()
_NO_LIMITS: IntervalTest = {}


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


def scalar(value: Value) -> Scalar:
    """The comparable form of a value of an input, with which cells compare."""
    if isinstance(value, (bool, str)):
        return value
    if isinstance(value, Age):
        return point(value)
    if isinstance(value, Moment):
        return number_text(value.seconds) + ("Z" if value.zoned else "")
    return number_text(value) if isinstance(value, Decimal) else str(value.toordinal() - _EPOCH)


def known_scalar(value: Value) -> Scalar:
    """The comparable form of what is known of somebody: an age, unlike an end point, is all days of its last unit."""
    return known(value.said) if isinstance(value, Age) else scalar(value)


@lru_cache(maxsize=4096)
def amount(text: str) -> Decimal | Fraction:
    """The number of an ordered scalar; a fraction only of what was computed and is no decimal, `1/3`."""
    return Fraction(text) if "/" in text else Decimal(text.removesuffix("Z"))


def difference(one: Scalar, other: Scalar) -> int | None:
    """-1, 0 or 1 as the ordered scalar `one` lies before, on or behind `other`.

    None where a moment in UTC meets one on the reader's clock: neither is before the other (DMN 1.3 §10.3.2.3.5).
    """
    a, b = str(one), str(other)
    if a.endswith("Z") != b.endswith("Z"):
        return None
    first, second = amount(a), amount(b)
    return (first > second) - (first < second)


def from_json(value: Any, clause: CompiledInput) -> Scalar | None:
    """`value`, as JSON has it, as a scalar of the input `clause`; None for "not known". GivenError for anything else.

    Numbers come as `Decimal` (`given.read_given`), dates, times and durations as ISO 8601 texts.
    """
    if value is None:
        return None
    found = _typed(value, clause)
    if "values" in clause and not any(same(found, known, clause["type"]) for known in clause["values"]):
        hint = ", ".join(_shown(known) for known in clause["values"])
        raise GivenError("unknown-value", f"{_name(clause)}: {_shown(value)} is not one of {hint}")
    if not _in_range(found, clause):
        raise GivenError("outside-domain", f"{_name(clause)}: {_shown(value)} is out of range")
    if "step" in clause and not _on_step(Decimal(str(found)), clause):
        what = "is not a whole number" if clause["type"] == Type.INTEGER else "lies between two steps"
        raise GivenError("outside-domain", f"{_name(clause)}: {_shown(value)} {what}")
    return found


def same(one: Scalar, other: Scalar, kind: Type) -> bool:
    """Whether the scalars `one` and `other`, of the type `kind`, are equal.

    A moment in UTC never equals one on the reader's clock.
    """
    return difference(one, other) == 0 if kind in ORDERED else one == other


def _typed(value: Any, clause: CompiledInput) -> Scalar:
    kind = clause["type"]
    if kind == Type.BOOLEAN:
        known = value if isinstance(value, bool) else BOOLEANS.get(value) if isinstance(value, str) else None
        if known is not None:
            return known
    elif kind in NUMBERS:
        if isinstance(value, Decimal):
            return _number(value, clause)
    elif kind == Type.AGE:
        return _age(value, clause)
    elif isinstance(value, str):
        return value if kind in _TEXTS else scalar(_temporal(value, Type(kind), clause))
    raise GivenError("wrong-type", f"{_name(clause)}: {_shown(value)} is not what belongs here ({EXAMPLE[Type(kind)]})")


def _number(value: Decimal, clause: CompiledInput) -> str:
    """A number of at most as many digits as DMN's have, in plain notation."""
    digits = value.as_tuple()
    exponent = digits.exponent
    assert isinstance(exponent, int), "JSON has no infinite numbers"  # noqa: S101 - the reader of JSON refuses them
    written = max(len(digits.digits) + max(exponent, 0), -exponent) if value else 0
    if written > MAX_DIGITS:
        raise GivenError("bad-number", f"{_name(clause)}: a number has at most {MAX_DIGITS} digits")
    return number_text(value) if value else "0"


def _age(value: Any, clause: CompiledInput) -> str:
    """An age in words or in the form of ISO 8601; or the day of birth, and the day on which that is asked."""
    if isinstance(value, dict):
        value = "/".join(str(value.get(key)) for key in ("born", "on")) if set(value) == {"born", "on"} else ""
    if isinstance(value, str):
        if by_birth := known_by_birth(value):
            return by_birth
        if (parts := age_from_iso(value)) and position(age_of(parts)) <= MOST_DAYS:
            return known(parts)
        try:
            found = parse_value(value, Domain(Type.AGE))
        except CellError as problem:
            raise GivenError("wrong-type", f"{_name(clause)}: {problem}") from None
        if isinstance(found, Age):
            return known(found.said)
    hint = 'an age such as "6 weeks", or {"born": "2026-05-01", "on": "2026-11-27"}'
    raise GivenError("wrong-type", f"{_name(clause)}: {_shown(value)} is not what belongs here ({hint})")


def _temporal(text: str, kind: Type, clause: CompiledInput) -> Value:
    try:
        return temporal(CellToken(TokenKind.STRING, text, 0, len(text)), kind)
    except CellError as problem:
        raise GivenError("wrong-type", f"{_name(clause)}: {problem}") from None


def _in_range(value: Scalar, clause: CompiledInput) -> bool:
    ends = comparisons(clause.get("range", _NO_LIMITS))
    return all(isinstance(end, dict) or compare(value, sign, end) is not False for sign, end in ends)


def compare(value: Scalar, sign: Sign, end: Scalar) -> bool | None:
    """Whether `value` lies where `sign` says, seen from the end point `end` (`ge`: on it or behind it).

    None where they cannot be compared.
    """
    found = reached(str(value), end) if isinstance(end, str) and end.startswith("P") else difference(value, end)
    if found is None:
        return None
    return {"eq": found == 0, "ge": found >= 0, "gt": found > 0, "le": found <= 0, "lt": found < 0}[sign]


def _on_step(value: Decimal, clause: CompiledInput) -> bool:
    with exact():
        return (value - Decimal(clause["from"])) % Decimal(clause["step"]) == 0


def _name(clause: CompiledInput) -> str:
    return f'"{clause.get("name", clause["id"])}"'


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return str(value)[:40]
    if isinstance(value, (dict, list)):
        return "a structure" if isinstance(value, dict) else "a list"
    return quoted(value)
