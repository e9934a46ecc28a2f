"""JSON Schema of each kind of file, from the same definitions that the reader uses."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import is_dataclass
from enum import StrEnum
from typing import Any, cast, get_args, get_origin

from generator.model.guideline import EITHER
from generator.model.places import LONGEST_PLACE
from generator.model.shorthand import SHORTHAND
from generator.source.library import KINDS
from generator.source.reader import bare, fields_of, takes_text
from generator.source.scalar_types import SCALAR_TYPES

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_REFERENCE = {"type": "string", "description": "An identifier"}
_LOCATED = {
    "anyOf": [
        _REFERENCE,
        {
            "type": "object",
            "description": "A source with the place in it",
            "properties": {"id": _REFERENCE, "at": {"type": ["string", "number"], "maxLength": LONGEST_PLACE}},
            "required": ["id"],
            "additionalProperties": False,
        },
    ]
}


def schema(kind: str) -> dict[str, Any]:
    """The schema of one kind, a key of `KINDS`."""
    definitions: dict[str, Any] = {}
    root = KINDS[kind]
    body = _record(root, definitions, keyed=False)
    return {"$schema": _DRAFT, "title": f"Guidepress: {kind}", **body, "$defs": definitions}


def schema_text(kind: str | None) -> str:
    """The schema as text; without a kind, an object of all of them."""
    found = schema(kind) if kind else {name: schema(name) for name in KINDS}
    return json.dumps(found, indent=2, ensure_ascii=False)


def _value(hint: Any, definitions: dict[str, Any], *, keyed: bool = False) -> dict[str, Any]:
    target, refers = bare(hint)
    origin = get_origin(target)
    if refers is not None:
        return dict(_LOCATED if refers.located else _REFERENCE)
    if origin is tuple:
        inner = get_args(target)[0]
        item = _value(inner, definitions)
        several = {"type": "array", "items": item}
        return {"anyOf": [several, item]} if takes_text(inner) else several
    if origin is not None and issubclass(origin, Mapping):
        return {"type": "object", "additionalProperties": _value(get_args(target)[1], definitions, keyed=True)}
    if target in SCALAR_TYPES:
        return dict(SCALAR_TYPES[target].schema)
    if isinstance(target, type) and issubclass(target, StrEnum):
        return {"enum": [member.value for member in target]}
    if is_dataclass(target):
        record = cast("type", target)
        name = record.__name__ + ("-keyed" if keyed else "")
        if name not in definitions:
            definitions[name] = {}  # stands while its own fields are described
            definitions[name] = _record(record, definitions, keyed=keyed)
        reference = {"$ref": f"#/$defs/{name}"}
        return {"anyOf": [reference, {"type": ["string", "number"]}]} if record in SHORTHAND else reference
    raise TypeError(f"no schema for {target!r}")


def _record(record: type, definitions: dict[str, Any], *, keyed: bool) -> dict[str, Any]:
    """An object; `keyed` records stand in a mapping under their identifier and do not repeat it."""
    shapes = [shape for shape in fields_of(record) if not (keyed and shape.name == "id")]
    properties = {}
    for shape in shapes:
        described = _value(shape.hint, definitions)
        properties[shape.key] = {**described, "description": shape.doc} if shape.doc else described
    keys = {shape.name: shape.key for shape in shapes}
    either = [{"required": [keys[name]]} for name in EITHER.get(record, ())]
    return {
        "type": "object",
        "description": (record.__doc__ or "").split("\n", 1)[0],
        "properties": properties,
        "required": [shape.key for shape in shapes if shape.required],
        "additionalProperties": False,
        **({"oneOf": either} if either else {}),
    }
