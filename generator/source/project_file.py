"""`mkdocs.yml`, before anybody acts on it: MkDocs' own loader carries out YAML tags, and any of them could run a program.

Let through are MkDocs' own `!ENV` and `!relative`, and what the manuals of Material and PyMdown tell people to write:
the names of their emoji, fence, formula and slug functions. Nothing else of Python is ever imported or called. For
the rest the file has the limits of every file of the library: in size, depth, repetition and characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any

import yaml

from generator.diagnostics import Findings, Where
from generator.source.compose import compose, decode, shown
from generator.source.folder import printable_name, read_file
from generator.source.nodes import Map, Node, Scalar, Seq
from generator.source.sources import Sources

_YAML = "tag:yaml.org,2002:"
_NAME = f"{_YAML}python/name:"
_SLUGIFY = f"{_YAML}python/object/apply:pymdownx.slugs.slugify"
_PLAIN = {"null", "bool", "int", "float", "binary", "timestamp", "omap", "pairs", "set", "str", "seq", "map"}
_CUSTOMARY = re.compile(
    r"(?:"
    r"material\.extensions\.emoji|materialx\.emoji|pymdownx\.(?:emoji|superfences|arithmatex|slugs)"
    r")\.[A-Za-z]\w*"
)
_MKDOCS = {"!", "!ENV", "!relative"}


@dataclass(frozen=True, slots=True)
class ProjectFile:
    """A file that was read and found harmless: its `path`, its `text`, and what stands in it."""

    path: Path
    text: str
    top: Node


@dataclass(frozen=True, slots=True)
class Project:
    """A project file and those that it inherits from, the nearest first; `files` ends where one cannot be used.

    `findings` are what is wrong with them, and `sources` their texts, by the names that findings give them.
    """

    findings: Findings = field(default_factory=Findings)
    sources: Sources = field(default_factory=Sources)
    files: list[ProjectFile] = field(default_factory=list)

    def where(self, *keys: str) -> Where:
        """The place of what stands under `keys`, one in the other; the beginning of the project file if nothing does."""
        node = self.find(*keys)
        return node.where if node is not None else Where(next(iter(self.sources.texts), ""), 1, 1)

    def find(self, *keys: str) -> Node | None:
        """What stands under `keys`, one in the other, in the nearest file that has it; None if nothing does."""
        for file in self.files:
            node: Node | None = file.top
            for key in keys:
                node = _entry(node, key)
            if node is not None:
                return node
        return None

    def key(self, *keys: str) -> Where | None:
        """The place of the last of `keys` itself; None if nothing stands under them."""
        for file in self.files:
            node: Node | None = file.top
            for key in keys[:-1]:
                node = _entry(node, key)
            for name, _value in node.entries if isinstance(node, Map) else ():
                if name.text == keys[-1]:
                    return name.where
        return None

    def where_of(self, text: str, *keys: str) -> Where:
        """The place of an item of a list under `keys`, the item being `text` or having it; that of the list otherwise."""
        for file in self.files:
            node: Node | None = file.top
            for key in keys:
                node = _entry(node, key)
            for item in node.items if isinstance(node, Seq) else ():
                if text in (value.text for value in _texts(item)):
                    return item.where
        return self.where(*keys)


def _texts(node: Node) -> Iterator[Scalar]:
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Map):
        yield from (value for _, value in node.entries if isinstance(value, Scalar))


def _entry(node: Node | None, key: str) -> Node | None:
    entries = node.entries if isinstance(node, Map) else ()
    return next((value for name, value in entries if name.text == key), None)


def check_project(path: Path) -> Project:
    """Read the project file at `path` and those that it inherits from; what must not be loaded is among the findings."""
    project = Project()
    done: set[Path] = set()
    todo = [path]
    while todo:
        file = todo.pop()
        if file.resolve() in done:
            where = Where(printable_name(str(file)))
            project.findings.error("symlink-cycle", "this file inherits from itself", where)
            break
        done.add(file.resolve())
        parent = _check_file(file, project)
        if parent:
            todo.append(file.parent / parent)
    return project


def _check_file(path: Path, project: Project) -> str:
    """One file; the file that it inherits from, "" if none."""
    findings, name = project.findings, printable_name(path.as_posix())
    data = read_file(path, name, findings)
    if data is None:
        return ""
    text = decode(data, name, findings)
    project.sources.texts[name] = shown(data) if text is None else text
    if text is None:
        return ""
    top = compose(text, name, findings, foreign=_problem_of)
    if top is None or findings.has_errors:
        return ""
    project.files.append(ProjectFile(path, text, top))
    return _inherited(text, name, findings)


def _problem_of(tag: str) -> str:
    """What is wrong with a tag, "" if it is harmless."""
    kind = tag.removeprefix(_YAML)
    is_plain = kind in _PLAIN if kind != tag else tag in _MKDOCS
    if is_plain or tag == _SLUGIFY or (tag.startswith(_NAME) and _CUSTOMARY.fullmatch(tag.removeprefix(_NAME))):
        return ""
    return f"MkDocs would execute the tag {tag.replace(_YAML, '!!', 1)}, which could run a program"


class ProjectLoader(yaml.CSafeLoader):
    """Makes of a file what MkDocs makes of it, and of Python's tags only those that are customary.

    It reads with the parser that looked at the file before: no text reads differently then and now.
    """

    def customary(self, name: str, node: yaml.Node) -> Any:
        """The function that the tag of a `node` calls by its `name`.

        Raises:
            yaml.constructor.ConstructorError: it is none of the customary ones, or not installed.
        """
        module, _, function = name.rpartition(".")
        try:
            if _CUSTOMARY.fullmatch(name):
                return getattr(import_module(module), function)
        except (ImportError, AttributeError) as problem:
            raise yaml.constructor.ConstructorError(None, None, str(problem), node.start_mark) from problem
        raise yaml.constructor.ConstructorError(None, None, f"{name} is not allowed here", node.start_mark)

    def slugify(self, node: yaml.Node) -> Any:
        """What the manual's function for slugs makes of its arguments, which stand in a `node`."""
        function = self.customary("pymdownx.slugs.slugify", node)
        if isinstance(node, yaml.SequenceNode):
            return function(*self.construct_sequence(node, deep=True))
        given = self.construct_mapping(node, deep=True) if isinstance(node, yaml.MappingNode) else {}
        return function(*given.get("args", ()), **given.get("kwds", {}))


ProjectLoader.add_multi_constructor(_NAME, ProjectLoader.customary)
ProjectLoader.add_constructor(_SLUGIFY, ProjectLoader.slugify)


class _Inert(yaml.CSafeLoader):
    """Makes of a file what MkDocs makes of it, merged keys included, but carries out no tag."""


class _Tagged:
    """Stands for what a tag would have made."""


_Inert.add_constructor(None, lambda _loader, _node: _Tagged())


def _inherited(text: str, name: str, findings: Findings) -> str:
    """The value of `INHERIT` at the top of a file; it must be there to read, and not come from the environment."""
    try:
        top = yaml.load(text, Loader=_Inert)  # noqa: S506 -- a SafeLoader
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
