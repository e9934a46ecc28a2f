"""A reader's own question list: what she ticks and writes is kept on her device, printed, taken along, erased."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page

from tests.browser.harness import DESKTOP, PHONE, Colours, Reader, file_url
from tests.browser.harness_checkers import axe, nu
from tests.browser.harness_focus import focus_walk
from tests.support import QUESTIONS, LibraryCase

Read = Callable[..., Reader]
LIST = "guidelines/breast-cancer-screening/questions.html"
HANDOUT = "guidelines/breast-cancer-screening/my-handout.html"
ATTACK = '<img src=x onerror="window.hacked=1"></textarea><script>window.hacked=1</script>{{7*7}} & "so"'
KEY = "guidepress.mine:guidepress-reference/breast-cancer-screening/"


def tick(page: Page, name: str) -> Locator:
    return unfolded(page, "[data-all]", f'[data-question="{name}"]')


def part(page: Page, name: str) -> Locator:
    """The box of a part of one's own handout; what it stands in is opened for it."""
    return unfolded(page, f'[data-parts~="{name}"]', f'[data-part="{name}"]')


def unfolded(page: Page, group: str, item: str) -> Locator:
    """The box of an item; the group that holds it, on the page of one's own handout, is opened first."""
    folded = page.locator(f"details:not([open]):is({group}, :has({group})) > summary")
    if folded.count():
        folded.click()
    return page.locator(f"{item} input")


def chosen(page: Page) -> list[str]:
    """The reader's list, as she sees it: questions in their order, without the numbers."""
    rows = page.locator(".gp-mine__list > li")
    return [row.locator(".gp-mine__ask").text_content() or "" for row in rows.all()]


def note(page: Page, place: int = 0) -> Locator:
    return page.locator('.gp-mine__list [data-field="note"]').nth(place)


def add(page: Page, question: str) -> None:
    page.get_by_label("Add a question of your own").fill(question)
    page.get_by_role("button", name="Add this question").click()


def said(page: Page) -> str:
    return page.locator(".gp-mine__said [role=status]").text_content() or ""


def kept(page: Page) -> dict[str, str]:
    """Everything that is in the browser's storage."""
    found: dict[str, str] = page.evaluate("Object.fromEntries(Object.entries(localStorage))")
    return found


def on_paper(page: Page) -> str:
    """The words that a printer would print."""
    page.emulate_media(media="print")
    words: str = page.locator("#gp-content").inner_text()
    page.emulate_media(media="screen")
    return words


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
    assert "may be out of date after 23 November 2027" in words
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


def saved(reader: Reader, folder: Path) -> Path:
    with reader.page.expect_download() as download:
        reader.page.get_by_role("button", name="Save as a file").click()
    target = folder / download.value.suggested_filename
    download.value.save_as(target)
    return target


@pytest.mark.parametrize("address", [LIST, HANDOUT])
def test_the_file_to_take_along_stands_alone(home: str, read: Read, tmp_path: Path, address: str) -> None:
    reader = read(home + address)
    tick(reader.page, "which-risk").check()
    note(reader.page).fill("My aunt\nhad it")
    add(reader.page, ATTACK)
    if address == HANDOUT:
        part(reader.page, "short/main-message").check()
        part(reader.page, "rule/how-often/age-40-to-74").check()
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
        "may be out of date after 23 November 2027",
        "Chosen by a reader on",
        "version 2026.11",
    ):
        assert expected.casefold() in words.casefold(), expected
    assert "When and how will I get the result?" not in words
    assert ("every 2 years is recommended for you" in words) is (address == HANDOUT)
    assert ("40 to 74 years" in words) is (address == HANDOUT)
    assert "75 years or more" not in words
    assert ("average risk" in [term.text_content() for term in reader.page.locator("dt").all()]) is (address == HANDOUT)
    assert reader.page.evaluate("window.hacked === undefined && document.scripts.length === 0")
    assert reader.page.locator("img, input, button, textarea, [id], [onerror]").count() == 0
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
        "Draft: do not decide by this text.\n\nQuestions to ask\n\nThis guideline is a draft."
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
    assert group.locator(".gp-choice__count").inner_text() == "1 of 4 chosen"
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
