"""A library with a publisher's brand, as readers see it: legible in each theme, no wider than the window, light enough."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.brands import with_brand
from tests.browser.harness import DESKTOP, PHONE, Colours, Reader, file_url
from tests.browser.harness_checkers import axe, nu
from tests.browser.test_weight import FIRST_VISIT, loads
from tests.support import LibraryCase

Read = Callable[..., Reader]
HOME, OVERVIEW, TABLE = (
    "index.html",
    "guidelines/sore-throat/index.html",
    "guidelines/sore-throat/decisions/which-test.html",
)
PAGES = (HOME, OVERVIEW, TABLE, "privacy.html", "guidelines/sore-throat/questions.html")


@pytest.fixture(scope="module")
def branded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    case = with_brand(LibraryCase(tmp_path_factory.mktemp("branded")).current())
    return case.configure("site_url: https://example.org/\n").build().site


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
@pytest.mark.parametrize("colours", ["light", "dark", "forced"])
def test_it_is_accessible(branded: Path, serve: Callable[..., str], read: Read, width: int, colours: Colours) -> None:
    root = serve(branded)
    for page in PAGES:
        shown = read(root + page, width=width, colours=colours).page
        assert axe(shown) == [], page
        assert shown.evaluate("document.documentElement.scrollWidth <= innerWidth"), page


def test_the_pages_are_valid(branded: Path) -> None:
    assert nu([branded / page for page in (HOME, OVERVIEW, "404.html")]) == []


@pytest.mark.parametrize(("colours", "shown"), [("light", 0), ("dark", 1)])
def test_the_logo_is_that_of_the_theme_and_says_whose_it_is(
    branded: Path, read: Read, colours: Colours, shown: int
) -> None:
    page = read(file_url(branded / OVERVIEW), colours=colours).page
    logos = page.locator(".gp-brand__logo")
    assert [logos.nth(number).is_visible() for number in (0, 1)] == [shown == 0, shown == 1]
    assert page.locator(".gp-brand").get_by_role("img").get_attribute("alt") == "Northfield Hospital"
    page.emulate_media(media="print")
    assert logos.nth(0).is_visible()


def test_the_publisher_s_colour_gives_way_to_strong_contrast(branded: Path, read: Read) -> None:
    page = read(file_url(branded / OVERVIEW)).page
    color = "getComputedStyle(document.querySelector('h1')).color"
    assert page.evaluate(color) == "rgb(122, 31, 92)"
    page.evaluate("document.documentElement.dataset.contrast = 'more'")
    assert page.evaluate(color) == "rgb(0, 0, 0)"


def test_pages_are_set_in_the_publisher_s_typeface(branded: Path, read: Read) -> None:
    page = read(file_url(branded / OVERVIEW)).page
    assert page.evaluate(
        "document.fonts.ready.then(() => [...document.fonts].some(face => face.family.includes('gp-own') && face.status === 'loaded'))"
    )
    assert page.evaluate("getComputedStyle(document.querySelector('.gp-prose p')).fontFamily").startswith("gp-own")


def test_a_first_visit_stays_light(branded: Path) -> None:
    assert max(sum(loads(branded / page).values()) for page in PAGES) < FIRST_VISIT
