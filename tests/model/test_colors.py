"""Two colours of a publisher: told from every ground, by day and by night."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.colors import SIGN, TEXT, contrast, least_contrast, nearest
from generator.model.palette import DARK_GROUNDS, LIGHT_GROUNDS, WHITE, dark, light
from generator.templates_dir import templates_dir

COLORS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")
GROUNDS = ("paper", "sheet", "sunken", "tint", "warm", "alert", "good", "against-tint")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("#000000", "#ffffff", 21),
        ("#777777", "#ffffff", 4.48),
        ("#0b4251", "#ffffff", 10.98),
        ("#c98a1d", "#fffefb", 2.93),
    ],
)
def test_contrast_is_that_of_wcag(one: str, other: str, expected: float) -> None:
    assert contrast(one, other) == pytest.approx(expected, abs=0.05)
    assert contrast(one, other) == contrast(other, one)


@given(COLORS)
def test_the_nearest_colour_passes_and_one_that_passes_stays(color: str) -> None:
    def passes(found: str) -> bool:
        return least_contrast(found, (WHITE, *LIGHT_GROUNDS)) >= TEXT

    found = nearest(color, passes)
    assert passes(found)
    assert (found == color) == passes(color)


@given(COLORS, COLORS)
def test_what_is_made_of_two_colours_that_pass_can_be_read(color: str, accent: str) -> None:
    """Letters on each ground, letters on buttons, letters on the tint, and lines."""
    color = nearest(color, lambda found: least_contrast(found, (WHITE, *LIGHT_GROUNDS)) >= TEXT)
    accent = nearest(accent, lambda found: least_contrast(found, LIGHT_GROUNDS) >= SIGN)
    for theme, grounds, ink in ((light, LIGHT_GROUNDS, "#1c272b"), (dark, DARK_GROUNDS, "#f0ebe1")):
        made = {"button-ink": WHITE, **theme(color, accent)}
        for name in ("link", "title"):
            assert least_contrast(made[name], (*grounds, made["tint"])) >= TEXT
        assert contrast(made["button"], made["button-ink"]) >= TEXT
        assert contrast(made["brand"], WHITE) >= TEXT
        assert contrast(made["tint"], ink) >= TEXT
        assert least_contrast(made["accent"], grounds) >= SIGN
        assert least_contrast(made["tint-edge"], grounds) >= SIGN


def test_nothing_is_made_of_what_nobody_chose() -> None:
    assert not light(None, None)
    assert not dark(None, None)
    assert set(light(None, "#7a4f00")) == set(dark(None, "#7a4f00")) == {"accent"}


@pytest.mark.parametrize(
    ("block", "grounds"),
    [(":root {\n  color-scheme: light", LIGHT_GROUNDS), (':root[data-theme="dark"] {', DARK_GROUNDS)],
)
def test_the_grounds_are_those_of_our_style_sheet(block: str, grounds: tuple[str, ...]) -> None:
    sheet = (templates_dir() / "theme/assets/guidepress/style.css").read_text(encoding="utf-8")
    rules = sheet[sheet.index(block) :].partition("}")[0]
    found = dict(re.findall(r"--gp-([\w-]+): (#\w+);", rules))
    assert tuple(found[name] for name in GROUNDS) == grounds
