"""A schedule in words, the same on screen, on paper and in a calendar: when a step is due, and how long before and after."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import pairwise

from generator.language.formats import semicolon
from generator.language.speaking import _, ngettext
from generator.language.units import in_unit
from generator.model.schedule import Duration, Repeat, Schedule, ScheduleStep, Unit
from generator.model.schedule_days import days_of
from generator.model.values import Prose

Plain = Callable[[Prose], str]
"""A line of text without markup."""

_SOME_DAY = date(2027, 1, 1)
_STEPS = (1, 4, 8, 32, 93, 367)
"""Days, up to which a stretch of the time line is longer by one size: a week is seen to be more than three days."""


def length_in_words(length: Duration) -> str:
    """How long a `length` is: `14 days`, `10 to 14 days`, `about 2 weeks`."""
    number = str(length.low)
    if length.is_range:
        # translators: a range of numbers, followed by its unit: 10 to 14 days
        number = _("{low} to {high}", low=length.low, high=length.high)
    words = in_unit(number, length.unit.value, length.high)
    # translators: the source says only roughly how long: about 2 weeks
    return _("about {length}", length=words) if length.about else words


def when(schedule: Schedule, step: ScheduleStep, plain: Plain) -> str:
    """When a `step` of a `schedule` is due: `Day 3`, `2 weeks after day 0`, `4 weeks after: First dose`.

    `plain` gives a line of text without markup.
    """
    due = step.due
    is_exact = not due.about and not due.is_range
    earlier = schedule.step(step.after.name)
    if step.from_start or earlier is None:
        if is_exact and (due.unit is Unit.DAYS or not due.high):
            return _("Day {number}", number=due.high)
        return _("{length} after day 0", length=length_in_words(due))
    title = plain(earlier.title)
    if is_exact and not due.high:
        # translators: {step} is what is done then, such as First dose
        return _("On the same day as: {step}", step=title)
    # translators: {length} is for example 4 weeks; {step} is what is done then, such as First dose
    return _("{length} after: {step}", length=length_in_words(due), step=title)


def again(repeat: Repeat) -> str:
    """How a step comes again, as `repeat` says: `Then again, 3 months apart, 4 times in all`."""
    every = length_in_words(repeat.every)
    if repeat.times:
        return ngettext(
            "Then again, {every} apart, {count} time in all",
            "Then again, {every} apart, {count} times in all",
            repeat.times,
            every=every,
        )
    if repeat.until:
        return _(
            "Then again, {every} apart, until {length} have passed", every=every, length=length_in_words(repeat.until)
        )
    return _("Then again, {every} apart, without an end", every=every)


def in_one_line(schedule: Schedule, plain: Plain) -> str:
    """What is done when, each step of a `schedule` in its order: for who hears it. `plain` as in `when`."""
    return semicolon().join(
        _("{label}: {value}", label=said, value=plain(step.title))
        for step, said in ((step, whole_when(schedule, step, plain)) for step in schedule.steps)
    )


def whole_when(schedule: Schedule, step: ScheduleStep, plain: Plain) -> str:
    """When a `step` of a `schedule` is due, and how it comes again, in one line. `plain` as in `when`."""
    words = when(schedule, step, plain)
    return f"{words}. {again(step.repeat)}" if step.repeat else words


def stretches(schedule: Schedule) -> tuple[int, ...]:
    """How far each step of a `schedule` stands below the one before it on a time line: a size from 0 (the same day) to 6."""
    days = days_of(schedule, _SOME_DAY)
    firsts = [_SOME_DAY, *(days[step.id.name].due[0].first for step in schedule.steps)]
    apart = [(here - before).days for before, here in pairwise(firsts)]
    return tuple(sum(number >= least for least in _STEPS) for number in apart)
