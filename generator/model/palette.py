"""The colours of pages that a publisher's two are held against, and what is made of these for light and dark.

They are those of `templates/theme/assets/guidepress/style.css`; a test compares them.
"""

from __future__ import annotations

from collections.abc import Mapping

from generator.model.colors import SIGN, TEXT, least_contrast, mixed, nearest

WHITE = "#ffffff"
LIGHT_GROUNDS = ("#f7f1e6", "#fffefb", "#f1e9da", "#e6eff0", "#fdf0d9", "#fde7df", "#e6f1e4", "#f6e7f0")
"""Grounds of the light theme: paper, sheet, sunken, tint, warm, alert, good, against."""
DARK_GROUNDS = ("#121718", "#1b2224", "#161c1e", "#1f3439", "#362b17", "#401f17", "#1c3222", "#35212e")
"""The same of the dark theme."""
LIGHT_SHEET, DARK_SHEET = "#fffefb", "#1b2224"

_EASY = 7.0
"""Letters on a dark ground glare where they are white, and tire where they are hardly told from it."""
_SHARES = (0.12, 0.1, 0.08, 0.06, 0.04, 0.02, 0.0)
_FOOT = 0.6
_DEEP = 0.11
"""How bright the darkest letters on a light button may be."""


def light(color: str | None, accent: str | None) -> Mapping[str, str]:
    """The variables of the light theme that a publisher's `color` and `accent` change; None is not chosen."""
    found: dict[str, str] = {}
    if color:
        found |= dict.fromkeys(("link", "title", "brand", "tint-edge", "button"), color)
        found |= {"tint": _tint(color, LIGHT_SHEET), "button-foot": mixed(color, "#000000", _FOOT)}
    return found | ({"accent": accent} if accent else {})


def dark(color: str | None, accent: str | None) -> Mapping[str, str]:
    """The same for the dark theme, in which both, `color` and `accent`, become lighter, as far as they must."""
    found: dict[str, str] = {}
    if color:
        letters = nearest(color, lambda other: least_contrast(other, DARK_GROUNDS) >= _EASY)
        edge = nearest(color, lambda other: least_contrast(other, DARK_GROUNDS) >= SIGN)
        found |= dict.fromkeys(("link", "title", "button"), letters)
        found |= {
            "brand": mixed(color, "#000000", _FOOT),
            "tint": _tint(letters, DARK_SHEET),
            "tint-edge": edge,
            "button-ink": mixed(color, "#000000", _DEEP),
            "button-foot": edge,
        }
    if accent:
        found["accent"] = nearest(accent, lambda other: least_contrast(other, DARK_GROUNDS) >= SIGN)
    return found


def _tint(color: str, sheet: str) -> str:
    """A ground with a little of `color` in it, on which letters in `color` can still be read."""
    grounds = (mixed(color, sheet, share) for share in _SHARES)
    return next((ground for ground in grounds if least_contrast(color, (ground,)) >= TEXT), sheet)
