"""The explorer "Which part is for me?": asked one at a time, with keyboard alone, over http and from a folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Route

from tests.browser.explorer_case import (
    BAD,
    DONT_KNOW,
    KINDS,
    OPTIONS,
    SHEET,
    WHICH,
    answer,
    begin,
    focused,
    heading,
    panel,
    press,
)
from tests.browser.harness import DESKTOP, PHONE, Colours, Reader, file_url
from tests.browser.harness_checkers import axe
from tests.browser.harness_focus import focus_walk
from tests.support import DECISION, GUIDELINE, LibraryCase

Read = Callable[..., Reader]


@pytest.mark.parametrize("face", ["hosted", "folder"])
def test_with_the_keyboard_alone(address: str, explored: Path, read: Read, face: str) -> None:
    reader = read(address + SHEET if face == "hosted" else file_url(explored / SHEET))
    page = reader.page
    panel(reader).get_by_role("button", name="Begin").focus()
    page.keyboard.press("Enter")
    panel(reader).locator("h3").wait_for()
    assert focused(page) == "How old are you?"  # the heading of each step has the focus
    page.keyboard.press("Tab")
    page.keyboard.type("50")
    page.keyboard.press("Enter")
    assert focused(page) == "What is your HER2 status?"
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    assert focused(page) == "What is your blood pressure?"
    page.keyboard.press("Tab")
    page.keyboard.type("140")
    page.keyboard.press("Enter")
    assert focused(page) == "What the guideline says"
    assert panel(reader).locator(".gp-explorer__row").all_inner_texts()[0].startswith("Advice\nAn injection")
    assert panel(reader).get_by_role("status").inner_text() == "1 row of 3 applies to you."
    # A file's address is of no use to anyone else.
    assert panel(reader).get_by_role("button", name="Make a link").count() == (face == "hosted")
    for back in ("?", "?", "?"):
        panel(reader).get_by_role("button", name="Change").last.focus()
        page.keyboard.press("Enter")
        assert focused(page).endswith(back)
        press(reader, "Next")


def test_an_answer_that_cannot_be_is_told_and_keeps_the_focus(address: str, read: Read) -> None:
    reader = read(address + SHEET)
    begin(reader)
    for wrong in ("", "x", "17", "50.5", "1e2"):
        answer(reader, wrong)
        assert panel(reader).get_by_role("alert").inner_text()
        assert reader.page.evaluate("document.activeElement.id") == "gp-answer-0"
    answer(reader, "50")
    press(reader, "Next")
    assert panel(reader).get_by_role("alert").inner_text() == f"Choose an answer, or “{DONT_KNOW}”."


def test_one_can_go_back_and_change_answers(address: str, read: Read) -> None:
    reader = read(address + SHEET)
    begin(reader, "50", "HER2-positive")
    press(reader, "Back")
    assert heading(reader) == "What is your HER2 status?"
    assert panel(reader).get_by_label("HER2-positive").is_checked()
    press(reader, "Back")
    assert panel(reader).locator("#gp-answer-0").input_value() == "50"
    press(reader, "Next")
    press(reader, "Next")
    answer(reader, "100")
    press(reader, "Change Your age")
    answer(reader, "80")
    assert heading(reader) == "What the guideline says"
    # What no longer matters is not among the answers, and comes back when it does.
    assert panel(reader).get_by_role("button", name="Change").count() == 1
    press(reader, "Change Your age")
    answer(reader, "40")
    assert panel(reader).get_by_role("button", name="Change").count() == 3


def test_answers_stay_in_the_tab_until_they_are_erased(address: str, read: Read) -> None:
    reader = read(address + SHEET)
    begin(reader, "50")
    assert "#" not in reader.page.url
    reader.page.reload()
    assert heading(reader) == "What is your HER2 status?"
    assert reader.page.evaluate("document.activeElement.tagName") == "BODY"
    assert reader.page.evaluate("localStorage.length + document.cookie.length") == 0
    answer(reader, "HER2-negative")
    press(reader, "Erase my answers")
    reader.page.reload()
    assert panel(reader).get_by_role("button", name="Begin").is_visible()


def test_a_link_with_answers_is_made_only_when_asked_for(address: str, read: Read) -> None:
    reader = read(address + SHEET)
    begin(reader, "50", "HER2-negative")
    assert panel(reader).locator("#gp-answer-link").count() == 0
    press(reader, "Make a link with my answers")
    link = panel(reader).locator("#gp-answer-link").input_value()
    assert link.startswith(f"{address}{SHEET}#")
    other = read(link)
    assert "The sources disagree." in panel(other).inner_text()
    press(other, "Erase my answers")
    assert other.page.url == address + SHEET
    # A link that was tampered with, or cut, is as if there were none.
    for bad in ("#gp-answers=%7B%22age%22%3A%22x%22%2C%22q%22%3A1%7D", "#gp-answers=%", "#gp-answers=null"):
        broken = read(address + SHEET + bad)
        assert panel(broken).locator("h2").is_visible()


def test_an_explorer_that_does_not_come_says_so_and_can_be_tried_again(address: str, read: Read) -> None:
    reader = read(address + SHEET)
    reader.page.route("**/pieces/*.js", lambda route: route.abort())
    press(reader, "Begin")
    assert "cannot be loaded" in panel(reader).get_by_role("status").filter(has_text="table below").inner_text()
    assert all("ERR_FAILED" in problem for problem in reader.take_problems())
    reader.page.unroute("**/pieces/*.js")
    assert begin(reader) == "How old are you?"


def test_texts_are_texts_even_under_a_strict_policy(address: str, read: Read) -> None:
    reader = read(address + OPTIONS)

    def strict(route: Route) -> None:
        response = route.fetch()
        policy = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:"
        route.fulfill(response=response, headers={**response.headers, "content-security-policy": policy})

    reader.page.route("**/*.html", strict)
    reader.page.reload()
    assert begin(reader) == f"{BAD} one?"
    answer(reader, "Yes")
    answer(reader, "Yes")
    text = panel(reader).inner_text()
    assert "More than one fits. Each says itself how firmly it is meant:" in text
    assert [row.splitlines()[1] for row in panel(reader).locator(".gp-explorer__row").all_inner_texts()] == [
        BAD, "A walk", "A rest",
    ]  # fmt: skip
    assert panel(reader).locator("img, b, script").count() == 0


def test_days_times_and_durations_are_asked(address: str, read: Read) -> None:
    reader = read(address + KINDS)
    page = reader.page
    begin(reader, "2024-02-29")
    page.get_by_label("years", exact=True).fill("1")
    page.get_by_label("months", exact=True).fill("1")
    press(reader, "Next")
    page.get_by_label("hours", exact=True).fill("26")
    press(reader, "Next")
    answer(reader, "09:30")
    answer(reader, "T-DM1")
    assert "All of it" in panel(reader).locator(".gp-explorer__row").inner_text()
    said = panel(reader).locator(".gp-explorer__answers dd > span").all_inner_texts()
    assert said == ["29 February 2024", "1 year 1 month", "26 hours", "09:30", "T-DM1"]
    press(reader, "Change Drug")
    answer(reader, "Something else")
    assert "Nothing else" in panel(reader).inner_text()


@pytest.mark.parametrize(("width", "colours"), [(DESKTOP, "light"), (PHONE, "dark"), (DESKTOP, "forced")])
def test_axe_finds_nothing_at_any_step(address: str, read: Read, width: int, colours: Colours) -> None:
    reader = read(address + SHEET, width=width, colours=colours)
    begin(reader, "x")
    for words in ("50", "HER2-positive", "120"):
        assert axe(reader.page) == []
        answer(reader, words)
    press(reader, "Make a link with my answers")
    panel(reader).locator("summary").click()
    assert axe(reader.page) == []
    assert reader.page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_the_focus_is_in_view_half_way(address: str, read: Read, width: int) -> None:
    reader = read(address + SHEET, width=width)
    begin(reader, "50")
    assert focus_walk(reader.page) == []


def test_without_scripts_there_is_the_table(address: str, read: Read) -> None:
    reader = read(address + SHEET, scripts=False)
    assert not panel(reader).is_visible()
    assert reader.page.locator("#old").is_visible()


NEWER = """\
  the-new-guideline:
    title: The newer advice
    publisher: Somebody
    address: https://example.org/new
    status: unchecked
"""


def test_superseded_guidelines_explore_only_where_they_say_so(
    tmp_path: Path, read: Read, serve: Callable[[Path], str]
) -> None:
    case = LibraryCase(tmp_path).put(DECISION, WHICH)
    superseded = "status: superseded\nsuperseded-by: the-new-guideline\nhandouts: {booklet: no, questions: no}"
    case.change(GUIDELINE, "status: draft", superseded)
    case.put("resources.yaml", (case.content / "resources.yaml").read_text(encoding="utf-8") + NEWER)
    assert "gp-explorer" not in case.build(strict=False).page(SHEET)
    case.change(GUIDELINE, "status: superseded", "status: superseded\nexplorer: yes").build(strict=False)
    reader = read(serve(case.site) + SHEET)
    notice = panel(reader).get_by_text("This guideline is out of date.")
    assert notice.count() == 0  # the page's own stands right above
    begin(reader, "50")
    assert notice.is_visible()
    answer(reader, "HER2-negative")
    assert notice.is_visible()
    assert panel(reader).get_by_role("link", name="The newer advice").is_visible()
    assert axe(reader.page) == []
