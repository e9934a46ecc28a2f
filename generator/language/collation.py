"""The order of letters in the language that is spoken.

The root of CLDR puts letters with marks beside those without. Languages have letters of their own beside these: they follow
another letter, and lists have a heading for them (CLDR 46, common/collation). Languages that order by more than letters
(Chinese, Japanese, pairs of letters such as the Czech ch) are left at the root.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache

from generator.language.speaking import spoken
from generator.language.tags import primary

_OWN: Mapping[str, Mapping[str, str]] = {
    "az": {"c": "ç", "e": "ə", "g": "ğ", "h": "x\N{LATIN SMALL LETTER DOTLESS I}", "o": "ö", "s": "ş", "u": "ü"},
    "bs": {"c": "čć", "d": "đ", "s": "š", "z": "ž"},
    "cs": {"c": "č", "r": "ř", "s": "š", "z": "ž"},
    "da": {"z": "æøå"},
    "es": {"n": "ñ"},
    "et": {"s": "š", "z": "ž", "w": "õäöü"},
    "fi": {"z": "åäö"},
    "gl": {"n": "ñ"},
    "hr": {"c": "čć", "d": "đ", "s": "š", "z": "ž"},
    "lt": {"c": "č", "s": "š", "z": "ž"},
    "lv": {"c": "č", "g": "ģ", "k": "ķ", "l": "ļ", "n": "ņ", "s": "š", "z": "ž"},
    "nb": {"z": "æøå"},
    "nn": {"z": "æøå"},
    "no": {"z": "æøå"},
    "pl": {"a": "ą", "c": "ć", "e": "ę", "l": "ł", "n": "ń", "o": "ó", "s": "ś", "z": "źż"},
    "ro": {"a": "ăâ", "i": "î", "s": "ș", "t": "ț"},
    "sk": {"a": "ä", "c": "č", "o": "ô", "s": "š", "z": "ž"},
    "sl": {"c": "čć", "d": "đ", "s": "š", "z": "ž"},
    "sq": {"c": "ç", "e": "ë"},
    "sv": {"z": "åäö"},
    "tr": {"c": "ç", "g": "ğ", "h": "\N{LATIN SMALL LETTER DOTLESS I}", "o": "ö", "s": "ş", "u": "ü"},
    "vi": {"a": "ăâ", "d": "đ", "e": "ê", "o": "ôơ", "u": "ư"},
}
"""Letters of a language's own, in their order, by the letter that they follow."""
_BEHIND = 0xF0000  # private use: no text of ours has it, and it follows every letter


def sort_key(text: str) -> str:
    """What puts `text` in its place among others, in the language that is spoken.

    >>> sorted(["oído", "nube", "Ola", "nácar"], key=sort_key)
    ['nácar', 'nube', 'oído', 'Ola']
    """
    places = _places(primary(spoken().tag))
    return "".join(places.get(letter) or _plain(letter) for letter in unicodedata.normalize("NFC", text.casefold()))


def first_letter(text: str) -> str:
    """The heading under which `text` is listed: its first letter, or "0-9" where it begins with none."""
    places = _places(primary(spoken().tag))
    for letter in unicodedata.normalize("NFC", text.casefold()):
        plain = letter if letter in places else _plain(letter)[:1]
        if plain.isalnum():
            return plain.upper() if plain.isalpha() else "0-9"
    return "0-9"


@cache
def _places(language: str) -> Mapping[str, str]:
    return {
        letter: before + chr(_BEHIND + number)
        for before, letters in _OWN.get(language, {}).items()
        for number, letter in enumerate(letters)
    }


def _plain(letter: str) -> str:
    """A letter without its marks."""
    return "".join(c for c in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(c))
