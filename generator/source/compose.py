"""Text of a file to a tree of nodes, strictly.

Built on the events of libyaml (`CSafeLoader`), not on PyYAML's own composer: events come one after the
other, so that nesting, anchors and duplicate keys are checked on the way, no input can exhaust the
stack, and no scalar ever gets a type (`no`, `08`, `12:30` stay what the editor typed).
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, field
from typing import Any, TypeGuard

import yaml

from generator.diagnostics import Findings, Where
from generator.source.cell_quotes import QuotedCells, quote_cells
from generator.source.nodes import Map, Node, Scalar, Seq
from generator.source.syntax_errors import syntax_error

MAX_BYTES = 5_000_000
MAX_DEPTH = 60
MAX_NODES = 500_000
MAX_CHARACTERS = 2 * MAX_BYTES
"""Of all texts together, those of aliases counted each time."""

# C0 without tab and line ends, C1, line and paragraph separators, and every character that overrides,
# embeds or isolates the reading direction (Unicode TR9): they make a text read differently from what it says.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)


def decode(data: bytes, file: str, findings: Findings) -> str | None:
    """Bytes of a file to text; None after a finding (size, encoding, nothing in it)."""
    if len(data) > MAX_BYTES:
        findings.error("file-too-large", f"the file has {len(data):,} bytes; the limit is {MAX_BYTES:,}", Where(file))
        return None
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as problem:
        lines = shown(data[: problem.start]).split("\n")
        line, column = len(lines), len(lines[-1]) + 1
        where = Where(file, line, column, line, column + 1)
        message = f"byte 0x{data[problem.start]:02X} is not UTF-8"
        findings.error("not-utf-8", message, where, "save the file as UTF-8 in your editor")
        return None
    return _with_one_line_end(text)


def shown(data: bytes) -> str:
    """Bytes as a text that can be shown, whatever they are, with the lines that findings count."""
    return _with_one_line_end(data.removeprefix(codecs.BOM_UTF8).decode("utf-8", "replace"))


def _with_one_line_end(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def compose(text: str, file: str, findings: Findings, *, cells: bool = False) -> Node | None:
    """The one document of a file as nodes; None after a finding that leaves nothing to read.

    With `cells`, S-FEEL that YAML stumbles over is read as if it stood in quotes (`cell_quotes`).
    """
    if not check_characters(text, file, findings):
        return None
    composer = _Composer(file, findings, text)
    problem = composer.run(text)
    if problem is not None and cells:
        quoted = quote_cells(text)
        if quoted.helps(problem):
            composer = _Composer(file, findings, text, quoted)
            problem = composer.run(quoted.text)
    if problem is not None:
        findings.items.append(syntax_error(problem, text, file, composer.column))
        return None
    if composer.stopped:
        return None
    root = composer.root
    if root is None or (isinstance(root, Scalar) and root.is_null):
        findings.error("empty-file", "the file has no content", Where(file, 1, 1), "start it with `guidepress new`")
        return None
    return root


def check_characters(text: str, file: str, findings: Findings) -> bool:
    """Whether a text has none of the characters that are refused; each of them is a finding."""
    if not _FORBIDDEN.search(text):
        return True
    for number, line in enumerate(text.split("\n"), 1):
        for match in _FORBIDDEN.finditer(line) if findings.has_room(file) else ():
            column = match.start() + 1
            findings.error(
                "control-character",
                f"the character U+{ord(match[0]):04X} is not allowed: it cannot be seen, or changes how the text reads",
                Where(file, number, column, number, column + 1),
                "delete it, or type the text anew",
            )
    return False


@dataclass
class _Open:
    """A list or mapping that is being filled."""

    start: Any
    is_map: bool
    flow: bool
    anchor: str | None
    nodes: list[Node] = field(default_factory=list)
    weight: _Weight = (1, 0)


_Weight = tuple[int, int]
"""Values and characters of a node with all that is in it, aliases counted each time: as a reader would see it."""


class _Composer:
    """Collects events into nodes. `stopped` is set where going on makes no sense."""

    def __init__(self, file: str, findings: Findings, text: str, quoted: QuotedCells | None = None) -> None:
        self._file = file
        self._findings = findings
        self._lines = text.split("\n")
        self._quoted = quoted
        self._stack: list[_Open] = []
        self._anchors: dict[str, tuple[Node, _Weight]] = {}
        self._documents = 0
        self.root: Node | None = None
        self.stopped = False

    def run(self, text: str) -> yaml.YAMLError | None:
        """Take the events of a text; the error that ended them, if one did."""
        try:
            for event in yaml.parse(text, Loader=yaml.CSafeLoader):
                self.take(event)
                if self.stopped:
                    break
        except yaml.YAMLError as problem:
            return problem
        return None

    def column(self, mark: Any) -> int:
        """The column of a mark in the file, from 1: without the quotes that were put around cells."""
        return self._quoted.column(mark) if self._quoted else int(mark.column) + 1

    def take(self, event: yaml.Event) -> None:
        """Handle the next event."""
        if isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                self._stop("several-documents", "a second YAML document begins here", event)
        elif isinstance(event, yaml.ScalarEvent):
            self._scalar(event)
        elif isinstance(event, (yaml.SequenceStartEvent, yaml.MappingStartEvent)):
            self._open(event)
        elif isinstance(event, (yaml.SequenceEndEvent, yaml.MappingEndEvent)):
            self._close(event)
        elif isinstance(event, yaml.AliasEvent):
            self._alias(event)

    def _where(self, start: Any, end: Any) -> Where:
        return Where(self._file, start.line + 1, self.column(start), end.line + 1, self.column(end))

    def _stop(self, code: str, message: str, event: yaml.Event) -> None:
        self._findings.error(code, message, self._where(event.start_mark, event.end_mark))
        self.stopped = True

    def _scalar(self, event: Any) -> None:
        where = self._where(event.start_mark, event.end_mark)
        self._refuse_tag(event)
        bad = _FORBIDDEN.search(event.value)
        if bad:  # written as an escape, such as "\u202e"
            name = f"U+{ord(bad[0]):04X}"
            self._findings.error(
                "control-character", f"the character {name} is not allowed, however it is written", where
            )
        ours = self._quoted is not None and self._quoted.put_here(event.start_mark)
        raw = ""
        if event.style in {"|", ">"} and not event.value:  # `>5`: an empty text to YAML, a test to an editor
            line = self._lines[event.start_mark.line][event.start_mark.column :]
            raw = line.split(" #")[0].strip()
            end = where.column + len(raw)
            where = Where(self._file, where.line, where.column, where.line, end)
        node = Scalar(_FORBIDDEN.sub("", event.value), where, quoted=bool(event.style) and not ours, raw=raw)
        self._add(node, event.anchor, (1, len(node.text)))

    def _refuse_tag(self, event: Any) -> None:
        if event.tag is not None and event.tag != "!":
            where = self._where(event.start_mark, event.end_mark)
            self._findings.error(
                "yaml-syntax", f"the YAML tag {event.tag!r} is not used in guidelines", where, "remove it"
            )

    def _open(self, event: Any) -> None:
        self._refuse_tag(event)
        if len(self._stack) >= MAX_DEPTH:
            self._stop("yaml-syntax", f"lists and mappings are nested more than {MAX_DEPTH} deep", event)
            return
        is_map = isinstance(event, yaml.MappingStartEvent)
        self._stack.append(_Open(event.start_mark, is_map, bool(event.flow_style), event.anchor))

    def _close(self, event: Any) -> None:
        frame = self._stack.pop()
        where = self._where(frame.start, event.end_mark)
        node: Node
        if frame.is_map:
            node = Map(self._entries(frame.nodes), where, frame.flow)
        else:
            node = Seq(tuple(frame.nodes), where, self._raw(where) if frame.flow else "")
        self._add(node, frame.anchor, frame.weight)

    def _raw(self, where: Where) -> str:
        if where.line != where.end_line:
            return ""
        return self._lines[where.line - 1][where.column - 1 : where.end_column - 1]

    def _entries(self, nodes: list[Node]) -> tuple[tuple[Scalar, Node], ...]:
        entries: dict[str, tuple[Scalar, Node]] = {}
        for key, value in zip(nodes[::2], nodes[1::2], strict=True):
            if not isinstance(key, Scalar):
                self._findings.error("wrong-type", "a key must be a text", key.where)
            elif key.text in entries:
                first = entries[key.text][0].where.line
                self._findings.error(
                    "duplicate-key",
                    f'the key "{key.text}" stands here twice; first in line {first}',
                    key.where,
                    "keep one",
                )
            else:
                entries[key.text] = (key, value)
        return tuple(entries.values())

    def _alias(self, event: Any) -> None:
        if any(frame.anchor == event.anchor for frame in self._stack):
            self._stop("alias-not-allowed", f'the anchor "{event.anchor}" contains itself', event)
            return
        known = self._anchors.get(event.anchor)
        if known is None:
            self._stop("alias-not-allowed", f'there is no anchor "{event.anchor}" above this place', event)
            return
        self._add(known[0], None, known[1])

    def _add(self, node: Node, anchor: str | None, weight: _Weight) -> None:
        values, characters = weight
        if self._stack:
            frame = self._stack[-1]
            frame.nodes.append(node)
            frame.weight = (frame.weight[0] + values, frame.weight[1] + characters)
            values, characters = frame.weight
        else:
            self.root = node
        if anchor:
            self._anchors[anchor] = (node, weight)
        if values > MAX_NODES or characters > MAX_CHARACTERS:
            message = f"the file expands to more than {MAX_NODES:,} values or {MAX_CHARACTERS:,} characters"
            self._findings.error("alias-not-allowed", message, node.where)
            self.stopped = True


def is_text(node: Node) -> TypeGuard[Scalar]:
    """Whether the node is a text with something in it."""
    return isinstance(node, Scalar) and not node.is_null
