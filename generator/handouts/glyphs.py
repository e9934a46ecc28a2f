"""In which font each letter of a sheet is set, where the order of the fonts alone would lose one.

Typst 0.15 has two faults that nobody would see in the text of the PDF. A letter that a font lacks, with a mark that it has,
is not looked for in the next font: nothing but the mark is printed. And a letter that a font can put together (ế of ê and an
accent) is printed well, but twice in what a screen reader gets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from generator.fonts import FAMILY, FontSet, lacking, missing_characters, pieces

_PUT_TOGETHER = (
    "ĈĉĔĕĜĝĤĥĨĩĬĭİĴĵĹĺŌōŎŏŖŗŜŝŨũŬŭŴŵŶŷ\u01cd-\u01dc\u01de-\u01e3\u01e6-\u01ed\u01f0\u01f4\u01f5\u01f8-\u01ff"
    "\u021e\u021f\u0226-\u0233\u0385\u038f\u1e00-\u1eff"
)
"""Letters that our own font only puts together, as a class of a regular expression."""


@dataclass(frozen=True)
class Glyphs:
    """What is to know of the fonts for the letters of one sheet.

    `missing` is what no font has: characters with the marks set on them. `whole` are letters with marks, each with the
    family that has both. `not_ours` are the letters that our own font must leave to others ("" for none), as a class
    of a regular expression.
    """

    missing: frozenset[str] = frozenset()
    whole: Mapping[str, str] = field(default_factory=dict)
    not_ours: str = ""


NOTHING = Glyphs()
"""For letters that any of our fonts sets as it should."""


def glyphs_of(text: str, fonts: FontSet) -> Glyphs:
    """What is to know of `fonts` to set `text` in them."""
    missing = missing_characters([text], fonts)
    marked = sorted(piece for piece in pieces(text) - missing if len(piece) > 1)
    whole = {piece: family for piece in marked for family in _rescued(piece, fonts)}
    is_affected = FAMILY in fonts.families and re.search(f"[{_PUT_TOGETHER}]", text)
    return Glyphs(frozenset(missing), whole, _PUT_TOGETHER if is_affected else "")


def _rescued(piece: str, fonts: FontSet) -> Iterator[str]:
    """The family that has all of a letter with marks, if one before it has a mark and not the letter."""
    for number, family in enumerate(fonts.families):
        lacks = lacking(set(piece), fonts, family)
        if not lacks:
            return
        if piece[0] in lacks and lacks != set(piece):
            yield next(other for other in fonts.families[number:] if not lacking(set(piece), fonts, other))
            return
