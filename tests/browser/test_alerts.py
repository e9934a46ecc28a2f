"""Danger first, as a reader meets it: in the explorer's result, above the hits of a search, on paper, and in what is saved."""

from __future__ import annotations

import io
from collections.abc import Callable

import pypdf
import pytest
from playwright.sync_api import expect

from tests.browser.harness import PHONE, Colours, Reader
from tests.browser.harness_checkers import axe

Read = Callable[..., Reader]
IMAGING = "guidelines/her2-metastatic-breast-cancer/decisions/brain-imaging.html"
SCREENING = "guidelines/breast-cancer-screening"
SYMPTOMS = "Today: Any symptom that suggests cancer in the brain"


def answered(reader: Reader, words: str) -> None:
    """Begin the explorer and give its first answer."""
    reader.page.locator("#gp-explorer button").first.click()
    answered_here(reader, words)


def answered_here(reader: Reader, words: str) -> None:
    """Answer the question that is asked."""
    reader.page.get_by_label(words, exact=False).first.check()
    reader.page.locator("#gp-explorer form button[type=submit]").click()


def test_with_symptoms_the_alert_comes_first_with_what_to_do(home: str, read: Read) -> None:
    reader = read(home + IMAGING, width=PHONE)
    answered(reader, "You have")
    card = reader.page.locator(".gp-explorer__area .gp-answer").first
    alert = card.locator("> :first-child")
    expect(alert.locator(".gp-alert__head")).to_contain_text(SYMPTOMS)
    expect(alert.locator(".gp-alert__do")).to_contain_text("Call your care team today")
    expect(alert).to_contain_text("stricter than the guideline")
    # What stands on every page gives way to it.
    assert card.bounding_box()["y"] < reader.page.locator(".gp-alert--emergency:visible").bounding_box()["y"]  # type: ignore[index]
    # No alert stands twice on a page: those of the page itself are hidden while there is a result.
    heads = reader.page.locator(".gp-alert:visible").evaluate_all(
        "all => all.map(one => one.getAttribute('aria-label'))"
    )
    assert len(heads) == len(set(heads))
    if home.startswith("http"):  # axe asks for style sheets, which a page from a folder may not
        assert axe(reader.page) == []


def test_what_she_said_is_not_so_is_not_warned_of(host: str, read: Read) -> None:
    reader = read(f"{host}{SCREENING}/decisions/how-often.html", width=PHONE)
    heads = reader.page.locator(".gp-explorer__area .gp-alert:visible .gp-alert__head")
    reader.page.locator("#gp-explorer button").first.click()
    expect(heads).to_have_count(2)
    answered_here(reader, "You have no sign")
    assert [text.split(":")[0].strip() for text in heads.all_inner_texts()] == ["Emergency"]
    reader.page.locator("#gp-answer-0").fill("30")
    reader.page.locator("#gp-explorer form button[type=submit]").click()
    reader.page.locator(".gp-answer").wait_for()
    assert [text.split(":")[0].strip() for text in heads.all_inner_texts()] == ["Emergency"]
    reader.page.get_by_role("button", name="Change A lump").click()
    expect(heads).to_have_count(2)  # the question itself is open again
    answered_here(reader, "You have a sign")
    expect(reader.page.locator(".gp-answer .gp-alert__head")).to_contain_text("Soon: A lump")


@pytest.mark.parametrize("colours", ["light", "dark", "forced"])
def test_a_search_for_a_lump_shows_the_alert_above_the_hits(host: str, read: Read, colours: Colours) -> None:
    reader = read(f"{host}glossary.html", width=PHONE, colours=colours)
    page = reader.page
    page.locator(".gp-toggle--search").click()
    page.locator("#gp-query").fill("I found a lump")
    alert = page.locator("#gp-search-popup .gp-alert")
    expect(alert).to_contain_text("Soon: A lump")
    expect(page.locator("[role=listbox] .gp-alert")).to_have_count(0)
    expect(page.locator("#gp-search-status")).to_contain_text("A lump")
    assert alert.bounding_box()["y"] < page.locator("[role=option]").first.bounding_box()["y"]  # type: ignore[index]
    assert axe(page) == []
    page.locator("#gp-query").press("Enter")
    page.wait_for_url("**/search.html*")
    expect(page.locator("#gp-search-results .gp-alert")).to_contain_text("Soon: A lump")
    assert axe(page) == []


def test_the_alert_is_on_paper_from_the_browser(host: str, read: Read) -> None:
    reader = read(f"{host}{SCREENING}/decisions/how-often.html")
    text = " ".join(pypdf.PdfReader(io.BytesIO(reader.page.pdf())).pages[0].extract_text().split())
    assert "Soon: A lump" in text
