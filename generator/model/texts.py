"""The texts of a record, to be put into another language: what readers see as words, and nothing that decides.

Conditions, numbers, dates, sources and identifiers are not among them, so a translation cannot differ in logic.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, Protocol, TypeVar

from generator.diagnostics import Where
from generator.model.attestation import Attestation
from generator.model.decision import Cell, DecisionTable, Example, Expected, Given, Rule, Verify
from generator.model.guideline import Changes, Grade, Reviewer
from generator.model.library import LibraryFile, Resource
from generator.model.records import ELSEWHERE, key_of
from generator.model.values import Address, Identifier, Prose, Ref

T = TypeVar("T")

_PLAIN: Mapping[type, frozenset[str]] = {
    LibraryFile: frozenset({"name", "short_name"}),
    Grade: frozenset({"label"}),
    Resource: frozenset({"short_title"}),
    Changes: frozenset({"since"}),
    Reviewer: frozenset({"role"}),
    Attestation: frozenset({"role"}),
}
"""Plain strings that are words for readers. A source's title is not: readers look for the work under its own name."""
_LISTS = frozenset({"aliases", "search_terms"})
"""Lists of words that each language has of its own: other names, and what people type."""
_CLOSED = (Where, Identifier, Ref, Address, Cell, Example, Given, Expected, Verify)
"""What holds no words for readers, or decides."""


class Translator(Protocol):
    """Whoever knows what a text is in another language. `path` says which text of its file it is, by identifiers."""

    def prose(self, path: str, text: Prose) -> Prose:
        """What stands for a `text` at its `path`."""

    def plain(self, path: str, text: str) -> str:
        """What stands for a `text` without markup at its `path`."""

    def words(self, path: str, items: tuple[str, ...], where: Where) -> tuple[str, ...]:
        """What stands for the words `items` at their `path`, none perhaps; `where` is the place of the record that holds them."""


def in_other_words(record: T, translator: Translator, path: str = "") -> T:
    """The `record` with each of its texts as `translator` has it; `path` is the way to the record in its file."""
    found: T = _Walk(translator).record(record, path)
    return found


class _Walk:
    def __init__(self, translator: Translator) -> None:
        self._translator = translator

    def record(self, record: Any, path: str) -> Any:
        changed: dict[str, Any] = {}
        plain = _PLAIN.get(type(record), frozenset())
        closed = _declared(record) if isinstance(record, DecisionTable) else frozenset()
        for item in fields(record):
            if item.metadata == ELSEWHERE:
                continue
            value, below = getattr(record, item.name), _joined(path, key_of(item.name))
            if item.name in _LISTS:
                new: Any = self._translator.words(below, value, record.where)
            elif item.name in plain and value:
                new = self._translator.plain(below, value)
            elif item.name == "rules" and closed:
                new = tuple(self._rule(rule, _joined(below, rule.id.name), closed) for rule in value)
            elif item.name == "outputs" and isinstance(record, DecisionTable):
                new = tuple(self._output(clause, _joined(below, clause.id.name)) for clause in value)
            else:
                new = self.value(value, below)
            if new is not value:
                changed[item.name] = new
        return replace(record, **changed) if changed else record

    def value(self, value: Any, path: str) -> Any:
        if isinstance(value, Prose):
            return self._translator.prose(path, value) if value.raw else value
        if isinstance(value, tuple):
            named = list(zip(_names(value), value, strict=True))
            items = tuple(self.value(item, _joined(path, name)) for name, item in named)
            return value if all(new is old for new, old in zip(items, value, strict=True)) else items
        if isinstance(value, Mapping):
            held = {key: self.value(item, _joined(path, str(key))) for key, item in value.items()}
            return value if all(held[key] is item for key, item in value.items()) else held
        if is_dataclass(value) and not isinstance(value, (*_CLOSED, type)):
            return self.record(value, path)
        return value

    def _rule(self, rule: Rule, path: str, closed: frozenset[str]) -> Rule:
        """A rule, whose results of declared values are left: these are identifiers, and have their labels."""
        kept = {name: result for name, result in rule.outputs.items() if name in closed}
        free = {name: result for name, result in rule.outputs.items() if name not in closed}
        new: Rule = self.record(replace(rule, outputs=free), path)
        return replace(new, outputs={name: kept.get(name) or new.outputs[name] for name in rule.outputs})

    def _output(self, clause: Any, path: str) -> Any:
        if clause.domain is None or clause.default is None:
            return self.record(clause, path)
        return replace(self.record(replace(clause, default=None), path), default=clause.default)


def _declared(table: DecisionTable) -> frozenset[str]:
    """The outputs of a table that answer by declared values, numbers or dates, not by sentences."""
    return frozenset(clause.id.name for clause in table.outputs if clause.domain is not None)


def _names(items: tuple[Any, ...]) -> Iterator[str]:
    """What a list's items are called in a path: by their identifiers, else by their number from 1."""
    for number, item in enumerate(items, 1):
        own = getattr(item, "id", None)
        yield own.name if isinstance(own, Identifier) else own if isinstance(own, str) else str(number)


def _joined(path: str, name: str) -> str:
    return f"{path}/{name}" if path else name
