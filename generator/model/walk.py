"""Every text and every reference of a library, wherever a record holds one.

Going by the dataclasses themselves means that a field added tomorrow is checked tomorrow.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Hashable, Iterator, Mapping
from functools import cache
from typing import Any, cast

from generator.diagnostics import Where
from generator.model.library import Library
from generator.model.values import Prose, Ref


def walk(record: Any) -> Iterator[Any]:
    """All dataclass records and texts at or below `record`, in the order of their fields.

    Checks call this for every record of a library, so it goes by a stack and asks each type for its fields once.
    """
    stack = [record]
    while stack:
        item = stack.pop()
        if isinstance(item, tuple):
            stack.extend(reversed(item))
            continue
        names = _fields(cast("Hashable", type(item)))
        if names is not None:
            yield item
            stack.extend(getattr(item, name) for name in names)
        elif isinstance(item, Mapping):
            stack.extend(list(item.values())[::-1])


@cache
def _fields(kind: Any) -> tuple[str, ...] | None:
    """The fields of a record in reverse order, none of a text or reference; None for what is no record."""
    if issubclass(kind, (Prose, Ref)):
        return ()
    if not dataclasses.is_dataclass(kind) or kind is Where:
        return None
    return tuple(item.name for item in reversed(dataclasses.fields(kind)))


def reference_scopes(library: Library) -> Iterator[tuple[str, Any]]:
    """The parts of a library, each with the guideline that its references start from ("" for the library's own)."""
    yield "", library.info
    yield "", library.terms
    yield "", library.resources
    for bundle in library.guidelines:
        yield bundle.id, bundle


def texts_of(part: Any) -> Iterator[Prose]:
    """Every text of a part of a library, with its place.

    Plain strings (titles of resources, aliases, …) come with the place of their record.
    """
    for record in walk(part):
        if isinstance(record, Prose):
            yield record
        elif dataclasses.is_dataclass(record) and not isinstance(record, Ref):
            where = getattr(record, "where", None)
            if where is not None:
                yield from (Prose(text, where) for text in _strings(record))


def _strings(record: Any) -> Iterator[str]:
    """The plain strings of a record, and of what it holds that has no place of its own, such as the domain of an input."""
    for item in dataclasses.fields(record):
        value = getattr(record, item.name)
        if dataclasses.is_dataclass(value) and not hasattr(value, "where"):
            yield from _strings(value)
        for text in value if isinstance(value, tuple) else (value,):
            if isinstance(text, str) and text:
                yield text
