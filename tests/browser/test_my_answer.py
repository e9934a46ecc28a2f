"""What a table answered in this tab, taken into "my handout"."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Locator

from tests.browser.explorer_case import SEVERAL_PAGE, SHEET, answer, begin, press
from tests.browser.harness import PHONE, Reader
from tests.browser.harness_checkers import axe
from tests.browser.test_print import pages_of

Read = Callable[..., Reader]
HANDOUT = "guidelines/sore-throat/my-handout.html"


def part(reader: Reader) -> Locator:
    return reader.page.locator("details:has([id='gp-answer-which-test'])")


def test_an_answer_can_be_taken_into_a_handout(address: str, read: Read) -> None:
    reader = read(address + SHEET, width=PHONE)
    page = reader.page
    begin(reader, "50", "HER2-positive", "100")
    reader.open(address + HANDOUT)
    assert part(reader).locator("h2").inner_text() == "My answer: Which test"
    words = part(reader).locator(".gp-part").inner_text()
    for said in ("A pill", "Your age: 50\u00a0years", "HER2 status: HER2-positive"):
        assert said in words
    assert "Because you said" not in " ".join(pages_of(reader))  # only what she ticks
    part(reader).get_by_role("checkbox").check()
    assert page.locator(".gp-mine-status__count").inner_text() == "You have chosen 1 part or question."
    together = " ".join(pages_of(reader)).replace("\u00a0", " ")
    assert "A pill" in together
    assert "Your age: 50 years" in together
    assert "stay in this tab" not in together
    assert page.evaluate("JSON.stringify(localStorage)").count("50") == 0
    assert axe(page) == []
    page.reload()
    assert part(reader).get_by_role("checkbox").is_checked()


def test_what_goes_into_a_file_has_it(address: str, read: Read) -> None:
    reader = read(address + SHEET)
    begin(reader, "70")
    reader.open(address + HANDOUT)
    reader.page.locator("[data-key]:not([hidden])").get_by_role("checkbox").check()
    with reader.page.expect_download() as download:
        reader.page.locator("[data-act=save]").click()
    text = download.value.path().read_text(encoding="utf-8")
    assert "Ask about a test" in text
    assert "Your age: 70 years" in text.replace("&nbsp;", " ")


def test_several_answers_stand_in_the_order_of_their_tables_and_in_the_language_of_the_page(
    address: str, read: Read
) -> None:
    reader = read(address + HANDOUT)
    page = reader.page
    titles = page.locator("details[data-key] h2").all_text_contents()
    expected = [title for title in titles if title.endswith((": Which test", ": Several"))]
    assert len(expected) == 2
    reader.open(address + SHEET)
    begin(reader, "70")
    reader.open(address + SEVERAL_PAGE)
    begin(reader, "50", "A gene")
    reader.open(address + HANDOUT)
    assert page.locator("details[data-key]:not([hidden]) h2").all_inner_texts() == expected
    # Ticked, each is in the file, in this order.
    for box in page.locator("details[data-key]:not([hidden])").get_by_role("checkbox").all():
        box.check()
    with page.expect_download() as download:
        page.locator("[data-act=save]").click()
    text = download.value.path().read_text(encoding="utf-8")
    assert re.findall(r"<h2>(My answer: [^<]*)</h2>", text) == expected
    page.evaluate("""for (const key of Object.keys(sessionStorage).filter((name) => /told:.*which-test$/.test(name)))
      sessionStorage[key] = sessionStorage[key].replace('"lang":"en', '"lang":"xx')""")
    page.reload()
    assert page.locator("details[data-key]:not([hidden])").count() == 1


def test_without_an_answer_there_is_none_to_take(address: str, read: Read) -> None:
    reader = read(address + HANDOUT)
    assert not part(reader).is_visible()
    reader.open(address + SHEET)
    begin(reader, "70")
    press(reader, "Erase my answers")
    begin(reader, "50")
    reader.open(address + HANDOUT)
    assert not part(reader).is_visible()
    reader.open(address + SHEET)
    answer(reader, "HER2-negative")
    reader.open(address + HANDOUT)
    assert part(reader).is_visible()
