"""Two views of a decision's page under one address: switched by script, both there without one."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import ROOT
from tests.browser.harness import Reader
from tests.browser.test_site import KINDS

Read = Callable[..., Reader]
PAGE = KINDS["decision"]
PHONE, SCREEN = 375, 812


def current(reader: Reader) -> list[str]:
    return reader.page.locator(".gp-views [aria-current=true]").all_inner_texts()


def test_the_first_view_is_the_answer_and_the_other_a_tap_away(host: str, read: Read) -> None:
    reader = read(host + PAGE, width=PHONE)
    cases, find = reader.page.locator(".gp-view--cases"), reader.page.locator(".gp-view--find")
    expect(find).to_be_visible()
    expect(cases).to_be_hidden()
    assert current(reader) == ["Find my answer"]
    reader.page.get_by_role("link", name="See every case").click()
    expect(cases).to_be_visible()
    expect(find).to_be_hidden()
    assert current(reader) == ["See every case"]
    assert reader.page.url.endswith("#gp-cases")
    assert reader.page.evaluate("document.activeElement.textContent") == "See every case"
    reader.page.go_back()
    expect(find).to_be_visible()
    assert current(reader) == ["Find my answer"]
    reader.page.go_forward()
    expect(cases).to_be_visible()


DECISIONS = sorted(
    f"guidelines/{path.parent.parent.name}/decisions/{path.stem}.html"
    for path in (ROOT / "content/guidelines").glob("*/decisions/*.yaml")
)
"""Of all guidelines of the reference library."""


@pytest.mark.parametrize("page", DECISIONS)
@pytest.mark.parametrize("view", ["", "#gp-cases"])
def test_a_decision_is_five_screens_of_a_phone(host: str, read: Read, page: str, view: str) -> None:
    """In either view, with all that is folded and the foot."""
    reader = read(f"{host}{page}{view}", width=PHONE)
    ends = reader.page.evaluate("document.documentElement.scrollHeight")
    assert ends <= 5 * SCREEN, f"{ends / SCREEN:.2f} screens"


def test_a_link_to_a_case_opens_the_view_and_the_fold_that_hold_it(host: str, read: Read) -> None:
    reader = read(f"{host}{PAGE}#age-75-and-over", width=PHONE)
    row = reader.page.locator("#age-75-and-over")
    expect(row).to_be_in_viewport()
    assert current(reader) == ["See every case"]
    reader.page.evaluate("location.hash = '#gp-find'")
    expect(row).to_be_hidden()
    reader.page.evaluate("location.hash = '#age-40-to-74'")
    expect(reader.page.locator("#age-40-to-74")).to_be_in_viewport()
    assert reader.page.evaluate("document.activeElement.id") == "age-40-to-74"


def test_a_wide_screen_shows_all_groups_and_a_phone_the_first(host: str, read: Read) -> None:
    count = "document.querySelectorAll('.gp-case-group:not([open])').length"
    assert read(f"{host}{PAGE}#gp-cases", width=1280).page.evaluate(count) == 0
    assert read(f"{host}{PAGE}#gp-cases", width=PHONE).page.evaluate(count) == 3


def test_without_scripts_both_views_stand_below_each_other(host: str, read: Read) -> None:
    reader = read(host + PAGE, width=PHONE, scripts=False)
    for name in ("Find my answer", "Every case"):
        expect(reader.page.get_by_role("heading", name=name, level=2)).to_be_visible()
    expect(reader.page.locator(".gp-view--cases")).to_be_visible()
    expect(reader.page.locator(".gp-no-script")).to_be_visible()


def test_the_switch_has_room_for_a_finger(host: str, read: Read) -> None:
    reader = read(host + PAGE, width=320)
    for link in reader.page.locator(".gp-views a, .gp-card-fold:visible > summary").all():
        box = link.bounding_box()
        assert box
        assert box["height"] >= 44
    assert reader.page.evaluate("document.documentElement.scrollWidth") == 320
