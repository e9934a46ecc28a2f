"""The page of a guideline's handouts: what to offer first, and where the rest is found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.handouts.sheet import Printing, Sheet
from generator.model.decision import DecisionTable
from generator.model.library import GuidelineBundle
from generator.model.sheets import SheetKind
from generator.model.values import Paper

_OF_TABLES = (SheetKind.DECISION, SheetKind.PATH)
_FIRST = tuple(kind for kind in SheetKind if kind not in _OF_TABLES)
"""What is offered to everybody: every kind that is not about a table alone."""


@dataclass(frozen=True, slots=True)
class PathGroup:
    """The sheets for the rows of one table."""

    table: DecisionTable
    sheets: tuple[Sheet, ...]


@dataclass(frozen=True, slots=True)
class OtherPaper:
    """All sheets on a paper that is not the library's own; `sizes` are the columns of the list."""

    paper: Paper
    name: str
    sizes: tuple[str, ...]
    rows: tuple[tuple[Sheet, tuple[Printing, ...]], ...]


@dataclass(frozen=True, slots=True)
class HandoutsPage:
    """`first` for everybody, then a sheet a table, then a sheet a row; `papers` holds them all on other papers."""

    first: tuple[Sheet, ...]
    tables: tuple[Sheet, ...]
    paths: tuple[PathGroup, ...]
    papers: tuple[OtherPaper, ...]


def sheet_of(sheets: Sequence[Sheet], kind: SheetKind, name: str = "") -> Sheet | None:
    """The one of `sheets` of this `kind`, None where it is not made; `name` is what it is about, "" for the guideline."""
    return next((sheet for sheet in sheets if sheet.kind is kind and sheet.name == name), None)


def handouts_page(bundle: GuidelineBundle, sheets: Sequence[Sheet]) -> HandoutsPage:
    """Sort the `sheets` of the guideline `bundle` for a reader."""
    first = tuple(sheet for kind in _FIRST for sheet in sheets if sheet.kind is kind)
    tables = tuple(sheet for sheet in sheets if sheet.kind is SheetKind.DECISION)
    paths = []
    for table in bundle.decisions:
        own = tuple(
            sheet
            for sheet in sheets
            if sheet.kind is SheetKind.PATH and sheet.name.partition("/")[0] == table.decision.name
        )
        if own:
            paths.append(PathGroup(table, own))
    ordered = [*first, *tables, *(sheet for group in paths for sheet in group.sheets)]
    return HandoutsPage(first, tables, tuple(paths), _other_papers(ordered))


def _other_papers(sheets: Sequence[Sheet]) -> tuple[OtherPaper, ...]:
    if not sheets:
        return ()
    usual = sheets[0].usual.variant.paper
    papers = dict.fromkeys(p.variant.paper for p in sheets[0].printings if p.variant.paper is not usual)
    found = []
    for paper in papers:
        rows = tuple((sheet, tuple(p for p in sheet.printings if p.variant.paper is paper)) for sheet in sheets)
        columns = rows[0][1]
        sizes = tuple(printing.variant.size_name for printing in columns)
        found.append(OtherPaper(paper, columns[0].variant.paper_name, sizes, rows))
    return tuple(found)
