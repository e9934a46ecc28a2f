"""Days in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from generator.text.dates import long_date, source_date
from tests.support import LibraryCase


def test_a_day_is_the_same_in_every_country() -> None:
    assert [long_date(date(2024, month, 30 - month)) for month in (1, 5, 12)] == [
        "29 January 2024",
        "25 May 2024",
        "18 December 2024",
    ]


def test_the_date_of_a_copy_is_called_what_it_is(tmp_path: Path) -> None:
    library = LibraryCase(tmp_path).load().library
    assert library is not None
    published = library.guidelines[0].guideline
    assert source_date(published) == "Published 31 January 2025"
    copied = replace(published, published=None, copy_dated=date(2025, 2, 1))
    assert source_date(copied) == "Our copy of the source is dated 1 February 2025"
