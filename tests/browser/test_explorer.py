"""The explorer "Which part is for me?": asked one at a time, with keyboard alone, over http and from a folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, Route

from tests.browser.harness import DESKTOP, PHONE, Colours, Reader, file_url
from tests.browser.harness_checkers import axe
from tests.browser.harness_focus import focus_walk
from tests.support import DECISION, GUIDELINE, LibraryCase

Read = Callable[..., Reader]
PAGES = "guidelines/sore-throat/decisions"
SHEET = f"{PAGES}/which-test.html"
OPTIONS = f"{PAGES}/options.html"
KINDS = f"{PAGES}/kinds.html"

DONT_KNOW = "I don\N{RIGHT SINGLE QUOTATION MARK}t know"

WHICH = """\
decision: which-test
name: Which test
question: Which test is for me?
hit-policy: unique
inputs:
  age: {label: Your age, type: integer, unit: years, range: "[18..120]", ask: How old are you?}
  her2:
    label: HER2 status
    values: {positive: HER2-positive, negative: HER2-negative}
    ask: What is your HER2 status?
    question: What is my HER2 status?
    may-be-missing: true
  pressure: {label: Blood pressure, type: number, step: "0.5", range: "[50..300]", ask: What is your blood pressure?}
outputs:
  advice: {label: Advice, type: text}
rules:
  - {id: old, when: {age: ">= 65"}, then: {advice: "Ask about a [test](https://example.org/test)"}, note: An old note.}
  - {id: low, when: {age: "< 65", her2: positive, pressure: "< 140"}, then: {advice: A pill}}
  - {id: high, when: {age: "< 65", her2: positive, pressure: ">= 140"}, then: {advice: An injection}}
open:
  - {when: {age: "< 65", her2: negative}, why: The sources disagree.}
  - {when: {age: "< 65", her2: not known}, why: It is decided by your HER2 status.}
impossible:
  - {when: {age: "> 110"}, why: Nobody is as old.}
"""
# `</script>` must not end the data, nor anything else become markup.
BAD = "</script><img src=x onerror=alert(1)> & <b>"
CHOICES = f"""\
decision: options
name: Options
question: What can be done?
hit-policy: rule order
inputs:
  one: {{label: "{BAD}", type: boolean, ask: "{BAD} one?", may-be-missing: true}}
  two: {{label: Two, type: boolean}}
outputs:
  advice: {{label: "{BAD}", type: text}}
rules:
  - {{when: {{}}, then: {{advice: "{BAD}"}}, note: "{BAD}"}}
  - {{when: {{one: yes}}, then: {{advice: A walk}}}}
  - {{when: {{two: yes}}, then: {{advice: A rest}}}}
"""
TYPES = """\
decision: kinds
name: Kinds
question: Which kinds?
hit-policy: first
inputs:
  day: {label: Day, type: date, range: ">= 2020-01-01"}
  lasts: {label: Lasts, type: years and months duration}
  waits: {label: Waits, type: days and time duration}
  opens: {label: Opens, type: time}
  drug: {label: Drug, type: text}
outputs:
  advice: {label: Advice, type: text, default: Nothing else}
rules:
  - {id: all, when: {day: "> 2024-02-28", lasts: "> P1Y", waits: "<= P1DT2H", opens: ">= 09:30", drug: '"T-DM1"'}, then: {advice: All of it}}
"""

FIRST = """\
decision: first
name: Otherwise
question: Which treatment?
hit-policy: first
inputs:
  risk: {label: Risk, values: {high: High, low: Low}, ask: Is your risk high?}
  urgent: {label: Urgent, type: boolean, ask: Is it urgent?, may-be-missing: true}
outputs:
  advice: {label: Advice, type: text}
rules:
  - {id: high, when: {risk: high}, then: {advice: A tablet}}
  - {id: now, when: {urgent: yes}, then: {advice: Call today}}
  - {id: rest, when: {}, then: {advice: No treatment}}
"""
SCORE = """\
decision: score
name: Score
question: How many points?
hit-policy: collect sum
inputs:
  fever: {label: Fever, type: boolean, ask: Do you have a fever?}
  cough: {label: Cough, type: boolean, ask: Do you cough?}
outputs:
  points: {label: Points, type: number, default: 0}
rules:
  - {when: {fever: yes}, then: {points: 2}}
  - {when: {cough: yes}, then: {points: 1}}
"""
CONTRADICTED = """\
decision: contradicted
name: Contradicted
question: Which treatment?
hit-policy: unique
inputs:
  risk: {label: Risk, values: {high: High, low: Low}, ask: Is your risk high?}
outputs:
  advice: {label: Advice, type: text}
rules:
  - {when: {risk: high}, then: {advice: A tablet}}
  - {when: {risk: low}, then: {advice: No treatment}}
open:
  - {when: {risk: high}, why: The sources disagree.}
verify: {overlap: hint}
"""


@pytest.fixture(scope="session")
def explored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with six tables, built once."""
    case = LibraryCase(tmp_path_factory.mktemp("explored"))
    case.put(DECISION, WHICH)
    case.put(DECISION.replace("which-test", "options"), CHOICES).put(DECISION.replace("which-test", "kinds"), TYPES)
    for name, text in (("first", FIRST), ("score", SCORE), ("contradicted", CONTRADICTED)):
        case.put(DECISION.replace("which-test", name), text)
    case.current("\nhandouts: {booklet: no, questions: no}")
    return case.build(strict=False).site


@pytest.fixture(scope="session")
def address(explored: Path, serve: Callable[[Path], str]) -> str:
    return serve(explored)


def panel(reader: Reader) -> Locator:
    return reader.page.locator("#gp-explorer")


def press(reader: Reader, name: str) -> None:
    panel(reader).get_by_role("button", name=name, exact=True).click()


def answer(reader: Reader, words: str) -> None:
    """Choose or write an answer, and go on."""
    box = panel(reader).locator("#gp-answer-0")
    if box.get_attribute("type") == "radio":
        panel(reader).get_by_label(words, exact=True).check()
    else:
        box.fill(words)
    press(reader, "Next")


def begin(reader: Reader, *answers: str) -> str:
    """Answer the first questions; gives the heading of what is shown then."""
    press(reader, "Begin")
    for words in answers:
        answer(reader, words)
    return heading(reader)


def heading(reader: Reader) -> str:
    return panel(reader).locator("h3").inner_text()


def focused(page: Page) -> str:
    text: str = page.evaluate("document.activeElement.textContent || document.activeElement.id")
    return text


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


def test_what_no_longer_matters_is_not_asked(address: str, read: Read) -> None:
    reader = read(address + SHEET)
    assert begin(reader, "70") == "What the guideline says"
    row = panel(reader).locator(".gp-explorer__row").inner_text()
    assert "Ask about a test" in row
    assert "An old note." in row
    assert (
        panel(reader).get_by_role("link", name="test", exact=True).get_attribute("href") == "https://example.org/test"
    )
    panel(reader).locator("summary").click()
    assert "Your age: 70\u00a0years. This row is for: under 65\u00a0years." in panel(reader).inner_text()


def test_what_the_guideline_leaves_open_and_what_cannot_be(address: str, read: Read) -> None:
    reader = read(address + SHEET)
    assert begin(reader, "50", "HER2-negative") == "What the guideline says"
    text = panel(reader).inner_text()
    assert "The guideline gives no advice for this; ask your care team." in text
    assert "The sources disagree." in text
    assert panel(reader).locator(".gp-explorer__row").count() == 0
    press(reader, "Erase my answers")
    begin(reader, "111")
    assert "These answers do not go together. Please look at them again." in panel(reader).inner_text()
    assert "Nobody is as old." in panel(reader).inner_text()


def test_not_to_know_shows_what_might_apply_and_what_to_ask(address: str, read: Read) -> None:
    reader = read(address + SHEET)
    assert begin(reader, "50", DONT_KNOW) == "What the guideline says"
    text = panel(reader).inner_text()
    # It would be untrue to say that the guideline gives no advice: it does, once she knows.
    assert "What the guideline says depends on what you do not know yet.\n\nIt is decided by your HER2 status." in text
    assert "It depends on: HER2 status; Blood pressure." in text
    question = panel(reader).get_by_role("link", name="What is my HER2 status?")
    assert question.get_attribute("href") == "../questions.html#which-test-her2"
    question.click()  # to another page: what is on it is waited for
    reader.page.locator("#which-test-her2").wait_for(state="visible")
    reader.page.locator("#which-test-her2").get_by_text("Read more").click()
    reader.page.locator("#which-test-her2").get_by_role("link", name="HER2 status").click()
    reader.page.locator("#gp-input-her2").wait_for(state="visible")


def test_what_may_wait_for_a_fact_is_not_called_silence(address: str, read: Read) -> None:
    reader = read(address + SHEET)
    begin(reader)
    press(reader, DONT_KNOW)
    answer(reader, DONT_KNOW)
    text = panel(reader).inner_text()
    assert "It may be that it depends on this, which you would have to know: HER2 status." in text
    assert "It is decided by your HER2 status." in text


def test_what_nobody_asked_for_is_told_as_unknown(address: str, read: Read) -> None:
    reader = read(address + SHEET)
    begin(reader, "50", "HER2-positive")
    press(reader, DONT_KNOW)
    text = panel(reader).inner_text()
    assert "What the guideline says depends on what you do not know yet." in text
    assert panel(reader).locator(".gp-explorer__needs").all_inner_texts() == ["It depends on: Blood pressure."] * 2
    assert panel(reader).get_by_text("What is your blood pressure?").is_visible()
    assert panel(reader).get_by_role("status").inner_text() == "No row applies to you. 2 rows might."


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


def test_what_may_come_on_top_is_told(address: str, read: Read) -> None:
    reader = read(address + OPTIONS)
    begin(reader, DONT_KNOW, "No")
    text = panel(reader).inner_text()
    assert "This may change once you know more." in text
    assert "What might apply too" in text
    assert "A walk" in text
    assert panel(reader).get_by_role("status").inner_text() == "1 row of 3 applies to you. 1 row might."


def test_a_row_for_all_others_waits_until_every_row_above_is_excluded(address: str, read: Read) -> None:
    reader = read(f"{address}{PAGES}/first.html")
    begin(reader, DONT_KNOW, "No")
    text = panel(reader).inner_text()
    assert "What the guideline says depends on what you do not know yet." in text
    assert panel(reader).locator(".gp-explorer__needs").all_inner_texts() == ["It depends on: Risk."] * 2
    assert panel(reader).get_by_role("status").inner_text() == "No row applies to you. 2 rows might."
    press(reader, "Erase my answers")
    begin(reader, "Low", DONT_KNOW)  # an input that is declared to be missing at times
    assert "What the guideline says depends on what you do not know yet." in panel(reader).inner_text()
    press(reader, "Erase my answers")
    begin(reader, "Low", "No")
    assert panel(reader).locator(".gp-explorer__row").inner_text().startswith("Advice\nNo treatment")
    assert panel(reader).get_by_role("status").inner_text() == "1 row of 3 applies to you."


def test_points_are_no_score_while_a_sign_is_not_known(address: str, read: Read) -> None:
    reader = read(f"{address}{PAGES}/score.html")
    begin(reader, "Yes", DONT_KNOW)
    text = panel(reader).inner_text()
    assert "What the guideline says depends on what you do not know yet." in text
    assert "The table gives" not in text
    press(reader, "Erase my answers")
    begin(reader, "Yes", "No")
    assert "The table gives: 2" in panel(reader).inner_text()


def test_a_table_that_contradicts_itself_gives_no_advice(address: str, read: Read) -> None:
    reader = read(f"{address}{PAGES}/contradicted.html")
    begin(reader, "High")
    text = panel(reader).inner_text()
    assert "contradict each other" in text
    assert "The sources disagree." in text
    assert panel(reader).locator(".gp-explorer__row").count() == 0
    assert "A tablet" not in panel(reader).locator(".gp-explorer__area").inner_text()


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
    assert said == ["29 February 2024", "1 years 1 months", "26 hours", "09:30", "T-DM1"]
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


NEWER = """\
  the-new-guideline:
    title: The newer advice
    publisher: Somebody
    address: https://example.org/new
    status: unchecked
"""
