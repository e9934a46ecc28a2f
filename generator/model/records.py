"""What lies inside a record, found by the dataclasses themselves: a field that is added tomorrow is found tomorrow."""

from __future__ import annotations

import dataclasses
from collections.abc import Hashable, Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, cast

from generator.diagnostics import Where
from generator.model.values import Prose, Ref

ELSEWHERE: Mapping[str, bool] = MappingProxyType({"elsewhere": True})
"""The metadata of a field that holds records of another file, for whoever needs both: they are walked there, not here."""


def key_of(name: str) -> str:
    """The key in YAML of the field `name`. What Python keeps for itself has an underscore behind it.

    >>> key_of("lowered_by"), key_of("with_")
    ('lowered-by', 'with')
    """
    return name.removesuffix("_").replace("_", "-")


def records_in(record: Any) -> Iterator[Any]:
    """All dataclass records and texts at or below `record`, in the order of their fields.

    It goes by a stack, and asks each type for its fields once: a library has many records.
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
            stack.extend([getattr(item, name) for name in names])
        elif isinstance(item, Mapping):
            stack.extend(list(item.values())[::-1])


@cache
def _fields(kind: Any) -> tuple[str, ...] | None:
    """The fields of a record in reverse order, none of a text or reference; None for what is no record."""
    if issubclass(kind, (Prose, Ref)):
        return ()
    if not dataclasses.is_dataclass(kind) or kind is Where:
        return None
    return tuple(item.name for item in reversed(dataclasses.fields(kind)) if item.metadata != ELSEWHERE)
