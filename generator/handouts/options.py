"""Options compared on paper: tables of as many as fit beside each other, and what matters to a reader, to be marked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from generator.handouts import parts
from generator.handouts.document import Block, BySize, Para, QuestionBlock, QuestionItem, TableBlock, TableRow
from generator.handouts.parts import Blocks
from generator.handouts.runs import Runs
from generator.handouts.writer import Writer
from generator.language.speaking import _
from generator.model.library import GuidelineBundle
from generator.model.option_numbers import numbers_of
from generator.model.options import (
    NO_NUMBER,
    OWN_STATEMENTS,
    SIDE_BY_SIDE,
    SILENT,
    WEIGH,
    Option,
    OptionCell,
    OptionRow,
    Options,
)

_IN_LARGE_TYPE = 2
"""So many options stand beside each other in large type: a column must hold its longest word, and some of each line."""


def compared(writer: Writer, bundle: GuidelineBundle, item: Options) -> Blocks:
    """What one should know first, then the options of `item`, in tables of as many as fit beside each other.

    `bundle` is their guideline; `writer` is the sheet's.
    """
    blocks: list[Block] = [*(writer.blocks(item.lead) if item.lead else ())]
    blocks.append(Para(writer.plain(_(item.order_in_words))))
    said = _Said(writer, bundle, item)
    blocks.append(BySize(said.tables(SIDE_BY_SIDE), said.tables(_IN_LARGE_TYPE)))
    if item.source:
        blocks.append(Para((*writer.plain(_("Source of this comparison:")), *writer.cite(item.source))))
    return tuple(blocks)


def matters(writer: Writer, item: Options, level: int = 2) -> Blocks:
    """The statements of `item`, each with a box, under a heading of `level`; nothing where there are none.

    `writer` is the sheet's.
    """
    if not item.matters:
        return ()
    statements = tuple(QuestionItem((*writer.line(one.text), *writer.cite(one.source))) for one in item.matters)
    how = f"{_(WEIGH)} {_(OWN_STATEMENTS)}" if item.are_matters_own else _(WEIGH)
    return (QuestionBlock(writer.plain(_("What matters to me")), statements, level), Para(writer.plain(how)))


class _Said:
    """What is said of each option, written once: a word that is explained is marked where it first stands."""

    def __init__(self, writer: Writer, bundle: GuidelineBundle, item: Options) -> None:
        self._writer = writer
        self._item = item
        self._guideline = bundle.guideline
        self._titles = {option.id.name: writer.words(option.title) for option in item.options}
        self._rows: list[tuple[Runs, Mapping[str, Blocks]]] = []
        if any(option.summary for option in item.options):
            short = {option.id.name: _line(writer, option) for option in item.options}
            self._rows.append((_strong(writer.plain(_("In short"))), short))
        for row in item.rows:
            cells = {option.id.name: self._cell(item.cell(row, option)) for option in item.options}
            self._rows.append((self._asked(row), cells))

    def tables(self, most: int) -> tuple[Block, ...]:
        """Tables with at most so many options in each."""
        groups, first = self._item.parted(most), 1
        found: list[Block] = []
        for group in groups:
            found.append(self._table(group, first, alone=len(groups) == 1))
            first += len(group)
        return tuple(found)

    def _table(self, group: tuple[Option, ...], first: int, *, alone: bool) -> TableBlock:
        count, last = len(self._item.options), first + len(group) - 1
        if alone:
            caption = _("Options side by side")
        elif first == last:
            caption = _("Option {number} of {count}", number=first, count=count)
        else:
            caption = _("Options {first} to {last} of {count}", first=first, last=last, count=count)
        columns = (_("What people ask"), *(self._titles[option.id.name] for option in group))
        rows = tuple(TableRow(header, tuple(cells[option.id.name] for option in group)) for header, cells in self._rows)
        return TableBlock(self._writer.plain(caption), columns, rows)

    def _asked(self, row: OptionRow) -> Runs:
        return _strong(self._writer.line(row.title) if row.title else self._writer.plain(_(row.standard)))

    def _cell(self, cell: OptionCell) -> Blocks:
        writer = self._writer
        if cell.not_in_source:
            return (Para(writer.plain(_(SILENT))),)
        blocks: list[Block] = [*(writer.blocks(cell.text) if cell.text else ())]
        for number in numbers_of(self._guideline, cell):
            blocks += parts.risk(writer, number).blocks
        if cell.no_number:
            blocks.append(Para(writer.plain(_(NO_NUMBER))))
        cited = writer.cite(cell.source)
        if cited and isinstance(blocks[-1], Para):
            blocks[-1] = Para((*blocks[-1].runs, *cited))
        elif cited:
            blocks.append(Para((*writer.plain(_("Source:")), *cited)))
        return tuple(blocks)


def _line(writer: Writer, option: Option) -> Blocks:
    return (Para(writer.line(option.summary)),) if option.summary else ()


def _strong(runs: Runs) -> Runs:
    """The same words, strong; those that nobody has translated stay words of their language."""
    return tuple(replace(run, strong=True) for run in runs)
