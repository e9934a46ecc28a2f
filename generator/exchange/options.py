"""`data/options/<guideline>.json`: the options that a guideline compares, for other programs, in plain words.

The JSON is described by the JSON Schema that is made from the types below and published beside it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Annotated, NotRequired, TypedDict

from generator.exchange.sources import SourceData, source_list
from generator.exchange.type_schema import TypeSchemas
from generator.language.speaking import _
from generator.model import addresses, data_files
from generator.model.guideline import Guideline, Section
from generator.model.library import GuidelineBundle, Library
from generator.model.option_numbers import numbers_of
from generator.model.options import Option, OptionCell, OptionRow, Options
from generator.model.risk import Risk
from generator.model.standing import standing
from generator.model.values import Prose, Ref
from generator.text.plain import block_plain, inline_plain
from generator.text.resolve import Texts
from generator.text.risk import negative_frame, positive_frame

_Text = Annotated[str, "In plain words"]
_Address = Annotated[str, "Below the site's root"]


class OptionRecord(TypedDict):
    """One option."""

    id: str
    title: _Text
    page: _Address
    summary: NotRequired[_Text]


NumberRecord = TypedDict(
    "NumberRecord",
    {
        "id": str,
        "happens": Annotated[str, "To how many it happens"],
        "does-not": Annotated[str, "To how many it does not happen"],
    },
)
"""A number of people, both frames in words."""


CellRecord = TypedDict(
    "CellRecord",
    {
        "option": str,
        "text": NotRequired[_Text],
        "numbers": NotRequired[list[NumberRecord]],
        "no-number": NotRequired[Annotated[bool, "Whether this library has no number for it from its source"]],
        "not-in-source": NotRequired[Annotated[bool, "Whether the source says nothing about it"]],
        "sources": list[SourceData],
    },
)
"""What a row says of an option."""


class RowRecord(TypedDict):
    """What is asked of every option."""

    id: str
    asks: _Text
    cells: list[CellRecord]


class MatterRecord(TypedDict):
    """A statement that a reader may mark."""

    id: str
    text: _Text
    sources: list[SourceData]


ComparisonRecord = TypedDict(
    "ComparisonRecord",
    {
        "id": str,
        "section": str,
        "title": _Text,
        "page": _Address,
        "lead": NotRequired[_Text],
        "not-ranked": Annotated[bool, "Whether the guideline says of itself that it ranks none"],
        "options": Annotated[list[OptionRecord], "In the order of the source"],
        "rows": list[RowRecord],
        "matters": list[MatterRecord],
    },
)
"""One comparison."""

OptionsData = TypedDict(
    "OptionsData",
    {
        "$schema": str,
        "guideline": str,
        "version": str,
        "status": str,
        "notice": Annotated[str, "What must be known before anything is read; empty for a current guideline"],
        "language": str,
        "comparisons": list[ComparisonRecord],
    },
)
"""All comparisons of a guideline."""


def options_data(library: Library, texts: Texts, bundle: GuidelineBundle) -> str:
    """The options that `bundle`, a guideline of `library`, compares, as JSON; `texts` have their references resolved."""
    guideline = bundle.guideline
    data: OptionsData = {
        "$schema": addresses.relative(data_files.OPTIONS_SCHEMA, addresses.options_data(bundle.id)),
        "guideline": bundle.id,
        "version": guideline.version,
        "status": guideline.status.value,
        "notice": standing(guideline).notice,
        "language": bundle.language(library.info),
        "comparisons": list(_Recorder(library, texts, guideline).comparisons()),
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def options_schema_file() -> tuple[str, str]:
    """Address and text of the schema of the files."""
    schemas = TypeSchemas({})
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Guidepress: options compared, for programs",
        **schemas.schema(OptionsData),
    }
    return data_files.OPTIONS_SCHEMA, json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


class _Recorder:
    def __init__(self, library: Library, texts: Texts, guideline: Guideline) -> None:
        self._library = library
        self._texts = texts
        self._guideline = guideline
        self._own = guideline.guideline.name

    def comparisons(self) -> Iterable[ComparisonRecord]:
        return (self._comparison(section, item) for section in self._guideline.sections for item in section.options)

    def _comparison(self, section: Section, item: Options) -> ComparisonRecord:
        record: ComparisonRecord = {
            "id": item.id.name,
            "section": section.id.name,
            "title": self._line(item.title),
            "page": addresses.options(self._own, section.id.name, item.id.name),
            "not-ranked": item.ranked is False,
            "options": [self._option(section, item, option) for option in item.options],
            "rows": [self._row(item, row) for row in item.rows],
            "matters": [
                {"id": one.id.name, "text": self._line(one.text), "sources": self._sources(one.source)}
                for one in item.matters
            ],
        }
        if item.lead:
            record["lead"] = self._text(item.lead)
        return record

    def _option(self, section: Section, item: Options, option: Option) -> OptionRecord:
        record: OptionRecord = {
            "id": option.id.name,
            "title": self._line(option.title),
            "page": addresses.option(self._own, section.id.name, item.id.name, option.id.name),
        }
        if option.summary:
            record["summary"] = self._line(option.summary)
        return record

    def _row(self, item: Options, row: OptionRow) -> RowRecord:
        asks = self._line(row.title) if row.title else str(_(row.standard))
        cells = [self._cell(item, item.cell(row, option)) for option in item.options]
        return {"id": row.id.name, "asks": asks, "cells": cells}

    def _cell(self, item: Options, cell: OptionCell) -> CellRecord:
        says = not cell.not_in_source
        record: CellRecord = {
            "option": cell.id.name,
            "sources": self._sources(cell.source or item.source) if says else [],
        }
        if cell.text:
            record["text"] = self._text(cell.text)
        if cell.numbers:
            record["numbers"] = [self._number(number) for number in numbers_of(self._guideline, cell)]
        if cell.no_number:
            record["no-number"] = True
        if cell.not_in_source:
            record["not-in-source"] = True
        return record

    def _number(self, number: Risk) -> NumberRecord:
        who, will, will_not = map(self._line, (number.who, number.will, number.will_not))
        over = f" {self._line(number.over)}" if number.over else ""
        return {
            "id": number.id.name,
            "happens": f"{positive_frame(number)} {who} {will}{over}.",
            "does-not": f"{negative_frame(number)} {will_not}.",
        }

    def _line(self, prose: Prose) -> str:
        return inline_plain(self._texts.inlines(prose, self._own))

    def _text(self, prose: Prose) -> str:
        return block_plain(self._texts.blocks(prose, self._own))

    def _sources(self, refs: Iterable[Ref]) -> list[SourceData]:
        return source_list(self._library.resources, refs)
