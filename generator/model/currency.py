"""How old a guideline is, and when it must be looked at again."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from generator.model.guideline import Guideline
from generator.model.library import Library


def review_due(guideline: Guideline, library: Library) -> date:
    """The day of the next review of `guideline`: as named, else the interval of `library` after the last one."""
    if guideline.review_due is not None:
        return guideline.review_due
    months = guideline.reviewed.month - 1 + library.info.review_interval
    year, month = guideline.reviewed.year + months // 12, months % 12 + 1
    return date(year, month, min(guideline.reviewed.day, monthrange(year, month)[1]))


def source_day(guideline: Guideline) -> dict[str, str]:
    """The date of the source for programs, ISO 8601, under the key that says what kind of date it is."""
    if guideline.published:
        return {"published": guideline.published.isoformat()}
    return {"copy-dated": guideline.dated.isoformat()}
