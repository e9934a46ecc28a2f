"""Pictures and signs as parts of a page: inline SVG, which takes its colours from `art.css`."""

from __future__ import annotations

from functools import cache

from markupsafe import Markup

from generator.drawings import CERTAINTIES, OPENING, PICTURES, SIGNS, STRENGTHS, drawing, one_of

_SILENT = Markup('aria-hidden="true" focusable="false"')


@cache
def picture(name: str) -> Markup:
    """A picture beside its title, which says what it shows.

    Raises:
        KeyError: there is no picture of this name.
    """
    return _inline(one_of(name, PICTURES), "gp-art", _SILENT)


def strength_sign(name: str) -> Markup:
    """The sign of a direction of advice, beside the words.

    Raises:
        KeyError: there is no such direction.
    """
    return sign(one_of(name, STRENGTHS))


def certainty_sign(name: str) -> Markup:
    """The meter of a certainty, beside its word.

    Raises:
        KeyError: there is no such certainty.
    """
    return sign(one_of(name, CERTAINTIES))


@cache
def sign(name: str) -> Markup:
    """Any sign, beside its words.

    Raises:
        KeyError: there is no sign of this name.
    """
    return _inline(one_of(name, SIGNS), "gp-sign", _SILENT)


def _inline(name: str, css_class: str, told: Markup) -> Markup:
    svg = drawing(name).removeprefix(OPENING)
    return Markup('<svg class="{}" {} ').format(css_class, told) + Markup(svg)  # noqa: S704 - drawn by us
