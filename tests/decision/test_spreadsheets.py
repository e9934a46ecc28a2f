"""What a spreadsheet could not compute is no dose, wherever it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.decision.spreadsheets import error_value
from tests.support import DECISION, GUIDELINE, LibraryCase

ERRORS = (
    "#REF!",
    "#N/A",
    "#NAME?",
    "#VALUE!",
    "#DIV/0!",
    "#NUM!",
    "#NULL!",
    "#SPILL!",
    "####",
    "#########",
    "Err:502",
    " #n/a ",
)


@pytest.mark.parametrize("text", ERRORS)
def test_an_error_value_is_known(text: str) -> None:
    assert error_value(text)


@pytest.mark.parametrize("text", ["", "#", "##", "# 1", "#1", "N/A", "Error", "500 mg", "#REF! or 5 mg", "Err: 502"])
def test_words_and_numbers_are_none(text: str) -> None:
    assert error_value(text) is None


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('when: {age: ">= 18", result: positive}', 'when: {age: "#REF!", result: positive}'),
        ('when: {age: ">= 18", result: positive}', 'when: {age: ">= 18", result: "####"}'),
        ("advice: Write the other advice here.", 'advice: "#REF!"'),
    ],
)
def test_a_table_in_yaml_is_told_where_it_stands(old: str, new: str, tmp_path: Path) -> None:
    loaded = LibraryCase(tmp_path).change(DECISION, old, new).load()
    (found,) = [item for item in loaded.findings if "spreadsheet" in item.message]
    assert (found.severity, loaded.sources.line(found.where)[found.where.column - 1 :][:3].strip('"')[0]) == (
        "error",
        "#",
    )


def test_every_cell_of_a_csv_file_is_told_and_nothing_that_follows(tmp_path: Path) -> None:
    case = LibraryCase(tmp_path)
    text = case.content.joinpath(DECISION).read_text(encoding="utf-8")
    head, tail = text.split("rules:\n")[0], "open:\n" + text.split("open:\n")[1]
    case.put(DECISION, f"{head}csv: rows.csv\n{tail}")
    case.put(
        f"{Path(DECISION).parent}/rows.csv",
        "age;result;advice;source;note\n>= 18;positive;#REF!;source-guideline;Because\n>= 18;negative;Other;source-guideline;#####\n",
    )
    found = [(item.where.file.rpartition("/")[2], item.where.line, item.code) for item in case.load().findings]
    assert found == [("rows.csv", 2, "bad-csv"), ("rows.csv", 3, "bad-csv")]


def test_a_table_that_only_tells_is_told_too(tmp_path: Path) -> None:
    table = """    tables:
      - id: doses
        title: Doses
        columns: [Who, Dose]
        rows:
          - [Adults, "#VALUE!"]
        source: source-guideline
    recommendations:
"""
    case = LibraryCase(tmp_path).change(GUIDELINE, "    recommendations:\n", table)
    assert [item.code for item in case.load().findings if "spreadsheet" in item.message] == ["bad-table"]
