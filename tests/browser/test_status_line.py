"""The line with a guideline's status: short, in view wherever a reader is, and never over what has the focus."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.harness import DESKTOP, PHONE, Reader

Read = Callable[..., Reader]
OWN = "guidelines/her2-metastatic-breast-cancer"
COMMON_PHONE = 375  # CSS pixels
LOOK = Path(__file__).with_name("focus_look.js").read_text(encoding="utf-8").rstrip().rstrip(";")
HOW_MUCH_IS_SEEN = """() => {
  const box = document.querySelector(".gp-band").getBoundingClientRect();
  return [Math.max(0, Math.min(box.bottom, innerHeight) - Math.max(box.top, 0)) / box.height, box.height];
}"""
UNDER_THE_LINE = """() => {
  const [band, box] = [document.querySelector(".gp-band"), document.activeElement].map((one) => one.getBoundingClientRect());
  const inside = document.activeElement.closest(".gp-prose") && !document.activeElement.closest(".gp-band");
  return inside && band.top < 1 && box.top < band.bottom && box.bottom > band.top;
}"""


def seen(page: Page) -> tuple[float, float]:
    """Which part of the line is in the window, and its height."""
    part, height = page.evaluate(HOW_MUCH_IS_SEEN)
    return part, height


@pytest.mark.parametrize("kind", ["first-line", "questions", "recommendations", "about", "decisions/brain-imaging"])
def test_on_a_phone_the_title_comes_soon(host: str, read: Read, kind: str) -> None:
    reader = read(f"{host}{OWN}/{kind}.html", width=COMMON_PHONE)
    assert reader.page.locator("h1").first.evaluate("title => title.getBoundingClientRect().top") <= 200  # of some 800


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
def test_the_line_stays_in_view_and_small(host: str, read: Read, width: int) -> None:
    reader = read(f"{host}{OWN}/recommendations.html", width=width)
    for share in (0.2, 0.5, 0.8):
        reader.page.evaluate("share => scrollTo(0, share * (document.body.scrollHeight - innerHeight))", share)
        part, height = seen(reader.page)
        assert part == pytest.approx(1, abs=0.01)
        assert height <= 0.12 * reader.page.evaluate("innerHeight")


def test_on_a_low_window_it_goes_away_with_the_page(host: str, read: Read) -> None:
    """As at a zoom of 400 %: there it would take too much of what little is seen (WCAG 2.2, 1.4.10)."""
    reader = read(f"{host}{OWN}/recommendations.html", width=PHONE)
    reader.page.set_viewport_size({"width": PHONE, "height": 256})
    reader.page.evaluate("scrollTo(0, 2000)")
    assert seen(reader.page)[0] == 0


@pytest.mark.parametrize("size", ["", "largest"])
@pytest.mark.parametrize("width", [PHONE, DESKTOP])
def test_nothing_that_has_the_focus_is_under_it_on_the_way_back(host: str, read: Read, width: int, size: str) -> None:
    """Backwards the page scrolls up, and what is next comes in at the top (WCAG 2.2, 2.4.11)."""
    reader = read(f"{host}{OWN}/first-line.html", width=width)
    reader.page.evaluate("size => { if (size) document.documentElement.dataset.text = size; }", size)
    reader.page.locator(".gp-footer a").last.focus()
    looked = 0
    for _ in range(40):
        reader.page.keyboard.press("Shift+Tab")
        look = reader.page.evaluate(LOOK)
        assert look["problem"] == "", look
        assert not reader.page.evaluate(UNDER_THE_LINE), look["name"]
        looked += reader.page.evaluate("Boolean(document.activeElement.closest('.gp-prose'))")
    assert looked > 5


def test_a_heading_that_a_link_leads_to_is_not_under_it(host: str, read: Read) -> None:
    reader = read(f"{host}{OWN}/recommendations.html#chemotherapy-length", width=PHONE)
    place = reader.page.locator(":target")
    top = place.evaluate("it => it.getBoundingClientRect().top")
    assert top >= reader.page.locator(".gp-band").evaluate("band => band.getBoundingClientRect().bottom")
