"""Reading ease of Spanish sentences: a figure to report, never a claim that somebody understands.

Perspicuity: Szigriszt Pazos, Sistemas predictivos de legibilidad del mensaje escrito (1993):
206.835 - 62.3 · syllables/words - words/sentences; the higher, the easier. From 55 on a text is "normal" on the scale
INFLESZ (Barrio-Cantalejo et al., Anales del Sistema Sanitario de Navarra 31, 2008), made from texts for patients.
Syllables are counted by the rules of Spanish spelling: a weak vowel joins a strong one beside it, unless it has an accent.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

NORMAL = 55
"""Perspicuity from which on most readers get on with a text."""

_SILENT = re.compile(r"(?<=g)u(?=[eiéí])|(?<=q)u|h")
_NUCLEUS = re.compile(r"[iuü]?[aeoáéó](?:[iu](?![aeoáéó])|y\b)?|[íú]|[iuü]+y?|y\b")


@lru_cache(maxsize=50_000)
def syllables(word: str) -> int:
    """Syllables of a Spanish `word`; a number or an abbreviation without vowels counts as one, as readers skip over it.

    >>> [syllables(word) for word in ("mamografía", "cuidado", "guía", "agüero", "ley", "HER2")]
    [5, 3, 2, 3, 1, 1]
    """
    return max(1, len(_NUCLEUS.findall(_SILENT.sub("", word.casefold()))))


def perspicuity(sentences: Iterable[Sequence[str]]) -> float:
    """How easy `sentences` are to read, given as lists of words; 100 where there is nothing to read."""
    lists = [item for item in sentences if item]
    if not lists:
        return 100.0
    count = sum(map(len, lists))
    every = sum(syllables(word) for item in lists for word in item)
    return 206.835 - 62.3 * every / count - count / len(lists)
