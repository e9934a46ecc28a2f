"""Days in words."""

from __future__ import annotations

from datetime import date

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def long_date(day: date) -> str:
    """`30 April 2024`: no two countries read it differently."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
