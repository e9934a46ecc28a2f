"""A walk through a page with the Tab key: wherever the focus goes, a reader must see it (WCAG 2.4.3, 2.4.7, 2.4.11)."""

from __future__ import annotations

from pathlib import Path
from typing import TypedDict

from playwright.sync_api import Page

from tests.browser.harness import awake

_LOOK = Path(__file__).with_name("focus_look.js").read_text(encoding="utf-8")

_INNER = 4
"""How often Tab may stay in one element: a field for a date has stops of its own, for day, month, year and calendar."""


class _Look(TypedDict):
    """What `focus_look.js` tells of the focus: where it is, and what is wrong with that."""

    nowhere: bool
    number: int
    name: str
    problem: str


def focus_walk(page: Page, most: int = 400) -> list[str]:
    """Press Tab until the focus has been round the page; what was wrong on the way, a sentence each.

    Wrong is: an element outside the window, under another one, invisible or without size; a focus that does not move
    on, that walks a circle without leaving it, or that needs more than `most` steps; a page where nothing takes the focus.
    """
    with awake(page):
        page.evaluate("document.activeElement.blur()")
        return _walk(page, most)


def _walk(page: Page, most: int) -> list[str]:
    problems: list[str] = []
    seen: list[int] = []
    inside = 0
    while len(seen) < most:
        page.keyboard.press("Tab")
        look: _Look = page.evaluate(_LOOK)
        if [look["number"]] == seen[-1:] and not look["nowhere"] and inside < _INNER:
            inside += 1
            continue
        inside = 0
        if look["nowhere"] or look["number"] in seen[:1]:
            return problems if seen else ["nothing takes the focus"]
        if look["number"] in seen:
            return [*problems, f"{look['name']}: the focus is caught in a circle that never leaves"]
        seen.append(look["number"])
        if look["problem"]:
            problems.append(f"{look['name']}: {look['problem']}")
    return [*problems, f"the focus has not come round after {most} steps"]
