"""Every text and every reference of a library, wherever a record holds one.

Going by the dataclasses themselves means that a field added tomorrow is checked tomorrow.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from typing import Any

from generator.model.library import Library
from generator.model.values import Prose, Ref


def walk(record: Any) -> Iterator[Any]:
    """All dataclass records and texts at or below `record`, in the order of their fields."""
    if isinstance(record, (Prose, Ref)):
        yield record
    elif dataclasses.is_dataclass(record):
        yield record
        for item in dataclasses.fields(record):
            yield from walk(getattr(record, item.name))
    elif isinstance(record, Mapping):
        for value in record.values():
            yield from walk(value)
    elif isinstance(record, tuple):
        for value in record:
            yield from walk(value)


def homes(library: Library) -> Iterator[tuple[str, Any]]:
    """The parts of a library, each with the guideline that its references start from ("" for the library's own)."""
    yield "", library.info
    yield "", library.terms
    yield "", library.resources
    for bundle in library.guidelines:
        yield bundle.id, bundle


def texts_of(library: Library) -> Iterator[Prose]:
    """Every text with its place; plain strings (titles of resources, aliases, …) come with the place of their record."""
    for _, part in homes(library):
        for record in walk(part):
            if isinstance(record, Prose):
                yield record
            elif dataclasses.is_dataclass(record) and not isinstance(record, Ref):
                where = getattr(record, "where", None)
                if where is not None:
                    yield from (Prose(text, where) for text in _strings(record))


def _strings(record: Any) -> Iterator[str]:
    for item in dataclasses.fields(record):
        value = getattr(record, item.name)
        for text in value if isinstance(value, tuple) else (value,):
            if isinstance(text, str) and text:
                yield text
