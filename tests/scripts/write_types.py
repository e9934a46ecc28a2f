"""TypeScript declarations of compiled decision tables, derived from the types that Python is checked against.

    .venv/bin/python -m tests.scripts.write_types

writes `tests/scripts/types/compiled-table.d.ts`; `test_types.py` fails while that file is not what would be written.
"""

from __future__ import annotations

import inspect
import json
from collections.abc import Iterator, Mapping
from enum import Enum
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, is_typeddict

from generator.decision import compiled
from generator.exchange.type_schema import keys_of
from generator.model.decision import Aggregation, HitPolicy
from generator.model.sfeel import Type

FILE = Path(__file__).parent / "types" / "compiled-table.d.ts"

NAMES: dict[Any, str] = {
    compiled.Scalar: "Scalar",
    Type: "ValueType",
    HitPolicy: "HitPolicy",
    Aggregation: "Aggregation",
    compiled.InputPoint: "InputPoint",
    compiled.Point: "Point",
    compiled.EqualTest: "EqualTest",
    compiled.NullTest: "NullTest",
    compiled.IntervalTest: "IntervalTest",
    compiled.Test: "Test",
    compiled.AnyCell: "AnyCell",
    compiled.NoneCell: "NoneCell",
    compiled.Cell: "Cell",
    compiled.ComputedResult: "ComputedResult",
    compiled.CompiledResult: "CompiledResult",
    compiled.NumberStep: "NumberStep",
    compiled.InputStep: "InputStep",
    compiled.JoinStep: "JoinStep",
    compiled.RoundStep: "RoundStep",
    compiled.FormulaStep: "FormulaStep",
    compiled.CompiledLink: "CompiledLink",
    compiled.CompiledInput: "CompiledInput",
    compiled.CompiledOutput: "CompiledOutput",
    compiled.CompiledRule: "CompiledRule",
    compiled.CompiledExemption: "CompiledExemption",
    compiled.CompiledTable: "CompiledTable",
}
"""What is declared, in this order, and under which name."""
_PLAIN = {str: "string", bool: "boolean", NoneType: "null"}


def declarations() -> str:
    """The file as it should be."""
    head = "// Written by tests/scripts/write_types.py from generator/decision/compiled.py. Do not edit it by hand.\n"
    return "\n".join([head, *("\n".join(_declaration(hint, name)) + "\n" for hint, name in NAMES.items())])


def _declaration(hint: Any, name: str) -> Iterator[str]:
    if not is_typeddict(hint):
        yield from _comment(get_args(hint)[1] if get_origin(hint) is Annotated else "")
        yield f"export type {name} = {_written_out(hint)};"
        return
    yield from _comment(vars(hint).get("__doc__") or "")
    yield f"export interface {name} {{"
    for key, (value, is_required) in keys_of(hint).items():
        is_described = get_origin(value) is Annotated and value not in NAMES
        yield from _comment(get_args(value)[1] if is_described else "", "  ")
        shown = key if key.isidentifier() else json.dumps(key)
        yield f"  {shown}{'' if is_required else '?'}: {_type(value)};"
    yield "}"


def _comment(text: str, indent: str = "") -> Iterator[str]:
    if text:
        yield f"{indent}/** {' '.join(inspect.cleandoc(text).split())} */"


def _type(hint: Any) -> str:
    return NAMES[hint] if hint in NAMES else _written_out(hint)


def _written_out(hint: Any) -> str:  # noqa: PLR0911 - one for each kind of hint
    origin, args = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return _type(args[0]) if args[0] in NAMES else _written_out(args[0])
    if origin in {Union, UnionType}:
        return " | ".join(_members(args))
    if origin is Literal:
        return json.dumps(args[0])
    if origin is list:
        return f"Array<{_type(args[0])}>"
    if origin is not None and issubclass(origin, Mapping):
        return f"Record<string, {_type(args[1])}>"
    if isinstance(hint, type) and issubclass(hint, Enum):
        return " | ".join(json.dumps(member.value) for member in hint)
    return _PLAIN[hint]


def _members(args: tuple[Any, ...]) -> list[str]:
    """The members of a union; those that make up a named union, the largest that fits, go by its name."""
    named = [union for union in NAMES if get_origin(union) is UnionType and set(get_args(union)) < set(args)]
    if not named:
        return [_type(arg) for arg in args]
    largest = max(named, key=lambda union: len(get_args(union)))
    return [NAMES[largest], *(_type(arg) for arg in args if arg not in get_args(largest))]


if __name__ == "__main__":
    FILE.write_text(declarations(), encoding="utf-8")
