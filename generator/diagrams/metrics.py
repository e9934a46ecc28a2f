"""How wide a text is in Atkinson Hyperlegible, and where its lines break.

Diagrams are placed before anyone knows with which font a device will show them. A page therefore also says how
wide each line is (`textLength`), so that a wider font is set closer instead of running out of its box.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from generator.fonts import advance_widths

MARGIN = 1.02
"""Room that a line is given beyond its width: devices round the advance of each letter."""

_CHARACTERS = (  # whose width is asked of the font
    *map(chr, range(32, 127)),
    *map(chr, [*range(160, 173), *range(174, 256)]),  # without the soft hyphen
    *"\N{EN DASH}\N{EM DASH}\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}“”•…≤≥",
)
_LATIN, _LATIN_END = 700, 0x250  # other letters of European scripts
_FULL = 1000  # everything else: no script of the world is set wider than a square a character
_INVISIBLE = frozenset({"\u00ad", "\u2060", "\u200b", "\u2066", "\u2069"})
_BREAK = re.compile(r"(?<=\w\w\w[-/])(?=\w\w)| +")  # "receptor-" may stand alone, "T-" of "T-DM1" may not


class _Face(dict[str, float]):
    """The width of each character in one face, for any that is asked for.

    The font counts in whole thousandths of the type size: sums are exact, in whatever order they are taken.
    """

    def __missing__(self, character: str) -> float:
        if character in _INVISIBLE:
            return 0
        return _LATIN if ord(character) < _LATIN_END else _FULL


@cache
def _faces() -> tuple[_Face, _Face]:
    """The widths of `_CHARACTERS`, regular and bold."""
    regular, bold = advance_widths(_CHARACTERS)
    return _Face(regular), _Face(bold)


_EXACT = frozenset(_CHARACTERS) | _INVISIBLE


def width(text: str, size: float, *, bold: bool = False) -> float:
    """The width of a line with this `text`, in the unit of `size`; not too small where the font lacks a character.

    `size` is that of the type; `bold` says which of the two faces is measured.
    """
    return _thousandths(text, bold=bold) * size / 1000


def _thousandths(text: str, *, bold: bool) -> float:
    return sum(map(_faces()[bold].__getitem__, text))


def is_exact(text: str) -> bool:
    """Whether every character of a line is one whose width is known."""
    return _EXACT.issuperset(text)


def lines(text: str, size: float, room: float, *, bold: bool = False) -> list[str]:
    """A `text` broken into lines of at most `room`; a longer word is broken where it must be.

    `room` is in the unit of `size`, the size of the type; `bold` as in `width`.

    >>> lines("40 to 74 years", 16, 70)
    ['40 to 74', 'years']
    """
    room /= MARGIN
    face = _faces()[bold]
    found: list[str] = []
    line, total = "", 0.0
    for piece, space, own in _pieces(text, bold=bold):
        joined = total + own + (face[space] if line and space else 0)
        if line and joined * size / 1000 > room:
            found.append(line)
            line, total = piece, own
        else:
            line, total = f"{line}{space}{piece}" if line else piece, joined
        while total * size / 1000 > room and len(line) > 1:
            cut = next(n for n in range(len(line), 0, -1) if n == 1 or width(line[:n], size, bold=bold) <= room)
            found.append(line[:cut])
            line = line[cut:]
            total = _thousandths(line, bold=bold)
    return [*found, line] if line else found


def longest(text: str, size: float, *, bold: bool = False) -> float:
    """The room that the longest piece of a `text` needs that must not be broken; `size` and `bold` as in `width`."""
    return max((own * size / 1000 * MARGIN for _, _, own in _pieces(text, bold=bold)), default=0.0)


@lru_cache(maxsize=1024)  # a picture asks for its narrowest column and then for lines, on a page and on paper
def _pieces(text: str, *, bold: bool) -> tuple[tuple[str, str, float], ...]:
    """Each unbreakable piece with the space before it and its width. A no-break space breaks nothing."""
    found: list[tuple[str, str, float]] = []
    at, space = 0, ""
    for match in _BREAK.finditer(text):
        if match.start() > at:
            piece = text[at : match.start()]
            found.append((piece, space, _thousandths(piece, bold=bold)))
        space = match[0][:1]
        at = match.end()
    if at < len(text):
        found.append((text[at:], space, _thousandths(text[at:], bold=bold)))
    return tuple(found)
