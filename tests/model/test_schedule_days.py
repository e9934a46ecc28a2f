"""Days of a schedule: months end where they end, and what repeats does not slip."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from generator.model.schedule import Duration, Repeat, Schedule, ScheduleStep, Unit
from generator.model.schedule_days import Window, days_of, later
from generator.model.values import Identifier, Prose


def length(low: int, unit: Unit = Unit.DAYS, high: int = 0, *, about: bool = False) -> Duration:
    return Duration(low, high or low, unit, about)


def step(name: str, due: Duration, after: str = "start", **more: Any) -> ScheduleStep:
    return ScheduleStep(id=Identifier(name), title=Prose(name), after=Identifier(after), due=due, **more)


def schedule(*steps: ScheduleStep) -> Schedule:
    return Schedule(id=Identifier("s"), title=Prose("S"), start=Prose("day 0"), steps=steps)


@pytest.mark.parametrize(
    ("day", "number", "unit", "expected"),
    [
        ("2027-01-31", 1, Unit.MONTHS, "2027-02-28"),
        ("2028-01-31", 1, Unit.MONTHS, "2028-02-29"),
        ("2028-02-29", 1, Unit.YEARS, "2029-02-28"),
        ("2028-02-29", 4, Unit.YEARS, "2032-02-29"),
        ("2027-03-31", 3, Unit.MONTHS, "2027-06-30"),
        ("2027-11-30", 3, Unit.MONTHS, "2028-02-29"),
        ("2027-12-31", 1, Unit.DAYS, "2028-01-01"),
        ("2028-02-28", 1, Unit.DAYS, "2028-02-29"),
        ("2027-12-20", 2, Unit.WEEKS, "2028-01-03"),
        ("2099-12-31", 2, Unit.MONTHS, "2100-02-28"),
        ("2027-05-04", 0, Unit.MONTHS, "2027-05-04"),
    ],
)
def test_a_day_later(day: str, number: int, unit: Unit, expected: str) -> None:
    assert later(date.fromisoformat(day), number, unit) == date.fromisoformat(expected)


def test_a_month_later_is_in_the_next_month_whatever_the_day() -> None:
    for number in range(4 * 366):
        day = date(2027, 1, 1) + timedelta(days=number)
        found = later(day, 1, Unit.MONTHS)
        assert (found.month - day.month) % 12 == 1
        assert found.day == day.day or (found + timedelta(days=1)).day == 1


def test_what_counts_from_a_step_counts_from_each_end_of_its_window() -> None:
    days = days_of(schedule(step("a", length(10, high=14)), step("b", length(1, Unit.WEEKS, 2), "a")), date(2027, 1, 1))
    assert days["a"].due == (Window(date(2027, 1, 11), date(2027, 1, 15)),)
    assert days["b"].due == (Window(date(2027, 1, 18), date(2027, 1, 29)),)


def test_limits_are_counted_from_the_same_day() -> None:
    late = step("b", length(28), "a", earliest=length(21), latest=length(2, Unit.MONTHS))
    days = days_of(schedule(step("a", length(3)), late), date(2027, 1, 28))
    assert (days["b"].earliest, days["b"].latest) == (date(2027, 2, 21), date(2027, 3, 31))


def test_a_month_end_does_not_slip_from_one_time_to_the_next() -> None:
    again = step("a", length(0), repeat=Repeat(every=length(1, Unit.MONTHS), times=4))
    days = days_of(schedule(again, step("b", length(1), "a")), date(2027, 1, 31))
    assert [window.first.isoformat() for window in days["a"].due] == [
        "2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30",
    ]  # fmt: skip
    assert days["b"].due[0].first == date(2027, 5, 1)  # from the last time


def test_until_is_counted_from_the_same_day_as_due() -> None:
    again = step("a", length(1, Unit.MONTHS), repeat=Repeat(every=length(1, Unit.MONTHS), until=length(3, Unit.MONTHS)))
    days = days_of(schedule(again), date(2027, 1, 1))
    assert [window.first.month for window in days["a"].due] == [2, 3, 4]


def test_what_counts_from_a_rough_day_is_rough() -> None:
    days = days_of(
        schedule(step("a", length(2, Unit.WEEKS, about=True)), step("b", length(1), "a"), step("c", length(20))),
        date(2027, 1, 1),
    )
    assert [days[name].about for name in "abc"] == [True, True, False]


def test_the_order_in_which_steps_stand_does_not_matter_for_their_days() -> None:
    forward = schedule(step("a", length(3)), step("b", length(4), "a"))
    backward = schedule(*reversed(forward.steps))
    assert days_of(forward, date(2027, 1, 1)) == days_of(backward, date(2027, 1, 1))
    with pytest.raises(ValueError, match="circle"):
        days_of(schedule(step("a", length(1), "b"), step("b", length(1), "a")), date(2027, 1, 1))
