"""The declarations that scripts are checked against follow the types of compiled tables."""

from __future__ import annotations

from typing import get_args, is_typeddict

import pytest

from generator.decision import compiled
from generator.exchange.type_schema import TypeSchemas, keys_of
from tests.scripts.write_types import FILE, NAMES, declarations


def test_the_declarations_are_up_to_date() -> None:
    """If not: `.venv/bin/python -m tests.scripts.write_types`."""
    assert FILE.read_text(encoding="utf-8") == declarations()


def test_every_typed_dictionary_is_declared() -> None:
    own = {item for item in vars(compiled).values() if is_typeddict(item) and item.__module__ == compiled.__name__}
    assert own == {hint for hint in NAMES if is_typeddict(hint)}


@pytest.mark.parametrize(
    "line",
    [
        '  "hit-policy": HitPolicy;',
        '  "catch-all"?: true;',
        "  range?: IntervalTest;",
        "  then: Record<string, CompiledResult | null>;",
        "  inputs: Array<CompiledInput>;",
        "  aggregation: Aggregation | null;",
        "export type Cell = AnyCell | NoneCell;",
        "export type CompiledResult = Scalar | ComputedResult;",
        "export type Scalar = string | boolean;",
    ],
)
def test_a_type_is_said_in_typescript(line: str) -> None:
    assert line in declarations().splitlines()


def test_what_may_be_left_out_is_known_of_every_form_of_typed_dictionary() -> None:
    assert {name for name, (_, is_required) in keys_of(compiled.CompiledInput).items() if is_required} == {"id", "type"}
    assert not any(is_required for _, is_required in keys_of(compiled.IntervalTest).values())
    assert all(is_required for _, is_required in keys_of(compiled.CompiledExemption).values())


def test_a_hint_without_schema_is_refused() -> None:
    with pytest.raises(TypeError, match="float"):
        TypeSchemas({}).schema(float)


def test_parts_of_a_table_are_told_apart_by_their_keys() -> None:
    """Python and the browser ask for a key of a test or a cell to know what it is."""
    for union in (compiled.Test, compiled.Cell):
        keys = [set(keys_of(member)) for member in get_args(union)]
        assert all(not one & other for number, one in enumerate(keys) for other in keys[number + 1 :])
