"""The ways in, as readers meet them: how long an overview is on a phone, and the home page of very many guidelines."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from generator.model.library import Library
from tests.browser.conftest import ROOT
from tests.browser.harness import Reader
from tests.browser.harness_checkers import axe
from tests.pages.test_home import TOPICS, home, many
from tests.support import LibraryCase

Read = Callable[..., Reader]
PHONE, SCREEN = 375, 812
OVERVIEWS = sorted(path.parent.name for path in (ROOT / "content/guidelines").glob("*/guideline.yaml"))
"""Of all guidelines of the reference library."""


@pytest.mark.parametrize("name", OVERVIEWS)
def test_an_overview_is_four_screens_of_a_phone(host: str, read: Read, name: str) -> None:
    """With the foot that all pages have. The answer, and the first question, are seen without much scrolling."""
    reader = read(f"{host}guidelines/{name}/index.html", width=PHONE)
    ends = reader.page.evaluate("document.documentElement.scrollHeight")
    assert ends <= 4 * SCREEN, f"{ends / SCREEN:.2f} screens"
    for place in (".gp-main-message", ".gp-first"):
        assert reader.page.locator(place).bounding_box()["y"] < 1.1 * SCREEN, place  # type: ignore[index] # it is there


@pytest.mark.parametrize("name", OVERVIEWS)
def test_what_is_folded_on_an_overview_is_open_on_paper(host: str, read: Read, name: str) -> None:
    reader = read(f"{host}guidelines/{name}/index.html")
    reader.page.emulate_media(media="print")
    reader.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    folds = reader.page.locator("details.gp-more:has(.gp-points)").all()
    assert folds
    for fold in folds:
        assert fold.locator("li").first.is_visible(), fold.locator("summary").inner_text()


def test_from_home_it_is_one_tap_to_the_first_question(host: str, read: Read) -> None:
    reader = read(host + "index.html", width=PHONE)
    reader.page.get_by_role("link", name=re.compile("Find what applies to me.*Breast cancer")).click()
    reader.page.wait_for_url(re.compile(r"how-often\.html#gp-explorer"))


def test_home_has_one_search_which_is_the_large_one(host: str, read: Read) -> None:
    reader = read(host + "index.html", width=PHONE)
    assert reader.page.get_by_role("search").count() == 1
    assert reader.page.locator(".gp-toggle--search").count() == 0
    reader.page.keyboard.press("/")
    reader.page.keyboard.type("dense breasts")
    reader.page.get_by_role("option").first.wait_for()


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    found = LibraryCase(tmp_path_factory.mktemp("project")).current().load().library
    assert found is not None
    return replace(found, info=replace(found.info, topics=TOPICS))


@pytest.fixture(scope="session")
def many_at(
    site: Path, library: Library, tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]
) -> str:
    """The reference library with a home page of many guidelines in place of its own; none of them is there."""
    folder = tmp_path_factory.mktemp("many")
    shutil.copytree(site / "assets", folder / "assets")
    page = (site / "index.html").read_text(encoding="utf-8")
    for count in (40, 200):
        body = home(library, many(library, count)).body
        before, article, after = re.split(r"(<article[^>]*>).*(?=</article>)", page, flags=re.DOTALL)
        text = before + article + body + after
        (folder / f"{count}.html").write_text(text, encoding="utf-8")
    return serve(folder)


def shown(reader: Reader) -> int:
    return sum(item.is_visible() for item in reader.page.locator(".gp-titles li").all())


def test_a_field_shows_only_titles_with_what_is_typed(many_at: str, read: Read) -> None:
    reader = read(many_at + "40.html", width=PHONE)
    assert shown(reader) == 36
    reader.page.get_by_label("Show only titles with").fill("elan know")
    reader.page.get_by_text("4 of 36 shown").wait_for()
    assert shown(reader) == 4
    assert not reader.page.locator(".gp-letters").is_visible()
    reader.page.get_by_label("Show only titles with").fill("")
    reader.page.locator(".gp-letters").wait_for()
    assert shown(reader) == 36


def test_of_very_many_one_letter_is_shown_at_a_time(many_at: str, read: Read) -> None:
    reader = read(many_at + "200.html", width=PHONE)
    assert shown(reader) == 25
    reader.page.get_by_role("link", name="K", exact=True).click()
    assert reader.page.get_by_role("heading", name="K", exact=True).is_visible()
    assert not reader.page.get_by_role("heading", name="A", exact=True).is_visible()
    reader.page.go_back()
    assert reader.page.get_by_role("heading", name="A", exact=True).is_visible()


def test_without_scripts_all_of_them_are_there(many_at: str, read: Read) -> None:
    reader = read(many_at + "200.html", width=PHONE, scripts=False)
    assert shown(reader) == 180
    assert not reader.page.locator(".gp-filter").is_visible()


def test_a_topic_opens_where_an_address_leads_to_it(many_at: str, read: Read) -> None:
    reader = read(many_at + "40.html#gp-topic-skin", width=PHONE)
    assert reader.page.locator("#gp-topic-skin li").first.is_visible()


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("colours", ["light", "dark", "forced"])
def test_axe_finds_nothing_on_a_home_page_of_many(many_at: str, read: Read, width: int, colours: str) -> None:
    reader = read(many_at + "40.html", width=width, colours=colours)
    reader.page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
    assert axe(reader.page) == []
    assert reader.page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
