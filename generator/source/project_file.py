"""`mkdocs.yml`, before MkDocs loads it: MkDocs' loader carries out YAML tags, and any of them could run a program.

Let through are MkDocs' own `!ENV` and `!relative`, and what the manuals of Material and PyMdown tell people to write:
the names of their emoji, fence, formula and slug functions. Nothing else of Python is ever imported or called.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from generator.diagnostics import Findings, Where
from generator.source.compose import MAX_DEPTH, shown
from generator.source.folder import printable_name, read_file
from generator.source.sources import Sources
from generator.source.syntax_errors import syntax_error

_YAML = "tag:yaml.org,2002:"
_PLAIN = {"null", "bool", "int", "float", "binary", "timestamp", "omap", "pairs", "set", "str", "seq", "map"}
_CUSTOMARY = re.compile(
    r"python/name:(?:"
    r"material\.extensions\.emoji|materialx\.emoji|pymdownx\.(?:emoji|superfences|arithmatex|slugs)"
    r")\.[A-Za-z]\w*"
    r"|python/object/apply:pymdownx\.slugs\.slugify"
)
_MKDOCS = {"!", "!ENV", "!relative"}


def check_project(path: Path) -> tuple[Findings, Sources]:
    """What keeps MkDocs from loading a project file, or a file that it inherits from."""
    findings, sources = Findings(), Sources()
    done: set[Path] = set()
    todo = [path]
    while todo:
        file = todo.pop()
        if file.resolve() in done:
            findings.error("symlink-cycle", "this file inherits from itself", Where(printable_name(str(file))))
            break
        done.add(file.resolve())
        parent = _check_file(file, findings, sources)
        if parent:
            todo.append(file.parent / parent)
    return findings, sources


def _check_file(path: Path, findings: Findings, sources: Sources) -> str:
    """One file; the file that it inherits from, "" if none."""
    name = printable_name(path.as_posix())
    data = read_file(path, name, findings)
    if data is None:
        return ""
    sources.texts[name] = text = shown(data)
    try:
        # The parser that MkDocs uses, and not libyaml's: no text may read differently here and there.
        events = list(yaml.parse(data, Loader=yaml.SafeLoader))
    except yaml.YAMLError as problem:
        findings.add(syntax_error(problem, text, name, lambda mark: int(mark.column) + 1))
        return ""
    except (UnicodeError, ValueError) as problem:
        findings.error("yaml-syntax", f"YAML cannot be read here: {problem}", Where(name, 1, 1))
        return ""
    for code, message, event in _problems(events):
        findings.error(code, message, _place(event, name), "remove it")
    return "" if findings.has_errors else _inherited(data, name, findings)


def _place(event: Any, name: str) -> Where:
    start, end = event.start_mark, event.end_mark
    return Where(name, start.line + 1, start.column + 1, end.line + 1, end.column + 1)


def _problems(events: list[yaml.Event]) -> Iterator[tuple[str, str, yaml.Event]]:
    open_anchors: list[str | None] = []
    for event in events:
        tag = getattr(event, "tag", None)
        if isinstance(tag, str) and not _is_harmless(tag):
            shown = tag.replace(_YAML, "!!", 1)
            yield "unsafe-tag", f"MkDocs would execute the tag {shown}, which could run a program", event
        if isinstance(event, (yaml.SequenceStartEvent, yaml.MappingStartEvent)):
            open_anchors.append(event.anchor)
            if len(open_anchors) == MAX_DEPTH + 1:
                yield "yaml-syntax", f"lists and mappings are nested more than {MAX_DEPTH} levels deep", event
        elif isinstance(event, (yaml.SequenceEndEvent, yaml.MappingEndEvent)):
            open_anchors.pop()
        elif isinstance(event, yaml.AliasEvent) and event.anchor in open_anchors:
            yield "alias-not-allowed", f'the anchor "{event.anchor}" contains itself', event


def _is_harmless(tag: str) -> bool:
    if not tag.startswith(_YAML):
        return tag in _MKDOCS
    kind = tag.removeprefix(_YAML)
    return kind in _PLAIN or bool(_CUSTOMARY.fullmatch(kind))


class _Inert(yaml.SafeLoader):
    """Makes of a file what MkDocs makes of it, merged keys included, but carries out no tag."""


class _Tagged:
    """Stands for what a tag would have made."""


_Inert.add_constructor(None, lambda _loader, _node: _Tagged())


def _inherited(data: bytes, name: str, findings: Findings) -> str:
    """The value of `INHERIT` at the top of a file; it must be there to read, and not come from the environment."""
    try:
        top = yaml.load(data, Loader=_Inert)  # noqa: S506 -- a SafeLoader
    except (yaml.YAMLError, ValueError) as problem:
        mark = getattr(problem, "problem_mark", None)
        where = (
            Where(name, mark.line + 1, mark.column + 1, mark.line + 1, mark.column + 2) if mark else Where(name, 1, 1)
        )
        findings.error("yaml-syntax", f"YAML cannot be read here: {getattr(problem, 'problem', problem)}", where)
        return ""
    if not isinstance(top, dict):
        findings.error("wrong-type", "keys and values belong here", Where(name, 1, 1), "begin with site_name")
        return ""
    parent = top.get("INHERIT", "")
    if not isinstance(parent, str) or any(isinstance(key, _Tagged) for key in top):
        findings.error("wrong-type", "INHERIT and the keys beside it must be plain text", Where(name, 1, 1))
        return ""
    return parent
