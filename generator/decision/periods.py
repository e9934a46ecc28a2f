"""Periods in a cell as people write them: `2 years 6 months`, `3 days 4 hours`, and the bare 1 of `1 to 11 months`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from generator.decision.ages import UNIT_WORDS
from generator.decision.errors import CellError, quoted
from generator.decision.literals import number, number_text
from generator.decision.tokens import CellToken, TokenKind
from generator.model.sfeel import Type

_MINUTES = {"minute": "minutes", "minutes": "minutes", "min": "minutes"}
_CLOCK_WORDS = (
    {"hour": "hours", "hours": "hours", "h": "hours"} | _MINUTES | {"second": "seconds", "seconds": "seconds"}
)
WORDS: Mapping[str, str] = UNIT_WORDS | _CLOCK_WORDS
"""Every unit of a period, by what it is called."""
SIZES: Mapping[Type, Mapping[str, int]] = {
    Type.YEARS_MONTHS: {"years": 12, "months": 1},
    Type.DAYS_TIME: {"weeks": 7 * 86400, "days": 86400, "hours": 3600, "minutes": 60, "seconds": 1},
}
"""Units of both kinds of durations, in months and in seconds."""

Parts = tuple[tuple[Decimal, str], ...]


def period(tokens: Sequence[CellToken], at: int) -> tuple[Parts, int]:
    """The parts of the period that begins at the place `at` of the `tokens`, a number, and the number of the token behind it.

    A bare number takes the unit of the next one: `1 to 11 months`, `6, 10 or 14 weeks`. CellError where there is none, or
    where that could be two.
    """
    parts: list[tuple[Decimal, str]] = []
    behind = at
    while _is_part(tokens, behind):
        parts.append((number(tokens[behind]), WORDS[tokens[behind + 1].text]))
        behind += 2
    if parts:
        return tuple(parts), behind
    return ((number(tokens[at]), _unit_ahead(tokens, at)),), at + 1


def _is_part(tokens: Sequence[CellToken], at: int) -> bool:
    return tokens[at].kind is TokenKind.NUMBER and tokens[at + 1].is_word(*WORDS)


def _unit_ahead(tokens: Sequence[CellToken], at: int) -> str:
    bare = tokens[at]
    place = next((later for later in range(at + 1, len(tokens)) if tokens[later].is_word(*WORDS)), None)
    if place is None:
        hint = f'write "{bare.text} weeks", or "{bare.text} months"'
        raise CellError(f"{quoted(bare.text)} has no unit", bare.start, bare.end - bare.start, hint)
    unit = WORDS[tokens[place].text]
    if _is_part(tokens, place + 1):
        own = WORDS[tokens[place + 2].text]
        readings = [f"{bare.text} {name.removesuffix('s') if bare.text == '1' else name}" for name in (unit, own)]
        hint = f'write "{readings[0]}", or "{readings[1]}"'
        raise CellError(f"{quoted(bare.text)}: {unit} or {own}?", bare.start, bare.end - bare.start, hint)
    return unit


def duration_of(parts: Parts, kind: Type) -> Decimal | None:
    """Months or seconds that `parts` add up to, as the `kind` of duration has it; None for a unit that it has not.

    >>> duration_of(((Decimal(2), "years"), (Decimal(3), "months")), Type.YEARS_MONTHS)
    Decimal('27')
    """
    sizes = SIZES[kind]
    known = all(unit in sizes for _, unit in parts)
    exact = all(
        count == count.to_integral_value() for count, unit in parts if sizes.get(unit) != 1 or kind is Type.YEARS_MONTHS
    )
    return sum((count * sizes[unit] for count, unit in parts), Decimal(0)) if known and exact else None


def in_smaller_units(count: Decimal, unit: str) -> str:
    """A `count` of a `unit`, as `1.5` years, in whole smaller units, `18 months`; "" where there are none.

    >>> in_smaller_units(Decimal("1.5"), "years")
    '18 months'
    """
    for smaller, times in {"years": (("months", 12),), "weeks": (("days", 7),)}.get(unit, ()):
        if (count * times) == (count * times).to_integral_value():
            return f"{number_text(count * times)} {smaller}"
    return ""
