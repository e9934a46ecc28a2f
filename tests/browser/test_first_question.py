"""The first question on the overview: its answer reaches the explorer of the table's page, and no address."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.explorer_case import WHICH
from tests.browser.harness import DESKTOP, PHONE, Colours, Reader, file_url
from tests.browser.harness_checkers import axe
from tests.support import DECISION, LibraryCase

Read = Callable[..., Reader]
OVERVIEW = "guidelines/sore-throat/index.html"
TABLE = "guidelines/sore-throat/decisions/which-test.html"
BREAST = "guidelines/breast-cancer-screening/index.html"


@pytest.fixture(scope="module")
def one_table(tmp_path_factory: pytest.TempPathFactory) -> Path:
    case = LibraryCase(tmp_path_factory.mktemp("one")).put(DECISION, WHICH)
    return case.current("\nhandouts: {booklet: no, questions: no}").build(strict=False).site


@pytest.mark.parametrize("face", ["hosted", "folder"])
def test_a_number_leads_to_the_second_question(
    one_table: Path, serve: Callable[[Path], str], read: Read, face: str
) -> None:
    start = serve(one_table) + OVERVIEW if face == "hosted" else file_url(one_table / OVERVIEW)
    reader = read(start)
    page = reader.page
    form = page.locator(".gp-first form")
    assert page.locator(".gp-first__title").inner_text() == "And for you? Up to 3 questions"
    for wrong, told in (
        ("", "Write an answer."),
        ("17", "Write whole numbers: 18 to 120"),
        ("x", "Write whole numbers"),
    ):
        form.get_by_role("textbox").fill(wrong)
        form.get_by_role("button", name="Continue").click()
        assert form.get_by_role("alert").inner_text().replace("\u2060", "").replace("\u00a0", " ").startswith(told)
    form.get_by_role("textbox", name="How old are you? years").fill("50")
    page.keyboard.press("Enter")
    page.locator("#gp-explorer form").wait_for()
    assert page.locator("#gp-explorer h3").inner_text() == "What is your HER2 status?"
    assert page.url.endswith("decisions/which-test.html#gp-explorer")
    page.locator("#gp-explorer").get_by_role("button", name="Back").click()
    assert page.locator("#gp-answer-0").input_value() == "50"
    page.go_back()
    form.wait_for()
    form.get_by_role("button", name=re.compile("rather not say")).click()
    page.locator("#gp-explorer form").wait_for()
    assert page.locator("#gp-explorer .gp-steps").inner_text().startswith("Question 2")


def test_a_host_may_leave_out_the_ending_of_an_address(
    one_table: Path, serve: Callable[[Path], str], read: Read
) -> None:
    """What is kept in the tab has the name of the table, not of the address at which the page is found."""
    address = serve(one_table)
    table = (one_table / TABLE).read_text(encoding="utf-8")
    reader = read(address + OVERVIEW)
    page = reader.page
    bare = TABLE.removesuffix(".html")
    leads = f"<script>location.replace('/{bare}' + location.hash)</script>"  # as a redirect does, which is not routed
    page.route(address + TABLE, lambda route: route.fulfill(body=leads, content_type="text/html"))
    page.route(address + bare, lambda route: route.fulfill(body=table, content_type="text/html"))
    page.locator(".gp-first form").get_by_role("textbox").fill("50")
    page.keyboard.press("Enter")
    page.locator("#gp-explorer form").wait_for()
    assert page.url == f"{address}{bare}#gp-explorer"
    assert page.locator("#gp-explorer h3").inner_text() == "What is your HER2 status?"
    panel = page.locator("#gp-explorer")
    panel.get_by_text("HER2-negative").click()
    panel.get_by_role("button", name="Show my answer").or_(panel.get_by_role("button", name="Continue")).click()
    panel.locator(".gp-answer").wait_for()
    reader.open(address + "guidelines/sore-throat/my-handout.html")
    assert page.get_by_role("heading", name="My answer: Which test").is_visible()


def test_a_choice_leads_to_the_second_question(host: str, read: Read) -> None:
    page = read(host + BREAST, width=PHONE).page
    form = page.locator(".gp-first form")
    form.get_by_role("button", name="Continue").click()
    assert form.get_by_role("alert").inner_text().startswith("Choose an answer.")
    form.locator(".gp-option").nth(1).click()
    assert form.locator("[role=alert]").text_content() == ""
    assert form.locator("[aria-invalid]").count() == 0
    form.get_by_role("button", name="Continue").click()
    page.locator("#gp-explorer form").wait_for()
    assert page.locator("#gp-explorer h3").inner_text() == "How old are you?"


def test_what_is_answered_here_is_not_from_before_and_what_was_answered_earlier_is(host: str, read: Read) -> None:
    reader = read(host + BREAST, width=PHONE)
    page, panel = reader.page, reader.page.locator("#gp-explorer")
    said = panel.get_by_text("Your answers from before", exact=True)
    page.locator(".gp-first .gp-option").nth(1).click()
    page.locator(".gp-first").get_by_role("button", name="Continue").click()
    panel.get_by_role("textbox").fill("52")
    assert not said.is_visible()
    panel.get_by_role("button", name="Continue").click()
    panel.locator(".gp-option", has_text="None of these").click()
    panel.get_by_role("button", name="Show my answer").click()
    panel.locator(".gp-answer").first.wait_for()
    assert not said.is_visible()
    reader.open(host + BREAST)
    page.locator(".gp-first .gp-option").nth(1).click()
    page.locator(".gp-first").get_by_role("button", name="Continue").click()
    panel.locator(".gp-answer").first.wait_for()  # her age and her risk are known
    assert said.is_visible()


@pytest.mark.parametrize(("width", "colours"), [(DESKTOP, "light"), (320, "dark"), (PHONE, "forced")])
def test_axe_finds_nothing(host: str, read: Read, width: int, colours: Colours) -> None:
    reader = read(host + BREAST, width=width, colours=colours)
    reader.page.locator(".gp-first").get_by_role("button", name="Continue").click()
    assert axe(reader.page) == []


def test_with_several_tables_one_chooses_what_it_is_about(host: str, read: Read) -> None:
    page = read(f"{host}guidelines/her2-metastatic-breast-cancer/index.html").page
    page.locator(".gp-first").get_by_role("link", name="When is a brain scan recommended?").click()
    page.locator("#gp-explorer form").wait_for()
    assert page.locator("#gp-explorer .gp-steps").inner_text().startswith("Question 1")


def test_without_scripts_it_leads_to_the_table(host: str, read: Read) -> None:
    page = read(host + BREAST, scripts=False).page
    assert not page.locator(".gp-first form").is_visible()
    page.get_by_role("link", name="Find my answer").click()
    assert page.locator("h1").inner_text() == "How often is screening recommended?"
