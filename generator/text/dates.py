"""Days in words."""

from __future__ import annotations

from generator.language.formats import long_date
from generator.language.speaking import _
from generator.model.guideline import Guideline


def source_date(guideline: Guideline) -> str:
    """How old a guideline's source is, in a sentence without a full stop; a copy's date is called what it is."""
    if guideline.published:
        return _("Published {date}", date=long_date(guideline.published))
    return _("Our copy of the source is dated {date}", date=long_date(guideline.dated))
