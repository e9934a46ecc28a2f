"""Colours that a publisher chooses: how well two can be told apart, and the nearest one that can.

Contrast is that of WCAG 2.2 (relative luminance of sRGB): 4.5 to 1 for text, 3 to 1 for lines and signs.
"""

from __future__ import annotations

import colorsys
from collections.abc import Callable, Collection
from typing import Self

from generator.diagnostics import Where

TEXT, SIGN = 4.5, 3.0
"""The least contrast of text (WCAG 2.2, 1.4.3) and of lines and signs (1.4.11)."""

_NOWHERE = Where("")
_STEPS = 500
_DARK_LINEAR = 0.04045


class Color(str):
    """A colour as `#rrggbb`, in small letters; `where` is the place that chooses it."""

    __slots__ = ("where",)
    where: Where

    def __new__(cls, text: str, where: Where = _NOWHERE) -> Self:
        """The colour that `text` names."""
        made = super().__new__(cls, text.lower())
        made.where = where
        return made


Channels = tuple[float, float, float]
"""Red, green and blue from 0 to 1."""


def channels(color: str) -> Channels:
    """The channels of a `#rrggbb`."""
    red, green, blue = (int(color[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return red, green, blue


def _written(parts: Channels) -> str:
    return "#" + "".join(f"{round(min(1, max(0, part)) * 255):02x}" for part in parts)


def luminance(color: str) -> float:
    """The relative luminance of a `#rrggbb`, 0 to 1 (WCAG 2.2)."""
    red, green, blue = (
        part / 12.92 if part <= _DARK_LINEAR else ((part + 0.055) / 1.055) ** 2.4 for part in channels(color)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, `one` and the `other`, from 1 to 21.

    >>> contrast("#ffffff", "#000000")
    21.0
    """
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def least_contrast(color: str, grounds: Collection[str]) -> float:
    """The contrast of a `color` with that of some `grounds` which it is told from worst."""
    return min(contrast(color, ground) for ground in grounds)


def mixed(one: str, other: str, share: float) -> str:
    """A colour between two: `share` of `one`, from 0 to 1, the rest of `other`."""
    pairs = zip(channels(one), channels(other), strict=True)
    red, green, blue = (first * share + second * (1 - share) for first, second in pairs)
    return _written((red, green, blue))


def nearest(color: str, passes: Callable[[str], bool]) -> str:
    """The colour of the same hue as `color` that `passes` and differs least in lightness; black or white where none does.

    >>> nearest("#777777", lambda found: contrast(found, "#ffffff") >= 4.5)
    '#767676'
    """
    if passes(color):
        return color
    hue, light, strength = colorsys.rgb_to_hls(*channels(color))
    for step in range(1, _STEPS + 1):
        for changed in (light - step / _STEPS, light + step / _STEPS):
            found = _written(colorsys.hls_to_rgb(hue, min(1, max(0, changed)), strength))
            if passes(found):
                return found
    return next((end for end in ("#000000", "#ffffff") if passes(end)), color)
