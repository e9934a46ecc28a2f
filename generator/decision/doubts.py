"""Cells that can be meant in two ways. They are refused, and both readings are offered in the form that was typed."""

from __future__ import annotations

import re

from generator.decision.ages import end_of, in_file
from generator.decision.errors import CellError, quoted
from generator.model.sfeel import Age

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = rf"({'|'.join(_MONTHS)})[a-z]*"
_SPREADSHEET = re.compile(rf"\s*(?:(\d{{1,2}})[\s.-]+{_MONTH}|{_MONTH}[\s.-]+(\d{{1,2}}))\.?\s*", re.IGNORECASE)
_LAST_MONTH = 12
_DAY = re.compile(r"\s*(\d{1,2})([./-])(\d{1,2})\2(\d{4})\s*")


def minus_or_range(low: str, high: str, place: tuple[int, int]) -> CellError:
    """`4-7` where a number may be below 0: 4 to 7, or 4 and minus 7. `low` and `high` as typed, without the sign.

    `place` is that in the cell: where it begins and ends.
    """
    hint = f'write "{low} to {high}", or "{low}, -{high}" for {low} and minus {high}'
    return CellError(f"{quoted(f'{low}-{high}')}: a range, or a minus sign?", *place, hint)


def between(low: str, high: str, place: tuple[int, int], *, of_ages: bool) -> CellError:
    """`between 2 and 3` of what lies dense: with its ends, or without; `low` and `high` are as typed.

    `place` is that in the cell, and `of_ages` whether the two are ages.
    """
    inner = f"{low} or more and under {high}" if of_ages else f"over {low} and under {high}"
    hint = f'write "{low} to {high}", or "{inner}"'
    return CellError(f"{quoted(f'between {low} and {high}')}: with {high} itself, or without?", *place, hint)


def age_above(age: Age, form: str, typed: str, place: tuple[int, int]) -> CellError:
    """`over 12 months`, `typed` so: behind the day of 12 months, or behind the last day of month 12.

    `form` is how both readings are written, with `{}` for the `age`; `place` is that in the cell.
    """
    return _of_ages(age, form, typed, place, "from this age on, or only when it is over")


def age_up_to(age: Age, form: str, typed: str, place: tuple[int, int]) -> CellError:
    """`up to 12 months`, `typed` so: until the day of 12 months, or to the last day of month 12.

    `form` is how both readings are written, with `{}` for the `age`; `place` is that in the cell.
    """
    return _of_ages(age, form, typed, place, "until this age is reached, or until it is over")


def _of_ages(age: Age, form: str, typed: str, place: tuple[int, int], what: str) -> CellError:
    readings = (form.format(in_file(parts)) for parts in (age.said, end_of(age.said)))
    hint = " or ".join(f'"{reading}"' for reading in readings)
    return CellError(f"{quoted(typed)}: {what}?", *place, f"write {hint}")


def spreadsheet_range(text: str) -> CellError | None:
    """The error of `3-Jul`, which a spreadsheet made of `3-7`; None for anything else."""
    found = _SPREADSHEET.fullmatch(text)
    if not found:
        return None
    month = _MONTHS.index((found[2] or found[3]).lower()) + 1
    low, high = sorted((int(found[1] or found[4]), month))
    message = f"{quoted(text.strip())} looks like a date that a spreadsheet made of {low}-{high}"
    return CellError(message, *_whole(text), f'write "{low} to {high}"')


def other_date(text: str) -> str:
    """What to write for a date such as `26.01.2018` or `04/05/2018`, of which nobody can tell the month; "" for neither."""
    found = _DAY.fullmatch(text)
    if not found:
        return ""
    orders = [(found[1], found[3])] if found[2] == "." else [(found[1], found[3]), (found[3], found[1])]
    readings = [f'"{found[4]}-{month:0>2}-{day:0>2}"' for day, month in orders if int(month) <= _LAST_MONTH]
    return f"write {', or '.join(dict.fromkeys(readings))}" if readings else ""


def _whole(text: str) -> tuple[int, int]:
    return len(text) - len(text.lstrip()), len(text.strip())
