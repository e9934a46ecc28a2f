"""What the explorer says to a reader's answers: advice, what is open, what is not known, what contradicts itself."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.explorer_case import (
    DONT_KNOW,
    OPTIONS,
    PAGES,
    RATHER_NOT,
    SEVERAL_PAGE,
    SHEET,
    answer,
    begin,
    panel,
    press,
    says,
)
from tests.browser.harness import Reader
from tests.browser.test_print import pages_of

Read = Callable[..., Reader]
DEPENDS = "It depends on what is not known yet."
SILENT = "This guideline does not say what is right for you."


def told(reader: Reader) -> str:
    """What stands there, without the marks of our typography."""
    return panel(reader).locator(".gp-explorer__area").inner_text().replace("\u2060", "")


def taken(reader: Reader) -> list[str]:
    """The questions to take along."""
    return panel(reader).locator(".gp-take li").all_inner_texts()


def test_what_no_longer_matters_is_not_asked(address: str, read: Read) -> None:
    reader = read(address + SHEET)
    assert begin(reader, "70") == "Your answer"
    assert says(reader) == ["Ask about a test"]
    assert "An old note." in told(reader)
    assert panel(reader).locator(".gp-certainty").inner_text() == "How certain: moderate"
    assert panel(reader).locator(".gp-certainty svg").is_visible()
    link = panel(reader).get_by_role("link", name="test", exact=True)
    assert link.get_attribute("href") == "https://example.org/test"
    panel(reader).locator("summary").click()
    assert "Your age: 70\u00a0years. This case is for: under 65\u00a0years." in told(reader)


def test_what_the_guideline_leaves_open_and_what_cannot_be(address: str, read: Read) -> None:
    reader = read(address + SHEET)
    begin(reader, "50", "HER2-negative")
    assert says(reader) == [SILENT]
    assert "The guideline gives no advice for this" in told(reader)
    assert "The sources disagree." in told(reader)
    # There is still a question to take along, and it says whose it is.
    assert taken(reader) == [
        "The guideline does not say what is right for me. What do you advise?\nThe library\u2019s own question"
    ]
    press(reader, "Erase my answers")
    begin(reader, "111")
    assert says(reader) == ["These answers do not go together. Please look at them again."]
    assert "Nobody is as old." in told(reader)


def test_outside_the_guideline_is_not_called_silence(address: str, read: Read) -> None:
    reader = read(address + SEVERAL_PAGE)
    begin(reader, "50", "None of these")
    assert says(reader) == [SILENT]
    assert panel(reader).locator(".gp-strength--no-advice").inner_text() == "Outside this guideline"
    assert panel(reader).locator(".gp-strength svg").is_visible()


def test_strength_is_told_by_sign_and_words(address: str, read: Read) -> None:
    reader = read(address + SEVERAL_PAGE)
    begin(reader, "50", "A gene")
    cards = panel(reader).locator(".gp-strength")
    assert cards.all_inner_texts() == [
        "Recommended\nThe panel calls this: Grade B", "Not recommended\nThe panel calls this: Grade D",
    ]  # fmt: skip
    assert panel(reader).locator(".gp-strength--for svg, .gp-strength--against svg").count() == len(says(reader))
    assert panel(reader).get_by_role("status").first.inner_text() == "2 answers fit you."
    assert panel(reader).locator(".gp-sources").count() == 1  # for all cards, once


def test_not_to_know_shows_what_might_apply_and_what_to_ask(address: str, read: Read) -> None:
    reader = read(address + SHEET)
    begin(reader, "50", DONT_KNOW)
    # It would be untrue to say that the guideline gives no advice: it does, once she knows.
    assert says(reader) == [DEPENDS]
    assert "It is decided by your HER2 status." in told(reader)
    forks = panel(reader).locator(".gp-fork")
    assert [line for line in forks.first.inner_text().splitlines() if line] == [
        "If this is true for you:", "HER2 status: HER2-positive", "Blood pressure: under 140", "A pill",
    ]  # fmt: skip
    assert (
        panel(reader).get_by_role("status").first.inner_text()
        == "No answer fits you yet. 2 might fit once more is known."
    )
    question = panel(reader).get_by_role("link", name="What is my HER2 status?")
    assert question.get_attribute("href") == "../questions.html#which-test-her2"
    question.click()  # to another page: what is on it is waited for
    reader.page.locator("#which-test-her2").wait_for(state="visible")
    reader.page.locator("#which-test-her2").get_by_text("Read more").click()
    reader.page.locator("#which-test-her2").get_by_role("link", name="HER2 status").click()
    reader.page.locator("#gp-input-her2").wait_for(state="attached")


def test_what_may_wait_for_a_fact_is_not_called_silence(address: str, read: Read) -> None:
    reader = read(address + SHEET)
    begin(reader, RATHER_NOT, DONT_KNOW)
    assert says(reader) == [DEPENDS]
    panel(reader).get_by_text("See 5 cases that might apply").click()
    assert "It may be that it depends on this, which you would have to know: HER2 status." in told(reader)
    assert "It is decided by your HER2 status." in told(reader)
    assert "What is not known\n\nYour age; HER2 status. This decides what the guideline says." in told(reader)
    assert "Your age\nNot given" in told(reader)


def test_what_nobody_asked_for_is_told_as_unknown(address: str, read: Read) -> None:
    reader = read(address + SHEET)
    begin(reader, "50", "HER2-positive", RATHER_NOT)
    assert says(reader) == [DEPENDS]
    assert panel(reader).locator(".gp-fork").count() == len(("A pill", "An injection"))
    assert taken(reader) == ["What do you advise? It depends on this: Blood pressure.\nThe library\u2019s own question"]
    assert (
        panel(reader).get_by_role("status").first.inner_text()
        == "No answer fits you yet. 2 might fit once more is known."
    )


def test_what_may_come_on_top_is_told(address: str, read: Read) -> None:
    reader = read(address + OPTIONS)
    begin(reader, DONT_KNOW, "No")
    assert "This may change once you know more." in told(reader)
    assert "What might apply too" in told(reader)
    assert "A walk" in panel(reader).locator(".gp-fork").inner_text()
    assert (
        panel(reader).get_by_role("status").first.inner_text() == "1 answer fits you. 1 might fit once more is known."
    )


def test_a_case_for_all_others_waits_until_every_case_above_is_excluded(address: str, read: Read) -> None:
    reader = read(f"{address}{PAGES}/first.html")
    begin(reader, DONT_KNOW, "No")
    assert says(reader) == [DEPENDS]
    assert panel(reader).locator(".gp-fork b").all_inner_texts() == ["Risk: High", "Risk"]
    press(reader, "Erase my answers")
    begin(reader, "Low", DONT_KNOW)  # an input that is declared to be missing at times
    assert says(reader) == [DEPENDS]
    press(reader, "Erase my answers")
    begin(reader, "Low", "No")
    assert says(reader) == ["No treatment"]
    assert panel(reader).get_by_role("status").first.inner_text() == "1 answer fits you."


def test_points_are_no_score_while_a_sign_is_not_known(address: str, read: Read) -> None:
    reader = read(f"{address}{PAGES}/score.html")
    begin(reader, "Yes", DONT_KNOW)
    assert says(reader) == [DEPENDS]
    press(reader, "Erase my answers")
    begin(reader, "Yes", "No")
    assert says(reader)[0] == "Points: 2"


def test_a_table_that_contradicts_itself_gives_no_advice(address: str, read: Read) -> None:
    reader = read(f"{address}{PAGES}/contradicted.html")
    begin(reader, "High")
    assert says(reader) == ["This table contradicts itself for your answers. That is a mistake in the table."]
    assert "The sources disagree." in told(reader)
    assert "A tablet" not in told(reader)


def test_readers_never_see_the_words_of_tables(address: str, read: Read) -> None:
    reader = read(address + SHEET)
    begin(reader)
    words = ["50", DONT_KNOW]
    seen = told(reader)
    for one in words:
        answer(reader, one)
        seen += told(reader)
    assert not [word for word in (" row", " rule", "hit policy", "output") if word in seen.lower()]


def test_the_table_of_cases_keeps_its_own_small_form(address: str, read: Read) -> None:
    reader = read(f"{address}{SEVERAL_PAGE}#gp-cases")
    shown = reader.page.locator(".gp-case .gp-strength").first.evaluate("""element => {
      const { backgroundColor, paddingTop } = getComputedStyle(element);
      return [backgroundColor, paddingTop, getComputedStyle(element.querySelector("small, .gp-strength__grade")).fontWeight];
    }""")
    assert shown == ["rgba(0, 0, 0, 0)", "0px", "400"]


def test_questions_go_to_the_list_that_is_kept_on_this_device(address: str, read: Read) -> None:
    reader = read(address + SHEET)
    begin(reader, RATHER_NOT, DONT_KNOW)
    assert reader.page.evaluate("localStorage.length") == 0  # nothing is kept unasked
    for _again in range(2):
        press(reader, "Add these questions to my list")
        panel(reader).get_by_text("2 questions are on your list.").wait_for()
    panel(reader).get_by_role("link", name="See my list").click()
    listed = reader.page.locator(".gp-mine__list .gp-mine__ask")
    listed.nth(1).wait_for(state="attached")
    assert listed.all_text_contents() == [
        "What is my HER2 status?", "What do you advise? It depends on this: Your age.",
    ]  # fmt: skip
    assert reader.page.locator("#which-test-her2 .gp-tick").is_checked()


@pytest.mark.parametrize("answers", [("50", "HER2-positive", "100"), ("50", "HER2-negative"), ("50", DONT_KNOW)])
def test_an_answer_is_printed_with_what_she_said(address: str, read: Read, answers: tuple[str, ...]) -> None:
    reader = read(address + SHEET)
    begin(reader, *answers)
    reader.page.clock.set_fixed_time("2031-03-04T12:00:00")  # she prints it another day
    pages = pages_of(reader)
    assert len(pages) <= 2
    first = pages[0].replace("\u2060", "").replace("\u00a0", " ")
    for words in ("Which test", "Sore throat", says(reader)[0], "Because you said", "50 years", answers[1]):
        assert words in first
    together = " ".join(pages)
    for words in ("to take along", "version", "Not clinically reviewed.", "Printed on 4 March 2031."):
        assert words in together
    for words in (
        "Print this answer",
        "Change",
        "Read more",
        "See every case",
        "Which part is for me?",
        "An old note.",
    ):
        assert words not in together


def test_without_an_answer_every_case_is_printed(address: str, read: Read) -> None:
    reader = read(address + SHEET)
    begin(reader, "50")
    together = " ".join(pages_of(reader))
    assert "An old note." in together
    assert "What is your HER2 status? I don" not in together


def test_several_answers_of_a_guideline_that_is_out_of_date_are_printed(host: str, read: Read) -> None:
    reader = read(f"{host}guidelines/her2-metastatic-breast-cancer/decisions/outside-the-brain.html#gp-explorer")
    for _question in range(3):
        panel(reader).locator("form .gp-option").first.click()
        panel(reader).locator("form button[type=submit]").click()
    assert len(says(reader)) == 3
    pages = pages_of(reader)
    assert len(pages) <= 2
    for words in (*says(reader), "Out of date (2015)", "Hormone receptor-positive", "Questions to take along"):
        assert words.replace("\u2060", "") in pages[0].replace("\u2060", "")
    assert "do not replace talking" in pages[-1]
