"""Identifiers: the names that become part of addresses and of file names, and how a text becomes one.

Editors and names in DMN get the same answer: what `guidepress check` suggests for a text is what an import makes of it.
"""

from __future__ import annotations

import re
import unicodedata

IDENTIFIER = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
"""Kebab-case: ASCII alone, since an identifier becomes part of an address."""

MAX_IDENTIFIER = 80
"""Characters: an identifier becomes part of a file name."""

RESERVED = "gp-"
"""How no identifier may begin: the pages' own ids do."""

DEVICES = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]")
"""What no identifier may be: no file on Windows may be called so."""

_WORDS = re.compile(r"[a-z0-9]+")
_SPELT_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "o", "œ": "oe"})


def as_identifier(text: str) -> str:
    """The identifier that a text is nearest to, "" where nothing of it is left.

    Lower-case; umlauts are spelt out, other accents dropped, and other letters outside ASCII left out. Every run of
    other characters is one hyphen; camelCase is not split. Before what may not be an identifier stands `x-`. Cut after
    `MAX_IDENTIFIER` characters.

    >>> as_identifier("Applicant.Größe (in cm)")
    'applicant-groesse-in-cm'
    >>> as_identifier("Con")
    'x-con'
    """
    spelt_out = unicodedata.normalize("NFC", text).casefold().translate(_SPELT_OUT)
    plain = unicodedata.normalize("NFKD", spelt_out)
    letters = "".join(sign for sign in plain if not unicodedata.combining(sign))
    found = "-".join(_WORDS.findall(letters.casefold()))
    if found.startswith(RESERVED) or DEVICES.fullmatch(found):
        found = f"x-{found}"
    return found[:MAX_IDENTIFIER].strip("-")
