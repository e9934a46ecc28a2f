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
    RATHER_NOT,
    SEVERAL_PAGE,
    SHEET,
    WHICH,
    answer,
    begin,
    choice,
    focused,
    go_on,
    heading,
    panel,
    press,
    says,
)
from tests.browser.firefox import firefox
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
    assert focused(page) == "Your answer"
    assert says(reader) == ["An injection"]
    assert panel(reader).get_by_role("status").first.inner_text() == "1 answer fits you."
    for number in range(3):
        panel(reader).get_by_role("button", name="Change").nth(number).focus()
        page.keyboard.press("Enter")
        assert focused(page).endswith("?")
        go_on(reader)  # to the answer: what comes after it was answered before
        assert focused(page) == "Your answer"


def test_an_answer_that_cannot_be_is_told_and_keeps_the_focus(address: str, read: Read) -> None:
    reader = read(address + SHEET)
    begin(reader)
    for wrong in ("", "x", "17", "50.5", "1e2"):
        answer(reader, wrong)
        assert panel(reader).get_by_role("alert").inner_text()
        assert reader.page.evaluate("document.activeElement.id") == "gp-answer-0"
        assert panel(reader).locator("#gp-answer-0").get_attribute("aria-invalid") == "true"
    answer(reader, "50")
    go_on(reader)
    assert panel(reader).get_by_role("alert").inner_text().startswith("Choose an answer.")


def test_how_far_one_is_is_told(address: str, read: Read) -> None:
    reader = read(address + SHEET)
    begin(reader)
    told = []
    for words in ("50", "HER2-positive", "100"):
        told.append(panel(reader).locator(".gp-steps").inner_text())
        assert panel(reader).get_by_role("status").inner_text() == told[-1]
        answer(reader, words)
    assert told == ["Question 1, up to 3", "Question 2, up to 3", "Question 3, the last one"]


@pytest.mark.parametrize("face", ["hosted", "folder"])
def test_the_browsers_back_goes_to_the_question_before(address: str, explored: Path, read: Read, face: str) -> None:
    reader = read(address + SHEET if face == "hosted" else file_url(explored / SHEET))
    page = reader.page
    begin(reader, "50", "HER2-positive", "100")
    for question in ("What is your blood pressure?", "What is your HER2 status?", "How old are you?"):
        page.go_back()
        assert heading(reader) == focused(page) == question
    assert panel(reader).locator("#gp-answer-0").input_value() == "50"
    page.go_forward()
    assert choice(reader, "HER2-positive").locator("input").is_checked()
    page.go_back()
    page.go_back()
    assert panel(reader).get_by_role("button", name="Begin").is_visible()
    page.go_forward()
    go_on(reader)
    go_on(reader)
    assert panel(reader).locator("#gp-answer-0").input_value() == "100"
    press(reader, "Back")
    assert heading(reader) == "What is your HER2 status?"


@pytest.mark.parametrize("face", ["hosted", "folder"])
def test_back_in_firefox(address: str, explored: Path, face: str) -> None:
    """A page from a folder may change its history there, too, as long as its address stays."""
    page = address + SHEET if face == "hosted" else file_url(explored / SHEET)
    with firefox() as running:
        running.open(f"{page}#gp-explorer")
        for words in ("50", "60"):
            running.run_async(_until("document.querySelector('#gp-answer-0, .gp-answer')"))
            running.run(f"""const box = document.getElementById('gp-answer-0');
              if (box.type === 'text') box.value = '{words}'; else box.click();
              document.querySelector('#gp-explorer form button[type=submit]').click()""")
        assert (
            running.run("return document.querySelector('#gp-explorer h3').textContent")
            == "What is your blood pressure?"
        )
        for question in ("What is your HER2 status?", "How old are you?"):
            running.run("history.back()")
            running.run_async(_until(f"document.querySelector('#gp-explorer h3').textContent === '{question}'"))
        assert running.run("return document.getElementById('gp-answer-0').value") == "50"
        assert running.run("return location.href") == f"{page}#gp-explorer"
        assert running.problems(page.split("guidelines")[0]) == []


def _until(condition: str) -> str:
    """A function of a page that ends when `condition` holds."""
    return f"async () => {{ while (!({condition})) await new Promise((next) => setTimeout(next, 20)); return true; }}"


def test_no_answer_stands_in_an_address(address: str, read: Read) -> None:
    reader = read(address + SHEET)
    begin(reader, "50", "HER2-positive", "100")
    press(reader, "Change Your age")
    assert reader.page.url == address + SHEET
    assert reader.page.evaluate("JSON.stringify(history.state)") == '{"gpStep":0,"gpChange":true,"gpBack":true}'


def test_an_address_that_leads_there_begins_at_once(address: str, read: Read) -> None:
    reader = read(f"{address}{SHEET}#gp-explorer")
    panel(reader).locator("form").wait_for()
    assert focused(reader.page) == "How old are you?"
    press(reader, "Back")  # to what stood before the questions
    assert panel(reader).get_by_role("button", name="Begin").is_visible()
    reader.page.evaluate("location.hash = 'gp-inputs'")
    reader.page.evaluate("location.hash = 'gp-explorer'")  # a link on the page itself
    panel(reader).locator("form").wait_for()
    reader.page.evaluate("location.hash = 'gp-content'")  # to skip to the text
    assert panel(reader).locator("form").is_visible()


def test_who_comes_to_a_case_sees_it_whatever_she_answered_before(address: str, read: Read) -> None:
    reader = read(address + SHEET)
    begin(reader, "50")
    reader.open("about:blank")
    reader.open(f"{address}{SHEET}#old")
    assert reader.page.locator("#old").is_visible()
    reader.page.get_by_role("link", name="Find my answer").click()
    begin(reader)
    assert heading(reader) == "What is your HER2 status?"
    press(reader, "See every case")
    assert reader.page.url.endswith("#gp-cases")
    assert reader.page.locator("#old").is_visible()
    reader.page.go_back()
    reader.page.go_back()
    assert heading(reader) == "What is your HER2 status?"
    reader.page.go_back()
    reader.page.go_back()
    assert reader.page.locator("#old").is_visible()


def test_while_it_asks_it_has_the_page_to_itself(address: str, read: Read) -> None:
    reader = read(address + SHEET)
    begin(reader)
    assert not reader.page.locator("#old").is_visible()
    assert not reader.page.locator(".gp-breadcrumbs").is_visible()
    press(reader, "See every case")
    assert reader.page.locator("#old").is_visible()


def test_one_can_go_back_and_change_answers(address: str, read: Read) -> None:
    reader = read(address + SHEET)
    begin(reader, "50", "HER2-positive", "100")
    press(reader, "Change Your age")
    answer(reader, "80")
    assert heading(reader) == "Your answer"
    # What no longer matters is not among the answers, and comes back when it does.
    assert panel(reader).get_by_role("button", name="Change").count() == 1
    press(reader, "Change Your age")
    answer(reader, "40")
    assert panel(reader).get_by_role("button", name="Change").count() == 3
    press(reader, "Change HER2 status")
    answer(reader, "HER2-negative")
    assert says(reader) == ["This guideline does not say what is right for you."]


def test_answers_stay_in_the_tab_until_they_are_erased(address: str, read: Read) -> None:
    reader = read(address + SHEET)
    begin(reader, "50")
    assert "#" not in reader.page.url
    reader.page.reload()
    assert heading(reader) == "What is your HER2 status?"
    assert reader.page.evaluate("document.activeElement.tagName") == "BODY"
    reader.page.go_back()
    reader.page.reload()
    assert heading(reader) == "How old are you?"
    assert panel(reader).locator("#gp-answer-0").input_value() == "50"
    assert reader.page.evaluate("localStorage.length + document.cookie.length") == 0
    go_on(reader)
    answer(reader, "HER2-negative")
    press(reader, "Erase my answers")
    reader.page.reload()
    assert panel(reader).get_by_role("button", name="Begin").is_visible()


def before(reader: Reader) -> bool:
    """Whether it is said that answers are those from before."""
    return panel(reader).get_by_text("Your answers from before", exact=True).is_visible()


def test_answers_from_before_are_called_so_and_one_can_start_again(address: str, read: Read) -> None:
    reader = read(address + SHEET)
    begin(reader, "50")
    assert not before(reader)
    answer(reader, "HER2-positive")
    answer(reader, "100")
    assert not before(reader)  # she has just given them
    reader.open(address + SHEET)
    assert heading(reader) == "Your answer"
    assert before(reader)
    assert panel(reader).get_by_role("status").first.inner_text().startswith("Your answers from before")
    assert axe(reader.page) == []
    reader.page.emulate_media(media="print")
    assert not before(reader)  # paper has its own day
    reader.page.emulate_media(media="screen")
    press(reader, "Change Your age")
    assert before(reader)
    answer(reader, "40")
    assert before(reader)  # the others still are
    press(reader, "Start again")
    assert focused(reader.page) == "How old are you?"
    assert panel(reader).locator("#gp-answer-0").input_value() == ""
    assert not before(reader)
    answer(reader, "80")
    assert heading(reader) == "Your answer"
    assert not before(reader)
    reader.page.reload()
    press(reader, "Change Your age")
    answer(reader, "81")  # the only one that this answer rests on
    assert not before(reader)


def test_what_is_wrong_is_taken_back_as_soon_as_something_else_is_answered(address: str, read: Read) -> None:
    reader = read(address + SHEET)
    begin(reader, "x")
    wrong, box = panel(reader).locator("[role=alert]"), panel(reader).locator("#gp-answer-0")
    assert wrong.text_content()
    box.press_sequentially("5")
    assert wrong.text_content() == ""
    assert box.get_attribute("aria-invalid") is None
    answer(reader, "50")
    go_on(reader)
    assert wrong.text_content()
    choice(reader, "HER2-negative").click()
    assert wrong.text_content() == ""
    assert box.get_attribute("aria-invalid") is None
    assert "gp-answer-error" not in (box.get_attribute("aria-describedby") or "")


def test_several_that_are_true_are_ticked_together(address: str, read: Read) -> None:
    reader = read(address + SEVERAL_PAGE)
    begin(reader, RATHER_NOT)
    ticked = panel(reader).locator("input:checked")
    assert panel(reader).locator(".gp-option b").all_inner_texts() == [
        "A gene", "Cancer before", "None of these", DONT_KNOW,
    ]  # fmt: skip
    assert panel(reader).get_by_role("checkbox", name="A gene").get_attribute("aria-describedby")
    go_on(reader)
    go_on(reader)  # a second time: what says more about the answer is still said, behind what is wrong
    described = panel(reader).get_by_role("checkbox", name="A gene").get_attribute("aria-describedby")
    assert described == "gp-answer-error gp-answer-0-more"
    choice(reader, "None of these").click()
    choice(reader, "A gene").click()
    choice(reader, "Cancer before").click()
    assert ticked.count() == 2
    go_on(reader)
    assert "A gene; Cancer before" in panel(reader).locator(".gp-said").inner_text()
    # In our order of directions, not the table's.
    assert says(reader) == ["A scan", "No pill"]
    reader.page.reload()
    press(reader, "Change Your risk")
    assert ticked.count() == 2
    choice(reader, DONT_KNOW).click()
    assert ticked.count() == 1
    choice(reader, "None of these").click()
    assert ticked.count() == 1
    go_on(reader)
    press(reader, "Change Your age")
    panel(reader).locator("summary").click()
    assert panel(reader).get_by_text("In whole years.").is_visible()


def test_not_to_say_takes_back_what_was_written(address: str, read: Read) -> None:
    reader = read(address + SHEET)
    begin(reader)
    box = panel(reader).locator("#gp-answer-0")
    box.fill("50")
    choice(reader, RATHER_NOT).click()
    assert box.input_value() == ""
    box.fill("50")
    assert panel(reader).locator("input:checked").count() == 0


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
    assert says(reader) == [BAD, "A walk", "A rest"]
    assert panel(reader).locator("img, script").count() == 0


def test_days_times_and_durations_are_asked(address: str, read: Read) -> None:
    reader = read(address + KINDS)
    page = reader.page
    begin(reader, "2024-02-29")
    page.get_by_label("years", exact=True).fill("1")
    page.get_by_label("months", exact=True).fill("1")
    go_on(reader)
    page.get_by_label("hours", exact=True).fill("26")
    go_on(reader)
    answer(reader, "09:30")
    answer(reader, "T-DM1")
    assert says(reader) == ["All of it"]
    said = panel(reader).locator(".gp-said dd > span").all_inner_texts()
    assert said == ["29 February 2024", "1 year 1 month", "26 hours", "09:30", "T-DM1"]
    press(reader, "Change Drug")
    answer(reader, "Something else")
    assert says(reader) == ["Nothing else"]
    assert panel(reader).locator(".gp-answer .gp-strength").inner_text().startswith("Recommended")


@pytest.mark.parametrize(("width", "colours"), [(DESKTOP, "light"), (PHONE, "dark"), (DESKTOP, "forced")])
def test_axe_finds_nothing_at_any_step(address: str, read: Read, width: int, colours: Colours) -> None:
    reader = read(address + SHEET, width=width, colours=colours)
    begin(reader, "x")
    for words in ("50", "HER2-positive", "120"):
        assert axe(reader.page) == []
        answer(reader, words)
    press(reader, "Add this question to my list")
    panel(reader).locator("summary").click()
    assert axe(reader.page) == []
    press(reader, "Change HER2 status")
    answer(reader, DONT_KNOW)
    assert axe(reader.page) == []
    assert reader.page.evaluate("document.documentElement.scrollWidth") <= width
    several = read(address + SEVERAL_PAGE, width=width, colours=colours)
    begin(several, "50")
    choice(several, "A gene").click()
    assert axe(several.page) == []
    go_on(several)
    assert axe(several.page) == []


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_the_focus_is_in_view_half_way(address: str, read: Read, width: int) -> None:
    reader = read(address + SHEET, width=width)
    begin(reader, "50")
    assert focus_walk(reader.page) == []


def test_without_scripts_there_is_the_table(address: str, read: Read) -> None:
    reader = read(address + SHEET, scripts=False)
    assert not panel(reader).is_visible()
    if not reader.page.locator("#old").is_visible():  # in a fold, which opens without scripts
        reader.page.locator("details:has(#old) > summary").click()
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
    notice = panel(reader).locator(".gp-explorer__area .gp-notice").first
    assert notice.count() == 0  # the page's own stands right above
    begin(reader, "50")
    assert notice.is_visible()
    answer(reader, "HER2-negative")
    assert notice.is_visible()
    assert panel(reader).get_by_role("link", name="The newer advice").first.is_visible()
    assert axe(reader.page) == []
