"""What may be linked: web addresses that are safe, and references in the form that editors write."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from generator.diagnostics import Where, did_you_mean
from generator.model.identifiers import IDENTIFIER
from generator.model.values import KINDS, Ref

_SCHEMES = ("https", "http", "mailto", "tel")
# What a browser would drop or rewrite inside an address; none of it belongs into one.
_BAD_IN_ADDRESS = re.compile(r"[\s\x00-\x1f\x7f<>\"'`{}|\\^]")


def address_problem(url: str) -> str:
    """Why an address must not be linked, "" if it may. Checked here once for screen, paper and search."""
    if _BAD_IN_ADDRESS.search(url):
        return "an address cannot contain spaces, quotes or brackets"
    try:
        parts = urlsplit(url)
    except ValueError:
        return "the address cannot be read"
    if parts.scheme.casefold() not in _SCHEMES:
        meant = "" if parts.scheme else "mailto:" if "@" in url else "https://" if url.startswith("www.") else ""
        return f"write {meant}{url}" if meant else "an address begins with https://, http://, mailto: or tel:"
    if parts.scheme.casefold() in {"http", "https"} and not parts.hostname:
        return "the address has no host name"
    return ""


def parse_ref(text: str, where: Where) -> Ref | str:
    """The `text` of a reference at `where`, `kind:name` or `kind:guideline/name`; if it is none, what is wrong."""
    kind, colon, path = text.partition(":")
    if not colon:
        return "write kind:id, such as term:mammogram"
    if kind not in KINDS:
        return did_you_mean(kind, KINDS)
    parts = path.split("/")
    if not all(IDENTIFIER.fullmatch(part) for part in parts):
        return "identifiers consist of lower-case letters, digits and single hyphens"
    own = 2 if kind == "rule" else 1
    if len(parts) not in {own, own + 1} or (kind in {"term", "resource", "guideline"} and len(parts) != 1):
        return f"write {kind}:decision/rule" if kind == "rule" else f"write {kind}:id"
    guideline = parts[0] if len(parts) > own else ""
    return Ref(kind, "/".join(parts[-own:]), guideline, where)
