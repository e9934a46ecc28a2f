"""Options compared: that there is something to compare, that each is judged by the same rows, and that none is praised."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.context import CheckContext
from generator.checks.literacy import LONGEST_LABEL, MOST_ITEMS
from generator.checks.readability import is_english
from generator.diagnostics import did_you_mean
from generator.model.guideline import Section
from generator.model.options import BETTER, FEWEST, MOST, STANDARD_ROWS, WORSE, OptionCell, OptionRow, Options

_PRAISE = re.compile(
    r"\b(?:best|better|recommended|preferred|first[ -]choice|second[ -]choice|gold standard|top|number one)\b|^\W*\d+[.)]\s",
    re.IGNORECASE,
)
"""What ranks an option in its own name. A guess, for English alone: a warning says which word it is."""


def check_options(context: CheckContext) -> None:
    """Each comparison of options can be compared: enough of them, every cell filled, no side left out."""
    for bundle in context.library.guidelines:
        for section in bundle.guideline.sections:
            for item in section.options:
                _check_number(item, context)
                _check_rank(item, context)
                _check_rows(item, context)
                _check_matters(item, context)
                for row, cell in _cells(item):
                    _check_cell(section, item, row, cell, context)


def _cells(item: Options) -> Iterator[tuple[OptionRow, OptionCell]]:
    return ((row, cell) for row in item.rows for cell in row.cells.values())


def _check_number(item: Options, context: CheckContext) -> None:
    count = len(item.options)
    if 0 < count < FEWEST:
        message = f'"{item.id}" compares a single option'
        hint = "add what else a person can do, as the source says: waiting, or doing without, is an option, too"
        context.findings.error("too-few-options", message, item.where, hint)
    elif count > MOST:
        message = f'"{item.id}" compares {count} options; at most {MOST}, or nobody keeps them in mind'
        hint = "compare kinds of options here, and the options of one kind in a comparison of their own"
        context.findings.error("too-many-options", message, item.options[MOST].where, hint)
    for option in item.options:
        if len(option.title.raw) > LONGEST_LABEL:
            message = f"{len(option.title.raw)} characters are too many for the name of an option"
            context.findings.error("text-too-long", message, option.title.where, f"at most {LONGEST_LABEL}")


def _check_rank(item: Options, context: CheckContext) -> None:
    if item.ranked:
        message = f'"{item.id}" says that its options are ranked; a comparison shows them side by side, and ranks none'
        hint = "if the source prefers one, write a recommendation with its grade; here, leave the key out"
        context.findings.error("ranked-options", message, item.where, hint)
    for option in item.options if is_english(context.library) else ():
        found = _PRAISE.search(option.title.raw)
        if found:
            message = f'"{found[0].strip()}" in the name of an option ranks it before the others'
            hint = "name what it is, and leave it to the rows to say what speaks for it"
            context.findings.warning("ranked-options", message, option.title.where, hint)


def _check_rows(item: Options, context: CheckContext) -> None:
    names = {option.id.name for option in item.options}
    for row in item.rows:
        if row.title is None and row.id.name not in STANDARD_ROWS and row.id.name:
            message = f'"{row.id}" is none of the standard rows ({", ".join(STANDARD_ROWS)}), and has no title'
            hint = did_you_mean(row.id.name, STANDARD_ROWS)
            context.findings.error("unknown-row", message, row.id.where, hint or "say under `title:` what it asks")
        for option in item.options:
            if (
                option.id.name
                and option.id.name not in row.cells
                and not context.findings.has_error_in(option.id.where)
            ):
                message = f'the row "{row.id}" says nothing of the option "{option.id}"'
                hint = (
                    f"add {option.id}: …, or, where the source says nothing of it, {option.id}: {{not-in-source: true}}"
                )
                context.findings.error("missing-cell", message, row.where.head, hint)
        for cell in row.cells.values():
            if cell.id.name and cell.id.name not in names:
                message = f'"{cell.id}" is none of the options of "{item.id}"'
                context.findings.error("unknown-option", message, cell.id.where, did_you_mean(cell.id.name, names))
    if any(context.findings.has_error_in(row.where) for row in item.rows):  # a misspelt row is told already
        return
    rows = {row.id.name for row in item.rows}
    for one, other in ((BETTER, WORSE), (WORSE, BETTER)):
        if one in rows and other not in rows:
            message = f'"{item.id}" has the row "{one}" without the row "{other}": it tells one side alone'
            hint = "add it; where the source says nothing of it, write {not-in-source: true} for each option"
            context.findings.warning("one-sided-options", message, item.where.head, hint)


def _check_matters(item: Options, context: CheckContext) -> None:
    if len(item.matters) > MOST_ITEMS:
        message = f"what matters: {len(item.matters)} statements; readers lose count after {MOST_ITEMS}"
        context.findings.error("list-too-long", message, item.matters[MOST_ITEMS].where, "keep those that matter most")


def _check_cell(section: Section, item: Options, row: OptionRow, cell: OptionCell, context: CheckContext) -> None:
    if context.findings.has_error_in(cell.where):
        return
    says = cell.text is not None or bool(cell.numbers) or cell.no_number
    place = f'the row "{row.id}" of the option "{cell.id}"'
    if not says and not cell.not_in_source:
        hint = "write what the source says, or {not-in-source: true}"
        context.findings.error("empty-cell", f"{place} says nothing", cell.where, hint)
    elif says and cell.not_in_source:
        message = f"{place} says something, and that the source says nothing"
        context.findings.error("empty-cell", message, cell.where, "remove `not-in-source`, or all else in it")
    elif cell.numbers and cell.no_number:
        message = f"{place} has numbers, and says that there is none"
        context.findings.error("empty-cell", message, cell.where, "remove one of `numbers` and `no-number`")
    elif says and not (cell.source or item.source or section.source):
        message = f"{place} does not say who says so"
        context.findings.warning(
            "unsourced-cell",
            message,
            cell.where,
            "name the source in the cell, or once under `source:` of the comparison",
        )
