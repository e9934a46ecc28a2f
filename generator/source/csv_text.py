"""CSV as spreadsheets write it, strictly, every cell with its line and column (RFC 4180).

Cells are parted by `;`, `,` or tabs: by the one that stands in the header line, which may name it
(`sep=;`, as Excel does). Quoted cells may hold separators, line ends and doubled quotes. A quote inside a
cell that does not begin with one is a quote. Empty lines, and empty columns without a name, are what
spreadsheets leave behind: they are skipped.
"""

from __future__ import annotations

import re

from generator.diagnostics import Findings, Where
from generator.source.decision_file import RawCell, RawGrid, RawRow

_SEPARATORS = {";": "semicolons", ",": "commas", "\t": "tabs"}
_NAMED = re.compile(r"sep=([;,\t])\n")
_QUOTED = re.compile(r'"((?:[^"]|"")*)"')


def read_csv(text: str, file: str, findings: Findings) -> RawGrid | None:
    """The rows of the CSV `text`, its lines ending with line feeds alone.

    `file` is what `findings` call the file. None after a finding that leaves nothing to read.
    """
    named = _NAMED.match(text)
    start = named.end() if named else 0
    separator = named[1] if named else _separator(text, file, findings)
    if separator is None:
        return None
    rows = _Scanner(text, file, separator, findings).rows(start)
    return None if rows is None else RawGrid(_without_empty_columns(rows))


def _separator(text: str, file: str, findings: Findings) -> str | None:
    """The one separator of the header line, outside its quoted cells."""
    header = _line(text, 1)
    found = [mark for mark in _SEPARATORS if mark in header]
    if len(found) == 1:
        return found[0]
    if found:
        what = " and ".join(_SEPARATORS[mark] for mark in found)
        message, hint = (
            f"the header contains {what}: it is unclear which of them separate the cells",
            "put names that contain one in quotes",
        )
    elif any(mark in _line(text, 2) for mark in _SEPARATORS):
        message, hint = "this line is no header; the next one is", "remove this line"
    else:
        message = "the header contains no semicolons, commas or tabs"
        hint = "write a name for each column, separated by one of them"
    findings.error("bad-csv", message, Where(file, 1, 1, 1, 2), hint)
    return None


def _line(text: str, number: int) -> str:
    """A line that is not empty, the first, the second …, without its quoted cells."""
    lines = [line for line in _QUOTED.sub("", text).split("\n", number + 20)[: number + 20] if line]
    return lines[number - 1] if len(lines) >= number else ""


class _Scanner:
    def __init__(self, text: str, file: str, separator: str, findings: Findings) -> None:
        self._text = text
        self._file = file
        self._separator = separator
        self._findings = findings
        self._bare = re.compile(rf"[^{re.escape(separator)}\n]*")
        self._line, self._line_start = 1, 0

    def rows(self, at: int) -> list[RawRow] | None:
        """All rows that are not empty, from the character `at`."""
        self._line, self._line_start = self._text.count("\n", 0, at) + 1, at
        rows: list[RawRow] = []
        while at < len(self._text):
            cells: list[RawCell] = []
            while True:
                cell = self._cell(at)
                if cell is None:
                    return None
                cells.append(cell[0])
                at = cell[1] + 1
                if cell[1] >= len(self._text) or self._text[cell[1]] == "\n":
                    break
            if any(item.text for item in cells):
                where = cells[0].where
                rows.append(RawRow(tuple(cells), Where(self._file, where.line, 1, where.line, 2)))
            self._line, self._line_start = self._line + 1, at
        return rows

    def _cell(self, at: int) -> tuple[RawCell, int] | None:
        """The cell that begins at a character, and where the separator or line end behind it is."""
        if not self._text.startswith('"', at):
            found = self._bare.match(self._text, at)
            raw = found[0] if found else ""
            text = raw.strip()
            begin = at + len(raw) - len(raw.lstrip())
            return RawCell(text, self._where(begin, begin + max(len(text), 1))), at + len(raw)
        quoted = _QUOTED.match(self._text, at)
        if quoted is None:
            self._findings.error(
                "bad-csv", "a quote is opened and not closed", self._where(at, at + 1), 'close it with "'
            )
            return None
        end = quoted.end()
        where = self._where(at, end)
        if end < len(self._text) and self._text[end] not in {self._separator, "\n"}:
            message = "there is something after the quote that ends a cell"
            self._findings.error(
                "bad-csv", message, self._where(end, end + 1), "double the quotes inside a quoted cell"
            )
            return None
        return RawCell(quoted[1].replace('""', '"').strip(), where, quoted=True), end

    def _where(self, start: int, end: int) -> Where:
        """The place of some characters that begin in the line at hand; lines inside them are counted."""
        line, column = self._line, start - self._line_start + 1
        # One character may be the line end behind an empty cell: that belongs to the row, not to the cell.
        breaks = self._text.count("\n", start, end) if end - start > 1 else 0
        if breaks:
            self._line, self._line_start = line + breaks, self._text.rindex("\n", start, end) + 1
        return Where(self._file, line, column, self._line, end - self._line_start + 1)


def _without_empty_columns(rows: list[RawRow]) -> tuple[RawRow, ...]:
    """The rows without columns at the right end that have neither a name nor a cell."""
    width = max((len(row.cells) for row in rows), default=0)
    while width and not any(cell.text for row in rows for cell in row.cells[width - 1 : width]):
        width -= 1
    return tuple(RawRow(row.cells[:width], row.where) for row in rows)
