"""A reader's own list is kept on her device: in two tabs, on a full or shared one, and beyond the site."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.harness import PHONE, Reader, file_url
from tests.browser.harness_checkers import axe
from tests.browser.own_list import HANDOUT, KEY, LIST, add, chosen, kept, note, on_paper, saved, tick
from tests.support import QUESTIONS, LibraryCase

Read = Callable[..., Reader]


def test_two_tabs_show_the_same_and_lose_nothing(home: str, read: Read) -> None:
    reader = read(home + LIST)
    first, second = reader.page, reader.page.context.new_page()
    second.goto(home + LIST)
    tick(first, "genes").check()
    second.locator('[data-question="genes"] input:checked').wait_for()
    tick(second, "density").check()
    note(second, 1).fill("from the second")
    note(first, 0).fill("from the first")
    second.locator(".gp-mine__list > li").nth(1).wait_for()
    add(second, "Own")
    first.locator(".gp-mine__list > li").nth(2).wait_for()
    first.reload()
    assert len(chosen(first)) == 3
    assert note(first, 0).input_value() == "from the first"
    assert note(first, 1).input_value() == "from the second"


def test_a_tab_that_slept_does_not_overwrite_what_another_wrote(host: str, read: Read) -> None:
    reader = read(host + LIST)
    tick(reader.page, "genes").check()
    note(reader.page).fill("morning")
    sleeper = reader.page.context.new_page()
    sleeper.add_init_script("addEventListener('storage', event => event.stopImmediatePropagation(), true)")
    sleeper.goto(host + LIST)
    note(reader.page).fill("morning and noon")
    sees(sleeper, "morning and noon")
    sleeper.evaluate("document.querySelector('.gp-mine__list [data-field=note]').value = 'evening'")
    note(sleeper).press("End")
    sleeper.keyboard.type("!")
    sees(reader.page, "evening!")
    reader.page.reload()
    assert note(reader.page).input_value() == "morning and noon\nevening!"


def sees(page: Page, words: str) -> None:
    """Wait until what another tab has kept is there in this one, too: browsers pass it on a moment later."""
    page.wait_for_function("words => Object.values(localStorage).some(kept => kept.includes(words))", arg=words)


def test_a_full_device_says_so_and_keeps_what_it_had(host: str, read: Read) -> None:
    reader = read(host + LIST, width=PHONE)
    tick(reader.page, "genes").check()
    note(reader.page).fill("kept")
    reader.page.evaluate("""() => {
      for (let size = 5e6; size >= 1; size = Math.floor(size / 2)) {
        try { while (true) localStorage.setItem('filler' + Math.random(), 'x'.repeat(size)); } catch { /* full */ }
      }
    }""")
    before = kept(reader.page)
    note(reader.page).fill("kept, and a longer note that has no room")
    message = reader.page.get_by_text("There is no more room on this device.")
    assert message.is_visible()
    assert kept(reader.page) == before
    assert axe(reader.page) == []
    tick(reader.page, "density").check()
    assert len(chosen(reader.page)) == 2
    reader.page.evaluate(
        "Object.keys(localStorage).filter(key => key.startsWith('filler')).forEach(key => localStorage.removeItem(key))"
    )
    note(reader.page, 1).fill("room again")
    assert message.is_hidden()
    reader.page.reload()
    assert note(reader.page).input_value() == "kept, and a longer note that has no room"
    assert len(chosen(reader.page)) == 2


def test_a_browser_that_keeps_nothing_says_so_and_works(host: str, read: Read) -> None:
    reader = read(host + LIST)
    reader.page.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError'); }})"
    )
    reader.page.reload()
    assert reader.page.get_by_text("This browser keeps nothing.").is_visible()
    tick(reader.page, "genes").check()
    note(reader.page).fill("for now")
    assert "for now" in on_paper(reader.page)
    assert axe(reader.page) == []
    asked: list[str] = []
    reader.page.once("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    reader.page.reload()
    assert asked == ["beforeunload"]


@pytest.mark.parametrize(
    "broken", ["{oh", "null", "[]", '{"v":1,"ticked":"yes"}', '{"v":2,"ticked":true,"note":"<b>new</b>"}']
)
def test_what_cannot_be_read_is_shown_and_set_aside(host: str, read: Read, broken: str) -> None:
    reader = read(host + LIST)
    reader.page.evaluate("([key, text]) => localStorage.setItem(key, text)", [f"{KEY}q/genes", broken])
    reader.page.reload()
    assert reader.page.get_by_text("A part of your list cannot be read.").is_visible()
    assert reader.page.locator(".gp-mine__unreadable li").all_text_contents() == [broken]
    tick(reader.page, "genes").check()
    reader.page.reload()
    assert len(chosen(reader.page)) == 1
    assert broken in kept(reader.page).values()
    assert reader.page.locator(".gp-mine__unreadable li").all_text_contents() == [broken]


def test_a_list_outlives_the_site(tmp_path: Path, read: Read) -> None:
    case = LibraryCase(tmp_path)
    case.change(QUESTIONS, "- id: what-now", "- id: going\n        ask: Will this stay?\n      - id: what-now").build()
    page = case.site / QUESTIONS.replace(".yaml", ".html")
    reader = read(file_url(page))
    assert on_paper(reader.page).startswith(
        "Questions to ask\n\nDraft: do not decide by this text.\n\nThis guideline is a draft."
    )
    assert saved(reader, tmp_path).read_text(encoding="utf-8").index("is a draft") < 3_000
    tick(reader.page, "going").check()
    tick(reader.page, "what-now").check()
    note(reader.page, 0).fill("my note")
    case.change(QUESTIONS, "- id: going\n        ask: Will this stay?\n      ", "")
    case.change(QUESTIONS, "What does this mean for me?", "What does it mean for **my** life?").build()
    reader.page.reload()
    assert chosen(reader.page) == ["What does it mean for my life?", "Will this stay?"]
    rows = reader.page.locator(".gp-mine__list > li")
    assert rows.nth(1).get_by_text("This question is no longer in").is_visible()
    assert note(reader.page, 1).input_value() == "my note"
    assert rows.nth(0).get_by_text("What does this mean for me?").is_visible()
    rows.nth(0).get_by_role("button", name="Fine, use the new wording").click()
    assert rows.nth(0).get_by_text("What does this mean for me?").is_hidden()
    reader.page.reload()
    assert rows.nth(0).locator(".gp-mine__old").is_hidden()
    rows.nth(1).get_by_role("button", name="Remove").click()
    assert len(chosen(reader.page)) == 1


def test_two_guidelines_do_not_share(host: str, read: Read) -> None:
    reader = read(host + LIST)
    tick(reader.page, "genes").check()
    reader.open(host + "guidelines/her2-metastatic-breast-cancer/questions.html")
    assert chosen(reader.page) == []
    reader.open(host + HANDOUT)
    assert len(chosen(reader.page)) == 1
    assert tick(reader.page, "genes").is_checked()


def test_a_shared_computer_can_be_cleaned_at_once(host: str, read: Read) -> None:
    reader = read(host + LIST)
    tick(reader.page, "genes").check()
    reader.page.get_by_role("button", name="Erase everything").click()
    assert reader.page.get_by_role("button", name="Erase those of all guidelines here").is_hidden()
    reader.open(host + "guidelines/her2-metastatic-breast-cancer/questions.html")
    reader.page.get_by_role("button", name="Erase everything").click()
    reader.page.get_by_role("button", name="Erase those of all guidelines here").click()
    assert kept(reader.page) == {}
    reader.page.get_by_role("button", name="Bring it back").click()
    reader.open(host + LIST)
    assert len(chosen(reader.page)) == 1
