"""References of another tool added to `resources.yaml`, which is written whole or not at all."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath

from generator.diagnostics import Findings, Where
from generator.exchange.references.bibtex import bibtex_drafts
from generator.exchange.references.csl_json import csl_drafts
from generator.exchange.references.draft import Draft
from generator.exchange.references.ris import ris_drafts
from generator.model.library import Resource, ResourcesFile
from generator.source.compose import compose, decode
from generator.source.folder import printable_name, read_file
from generator.source.nodes import Map
from generator.source.one_file import read_text
from generator.source.sources import Sources
from generator.source.yaml_text import to_yaml

Reader = Callable[[str, str, Findings], Iterator[Draft]]

_READERS: Mapping[str, Reader] = {".json": csl_drafts, ".ris": ris_drafts, ".bib": bibtex_drafts}
_BEGINNINGS: tuple[tuple[str, Reader], ...] = (
    (r"\A\s*[\[{]", csl_drafts),
    (r"(?m)^TY  -", ris_drafts),
    (r"(?m)^[ \t]*@\w{1,40}[ \t]*[{(]", bibtex_drafts),
)
"""What a text begins with, or has at the beginning of a line, whatever its file is called."""

_LOOKED_AT = 100_000  # characters in which a file shows what it is
_SHOWN = 200  # characters of what was not carried over that stand at the entry
_START = "resources:\n"


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of a file: the text of the resources with its entries (None after an error), and what is to be told.

    `added` are the identifiers of the new entries.
    """

    text: str | None
    added: tuple[str, ...]
    findings: Findings
    sources: Sources


def import_references(path: Path, resources: Path | None) -> Imported:
    """Read the references in the file at `path`, and add them to those of `resources`; nothing is written.

    `resources` is a `resources.yaml`, which need not be there yet; None for a text with the new entries alone. Entries
    that are there stay as they are, to the letter; a publication that is among them already is left out, and told.

    Raises:
        MachineError: the package that reads this kind of file is not installed.
    """
    findings, sources = Findings(), Sources()
    drafts = _drafts(path, findings, sources)
    there = resources is not None and resources.exists()
    name = printable_name(resources.as_posix()) if resources else "resources.yaml"
    before = _text_of(resources, name, findings, sources) if resources and there else _START
    if before is None or (findings.has_errors and not drafts):
        return Imported(None, (), findings, sources)
    known = _entries(before, name, findings, sources) if there else {}
    if known is None:
        return Imported(None, (), findings, sources)
    new = _Names(known, findings).named(drafts)
    indent = _indent(before, name) if there else "  "
    text = (
        before
        + ("" if before.endswith("\n") else "\n")
        + "".join(_entry(item, draft, indent) for item, draft in new.items())
    )
    if not _is_whole(text, name, known, new, findings):
        return Imported(None, (), findings, sources)
    return Imported(text, tuple(new), findings, sources)


def _drafts(path: Path, findings: Findings, sources: Sources) -> list[Draft]:
    name = printable_name(path.as_posix())
    text = _text_of(path, name, findings, sources)
    if text is None:
        return []
    reader = _reader_of(path, text)
    if reader is None:
        hint = "export them as CSL-JSON (.json), RIS (.ris) or BibTeX (.bib)"
        findings.error("bad-references", "there are no references in this file that can be read", Where(name), hint)
        return []
    try:
        drafts = list(reader(text, name, findings))
    except RecursionError:
        hint = "references have no lists in lists in lists"
        findings.error("bad-references", "brackets are nested too deep in this file", Where(name), hint)
        return []
    if not drafts and not findings.has_errors:
        findings.error("bad-references", "there is no entry in this file", Where(name))
    return drafts


def _reader_of(path: PurePath, text: str) -> Reader | None:
    """What reads a file: by its beginning, since names often lie; else by its name."""
    for pattern, reader in _BEGINNINGS:
        if re.search(pattern, text[:_LOOKED_AT]):
            return reader
    return _READERS.get(path.suffix.casefold())


def _text_of(path: Path, name: str, findings: Findings, sources: Sources) -> str | None:
    data = read_file(path, name, findings)
    text = decode(data, name, findings) if data is not None else None
    if text is not None and "\x00" in text:
        findings.error("bad-references", "this is no text: it has zero bytes in it", Where(name))
        return None
    sources.texts[name] = text or ""
    return text


def _entries(text: str, name: str, findings: Findings, sources: Sources) -> Mapping[str, Resource] | None:
    """The entries of a `resources.yaml`; None after an error."""
    own = Findings()
    file = read_text(text.encode(), name, ResourcesFile, own, sources) if text.strip() != _START.strip() else None
    for item in own.items:
        findings.add(item)
    if own.has_errors:
        return None
    return file.resources if file else {}


def _indent(text: str, name: str) -> str:
    """What stands before each identifier of a `resources.yaml`."""
    root = compose(text, name, Findings())
    entries = root.entries[0][1] if isinstance(root, Map) and root.entries else None
    return " " * (entries.entries[0][0].where.column - 1) if isinstance(entries, Map) and entries.entries else "  "


class _Names:
    """Gives entries identifiers that nothing else has, and leaves out what is known."""

    def __init__(self, known: Mapping[str, Resource], findings: Findings) -> None:
        self._taken = set(known)
        self._uses: Counter[str] = Counter()
        self._findings = findings
        self._numbers: dict[tuple[str, str], str] = {}
        for name, resource in known.items():
            for key in ("doi", "pmid"):
                if value := getattr(resource, key):
                    self._numbers[key, str(value).casefold()] = name
            self._numbers[_sameness(resource.title, resource.link)] = name

    def named(self, drafts: list[Draft]) -> dict[str, Draft]:
        found: dict[str, Draft] = {}
        for draft in drafts:
            values = draft.values
            numbers = {key: values[key].casefold() for key in ("doi", "pmid") if key in values}
            keys: list[tuple[str, str]] = [*numbers.items()] or [
                _sameness(str(draft.data()["title"]), values.get("address", ""))
            ]
            same = next((self._numbers[key] for key in keys if key in self._numbers), "")
            if same:
                message = f'"{str(draft.data()["title"])[:80]}" is there as "{same}": it was left as it is'
                self._findings.hint("references-not-carried", message, draft.where)
                continue
            name = self._free(draft.identifier)
            self._numbers |= dict.fromkeys(keys, name)
            found[name] = draft
            if draft.rest:
                left = ", ".join(dict.fromkeys(key for key, _ in draft.rest))
                message = f'of "{name}" was not carried over: {left}'
                self._findings.hint(
                    "references-not-carried", message, draft.where, "it stands in a comment at the entry"
                )
            if not draft.values.keys() & {"publisher", "container"}:
                message = f'"{name}" has neither publisher nor container'
                self._findings.warning("missing-key", message, draft.where, "add who published it")
            if not draft.values.keys() & {"address", "doi", "pmid", "isbn"}:
                message = f'"{name}" has neither address nor doi, pmid or isbn'
                self._findings.warning("missing-key", message, draft.where, "add where it is found")
        return found

    def _free(self, wanted: str) -> str:
        name = wanted
        while name in self._taken:
            self._uses[wanted] += 1
            name = f"{wanted}-{self._uses[wanted] + 1}"
        self._taken.add(name)
        return name


def _sameness(title: str, link: str) -> tuple[str, str]:
    return " ".join(title.casefold().split()), link


def _entry(name: str, draft: Draft, indent: str) -> str:
    """One entry of the file; what was not carried over stands in comments at its beginning."""
    head, *lines = to_yaml({name: draft.data()}).splitlines()
    comments = [f"  # not carried over: {key}: {_short(text)}" for key, text in draft.rest]
    return "".join(f"{indent}{line}\n" for line in (head, *comments, *lines))


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def _is_whole(
    text: str, name: str, known: Mapping[str, Resource], new: Mapping[str, Draft], findings: Findings
) -> bool:
    """Whether the text reads back as all entries that were there, and all new ones; what is wrong is told."""
    own = Findings()
    file = read_text(text.encode(), name, ResourcesFile, own, Sources()) if known or new else None
    for item in own.items:
        findings.add(item)
    read = file.resources if file else {}
    same = all(read.get(key) == resource for key, resource in known.items())
    if own.has_errors or not same or list(read) != [*known, *new]:
        if not own.has_errors:
            hint = "write one entry below the other, indented, as `guidepress new` does, or leave out -o"
            findings.error("bad-references", "nothing can be added at the end of this file", Where(name), hint)
        return False
    return True
