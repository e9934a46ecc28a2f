"""Days in words."""

from __future__ import annotations

from generator.language.formats import long_date, month_and_year, year
from generator.language.speaking import _
from generator.model.guideline import Guideline
from generator.model.references import PartialDate


def source_date(guideline: Guideline) -> str:
    """How old a guideline's source is, in a sentence without a full stop; a copy's date is called what it is."""
    if guideline.published:
        return _("Published {date}", date=long_date(guideline.published))
    return _("Our copy of the source is dated {date}", date=long_date(guideline.dated))


def partial_date(published: PartialDate) -> str:
    """When something was `published`, as exactly as it is known: `30 April 2024`, `April 2024` or `2024`."""
    if published.day:
        return long_date(published.earliest)
    return month_and_year(published.earliest) if published.month else year(published.earliest)
