"""Two models compared, record by record and field by field.

Going by the dataclasses themselves means that a field added tomorrow is compared tomorrow. What has an identifier
is matched by it, statements of a list by their words.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from difflib import SequenceMatcher
from enum import IntEnum, StrEnum
from typing import Any

from generator.diagnostics import Where
from generator.model.alerts import Alert, Contact
from generator.model.evidence import Span
from generator.model.library import Library
from generator.model.records import key_of
from generator.model.references import PartialDate
from generator.model.risk import Count
from generator.model.schedule import Duration
from generator.model.values import Address, Identifier, Point, Prose, Ref
from generator.text.alert_words import headline, sentence
from generator.text.plain import shown_words

NOWHERE = Where("")
_IDENTITIES = ("id", "decision", "guideline", "library")
_TITLES = ("title", "name", "label", "term", "ask", "text", "outcome")
_LEAVES = (Prose, Ref, Identifier, Address, Count, Span, Duration, PartialDate, Decimal, str, int, bool, date)
_DANGER = {"alert", "alerts", "contact", "contacts"}
_NAMES = {
    "decision table": "table",
    "rule": "row",
    "term": "word of the glossary",
    "library file": "library",
    "schedule step": "step",
    "options": "comparison of options",
    "option row": "what is asked of each option",
    "option cell": "what is said of the option",
    "matter": "what matters",
}


class ChangeKind(StrEnum):
    """What happened to something."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"
    RENAMED = "renamed"


@dataclass(frozen=True, slots=True)
class Step:
    """One part of the way to what changed.

    Attributes:
        kind: what it is, in words: `table`, `row`, `section` and so on.
        name: its identifier, "" if it has none.
        title: what readers call it, "" if it has no title.
    """

    kind: str
    name: str = ""
    title: str = ""


Path = tuple[Step, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change.

    Attributes:
        guideline: its identifier, "" for what the library has as a whole.
        path: the way to what changed, from the outside to the inside.
        kind: what happened: `added`, `removed`, `changed`, `moved` or `renamed`.
        field: the key in YAML, "" for all of what `path` leads to.
        old: what stood there, in words; None is nothing.
        new: what stands there now, in words; None is nothing.
        where: the place in the new library, or in the old one of what is gone.
        label: what readers call the field, "" where it is one of the format.
    """

    guideline: str
    path: Path
    kind: ChangeKind
    field: str = ""
    old: str | None = None
    new: str | None = None
    where: Where
    label: str = ""


Found = Iterator[Change]
Special = Callable[[Any, Any, Path, str], Found]


def changes_of(old: Library, new: Library, special: Mapping[type, Special]) -> Found:
    """Everything that differs between `old` and `new`, in the order of the new library.

    `special` compares some kinds of record in a way of its own.
    """
    yield from Comparison("", special).records(old.info, new.info, ())
    for key in ("terms", "resources"):
        yield from Comparison("", special).values(key, getattr(old, key), getattr(new, key), ())
    before, after = ({bundle.id: bundle for bundle in library.guidelines} for library in (old, new))
    for name, bundle in after.items():
        own = Comparison(name, special)
        if name not in before:
            yield own.whole(ChangeKind.ADDED, "guideline", bundle.guideline, ())
            continue
        yield from own.records(before[name].guideline, bundle.guideline, ())
        for key in ("decisions", "questions"):
            yield from own.values(key, getattr(before[name], key), getattr(bundle, key), ())
    for name, bundle in before.items():
        if name not in after:
            yield Comparison(name, special).whole(ChangeKind.REMOVED, "guideline", bundle.guideline, ())


class Comparison:
    """Compares records of one guideline, or of the library as a whole (`guideline` "")."""

    def __init__(self, guideline: str, special: Mapping[type, Special]) -> None:
        """`guideline`: see the class; `special`: see `changes_of`."""
        self._guideline = guideline
        self._special = special

    def records(self, old: Any, new: Any, path: Path) -> Found:
        """Two records of one type, `old` and `new`, field by field; `path` leads to both."""
        if type(old) in self._special:
            yield from self._special[type(old)](old, new, path, self._guideline)
            return
        for item in dataclasses.fields(new):
            if item.name != "where":
                key = key_of(item.name)
                yield from self.values(key, getattr(old, item.name), getattr(new, item.name), path, new.where)

    def values(self, key: str, old: Any, new: Any, path: Path, where: Where = NOWHERE) -> Found:
        """What the field `key` holds: a leaf, a record, or several.

        It held `old` and holds `new`; `path` leads to its record, `where` is its place.
        """
        if old == new and (not isinstance(new, Mapping) or list(old) == list(new)):
            return
        if isinstance(old, Mapping) and isinstance(new, Mapping):
            yield from self.named(key, old, new, path, where)
        elif isinstance(old, tuple) and isinstance(new, tuple):
            yield from self._lists(key, old, new, path, where)
        elif _is_record(old) and _is_record(new):
            yield from self.records(old, new, (*path, Step(key)))
        elif _is_record(new) or _is_record(old):
            kind, record = (ChangeKind.ADDED, new) if _is_record(new) else (ChangeKind.REMOVED, old)
            yield self.whole(kind, key, record, path)
        else:
            yield self.change(key, words(old), words(new), path, where)

    def change(self, key: str, old: str | None, new: str | None, path: Path, where: Where) -> Change:
        """A field `key` that reads otherwise now: `old` and `new` in words.

        `path` leads to its record, `where` is its place.
        """
        return Change(
            guideline=self._guideline, path=path, kind=ChangeKind.CHANGED, field=key, old=old, new=new, where=where
        )

    def whole(self, kind: ChangeKind, key: str, record: Any, path: Path, said: str | None = None) -> Change:
        """A `record` that came or went, as `kind` says; `said` is what it says, if its title does not.

        `key` is what such a record is called, `path` leads to what it belongs to.
        """
        step = Step(key, _identity(record), _title(record))
        old, new = (None, said) if kind is ChangeKind.ADDED else (said, None)
        return Change(guideline=self._guideline, path=(*path, step), kind=kind, old=old, new=new, where=record.where)

    def named(self, key: str, old: Mapping[str, Any], new: Mapping[str, Any], path: Path, where: Where) -> Found:
        """Records that are matched by identifier, and their order.

        The field `key` held `old` and holds `new`; `path` leads to its record, `where` is its place.
        """
        for name, record in new.items():
            if not _is_record(record):
                yield from self.values(f"{key} {name}", old.get(name), record, path, where)
            elif name not in old:
                yield self.whole(ChangeKind.ADDED, _kind(record), record, path, _said(record))
            else:
                step = Step(_kind(record), name, _title(record))
                yield from self.records(old[name], record, (*path, step))
        for name, record in old.items():
            if name in new:
                continue
            if _is_record(record):
                yield self.whole(ChangeKind.REMOVED, _kind(record), record, path, _said(record))
            else:
                yield self.change(f"{key} {name}", words(record), None, path, where)
        kept, left = [name for name in new if name in old], [name for name in old if name in new]
        if kept != left:
            yield Change(
                guideline=self._guideline,
                path=path,
                kind=ChangeKind.MOVED,
                field=key,
                old=", ".join(left),
                new=", ".join(kept),
                where=where,
            )

    def _lists(self, key: str, old: Sequence[Any], new: Sequence[Any], path: Path, where: Where) -> Found:
        every = [*old, *new]
        if all(_is_record(item) and _identity(item) for item in every):
            before, after = ({_identity(item): item for item in items} for items in (old, new))
            yield from self.named(key, before, after, path, where)
        elif any(_is_record(item) or isinstance(item, Prose) for item in every):
            yield from self._statements(key, old, new, path, where)
        else:
            yield self.change(key, words(old) or None, words(new) or None, path, where)

    def _statements(self, key: str, old: Sequence[Any], new: Sequence[Any], path: Path, where: Where) -> Found:
        """Texts and records without identifier, matched by their words in the order in which they stand."""
        for _, first, last, start, end in SequenceMatcher(
            None, [_title(item) for item in old], [_title(item) for item in new], autojunk=False
        ).get_opcodes():
            before, after = old[first:last], new[start:end]
            both = min(len(before), len(after))
            for one, other in zip(before[:both], after[:both], strict=True):
                if isinstance(one, (Point, Prose)) and _title(one) != _title(other):
                    yield self.change(key, _title(one), _title(other), path, getattr(other, "where", where))
                if _is_record(one) and _is_record(other):
                    yield from self._beside(key, one, other, path)
            for item in before[both:]:
                yield self._statement(ChangeKind.REMOVED, key, item, path)
            for item in after[both:]:
                yield self._statement(ChangeKind.ADDED, key, item, path)

    def _beside(self, key: str, old: Any, new: Any, path: Path) -> Found:
        """What else a statement says than its words, which `_statements` has told."""
        if isinstance(new, Point):
            old = dataclasses.replace(old, text=new.text)
        yield from self.records(old, new, (*path, Step(key, "", _title(new))))

    def _statement(self, kind: ChangeKind, key: str, item: Any, path: Path) -> Change:
        old, new = (None, _title(item)) if kind is ChangeKind.ADDED else (_title(item), None)
        return Change(
            guideline=self._guideline,
            path=path,
            kind=kind,
            field=key,
            old=old,
            new=new,
            where=getattr(item, "where", NOWHERE),
        )


PERSON, MORE_PEOPLE = "for example", "people"
"""Kinds of steps: a person who gets another answer, and how many more there are."""


class Part(IntEnum):
    """What a change is about, in the order in which it is told."""

    DANGER = 0
    ANSWERS = 1
    ELSE = 2


def part_of(change: Change) -> Part:
    """The part that a change belongs to: alerts and contacts are about safety; then come other answers, with the people."""
    if is_about_danger(change):
        return Part.DANGER
    is_answer = change.kind is ChangeKind.RENAMED or any(step.kind in {PERSON, MORE_PEOPLE} for step in change.path)
    return Part.ANSWERS if is_answer else Part.ELSE


def danger_first(changes: Iterable[Change]) -> list[Change]:
    """Changes of alerts and contacts, then who gets another answer, then all others, each in their order."""
    return sorted(changes, key=part_of)


def is_about_danger(change: Change) -> bool:
    """Whether a change is one of an alert or a contact, of their order, or of what names them."""
    return change.field in _DANGER or any(step.kind in _DANGER for step in change.path)


def words(value: Any) -> str | None:  # noqa: PLR0911 - one for each kind of value
    """A leaf, or several, as an editor reads it; None is nothing."""
    if value is None or value == ():
        return None
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return ", ".join(words(item) or "nothing" for item in value)
    if isinstance(value, Prose):
        return " ".join(shown_words(value).split())
    if isinstance(value, Ref):
        name = f"{value.guideline}/{value.name}" if value.guideline else value.name
        name = f"guideline:{name}" if value.kind == "guideline" else name  # beside resources, which go by their name
        return f"{name} at {value.at}" if value.at else name
    if isinstance(value, Span):
        return f"{value.low} to {value.high}"
    if isinstance(value, Count):
        return str(value.low) if value.low == value.high else f"{value.low} to {value.high}"
    return value.isoformat() if isinstance(value, (date, PartialDate)) else str(value)


def _is_record(value: Any) -> bool:
    return dataclasses.is_dataclass(value) and not isinstance(value, (type, *_LEAVES))


def _kind(record: Any) -> str:
    """What a record is called: `InputClause` is an "input"."""
    name = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", type(record).__name__.removesuffix("Clause")).lower()
    return _NAMES.get(name, name)


def _said(record: Any) -> str | None:
    """What a record that came or went says, where that must be told with it."""
    if isinstance(record, Alert):
        return f"{sentence(headline(record, shown_words))} {shown_words(record.do)}"
    return str(record.phone) if isinstance(record, Contact) and record.phone else None


def _identity(record: Any) -> str:
    found = (getattr(record, name, None) for name in _IDENTITIES)
    return next((item.name for item in found if isinstance(item, Identifier)), "")


def _title(item: Any) -> str:
    """What a record is called by its readers, or a text itself; "" for neither."""
    if not _is_record(item):
        return words(item) or ""
    found = (getattr(item, name, None) for name in _TITLES)
    return next((words(value) or "" for value in found if isinstance(value, (str, Prose))), "")
