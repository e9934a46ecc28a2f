"""Units of time and other things that are counted, in the language that is spoken.

Editors write a unit as they like, and it stays as it is. Those that are known here are written in English
(`unit: years`): they read right in any language, for one and for many.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from generator.language.speaking import N_, _, ngettext, plural_forms

MANY = 100
"""A count that is told in the plural of most numbers, where the number itself is no whole one: 2 has a form of its own in Arabic."""

TIMES = ("years", "months", "weeks", "days", "hours")
"""Behind a number their words stay on its line."""

# translators: a number with its unit, as in the cell of a table; {number} may also have decimals, or be the end of a range
_COUNTED: Mapping[str, Callable[[int, str], str]] = {
    "years": lambda count, number: ngettext("{number} year", "{number} years", count, number=number),
    "months": lambda count, number: ngettext("{number} month", "{number} months", count, number=number),
    "weeks": lambda count, number: ngettext("{number} week", "{number} weeks", count, number=number),
    "days": lambda count, number: ngettext("{number} day", "{number} days", count, number=number),
    "hours": lambda count, number: ngettext("{number} hour", "{number} hours", count, number=number),
    "minutes": lambda count, number: ngettext("{number} minute", "{number} minutes", count, number=number),
    "seconds": lambda count, number: ngettext("{number} second", "{number} seconds", count, number=number),
    "points": lambda count, number: ngettext("{number} point", "{number} points", count, number=number),
    "times": lambda count, number: ngettext("{number} time", "{number} times", count, number=number),
}

# translators: the unit of a field, without a number
_ALONE = {
    N_("years"),
    N_("months"),
    N_("weeks"),
    N_("days"),
    N_("hours"),
    N_("minutes"),
    N_("seconds"),
    N_("points"),
    N_("times"),
}


def in_unit(number: str, unit: str, count: int) -> str:
    """A `number` as text with its `unit`, `40 years`; `count` says in which form: 1 for one, `MANY` for what is not whole."""
    if unit in _COUNTED:
        return _COUNTED[unit](count, number)
    return _("{number}%", number=number) if unit == "%" else f"{number} {unit}"


def unit_in_words(unit: str) -> str:
    """A `unit` alone: one that is known here in the language that is spoken, any other as it was written."""
    return _(unit) if unit in _ALONE else unit


def counted_forms(unit: str) -> Mapping[str, str] | None:
    """So many of a `unit` that is known here, by the names of CLDR's plural forms; None for any other unit."""
    return None if unit not in _FORMS else _FORMS[unit]()


_FORMS: Mapping[str, Callable[[], Mapping[str, str]]] = {
    "years": lambda: plural_forms("{number} year", "{number} years"),
    "points": lambda: plural_forms("{number} point", "{number} points"),
    "times": lambda: plural_forms("{number} time", "{number} times"),
}


def words_of_time() -> frozenset[str]:
    """Every word that follows a number of years, months, weeks, days or hours in the language that is spoken."""
    said = (_COUNTED[unit](count, "0 ").partition("0  ") for unit in TIMES for count in range(_KINDS))
    return frozenset(word for before, mark, word in said if mark and not before)


_KINDS = 23
"""Whole numbers below this show every kind of plural of languages that have several."""
