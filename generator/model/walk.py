"""Every text and every reference of a library, wherever a record holds one."""

from __future__ import annotations

import dataclasses
from collections.abc import Hashable, Iterable, Iterator
from functools import cache
from typing import Any, cast

from generator.diagnostics import Where
from generator.model.library import GuidelineBundle, Library
from generator.model.records import ELSEWHERE, records_in
from generator.model.values import Prose, Ref


def walk(record: Any) -> Iterable[Any]:
    """All dataclass records and texts at or below `record`, in the order of their fields; a guideline knows its own."""
    return record.records if isinstance(record, GuidelineBundle) else records_in(record)


def reference_scopes(library: Library) -> Iterator[tuple[str, Any]]:
    """The parts of a library, each with the guideline that its references start from ("" for the library's own)."""
    yield "", library.info
    yield "", library.terms
    yield "", library.resources
    for bundle in library.guidelines:
        yield bundle.id, bundle


def texts_of(part: Any) -> Iterator[Prose]:
    """Every text of a part of a library, with its place.

    Plain strings (titles of resources, places in them, aliases, …) come with the place of their record.
    """
    for record in walk(part):
        if isinstance(record, Prose):
            yield record
        elif isinstance(record, Ref):
            if record.at:
                yield Prose(record.at, record.where)
        else:
            where = getattr(record, "where", None)
            if where is not None:
                yield from (Prose(text, where) for text in _strings(record))


def _strings(record: Any) -> Iterator[str]:
    """The plain strings of a record, and of what it holds that has no place of its own, such as the domain of an input."""
    for name in _fields(cast("Hashable", type(record))):
        value = getattr(record, name)
        if isinstance(value, str):
            if value:
                yield value
        elif isinstance(value, tuple):
            yield from (text for text in value if isinstance(text, str) and text)
        elif _belongs(cast("Hashable", type(value))):
            yield from _strings(value)


@cache
def _fields(kind: Any) -> tuple[str, ...]:
    return tuple(item.name for item in dataclasses.fields(kind) if item.metadata != ELSEWHERE)


@cache
def _belongs(kind: Any) -> bool:
    """Whether a record of this kind is part of the one that holds it. A place says nothing to readers."""
    return dataclasses.is_dataclass(kind) and kind is not Where and "where" not in _fields(cast("Hashable", kind))
