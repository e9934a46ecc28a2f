"""Options compared, as readers use them: two to choose on a phone, marks that stay on the device, all of it on paper."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page

from tests.browser.harness import DESKTOP, PHONE, Colours, Reader, file_url
from tests.browser.harness_checkers import axe, nu
from tests.browser.own_list import kept, on_paper, part, saved
from tests.comparing import NAMES, asked_about, comparing
from tests.support import GUIDELINE, LibraryCase

Read = Callable[..., Reader]
PAGE = "guidelines/sore-throat/treatment.html"
HANDOUT = "guidelines/sore-throat/my-handout.html"
SWITCHED_OFF = "\nhandouts: {booklet: no, questions: no, summary: no, decisions: no, paths: no}"
MARK = "guidepress.mine:sample-library/sore-throat/matter/tablets-or-waiting/drugs"


@pytest.fixture(scope="module")
def compared(tmp_path_factory: pytest.TempPathFactory) -> LibraryCase:
    case = asked_about(comparing(LibraryCase(tmp_path_factory.mktemp("compared")).current(SWITCHED_OFF)))
    return case.build(strict=False)


@pytest.fixture(params=["hosted", "folder"])
def start(request: pytest.FixtureRequest, compared: LibraryCase, serve: Callable[[Path], str]) -> str:
    return serve(compared.site) if request.param == "hosted" else file_url(compared.site) + "/"


def comparison(page: Page, name: str = "which-help") -> Locator:
    return page.locator(f'.gp-options[data-options="{name}"]')


def shown(page: Page, name: str = "which-help") -> list[str]:
    """The options of which something is seen, in their order."""
    cells = comparison(page, name).locator("tbody td:visible").all()
    return list(dict.fromkeys(cell.get_attribute("data-option") or "" for cell in cells))


def matter(page: Page, name: str = "drugs") -> Locator:
    return page.locator(f'[data-matter="{name}"] input')


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_of_many_a_reader_chooses_two(start: str, read: Read, width: int) -> None:
    page = read(start + PAGE, width=width).page
    assert shown(page) == list(NAMES[:2])
    first, second = comparison(page).locator("select").all()
    second.select_option("tablets")
    assert shown(page) == ["rest", "tablets"]
    first.select_option("tablets")
    assert shown(page) == ["rest", "tablets"], "the same twice is no comparison"
    assert (first.input_value(), second.input_value()) == ("tablets", "rest")
    every = comparison(page).get_by_role("button", name="Show all 7 options")
    every.click()
    assert shown(page) == list(NAMES)
    assert every.get_attribute("aria-pressed") == "true"
    first.select_option("steam")
    assert shown(page) == ["rest", "steam"]


def test_who_comes_for_an_option_sees_it(start: str, read: Read) -> None:
    page = read(f"{start}{PAGE}#gp-option-which-help--lozenges").page
    assert "lozenges" in shown(page)
    page.evaluate("location.hash = '#gp-option-which-help--steam'")
    page.wait_for_function("document.querySelector('th[data-option=steam]').offsetParent")
    assert "steam" in shown(page)


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_without_scripts_every_option_is_read(start: str, read: Read, width: int) -> None:
    page = read(start + PAGE, width=width, scripts=False).page
    assert shown(page) == list(NAMES)
    assert shown(page, "tablets-or-waiting") == ["tablets", "waiting"]
    assert not comparison(page).locator(".gp-options__choose").is_visible()
    assert page.locator("[data-matter] .gp-questions__box:visible").count() == 2
    assert "stays on this device" not in page.locator("#gp-content").inner_text()


def test_where_there_is_room_it_is_one_table_with_heads(compared: LibraryCase, read: Read) -> None:
    page = read(file_url(compared.site / PAGE)).page
    table = comparison(page, "tablets-or-waiting").get_by_role("table")
    assert table.get_by_role("columnheader").all_inner_texts()[1:] == [
        "Tablets\nYou take a drug for some days.",
        "Waiting",
    ]
    assert table.get_by_role("rowheader").first.inner_text() == "What it involves"
    assert not table.locator(".gp-options__of").first.is_visible(), "its head names each column"


def test_what_is_marked_stays_on_the_device_and_is_printed(start: str, read: Read) -> None:
    reader = read(start + PAGE)
    page = reader.page
    assert "This matters to me." not in on_paper(page)
    matter(page).check()
    assert list(kept(page)) == [MARK]
    page.reload()
    assert matter(page).is_checked()
    assert not matter(page, "work").is_checked()
    paper = on_paper(page)
    assert paper.count("This matters to me.") == 1
    assert "Show all 7 options" not in paper
    for name in NAMES:
        assert f"You use {name}." in paper, "paper has all options, whichever two are on the screen"
    matter(page).uncheck()
    assert kept(page) == {}


def test_my_handout_prints_saves_and_erases_the_marks(start: str, read: Read, tmp_path: Path) -> None:
    reader = read(start + PAGE)
    page = reader.page
    matter(page).check()
    reader.open(start + HANDOUT)
    part(page, "options/tablets-or-waiting").first.check()
    assert matter(page).is_checked()
    assert "This matters to me." in on_paper(page)
    text = saved(reader, tmp_path).read_text(encoding="utf-8")
    assert text.count("This matters to me.") == 1
    assert "The guideline does not say." in text
    page.get_by_role("button", name="Erase everything").click()
    page.get_by_role("button", name="Yes, erase").click()
    assert not matter(page).is_checked()
    page.get_by_role("button", name="Bring it back").click()
    assert matter(page).is_checked()
    reader.open(start + PAGE)
    assert matter(page).is_checked()


def test_a_mark_does_not_speak_for_other_words(compared: LibraryCase, read: Read, tmp_path: Path) -> None:
    reader = read(file_url(compared.site / PAGE))
    matter(reader.page).check()
    marks = kept(reader.page)
    case = asked_about(comparing(LibraryCase(tmp_path).current(SWITCHED_OFF)))
    case.change(GUIDELINE, "I want to take as few drugs as I can.", "I want to take drugs.").build(strict=False)
    other = read(file_url(case.site / PAGE))
    other.page.evaluate(
        "marks => { for (const [key, text] of Object.entries(marks)) localStorage.setItem(key, text); }", marks
    )
    other.page.reload()
    assert not matter(other.page).is_checked()
    said = other.page.locator('[data-matter="drugs"]').inner_text()
    assert "The words have changed since you marked this. They were: “I want to take as few drugs as I can.”" in said


def test_a_browser_that_keeps_nothing_says_so(compared: LibraryCase, read: Read) -> None:
    reader = read(file_url(compared.site / PAGE))
    page = reader.page
    page.evaluate("() => { Storage.prototype.setItem = () => { throw new Error('full'); }; }")
    matter(page).check()
    assert matter(page).is_checked()
    assert page.locator(".gp-matters__trouble").is_visible()
    matter(page).uncheck()


@pytest.mark.parametrize("colours", ["light", "dark", "forced"])
@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_every_state_is_for_everyone(
    compared: LibraryCase, serve: Callable[[Path], str], read: Read, width: int, colours: Colours
) -> None:
    page = read(serve(compared.site) + PAGE, width=width, colours=colours).page
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    matter(page).check()
    comparison(page).get_by_role("button", name="Show all 7 options").click()
    assert axe(page, ".gp-options[data-options=which-help]", ".gp-options[data-options=tablets-or-waiting]") == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_pages_are_valid(compared: LibraryCase) -> None:
    assert nu([compared.site / PAGE, compared.site / HANDOUT]) == []
