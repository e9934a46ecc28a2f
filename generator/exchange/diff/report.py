"""`guidepress diff`: what changed between two libraries, for people and for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.exchange.diff.changes import Change, ChangeKind, Step, changes_of, danger_first, is_about_danger, words
from generator.exchange.diff.tables import SPECIAL
from generator.model.library import Library
from generator.report import text_report
from generator.source.library import content_of, load_library

_SHORT = 60
"""Characters of a text that still stands behind its key."""


@dataclass(frozen=True, slots=True)
class Compared:
    """What `guidepress diff` prints; `complaint` is why a library could not be read."""

    text: str
    complaint: str = ""


def compare(old: Path, new: Path, *, as_json: bool) -> Compared:
    """What changed from the library in the folder `old` to that in `new`; a project or its content folder.

    `as_json` tells it in JSON, else in words. Both are read, not checked: what an older edition did wrong does not
    matter here.
    """
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
    return Compared(_as_json(before, after, changes) if as_json else "\n".join(in_words(changes, after)).lstrip())


def _as_json(old: Library, new: Library, changes: Sequence[Change]) -> str:
    data = {
        "old": _edition(old),
        "new": _edition(new),
        "changes": [
            {
                "guideline": change.guideline or None,
                "path": [{"kind": step.kind, "name": step.name, "title": step.title} for step in change.path],
                "change": change.kind.value,
                "field": change.field or None,
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


def in_words(changes: Sequence[Change], library: Library) -> Iterator[str]:
    """One line for each of `changes`, below the lines of what it belongs to; alerts and contacts come first, as a part.

    `library` is the new one: it gives guidelines their titles.
    """
    if not changes:
        yield "Nothing changed."
        return
    titles = {bundle.id: words(bundle.guideline.title) for bundle in library.guidelines}
    guideline: str | None = None
    path: tuple[Step, ...] = ()
    danger = False
    for change in changes:
        if is_about_danger(change) != danger:
            danger, guideline = not danger, None
            yield "Danger: alerts and contacts" if danger else "\nEverything else"
        if change.guideline != guideline:
            guideline, path = change.guideline, ()
            title = f"Guideline {guideline}: {titles.get(guideline, '')}".removesuffix(": ")
            yield f"\n{title}" if guideline else "The library"
        shared = _shared(path, change.path)
        for depth, step in list(enumerate(change.path))[shared:]:
            last = depth == len(change.path) - 1 and not change.field
            yield f"{_indent(depth)}{_step(step)}{_whole(change, depth) if last else ''}"
        path = change.path
        if change.field:
            yield from _line(change, _indent(len(change.path)))
    yield f"\n{len(changes)} {'change' if len(changes) == 1 else 'changes'}"


def _shared(one: Sequence[Step], other: Sequence[Step]) -> int:
    """How many first steps two ways share."""
    number = 0
    while number < min(len(one), len(other)) and one[number] == other[number]:
        number += 1
    return number


def _indent(depth: int) -> str:
    return "  " * (depth + 1)


def _step(step: Step) -> str:
    title = f'"{step.title}"' if step.title and step.title != step.name else ""
    return " ".join(part for part in (step.kind, step.name, title) if part)


def _whole(change: Change, depth: int) -> str:
    said = change.new if change.kind is ChangeKind.ADDED else change.old
    return f": {_WORDS[change.kind]}" + (f"\n{_indent(depth + 1)}{said}" if said else "")


_WORDS = {ChangeKind.ADDED: "new", ChangeKind.REMOVED: "gone"}


def _line(change: Change, indent: str) -> Iterator[str]:
    """A field that changed: on one line where both texts are short and hold no comma."""
    if change.kind in _WORDS:
        yield f"{indent}{change.field}, {_WORDS[change.kind]}: {change.new if change.kind is ChangeKind.ADDED else change.old}"
        return
    key = f"order of {change.field}" if change.kind is ChangeKind.MOVED else change.field
    old, new = change.old or "nothing", change.new or "nothing"
    if len(old) + len(new) <= _SHORT and ", " not in old + new:
        yield f"{indent}{key}: was {old}, is {new}"
    else:
        yield f"{indent}{key}"
        yield f"{indent}  was: {old}"
        yield f"{indent}  is:  {new}"
