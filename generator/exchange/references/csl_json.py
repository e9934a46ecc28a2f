"""CSL-JSON, as Zotero, Mendeley and Crossref write it (schema csl-data.json 1.0.2)."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from generator.diagnostics import Findings, Where
from generator.exchange.references.draft import Draft, iso_date, name_in_order, partial_date

_KEYS = {
    "title": "title",
    "container-title": "container",
    "volume": "volume",
    "issue": "issue",
    "page": "pages",
    "publisher": "publisher",
    "DOI": "doi",
    "PMID": "pmid",
    "ISBN": "isbn",
    "URL": "address",
    "license": "license",
}
_IMPLIED = {"article-journal", "article", "book", "chapter", "webpage", "report", "document", ""}
"""Types that the other keys say as well."""

_MARKUP = re.compile(r"</?(?:i|b|em|strong|sup|sub|sc|span)(?:\s[^<>]*)?>")
_IN_NOTE = re.compile(r"(?mi)^\s*PMID:\s*([0-9]{1,8})\s*$")


def csl_drafts(text: str, file: str, findings: Findings) -> Iterator[Draft]:
    """The publications in `text`, the content of `file`; what cannot be read is added to `findings`."""
    try:
        data = json.loads(text)
    except ValueError as problem:
        line = getattr(problem, "lineno", 0)
        findings.error("bad-references", f"this is not JSON: {getattr(problem, 'msg', problem)}", Where(file, line))
        return
    items = data.get("items", [data]) if isinstance(data, dict) else data
    for number, item in enumerate(items if isinstance(items, list) else [None], 1):
        if isinstance(item, dict):
            yield _draft(item, _where(text, item, file))
        else:
            findings.error("bad-references", f"entry {number} is not an object with keys and values", Where(file))


def _where(text: str, item: Mapping[str, Any], file: str) -> Where:
    """The line of an entry: that of its identifier, where it can be found."""
    found = re.search(rf'"id"\s*:\s*{re.escape(json.dumps(item.get("id"), ensure_ascii=False))}', text)
    return Where(file, text.count("\n", 0, found.start()) + 1) if found else Where(file)


def _draft(item: Mapping[str, Any], where: Where) -> Draft:
    draft = Draft(_plain(item.get("citation-key") or item.get("id") or ""), where)
    for key, value in item.items():
        if key in {"id", "citation-key"} or (key == "type" and value in _IMPLIED):
            continue
        if key == "author" and isinstance(value, list):
            draft.by(_name(name) for name in value)
            draft.family = _plain(value[0].get("family", "")) if value and isinstance(value[0], dict) else ""
        elif key in {"issued", "accessed"}:
            _take_date(draft, key, value)
        elif key in _KEYS and not isinstance(value, (list, dict)):
            _take(draft, key, _plain(value))
        else:
            draft.leave(key, _plain(value))
    found = _IN_NOTE.search(str(item.get("note") or ""))
    if found and "pmid" not in draft.values:  # Zotero keeps it there
        draft.take("pmid", found[1], "note")
    return draft


def _take(draft: Draft, key: str, text: str) -> None:
    """A text, from which the markup of the other tool is gone."""
    words = html.unescape(_MARKUP.sub("", text)) if key in {"title", "container-title"} else text
    if words != text:
        draft.leave(f"markup of {key}", text)
    draft.take(_KEYS[key], words, key)


def _name(name: Any) -> str:
    if not isinstance(name, dict):
        return _plain(name)
    if name.get("literal"):
        return _plain(name["literal"])
    before = [_plain(name.get(key, "")) for key in ("given", "dropping-particle", "non-dropping-particle")]
    return name_in_order(" ".join(before), f"{_plain(name.get('family', ''))} {_plain(name.get('suffix', ''))}")


def _take_date(draft: Draft, key: str, value: Any) -> None:
    """A date in parts or as a text; of a span the beginning, and the whole is named."""
    parts = value.get("date-parts") if isinstance(value, dict) else None
    first = parts[0] if isinstance(parts, list) and parts and isinstance(parts[0], list) else []
    day = iso_date(*map(str, first[:3])) if first else ""
    if not day and isinstance(value, dict):
        day = partial_date(_plain(value.get("raw") or value.get("literal") or ""))
    ours = {"issued": "published", "accessed": "accessed"}[key]
    if not day or (isinstance(parts, list) and len(parts) > 1) or (isinstance(value, dict) and "season" in value):
        draft.leave(key, _plain(value))
    if day:
        draft.take(ours, day, key)


def _plain(value: Any) -> str:
    """A value as a text."""
    if isinstance(value, list) and not any(isinstance(item, (list, dict)) for item in value):
        return ", ".join(map(str, value))
    if isinstance(value, (dict, list)):
        return json.dumps(value, ensure_ascii=False)
    return "" if value is None else str(value)
