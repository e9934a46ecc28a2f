"""What is given to a table: from JSON text to one scalar an input, each name understood."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from generator.decision.compiled import CompiledInput, Scalar
from generator.decision.errors import quoted
from generator.decision.scalars import GivenError, from_json
from generator.diagnostics import did_you_mean


class JsonError(Exception):
    """A text that is no JSON object that can be used; the message says why."""


def read_given(text: str) -> dict[str, Any]:
    """A JSON object, its numbers as `Decimal`. JsonError for anything else, keys given twice and NaN among it."""
    try:
        data = json.loads(
            text, parse_float=_number, parse_int=_number, parse_constant=_no_number, object_pairs_hook=_once
        )
    except json.JSONDecodeError as problem:
        raise JsonError(f"not JSON: {problem.msg} at character {problem.pos + 1}") from None
    except RecursionError:
        raise JsonError("not JSON that can be used: it is nested too deeply") from None
    if not isinstance(data, dict):
        raise JsonError('a JSON object belongs here, such as {"age": 12}')
    if any("\ud800" <= character <= "\udfff" for character in _letters(data)):
        raise JsonError("half a character in a text: write both \\u escapes of it")
    return data


def known_values(given: Mapping[str, Any], inputs: Sequence[CompiledInput]) -> dict[str, Scalar | None]:
    """One scalar, or None for "not known", for each of the `inputs` of a compiled table, by its identifier.

    `given` has values as JSON has them (`read_given`). GivenError for keys that `given_values` refuses, and for
    values that `scalars.from_json` does.
    """
    clauses = {clause["id"]: clause for clause in inputs}
    values = {name: from_json(value, clauses[name]) for name, value in given_values(given, inputs).items()}
    return {name: values.get(name) for name in clauses}


def given_values(given: Mapping[str, Any], inputs: Sequence[CompiledInput]) -> dict[str, Any]:
    """What is `given`, a JSON object, for the `inputs` of a compiled table: by their identifiers, not yet read.

    An input is called by its identifier or its DMN name. One with a path for a name, `applicant.age`, may also come
    from a structure: `{"applicant": {"age": 12}}`. What else a structure holds is not looked at; but a structure
    of which nothing can be used, and a key that leads to no input, are GivenErrors (`unknown-input`), as is an
    input that is given twice (`duplicate-key`). Inputs that share a DMN name, as two columns of an imported table
    may, share its value. Inputs for which nothing is given are left out.
    """
    values: dict[str, Any] = {}
    spellings = _by_spelling(inputs)
    for key, value in given.items():
        found = list(_found((key,), value, spellings))
        if not found and not _is_empty_structure(key, value, spellings):
            hint = did_you_mean(key[:80], [clause.get("name", clause["id"]) for clause in inputs])
            raise GivenError("unknown-input", f"{quoted(key)} is not an input" + (f": {hint}" if hint else ""))
        for name, entry in found:
            if name in values:
                raise GivenError("duplicate-key", f'the input "{name}" is given twice')
            values[name] = entry
    return values


def without_others(given: Mapping[str, Any], inputs: Sequence[CompiledInput]) -> tuple[dict[str, Any], tuple[str, ...]]:
    """What of a record is `given` for the `inputs` of a compiled table, and the keys of it that lead to none of them."""
    spellings = _by_spelling(inputs)
    asked = {
        key: value
        for key, value in given.items()
        if any(_found((key,), value, spellings)) or _is_empty_structure(key, value, spellings)
    }
    return asked, tuple(key for key in given if key not in asked)


def _by_spelling(inputs: Sequence[CompiledInput]) -> dict[str, tuple[str, ...]]:
    """The identifiers of the inputs by each name that they go by."""
    spellings: dict[str, tuple[str, ...]] = {}
    for clause in inputs:
        for spelling in dict.fromkeys(_spellings(clause)):
            spellings[spelling] = (*spellings.get(spelling, ()), clause["id"])
    return spellings


def _is_empty_structure(key: str, value: Any, spellings: Mapping[str, tuple[str, ...]]) -> bool:
    return isinstance(value, dict) and not value and _leads_on(key, spellings)


def _found(path: tuple[str, ...], value: Any, spellings: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, Any]]:
    """The inputs that a key, or what stands in the structure below it, leads to."""
    for spelling in dict.fromkeys((".".join(path), "-".join(path))):
        if spelling in spellings:
            yield from ((name, value) for name in spellings[spelling])
            return
    if value is None and _leads_on(".".join(path), spellings):
        # A structure that is not known: none of its parts is.
        prefix = ".".join(path) + "."
        found = [names for spelling, names in spellings.items() if spelling.startswith(prefix)]
        yield from ((name, None) for names in found for name in names)
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _found((*path, key), inner, spellings)


def _spellings(clause: CompiledInput) -> tuple[str, ...]:
    return (clause["id"], clause["name"]) if "name" in clause else (clause["id"],)


def _leads_on(key: str, spellings: Mapping[str, Any]) -> bool:
    return any(spelling.startswith(f"{key}.") for spelling in spellings)


def _number(text: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation:  # an exponent of very many digits
        raise JsonError("a number is too large to be used") from None


def _no_number(name: str) -> None:
    raise JsonError(f"{name} is not a number that JSON has")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    data: dict[str, Any] = {}
    for key, value in pairs:
        if key in data:
            raise JsonError(f"the key {quoted(key)} stands here twice")
        data[key] = value
    return data


def _letters(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield from data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from key
            yield from _letters(value)
    elif isinstance(data, list):
        for value in data:
            yield from _letters(value)
