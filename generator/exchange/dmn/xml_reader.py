"""XML of unknown origin to a small tree, safely.

Straight on expat, since all that must not be is told by its handlers at once, before anything is kept: a
document type declaration is refused, and with it every entity and every external reference (XXE, "billion
laughs"; see the Python documentation on XML vulnerabilities). Size, depth and number of elements are limited.
Namespaces are dropped: versions of DMN differ by little else, and some writers get them wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from xml.parsers import expat

from generator.diagnostics import Where

MAX_BYTES = 10_000_000
MAX_DEPTH = 100
MAX_ELEMENTS = 200_000
_CHUNK = 65_536


class XmlError(Exception):
    """The file is no XML that is read here. `where` is the place, `hint` what to do."""

    def __init__(self, message: str, where: Where, hint: str = "") -> None:
        """Keep `message`, `where` and `hint` as `args` too."""
        super().__init__(message, where, hint)
        self.message = message
        self.where = where
        self.hint = hint


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """An element: local name, attributes by local name, its own text, children, and where it begins."""

    name: str
    attributes: Mapping[str, str]
    where: Where
    children: tuple[Node, ...] = ()
    text: str = ""

    def all(self, *names: str) -> Iterator[Node]:
        """The children with one of these names."""
        return (child for child in self.children if child.name in names)

    def first(self, *names: str) -> Node | None:
        """The first child with one of these names."""
        return next(self.all(*names), None)

    def get(self, name: str) -> str:
        """An attribute without spaces around it, "" if it is not there."""
        return self.attributes.get(name, "").strip()

    def child_text(self, name: str) -> str:
        """The text of a child, "" if there is none."""
        child = self.first(name)
        return child.text.strip() if child else ""


def read_xml(path: Path) -> Node:
    """The root element of a file.

    Raises:
        XmlError: the file is not well-formed, uses what is refused, or is over a limit.
        OSError: the file cannot be read.
    """
    return _Reader(path).read()


@dataclass(kw_only=True)
class _Open:
    name: str
    attributes: dict[str, str]
    where: Where
    children: list[Node] = field(default_factory=list)
    text: list[str] = field(default_factory=list)

    def closed(self) -> Node:
        return Node(
            name=self.name,
            attributes=self.attributes,
            where=self.where,
            children=tuple(self.children),
            text="".join(self.text),
        )


class _Reader:
    def __init__(self, path: Path) -> None:
        self._path = path
        self._file = path.as_posix()
        self._stack: list[_Open] = []
        self._root: Node | None = None
        self._elements = 0
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.StartDoctypeDeclHandler = self._refuse_doctype
        parser.EntityDeclHandler = self._refuse_doctype
        parser.ExternalEntityRefHandler = self._refuse_doctype
        self._parser = parser

    def read(self) -> Node:
        size = 0
        if not self._path.is_file():
            raise XmlError("is no ordinary file but a folder, a pipe or a device", Where(self._file))
        try:
            with self._path.open("rb") as file:
                while chunk := file.read(_CHUNK):
                    size += len(chunk)
                    if size > MAX_BYTES:
                        raise XmlError(f"the file has more than {MAX_BYTES:,} bytes", Where(self._file))
                    self._parser.Parse(chunk, False)  # noqa: FBT003 -- expat takes it by position
                self._parser.Parse(b"", True)  # noqa: FBT003 -- the same
        except expat.ExpatError as problem:
            where = Where(self._file, problem.lineno, problem.offset + 1, problem.lineno, problem.offset + 2)
            message = f"XML cannot be read here: {expat.ErrorString(problem.code)}"
            raise XmlError(message, where, "export the file again from the tool it comes from") from problem
        except (LookupError, ValueError) as problem:  # an encoding that is unknown, or that expat cannot use
            message = f"the encoding cannot be read: {problem}"
            raise XmlError(message, Where(self._file, 1, 1, 1, 2), "save the file as UTF-8") from problem
        if self._root is None:  # expat would have complained
            raise XmlError("the file has no content", Where(self._file))
        return self._root

    @property
    def _where(self) -> Where:
        line, column = self._parser.CurrentLineNumber, self._parser.CurrentColumnNumber + 1
        return Where(self._file, line, column, line, column + 1)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._elements += 1
        if self._elements > MAX_ELEMENTS:
            raise XmlError(f"the file has more than {MAX_ELEMENTS:,} elements", self._where)
        if len(self._stack) >= MAX_DEPTH:
            raise XmlError(f"elements are nested more than {MAX_DEPTH} deep", self._where)
        # An attribute of another namespace never hides one of DMN's own.
        local = {_local(key): value for key, value in attributes.items() if ":" in key}
        local |= {key: value for key, value in attributes.items() if ":" not in key}
        self._stack.append(_Open(name=_local(name), attributes=local, where=self._where))

    def _end(self, _name: str) -> None:
        node = self._stack.pop().closed()
        if self._stack:
            self._stack[-1].children.append(node)
        else:
            self._root = node

    def _characters(self, text: str) -> None:
        self._stack[-1].text.append(text)

    def _refuse_doctype(self, *_: object) -> int:
        raise XmlError(
            "a document type declaration stands here: entities and external references are not read",
            self._where,
            "remove the declaration; DMN needs none",
        )


def _local(name: str) -> str:
    return name.rpartition(":")[2]
