"""Kinds of single values: how each is read, what stands in for a bad one, and its JSON Schema.

To add a kind of value, add one entry to `SCALAR_TYPES`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from generator.diagnostics import Findings, Where
from generator.drawings import PICTURES
from generator.model.brand import PageAddress, WebFont
from generator.model.colors import Color
from generator.model.evidence import Many, Span
from generator.model.identifiers import IDENTIFIER, MAX_IDENTIFIER
from generator.model.pictures import Picture
from generator.model.references import Doi, Isbn, PartialDate, Pmid
from generator.model.risk import Count
from generator.model.schedule import Duration, Unit
from generator.model.values import KINDS, Address, Identifier, LanguageTag, Passage, Phone, Prose, Ref, Version
from generator.source import brand_readers, reference_readers
from generator.source import scalar_readers as readers
from generator.source.decision_file import (
    RawCell,
    RawExpect,
    RawGrid,
    RawValues,
    read_cell,
    read_expect,
    read_grid,
    read_values,
)
from generator.source.duration_reader import DURATION, read_duration
from generator.source.nodes import Node
from generator.source.reference_readers import DOI, ISBN, PARTIAL_DATE, PMID
from generator.source.scalar_readers import (
    LANGUAGE,
    LONGEST_LINE,
    LONGEST_PASSAGE,
    MOST_PEOPLE,
    NO_DAY,
    PHONE,
    PICTURE_FILE,
    VERSION,
)


@dataclass(frozen=True, slots=True)
class ScalarType:
    """One kind of value: reader, stand-in and JSON Schema."""

    read: Callable[[Node, Findings], Any]
    placeholder: Callable[[Where], Any]
    schema: Mapping[str, Any]


# YAML tools read 2026.11 or "no" as number or boolean before they look at the schema; to us all of it is text.
_TEXT_SCHEMA = {"type": ["string", "number", "boolean"], "minLength": 1}
_CELL_SCHEMA = {"type": ["string", "number", "boolean", "array"]}
_LINE_SCHEMA = {**_TEXT_SCHEMA, "maxLength": LONGEST_LINE}

SCALAR_TYPES: Mapping[Any, ScalarType] = MappingProxyType(
    {
        str: ScalarType(readers.read_str, lambda _: "", _LINE_SCHEMA),
        Version: ScalarType(
            readers.read_version, lambda _: Version(""), {"type": ["string", "number"], "pattern": f"^{VERSION}$"}
        ),
        LanguageTag: ScalarType(
            readers.read_language, lambda _: LanguageTag("en"), {"type": "string", "pattern": f"^{LANGUAGE}$"}
        ),
        Phone: ScalarType(
            readers.read_phone, lambda _: Phone(""), {"type": ["string", "integer"], "pattern": f"^{PHONE}$"}
        ),
        Picture: ScalarType(
            readers.read_picture,
            lambda _: Picture(""),
            {"anyOf": [{"enum": list(PICTURES)}, {"type": "string", "pattern": f"^{PICTURE_FILE}$"}]},
        ),
        Color: ScalarType(
            brand_readers.read_color,
            lambda _: brand_readers.BLACK,
            {"type": "string", "pattern": f"^{brand_readers.COLOR}$"},
        ),
        WebFont: ScalarType(
            brand_readers.read_web_font,
            lambda _: WebFont(""),
            {"type": "string", "pattern": f"^{brand_readers.FONT_FILE}$"},
        ),
        PageAddress: ScalarType(
            brand_readers.read_page_address,
            lambda _: PageAddress(""),
            {"type": "string", "pattern": f"^(?:https?://|{brand_readers.MARKDOWN_PAGE}$)"},
        ),
        Prose: ScalarType(
            readers.read_prose, lambda where: Prose("", where), {**_LINE_SCHEMA, "description": "One line of Markdown"}
        ),
        Passage: ScalarType(
            readers.read_passage,
            lambda where: Passage("", where),
            {**_TEXT_SCHEMA, "maxLength": LONGEST_PASSAGE, "description": "Paragraphs and lists in Markdown"},
        ),
        Identifier: ScalarType(
            readers.read_identifier,
            lambda where: Identifier("", where),
            {"type": ["string", "integer"], "pattern": f"^{IDENTIFIER.pattern}$", "maxLength": MAX_IDENTIFIER},
        ),
        date: ScalarType(readers.read_date, lambda _: NO_DAY, {"type": "string", "format": "date"}),
        PartialDate: ScalarType(
            reference_readers.read_partial_date,
            lambda _: PartialDate(NO_DAY.year),
            {"type": ["string", "integer"], "pattern": f"^{PARTIAL_DATE}$"},
        ),
        Doi: ScalarType(
            reference_readers.read_doi, lambda _: Doi(""), {"type": ["string", "number"], "pattern": f"^{DOI}$"}
        ),
        Pmid: ScalarType(
            reference_readers.read_pmid, lambda _: Pmid(""), {"type": ["string", "integer"], "pattern": f"^{PMID}$"}
        ),
        Isbn: ScalarType(
            reference_readers.read_isbn, lambda _: Isbn(""), {"type": ["string", "integer"], "pattern": f"^{ISBN}$"}
        ),
        int: ScalarType(readers.read_int, lambda _: 1, {"type": "integer", "minimum": 1, "maximum": 9999}),
        Many: ScalarType(
            readers.read_many, lambda _: Many(1), {"type": "integer", "minimum": 1, "maximum": MOST_PEOPLE}
        ),
        Decimal: ScalarType(readers.read_decimal, lambda _: Decimal(0), {"type": "number"}),
        Span: ScalarType(
            readers.read_span,
            lambda where: Span(Decimal(0), Decimal(0), where),
            {"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 2},
        ),
        Count: ScalarType(
            readers.read_count,
            lambda where: Count(0, 0, where),
            {
                "anyOf": [
                    {"type": "integer", "minimum": 0, "maximum": 9999},
                    {"type": "array", "items": {"type": "integer", "minimum": 0, "maximum": 9999}, "maxItems": 2},
                ]
            },
        ),
        Duration: ScalarType(
            read_duration,
            lambda where: Duration(1, 1, Unit.DAYS, where=where),
            {"type": "string", "pattern": f"^{DURATION}$"},
        ),
        bool: ScalarType(readers.read_bool, lambda _: False, {"type": "boolean"}),
        Address: ScalarType(
            readers.read_address,
            lambda where: Address("", where),
            {"type": "string", "pattern": "^(https?://|mailto:|tel:)"},
        ),
        Ref: ScalarType(
            readers.read_ref,
            lambda where: Ref("", "", "", where),
            {"type": "string", "pattern": f"^({'|'.join(KINDS)}):"},
        ),
        RawCell: ScalarType(read_cell, lambda where: RawCell("-", where), _CELL_SCHEMA),
        RawGrid: ScalarType(
            read_grid, lambda _: RawGrid(()), {"type": "array", "items": {"type": "array", "items": _CELL_SCHEMA}}
        ),
        RawExpect: ScalarType(
            read_expect, lambda _: RawExpect(None), {"anyOf": [{"type": "object"}, {"const": "none"}]}
        ),
        RawValues: ScalarType(read_values, lambda _: RawValues(()), {"anyOf": [{"type": "object"}, {"type": "array"}]}),
    }
)
"""Every kind of value that a field may have, by its type hint. It is complete here: nobody adds to it later."""
