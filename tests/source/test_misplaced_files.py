"""Files that are missing, copied, or in a place where none belongs."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import DECISION, GUIDELINE, LibraryCase


def test_a_missing_folder_and_missing_files_are_named(tmp_path: Path) -> None:
    case = LibraryCase(tmp_path)
    (case.content / "library.yaml").unlink()
    (case.content / "guidelines/sore-throat/guideline.yaml").unlink()
    assert [(item.where.file, item.code) for item in case.load().findings] == [
        ("content/guidelines/sore-throat/guideline.yaml", "missing-file"),
        ("content/library.yaml", "missing-file"),
    ]


def test_yaml_in_a_place_where_none_belongs_is_not_dropped_in_silence(tmp_path: Path) -> None:
    findings = (
        LibraryCase(tmp_path).put("glosary.yaml", "a: b").put("guidelines/sore-throat/x.yml", "a: b").load().findings
    )
    found = {item.where.file: item for item in findings}
    assert found["content/glosary.yaml"].hint == 'did you mean "glossary.yaml"?'
    assert found["content/guidelines/sore-throat/x.yml"].code == "misplaced-file"


@pytest.mark.parametrize(
    ("path", "copied", "code", "hint"),
    [
        ("guidelines/sore-throat/decisions/other.yaml.txt", DECISION, "misplaced-file", 'did you mean "other.yaml"?'),
        ("guidelines/sore-throat/guideline.yaml~", GUIDELINE, "misplaced-file", "move it out of this folder"),
        ("guidelines/sore-throat/decisions/other.yaml", DECISION, "id-mismatch", "give both the same name"),
        ("guidelines/a-copy/guideline.yaml", GUIDELINE, "id-mismatch", "give both the same name"),
        ("guidelines/Big/guideline.yaml", GUIDELINE, "id-mismatch", "give both the same name"),
    ],
)
def test_a_copied_file_is_one_finding(path: str, copied: str, code: str, hint: str, tmp_path: Path) -> None:
    case = LibraryCase(tmp_path)
    (item,) = case.put(path, (case.content / copied).read_bytes()).load().findings
    assert (item.where.file, item.code) == (f"content/{path}", code)
    assert hint in item.hint


@pytest.mark.parametrize(
    ("name", "rows", "at", "code", "hint"),
    [
        ("rows.csv", '>= 18,positive,"Go\n', "rows.csv", "bad-csv", "close it with"),
        ("rows.csv", ">= 18,positive,Go, now\n", "rows.csv", "bad-grid", "a text with a comma in quotes"),
        ("rows.csv", ">= 18,positive\n", "rows.csv", "bad-grid", 'write "-"'),
        ("row.csv", ">= 18,positive,Go\n", "which-test.yaml", "missing-file", 'did you mean "rows.csv"?'),
    ],
)
def test_rows_that_cannot_be_read_are_one_finding(
    name: str, rows: str, at: str, code: str, hint: str, tmp_path: Path
) -> None:
    case = LibraryCase(tmp_path)
    head, _, rest = (case.content / DECISION).read_text("utf-8").partition("rules:\n")
    case.put(DECISION, f"{head}csv: {name}\nopen:{rest.partition('open:')[2]}")
    case.put(DECISION.replace("which-test.yaml", "rows.csv"), f"age,result,advice\n{rows}")
    (item,) = case.load().findings
    assert (item.where.file.rpartition("/")[2], item.code) == (at, code)
    assert hint in item.hint
