"""The grid form of a decision table: a header and rows, in the YAML (`grid`) or in a CSV file (`csv`).

It is another spelling of `rules` and becomes the same entries. A column is an input, an output, `id`, `source`,
`note`, `alert` or `schedule`; inputs and outputs go by their identifier, their label or their name in DMN.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from generator.decision.errors import quoted
from generator.diagnostics import Findings, did_you_mean
from generator.model.values import Identifier, Passage, Ref
from generator.source.csv_file import csv_beside, csv_where, read_csv_beside
from generator.source.decision_file import DecisionFile, InputEntry, OutputEntry, RawCell, RawGrid, RawRow, RuleEntry
from generator.source.nodes import Scalar
from generator.source.reference_readers import read_sources
from generator.source.scalar_readers import read_identifier, read_ref_to
from generator.source.sources import Sources
from generator.text.plain import shown_words


def with_rules(raw: DecisionFile, path: Path | None, findings: Findings, sources: Sources) -> DecisionFile:
    """The file `raw` with `rules`, whichever of its three spellings it uses.

    `path` is where the file lies, None for a text without a place: then no CSV file can be beside it. What is wrong
    with the rules is added to `findings`, the text of a CSV file to `sources`.
    """
    spellings = [name for name, there in (("rules", raw.rules), ("grid", raw.grid), ("csv", raw.csv)) if there]
    if len(spellings) > 1:
        message = f"the rules stand here as {' and as '.join(spellings)}"
        findings.error("bad-grid", message, raw.where, "keep one of them")
        return raw
    csv = raw.csv
    grid = read_csv_beside(csv.text, csv.where, path, findings, sources) if csv else raw.grid
    if grid is None:
        return raw if raw.csv is None else replace(raw, rules=_unread(raw))
    return replace(raw, rules=_Grid(raw, findings).rules(grid))


def csv_path(raw: DecisionFile, path: Path) -> Path | None:
    """The CSV file that `raw`, the decision file at `path`, names.

    None where it names none, or not by a name that a CSV file beside it can have.
    """
    return csv_beside(raw.csv.text, path) if raw.csv else None


def _unread(raw: DecisionFile) -> tuple[RuleEntry, ...]:
    """A rule in place of those that could not be read, so that their absence is not reported as well."""
    where = raw.where
    if raw.csv and csv_beside(raw.csv.text, Path(where.file)):
        where = csv_where(raw.csv.text, where)
    return (RuleEntry(where=where, then={}),)


@dataclass(frozen=True, slots=True)
class _Column:
    """What a column holds: `name` is the clause's identifier, or the same as `kind`.

    `kind` is "input", "output", "id", "source", "note", "alert" or "schedule".
    """

    kind: str
    name: str


class _Grid:
    def __init__(self, raw: DecisionFile, findings: Findings) -> None:
        self._raw = raw
        self._findings = findings
        self._columns = _known(raw)

    def rules(self, grid: RawGrid) -> tuple[RuleEntry, ...]:
        if not grid.rows:
            return ()
        header, *rows = grid.rows
        if rows and self._is_title(header) and not self._is_title(rows[0]):
            self._findings.error(
                "bad-grid", "this line is no header; the next one is", header.where, "remove this line"
            )
            header, *rows = rows
        columns = self._header(header)
        above: dict[str, str] = {}
        return tuple(self._rule(row, columns, above) for row in rows)

    def _is_title(self, row: RawRow) -> bool:
        """Whether no cell of a row names a column."""
        return not any(_plain(cell.text) in self._columns for cell in row.cells)

    def _header(self, header: RawRow) -> list[_Column | None]:
        """What each column holds; None, after a finding, for a column that is not known."""
        columns: list[_Column | None] = []
        for cell in header.cells:
            found = self._columns.get(_plain(cell.text))
            if found is None:
                message = f'"{cell.text}" is not a column of this table' if cell.text else "a column has no name"
                self._findings.error("bad-grid", message, cell.where, did_you_mean(cell.text[:80], self._names()))
            elif found in columns:
                self._findings.error("bad-grid", f'there are two columns for "{found.name}"', cell.where, "keep one")
                found = None
            columns.append(found)
        needed = [column for column in dict.fromkeys(self._columns.values()) if column.kind in {"input", "output"}]
        for column in needed:
            if column not in columns and None not in columns:
                message = f'there is no column for the {column.kind} "{column.name}"'
                self._findings.error("bad-grid", message, header.where, "add it")
        return columns

    def _names(self) -> list[str]:
        return list(dict.fromkeys(column.name for column in self._columns.values()))

    def _rule(self, row: RawRow, columns: list[_Column | None], above: dict[str, str]) -> RuleEntry:
        """The rule of a `row`; `above` is what stands above it in each column, and takes what stands in it."""
        if len(row.cells) != len(columns):
            message = f"this row has {len(row.cells)} cells; the header has {len(columns)}"
            hint = 'write "-" where nothing is said'
            if len(row.cells) > len(columns):
                hint = "put a text with a comma in quotes"
            else:
                left = [column.name for column in columns[len(row.cells) :] if column]
                message += f": none for {', '.join(map(quoted, left))}" if left else ""
            self._findings.error("bad-grid", message, row.where, hint)
        when: dict[str, RawCell] = {}
        then: dict[str, Passage] = {}
        own: dict[str, RawCell] = {}
        for cell, column in zip(row.cells, columns, strict=False):
            if column is None:
                continue
            if column.kind in {"input", "output"} and not cell.text:
                hint = f'write "-" for {"any value" if column.kind == "input" else "no result"}'
                if column.name in above:  # a spreadsheet keeps the text of merged cells in the first of them
                    hint = f"repeat {quoted(above[column.name])} if the cells were merged; {hint}"
                self._findings.error("bad-cell", f'the cell of "{column.name}" is empty', cell.where, hint)
                continue
            above[column.name] = cell.text
            if column.kind == "input":
                when[column.name] = cell
            elif cell.text not in {"", "-"}:
                if column.kind == "output":
                    then[column.name] = _passage(cell)
                else:
                    own[column.kind] = cell
        return RuleEntry(
            where=row.where,
            id=self._identifier(own.get("id")),
            when=when,
            then=then,
            source=self._sources(own.get("source")),
            note=_passage(own["note"]) if "note" in own else None,
            alert=self._named("alert", own),
            schedule=self._named("schedule", own),
        )

    def _identifier(self, cell: RawCell | None) -> Identifier | None:
        return None if cell is None else read_identifier(Scalar(cell.text, cell.where), self._findings)

    def _named(self, kind: str, own: Mapping[str, RawCell]) -> Ref | None:
        cell = own.get(kind)
        return None if cell is None else read_ref_to(Scalar(cell.text, cell.where), kind, self._findings)

    def _sources(self, cell: RawCell | None) -> tuple[Ref, ...]:
        """Resources, each with the place in it between brackets, if it has one."""
        return read_sources(cell.text, Scalar(cell.text, cell.where), self._findings) if cell else ()


def _known(raw: DecisionFile) -> dict[str, _Column]:
    """Every name that a column can have; of two with one name the identifier wins, then what is declared first."""
    clauses: list[tuple[str, Mapping[str, InputEntry] | Mapping[str, OutputEntry]]] = [
        ("input", raw.inputs),
        ("output", raw.outputs),
    ]
    known = {name: _Column(name, name) for name in ("id", "source", "note", "alert", "schedule")}
    for kind, entries in clauses:
        for name in entries:
            known[_plain(name)] = _Column(kind, name)
    for kind, entries in clauses:
        for name, entry in entries.items():
            for other in (entry.label.raw, entry.dmn_name):
                if other:
                    known.setdefault(_plain(other), _Column(kind, name))
    return known


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()


def _passage(cell: RawCell) -> Passage:
    """What a cell says; a CSV file may have paragraphs and lists in quotes."""
    line = " ".join(cell.text.split())
    if line == cell.text:  # as most are: the same either way
        return Passage(line, cell.where)
    is_line = "\\\n" not in cell.text and shown_words(Passage(cell.text)) == line
    return Passage(line if is_line else cell.text.strip("\n"), cell.where)
