"""Tables that only tell: their rows, where a CSV file beside the guideline holds them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from generator.diagnostics import Findings, Where
from generator.model.figures import PlainTable
from generator.model.guideline import Guideline, Section
from generator.model.values import Prose
from generator.source.csv_file import csv_beside, read_csv_beside
from generator.source.decision_file import RawRow
from generator.source.sources import Sources


def csv_files(guideline: Guideline, path: Path) -> Iterator[Path]:
    """The CSV files that tables of `guideline`, the file at `path`, name and that are there."""
    for section in guideline.sections:
        for table in section.tables:
            found = csv_beside(table.csv, path) if table.csv else None
            if found is not None and found.is_file():
                yield found


def with_table_rows(guideline: Guideline, path: Path, findings: Findings, sources: Sources) -> Guideline:
    """The `guideline`, the file at `path`, with the rows of its tables from CSV files.

    What is wrong with them is added to `findings`, their texts to `sources`.
    """

    def table(item: PlainTable) -> PlainTable:
        if not item.csv or item.columns or item.rows:  # of both, a check tells
            return item
        where = sources.find(item.where, item.csv)
        grid = read_csv_beside(item.csv, where, path, findings, sources)
        if grid is None or not grid.rows:
            return item
        header, *rows = map(_cells, grid.rows)
        return replace(item, columns=header, rows=tuple(rows))

    def section(item: Section) -> Section:
        return replace(item, tables=tuple(map(table, item.tables))) if item.tables else item

    return replace(guideline, sections=tuple(map(section, guideline.sections)))


def _cells(row: RawRow) -> tuple[Prose, ...]:
    return tuple(Prose(" ".join(cell.text.split()), cell.where or Where("")) for cell in row.cells)
