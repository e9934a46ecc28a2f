"""S-FEEL that YAML stumbles over, put in quotes before YAML sees it.

`age: > 5`, `{age: >= 75}`, `[0..7)` and a bare `-` are no YAML. Where a decision file holds cells (`when`,
`given`, `range`) and the cell can end in one place only, it is read as if the editor had quoted it; everything
else stays an error. Only texts that libyaml has refused come here, so a file that is YAML is never touched.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from itertools import accumulate, islice, pairwise
from typing import Any

import yaml

_CELL_MAPS = {"when", "given"}
_CELL_KEY = "range"
_INSIDE = r"[^\[\](){},:'\n]{1,60}?"  # an end point of an interval
_INTERVAL = rf"[\[(\]]{_INSIDE}\.\.{_INSIDE}[\])\[]"
_TEST = rf"(?:{_INTERVAL}|[<>]=?[ ]*[^\s,{{}}\[\]:'#][^,{{}}\[\]:'#\n]{{0,60}})"
_TESTS = rf"{_TEST}(?:[ ]*,[ ]*{_TEST})*"
_CELL = rf"(?:not\([ ]*{_TESTS}[ ]*\)|{_TESTS}|-)"
_FLOW_CELL = re.compile(rf"{_CELL}(?=[ ]*(?:[,}}]|\n|$))")
_BLOCK_CELL = re.compile(rf"(?:{_CELL}|\"[^\"'\\\n]*\"(?:[ ]*,[ ]*\"[^\"'\\\n]*\")+)(?=[ ]*(?:[ ]#.*)?$)")
_LINE = re.compile(r"(?P<lead> *(?:- +)*)(?:(?P<key>[\w-]+):(?: +|$))?(?P<value>.*)")
_QUOTED = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'", re.DOTALL)
_FLOW_PLAIN = re.compile(r"[^\s,{}\[\]:\"'#](?:[^,{}\[\]:\n]|:(?! ))*")
_COLON = re.compile(r"[ ]*:[ ]+")

_Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class QuotedCells:
    """The text with quotes around some cells. `quotes` are their columns, by line; both count from 0."""

    text: str
    quotes: dict[int, list[int]]

    def helps(self, problem: yaml.YAMLError) -> bool:
        """Whether anything was quoted that the parser may have stumbled over: it stops at the slip or after it."""
        mark = getattr(problem, "problem_mark", None)
        return mark is not None and any(line <= mark.line for line in self.quotes)

    def column(self, mark: Any) -> int:
        """The column in the file, from 1, of a mark in this text."""
        return int(mark.column) - bisect_left(self.quotes.get(mark.line, ()), mark.column) + 1

    def put_here(self, mark: Any) -> bool:
        """Whether a quote that begins at this mark is one of ours."""
        return mark.column in self.quotes.get(mark.line, ())


def quote_cells(text: str) -> QuotedCells:
    """Quotes around every cell that needs them and can be read in one way only."""
    lines = text.split("\n")
    starts = list(accumulate((len(line) + 1 for line in lines), initial=0))
    ends = [end for span in _Lines(text, lines, starts).spans() for end in span]
    quotes: dict[int, list[int]] = {}
    for end in ends:
        line = bisect_right(starts, end) - 1
        before = quotes.setdefault(line, [])
        before.append(end - starts[line] + len(before))
    return QuotedCells("'".join(text[start:end] for start, end in pairwise([0, *ends, len(text)])), quotes)


class _Lines:
    """Goes over a text line by line; `starts` are the places of the lines in it."""

    def __init__(self, text: str, lines: list[str], starts: list[int]) -> None:
        self._text, self._lines, self._starts = text, lines, starts
        self._next = 0

    def spans(self) -> Iterator[_Span]:
        """Where the cells stand, in order."""
        cells_below = -1  # column of the `when:` whose cells follow, each on a line of its own; -1: none
        while self._next < len(self._lines):
            match = _LINE.match(self._lines[self._next])
            at = self._starts[self._next]
            self._next += 1
            if match is None or not (match["key"] or match["value"].strip()) or match["value"].startswith("#"):
                continue
            column = len(match["lead"])
            cells_below = -1 if column <= cells_below else cells_below
            cell = self._cell(match) if cells_below >= 0 or match["key"] == _CELL_KEY else None
            at += match.start("value")
            if cell:
                yield at, at + len(cell)
            elif match["value"][:1] in {"{", "["}:
                self._go_to((yield from _flow(self._text, at, cells=match["key"] in _CELL_MAPS)))
            elif match["key"] in _CELL_MAPS and not match["value"].split("#")[0].strip():
                cells_below = column
            else:
                self._step_over(match["value"], at, column)

    def _cell(self, match: re.Match[str]) -> str:
        """The cell that a line ends with, "" if there is none, or if it goes on in the next line."""
        below = next((line for line in islice(self._lines, self._next, None) if line.strip()), "")
        goes_on = bool(below) and _indent(below) > len(match["lead"])
        cell = None if goes_on else _BLOCK_CELL.match(match["value"])
        return cell[0].rstrip() if cell else ""

    def _step_over(self, value: str, at: int, column: int) -> None:
        """Go past a text of several lines: what looks like a cell in it is none."""
        if value[:1] in {'"', "'"}:
            quoted = _QUOTED.match(self._text, at)
            self._go_to(quoted.end() if quoted else at)
        elif value[:1] in {"|", ">"}:
            while self._next < len(self._lines) and _indent(self._lines[self._next]) > column:
                self._next += 1

    def _go_to(self, end: int) -> None:
        while self._next < len(self._lines) and self._starts[self._next] < end:
            self._next += 1


def _indent(line: str) -> int:
    """The indentation of a line; an empty one belongs to whatever it stands in."""
    return len(line) - len(line.lstrip(" ")) if line.strip() else sys.maxsize


def _flow(text: str, at: int, *, cells: bool) -> Generator[_Span, None, int]:
    """The cells in `{…}` or `[…]` that begins at `at`; returns where it ends. `cells`: its own values are cells."""
    stack: list[bool] = []  # of each open bracket: whether its values are cells
    key = ""
    while at < len(text):
        character = text[at]
        if character in "{[":
            stack.append((key in _CELL_MAPS or (cells and not stack)) and character == "{")
            key = ""
        elif character in "}]":
            stack.pop()
            if not stack:
                return at + 1
        elif character == "#":
            at = text.find("\n", at)
            if at < 0:
                break
        elif token := _QUOTED.match(text, at) or _FLOW_PLAIN.match(text, at):
            at = token.end()
            colon = _COLON.match(text, at)
            if colon is None:
                continue
            key, at = token[0].strip("\"'"), colon.end()
            if (stack[-1] or key == _CELL_KEY) and (cell := _FLOW_CELL.match(text, at)):
                yield at, at + len(cell[0].rstrip())
                at = cell.end()
            continue
        at += 1
    return len(text)
