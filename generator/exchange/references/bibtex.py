"""BibTeX and BibLaTeX. Split by bibtexparser; pylatexenc, which comes with it, reads LaTeX in texts."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from generator.diagnostics import Findings, MachineError, Where
from generator.exchange.references.draft import Draft, iso_date

_KEYS: Mapping[str, Sequence[str]] = {
    "title": ("title",),
    "container": ("journal", "journaltitle", "booktitle"),
    "volume": ("volume",),
    "issue": ("number", "issue"),
    "pages": ("pages", "eid"),
    "publisher": ("publisher", "institution", "organization", "school"),
    "doi": ("doi",),
    "pmid": ("pmid",),
    "isbn": ("isbn",),
    "address": ("url",),
    "accessed": ("urldate",),
    "license": ("license",),
}
"""Our keys, each with the fields that hold it, the fullest first."""

_IN_WORDS = {
    "title",
    "subtitle",
    "journal",
    "journaltitle",
    "booktitle",
    "publisher",
    "institution",
    "organization",
    "school",
}
"""Fields whose texts may hold LaTeX; an address with a % in it must stay as it is."""

_IMPLIED = {"article", "book", "inbook", "incollection", "online", "misc", "report", "techreport", "inproceedings"}
_LATEX = re.compile(r"[\\{}$~]|--|``|''")


def bibtex_drafts(text: str, file: str, findings: Findings) -> Iterator[Draft]:
    """The publications in `text`, the content of `file`; what cannot be read is added to `findings`.

    Raises:
        MachineError: bibtexparser is not installed.
    """
    try:
        from bibtexparser.entrypoint import parse_string  # noqa: PLC0415 - an extra
        from bibtexparser.middlewares import SeparateCoAuthors  # noqa: PLC0415 - the same
        from bibtexparser.model import DuplicateBlockKeyBlock  # noqa: PLC0415 - the same
        from pylatexenc.latex2text import LatexNodes2Text  # noqa: PLC0415 - the same
    except ImportError as problem:
        raise MachineError("BibTeX needs the package bibtexparser: pip install 'guidepress[references]'") from problem
    decode = LatexNodes2Text(keep_comments=True, strict_latex_spaces=True).latex_to_text
    with _quiet():
        read = parse_string(text, append_middleware=[SeparateCoAuthors()])
        found = [(entry, entry.start_line) for entry in read.entries]
        strings = "".join(str(block.raw) for block in read.strings)
        for block in read.failed_blocks:
            if isinstance(block, DuplicateBlockKeyBlock):  # another publication, or told as known; taken by itself
                own = parse_string(f"{strings}\n{block.raw}", append_middleware=[SeparateCoAuthors()])
                found += [(entry, block.start_line) for entry in own.entries]
                continue
            hint = "it ends with as many } as it has {, and each field but the last with a comma"
            where = Where(file, (block.start_line or 0) + 1)
            findings.error("bad-references", "this entry cannot be read", where, hint)
    for entry, line in found:
        yield _Entry(entry, decode).draft(Where(file, (line or 0) + 1))
    for comment in (*read.comments, *read.preambles):
        words = " ".join(str(getattr(comment, "comment", None) or getattr(comment, "value", "")).split())
        if words and "jabref-meta" not in words:
            where = Where(file, (comment.start_line or 0) + 1)
            findings.hint("references-not-carried", f"a comment was left out: {words[:80]}", where)


@contextmanager
def _quiet() -> Iterator[None]:
    """Without what bibtexparser logs: all of it is among its failed blocks, too."""
    logger = logging.getLogger("bibtexparser")
    level = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        logger.setLevel(level)


class _Entry:
    def __init__(self, entry: Any, decode: Callable[[str], str]) -> None:
        self._decode = decode
        self._key, self._kind = str(entry.key), str(entry.entry_type)
        self._fields = {str(item.key).casefold(): item.value for item in entry.fields}

    def draft(self, where: Where) -> Draft:
        draft = Draft(self._key, where)
        authors = self._list("author")
        draft.by(map(self._name, authors))
        first = _outside_braces(authors[0]) if authors else []
        draft.family = self._text(first[0]) if len(first) > 1 else ""
        if self._fields.get("subtitle") and self._fields.get("title"):
            self._fields["title"] = f"{self._fields['title']}: {self._fields.pop('subtitle')}"
        for key, names in _KEYS.items():
            for name in names:
                if name in self._fields:
                    text = str(self._fields.pop(name))
                    words = self._text(text) if name in _IN_WORDS else text
                    if "$" in text and words != text:
                        draft.leave(f"formula in {name}", text)
                    draft.take(key, words, name)
        self._take_date(draft)
        if str(self._fields.get("eprinttype", self._fields.get("archiveprefix", ""))).casefold() in {"pubmed", "pmid"}:
            draft.take("pmid", str(self._fields.pop("eprint", "")), "eprint")
            self._fields = {
                name: text for name, text in self._fields.items() if name not in {"eprinttype", "archiveprefix"}
            }
        if self._kind.casefold() not in _IMPLIED:
            draft.leave("type", self._kind)
        for name, value in self._fields.items():
            draft.leave(name, " and ".join(value) if isinstance(value, list) else str(value))
        return draft

    def _list(self, name: str) -> list[str]:
        value = self._fields.pop(name, [])
        return [str(item) for item in value] if isinstance(value, list) else [str(value)]

    def _take_date(self, draft: Draft) -> None:
        if "date" in self._fields:
            draft.take("published", str(self._fields.pop("date")), "date")
        year, month, day = (str(self._fields.pop(name, "")).strip("{} ") for name in ("year", "month", "day"))
        found = iso_date(year, month, day) or iso_date(year, month) or iso_date(year)
        told = {
            "year": year,
            "month": month if len(found) < len("2014-07") else "",
            "day": day if len(found) < len("2014-07-01") else "",
        }
        if found and not draft.values.get("published", found).startswith(found[:4]):
            told = {"year": year, "month": month, "day": day}
        elif found:
            told.pop("year")
            draft.values.setdefault("published", found)
        for name, text in told.items():
            draft.leave(name, text)

    def _text(self, text: str) -> str:
        """Words without LaTeX. A bare % begins a comment there, but here it is always a percentage."""
        if not _LATEX.search(text):
            return text
        return str(self._decode(re.sub(r"(?<!\\)%", r"\\%", text)))

    def _name(self, name: str) -> str:
        """`Giordano, Sharon H.` in the order in which it is spoken; {…} is one name, as of a panel."""
        bare = name.strip()
        if bare.startswith("{") and bare.endswith("}"):
            return self._text(bare)
        parts = [self._text(part.strip()) for part in _outside_braces(bare)]
        if len(parts) == 2:  # noqa: PLR2004 - family, given
            return f"{parts[1]} {parts[0]}"
        return f"{parts[2]} {parts[0]} {parts[1]}" if len(parts) == 3 else " ".join(parts)  # noqa: PLR2004 - with a suffix


def _outside_braces(text: str) -> list[str]:
    """The parts between commas that stand in no braces."""
    parts, depth = [""], 0
    for sign in text:
        depth += (sign == "{") - (sign == "}")
        if sign == "," and depth == 0:
            parts.append("")
        else:
            parts[-1] += sign
    return parts
