"""Text of a file to a tree of nodes, strictly.

Built on the events of libyaml (`CSafeLoader`), not on PyYAML's own composer: events come one after the
other, so that nesting, anchors and duplicate keys are checked on the way, no input can exhaust the
stack, and no scalar ever gets a type (`no`, `08`, `12:30` stay what the editor typed).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, TypeGuard

import yaml

from generator.diagnostics import Findings, Where
from generator.source.nodes import Map, Node, Scalar, Seq

MAX_BYTES = 5_000_000
MAX_DEPTH = 60
MAX_NODES = 500_000

# C0 without tab and line ends, C1, line and paragraph separators, and every character that overrides,
# embeds or isolates the reading direction (Unicode TR9): they make a text read differently from what it says.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)
_CELL_NEEDS_QUOTES = re.compile(r"[:{,]\s*(?:[<>]=?\s*[-\d.]|[\[(\]][^\[\]()]*\.\.|-\s*(?:$|[,}]))")


def decode(data: bytes, file: str, findings: Findings) -> str | None:
    """Bytes of a file to text; None after a finding (size, encoding, nothing in it)."""
    if len(data) > MAX_BYTES:
        findings.error("file-too-large", f"the file has {len(data):,} bytes; the limit is {MAX_BYTES:,}", Where(file))
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        before = data[: problem.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        where = Where(file, line, column, line, column + 1)
        message = f"byte 0x{data[problem.start]:02X} is not UTF-8"
        findings.error("not-utf-8", message, where, "save the file as UTF-8 in your editor")
        return None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def compose(text: str, file: str, findings: Findings) -> Node | None:
    """The one document of a file as nodes; None after a finding that leaves nothing to read."""
    for match in _FORBIDDEN.finditer(text):
        _report_character(match, text, file, findings)
    if _FORBIDDEN.search(text):
        return None
    composer = _Composer(file, findings, text)
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            composer.take(event)
            if composer.stopped:
                return None
    except yaml.YAMLError as problem:
        _report_syntax(problem, text, file, findings)
        return None
    root = composer.root
    if root is None or (isinstance(root, Scalar) and root.is_null):
        findings.error("empty-file", "the file has no content", Where(file, 1, 1), "start it with `guidepress new`")
        return None
    return root


def _report_character(match: re.Match[str], text: str, file: str, findings: Findings) -> None:
    line = text.count("\n", 0, match.start()) + 1
    column = match.start() - (text.rfind("\n", 0, match.start()) + 1) + 1
    name = f"U+{ord(match[0]):04X}"
    findings.error(
        "control-character",
        f"the character {name} is not allowed: it cannot be seen, or changes how the text reads",
        Where(file, line, column, line, column + 1),
        "delete it, or type the text anew",
    )


def _report_syntax(problem: yaml.YAMLError, text: str, file: str, findings: Findings) -> None:
    message = str(getattr(problem, "problem", "") or problem)
    mark = getattr(problem, "problem_mark", None)
    unclosed = "unexpected end of stream" in message or mark is None
    # YAML gives up later than where the slip is: at the quote that was opened, at the line that lacks its colon.
    began = unclosed or "could not find expected ':'" in message
    mark = (getattr(problem, "context_mark", None) if began else None) or mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    lines = text.split("\n")
    shown = lines[line - 1] if line <= len(lines) else ""
    where = Where(file, line, column, line, column + 1)
    indentation = shown[: len(shown) - len(shown.lstrip())]
    if "\t" in indentation:
        at = indentation.index("\t") + 1
        findings.error(
            "tab-indentation", "a tab stands in the indentation", Where(file, line, at, line, at + 1), "use two spaces"
        )
        return
    # YAML often notices a bad cell only on the line after it.
    suspects = [shown, lines[line - 2] if line > 1 else ""]
    hint = ""
    if any(_CELL_NEEDS_QUOTES.search(candidate) for candidate in suspects):
        hint = "put this cell in quotes"
    elif "mapping values are not allowed" in message:
        hint = "put a text that contains a colon and a space in quotes"
    elif "could not find expected ':'" in message:
        hint = 'a line here needs the form "key: value"'
    elif unclosed:
        hint = "a quote is opened and not closed"
    elif "expected <block end>" in message or "did not find expected" in message:
        hint = "check the indentation, and whether a bracket or quote is closed"
    findings.error("yaml-syntax", f"YAML cannot be read here: {message}", where, hint)


@dataclass
class _Open:
    """A list or mapping that is being filled."""

    start: Any
    is_map: bool
    flow: bool
    anchor: str | None
    nodes: list[Node] = field(default_factory=list)


class _Composer:
    """Collects events into nodes. `stopped` is set where going on makes no sense."""

    def __init__(self, file: str, findings: Findings, text: str) -> None:
        self._file = file
        self._findings = findings
        self._lines = text.split("\n")
        self._stack: list[_Open] = []
        self._anchors: dict[str, tuple[Node, int]] = {}
        self._size = 0
        self._documents = 0
        self.root: Node | None = None
        self.stopped = False

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
        return Where(self._file, start.line + 1, start.column + 1, end.line + 1, end.column + 1)

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
        node = Scalar(_FORBIDDEN.sub("", event.value), where, quoted=bool(event.style))
        self._add(node, event.anchor, 1)

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
        size = 1 + len(frame.nodes)
        node: Node
        if frame.is_map:
            node = Map(self._entries(frame.nodes), where, frame.flow)
        else:
            node = Seq(tuple(frame.nodes), where, self._raw(where) if frame.flow else "")
        self._add(node, frame.anchor, size)

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

    def _add(self, node: Node, anchor: str | None, size: int) -> None:
        self._size += size
        if self._size > MAX_NODES:
            self._findings.error("alias-not-allowed", f"the file expands to more than {MAX_NODES:,} values", node.where)
            self.stopped = True
        if anchor:
            self._anchors[anchor] = (node, _weigh(node))
        if self._stack:
            self._stack[-1].nodes.append(node)
        else:
            self.root = node


def _weigh(node: Node) -> int:
    """How many nodes a copy of this node would add; shared parts count each time, as a reader would see them."""
    total, todo, seen = 0, [node], 0
    while todo and seen <= MAX_NODES:
        current = todo.pop()
        seen += 1
        total += 1
        if isinstance(current, Seq):
            todo.extend(current.items)
        elif isinstance(current, Map):
            todo.extend(value for _, value in current.entries)
    return total


def is_text(node: Node) -> TypeGuard[Scalar]:
    """Whether the node is a text with something in it."""
    return isinstance(node, Scalar) and not node.is_null
