"""The grid form and CSV files: another spelling of `rules`, with every slip told where it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.diagnostics import Diagnostic, Findings, Severity
from generator.model.decision import DecisionTable, Rule
from generator.source.one_file import load_decision
from tests.support import DECISION, LibraryCase

HEAD = """\
decision: which-test
name: Which test?
question: Which test?
hit-policy: unique
inputs:
  age: {label: Your age, type: integer, range: "[0..120]"}
  result: {label: Result, values: [positive, negative], dmn-name: Test Result}
outputs:
  advice: {label: What to do}
  dose: {label: Dose, type: number}
"""
RULES = """\
rules:
  - id: young
    when: {age: "< 18", result: "-"}
    then: {advice: "Wait, then ask"}
    source: [source-guideline, other-source]
    note: Because
    alert: lump
  - when: {age: "[18..65], > 70", result: positive}
    then: {advice: 'Say "hello"', dose: "2.5"}
"""
GRID = """\
grid:
  - [id, Your age, result, What to do, dose, source, note, alert]
  - [young, "< 18", "-", "Wait, then ask", "-", "source-guideline, other-source", Because, lump]
  - ["", "[18..65], > 70", positive, 'Say "hello"', "2.5", "", "-", ""]
"""
CSV = {
    "semicolons, as spreadsheets of much of the world write them": (
        "\ufeffid;your AGE;Test result;What to do;dose;source;note;Alert\r\n"
        "young;< 18;-;Wait, then ask;-;source-guideline other-source;Because;lump\r\n"
        ';"[18..65], > 70";positive;"Say ""hello""";2.5;;;-\r\n'
    ),
    "commas": (
        "id,age,result,advice,dose,source,note,alert\n"
        'young,< 18,-,"Wait, then ask",-,"source-guideline, other-source",Because,lump\n'
        ',"[18..65], > 70",positive,"Say ""hello""",2.5,,-,\n'
    ),
    "tabs, columns in another order, what spreadsheets leave behind": (
        "note\tdose\tage\tresult\talert\tadvice\tsource\tid\t\t\n"
        "Because\t-\t< 18\t-\tlump\tWait, then ask\tsource-guideline;other-source\tyoung\t\t\n"
        '\t2.5\t[18..65], > 70\tpositive\t\tSay "hello"\t\t\t\t\n'
        "\t\t\t\t\t\t\t\t\n\n"
    ),
    "a named separator, and a line end in a cell": (
        "sep=;\nid;age;result;advice;dose;source;note;alert\n"
        'young;"<\n18";-;"Wait,\nthen ask";-;source-guideline,other-source;Because;lump\n'
        ';[18..65], > 70;positive;"Say ""hello""";2.5;;;'
    ),
}


def complaints(findings: Findings) -> list[Diagnostic]:
    """All but hints."""
    return [item for item in findings if item.severity is not Severity.HINT]


def table_of(folder: Path, text: str, csv: str | None = None) -> DecisionTable:
    path = folder / "which-test.yaml"
    path.write_text(text, encoding="utf-8")
    if csv is not None:
        (folder / "rows.csv").write_bytes(csv.encode())
    table, findings, _ = load_decision(path)
    assert table is not None
    assert complaints(findings) == []
    return table


def meant(table: DecisionTable) -> object:
    return [
        (rule.id, {k: v.tests for k, v in rule.cells.items()}, said(rule), rule.source, rule.note, rule.alert)
        for rule in table.rules
    ]


def said(rule: Rule) -> dict[str, str]:
    """The results of a row; a single line end in a cell is a space, as it is in every text."""
    return {name: " ".join(result.text.raw.split()) for name, result in rule.outputs.items()}


@pytest.fixture
def written(tmp_path: Path) -> object:
    return meant(table_of(tmp_path, HEAD + RULES))


def test_a_grid_is_the_same_table(written: object, tmp_path: Path) -> None:
    assert meant(table_of(tmp_path, HEAD + GRID)) == written


@pytest.mark.parametrize("name", CSV)
def test_a_csv_file_is_the_same_table(name: str, written: object, tmp_path: Path) -> None:
    assert meant(table_of(tmp_path, f"{HEAD}csv: rows.csv\n", CSV[name])) == written


@pytest.mark.parametrize(
    ("csv", "line", "column", "code", "words"),
    [
        ("age;result;advice\n1;positive;A\n", 1, 1, "bad-grid", 'no column for the output "dose"'),
        ("age;result;advice;does\n1;positive;A;1\n", 1, 19, "bad-grid", 'did you mean "dose"?'),
        ("age;Result;result;advice;dose\n1;-;-;A;1\n", 1, 12, "bad-grid", 'two columns for "result"'),
        ("age;result;advice;dose\n1;positive;A\n", 2, 1, "bad-grid", 'the header has 4: none for "dose"'),
        ("age;result;advice;dose\n1;positive;A;1;2\n", 2, 1, "bad-grid", "this row has 5 cells; the header has 4"),
        ("age;result;advice;dose\n1;;A;1\n", 2, 3, "bad-cell", 'the cell of "result" is empty'),
        ("age;result;advice;dose\n1;-;;1\n", 2, 5, "bad-cell", 'write "-" for no result'),
        ("age;result;advice;dose\n1;-;A;1\n;-;B;2\n", 3, 1, "bad-cell", 'repeat "1" if the cells were merged; write'),
        (
            "age;result;advice;dose\n1;-;A;5 mg\n2;-;B;\n",
            3,
            7,
            "bad-cell",
            'repeat "5 mg" if the cells were merged; write',
        ),
        ("Doses;;;\nage;result;advice;dose\n1;-;A;1\n", 1, 1, "bad-grid", "remove this line"),
        ("Doses\nage;result;advice;dose\n1;-;A;1\n", 1, 1, "bad-csv", "remove this line"),
        ("age;result;advice;dose\n1;positiv;A;1\n", 2, 3, "unknown-value", 'did you mean "positive"?'),
        ('age;result;advice;dose\n"1, x";-;A;1\n', 2, 5, "bad-cell", ""),
        ("age;result;advice;dose\n2;-;A;one\n", 2, 7, "unknown-value", ""),
        ("age;result;advice;dose\n400;-;A;1\n", 2, 1, "outside-domain", ""),
        ("age;result;advice;dose;id\n4;-;A;1;No Name\n", 2, 9, "bad-identifier", ""),
        ("age;result;advice;dose;alert\n4;-;A;1;A lump\n", 2, 9, "bad-reference", 'under "alerts:"'),
        ('age;result;advice;dose\n4;-;"A;1\n', 2, 5, "bad-csv", "opened and not closed"),
        ('age;result;advice;dose\n4;-;"A"x;1\n', 2, 8, "bad-csv", "after the quote"),
        ("age;result,advice;dose\n", 1, 1, "bad-csv", "the header contains semicolons and commas"),
        ("age;result;advice;dose;note;\n1;-;A;1;;\n\n2;-;A;1;;\n3;;A;1;;\n", 5, 3, "bad-cell", "is empty"),
        ("age;result;weight;advice;dose\n1;-;2, 5;A;1\n2;-;2,5;A;1\n", 3, 5, "bad-cell", "write 2.5 for one number"),
        ("age\n4\n", 1, 1, "bad-csv", "no semicolons, commas or tabs"),
        ("", 1, 1, "bad-csv", ""),
        ("age;result;advice;dose\n4;-;a\u202eb;1\n", 2, 6, "control-character", ""),
    ],
)
def test_slips_are_told_where_they_stand_in_the_csv_file(
    csv: str, line: int, column: int, code: str, words: str, tmp_path: Path
) -> None:
    yaml = tmp_path / "which-test.yaml"
    head = (
        HEAD.replace("outputs:\n", "  weight: {label: Weight, type: number}\noutputs:\n") if "weight" in csv else HEAD
    )
    yaml.write_text(f"{head}csv: rows.csv\n", encoding="utf-8")
    (tmp_path / "rows.csv").write_bytes(csv.encode())
    _, findings, sources = load_decision(yaml)
    found = [(item.where.line, item.where.column, item.code) for item in complaints(findings)]
    assert (line, column, code) in found
    (told,) = [
        item for item in complaints(findings) if (item.where.line, item.where.column, item.code) == (line, column, code)
    ]
    assert words in f"{told.message} {told.hint}"
    assert told.where.file == (tmp_path / "rows.csv").as_posix()
    assert sources.line(told.where) == csv.split("\n")[line - 1]


def test_a_header_alone_is_no_table(tmp_path: Path) -> None:
    (tmp_path / "which-test.yaml").write_text(f"{HEAD}csv: rows.csv\n", encoding="utf-8")
    (tmp_path / "rows.csv").write_text("age;result;advice;dose\n", encoding="utf-8")
    assert [item.code for item in complaints(load_decision(tmp_path / "which-test.yaml")[1])] == ["empty-value"]


def test_a_csv_file_that_is_not_utf8_is_told(tmp_path: Path) -> None:
    (tmp_path / "which-test.yaml").write_text(f"{HEAD}csv: rows.csv\n", encoding="utf-8")
    (tmp_path / "rows.csv").write_bytes("age;result;advice;dose\n4;-;Grün;1\n".encode("cp1252"))
    _, findings, _ = load_decision(tmp_path / "which-test.yaml")
    assert [(item.code, item.where.line) for item in complaints(findings)] == [("not-utf-8", 2)]


@pytest.mark.parametrize("name", ["../rows.csv", "/etc/passwd", "sub/rows.csv", "rows.txt", "..", "", "a\\b.csv"])
def test_only_a_file_in_the_same_folder_can_be_named(name: str, tmp_path: Path) -> None:
    folder = tmp_path / "below"
    folder.mkdir()
    (tmp_path / "rows.csv").write_text("age,result,advice,dose\n4,-,A,1\n", encoding="utf-8")
    (folder / "which-test.yaml").write_text(f'{HEAD}csv: "{name.replace(chr(92), chr(92) * 2)}"\n', encoding="utf-8")
    _, findings, _ = load_decision(folder / "which-test.yaml")
    assert {item.code for item in complaints(findings)} <= {"bad-csv", "bad-cell", "empty-value"}
    assert findings.has_errors


def test_a_link_does_not_lead_out_of_the_folder(tmp_path: Path) -> None:
    folder = tmp_path / "below"
    folder.mkdir()
    (tmp_path / "rows.csv").write_text("age,result,advice,dose\n4,-,A,1\n", encoding="utf-8")
    (folder / "rows.csv").symlink_to(tmp_path / "rows.csv")
    (folder / "which-test.yaml").write_text(f"{HEAD}csv: rows.csv\n", encoding="utf-8")
    _, findings, _ = load_decision(folder / "which-test.yaml")
    assert [item.code for item in complaints(findings)] == ["bad-csv"]


def test_a_missing_csv_file_and_two_spellings_at_once_are_told(tmp_path: Path) -> None:
    (tmp_path / "rows.csv").write_text("age,result,advice,dose\n4,-,A,1\n", encoding="utf-8")
    yaml = tmp_path / "which-test.yaml"
    yaml.write_text(f"{HEAD}csv: row.csv\n", encoding="utf-8")
    (told,) = complaints(load_decision(yaml)[1])
    assert (told.code, told.hint) == ("missing-file", 'did you mean "rows.csv"?')
    yaml.write_text(f"{HEAD}{RULES}csv: rows.csv\n", encoding="utf-8")
    assert [item.code for item in complaints(load_decision(yaml)[1])] == ["bad-grid"]


def test_csv_is_a_source_and_is_not_published(tmp_path: Path) -> None:
    case = LibraryCase(tmp_path)
    rows = "age;result;advice;dose\n< 18;-;Wait;-\n>= 18;positive;Ask;-\n>= 18;negative;Rest;-\n"
    case.put(DECISION, f"{HEAD}csv: rows.csv\n").put(DECISION.replace("which-test.yaml", "rows.csv"), rows)
    case.put("guidelines/sore-throat/leaflet.csv", "a;b\n").build()
    page = (case.site / "guidelines/sore-throat/decisions/which-test.html").read_text(encoding="utf-8")
    assert "Rest" in page
    assert sorted(path.name for path in case.site.rglob("*.csv")) == ["leaflet.csv"], "rows are published as a page"


def test_a_csv_file_that_no_table_names_is_told(tmp_path: Path) -> None:
    case = LibraryCase(tmp_path).put(DECISION.replace("which-test.yaml", "stray.csv"), "a;b\n")
    (told,) = complaints(case.load().findings)
    assert (told.code, told.where.file) == (
        "misplaced-file",
        f"content/{DECISION.replace('which-test.yaml', 'stray.csv')}",
    )
