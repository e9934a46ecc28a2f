"""Where words of a glossary occur in plain text, marked by the editor or not.

A word counts whole, in any case, and in the English plural. Abbreviations (short names, and names with two capitals)
count only as they are written: "AIM" is not "aim".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from operator import itemgetter

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
                self._found.setdefault(first[0].casefold(), []).append((_pattern(name), owners[name]))

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Start, end and owner of each name in a text, from left to right, none inside another."""
        end = 0
        for word in _WORD.finditer(text):
            if word.start() < end:
                continue
            known = (found for form in _singulars(word[0]) for found in self._found.get(form, ()))
            matches = [(match.end(), owner) for pattern, owner in known if (match := pattern.match(text, word.start()))]
            if matches:
                end, owner = max(matches, key=itemgetter(0))
                yield word.start(), end, owner


def _singulars(word: str) -> Iterator[str]:
    """The word itself, and what it may be the plural of: scans, masses, biopsies."""
    word = word.casefold()
    yield word
    for end, one in (("s", ""), ("es", ""), ("ies", "y")):
        if word.endswith(end):
            yield word.removesuffix(end) + one


def _pattern(name: str) -> re.Pattern[str]:
    words = r"[ \u00a0]".join(map(re.escape, name.split()))
    plural = f"(?:{words[:-1]}(?:ys?|ies))" if name.endswith("y") else f"(?:{words}(?:s|es)?)"
    exact = len(name) <= _SHORT or _CAPITALS.search(name)
    return re.compile(rf"{plural}(?!\w)", 0 if exact else re.IGNORECASE)
