"""What we export is valid DMN 1.3. No browser is needed, but the schema, which comes with the modules for browsers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from generator.checks import load_and_check
from generator.exchange.decisions import decision_data
from generator.exchange.dmn.export import to_dmn
from generator.model.directory import Directory
from generator.source.one_file import load_decision
from generator.text.resolve import Texts
from tests.browser.dmn_schema import schema_problems
from tests.exchange.test_dmn_round_trip import CONTENT, DECISIONS, read, tables


@settings(max_examples=40)
@given(data=tables())
def test_whatever_is_written_is_valid(data: dict[str, Any]) -> None:
    assert schema_problems(to_dmn(read(data))) == []


@pytest.mark.parametrize("path", DECISIONS, ids=lambda path: path.stem)
def test_our_own_tables_are_valid(path: Path) -> None:
    table, findings, _ = load_decision(path)
    assert table is not None
    assert not findings.has_errors
    assert schema_problems(to_dmn(table)) == []


def test_the_files_of_the_site_are_valid() -> None:
    library = load_and_check(CONTENT).library
    assert library is not None
    files = {name: text for name, text in decision_data(library, Texts(Directory(library))) if name.endswith(".dmn")}
    assert files
    assert [problem for text in files.values() for problem in schema_problems(text)] == []


def test_a_file_that_is_not_valid_is_found() -> None:
    table, _, _ = load_decision(DECISIONS[0])
    assert table is not None
    assert schema_problems(to_dmn(table).replace("hitPolicy=", "hitpolicy="))
