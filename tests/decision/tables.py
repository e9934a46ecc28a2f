"""The tables of `fixtures/decisions/tables/` and their cases: table, what is given, what it answers."""

from __future__ import annotations

import json
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from generator.decision.compile import compile_table
from generator.source.one_file import load_decision
from generator.text.plain import shown_words

FOLDER = Path(__file__).parents[1] / "fixtures" / "decisions" / "tables"


@cache
def compiled(name: str) -> dict[str, Any]:
    """The compiled form of a table; it is read without any finding but hints."""
    table, findings, _ = load_decision(FOLDER / f"{name}.yaml")
    assert table is not None
    assert not findings.has_errors, list(findings)
    return compile_table(table, shown_words)


def cases() -> list[Any]:
    """All cases; numbers in them are `Decimal`."""
    found = []
    for path in sorted(FOLDER.glob("*.cases.json")):
        name = path.name.removesuffix(".cases.json")
        read = json.loads(path.read_text(encoding="utf-8"), parse_float=Decimal, parse_int=Decimal)
        found += [pytest.param(name, case, id=f"{name}:{number}") for number, case in enumerate(read, 1)]
    return found


CASES = cases()
