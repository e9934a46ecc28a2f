"""How wide a text will be in Atkinson Hyperlegible, and where its lines break.

Widths are the font's own advance widths in thousandths of the type size, regular weight, read from its `hmtx`
table; a margin covers the bold weight and the fonts that a device may show instead. Diagrams are placed before
anyone knows the font, so that a line may end early but never too late.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

MARGIN = 1.08
"""Bold is 3 to 5 % wider than regular; the rest is for other fonts."""

_WIDTHS = {
    160: "'", 205: ",.:;", 239: "|l", 260: "j`", 280: "i !", 301: '()"', 319: "f[]{}t", 340: "r", 368: "-",
    396: "/\\_", 414: "1I", 441: "*yv", 471: "zxs", 500: "kc", 520: "7J?", 539: "aueL", 560: "hnF2^o<>~Tg",
    576: "dbpE3q", 602: "5V$YS69P+=", 630: "Z48RBXAK", 656: "0w#C", 690: "DNHU", 727: "&GO", 780: "Q@", 842: "MWm",
    927: "%",
}  # fmt: skip
_WIDTH = {character: width for width, characters in _WIDTHS.items() for character in characters}
_LATIN = 620  # other letters of European scripts
_FULL = 1000  # everything else: no script of the world is set wider than a square a character
_LATIN_END = 0x250
_BREAK = re.compile(r"(?<=[-/])(?=\w)| +")


def width(text: str, size: float) -> float:
    """The width of a line, in the unit of `size`."""
    total = sum(_WIDTH.get(c, _LATIN if ord(c) < _LATIN_END else _FULL) for c in text if c not in _INVISIBLE)
    return total * size * MARGIN / 1000


_INVISIBLE = {"\u2060", "\u200b", "\u2066", "\u2069"}


def lines(text: str, size: float, room: float) -> list[str]:
    """A text broken into lines of at most `room`; a longer word is broken where it must be.

    >>> lines("40 to 74 years", 16, 70)
    ['40 to 74', 'years']
    """
    found: list[str] = []
    line = ""
    for piece, space in _pieces(text):
        joined = f"{line}{space}{piece}" if line else piece
        if line and width(joined, size) > room:
            found.append(line)
            line = piece
        else:
            line = joined
        while width(line, size) > room and len(line) > 1:
            cut = next(n for n in range(len(line), 0, -1) if n == 1 or width(line[:n], size) <= room)
            found.append(line[:cut])
            line = line[cut:]
    return [*found, line] if line else found


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
