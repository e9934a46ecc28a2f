"""`guidepress diff`: what changed between two libraries, for people and for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from generator.exchange.diff.changes import (
    MORE_PEOPLE,
    Change,
    ChangeKind,
    Part,
    Step,
    changes_of,
    danger_first,
    part_of,
    words,
)
from generator.exchange.diff.tables import SPECIAL, table_changes
from generator.model.decision import DecisionTable
from generator.model.directory import Directory
from generator.model.library import Library
from generator.model.values import Ref
from generator.report import text_report
from generator.source.library import content_of, load_library
from generator.source.one_file import load_decision

_SHORT = 60
"""Characters of a text that still stands behind its key."""


@dataclass(frozen=True, slots=True)
class Compared:
    """What `guidepress diff` prints; `complaint` is why a library could not be read."""

    text: str
    complaint: str = ""


def compare(old: Path, new: Path, *, as_json: bool) -> Compared:
    """What changed from the library in the folder `old` to that in `new`; a project or its content folder.

    Both may be decision files instead. `as_json` tells it in JSON, else in words. Both are read, not checked: what an
    older edition did wrong does not matter here.
    """
    if old.is_file() or new.is_file():
        return _of_tables(old, new, as_json=as_json)
    libraries: list[Library] = []
    for path in (old, new):
        content = content_of(path / "content") or content_of(path)
        if content is None:
            return Compared("", f"{path}: there is no library.yaml in it, in its folder content/, or above it")
        loaded = load_library(content)
        if loaded.library is None or loaded.findings.has_errors:
            return Compared("", text_report(loaded.findings, loaded.sources))
        libraries.append(loaded.library)
    before, after = libraries
    changes = danger_first(changes_of(before, after, SPECIAL))
    if as_json:
        return Compared(_as_json(_edition(before), _edition(after), changes))
    titles = {bundle.id: words(bundle.guideline.title) or "" for bundle in after.guidelines}
    directories = [Directory(library) for library in libraries]
    said = in_words([_with_titles(change, directories) for change in changes], titles)
    return Compared("\n".join(said).lstrip())


_REFERENCES = {
    **{kind: kind for kind in ("alert", "evidence", "grade", "question", "schedule", "topic")},
    "guidelines": "guideline",
    "source": "resource",
    "sources": "resource",
}
"""By field: the kind of what it names."""


def _with_titles(change: Change, directories: Sequence[Directory]) -> Change:
    """A change of what something names, by what readers call these things: in words that is told.

    `directories` are those of the old library and of the new one.
    """
    kind = _REFERENCES.get(change.field)
    if kind is None:
        return change
    old, new = (
        said and ", ".join(_title(name, kind, change.guideline, directory) for name in said.split(", "))
        for said, directory in zip((change.old, change.new), directories, strict=True)
    )
    return replace(change, old=old, new=new)


def _title(said: str, kind: str, here: str, directory: Directory) -> str:
    """The title of what is named in the guideline `here`, with the place in it; as it was said where it is not known."""
    name, at, place = said.partition(" at ")
    guideline, _, own = name.rpartition("/")
    target = directory.resolve(Ref(kind, own, guideline), here)
    return f"{words(target.title)}{at}{place}" if target else said


def _of_tables(old: Path, new: Path, *, as_json: bool) -> Compared:
    """What changed from one decision file to another."""
    tables: list[DecisionTable] = []
    for path in (old, new):
        if not path.is_file():
            return Compared("", f"{path} is a folder: compare two libraries, or two decision files")
        table, findings, sources = load_decision(path)
        if table is None or findings.has_errors:
            return Compared("", text_report(findings, sources))
        tables.append(table)
    before, after = tables
    step = Step("table", after.decision.name, words(after.name) or "")
    changes = danger_first(table_changes(before, after, (step,), ""))
    if as_json:
        return Compared(_as_json({"table": before.decision.name}, {"table": after.decision.name}, changes))
    return Compared("\n".join(in_words(changes, {}, of_library=False)).lstrip())


def _as_json(old: dict[str, Any], new: dict[str, Any], changes: Sequence[Change]) -> str:
    data = {
        "old": old,
        "new": new,
        "changes": [
            {
                "guideline": change.guideline or None,
                "path": [{"kind": step.kind, "name": step.name, "title": step.title} for step in change.path],
                "change": change.kind.value,
                "field": change.field or None,
                "label": change.label or None,
                "old": change.old,
                "new": change.new,
                "file": change.where.file or None,
                "line": change.where.line or None,
            }
            for change in changes
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=1)


def _edition(library: Library) -> dict[str, Any]:
    return {"library": library.info.library.name, "version": library.info.version, "as-of": library.as_of.isoformat()}


_AS_READERS_SAY = {"row": "case", "rows": "cases"}
_PARTS = {
    Part.DANGER: "Danger: alerts and contacts",
    Part.ANSWERS: "Answers: what tables say otherwise now, and to whom",
    Part.ELSE: "Everything else",
}


def in_words(changes: Sequence[Change], titles: Mapping[str, str], *, of_library: bool = True) -> Iterator[str]:
    """One line for each of `changes`, below the lines of what it belongs to; the parts as `danger_first` has them.

    `titles` are those of guidelines, by identifier; changes that are not `of_library` are of one table alone.
    """
    if not changes:
        yield "Nothing changed."
        return
    guideline: str | None = None
    path: tuple[Step, ...] = ()
    part = Part.ELSE
    for change in changes:
        if part_of(change) != part:
            part, guideline, path = part_of(change), None, ()
            yield f"\n{_PARTS[part]}"
        if change.guideline != guideline:
            guideline, path = change.guideline, ()
            if of_library:
                yield f"\nGuideline: {titles.get(guideline) or guideline}" if guideline else "The library"
        shared = _shared(path, change.path)
        for depth, step in list(enumerate(change.path))[shared:]:
            last = depth == len(change.path) - 1 and not change.field
            yield f"{_indent(depth)}{_step(step)}{_whole(change, depth) if last else ''}"
        path = change.path
        if change.field:
            yield from _line(change, _indent(len(change.path)))
    count = sum(not _only_counts(change) for change in changes)
    yield f"\n{count} {'change' if count == 1 else 'changes'}"


def _only_counts(change: Change) -> bool:
    """Whether it tells no change of its own, but how many more people there are."""
    return any(step.kind == MORE_PEOPLE for step in change.path)


def _shared(one: Sequence[Step], other: Sequence[Step]) -> int:
    """How many first steps two ways share."""
    number = 0
    while number < min(len(one), len(other)) and one[number] == other[number]:
        number += 1
    return number


def _indent(depth: int) -> str:
    return "  " * (depth + 1)


def _step(step: Step) -> str:
    """What readers know it by; its identifier where it has no title."""
    if step.kind == MORE_PEOPLE:
        return step.title
    kind = _AS_READERS_SAY.get(step.kind, step.kind)
    return f'{kind} "{step.title}"' if step.title else f"{kind} {step.name}".rstrip()


def _whole(change: Change, depth: int) -> str:
    if change.kind is ChangeKind.RENAMED:
        return f' is called "{change.new}" now'
    if change.kind not in _WORDS:
        return ""
    said = change.new if change.kind is ChangeKind.ADDED else change.old
    return f": {_WORDS[change.kind]}" + (f"\n{_indent(depth + 1)}{said}" if said else "")


_WORDS = {ChangeKind.ADDED: "new", ChangeKind.REMOVED: "gone"}


def _line(change: Change, indent: str) -> Iterator[str]:
    """A field that changed: on one line where both texts are short and hold no comma."""
    if change.kind in _WORDS:
        yield f"{indent}{change.field}, {_WORDS[change.kind]}: {change.new if change.kind is ChangeKind.ADDED else change.old}"
        return
    key = change.label or _AS_READERS_SAY.get(change.field, change.field)
    key = f"order of {key}" if change.kind is ChangeKind.MOVED else key
    old, new = change.old or "nothing", change.new or "nothing"
    if len(old) + len(new) <= _SHORT and ", " not in old + new:
        yield f"{indent}{key}: was {old}, is {new}"
    else:
        yield f"{indent}{key}"
        yield f"{indent}  was: {old}"
        yield f"{indent}  is:  {new}"
