"""WebKit, the engine of every iPhone: what is on the screen always equals what is stored.

It empties fields that it must not remember (`autocomplete="off"`) after the event that tells a page that it is shown: who then
types into a field that only looks empty must not write over what was kept.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.browser.webkit import WebKit, webkit

OWN = "guidelines/breast-cancer-screening"
WHO = "document.getElementById('gp-mine-who')"
KEPT = "return Object.entries(localStorage).map(([key, text]) => `${key} ${text}`).join(' ')"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def running() -> Iterator[WebKit]:
    with webkit() as found:
        yield found


@pytest.fixture
def reader(running: WebKit, home: str) -> WebKit:
    running.open(f"{home}{OWN}/questions.html")
    running.run("localStorage.clear()")
    running.open(f"{home}{OWN}/questions.html")
    return running


def test_after_back_everything_is_as_it_was_left(reader: WebKit, home: str) -> None:
    reader.run(f"{WHO}.focus()")
    reader.keys(*"Dr Who")
    reader.run("document.querySelector('[data-question] input').click()")
    reader.run("document.querySelector('.gp-mine__list textarea[data-field=note]').focus()")
    reader.keys(*"my note")
    reader.open(f"{home}index.html")
    reader.back()
    reader.settle()
    assert reader.run(f"return {WHO}.value") == "Dr Who"
    assert reader.run("return document.querySelectorAll('[data-question] input:checked').length") == 1
    assert reader.run("return document.querySelector('.gp-mine__list textarea[data-field=note]').value") == "my note"
    reader.run(f"{WHO}.focus(); {WHO}.setSelectionRange(6, 6)")
    reader.keys(*" Jr")
    assert "Dr Who Jr" in reader.run(KEPT)


def test_who_types_at_once_into_a_field_that_looks_empty_loses_nothing(reader: WebKit) -> None:
    reader.run(f"{WHO}.focus()")
    reader.keys(*"Dr Who")
    reader.run(f"{WHO}.blur(); {WHO}.value = ''; {WHO}.focus()")  # as the engine leaves it, before anything is painted
    reader.keys("x")
    kept = reader.run(KEPT)
    assert "Dr Who" in kept
    assert "x" in kept


def test_after_back_the_search_page_shows_what_was_searched_for(reader: WebKit, home: str) -> None:
    reader.open(f"{home}search.html#q=mammogram")
    reader.run_async(
        """async () => {
          while (!document.querySelector('.gp-results a')) await new Promise((next) => requestAnimationFrame(next));
        }"""
    )
    reader.run("document.querySelector('.gp-results a').click()")
    reader.run_async(
        """async () => {
          while (location.pathname.endsWith('search.html')) await new Promise((next) => requestAnimationFrame(next));
        }"""
    )
    reader.back()
    reader.settle()
    assert reader.run("return document.getElementById('gp-query').value") == "mammogram"
