"""Text of a file to a tree of nodes, strictly.

Built on the events of libyaml (`CSafeLoader`), not on PyYAML's own composer: events come one after the
other, so that nesting, anchors and duplicate keys are checked on the way, no input can exhaust the
stack, and no scalar ever gets a type (`no`, `08`, `12:30` stay what the editor typed).
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeGuard

import yaml

from generator.diagnostics import Diagnostic, Findings, Severity, Where
from generator.source.cell_quotes import QuotedCells, quote_cells
from generator.source.nodes import Map, Node, Scalar, Seq
from generator.source.syntax_errors import Progress, syntax_error

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
_CONFLICT = re.compile("(<{7}|>{7}) ")
_COMMENT = re.compile(r"[ \t]*#(?=\w)")
_NEW_ITEM = re.compile(r"[ \t]*- ")
_NEW_KEY = re.compile(r"[ \t]*(?:- +)*[a-z][a-z-]*:(?: |$)")


def decode(data: bytes, file: str, findings: Findings) -> str | None:
    """The text of `data`, the bytes of a file, its lines ending with line feeds alone; None after a finding.

    `file` is what `findings` call the file. Refused are too many bytes, and what is not UTF-8.
    """
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
        hint = "save the file as UTF-8 in your editor"
        if file.casefold().endswith(".csv"):
            hint = 'in your spreadsheet choose "Save as", and there "CSV UTF-8"'
        findings.error("not-utf-8", message, where, hint)
        return None
    return _with_one_line_end(text)


def shown(data: bytes) -> str:
    """Bytes as a text that can be shown, whatever they are, with the lines that findings count."""
    return _with_one_line_end(data.removeprefix(codecs.BOM_UTF8).decode("utf-8", "replace"))


def _with_one_line_end(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def compose(
    text: str, file: str, findings: Findings, *, cells: bool = False, foreign: TagProblem | None = None
) -> Node | None:
    """The one document in `text` as nodes; None after a finding that leaves nothing to read.

    `file` is what `findings` call the file that the text stands in. With `cells`, S-FEEL that YAML stumbles over is
    read as if it stood in quotes (`cell_quotes`). `foreign` is given for a file that another program reads: it tells of
    each tag what is wrong with it; and nothing is guessed of what the editor may have meant.
    """
    if not check_characters(text, file, findings) or not _check_merged(text, file, findings):
        return None
    composer = _Composer(file, findings, text, foreign=foreign)
    problem = composer.run(text)
    if problem is not None and cells:
        quoted = quote_cells(text)
        if quoted.helps(problem):
            composer = _Composer(file, findings, text, quoted)
            problem = composer.run(quoted.text)
    if problem is not None:
        findings.add(syntax_error(problem, text, file, composer.column, composer.progress))
        return None
    for item in () if foreign else composer.runs_on:
        findings.add(item)
    if composer.stopped:
        return None
    root = composer.root
    if root is None or (isinstance(root, Scalar) and root.is_null):
        findings.error("empty-file", "the file has no content", Where(file, 1, 1), "start it with `guidepress new`")
        return None
    return root


def forbidden_in(text: str) -> str:
    """The first character of `text` that is refused, such as U+202E; "" if none is."""
    bad = _FORBIDDEN.search(text)
    return f"U+{ord(bad[0]):04X}" if bad else ""


def check_characters(text: str, file: str, findings: Findings) -> bool:
    """Whether `text` has none of the characters that are refused; each of them is added to `findings`.

    `file` is what findings call the file that it stands in.
    """
    if not _FORBIDDEN.search(text):
        return True
    for number, line in enumerate(text.split("\n"), 1):
        for match in _FORBIDDEN.finditer(line) if findings.has_room(file) else ():
            column = match.start() + 1
            findings.error(
                "control-character",
                f"the character U+{ord(match[0]):04X} is not allowed: it cannot be seen, or changes how the text reads",
                Where(file, number, column, number, column + 1),
                "delete it, or retype the text",
            )
    return False


def _check_merged(text: str, file: str, findings: Findings) -> bool:
    """Whether no merge of versions was left half done: YAML would take the marks in a text for words of it."""
    for number, line in enumerate(text.split("\n"), 1):
        if _CONFLICT.match(line):
            where = Where(file, number, 1, number, len(line) + 1)
            hint = "keep one of the two versions, and delete the lines with <<<<<<<, ======= and >>>>>>>"
            findings.error("merge-conflict", "the file has a merge conflict that is not resolved", where, hint)
            return False
    return True


@dataclass(kw_only=True)
class _Open:
    """A list or mapping that is being filled."""

    start: Any
    is_map: bool
    flow: bool
    anchor: str | None
    nodes: list[Node] = field(default_factory=list)
    weight: _Weight = (1, 0)


TagProblem = Callable[[str], str]
"""What is wrong with a YAML tag, "" if nothing is."""

_Weight = tuple[int, int]
"""Values and characters of a node with all that is in it, aliases counted each time: as a reader would see it."""


class _Composer:
    """Collects events into nodes. `stopped` is set where going on makes no sense."""

    def __init__(
        self,
        file: str,
        findings: Findings,
        text: str,
        quoted: QuotedCells | None = None,
        foreign: TagProblem | None = None,
    ) -> None:
        self._foreign = foreign
        self._file = file
        self._findings = findings
        self._lines = text.split("\n")
        self._quoted = quoted
        self._stack: list[_Open] = []
        self._anchors: dict[str, tuple[Node, _Weight]] = {}
        self._documents = 0
        self._text: yaml.ScalarEvent | None = None  # the one that was read last
        self.runs_on: list[Diagnostic] = []  # told only of what is YAML: else the error says the same
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

    @property
    def progress(self) -> Progress:
        """How far the events came."""
        bracket = next((frame.start for frame in reversed(self._stack) if frame.flow), None)
        return Progress(self._text, bracket)

    def column(self, mark: Any) -> int:
        """The column of a mark in the file, from 1: without the quotes that were put around cells."""
        return self._quoted.column(mark) if self._quoted else int(mark.column) + 1

    def take(self, event: yaml.Event) -> None:
        """Handle the next event."""
        if isinstance(event, yaml.ScalarEvent):  # first: most are
            self._text = event
            self._scalar(event)
        elif isinstance(event, (yaml.SequenceStartEvent, yaml.MappingStartEvent)):
            self._open(event)
        elif isinstance(event, (yaml.SequenceEndEvent, yaml.MappingEndEvent)):
            self._close(event)
        elif isinstance(event, yaml.AliasEvent):
            self._alias(event)
        elif isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                self._stop("several-documents", "a second YAML document begins here", event)

    def _where(self, start: Any, end: Any) -> Where:
        return Where(self._file, start.line + 1, self.column(start), end.line + 1, self.column(end))

    def _stop(self, code: str, message: str, event: yaml.Event) -> None:
        self._findings.error(code, message, self._where(event.start_mark, event.end_mark))
        self.stopped = True

    def _scalar(self, event: Any) -> None:
        where = self._where(event.start_mark, event.end_mark)
        self._refuse_tag(event)
        text = event.value
        if name := forbidden_in(text):  # written as an escape, such as "\u202e"
            text = _FORBIDDEN.sub("", text)
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
        quoted = bool(event.style) and not ours
        node = Scalar(text, where, quoted=quoted, raw=raw)
        if event.style not in {"|", ">"}:  # of a list in a folded text, `check_markup` tells
            self._check_end(event)
            node = node if quoted or self._foreign else self._with_comment(node, event)
        self._add(node, event.anchor, (1, len(node.text)))

    def _check_end(self, event: Any) -> None:
        """A text that runs on over a line which looks like the next item or key: YAML takes it for words."""
        last = event.end_mark.line + (event.end_mark.column > 0)
        looks_new = _NEW_KEY if event.style else _NEW_ITEM
        for number in range(event.start_mark.line + 1, last):
            line = self._lines[number]
            if looks_new.match(line):
                where = Where(self._file, number + 1, len(line) - len(line.lstrip()) + 1, number + 1, len(line) + 1)
                message = f"this line is read as part of the text that begins on line {event.start_mark.line + 1}"
                hint = "check the indentation; text that contains a list begins with |"
                hint = hint if looks_new is _NEW_ITEM else "close the quote"
                self.runs_on.append(Diagnostic("text-runs-on", message, where, severity=Severity.WARNING, hint=hint))
                return

    def _with_comment(self, node: Scalar, event: Any) -> Scalar:
        """The text, with what follows `#` where nothing else would be left.

        A comment with a space behind its sign is one on purpose.
        """
        line, column = event.end_mark.line, self.column(event.end_mark) - 1
        comment = _COMMENT.match(self._lines[line], column) if line < len(self._lines) else None
        if comment is None or not (self._stack and (node.text or self._lines[line][:column].rstrip().endswith(":"))):
            return node
        where = Where(self._file, line + 1, comment.end(), line + 1, len(self._lines[line]) + 1)
        message = "what follows # is a comment, and not part of the text"
        hint = 'put the text in quotes; a comment begins with "# "'
        if node.text:
            self._findings.warning("comment-in-text", message, where, hint)
            return node
        self._findings.error("comment-in-text", message, where, hint)
        return Scalar(self._lines[line][comment.end() - 1 :], where, quoted=True)

    def _refuse_tag(self, event: Any) -> None:
        if event.tag is None or event.tag == "!":
            return
        where = self._where(event.start_mark, event.end_mark)
        if self._foreign:
            if problem := self._foreign(event.tag):
                self._findings.error("unsafe-tag", problem, where, "remove it")
        else:
            self._findings.error(
                "yaml-syntax",
                f"the YAML tag {event.tag!r} is not used in guidelines",
                where,
                "put text that begins with ! in quotes",
            )

    def _open(self, event: Any) -> None:
        self._refuse_tag(event)
        if len(self._stack) >= MAX_DEPTH:
            self._stop("yaml-syntax", f"lists and mappings are nested more than {MAX_DEPTH} levels deep", event)
            return
        is_map = isinstance(event, yaml.MappingStartEvent)
        self._stack.append(
            _Open(start=event.start_mark, is_map=is_map, flow=bool(event.flow_style), anchor=event.anchor)
        )

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
                self._findings.error("wrong-type", "a key must be text", key.where)
            elif key.text in entries:
                first = entries[key.text][0].where.line
                self._findings.error(
                    "duplicate-key",
                    f'the key "{key.text}" appears twice here; first on line {first}',
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
            self._stop("alias-not-allowed", f'there is no anchor "{event.anchor}" above this line', event)
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
