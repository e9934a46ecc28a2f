"""What the explorer says to a reader's answers: advice, what is open, what is not known, what contradicts itself."""

from __future__ import annotations

from collections.abc import Callable

from tests.browser.explorer_case import DONT_KNOW, OPTIONS, PAGES, SHEET, answer, begin, panel, press
from tests.browser.harness import Reader

Read = Callable[..., Reader]


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
