"""A schedule on the faces that need no browser: pages, sheets, data for programs, diff."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from generator.exchange.catalogue import catalogue
from generator.exchange.decision_schema import decision_schema
from generator.exchange.decisions import decision_data
from generator.exchange.diff.changes import changes_of
from generator.exchange.diff.tables import SPECIAL
from generator.handouts.plan import plans
from generator.handouts.writer import HandoutContext
from generator.model import addresses
from generator.model.directory import Directory
from generator.model.library import Library
from generator.model.schedule import Duration, Unit
from generator.model.sheets import SheetKind
from generator.text.resolve import Texts
from generator.text.schedule_words import length_in_words, stretches
from tests.support import GUIDELINE, LibraryCase, printed_pages

PAGE = "guidelines/sore-throat/treatment.html"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return LibraryCase(tmp_path_factory.mktemp("schedules")).current().with_schedules().library()


@pytest.mark.parametrize(
    ("length", "expected"),
    [
        (Duration(1, 1, Unit.DAYS), "1 day"),
        (Duration(14, 14, Unit.DAYS), "14 days"),
        (Duration(10, 14, Unit.DAYS), "10 to 14 days"),
        (Duration(2, 2, Unit.WEEKS, about=True), "about 2 weeks"),
        (Duration(0, 1, Unit.MONTHS, about=True), "about 0 to 1 month"),
    ],
)
def test_a_length_in_words(length: Duration, expected: str) -> None:
    assert length_in_words(length) == expected


def test_a_hedge_and_a_window_stand_on_page_and_sheet(library: Library) -> None:
    page = next(page.body for page in printed_pages(library) if page.address == PAGE).replace("\u00a0", " ")
    sheets = " ".join(sheet(library, name) for name in ("vaccine", "visits"))
    for words in (
        "about 2 weeks after day 0",
        "7 to 14 days after: Fourth dose",
        "Then again, 3 months apart, 4 times in all",
    ):
        assert words in page.replace("\u2060", "")
        assert words in sheets


def sheet(library: Library, name: str, kind: SheetKind = SheetKind.SCHEDULE) -> str:
    """The words of a sheet."""
    context = HandoutContext(library=library, texts=Texts(Directory(library)))
    (found,) = [plan for plan in plans(context, library.guidelines[0]) if plan.kind is kind and plan.name in {name, ""}]
    return str(found.document()).replace("\\xa0", " ").replace("\\u2060", "").replace("\u2060", "")


def test_the_sheet_of_a_row_has_the_days_of_its_schedule(library: Library) -> None:
    own = sheet(library, "which-test/adults-positive", SheetKind.PATH)
    assert "On which days: Vaccine after a bite" in own
    assert "Day 14" in own
    assert "Vaccine after a bite" not in sheet(library, "which-test/adults-negative", SheetKind.PATH)


def test_what_comes_again_has_lines_for_some_of_its_days(library: Library) -> None:
    context = HandoutContext(library=library, texts=Texts(Directory(library)))
    (plan,) = [plan for plan in plans(context, library.guidelines[0]) if plan.name == "visits"]
    (block,) = [block for block in plan.document().blocks if type(block).__name__ == "ScheduleBlock"]
    assert [row.lines for row in block.rows] == [1, 1, 4, 4]  # type: ignore[union-attr] # the block that was asked for


def test_the_time_line_is_longer_where_there_are_more_days(library: Library) -> None:
    vaccine, visits = library.guidelines[0].guideline.sections[0].schedules
    assert stretches(vaccine) == (0, 0, 1, 2, 2, 2)
    assert stretches(visits) == (3, 4, 5)


def test_programs_get_the_numbers_and_the_words(library: Library) -> None:
    texts = Texts(Directory(library))
    (entry,) = json.loads(catalogue(library, texts))["guidelines"]
    vaccine, visits = entry["schedules"]
    assert vaccine["page"] == addresses.schedule("sore-throat", "treatment", "vaccine")
    assert vaccine["steps"][0] == {
        "id": "globulin",
        "title": "Immune globulin",
        "when": "Day 0",
        "after": "start",
        "due": {"low": 0, "high": 0, "unit": "days", "about": False},
        "latest": {"low": 7, "high": 7, "unit": "days", "about": False},
        "text": "Once.",
        "overdue": "After day 7 it is not given any more.",
        "sources": vaccine["steps"][0]["sources"],
    }
    assert visits["steps"][0]["due"]["about"] is True
    assert visits["steps"][1]["repeat"] == {
        "every": {"low": 3, "high": 3, "unit": "months", "about": False},
        "times": 4,
    }


def test_a_reference_in_a_text_leads_to_the_schedule(tmp_path: Path) -> None:
    case = LibraryCase(tmp_path).current().with_schedules()
    case.change(GUIDELINE, "      - a list\n", "      - [these days](schedule:vaccine)\n")
    page = next(page.body for page in printed_pages(case.library()) if page.address == PAGE)
    assert '<a href="#gp-schedule-vaccine">these days</a>' in page


def test_a_schedule_that_is_not_there_is_told(tmp_path: Path) -> None:
    case = LibraryCase(tmp_path).current().with_schedules()
    case.change("guidelines/sore-throat/decisions/which-test.yaml", "schedule: vaccine", "schedule: vacine")
    (told,) = [item for item in case.load().findings if item.code == "unknown-reference"]
    assert "vacine" in told.message
    assert "vaccine" in told.hint


def test_the_data_of_a_table_leads_to_the_days(library: Library) -> None:
    texts = Texts(Directory(library))
    data = json.loads(dict(decision_data(library, texts))["data/decisions/which-test.json"])
    assert data["rules"][0]["schedule"] == {
        "id": "vaccine",
        "guideline": "sore-throat",
        "title": "Vaccine after a bite",
        "page": addresses.schedule("sore-throat", "treatment", "vaccine"),
    }
    assert "schedule" not in data["rules"][1]
    Draft202012Validator(decision_schema()).validate(data)


def test_diff_tells_a_day_that_is_another_now(tmp_path: Path) -> None:
    old = LibraryCase(tmp_path / "old").current().with_schedules()
    new = LibraryCase(tmp_path / "new").current().with_schedules()
    new.change(GUIDELINE, "due: 3 days", "due: 4 days").change(GUIDELINE, "every: 3 months", "every: 2 to 3 months")
    new.change("guidelines/sore-throat/decisions/which-test.yaml", "    schedule: vaccine\n", "")
    told = [(change.field, change.old, change.new) for change in changes_of(old.library(), new.library(), SPECIAL)]
    assert told == [
        ("due", "3 days", "4 days"),
        ("every", "3 months", "2 to 3 months"),
        ("schedule", "vaccine", None),
    ]
