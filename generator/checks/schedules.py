"""Schedules that hold: each step can be done on its day, in the order in which they stand, whatever day they begin.

Months have 28 to 31 days, so what is said of days is proven for each day of four years that it may be counted from.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations

from generator.checks.context import CheckContext
from generator.diagnostics import Findings, Where, did_you_mean
from generator.model.schedule import MOST_TIMES, START, Duration, Schedule, ScheduleStep, Unit
from generator.model.schedule_days import StepDays, Window, days_of, later, step_days

_FIRST_DAY = date(2027, 1, 1)
_FOUR_YEARS = tuple(_FIRST_DAY + timedelta(days=number) for number in range(4 * 365 + 1))
"""Every day of four years with a leap day among them: each length of a month and of a year occurs."""
_LAST_YEAR = 200
"""How many years after its beginning a schedule ends at the latest."""


def check_schedules(context: CheckContext) -> None:
    """No step before its earliest day or after its latest, none out of order, none that waits for itself."""
    for bundle in context.library.guidelines:
        for section in bundle.guideline.sections:
            for schedule in section.schedules:
                _check_schedule(schedule, context.findings)


def _check_schedule(schedule: Schedule, findings: Findings) -> None:
    if any(findings.has_error_in(length.where) for length in schedule.durations()):
        return  # what could not be read stands for one day
    _check_names(schedule, findings)
    for step in schedule.steps:
        _check_repeat(step, findings)
        _check_window(step, findings)
        _check_late(step, findings)
    if not findings.has_error_in(schedule.where):
        _check_circles(schedule, findings)
    if not findings.has_error_in(schedule.where):  # else nobody can say on which day a step is
        _check_order(schedule, findings)


def _check_names(schedule: Schedule, findings: Findings) -> None:
    """Each step has a name of its own, and counts from one that is there."""
    names = [step.id.name for step in schedule.steps]
    seen: dict[str, Where] = {}
    for step in schedule.steps:
        first = seen.setdefault(step.id.name, step.id.where)
        if step.id.name == START:
            message = f'"{START}" is day 0, and no step can be called so'
            findings.error("bad-identifier", message, step.id.where, "choose another word")
        elif first is not step.id.where:
            message = f'step "{step.id}" is defined twice; first on line {first.line}'
            findings.error("duplicate-id", message, step.id.where, "rename one of them")
        if step.after.name and step.after.name not in {START, *names}:
            hint = did_you_mean(step.after.name, [START, *names])
            findings.error("unknown-step", f'there is no step "{step.after}" in this schedule', step.after.where, hint)


def _check_repeat(step: ScheduleStep, findings: Findings) -> None:
    """What comes again comes at least twice, and not for ever in a day."""
    repeat = step.repeat
    if repeat is None:
        return

    def wrong(message: str, where: Where, hint: str) -> None:
        findings.error("bad-repeat", message, where, hint)

    if repeat.until and repeat.times:
        wrong("`until` and `times` both say when it ends", repeat.where, "keep one")
    elif not repeat.every.low:
        wrong("what comes again after 0 days never ends", repeat.every.where, "write every: 1 day")
    elif repeat.times == 1:
        wrong("1 time in all is no repeat", repeat.where, "leave out `repeat`, or count the first time, too")
    elif repeat.times and repeat.times > MOST_TIMES:
        wrong(
            f"{repeat.times} times are too many to list", repeat.where, f"at most {MOST_TIMES}: write until, or no end"
        )
    elif step.earliest or step.latest:
        limit = (step.earliest or step.latest or step.due).where
        hint = "give `every` as a window, such as 2 to 3 weeks, or make the first time a step of its own"
        wrong("`earliest` and `latest` would hold for the first time alone", limit, hint)
    elif repeat.until:
        _check_until(step, repeat.until, findings)


def _check_until(step: ScheduleStep, until: Duration, findings: Findings) -> None:
    times = len(step_days(step, Window(_FIRST_DAY, _FIRST_DAY)).due)
    if times == 1:
        message = f"it ends after {until}, before it comes a second time"
        findings.error("bad-repeat", message, until.where, "make `until` longer, or leave out `repeat`")
    elif times > MOST_TIMES:
        message = f"until {until} it comes more than {MOST_TIMES} times, which is too many to list"
        findings.error("bad-repeat", message, until.where, "write a text instead, or leave out `until`")


def _check_circles(schedule: Schedule, findings: Findings) -> None:
    """Steps that wait for each other never begin; what counts from a step without an end never comes."""
    told: set[str] = set()
    for step in schedule.steps:
        way = list(_way_back(schedule, step))
        if way[-1] == step.id.name and len(way) > 1 and told.isdisjoint(way):
            told.update(way)
            message = f"these steps wait for each other: {' → '.join(way)}"
            hint = f"let one of them count from {START}"
            findings.error("schedule-circle", message, step.after.where, hint)
        earlier = schedule.step(step.after.name)
        if earlier is not None and earlier.is_endless and earlier is not step:
            message = f'"{earlier.id}" goes on without an end: nothing can come after it'
            findings.error("bad-repeat", message, step.after.where, "give its repeat an until or a number of times")


def _way_back(schedule: Schedule, step: ScheduleStep) -> Iterator[str]:
    """A step, what it counts from, and so on to day 0, or to where the way closes."""
    seen: set[str] = set()
    at: ScheduleStep | None = step
    while at is not None:
        yield at.id.name
        if at.id.name in seen:
            return
        seen.add(at.id.name)
        at = schedule.step(at.after.name)


def _check_window(step: ScheduleStep, findings: Findings) -> None:
    """Its day is not before the first day that is allowed, nor after the last, whatever it is counted from."""
    for limit, name in ((step.earliest, "earliest"), (step.latest, "latest")):
        if limit is not None and limit.is_range:
            message = f"`{name}` is one length of time, not a window"
            findings.error(
                "schedule-days",
                message,
                limit.where,
                f"write {limit.high if name == 'latest' else limit.low} {limit.unit.value}",
            )
            return
    problem = next(filter(None, (_conflict(step, day) for day in _days_to_try(step))), None)
    if problem is not None:
        message, where, hint = problem
        findings.error("schedule-days", message, where, hint)


def _days_to_try(step: ScheduleStep) -> tuple[date, ...]:
    lengths = (step.due, step.earliest, step.latest)
    by_calendar = any(length and length.unit in {Unit.MONTHS, Unit.YEARS} for length in lengths)
    return _FOUR_YEARS if by_calendar else _FOUR_YEARS[:1]


def _conflict(step: ScheduleStep, day: date) -> tuple[str, Where, str] | None:
    """What cannot be where a step is counted from a `day`: what is wrong, where, and what to do."""
    due, earliest, latest = step.due, step.earliest, step.latest
    first, last = later(day, due.low, due.unit), later(day, due.high, due.unit)
    if earliest and latest and later(day, earliest.low, earliest.unit) > later(day, latest.high, latest.unit):
        message = f"the earliest day, after {earliest}, is after the latest, after {latest}"
        return message + _counted(day, earliest, latest), earliest.where, "exchange them, or correct one"
    if earliest and later(day, earliest.low, earliest.unit) > first:
        message = f"it is due after {due}, but not allowed before {earliest}"
        return message + _counted(day, due, earliest), earliest.where, "correct `due` or `earliest`"
    if latest and later(day, latest.high, latest.unit) < last:
        message = f"it is due after {due}, but not allowed after {latest}"
        return message + _counted(day, due, latest), latest.where, "correct `due` or `latest`"
    return None


def _counted(day: date, one: Duration, other: Duration) -> str:
    """From which day that is so, where it may not be so from all."""
    varies = one.unit != other.unit and not {one.unit, other.unit} <= {Unit.DAYS, Unit.WEEKS}
    return f" (counted from {day.isoformat()})" if varies else ""


def _check_late(step: ScheduleStep, findings: Findings) -> None:
    """Who has missed a last day needs to know what to do."""
    if step.latest and not step.overdue:
        message = f'"{step.id}" has a last day, and nothing says what to do when it is late'
        findings.hint("schedule-late", message, step.latest.where, "add overdue, or say that the source does not say")


def _check_order(schedule: Schedule, findings: Findings) -> None:
    """Steps stand in the order of their days, and none must be done before what stands above it can be."""
    by_calendar = any(length.unit in {Unit.MONTHS, Unit.YEARS} for length in schedule.durations())
    told: set[str] = set()
    for start in _FOUR_YEARS if by_calendar else _FOUR_YEARS[:1]:
        try:
            days = days_of(schedule, start)
        except (OverflowError, ValueError):
            days = {}
        if not days or max(item.due[-1].last for item in days.values()).year - start.year > _LAST_YEAR:
            message = f"this schedule goes on for more than {_LAST_YEAR} years"
            findings.error("schedule-days", message, schedule.id.where, "is each unit right?")
            return
        for above, step in combinations(schedule.steps, 2):
            if step.id.name not in told and _is_late(days[above.id.name], days[step.id.name]):
                told.add(step.id.name)
                _tell_order(above, step, days, start, findings)


def _is_late(above: StepDays, below: StepDays) -> bool:
    return above.due[0].first > below.due[0].first


def _tell_order(
    above: ScheduleStep, step: ScheduleStep, days: dict[str, StepDays], start: date, findings: Findings
) -> None:
    first, last = days[above.id.name], days[step.id.name]
    soonest, at_last = first.earliest or first.due[0].first, last.latest or last.due[0].last
    if soonest > at_last and (first.earliest or last.latest):
        message = f'"{above.id}" is not before day {(soonest - start).days}, when "{step.id}" below it is over (day {(at_last - start).days})'
    else:
        message = f'"{step.id}" is due before "{above.id}", which stands above it (day 0 being {start.isoformat()})'
    findings.error("schedule-order", message, step.due.where, "put the steps in the order of their days")
