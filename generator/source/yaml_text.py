"""Plain data to YAML text that reads back as the same texts, here and in every other YAML tool.

A text is written bare only where nobody could take it for anything else; with double quotes or backslashes in it
between single quotes, where nothing is escaped; otherwise between double quotes, with JSON's escapes, which YAML
shares.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence

Data = str | Sequence["Data"] | Mapping[str, "Data"]
"""Texts, lists and mappings of texts. Numbers and booleans are texts here, as they are when read."""

_BARE = re.compile(r"[A-Za-z](?:[A-Za-z0-9 ,.;()/+'?!%-]*[A-Za-z0-9.)?!%])?")
_SINGLE = re.compile(r"[ -&(-~]+")  # ASCII without the single quote
_SPECIAL = {"null", "true", "false", "yes", "no", "on", "off", "y", "n"}
_WIDE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")  # what JSON leaves bare and YAML forbids


def to_yaml(data: Mapping[str, Data]) -> str:
    """A YAML document in lines, without anchors, tags or flow style; empty lists and mappings as `[]` and `{}`."""
    return "".join(f"{line}\n" for line in _mapping(data, ""))


def quoted(text: str) -> str:
    """A text as one scalar."""
    if _BARE.fullmatch(text) and text.casefold() not in _SPECIAL:
        return text
    if ('"' in text or "\\" in text) and _SINGLE.fullmatch(text):
        return f"'{text}'"
    return _WIDE.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False))


def _mapping(data: Mapping[str, Data], indent: str) -> Iterator[str]:
    for key, value in data.items():
        head = f"{indent}{quoted(key)}:"
        if isinstance(value, str):
            yield f"{head} {quoted(value)}"
        elif not value:
            yield f"{head} {'{}' if isinstance(value, Mapping) else '[]'}"
        else:
            yield head
            yield from _mapping(value, f"{indent}  ") if isinstance(value, Mapping) else _list(value, f"{indent}  ")


def _list(data: Sequence[Data], indent: str) -> Iterator[str]:
    for item in data:
        if isinstance(item, str):
            yield f"{indent}- {quoted(item)}"
            continue
        if not item:
            yield f"{indent}- {'{}' if isinstance(item, Mapping) else '[]'}"
            continue
        lines = list(_mapping(item, f"{indent}  ") if isinstance(item, Mapping) else _list(item, f"{indent}  "))
        yield f"{indent}- {lines[0].lstrip()}"
        yield from lines[1:]
