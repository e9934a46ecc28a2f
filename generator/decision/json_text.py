"""JSON whose numbers are exact: decimals are written digit by digit, never through a float.

`json.dumps` cannot write a `Decimal` without changing it into a float or a text; decision tables promise
"JSON numbers both ways, read as decimals" (RFC 8259 §6 sets no limit to a number's digits).
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from generator.decision.literals import number_text, plain
from generator.model.sfeel import DURATIONS, Domain, Value

JsonValue = str | bool | Decimal | None

_ENCODER = json.JSONEncoder(ensure_ascii=False)  # `json.dumps` makes one for each text


def json_text(data: Any, indent: int | None = None) -> str:
    """`data` as JSON text; dates become ISO 8601 texts. TypeError for a float, and for anything that JSON cannot say.

    `indent` is the number of spaces by which each level is indented; None puts everything on one line.

    >>> json_text({"age": Decimal("0.10"), "known": [True, None]})
    '{"age": 0.1, "known": [true, null]}'
    """
    return _written(data, indent, 0)


def json_value(value: Value | None, domain: Domain) -> JsonValue:
    """`value`, one of `domain`, as JSON has it: text, boolean, `Decimal`, or None for "not known".

    Dates, times and durations are ISO 8601 texts.
    """
    if value is None or (isinstance(value, Decimal) and domain.type not in DURATIONS):
        return value
    return plain(value, domain.type)


def _written(data: Any, indent: int | None, depth: int) -> str:
    if data is None or isinstance(data, str | bool | int):
        return _ENCODER.encode(data)
    if isinstance(data, Decimal):
        return number_text(data)
    if isinstance(data, date):
        return f'"{data.isoformat()}"'
    if isinstance(data, Mapping):
        entries = [f"{_ENCODER.encode(str(key))}: {_written(value, indent, depth + 1)}" for key, value in data.items()]
        return _enclosed("{", entries, "}", indent, depth)
    if isinstance(data, Sequence):
        return _enclosed("[", [_written(value, indent, depth + 1) for value in data], "]", indent, depth)
    raise TypeError(f"JSON cannot say {data!r}")


def _enclosed(opening: str, entries: list[str], closing: str, indent: int | None, depth: int) -> str:
    if indent is None or not entries:
        return f"{opening}{', '.join(entries)}{closing}"
    inner, outer = "\n" + " " * indent * (depth + 1), "\n" + " " * indent * depth
    return f"{opening}{inner}{f',{inner}'.join(entries)}{outer}{closing}"
