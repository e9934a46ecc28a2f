"""The pictures and signs drawn for this project, as they lie in `templates/art/` and `templates/signs/`.

A picture is a line of 2 px with one flat tint, shifted by 4 to 6 px as in a two-colour print; all have one view box.
A sign tells its meaning by shape alone. Files carry presentation attributes only, so that they read without any
style sheet: `currentColor` for lines, and one colour for tint or cut, which the style sheet takes over by its class.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

from generator.templates_dir import templates_dir

PICTURES = (
    "mammogram",
    "scan",
    "talk",
    "drug",
    "calendar",
    "question",
    "body",
    "breast",
    "brain",
    "home-care",
    "emergency",
    "paper",
)
"""What an editor may choose by name."""

STRENGTHS = ("for", "weakly-for", "either", "weakly-against", "against", "no-advice")
"""Circle for, square against, diamond either way, broken ring no advice; filled strong, outline weak."""

CERTAINTIES = ("high", "moderate", "low", "very-low", "of-three-high", "of-three-moderate", "of-three-low")
"""A meter of four steps; of three, where a panel knows no more."""

SIGNS = (*STRENGTHS, *CERTAINTIES, "table-tested")

OPENING = '<svg xmlns="http://www.w3.org/2000/svg" '
"""How every file begins."""

_FOLDERS = dict.fromkeys(PICTURES, "art") | dict.fromkeys(SIGNS, "signs")


@cache
def drawing(name: str) -> str:
    """The SVG of the picture or sign `name`, on one line; it says nothing, so that words must stand beside it.

    Raises:
        KeyError: there is none of this name.
    """
    path = templates_dir() / _FOLDERS[one_of(name, _FOLDERS)] / f"{name}.svg"
    return "".join(path.read_text(encoding="utf-8").splitlines())


def one_of(name: str, names: Collection[str]) -> str:
    """`name`, if it is one of `names`.

    Raises:
        KeyError: it is not; the error lists them.
    """
    if name not in names:
        raise KeyError(f"no drawing {name!r}: there are {', '.join(names)}")
    return name
