"""Texts of more than a line in a browser: footnotes lead forth and back, a list stays a list in an answer and on what is taken along."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.explorer_case import SHEET, begin, panel
from tests.browser.harness import DESKTOP, PHONE, Colours, Reader, file_url
from tests.browser.harness_checkers import axe, nu
from tests.long_texts import with_long_texts

Read = Callable[..., Reader]
PAGE = "guidelines/sore-throat/treatment.html"
HANDOUT = "guidelines/sore-throat/my-handout.html"


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return with_long_texts(tmp_path_factory.mktemp("long")).build().site


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
@pytest.mark.parametrize("colours", ["light", "dark", "forced"])
def test_they_are_accessible(long: Path, serve: Callable[..., str], read: Read, width: int, colours: Colours) -> None:
    host = serve(long)
    for address in (PAGE, f"{SHEET}#gp-cases"):
        page = read(host + address, width=width, colours=colours).page
        assert axe(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_pages_are_valid(long: Path) -> None:
    assert nu([long / PAGE, long / SHEET, long / HANDOUT]) == []


def test_a_footnote_leads_forth_and_back(long: Path, read: Read) -> None:
    page = read(file_url(long / PAGE)).page
    page.get_by_role("link", name="Footnote 2", exact=True).click()
    expect(page.locator("#gp-footnote-2")).to_be_in_viewport()
    page.get_by_role("link", name="Back to footnote 2 in the text").click()
    assert page.url.endswith("#gp-footnote-2-back")


def test_an_answer_keeps_its_list_and_so_does_what_is_taken_along(
    long: Path, serve: Callable[..., str], read: Read
) -> None:
    host = serve(long)
    reader = read(host + SHEET)
    begin(reader, "40", "Negative")
    card = panel(reader).locator(".gp-answer").first
    assert card.locator("h4").first.inner_text() == "please do all of this (Today.):"
    assert card.locator(".gp-text > ul > li").count() == 2
    assert card.locator(".gp-text ol > li").all_inner_texts() == ["by phone", "by letter"]
    assert axe(reader.page) == []
    reader.page.goto(host + HANDOUT)
    lines = reader.page.locator(".gp-choice:not([hidden]) .gp-part").first.locator("h4, p").all_inner_texts()
    at = lines.index("please do all of this (Today.):")
    assert lines[at : at + 5] == [
        "please do all of this (Today.):",
        "\u2022 Give the first dose.",
        "\u2022 Refer urgently:",
        "1. by phone",
        "2. by letter",
    ]


def test_a_reason_of_several_lines_stands_in_the_card(long: Path, read: Read) -> None:
    reader = read(file_url(long / SHEET))
    begin(reader, "10")
    texts = panel(reader).locator(".gp-answer .gp-text li").all_inner_texts()
    assert texts == ["not for children", "not for the young"]
