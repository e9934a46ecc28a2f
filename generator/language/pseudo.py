"""A language that nobody speaks: every letter of a message wears an accent, so what has none was never in the catalogue.

Its tag is the one that CLDR keeps for it, `en-XA`.
"""

from __future__ import annotations

import re

PSEUDO = "en-XA"
_LETTERS = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", "áßćđéƒğħíĵķĺµńóþøŕśţúŵŵžýžÁÞĆĐÉĞĞĦÍĴĶĹÑŃÓÞØŔŚŢÚŴŴŽÝŽ"
)
"""Each is a letter of its own in the font of the handouts."""
_PLACE = re.compile(r"(\{[^{}]*\})")


def accented(message: str) -> str:
    """The `message` with an accent on every letter, but for the names of places that are filled in."""
    return "".join(part if part.startswith("{") else part.translate(_LETTERS) for part in _PLACE.split(message))
