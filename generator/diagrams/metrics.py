"""How wide a text is in Atkinson Hyperlegible, and where its lines break.

Diagrams are placed before anyone knows with which font a device will show them. A page therefore also says how
wide each line is (`textLength`), so that a wider font is set closer instead of running out of its box.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

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
_INVISIBLE = {"\u00ad", "\u2060", "\u200b", "\u2066", "\u2069"}
_BREAK = re.compile(r"(?<=\w\w\w[-/])(?=\w\w)| +")  # "receptor-" may stand alone, "T-" of "T-DM1" may not


@cache
def _widths() -> tuple[Mapping[str, float], Mapping[str, float]]:
    """The widths of `_CHARACTERS`, regular and bold."""
    return advance_widths(_CHARACTERS)


def width(text: str, size: float, *, bold: bool = False) -> float:
    """The width of a line with this `text`, in the unit of `size`; not too small where the font lacks a character.

    `size` is that of the type; `bold` says which of the two faces is measured.
    """
    known = _widths()[bold]
    total = sum(known.get(c, _LATIN if ord(c) < _LATIN_END else _FULL) for c in text if c not in _INVISIBLE)
    return total * size / 1000


def is_exact(text: str) -> bool:
    """Whether every character of a line is one whose width is known."""
    return all(c in _widths()[0] or c in _INVISIBLE for c in text)


def lines(text: str, size: float, room: float, *, bold: bool = False) -> list[str]:
    """A `text` broken into lines of at most `room`; a longer word is broken where it must be.

    `room` is in the unit of `size`, the size of the type; `bold` as in `width`.

    >>> lines("40 to 74 years", 16, 70)
    ['40 to 74', 'years']
    """
    room /= MARGIN
    found: list[str] = []
    line = ""
    for piece, space in _pieces(text):
        joined = f"{line}{space}{piece}" if line else piece
        if line and width(joined, size, bold=bold) > room:
            found.append(line)
            line = piece
        else:
            line = joined
        while width(line, size, bold=bold) > room and len(line) > 1:
            cut = next(n for n in range(len(line), 0, -1) if n == 1 or width(line[:n], size, bold=bold) <= room)
            found.append(line[:cut])
            line = line[cut:]
    return [*found, line] if line else found


def longest(text: str, size: float, *, bold: bool = False) -> float:
    """The room that the longest piece of a `text` needs that must not be broken; `size` and `bold` as in `width`."""
    return max((width(piece, size, bold=bold) * MARGIN for piece, _ in _pieces(text)), default=0.0)


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """Each unbreakable piece with the space before it. A no-break space breaks nothing."""
    at, space = 0, ""
    for match in _BREAK.finditer(text):
        if match.start() > at:
            yield text[at : match.start()], space
        space = match[0][:1]
        at = match.end()
    if at < len(text):
        yield text[at:], space
