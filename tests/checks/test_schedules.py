"""What is proven of schedules, against brute force over the days of four years."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest

from generator.analysis import Analyses
from generator.checks.context import CheckContext
from generator.checks.schedules import check_schedules
from generator.diagnostics import Findings
from generator.model.directory import Directory
from generator.model.library import GuidelineBundle, Library
from generator.model.schedule import Schedule, ScheduleStep
from generator.model.schedule_days import StepDays, days_of
from generator.model.values import Identifier
from generator.source.folder import Folder
from generator.source.sources import Sources
from generator.text.resolve import Texts
from tests.checks.random_schedules import random_schedule
from tests.support import LibraryCase

_DAYS = [date(2027, 1, 1) + timedelta(days=number) for number in range(4 * 365 + 1)]


@pytest.mark.slow
def test_what_passes_holds_on_every_day_and_what_is_told_does_not(tmp_path: Path) -> None:
    library = LibraryCase(tmp_path).current().library()
    random = Random(23)  # noqa: S311 - the same cases every time
    passed = failed = 0
    for _ in range(150):
        schedule = random_schedule(random)
        sound = is_sound(schedule)
        assert is_told(library, tmp_path, schedule) != sound, schedule
        passed, failed = passed + sound, failed + (not sound)
    assert passed > 20
    assert failed > 20


def is_told(library: Library, folder: Path, schedule: Schedule) -> bool:
    """Whether an error is told of a schedule."""
    (bundle,) = library.guidelines
    (section,) = bundle.guideline.sections
    guideline = replace(bundle.guideline, sections=(replace(section, schedules=(schedule,)),))
    library = replace(library, guidelines=(GuidelineBundle(guideline, (), None),))
    texts, findings = Texts(Directory(library)), Findings()
    check_schedules(
        CheckContext(
            library=library,
            texts=texts,
            sources=Sources(),
            content=Folder(folder),
            findings=findings,
            analyses=Analyses(texts),
        )
    )
    return findings.has_errors


def is_sound(schedule: Schedule) -> bool:
    """No step before its earliest or after its latest day, none above an earlier one, whatever day 0 is."""
    alone = [replace(schedule, steps=(replace(step, after=Identifier("start")),)) for step in schedule.steps]
    for day in _DAYS:
        days = days_of(schedule, day)
        firsts = [own.due[0].first for own in days.values()]
        last = max(own.due[-1].last for own in days.values())
        if firsts != sorted(firsts) or last.year - day.year > 200:
            return False
        for one in alone:
            (step,), (own,) = one.steps, days_of(one, day).values()
            if breaks_limits(own) or (day == _DAYS[0] and comes_wrongly(step, own)):
                return False
    return True


def breaks_limits(own: StepDays) -> bool:
    return bool((own.earliest and own.earliest > own.due[0].first) or (own.latest and own.latest < own.due[0].last))


def comes_wrongly(step: ScheduleStep, own: StepDays) -> bool:
    """Whether what comes again until a day comes only once, or more often than anybody reads."""
    return bool(step.repeat and step.repeat.until and not 1 < len(own.due) <= 100)
