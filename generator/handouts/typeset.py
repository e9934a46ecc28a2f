"""Documents to PDF by Typst, tagged for PDF/UA-1.

Measured for the design: 22 ms for a 4-page sheet once fonts are loaded, so that one `Typesetter` is made for a run.
"""

from __future__ import annotations

import dataclasses
import json
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from typst import Compiler, TypstError

from generator.fonts import missing_in, our_fonts
from generator.handouts.document import Document
from generator.handouts.tagging import finish_tags
from generator.templates_dir import templates_dir

_LONG_WORD = re.compile(r"\S{31,}")
_CHUNK = 30
_ZERO_WIDTH_SPACE = "\u200b"


class TypesettingError(Exception):
    """A sheet could not be set. `characters` are those that the font lacks, "" if the reason is another."""

    def __init__(self, message: str, characters: str = "") -> None:
        """Keep both as `args`, so that the error survives pickling."""
        super().__init__(message, characters)
        self.message = message
        self.characters = characters


@dataclass(frozen=True, slots=True)
class Pdf:
    """A finished PDF and the number of its pages."""

    data: bytes
    pages: int


class Typesetter:
    """Sets documents; loads fonts and template once."""

    def __init__(self) -> None:
        """Load the template."""
        self._source = (templates_dir() / "handouts" / "sheet.typ").read_bytes()
        self._compiler = Compiler(font_paths=our_fonts(), ignore_system_fonts=True)

    def typeset(self, document: Document) -> Pdf:
        """The PDF of a document; the same document gives the same bytes.

        Raises:
            TypesettingError: Typst refuses (a missing glyph, a missing title or alternative text, …) or warns.
        """
        inputs = {"document": json.dumps(breakable(_data(document)), ensure_ascii=False)}
        day = document.timestamp
        timestamp = int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())
        try:
            data, warnings = self._compiler.compile_with_warnings(
                self._source, format="pdf", sys_inputs=inputs, pdf_standards=["ua-1"], timestamp=timestamp
            )
        except TypstError as problem:
            raise TypesettingError(problem.message, missing_in(problem.message)) from problem
        if warnings:
            raise TypesettingError("; ".join(warning.message for warning in warnings))
        if not isinstance(data, bytes):
            raise TypesettingError("Typst returned no PDF")
        return Pdf(*finish_tags(data))


def _data(value: Any) -> Any:
    """A document as JSON data: each record names its class under "is"."""
    if dataclasses.is_dataclass(value):
        fields = {item.name: _data(getattr(value, item.name)) for item in dataclasses.fields(value)}
        return {"is": type(value).__name__, **fields}
    if isinstance(value, tuple):
        return [_data(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


def breakable(value: Any) -> Any:
    """JSON data with places to break inside very long words and addresses, so that nothing runs off the paper.

    Addresses that are followed (`url`) and pictures (`qr`) stay as they are.
    """
    if isinstance(value, str):
        return _LONG_WORD.sub(lambda match: _ZERO_WIDTH_SPACE.join(_pieces(match[0])), value)
    if isinstance(value, list):
        return [breakable(item) for item in value]
    if isinstance(value, dict):
        return {key: item if key in {"url", "qr"} else breakable(item) for key, item in value.items()}
    return value


def _pieces(word: str) -> list[str]:
    return [word[at : at + _CHUNK] for at in range(0, len(word), _CHUNK)]
