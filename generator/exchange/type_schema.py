"""JSON Schema (draft 2020-12) of what type hints say: typed dictionaries, their unions, enumerations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, NotRequired, Union, get_args, get_origin, get_type_hints, is_typeddict

_PLAIN = {str: "string", bool: "boolean", NoneType: "null"}


class TypeSchemas:
    """Schemas of type hints, in which hints with a name are referred to by it."""

    def __init__(self, names: Mapping[Any, str]) -> None:
        """`names` has the names that some hints have under `$defs`."""
        self._names = names

    def definitions(self) -> dict[str, Any]:
        """The schema of each hint that has a name, for `$defs`."""
        return {name: self._written_out(hint) for hint, name in self._names.items()}

    def schema(self, hint: Any) -> dict[str, Any]:
        """The schema of a hint. TypeError for a hint that this module has no schema for."""
        return {"$ref": f"#/$defs/{self._names[hint]}"} if hint in self._names else self._written_out(hint)

    def _written_out(self, hint: Any) -> dict[str, Any]:  # noqa: PLR0911 - one for each kind of hint
        origin, args = get_origin(hint), get_args(hint)
        if origin is Annotated:
            return {**self.schema(args[0]), "description": args[1]}
        if origin in {Union, UnionType}:
            return self._union(args)
        if origin is Literal:
            return {"const": args[0]}
        if origin is list:
            return {"type": "array", "items": self.schema(args[0])}
        if origin is not None and issubclass(origin, Mapping):
            return {"type": "object", "additionalProperties": self.schema(args[1])}
        if is_typeddict(hint):
            return self._object(hint)
        if isinstance(hint, type) and issubclass(hint, Enum):
            return {"enum": [member.value for member in hint]}
        if hint in _PLAIN:
            return {"type": _PLAIN[hint]}
        raise TypeError(f"no JSON Schema is known for {hint!r}")

    def _union(self, members: Sequence[Any]) -> dict[str, Any]:
        """Plain types together, then the others; of objects alone exactly one fits."""
        plain = [_PLAIN[member] for member in members if member in _PLAIN]
        others = [self.schema(member) for member in members if member not in _PLAIN]
        if plain == ["null"] and len(others) == 1 and "enum" in others[0]:
            return {"enum": [None, *others[0]["enum"]]}
        if not plain:
            return {"oneOf": others}
        first = {"type": plain[0] if len(plain) == 1 else plain}
        return {"anyOf": [first, *others]} if others else first

    def _object(self, hint: Any) -> dict[str, Any]:
        """An object of just these keys."""
        keys = keys_of(hint)
        return {
            "type": "object",
            "properties": {name: self.schema(bare) for name, (bare, _) in keys.items()},
            "required": [name for name, (_, is_required) in keys.items() if is_required],
            "additionalProperties": False,
        }


def keys_of(hint: Any) -> dict[str, tuple[Any, bool]]:
    """The keys of a typed dictionary, each with the hint of its value and whether it must be there."""
    found = {}
    for name, own in get_type_hints(hint, include_extras=True).items():
        may_be_left_out = get_origin(own) is NotRequired
        found[name] = (get_args(own)[0] if may_be_left_out else own, hint.__total__ and not may_be_left_out)
    return found
