"""RIS, as databases and publishers write it. Read by rispy."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from generator.diagnostics import Findings, MachineError, Where
from generator.exchange.references.draft import Draft, partial_date, turned_name

_KEYS: Mapping[str, Sequence[str]] = {
    "title": ("TI", "T1", "CT"),
    "container": ("JF", "T2", "BT", "JO", "J2", "JA"),
    "volume": ("VL",),
    "issue": ("IS",),
    "publisher": ("PB",),
    "doi": ("DO",),
    "address": ("UR",),
    "accessed": ("Y2",),
}
"""Our keys, each with the tags that hold it, the fullest first."""

_AUTHORS = ("AU", "A1")
_DATES = ("DA", "PY", "Y1")
_IMPLIED = {"JOUR", "JFULL", "EJOUR", "BOOK", "CHAP", "ELEC", "RPRT", "GEN"}
"""Types that the other tags say as well."""

_LINE = re.compile(r"(?P<tag>[A-Z][A-Z0-9])  -(?: (?P<text>.*))?")


def ris_drafts(text: str, file: str, findings: Findings) -> Iterator[Draft]:
    """The publications in `text`, the content of `file`; what stands outside an entry is added to `findings`.

    Raises:
        MachineError: rispy is not installed.
    """
    try:
        import rispy  # noqa: PLC0415 - an extra
        from rispy.config import TAG_KEY_MAPPING  # noqa: PLC0415 - the same
    except ImportError as problem:
        raise MachineError("RIS needs the package rispy: pip install 'guidepress[references]'") from problem
    lines, starts = _complete(text, file, findings)
    tags = {tag: tag for tag in TAG_KEY_MAPPING}
    read = rispy.loads(
        "\n".join(lines), mapping=tags, list_tags=list(_AUTHORS), delimiter_tags_mapping={}, enforce_list_tags=False
    )
    for entry, line in zip(read, starts, strict=True):
        yield _draft(_as_lists(entry), Where(file, line))


def _complete(text: str, file: str, findings: Findings) -> tuple[list[str], list[int]]:
    """The lines with every entry ended and each value on one line, and the line on which each entry begins.

    rispy drops an entry without an end, and joins lines only where a tag stands once.
    """
    lines: list[str] = []
    starts: list[int] = []
    is_open = False
    for number, line in enumerate(text.split("\n"), 1):
        found = _LINE.fullmatch(line.rstrip())
        tag = found["tag"] if found else ""
        if tag == "TY":
            lines += ["ER  - "] if is_open else []
            starts.append(number)
            is_open = True
        elif not is_open:
            if line.strip() and tag != "ER":
                findings.warning("bad-references", "this line stands outside an entry", Where(file, number))
            continue
        if tag:
            lines.append(line.rstrip())
        elif line.strip():
            lines[-1] += f" {line.strip()}"
        is_open = is_open and tag != "ER"
    return [*lines, *(["ER  - "] if is_open else [])], starts


def _as_lists(entry: Mapping[str, Any]) -> dict[str, list[str]]:
    """Each tag with its texts, tags that rispy does not know among them."""
    found = {tag: value if isinstance(value, list) else [value] for tag, value in entry.items() if tag != "UK"}
    for tag, texts in entry.get("UK", {}).items():
        found[str(tag)] = list(texts)
    return found


def _draft(entry: dict[str, list[str]], where: Where) -> Draft:
    draft = Draft(" ".join(entry.pop("ID", [])), where)
    if set(entry.get("TY", ())) <= _IMPLIED:
        entry.pop("TY", None)
    authors = [name for tag in _AUTHORS for name in entry.pop(tag, [])]
    draft.by(map(turned_name, authors))
    draft.family = authors[0].partition(",")[0] if authors and "," in authors[0] else ""
    for key, tags in _KEYS.items():
        for tag in tags:
            for text in entry.pop(tag, []):
                draft.take(key, text, tag)
    _take_pages(draft, entry)
    _take_numbers(draft, entry)
    days = [(text, tag) for tag in _DATES for text in entry.pop(tag, [])]
    days.sort(key=lambda item: -len(partial_date(item[0])))
    for text, tag in days:
        if not (partial_date(text) and draft.values.get("published", "").startswith(partial_date(text))):
            draft.take("published", text, tag)
    for tag, texts in entry.items():
        for text in texts:
            draft.leave(tag, text)
    return draft


def _take_pages(draft: Draft, entry: dict[str, list[str]]) -> None:
    first, last = entry.pop("SP", []), entry.pop("EP", [])
    if len(first) == 1 and len(last) == 1 and "-" not in first[0] and first != last:
        draft.take("pages", f"{first[0]}-{last[0]}", "SP")
        return
    for tag, texts in (("SP", first), ("EP", last)):
        for text in texts:
            draft.take("pages", text, tag)


def _take_numbers(draft: Draft, entry: dict[str, list[str]]) -> None:
    """SN is an ISBN or an ISSN; AN is a PMID where the database is PubMed or Medline."""
    for text in entry.pop("SN", []):
        draft.take("isbn", text, "SN")
    database = " ".join(entry.get("DB", [])).casefold()
    if "pubmed" in database or "medline" in database:
        for text in entry.pop("AN", []):
            draft.take("pmid", text, "AN")
