"""A document as JSON for the typesetter: the only thing that the templates see.

Every dataclass becomes an object with its name under "is", so that `blocks.typ` can choose; all text goes
through `printable`. Nothing in it is ever evaluated as markup.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from dataclasses import fields, is_dataclass, replace
from datetime import date
from itertools import pairwise
from typing import Any

from generator.fonts import REPLACEMENT
from generator.handouts.amounts import is_tall, length, measures
from generator.handouts.document import (
    AlertBlock,
    Block,
    Document,
    Ending,
    QuestionItem,
    RecommendationBlock,
    TableBlock,
)
from generator.handouts.errors import TypesettingError
from generator.handouts.furniture import Furniture
from generator.handouts.glyphs import NOTHING, Glyphs
from generator.handouts.labels import Labels
from generator.handouts.printable import BREAK, printable, shortened
from generator.handouts.runs import Definitions, References
from generator.text.numbers import keep_whole

Json = dict[str, Any]

_VERBATIM = {"url", "qr", "format", "language", "direction", "goto", "anchor", "same_as"}
_LONG_WORDS = frozenset({"da", "de", "et", "fi", "hu", "is", "nb", "nl", "nn", "no", "sv"})
"""Languages whose compounds would leave half of a line empty; elsewhere whole words are easier to read."""
_LINK = re.compile(r"(?:https?|mailto|tel):[^\s\x00-\x20\x7f]+", re.IGNORECASE)
_NAME_LIMIT = 120  # characters in a running head: two lines in large print
_STATUS_LIMIT = 240
_TOGETHER = 900  # characters that fit on half a page in large print: what has fewer is not split
_PART = 6  # words that are explained, of those that stay together on a page
_TWO = 3  # words that are worth two columns
_COLUMN = 42  # characters in a line of half a page's width


def payload(document: Document, fonts: Sequence[str], glyphs: Glyphs = NOTHING) -> str:
    """`document` as JSON text; `fonts` are the families to set it in: of those that have a character the first.

    `glyphs` is what is to know of them for the letters of this document.

    Raises:
        TypesettingError: a character that cannot be printed, or a link that is not http, https, mailto or tel.
    """
    return json.dumps(_Payload(document, glyphs).data(fonts), ensure_ascii=False, sort_keys=True)


class _Payload:
    """One document's way to JSON."""

    def __init__(self, document: Document, glyphs: Glyphs) -> None:
        self._document = document
        self._glyphs = glyphs
        self._missing = re.compile(_any_of(glyphs.missing)) if glyphs.missing else None
        self._has_replaced = False
        self._rtl = document.direction == "rtl"

    def data(self, fonts: Sequence[str]) -> Json:
        document, furniture = self._document, self._document.furniture
        language, _, region = document.language.partition("-")
        name = document.name or document.title
        data: Json = self._plain(replace(document, blocks=(), furniture=_running(furniture)))
        data["furniture"]["url"] = _checked(furniture.address or "")
        shown = data | {
            "blocks": [self._plain(block) for block in document.blocks],
            "fonts": list(fonts),
            "language": language.lower(),
            "hyphenate": language.lower() in _LONG_WORDS,
            "region": region if re.fullmatch("[A-Za-z]{2}", region) else None,
            "name": printable(name).replace(BREAK, ""),
            "running": self._text(shortened(document.running or name, _NAME_LIMIT)),
            "notes": sorted(_numbers(document.blocks)),
            "said": self._said(furniture, furniture.labels),
            "about": {"library": self._text(furniture.library), "amount": self._end()},
            "not_ours": self._glyphs.not_ours,
            "whole": {"pattern": _any_of(self._glyphs.whole), "fonts": dict(self._glyphs.whole)},
        }
        return shown | {"lacks": self._has_replaced}

    def _text(self, text: str) -> str:
        """A text as it is printed; in right-to-left text, numbers keep their own direction, labels' too.

        Source: docs/design.md, Numbers stay whole.
        """
        text = self._shown(printable(text))
        return keep_whole(text, right_to_left=True) if self._rtl else text

    def _shown(self, text: str) -> str:
        """A text with a sign in the place of what no font has."""
        if self._missing is None or not self._missing.search(text):
            return text
        self._has_replaced = True
        return self._missing.sub(REPLACEMENT, text)

    def _end(self) -> int:
        """The characters of what ends the sheet."""
        furniture, blocks = self._document.furniture, self._document.blocks
        names = (
            furniture.library,
            furniture.publisher,
            furniture.disclaimer,
            furniture.licence,
            furniture.address or "",
        )
        ending = length(blocks[-1]) if blocks and isinstance(blocks[-1], Ending) else 0
        return ending + sum(map(len, names))

    def _said(self, furniture: Furniture, labels: Labels) -> dict[str, str]:
        """Labels with what they speak of."""
        after = furniture.out_of_date_after
        said = {
            "publisher": labels.publisher.replace("{publisher}", furniture.publisher),
            "version": labels.version.replace("{version}", furniture.version),
            "dated": furniture.dated,
            "reviewed": furniture.reviewed,
            "out_of_date_after": after and labels.out_of_date_after.replace("{date}", after),
        }
        alternative = labels.qr.replace("{address}", furniture.address or "")
        return {key: self._text(text) for key, text in said.items()} | {"qr": printable(alternative).replace(BREAK, "")}

    def _plain(self, value: Any, name: str = "") -> Any:
        if isinstance(value, str):
            return self._string(value, name)
        if isinstance(value, tuple):
            return [self._plain(item) for item in value]
        if isinstance(value, date):
            return value.isoformat()
        if isinstance(value, bytes):
            return self._file(value)
        if not is_dataclass(value):
            return value
        data: Json = {"is": type(value).__name__}
        data |= {field.name: self._plain(getattr(value, field.name), field.name) for field in fields(value)}
        if isinstance(value, (AlertBlock, QuestionItem, RecommendationBlock)):
            data["long"] = length(value) > _TOGETHER
        if isinstance(value, TableBlock):
            data["measures"] = measures(value)
            data["tall"] = [is_tall(row) for row in value.rows]
        if isinstance(value, Definitions):
            data["parts"] = _parts([-(-length(item) // _COLUMN) for item in value.items])
        return data

    def _file(self, data: bytes) -> str | list[int]:
        """A picture: SVG as text, since no font may have a letter in it, else its bytes."""
        with suppress(UnicodeDecodeError):
            if data.lstrip().startswith(b"<"):
                return self._shown(data.decode())
        return list(data)

    def _string(self, value: str, name: str) -> str:
        if name == "url":
            return _checked(value)
        if name == "alternative":  # read aloud, never broken over lines
            return printable(value).replace(BREAK, "")
        if name == "address" and self._rtl and value:  # one piece, left to right
            return f"\u2066{self._shown(printable(value))}\u2069"
        if name == "svg":
            return self._shown(value)
        return value if name in _VERBATIM else self._text(value)


def _any_of(pieces: Collection[str]) -> str:
    """A pattern that fits each of some pieces of text, the longest first; "" for none."""
    return "|".join(map(re.escape, sorted(pieces, key=lambda piece: (-len(piece), piece))))


def _running(furniture: Furniture) -> Furniture:
    """The furniture with names that fit into the head of a page; the end of the sheet has them whole."""
    return replace(
        furniture,
        library=shortened(furniture.library, _NAME_LIMIT),
        publisher=shortened(furniture.publisher, _NAME_LIMIT),
        status=shortened(furniture.status, _STATUS_LIMIT),
    )


def _numbers(blocks: Sequence[Block]) -> Iterator[int]:
    """The numbers that the sheet's references explain, so that notes can lead there."""
    for block in blocks:
        if isinstance(block, References):
            yield from (entry.number for entry in block.items)
        elif isinstance(block, Ending):
            yield from _numbers(block.blocks)


def _parts(lengths: Sequence[int]) -> list[tuple[int, int, int, int]]:
    """Where parts of a list of words begin, have their second column, and end, and its lines.

    `lengths` of the words are in lines of half the width of a page.
    """
    count = -(-len(lengths) // _PART)
    ends = [len(lengths) * part // count for part in range(count + 1)]
    return [(start, start + _half(lengths[start:end]), end, sum(lengths[start:end])) for start, end in pairwise(ends)]


def _half(lengths: Sequence[int]) -> int:
    """How many of some words stand in the first of two columns that are about as high."""
    if len(lengths) < _TWO:
        return len(lengths)
    return min(range(len(lengths) + 1), key=lambda count: (max(sum(lengths[:count]), sum(lengths[count:])), -count))


def _checked(url: str) -> str:
    if url and not _LINK.fullmatch(url):
        raise TypesettingError(
            f"“{shortened(url, 80)}” cannot be a link on a handout", "links begin with https:, http:, mailto: or tel:"
        )
    return url
