"""Calendar files of schedules: what the browser makes is read by a strict reader of RFC 5545, and has the days that Python has."""

from __future__ import annotations

import json
import re
import subprocess
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest

from generator.model import addresses
from generator.model.directory import Directory
from generator.model.library import GuidelineBundle, Library
from generator.model.schedule import Duration, Schedule, ScheduleStep, Unit
from generator.model.schedule_days import StepDays, days_of
from generator.model.values import Identifier, Passage, Prose, Status
from generator.pages.renderer import Renderer
from generator.pages.schedule_data import own_days
from generator.text.resolve import Texts
from tests.checks.random_schedules import random_schedule
from tests.support import LibraryCase

HERE = Path(__file__).parent
_PROPERTY = re.compile(r"(?P<name>[A-Z-]+)(?P<params>(?:;[A-Z-]+=[^;:,\"]+)*):(?P<value>.*)", re.DOTALL)
_TEXT = re.compile(r"(?:[^\\;,]|\\[\\;,nN])*")
_STARTS = ("2027-01-31", "2028-02-29", "2027-12-31", "2028-01-30", "2027-02-28", "2027-06-15")


# a strict reader


def unfolded(file: str) -> list[str]:
    """The content lines of a file.

    Raises:
        AssertionError: a line does not end as it must, is too long, or cut inside a character.
    """
    data = file.encode()
    assert data.endswith(b"\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert b"\r" not in data.replace(b"\r\n", b"")
    lines: list[str] = []
    for raw in data[:-2].split(b"\r\n"):
        assert 0 < len(raw) <= 75, raw
        line = raw.decode()  # each line is whole characters
        if line.startswith(" "):
            lines[-1] += line[1:]
        else:
            lines.append(line)
    return lines


def text_of(value: str) -> str:
    """An escaped text as it was."""
    assert _TEXT.fullmatch(value), value
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], value)


def day_of(value: str) -> date:
    assert re.fullmatch(r"\d{8}", value)
    return date(int(value[:4]), int(value[4:6]), int(value[6:]))


def events_of(file: str) -> list[dict[str, Any]]:
    """The events of a file, each as its properties; a property that may stand once stands once."""
    head, *middle, foot = unfolded(file)
    assert (head, foot) == ("BEGIN:VCALENDAR", "END:VCALENDAR")
    start = middle.index("BEGIN:VEVENT") if "BEGIN:VEVENT" in middle else len(middle)
    calendar = dict(line.split(":", 1) for line in middle[:start])
    assert calendar["VERSION"] == "2.0"
    assert calendar["PRODID"]
    events: list[dict[str, Any]] = []
    is_open = False
    for line in middle[start:]:
        found = _PROPERTY.fullmatch(line)
        assert found, line
        name, value = found["name"], found["value"]
        if name in {"BEGIN", "END"}:
            assert (value, is_open) == ("VEVENT", name == "END")
            is_open = name == "BEGIN"
            events += [{}] if is_open else []
            continue
        assert is_open
        assert name not in events[-1]
        if name in {"DTSTART", "DTEND"}:
            assert found["params"] == ";VALUE=DATE"
            events[-1][name] = day_of(value)
        else:
            events[-1][name] = text_of(value) if name in {"SUMMARY", "DESCRIPTION"} else value
    assert not is_open
    for event in events:
        assert set(event) == {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "CLASS", "TRANSP"}
        assert re.fullmatch(r"\d{8}T\d{6}Z", event["DTSTAMP"])
        assert event["DTEND"] > event["DTSTART"]
    assert len({event["UID"] for event in events}) == len(events)
    return events


@pytest.mark.parametrize(
    "broken",
    [
        "BEGIN:VCALENDAR\nEND:VCALENDAR\n",
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:" + "x" * 70 + "\r\nEND:VCALENDAR\r\n",
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nSUMMARY:a;b\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:1\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
    ],
)
def test_the_reader_is_strict(broken: str) -> None:
    with pytest.raises(AssertionError):
        events_of(broken)


# what is read


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return LibraryCase(tmp_path_factory.mktemp("calendar")).current().library()


def data_of(library: Library, schedule: Schedule, **changed: Any) -> str:
    """What the page of a schedule gives its script."""
    (bundle,) = library.guidelines
    (section,) = bundle.guideline.sections
    section = replace(section, schedules=(schedule,))
    guideline = replace(bundle.guideline, sections=(section,), **changed)
    bundle = GuidelineBundle(guideline, bundle.decisions, bundle.questions)
    library = replace(library, guidelines=(bundle,))
    texts = Texts(Directory(library))
    page = addresses.section(bundle.id, section.id.name)
    return own_days(texts, Renderer(library, texts, page, bundle.id), bundle, schedule)


def made(asked: list[tuple[str, str]]) -> list[dict[str, Any]]:
    """The days and files that the browser's script makes of the data and the day 0 of each."""
    told = json.dumps([[json.loads(data), start] for data, start in asked])
    run = subprocess.run(
        ["node", str(HERE / "calendar_files.mjs")], input=told, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    found: list[dict[str, Any]] = json.loads(run.stdout)
    return found


def as_python_has_it(days: dict[str, StepDays]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, own in days.items():
        found[name] = {
            "due": [[window.first.isoformat(), window.last.isoformat()] for window in own.due],
            "about": own.about,
        }
        limits = {"earliest": own.earliest, "latest": own.latest}
        found[name] |= {key: day.isoformat() for key, day in limits.items() if day}
    return found


@pytest.mark.slow
def test_random_schedules_have_the_same_days_in_both_languages_and_in_the_file(library: Library) -> None:
    random = Random(17)  # noqa: S311 - the same cases every time
    cases = [(random_schedule(random), random.choice(_STARTS)) for _ in range(400)]
    found = made([(data_of(library, schedule), start) for schedule, start in cases])
    number = 0
    for (schedule, start), answer in zip(cases, found, strict=True):
        days = days_of(schedule, date.fromisoformat(start))
        assert answer["days"] == as_python_has_it(days)
        told = [(event["DTSTART"], event["DTEND"] - timedelta(days=1)) for event in events_of(answer["file"])]
        assert told == [(window.first, window.last) for own in days.values() for window in own.due]
        number += len(told)
    assert number > 2000


def dose(**more: Any) -> Schedule:
    given: dict[str, Any] = {"title": Prose("Dose, *second*; \\\\"), "due": Duration(1, 1, Unit.MONTHS)} | more
    one = ScheduleStep(id=Identifier("dose"), after=Identifier("start"), **given)
    return Schedule(id=Identifier("vaccine"), title=Prose("Vaccine"), start=Prose("the first dose"), steps=(one,))


def event(library: Library, schedule: Schedule, start: str = "2027-01-31", **changed: Any) -> dict[str, Any]:
    (answer,) = made([(data_of(library, schedule, **changed), start)])
    (found,) = events_of(answer["file"])
    return found


def test_an_event_says_what_it_is_who_says_so_how_old_it_is_and_that_nobody_ordered_it(library: Library) -> None:
    found = event(library, dose(overdue=Passage("Ask.\n\nThen wait."), latest=Duration(6, 6, Unit.WEEKS)))
    assert (found["DTSTART"], found["DTEND"]) == (date(2027, 2, 28), date(2027, 3, 1))
    assert found["SUMMARY"] == "Dose, second; \\"
    said = found["DESCRIPTION"].split("\n")
    assert said[:2] == ["1 month after day 0", "If it is late: Ask."]
    assert any(line.startswith("Source: ") for line in said)
    assert any("Text checked 31 January 2025, not clinically reviewed." in line for line in said)
    assert "Not after <2027-03-14>." in said
    assert said[-1].startswith("This file is no medical order.")
    assert (found["CLASS"], found["TRANSP"]) == ("PRIVATE", "TRANSPARENT")


def test_an_event_is_known_again_for_the_same_day_0_alone(library: Library) -> None:
    one, same, other = (event(library, dose(), day)["UID"] for day in ("2027-01-31", "2027-01-31", "2027-02-01"))
    assert one == same == "sample-library.sore-throat.vaccine.dose.1.2027-01-31@guidepress"
    assert other != one


def test_a_rough_day_is_said_to_be_rough(library: Library) -> None:
    assert "about <2027-02-14>" in event(library, dose(due=Duration(2, 2, Unit.WEEKS, about=True)))["DESCRIPTION"]


@pytest.mark.parametrize("status", [Status.SUPERSEDED, Status.WITHDRAWN])
def test_what_is_outlived_gives_no_file_unless_its_editor_wants_it_and_then_says_so(
    library: Library, status: Status
) -> None:
    assert data_of(library, dose(), status=status) == ""
    found = event(library, dose(), status=status, explorer=True)
    assert found["SUMMARY"].startswith({"superseded": "Old advice", "withdrawn": "Withdrawn advice"}[status.value])
    assert found["DESCRIPTION"].startswith("This guideline ")
    assert "may be out of date after" not in found["DESCRIPTION"].casefold()
