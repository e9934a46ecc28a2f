"""The days of a schedule, once somebody says which day it starts; the browser's twin is `schedule.js`.

A month is the calendar's: a month after 31 January is the last day of February.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

from generator.model.schedule import MOST_TIMES, SHOWN_TIMES, Duration, Schedule, ScheduleStep, Unit

_MONTHS = {Unit.MONTHS: 1, Unit.YEARS: 12}
_DAYS = {Unit.DAYS: 1, Unit.WEEKS: 7}


@dataclass(frozen=True, slots=True)
class Window:
    """From the `first` day to the `last`; the same day where it is one."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class StepDays:
    """The days of a step: `due` for each time that it is done, and its limits.

    `about`: they are known only roughly, since the source says "about", of this step or of what it is counted from.
    """

    due: tuple[Window, ...]
    about: bool = False
    earliest: date | None = None
    latest: date | None = None


def later(day: date, number: int, unit: Unit) -> date:
    """The day that is a `number` of days, weeks, months or years (`unit`) after a `day`.

    Where its month is too short for the day, it is the last of that month.

    >>> later(date(2027, 1, 31), 1, Unit.MONTHS)
    datetime.date(2027, 2, 28)
    """
    if unit in _DAYS:
        return day + timedelta(days=number * _DAYS[unit])
    months = day.year * 12 + day.month - 1 + number * _MONTHS[unit]
    year, month = months // 12, months % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def days_of(schedule: Schedule, start: date) -> dict[str, StepDays]:
    """The days of each step of a sound `schedule` by identifier, where day 0 is `start`.

    What counts from a step counts from its last time, and from each end of its window.
    """
    found: dict[str, StepDays] = {}
    left = list(schedule.steps)
    while left:
        ready = [step for step in left if step.from_start or step.after.name in found]
        if not ready:
            raise ValueError("steps of a schedule go round in a circle: check before counting")
        for step in ready:
            begin = Window(start, start) if step.from_start else found[step.after.name].due[-1]
            days = step_days(step, begin)
            earlier = schedule.step(step.after.name)
            if earlier and (found[earlier.id.name].about or (earlier.repeat and earlier.repeat.every.about)):
                days = replace(days, about=True)
            found.setdefault(step.id.name, days)
        left = [step for step in left if step not in ready]
    return {step.id.name: found[step.id.name] for step in schedule.steps}


def step_days(step: ScheduleStep, begin: Window) -> StepDays:
    """The days of a `step` that is counted from a day, or from a window, `begin`."""
    return StepDays(
        due=tuple(_times(step, begin)),
        about=step.due.about,
        earliest=later(begin.first, step.earliest.low, step.earliest.unit) if step.earliest else None,
        latest=later(begin.last, step.latest.high, step.latest.unit) if step.latest else None,
    )


def _times(step: ScheduleStep, begin: Window) -> list[Window]:
    first = _after(begin, step.due)
    repeat = step.repeat
    if repeat is None:
        return [first]
    most = repeat.times or (MOST_TIMES + 1 if repeat.until else SHOWN_TIMES)
    end = later(begin.last, repeat.until.high, repeat.until.unit) if repeat.until else date.max
    found = [first]
    for number in range(1, most):
        # Always from the first time: from one to the next, the 31st would become the 28th for good.
        again = Window(
            later(first.first, number * repeat.every.low, repeat.every.unit),
            later(first.last, number * repeat.every.high, repeat.every.unit),
        )
        if again.first > end:
            break
        found.append(again)
    return found


def _after(begin: Window, length: Duration) -> Window:
    return Window(later(begin.first, length.low, length.unit), later(begin.last, length.high, length.unit))
