"""Text made fit for paper: spaces are spaces, nothing invisible turns text round, long words can break."""

from __future__ import annotations

import re
import unicodedata

from generator.handouts.errors import TypesettingError, name_of

LONGEST_WORD = 40  # characters; a longer one is no word of a language, and would run off the page
BREAK = "\u200b"  # zero width space: a line may end here

_WHOLE = 16  # characters between punctuation that stay together
_NEAR = 30  # characters on each side that show where a refused character stands
_SPACES = re.compile("[\t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]+")
_REFUSED = re.compile(
    "["
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"  # control characters
    "\u202a-\u202e"  # embeddings and overrides: a number could be printed backwards
    "\ufeff\ufffe\uffff"
    "\ud800-\udfff"
    "]"
)
_NO_BREAK_HYPHEN = "\u2011"  # few fonts have it; a hyphen between word joiners is the same
_SHORT = re.compile(r"(?<![\w-])(\w)-(?=\w)")  # T-DM1, x-ray: a line that ends in a single letter is hard to read on
_LONG = re.compile(rf"[^\s{BREAK}]{{{LONGEST_WORD + 1},}}")
# Scripts without spaces between words; the typesetter knows where their lines may break.
_OWN_BREAKS = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]"
)
_AFTER = "/?&=.-_#:,;"  # where an address breaks best


def printable(text: str) -> str:
    """The text as the typesetter gets it.

    Raises:
        TypesettingError: it holds a control character or a directional override (named, with its place).
    """
    text = _SPACES.sub(" ", text)
    refused = _REFUSED.search(text)
    if refused:
        raise TypesettingError(
            f"the character {name_of(refused[0])} cannot be printed, near “{near(text, refused.start())}”",
            "take it out of the text",
            refused[0],
        )
    text = _SHORT.sub("\\1\u2060-\u2060", text.replace(_NO_BREAK_HYPHEN, "\u2060-\u2060"))
    return _LONG.sub(lambda match: breakable(match[0]), text)


def breakable(word: str) -> str:
    """A long word or address with places where a line may end: after punctuation, or anywhere if it has none.

    Parts of up to 16 characters between punctuation stay whole; combined characters always do.
    """
    if _OWN_BREAKS.search(word):
        return word
    parts = re.findall(rf"[^{re.escape(_AFTER)}]*[{re.escape(_AFTER)}]*", word)
    return BREAK.join(part if len(part) <= _WHOLE else _everywhere(part) for part in parts if part)


def _everywhere(part: str) -> str:
    out: list[str] = []
    for character in part:
        joins = unicodedata.category(character) in {"Mn", "Me", "Mc", "Cf"} or (out and out[-1] in "\u200d\u2060")
        if out and not joins:
            out.append(BREAK)
        out.append(character)
    return "".join(out)


def shortened(text: str, limit: int) -> str:
    """`text` in one line, or its beginning with “…”, in at most `limit` characters.

    For running heads, where the page has the whole elsewhere.
    """
    text = " ".join(text.split())
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def near(text: str, index: int) -> str:
    """The words around a place in `text`, 30 characters on each side of `index`, without breaks that were put in."""
    around = text[max(0, index - _NEAR) : index + _NEAR + 1].replace(BREAK, "")
    return _REFUSED.sub("", around).strip()
