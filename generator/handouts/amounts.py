"""What the typesetter must know of the amount of text: the words of a table's columns, the length of blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from generator.handouts.document import TableBlock, TableRow
from generator.handouts.printable import BREAK, printable
from generator.handouts.runs import Run

_CANDIDATES = 8  # words of a column that may be its widest: letters differ in width, so not the longest alone
_TALL = 250  # characters; a cell with fewer fits on any page
_UNREAD = {"svg", "alternative", "url", "anchor", "goto", "language"}  # fields that hold no words to be set
_PIECES = re.compile(rf"[ {BREAK}]+|(?<=[-/\u2013])")  # where a line may end


def measures(table: TableBlock) -> list[dict[str, Any]]:
    """For each column `words`, of which one is the widest, and `amount`, the characters of an average cell."""
    columns = [[label] for label in table.columns]
    for row in table.rows:
        for column, text in zip(columns, _cells(row), strict=True):
            column.append(text)
    return [_measure(column) for column in columns]


def is_tall(row: TableRow) -> bool:
    """Whether a row may be higher than a page, so that it has to be measured."""
    return any(len(text) > _TALL for text in _cells(row))


def length(block: Any) -> int:
    """The characters of a block or a question, with all that is in it."""
    return sum(map(len, _texts(block)))


def _measure(texts: list[str]) -> dict[str, Any]:
    pieces = {piece for text in texts for piece in _PIECES.split(printable(text))}
    widest = sorted(pieces, key=lambda piece: (-len(piece), piece))[:_CANDIDATES]
    return {"words": widest, "amount": sum(map(len, texts)) / len(texts)}


def _cells(row: TableRow) -> list[str]:
    return [" ".join(_texts(row.header)), *(" ".join(_texts(cell)) for cell in row.cells)]


def _texts(value: Any) -> Iterator[str]:
    """All words below a block, a paragraph's runs as one text, with the numbers of its notes."""
    if isinstance(value, tuple) and value and all(isinstance(item, Run) for item in value):
        yield "".join(run.text + _note(run) for run in value)
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item)
    elif isinstance(value, str):
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            if field.name in _UNREAD:
                continue
            yield from _texts(getattr(value, field.name))


def _note(run: Run) -> str:
    """The number behind a run, with the place in what it stands for."""
    place = f", {run.place}" if run.place else ""
    return f"\u00a0[{run.note}{place}]" if run.note is not None else ""
