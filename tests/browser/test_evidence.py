"""What studies found, as it is met in a browser: two pictures beside each other or below, and a table that scrolls inside itself."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.harness import DESKTOP, PHONE, Colours, Reader, file_url
from tests.browser.harness_checkers import axe, nu
from tests.studies import with_studies

Read = Callable[..., Reader]
PAGE = "guidelines/sore-throat/treatment.html"
HANDOUT = "guidelines/sore-throat/my-handout.html"


@pytest.fixture(scope="module")
def studies(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return with_studies(tmp_path_factory.mktemp("studies")).build().site


def unfolded(page: Page) -> None:
    page.locator(".gp-findings-fold > summary").first.click()


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
@pytest.mark.parametrize("colours", ["light", "dark", "forced"])
def test_it_is_accessible(studies: Path, serve: Callable[..., str], read: Read, width: int, colours: Colours) -> None:
    page = read(serve(studies) + PAGE, width=width, colours=colours).page
    assert axe(page) == []
    unfolded(page)
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_pages_are_valid(studies: Path) -> None:
    assert nu([studies / PAGE, studies / HANDOUT]) == []


@pytest.mark.parametrize(("width", "beside"), [(DESKTOP, True), (PHONE, False)])
def test_the_sides_stand_beside_each_other_where_there_is_room(
    studies: Path, read: Read, width: int, *, beside: bool
) -> None:
    page = read(file_url(studies / PAGE), width=width).page
    first, second = (page.locator(".gp-outcome .gp-pictograph").nth(number).bounding_box() for number in (0, 1))
    assert first is not None
    assert second is not None
    assert (first["y"] == second["y"]) is beside
    assert first["width"] == second["width"]


def test_the_table_scrolls_inside_itself_by_keyboard(studies: Path, read: Read) -> None:
    page = read(file_url(studies / PAGE), width=PHONE).page
    unfolded(page)
    region = page.locator(".gp-findings")
    page.keyboard.press("Tab")
    assert region.evaluate("region => region === document.activeElement")
    page.keyboard.press("ArrowRight")
    expect(region).not_to_have_js_property("scrollLeft", 0)


def test_it_can_be_read_without_scripts(studies: Path, read: Read) -> None:
    page = read(file_url(studies / PAGE), width=PHONE, scripts=False).page
    assert "50 fewer of every 1000" in page.locator(".gp-outcome").first.inner_text().replace("\u00a0", " ")


def test_it_can_be_taken_into_an_own_handout(studies: Path, read: Read) -> None:
    page = read(file_url(studies / HANDOUT), width=PHONE).page
    page.locator("details.gp-choice:has(#gp-in-treatment) > summary").click()
    part = page.locator(".gp-part", has_text="In numbers: The tablet against example-itis").first
    part.wait_for()
    assert "It happens to 200 of every 1000 people." in part.inner_text().replace("\u00a0", " ")
