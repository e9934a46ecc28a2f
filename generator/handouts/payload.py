"""A document as JSON for the typesetter: the only thing that the templates see.

Every dataclass becomes an object with its name under "is", so that `blocks.typ` can choose; all text goes
through `printable`. Nothing in it is ever evaluated as markup.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import date
from typing import Any

from generator.handouts.amounts import is_tall, length, measures
from generator.handouts.document import Block, Document, Furniture, Question, Recommendation, References, Table
from generator.handouts.errors import TypesettingError
from generator.handouts.labels import Labels
from generator.handouts.printable import BREAK, printable, shortened

Json = dict[str, Any]

_VERBATIM = {"url", "qr", "paper", "language", "direction"}
_LINK = re.compile(r"(?:https?|mailto|tel):[^\s\x00-\x20\x7f]+", re.IGNORECASE)
_NAME_LIMIT = 120  # characters in a running head: two lines in large print
_STATUS_LIMIT = 240
_TOGETHER = 900  # characters that fit on half a page in large print: what has fewer is not split


def payload(document: Document, fonts: Sequence[str]) -> str:
    """The document as JSON text; `fonts` are the families to set it in: of those that have a character the first.

    Raises:
        TypesettingError: a character that cannot be printed, or a link that is not http, https, mailto or tel.
    """
    furniture = document.furniture
    language, _, region = document.language.partition("-")
    data = _plain(replace(document, blocks=(), furniture=_running(furniture)))
    data["furniture"]["url"] = _checked(furniture.address or "")
    data |= {
        "blocks": [_plain(block) for block in document.blocks],
        "fonts": list(fonts),
        "language": language.lower(),
        "region": region if re.fullmatch("[A-Za-z]{2}", region) else None,
        "name": printable(document.title).replace(BREAK, ""),
        "running": printable(shortened(document.title, _NAME_LIMIT)),
        "notes": sorted(_numbers(document.blocks)),
        "said": _said(furniture, furniture.labels),
        "about": {"library": printable(furniture.library)},
    }
    return json.dumps(data, ensure_ascii=False, sort_keys=True)


def _running(furniture: Furniture) -> Furniture:
    """The furniture with names that fit into the head of a page; the end of the sheet has them whole."""
    return replace(
        furniture,
        library=shortened(furniture.library, _NAME_LIMIT),
        publisher=shortened(furniture.publisher, _NAME_LIMIT),
        status=shortened(furniture.status, _STATUS_LIMIT),
    )


def _said(furniture: Furniture, labels: Labels) -> dict[str, str]:
    """Labels with what they speak of."""
    said = {
        "publisher": labels.publisher.replace("{publisher}", furniture.publisher),
        "version": labels.version.replace("{version}", furniture.version),
        "published": labels.published.replace("{date}", furniture.published),
        "reviewed": labels.reviewed.replace("{date}", furniture.reviewed),
        "out_of_date_after": labels.out_of_date_after.replace("{date}", furniture.out_of_date_after),
    }
    alternative = labels.qr.replace("{address}", furniture.address or "")
    return {name: printable(text) for name, text in said.items()} | {"qr": printable(alternative).replace(BREAK, "")}


def _numbers(blocks: Sequence[Block]) -> Iterator[int]:
    """The numbers that the sheet's references explain, so that notes can lead there."""
    for block in blocks:
        if isinstance(block, References):
            yield from (entry.number for entry in block.items)


def _plain(value: Any, name: str = "") -> Any:
    if isinstance(value, str):
        if name == "url":
            return _checked(value)
        return value if name in _VERBATIM else printable(value)
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    if not is_dataclass(value):
        return value
    data: Json = {"is": type(value).__name__}
    data |= {field.name: _plain(getattr(value, field.name), field.name) for field in fields(value)}
    if isinstance(value, (Question, Recommendation)):
        data["long"] = length(value) > _TOGETHER
    if isinstance(value, Table):
        data["measures"] = measures(value)
        data["tall"] = [is_tall(row) for row in value.rows]
    return data


def _checked(url: str) -> str:
    if url and not _LINK.fullmatch(url):
        raise TypesettingError(
            f"“{shortened(url, 80)}” cannot be a link on a handout", "links begin with https:, http:, mailto: or tel:"
        )
    return url
