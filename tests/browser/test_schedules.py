"""Schedules: a reader's own days and her calendar file, from a folder without a network as on a host, and without scripts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator

from tests.browser.explorer_case import begin
from tests.browser.harness import DESKTOP, PHONE, Colours, Reader, file_url
from tests.browser.harness_checkers import axe, nu
from tests.browser.harness_focus import focus_walk
from tests.pages.test_calendar_file import events_of
from tests.support import GUIDELINE, LibraryCase

Read = Callable[..., Reader]
SECTION = "guidelines/sore-throat/treatment.html"
TABLE = "guidelines/sore-throat/decisions/which-test.html"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> LibraryCase:
    return LibraryCase(tmp_path_factory.mktemp("schedules")).current().with_schedules().build(strict=False)


def form(reader: Reader, number: int = 0) -> Locator:
    return reader.page.locator("form.gp-schedule__own").nth(number)


def on(reader: Reader, day: str, number: int = 0) -> Locator:
    """Say which day is day 0; the list of days."""
    field = form(reader, number).get_by_label("Which day is your day 0?")
    field.fill(day)
    field.dispatch_event("change")
    return form(reader, number).locator(".gp-schedule__result > ol > li")


def test_from_a_folder_a_reader_sees_her_days_and_saves_them(built: LibraryCase, read: Read, tmp_path: Path) -> None:
    reader = read(file_url(built.site / SECTION))
    days = on(reader, "2028-02-25").all_inner_texts()
    assert [day.split("\n") for day in days[:3]] == [
        ["25 February 2028", "Immune globulin", "Not after 3 March 2028."],
        ["25 February 2028", "First dose"],
        ["28 February 2028", "Second dose"],
    ]
    assert days[-1].split("\n") == ["17 March 2028 to 24 March 2028", "Blood test"]
    with reader.page.expect_download() as download:
        form(reader).get_by_role("button", name="Save as a calendar file").click()
    assert download.value.suggested_filename == "sore-throat--vaccine.ics"
    download.value.save_as(tmp_path / "days.ics")
    events = events_of((tmp_path / "days.ics").read_bytes().decode())
    assert [event["DTSTART"].isoformat() for event in events] == [
        "2028-02-25", "2028-02-25", "2028-02-28", "2028-03-03", "2028-03-10", "2028-03-17",
    ]  # fmt: skip
    assert form(reader).get_by_role("status").inner_text().startswith("The file is ready.")
    assert reader.page.evaluate("[localStorage.length, sessionStorage.length, location.search, location.hash]") == [
        0, 0, "", "",
    ]  # fmt: skip


def test_what_comes_again_and_what_is_only_about_a_day(built: LibraryCase, read: Read) -> None:
    reader = read(file_url(built.site / SECTION))
    wound, visit, picture = on(reader, "2027-01-31", 1).all_inner_texts()
    assert wound.split("\n") == [
        "about 14 February 2027", "The wound is looked at", "Not before 10 February 2027.", "Not after 28 February 2027.",
    ]  # fmt: skip
    assert visit.split("\n")[0] == "about 14 May 2027"
    assert visit.split("\n")[-1] == "about 14 February 2028"
    assert "The first 12 times:" in picture
    assert picture.split("\n")[-1] == "31 January 2039"


@pytest.mark.parametrize("day", ["", "1899-12-31", "2101-01-01"])
def test_what_is_no_day_of_these_times_is_said_and_makes_no_file(built: LibraryCase, read: Read, day: str) -> None:
    reader = read(file_url(built.site / SECTION))
    on(reader, "2027-01-31")
    days = on(reader, day)
    assert not days.first.is_visible()
    assert (form(reader).get_by_role("status").inner_text() == "") is (day == "")
    assert form(reader).locator("input").get_attribute("aria-invalid") == str(day != "").lower()


@pytest.mark.parametrize(("width", "colours"), [(DESKTOP, "light"), (PHONE, "dark"), (PHONE, "forced")])
def test_axe_finds_nothing_before_and_after(
    built: LibraryCase, read: Read, serve: Callable[[Path], str], width: int, colours: Colours
) -> None:
    reader = read(serve(built.site) + SECTION, width=width, colours=colours)
    assert axe(reader.page) == []
    on(reader, "1899-12-31")
    assert axe(reader.page, ".gp-schedule") == []
    for number in range(2):
        on(reader, "2027-01-31", number)
    assert axe(reader.page, ".gp-schedule") == []
    assert reader.page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert focus_walk(reader.page) == []


def test_without_scripts_all_is_there_but_the_days_of_ones_own(built: LibraryCase, read: Read) -> None:
    reader = read(file_url(built.site / SECTION), scripts=False)
    assert reader.page.locator(".gp-schedule__table").first.is_visible()
    assert reader.page.locator(".gp-timeline").first.is_visible()
    assert not form(reader).is_visible()


def test_on_paper_are_her_days_and_no_buttons(built: LibraryCase, read: Read) -> None:
    reader = read(file_url(built.site / SECTION))
    days = on(reader, "2027-01-31")
    reader.page.emulate_media(media="print")
    assert days.first.is_visible()
    assert not form(reader).locator("input, button").first.is_visible()
    assert not form(reader, 1).is_visible()


def test_only_pages_with_a_schedule_load_its_script(built: LibraryCase) -> None:
    loaded = {path.name for path in built.site.rglob("*.html") if "schedule.js" in path.read_text(encoding="utf-8")}
    styled = {path.name for path in built.site.rglob("*.html") if "schedule.css" in path.read_text(encoding="utf-8")}
    assert loaded == {"treatment.html"}
    assert styled == {"treatment.html", "my-handout.html"}


def test_html_is_valid(built: LibraryCase) -> None:
    assert nu([built.site / SECTION, built.site / TABLE, built.site / "guidelines/sore-throat/my-handout.html"]) == []


def test_the_answer_of_a_table_leads_to_its_days(built: LibraryCase, read: Read) -> None:
    reader = read(file_url(built.site / TABLE))
    begin(reader, "40", "Positive")
    reader.page.locator(".gp-answer").get_by_role("link", name="On which days: Vaccine after a bite").click()
    assert reader.page.url.endswith("treatment.html#gp-schedule-vaccine")


def test_a_guideline_that_is_outlived_offers_no_days(tmp_path: Path, read: Read) -> None:
    case = LibraryCase(tmp_path).current("\nsuperseded-by: source-guideline").with_schedules()
    case.change(GUIDELINE, "status: current", "status: superseded").build(strict=False)
    reader = read(file_url(case.site / SECTION))
    assert form(reader).count() == 0
    assert reader.page.locator(".gp-schedule__table").count() == 2
