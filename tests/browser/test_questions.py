"""A reader's own question list: what she ticks and writes is kept on her device, printed, taken along, erased."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.harness import DESKTOP, PHONE, Colours, Reader, file_url
from tests.browser.harness_checkers import axe, nu
from tests.browser.harness_focus import focus_walk
from tests.browser.own_list import (
    ATTACK,
    HANDOUT,
    KEY,
    LIST,
    add,
    chosen,
    kept,
    note,
    on_paper,
    part,
    said,
    saved,
    tick,
)

Read = Callable[..., Reader]


def test_what_is_ticked_and_written_is_still_there_tomorrow(home: str, read: Read) -> None:
    reader = read(home + LIST)
    tick(reader.page, "family").check()
    tick(reader.page, "density").check()
    note(reader.page, 1).fill("Ask about my aunt")
    add(reader.page, "Can I bring my sister?")
    reader.page.get_by_label("Date and time").fill("1 March, 9:30")
    reader.page.reload()
    assert chosen(reader.page) == [
        "A close relative had breast cancer. What does that mean for me?",
        "Do I have dense breasts?",
        "Can I bring my sister?",
    ]
    assert note(reader.page, 1).input_value() == "Ask about my aunt"
    assert tick(reader.page, "density").is_checked()
    assert not tick(reader.page, "genes").is_checked()
    assert reader.page.get_by_label("Date and time").input_value() == "1 March, 9:30"
    assert "You have chosen 3 questions." in (reader.page.locator(".gp-mine-status").text_content() or "")
    tick(reader.page, "density").uncheck()
    tick(reader.page, "density").check()
    assert note(reader.page, 1).input_value() == "Ask about my aunt"


def test_the_order_is_the_readers(host: str, read: Read) -> None:
    reader = read(host + LIST)
    for name in ("which-risk", "genes", "density"):
        tick(reader.page, name).check()
    before = chosen(reader.page)
    rows = reader.page.locator(".gp-mine__list > li")
    up = rows.nth(2).get_by_role("button", name="Move up")
    up.press("Enter")
    assert chosen(reader.page) == [before[0], before[2], before[1]]
    focus = "[document.activeElement.dataset.act, [...document.querySelectorAll('.gp-mine__list > li')].findIndex(row => row.contains(document.activeElement))]"
    assert reader.page.evaluate(focus) == ["up", 1]
    assert said(reader.page) == "Now at place 2 of 3."
    reader.page.keyboard.press("Enter")
    assert reader.page.evaluate(focus) == ["down", 0]
    reader.page.reload()
    assert chosen(reader.page) == [before[2], before[0], before[1]]


def test_a_removed_question_can_be_brought_back(host: str, read: Read) -> None:
    reader = read(host + LIST)
    tick(reader.page, "genes").check()
    add(reader.page, "Mine")
    note(reader.page, 1).fill("and its note")
    reader.page.locator(".gp-mine__list > li").nth(1).get_by_role("button", name="Remove").click()
    assert len(chosen(reader.page)) == 1
    reader.page.get_by_role("button", name="Bring it back").click()
    assert chosen(reader.page)[1] == "Mine"
    assert note(reader.page, 1).input_value() == "and its note"


def test_everything_can_be_erased_and_that_undone(home: str, read: Read) -> None:
    reader = read(home + LIST)
    before = kept(reader.page)
    tick(reader.page, "genes").check()
    add(reader.page, "Mine")
    reader.page.get_by_role("button", name="Erase everything").click()
    reader.page.keyboard.press("Escape")
    assert len(chosen(reader.page)) == 2
    reader.page.get_by_role("button", name="Erase everything").click()
    reader.page.get_by_role("button", name="Yes, erase").click()
    assert kept(reader.page) == before
    assert chosen(reader.page) == []
    assert not tick(reader.page, "genes").is_checked()
    assert reader.page.evaluate("document.activeElement.textContent") == "Bring it back"
    reader.page.keyboard.press("Enter")
    assert len(chosen(reader.page)) == 2
    assert said(reader.page) == "It is back."


def test_paper_has_what_was_chosen_and_room_for_answers(host: str, read: Read) -> None:
    reader = read(host + LIST)
    assert "When and how will I get the result?" in on_paper(reader.page)
    tick(reader.page, "genes").check()
    note(reader.page).fill("My aunt\nhad it")
    words = on_paper(reader.page)
    assert "Should I be tested" in words
    assert "My aunt\nhad it" in words
    assert "When and how will I get the result?" not in words
    assert "may be out of date after November 23, 2027" in words
    assert "Chosen by a reader on" in words
    assert host in words
    reader.page.emulate_media(media="print")
    assert reader.page.locator(".gp-mine__list .gp-line").count() == 3
    assert all(line.is_visible() for line in reader.page.locator(".gp-mine__list .gp-line").all())
    assert not any(
        field.is_visible() for field in reader.page.locator(".gp-mine input, .gp-mine textarea, .gp-mine button").all()
    )
    assert (
        sorted(filter(None, [word.text_content() for word in reader.page.locator(".gp-words dt:visible").all()])) == []
    )


def test_printing_is_one_button(host: str, read: Read) -> None:
    reader = read(host + LIST)
    reader.page.evaluate("() => { window.print = () => { window.printed = (window.printed || 0) + 1; }; }")
    reader.page.get_by_role("button", name="Print", exact=True).click()
    assert reader.page.evaluate("window.printed") == 1


@pytest.mark.parametrize("address", [LIST, HANDOUT])
def test_the_file_to_take_along_stands_alone(home: str, read: Read, tmp_path: Path, address: str) -> None:
    reader = read(home + address)
    tick(reader.page, "which-risk").check()
    note(reader.page).fill("My aunt\nhad it")
    add(reader.page, ATTACK)
    if address == HANDOUT:
        part(reader.page, "short/main-message").check()
        part(reader.page, "rule/how-often/age-40-to-74").check()
        part(reader.page, "recommendation/age-40-to-74").check()
    path = saved(reader, tmp_path)
    assert path.name == f"my-{'questions' if address == LIST else 'handout'}-breast-cancer-screening.html"
    if address == HANDOUT and home.startswith("file"):  # the checker takes its time: once, on the richest
        assert nu([path]) == []
    reader = read(file_url(path))
    words = reader.page.locator("body").inner_text().replace("\u00a0", " ")
    for expected in (
        "breast cancer screening",
        "Is my risk of breast cancer average or high?",
        "What is that based on?",
        "My aunt\nhad it",
        ATTACK,
        "This is my own question.",
        "not clinically reviewed",
        "may be out of date after November 23, 2027",
        "Chosen by a reader on",
        "version 2026.11",
    ):
        assert expected.casefold() in words.casefold(), expected
    assert "When and how will I get the result?" not in words
    # Its day is written as those of the text are, however the reader's own browser writes them.
    assert re.search(r"Chosen by a reader on [A-Z][a-z]+ \d+, \d{4}", words)
    assert ("every 2 years is recommended for you" in words) is (address == HANDOUT)
    assert ("40 to 74 years" in words) is (address == HANDOUT)
    assert "75 years or more" not in words
    assert ("average risk" in [term.text_content() for term in reader.page.locator("dt").all()]) is (address == HANDOUT)
    assert reader.page.evaluate("window.hacked === undefined && document.scripts.length === 0")
    assert reader.page.locator("img, input, button, textarea, [id], [onerror]").count() == 0
    signs = [sign.bounding_box() for sign in reader.page.locator(".gp-sign").all()]
    assert len(signs) == (2 if address == HANDOUT else 0)
    assert all(sign and sign["width"] < 40 and sign["height"] < 40 for sign in signs), signs
    hrefs: list[str] = reader.page.evaluate("[...document.links].map(link => link.protocol)")
    assert set(hrefs) <= {"http:", "https:"}
    assert axe(reader.page) == []


def test_hostile_words_are_words_everywhere(host: str, read: Read) -> None:
    reader = read(host + LIST)
    tick(reader.page, "genes").check()
    add(reader.page, ATTACK)
    note(reader.page).fill(ATTACK)
    reader.page.get_by_label("With whom, and where").fill(ATTACK)
    reader.page.reload()
    assert ATTACK in on_paper(reader.page)
    assert chosen(reader.page)[1] == ATTACK
    assert reader.page.evaluate("window.hacked === undefined")
    assert reader.page.locator("#gp-content img, #gp-content script").count() == 0


@pytest.mark.parametrize(
    ("colours", "width", "height"), [("light", DESKTOP, 800), ("dark", PHONE, 640), ("forced", PHONE, 200)]
)
@pytest.mark.parametrize("address", [LIST, HANDOUT])
def test_axe_and_the_focus_with_a_list(
    host: str, read: Read, address: str, colours: Colours, width: int, height: int
) -> None:
    reader = read(host + address, width=width, colours=colours)
    reader.page.set_viewport_size({"width": width, "height": height})  # 200: what 800 becomes at a zoom of 400 %
    reader.page.evaluate(
        """key => ['genes', 'gone'].forEach(id =>
          localStorage.setItem(key + id, JSON.stringify({v: 1, ticked: true, ask: 'Old words?'})))""",
        KEY + "q/",
    )
    reader.page.reload()
    add(reader.page, "x" * 200)
    assert reader.page.locator(".gp-mine__remark:visible").count() == 2
    if address == HANDOUT:
        part(reader.page, "short/main-message").check()
        part(reader.page, "rule/how-often/age-40-to-74").check()
    reader.page.get_by_role("button", name="Erase everything").click()
    assert axe(reader.page) == []
    assert reader.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    reader.page.evaluate("document.querySelector('.gp-skip').focus()")
    assert focus_walk(reader.page) == []


def test_paper_of_a_handout_has_the_chosen_parts_alone(host: str, read: Read) -> None:
    reader = read(host + HANDOUT)
    assert "Two kinds of mammogram" in on_paper(reader.page)
    part(reader.page, "rule/how-often/age-40-to-74").check()
    words = on_paper(reader.page).replace("\u00a0", " ")
    assert words.startswith("My handout: Breast cancer screening")
    assert "40 to 74 years" in words
    assert "Only those that the reader chose are here." in words
    assert "The guideline says more than is on this paper." in words
    assert "75 years or more" not in words
    assert "Two kinds of mammogram" not in words
    reader.page.reload()
    group = reader.page.locator("details:has(tr.is-chosen)")
    assert group.locator(".gp-choice__count").inner_text() == "1 of 5 chosen"
    assert group.get_attribute("open") is None


def test_a_part_that_does_not_come_is_missed_aloud(host: str, read: Read) -> None:
    reader = read(host + HANDOUT)
    part(reader.page, "short/main-message").check()
    reader.page.route("**/pieces/*.js", lambda route: route.abort())
    reader.page.reload()
    missed = "This cannot be loaded now, and would not be printed."
    reader.page.get_by_text(missed).wait_for()
    assert missed in on_paper(reader.page)
    assert all("ERR_FAILED" in problem for problem in reader.take_problems())
    reader.page.unroute("**/pieces/*.js")
    reader.page.locator("details.is-chosen summary").click()
    assert part(reader.page, "short/main-message").is_checked()
    assert missed not in on_paper(reader.page)


def test_without_scripts_all_of_it_is_read_and_printed(home: str, read: Read) -> None:
    for address in (LIST, HANDOUT):
        reader = read(home + address, scripts=False, width=PHONE)
        assert reader.page.locator(".gp-mine").is_hidden()
        assert reader.page.get_by_text("Without it you can print").is_visible()
    assert "Questions about breast cancer screening" in on_paper(reader.page)  # and where to read them
    assert "Should I be tested" in on_paper(read(home + LIST, scripts=False).page)


@pytest.mark.parametrize("start", ["guidelines/breast-cancer-screening/when-to-screen.html", LIST])
def test_ones_own_list_is_in_the_menu_of_every_page(home: str, read: Read, start: str) -> None:
    reader = read(home + start, width=PHONE)
    reader.page.locator(".gp-toggle--menu").click()
    reader.page.locator(".gp-nav").get_by_role("link", name="My list").click()
    reader.page.wait_for_url("**/questions.html#gp-mine")
    heading = reader.page.get_by_role("heading", name="My list")
    heading.wait_for()
    assert 0 <= heading.bounding_box()["y"] < PHONE  # type: ignore[index] # it is there
    assert not reader.page.locator(".gp-nav").is_visible()
