"""Tables that only tell, as every face can show them."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.context import CheckContext
from generator.checks.literacy import LONGEST_LABEL
from generator.decision.spreadsheets import error_value
from generator.diagnostics import Where
from generator.model.figures import PlainTable

MOST_COLUMNS = 5
"""A printed table with more cannot be read (PEMAT-P, item on tables)."""


def check_plain_tables(context: CheckContext) -> None:
    """A table stands in one place, has a name for every column, and a cell with words for every column of a row."""
    for bundle in context.library.guidelines:
        for section in bundle.guideline.sections:
            for table in section.tables:
                if not context.findings.has_error_in(table.where):
                    for message, where, hint in _problems(table):
                        place = where if where.line else context.sources.find(table.where, table.csv or table.id.name)
                        context.findings.error("bad-table", message, place, hint)


_Problem = tuple[str, Where, str]


def _problems(table: PlainTable) -> Iterator[_Problem]:
    """What is wrong with a table: message, place and what to do."""
    if table.csv and not table.columns:
        return  # the file could not be read, which is told
    columns = len(table.columns)
    if table.csv and any(cell.where.file == table.where.file for cell in table.columns):
        yield "the rows stand here and in a CSV file", Where(""), "keep one of them"
    elif not table.rows:
        hint = "write them as `columns` and `rows`, or name a CSV file: `csv: table.csv`"
        yield "the table has no rows", Where(""), hint
    elif columns < 2:  # noqa: PLR2004 - one for the names of rows, one for what is said of them
        yield "a table of one column is a list", table.columns[0].where, "write it as a list in the text"
    elif columns > MOST_COLUMNS:
        message = f"the table has {columns} columns; paper can show {MOST_COLUMNS}"
        yield message, table.columns[MOST_COLUMNS].where, "make two tables of it"
    else:
        yield from _cell_problems(table)


def _cell_problems(table: PlainTable) -> Iterator[_Problem]:
    for label in table.columns:
        if not label.raw:
            yield "a column has no name", label.where, "name what it holds"
        elif len(label.raw) > LONGEST_LABEL:
            message = f"the name of a column has {len(label.raw)} characters; at most {LONGEST_LABEL}"
            yield message, label.where, "shorten it, and say the rest in the note"
    for cell in (cell for row in (table.columns, *table.rows) for cell in row):
        wrong = error_value(cell.raw)
        if wrong:
            yield wrong[0], cell.where, wrong[1]
    for row in table.rows:
        where = row[0].where if row else Where("")
        if len(row) != len(table.columns):
            hint = "write a cell for every column; put a text with a comma in quotes"
            yield f"this row has {len(row)} cells for {len(table.columns)} columns", where, hint
        for cell in row:
            if not cell.raw:
                yield (
                    "a cell is empty: nobody can tell whether something is missing",
                    cell.where,
                    'write what is meant, such as "none"',
                )
