"""Nodes to dataclasses, by type hints: the one reader of every kind of content.

A field's hint says what may stand there: a single value (text, date, identifier, …), a record (dataclass), a
list `tuple[T, ...]`, a mapping `Mapping[str, T]` with identifiers as keys, or `T | None`. Whatever is
wrong is reported and replaced by a stand-in, so that one run finds everything; nobody publishes a model
whose findings hold an error.
"""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from functools import cache
from itertools import takewhile
from typing import Annotated, Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from generator.diagnostics import Findings, Hint, Where, did_you_mean, nearest
from generator.model.guideline import EITHER
from generator.model.records import key_of
from generator.model.shorthand import SHORTHAND
from generator.model.values import Ref, RefTo
from generator.source import scalar_readers
from generator.source.nodes import Key, Map, Node, Scalar, Seq, kind_of
from generator.source.reference_readers import read_source
from generator.source.scalar_types import SCALAR_TYPES
from generator.source.syntax_errors import COLON

T = TypeVar("T")


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class FieldShape:
    """One key of a record: its YAML name, the hint of its value, its documentation and whether it must be there."""

    name: str
    key: str
    hint: Any
    doc: str
    required: bool


@cache
def fields_of(record: type) -> tuple[FieldShape, ...]:
    """The keys of a record in declared order; `where` is filled by the reader and is no key."""
    hints = get_type_hints(record, include_extras=True)
    shapes = []
    for item in dataclasses.fields(record):
        if item.name == "where":
            continue
        required = item.default is dataclasses.MISSING and item.default_factory is dataclasses.MISSING
        hint = hints[item.name]
        shapes.append(
            FieldShape(name=item.name, key=key_of(item.name), hint=hint, doc=_doc_of(hint), required=required)
        )
    return tuple(shapes)


def _doc_of(hint: Any) -> str:
    hint = without_none(hint)
    if get_origin(hint) is Annotated:
        return next((extra for extra in get_args(hint)[1:] if isinstance(extra, str)), "")
    return ""


def without_none(hint: Any) -> Any:
    """`T | None` to `T`."""
    if get_origin(hint) in {Union, types.UnionType}:
        rest = [part for part in get_args(hint) if part is not type(None)]
        return rest[0] if len(rest) == 1 else hint
    return hint


@cache
def bare(hint: Any) -> tuple[Any, RefTo | None]:
    """The hint without `None`, documentation and markers; and the kind of a reference, if it is one."""
    hint = without_none(hint)
    refers: RefTo | None = None
    if get_origin(hint) is Annotated:
        inner, *extras = get_args(hint)
        refers = next((extra for extra in extras if isinstance(extra, RefTo)), None)
        hint, deeper = bare(inner)
        refers = refers or deeper
    return hint, refers


def read(node: Node, hint: type[T], findings: Findings) -> T:
    """Read `node`, a whole document, as `hint`, a record; what is wrong is added to `findings`."""
    return cast("T", _Reader(findings).value(node, hint))


def _kind(node: Node, refers: RefTo) -> str:
    """The kind of thing that `node` names: the usual one, or another that stands before its identifier."""
    text = node.text if isinstance(node, Scalar) else ""
    return next((kind for kind in refers.also if text.startswith(f"{kind}:")), refers.kind)


class _Reader:
    def __init__(self, findings: Findings) -> None:
        self._findings = findings

    def value(self, node: Node, hint: Any, key: Scalar | None = None) -> Any:
        """The value of a node; `key` is the identifier it stands under, where it stands in a mapping."""
        if not self._findings.has_room(node.where.file):
            return placeholder(hint, node.where)  # what is wrong here would not be told any more
        return self._value(node, hint, key)

    def _value(self, node: Node, hint: Any, key: Scalar | None) -> Any:
        target, refers = bare(hint)
        origin = get_origin(target)
        if refers is not None:
            located, findings = refers.located, self._findings
            return (
                read_source(node, findings)
                if located
                else scalar_readers.read_ref_to(node, _kind(node, refers), findings)
            )
        if origin is tuple:
            return self._list(node, get_args(target)[0])
        if origin is not None and issubclass(origin, Mapping):
            return self._mapping(node, get_args(target)[1])
        if target in SCALAR_TYPES:
            return SCALAR_TYPES[target].read(node, self._findings)
        if isinstance(target, type) and issubclass(target, StrEnum):
            return scalar_readers.read_enum(node, target, self._findings)
        if dataclasses.is_dataclass(target):
            return self._record(node, cast("type", target), key)
        raise TypeError(f"the reader has no rule for {target!r}")

    def _list(self, node: Node, hint: Any) -> tuple[Any, ...]:
        if isinstance(node, Seq):
            return tuple(self.value(item, hint) for item in self._while_told(node.items, node))
        if isinstance(node, Scalar) and not node.is_null and takes_text(hint):
            if bare(hint)[0] is str and ", " in node.text and not node.quoted:
                message, example = "these words are read as one text, commas included", node.text[:60]
                self._findings.warning("wrong-type", message, node.where, f"write a list: [{example}]")
            return (self.value(node, hint),)  # one text where a list of texts belongs: the list of one
        if isinstance(node, Map) and bare(hint)[1] is not None:
            return (self.value(node, hint),)  # a source with the place in it
        self._findings.error(
            "wrong-type", f"a list belongs here, not {kind_of(node)}", node.where, 'begin each item with "- "'
        )
        return ()

    def _while_told(self, items: Iterable[T], node: Node) -> Iterator[T]:
        """The items, until so much is wrong that nothing more of the file would be told."""
        return takewhile(lambda _: self._findings.has_room(node.where.file), items)

    def _mapping(self, node: Node, hint: Any) -> dict[str, Any]:
        if not isinstance(node, Map):
            self._findings.error(
                "wrong-type",
                f"a mapping (identifiers and what they stand for) belongs here, not {kind_of(node)}",
                node.where,
                _mapping_hint(node, hint),
            )
            return {}
        read_map: dict[str, Any] = {}
        for key, value in self._while_told(scalar_readers.entries_of(node, self._findings), node):
            name = scalar_readers.read_identifier(key, self._findings).name or key.text
            read_map[Key(name, key.where)] = self.value(value, hint, key)
        return read_map

    def _record(self, node: Node, record: type, key: Scalar | None) -> Any:
        shapes = fields_of(record)
        given = {"id"} if key is not None else set()
        values: dict[str, Any] = {"where": node.where}
        if key is not None and any(shape.name == "id" for shape in shapes):
            values["id"] = scalar_readers.read_identifier(key, Findings())
        if isinstance(node, Scalar) and not node.is_null and record in SHORTHAND:
            short = SHORTHAND[record]
            shape = next(item for item in shapes if item.name == short)
            return record(**values, **{short: self.value(node, shape.hint)})
        if not isinstance(node, Map):
            keys = [shape.key for shape in shapes if shape.required and shape.name not in given] or [shapes[0].key]
            hint = f"write on a line below, indented: {', '.join(f'{name}: …' for name in keys)}"
            hint = 'leave out the "- "' if isinstance(node, Seq) else hint
            self._findings.error("wrong-type", f"keys and values belong here, not {kind_of(node)}", node.where, hint)
            return self._filled(record, shapes, values, node.where)
        known = {shape.key: shape for shape in shapes if shape.name not in given}
        if record in SHORTHAND and not node.flow and self._has_colon(node, known):
            return self._filled(record, shapes, values, node.where)
        present = self._entries(node, known, values)
        for shape in known.values():
            if shape.required and shape.key not in present:
                hint = f"add it: {shape.doc}" if shape.doc else "add it"
                self._findings.error("missing-key", f'the key "{shape.key}" is missing', node.where.head, hint)
        if record in EITHER:
            usual, other = (next(shape for shape in shapes if shape.name == name) for name in EITHER[record])
            self._one_of(usual, other, node, present)
            if not present & {usual.key, other.key}:
                values[usual.name] = placeholder(usual.hint, node.where)
        return self._filled(record, shapes, values, node.where)

    def _one_of(self, usual: FieldShape, other: FieldShape, node: Map, present: set[str]) -> None:
        """Exactly one of two keys must be there."""
        if not present & {usual.key, other.key}:
            hint = f"add it ({usual.doc}), or {other.key} ({other.doc})"
            self._findings.error("missing-key", f'the key "{usual.key}" is missing', node.where.head, hint)
        elif {usual.key, other.key} <= present:
            where = next((entry.where for entry, _ in node.entries if entry.text == other.key), node.where.head)
            message = f'"{usual.key}" and "{other.key}" cannot both be true'
            self._findings.error(
                "one-key-too-many", message, where, f"remove one: {other.key} is the {_lower(other.doc)}"
            )

    def _entries(self, node: Map, known: Mapping[str, FieldShape], values: dict[str, Any]) -> set[str]:
        """Read what stands in a record into `values`; the keys that are there, misspelt ones as what was meant."""
        present = {entry.text for entry, _ in node.entries}
        for entry, value in node.entries:
            found = known.get(entry.text)
            if found is None:
                self._unknown_key(entry, value, known, in_flow=node.flow)
                present.add(nearest(entry.text, tuple(known)))
            elif isinstance(value, Scalar) and value.is_null:
                what_to_do = "write something" if found.required else "write something, or remove the key"
                self._findings.error("empty-value", f'"{entry.text}" has no value', entry.where, what_to_do)
                if found.required:
                    values[found.name] = placeholder(found.hint, entry.where)
            else:
                values[found.name] = self.value(value, found.hint)
                self._refuse_empty(found, value)
        return present

    def _has_colon(self, node: Map, known: Mapping[str, FieldShape]) -> bool:
        """Whether a text that may stand here alone became one key by a colon in it; told, if so."""
        (key, value), *others = node.entries or ((None, None),)
        if key is None or others or not isinstance(value, Scalar) or nearest(key.text, tuple(known)):
            return False
        message = f'the colon after "{key.text}" makes it a key'
        self._findings.error("unknown-key", message, key.where, COLON)
        return True

    def _refuse_empty(self, shape: FieldShape, value: Node) -> None:
        if shape.required and isinstance(value, Seq) and not value.items:
            message = f'"{shape.key}" needs at least one entry'
            self._findings.error("empty-value", message, value.where, shape.doc)

    def _unknown_key(self, entry: Scalar, value: Node, known: Mapping[str, FieldShape], *, in_flow: bool) -> None:
        hint: Hint = lambda: did_you_mean(entry.text, known)  # noqa: E731 -- asked only where it is shown
        inner = [shape.key for shape in known.values() if entry.text in _keys_below(shape.hint)]
        of_items = [shape.key for shape in known.values() if entry.text in _keys_of_items(shape.hint)]
        if in_flow and isinstance(value, Scalar) and value.is_null:
            hint = "write a number without a comma" if entry.text.isdecimal() else scalar_readers.COMMA
        elif inner and not nearest(entry.text, tuple(known)):
            hint = f'it belongs under "{inner[0]}": indent it'
        elif of_items and not nearest(entry.text, tuple(known)):
            hint = f'it belongs to an entry of "{of_items[0]}"'
        self._findings.error("unknown-key", f'"{entry.text}" is not a key that belongs here', entry.where, hint)

    @staticmethod
    def _filled(record: type, shapes: tuple[FieldShape, ...], values: dict[str, Any], where: Where) -> Any:
        for shape in shapes:
            if shape.required and shape.name not in values:
                values[shape.name] = placeholder(shape.hint, where)
        return record(**values)


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _mapping_hint(node: Node, hint: Any) -> str:
    """What to do about something that stands where a mapping of `hint` belongs."""
    maps = [item for item in (node.items if isinstance(node, Seq) else ()) if isinstance(item, Map) and item.entries]
    if maps and not any(key.text == "id" for item in maps for key, _ in item.entries):
        if maps[0].entries[0][0].text in _keys_below(hint):
            return (
                'write an identifier with a colon, such as first:, in place of each "- ", and indent the rest below it'
            )
        return 'leave out the "- " before each key'
    return "write each identifier with a colon, and after it or indented below it what it stands for"


@cache
def _keys_below(hint: Any) -> frozenset[str]:
    """The keys of the record that stands under a key, none if it is no record."""
    target, _ = bare(hint)
    record = cast("type", target) if dataclasses.is_dataclass(target) else None
    return frozenset(shape.key for shape in fields_of(record)) if record else frozenset()


def _keys_of_items(hint: Any) -> frozenset[str]:
    """The keys of the records that a list or a mapping holds."""
    items = [item for item in get_args(bare(hint)[0]) if item is not Ellipsis]
    return _keys_below(items[-1]) if items else frozenset()


def takes_text(hint: Any) -> bool:
    """Whether a bare text can be read as this hint."""
    target, refers = bare(hint)
    return refers is not None or target in SCALAR_TYPES or target in SHORTHAND


def placeholder(hint: Any, where: Where) -> Any:
    """A harmless value for something that could not be read, so that reading can go on.

    `hint` is the type hint of what belongs there, `where` the place.
    """
    target, refers = bare(hint)
    origin = get_origin(target)
    if refers is not None:
        return Ref(refers.kind, "", "", where)
    if origin is tuple:
        return ()
    if origin is not None and issubclass(origin, Mapping):
        return {}
    if target in SCALAR_TYPES:
        return SCALAR_TYPES[target].placeholder(where)
    if isinstance(target, type) and issubclass(target, StrEnum):
        return next(iter(target))
    record = cast("type", target)
    values = {shape.name: placeholder(shape.hint, where) for shape in fields_of(record) if shape.required}
    return record(where=where, **values)
