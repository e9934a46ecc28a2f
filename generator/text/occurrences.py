"""Where words of a glossary occur in plain text, marked by the editor or not.

A word counts whole, in any case, and in the English plural. Abbreviations (short names, and names with two capitals)
count only as they are written: "AIM" is not "aim".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_WORD = re.compile(r"\w+")
_SHORT = 3  # letters
_CAPITALS = re.compile(r"[^\W\d_a-z].*[^\W\d_a-z]", re.DOTALL)


class Occurrences:
    """Finds names in texts; of two that begin at one place the longer one counts."""

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        """Look for names, given with the identifier of what they stand for; the first owner of a name keeps it."""
        self._found: dict[str, list[tuple[re.Pattern[str], str]]] = {}
        owners: dict[str, str] = {}
        for name, owner in names:
            owners.setdefault(" ".join(name.split()), owner)
        for name in sorted(owners, key=len, reverse=True):
            first = _WORD.match(name)
            if first:
                self._found.setdefault(_base(first[0]), []).append((_pattern(name), owners[name]))

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Start, end and owner of each name in a text, from left to right, none inside another."""
        end = 0
        for word in _WORD.finditer(text):
            if word.start() < end:
                continue
            for pattern, owner in self._found.get(_base(word[0]), ()):
                match = pattern.match(text, word.start())
                if match:
                    end = match.end()
                    yield match.start(), end, owner
                    break


def _base(word: str) -> str:
    """What a word and its plural have in common."""
    word = word.casefold()
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word.removesuffix("s")


def _pattern(name: str) -> re.Pattern[str]:
    words = r"[ \u00a0]".join(map(re.escape, name.split()))
    plural = f"(?:{words[:-1]}(?:y|ies))" if name.endswith("y") else f"(?:{words}(?:s|es)?)"
    exact = len(name) <= _SHORT or _CAPITALS.search(name)
    return re.compile(rf"{plural}(?!\w)", 0 if exact else re.IGNORECASE)
