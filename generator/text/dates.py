"""Days in words."""

from __future__ import annotations

from datetime import date

from generator.model.guideline import Guideline

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def long_date(day: date) -> str:
    """`30 April 2024`: no two countries read it differently."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def source_date(guideline: Guideline) -> str:
    """How old a guideline's source is, in a sentence without a full stop; a copy's date is called what it is."""
    if guideline.published:
        return f"Published {long_date(guideline.published)}"
    return f"Our copy of the source is dated {long_date(guideline.dated)}"
