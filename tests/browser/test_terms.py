"""Terms in place: beside the word, by mouse, keyboard and touch, at every width, on paper and without scripts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator

from tests.browser.harness import DESKTOP, PHONE, Colours, Reader, file_url
from tests.browser.harness_checkers import axe
from tests.browser.harness_focus import focus_walk
from tests.support import GUIDELINE, LibraryCase

Read = Callable[..., Reader]
OWN = "guidelines/breast-cancer-screening"
WITH_TERMS = [
    f"{OWN}/index.html",
    f"{OWN}/when-to-screen.html",
    f"{OWN}/decisions/how-often.html#gp-cases",
    f"{OWN}/questions.html",
]
SECTION = f"{OWN}/when-to-screen.html"

# Whether what a locator shows can be seen as a whole: in the window, and under nothing else.
IN_VIEW = """element => {
  const box = element.getBoundingClientRect();
  if (box.left < 0 || box.top < 0 || box.right > innerWidth || box.bottom > innerHeight) return false;
  return [[2, 2], [box.width - 3, 2], [2, box.height - 3], [box.width / 2, box.height / 2]].every(([x, y]) =>
    element.contains(document.elementFromPoint(box.left + x, box.top + y)));
}"""


def words(reader: Reader) -> list[Locator]:
    """The words of a page's text that can be seen and opened."""
    every = reader.page.locator(".gp-prose a.gp-term[role=button]").all()
    return [word for word in every if word.is_visible()]


def explanation(reader: Reader) -> Locator:
    return reader.page.locator(".gp-explained")


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_by_keyboard_the_explanation_comes_next_after_the_word(home: str, read: Read, key: str) -> None:
    reader = read(home + SECTION)
    word = words(reader)[0]
    meaning = reader.page.locator(f'.gp-words [data-word="{word.get_attribute("data-term")}"] dd').text_content() or ""
    word.focus()
    reader.page.keyboard.press(key)
    assert word.get_attribute("aria-expanded") == "true"
    assert explanation(reader).get_attribute("id") == word.get_attribute("aria-controls")
    assert meaning in (explanation(reader).text_content() or "")
    assert word.evaluate("element => element === document.activeElement")
    reader.page.keyboard.press("Tab")
    assert reader.page.evaluate("document.activeElement.closest('.gp-explained') !== null")
    reader.page.keyboard.press("Escape")
    assert explanation(reader).count() == 0
    assert word.get_attribute("aria-expanded") == "false"
    assert word.evaluate("element => element === document.activeElement")


@pytest.mark.parametrize(("width", "height"), [(DESKTOP, 800), (PHONE, 320)])
@pytest.mark.parametrize("address", WITH_TERMS)
def test_every_explanation_is_in_view_below_its_word(
    host: str, read: Read, address: str, width: int, height: int
) -> None:
    reader = read(host + address, width=width)
    reader.page.set_viewport_size({"width": width, "height": height})
    reader.page.evaluate("document.querySelectorAll('details').forEach((folded) => { folded.open = true; })")
    assert words(reader)
    for word in words(reader):
        word.click()
        assert explanation(reader).count() == 1
        assert word.evaluate("element => element.getBoundingClientRect().top > -1")  # scrolling ends between pixels
        tall = explanation(reader).evaluate("element => element.offsetHeight > innerHeight - 80")
        assert tall or explanation(reader).evaluate(IN_VIEW), word.text_content()
        below = reader.page.evaluate(
            "([word, box]) => box.getBoundingClientRect().top - [...word.getClientRects()].pop().bottom",
            [word.element_handle(), explanation(reader).element_handle()],
        )
        assert -4 <= below <= 60, word.text_content()
        assert reader.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), word.text_content()


def test_one_is_open_at_a_time_and_the_next_word_does_not_jump(host: str, read: Read) -> None:
    reader = read(host + SECTION, width=PHONE)
    first, *_, last = words(reader)
    first.click()
    last.scroll_into_view_if_needed()
    top = "element => element.getBoundingClientRect().top"
    before = last.evaluate(top)
    last.click(position={"x": 4, "y": 4})
    assert explanation(reader).count() == 1
    assert (first.get_attribute("aria-expanded"), last.get_attribute("aria-expanded")) == ("false", "true")
    assert last.evaluate(top) <= before + 2
    last.click(position={"x": 4, "y": 4})
    assert explanation(reader).count() == 0


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library in which a definition uses another term, and a heading one as well."""
    case = LibraryCase(tmp_path_factory.mktemp("sample"))
    case.change("glossary.yaml", "The doctors,", "The [doctors](term:doctor),")
    case.change("glossary.yaml", "\nterms:", "\nterms:\n  doctor:\n    term: doctor\n    definition: A healer.")
    case.change(GUIDELINE, "The recommendation in one short sentence", "Ask your [care team](term:care-team)")
    return case.build().site / GUIDELINE.replace("guideline.yaml", "treatment.html")


def test_a_word_in_an_explanation_opens_in_the_same_place(sample: Path, read: Read) -> None:
    reader = read(file_url(sample))
    words(reader)[0].click()
    explanation(reader).get_by_role("button", name="doctors").click()
    assert explanation(reader).count() == 1
    assert "A healer." in (explanation(reader).text_content() or "")
    assert explanation(reader).evaluate("element => element === document.activeElement")
    reader.page.keyboard.press("Escape")
    assert words(reader)[0].evaluate("element => element === document.activeElement")


def test_a_heading_stays_a_heading(sample: Path, read: Read) -> None:
    reader = read(file_url(sample.with_name("recommendations.html")))
    heading = reader.page.locator("h3:has(a.gp-term)").first
    before = heading.text_content()
    heading.locator("a.gp-term").click()
    assert heading.text_content() == before
    assert explanation(reader).evaluate("element => element.previousElementSibling.tagName") == "H3"


@pytest.mark.parametrize("colours", ["light", "dark", "forced"])
@pytest.mark.parametrize(("address", "width"), [(WITH_TERMS[0], DESKTOP), (WITH_TERMS[2], PHONE)])
def test_axe_finds_nothing_with_a_word_open(host: str, read: Read, address: str, width: int, colours: Colours) -> None:
    reader = read(host + address, width=width, colours=colours)
    words(reader)[0].click()
    assert axe(reader.page) == []


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_the_focus_is_in_view_with_a_word_open(host: str, read: Read, width: int) -> None:
    reader = read(host + SECTION, width=width)
    words(reader)[0].click()
    assert focus_walk(reader.page) == []


def test_on_paper_the_words_are_explained_at_the_end(host: str, read: Read) -> None:
    reader = read(host + SECTION)
    words(reader)[0].click()
    reader.page.emulate_media(media="print")
    assert explanation(reader).is_hidden()
    assert reader.page.locator(".gp-words dd").first.is_visible()


def test_without_scripts_a_word_leads_to_the_glossary(home: str, read: Read) -> None:
    reader = read(home + SECTION, scripts=False, width=PHONE)
    word = reader.page.locator(".gp-prose a.gp-term").first
    name = word.get_attribute("data-term")
    reader.page.locator(".gp-words > summary").click()  # it opens by itself, without a script
    assert reader.page.locator(f'.gp-words [data-word="{name}"]').is_visible()
    word.click()
    reader.page.wait_for_url(f"**/glossary.html#{name}")


def test_with_control_a_word_opens_the_glossary_in_a_new_tab(host: str, read: Read) -> None:
    reader = read(host + SECTION)
    with reader.page.context.expect_page() as opened:
        words(reader)[0].click(modifiers=["Control"])
    opened.value.wait_for_url("**/glossary.html#*")  # a new tab begins empty
    assert explanation(reader).count() == 0
