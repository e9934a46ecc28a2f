"""How words sound, for languages in which people write as they hear: "kimio" is the beginning of "quimioterapia".

`templates/theme/assets/guidepress/search-engine/spelling.mjs` does the same with the same rules, which the index brings
along; the patterns are such that Python and JavaScript read alike.
"""

from __future__ import annotations

from collections.abc import Mapping

Rules = tuple[tuple[str, str, str], ...]
"""Letters, the letters of which one must follow ("" any, or none), and what is heard."""

_SPANISH: Rules = (
    ("ch", "", "#"),  # the only h that is heard
    ("qu", "ei", "k"),
    ("gu", "ei", "g"),
    ("g", "ei", "j"),
    ("c", "eiy", "s"),
    ("ph", "", "f"),
    ("z", "", "s"),
    ("x", "", "s"),
    ("c", "", "k"),
    ("q", "", "k"),
    ("v", "", "b"),
    ("w", "", "b"),
    ("ll", "", "i"),
    ("y", "", "i"),
    ("h", "", ""),
    ("n", "bp", "m"),
)
"""Real Academia Española, Ortografía de la lengua española (2010), chapter II: letters that stand for one sound in America."""

_RULES: Mapping[str, Rules] = {"es": _SPANISH}


def sound_rules(language: str) -> Rules:
    """What is heard as what, in this order, in a folded word of a `language` (BCP 47); none where spelling tells little."""
    return _RULES.get(language.partition("-")[0].lower(), ())


def sound(word: str, rules: Rules) -> str:
    """What a folded `word` sounds like by `rules`; a letter that stands twice is heard once.

    >>> [sound(word, sound_rules("es")) for word in ("kimio", "quimio", "ciberknife", "cyberknife")]
    ['kimio', 'kimio', 'siberknife', 'siberknife']
    """
    for letters, before, heard in rules:
        if letters in word:
            word = _heard(word, letters, before, heard)
    return "".join(letter for place, letter in enumerate(word) if word[place - 1 : place] != letter)


def _heard(word: str, letters: str, before: str, heard: str) -> str:
    found, place = "", 0
    while place < len(word):
        end = place + len(letters)
        follows = word[end : end + 1]
        if word.startswith(letters, place) and (not before or (follows and follows in before)):
            found, place = found + heard, end
        else:
            found, place = found + word[place], place + 1
    return found
