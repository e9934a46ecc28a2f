"""Dates, numbers, lists and quotation marks as CLDR has them for the language that is spoken."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Literal, TypeVar

from babel.dates import format_date, format_skeleton
from babel.numbers import get_decimal_symbol

from generator.language.speaking import _, filled, pgettext, spoken

P = TypeVar("P")
ListStyle = Literal["standard", "or"]


SENTENCE_ENDS = (".", "!", "?", "…", "\u061f", "\u06d4", "\u0964", "\u3002", "\uff01", "\uff1f")
"""What a sentence ends with: also in Arabic, Urdu, Devanagari, Chinese and Japanese."""


def long_date(day: date) -> str:
    """A `day` with its month in words: `30 April 2024`."""
    return format_date(day, "long", spoken().locale)


def month_and_year(day: date) -> str:
    """The month of a `day`: `April 2024`."""
    return format_skeleton("yMMMM", day, locale=spoken().locale)


def year(day: date) -> str:
    """The year of a `day`: `2024`."""
    return format_skeleton("y", day, locale=spoken().locale)


def decimal_text(number: Decimal | int | str) -> str:
    """A `number` as it is written, with the decimal sign of the language: `7.0` stays exact to a tenth."""
    text = format(number, "f") if isinstance(number, Decimal) else str(number)
    return text.replace(".", get_decimal_symbol(spoken().locale))


def decimal_sign() -> str:
    """What stands before the decimals: a point or a comma."""
    return get_decimal_symbol(spoken().locale)


def quoted(words: str) -> str:
    """The `words` between the quotation marks of the language."""
    return _("“{words}”", words=words)


def listed(items: Sequence[str], style: ListStyle = "standard") -> str:
    """The `items` as a list, `a, b and c`; with the `style` "or" `a, b or c`."""
    return "".join(joined([(item,) for item in items], style))


def joined(parts: Sequence[tuple[P, ...]], style: ListStyle = "standard") -> tuple[str | P, ...]:
    """As `listed` in this `style`, of `parts` that each hold several pieces, which stay what they are."""
    pattern = spoken().locale.list_patterns[style]
    if len(parts) < _PAIR:
        return tuple(piece for part in parts for piece in part)
    if len(parts) == _PAIR:
        return _paired(pattern["2"], parts[0], parts[1])
    *others, before, last = parts
    found: tuple[str | P, ...] = _paired(pattern["end"], before, last)
    for position in range(len(others) - 1, -1, -1):
        found = _paired(pattern["middle" if position else "start"], others[position], found)
    return found


def comma() -> str:
    """What stands between the items of a list that goes on without "and"."""
    return pgettext("between the items of a list", ", ")


def semicolon() -> str:
    """As `comma`, where items may hold commas themselves."""
    return pgettext("between the long items of a list", "; ")


_PAIR = 2


def _paired(pattern: str, first: tuple[str | P, ...], second: tuple[str | P, ...]) -> tuple[str | P, ...]:
    named = pattern.replace("{0}", "{first}").replace("{1}", "{second}")
    return filled(named, first=first, second=second)
