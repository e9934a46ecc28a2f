"""What scripts say, for the browser: a small script of its own for each language but English, which they are written in."""

from __future__ import annotations

import json
from functools import cache

from babel.messages.catalog import Catalog

from generator.language.catalogue import ENGLISH, OURS, SOURCE, Catalogue, read_catalogue
from generator.language.pseudo import PSEUDO

TEMPLATE = OURS / "messages.pot"
"""Every message with the places where it stands; `guidepress i18n extract` writes it."""
_SCRIPTS = (".js", ".mjs")


@cache
def script_words(catalogue: Catalogue) -> str:
    """What scripts need to speak the language of `catalogue`, as a script; "" where they speak it already.

    Messages go by their English. One that has a plural is an object of forms by the names of CLDR, as `Intl.PluralRules`
    gives them.
    """
    if not catalogue.messages and catalogue.tag != PSEUDO:
        return ""
    found: dict[str, str | dict[str, str]] = {}
    for message in template():
        if not any(name.endswith(_SCRIPTS) for name, _ in message.locations):
            continue
        if isinstance(message.id, str):
            said = catalogue.text(message.id)
            if said != message.id:
                found[message.id] = said
            continue
        one, more = message.id
        forms = catalogue.forms(one, more)
        if forms != ENGLISH.forms(one, more):
            found[one] = forms
    if not found:
        return ""
    words = json.dumps(found, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    for end in ("\u2028", "\u2029"):
        words = words.replace(end, f"\\u{ord(end):04x}")
    return f"window.guidepress={{words:{words}}};\n"


@cache
def template() -> Catalog:
    """Every message of code, templates and scripts, untranslated."""
    return read_catalogue(TEMPLATE, SOURCE)
