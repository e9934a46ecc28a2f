"""The last value that is allowed, and the first that is not."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.decision.domains import parse_value
from generator.decision.errors import CellError
from generator.decision.literals import MAX_DIGITS, MAX_MONTHS, MAX_SECONDS
from generator.model.sfeel import Domain, Type

ALLOWED = [
    ("12:00:00+14:00", Type.TIME),
    ("12:00:00-14:00", Type.TIME),
    ("12:00:00+01:59:59", Type.TIME),
    ("2024-02-29T23:59:59.999999999Z", Type.DATE_TIME),
    (f"PT{MAX_SECONDS - 1}S", Type.DAYS_TIME),
    (f"-PT{MAX_SECONDS - 1}S", Type.DAYS_TIME),
    (f"P{MAX_MONTHS - 1}M", Type.YEARS_MONTHS),
    ("9" * MAX_DIGITS, Type.NUMBER),
]
REFUSED = [
    ("12:00:00+14:00:01", Type.TIME, "too far from UTC"),
    ("12:00:00-14:01", Type.TIME, "too far from UTC"),
    ("12:00:00+01:60", Type.TIME, "too far from UTC"),
    ("12:00:00+01:00:60", Type.TIME, "too far from UTC"),
    ("2023-02-29T00:00:00", Type.DATE_TIME, "not a day of the calendar"),
    (f"PT{MAX_SECONDS // 60 + 1}M", Type.DAYS_TIME, "too long a duration"),
    (f"P{MAX_MONTHS}M", Type.YEARS_MONTHS, "too long a duration"),
    ("9" * (MAX_DIGITS + 1), Type.NUMBER, "too many digits"),
]


@pytest.mark.parametrize(("text", "kind"), ALLOWED)
def test_the_last_value_that_is_allowed_is_read(text: str, kind: Type) -> None:
    assert parse_value(text, Domain(kind)) is not None


@pytest.mark.parametrize(("text", "kind", "why"), REFUSED)
def test_the_first_that_is_not_is_refused(text: str, kind: Type, why: str) -> None:
    with pytest.raises(CellError, match=why):
        parse_value(text, Domain(kind))


def test_an_offset_moves_a_time_by_as_much() -> None:
    ahead = parse_value("14:00:00+14:00", Domain(Type.TIME))
    assert ahead == parse_value("00:00:00Z", Domain(Type.TIME))
    behind = parse_value("00:00:00-14:00", Domain(Type.TIME))
    assert behind == parse_value("14:00:00Z", Domain(Type.TIME))


def test_a_duration_keeps_each_of_its_parts() -> None:
    assert parse_value("P1DT1H1M1.5S", Domain(Type.DAYS_TIME)) == Decimal("90061.5")
    assert parse_value("-P1Y1M", Domain(Type.YEARS_MONTHS)) == Decimal(-13)
