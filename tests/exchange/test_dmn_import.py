"""DMN files of every version come in, and the tables that they become answer right."""

from __future__ import annotations

import html
import json
import re
import unicodedata
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.decision.compile import compile_table
from generator.decision.given import read_given
from generator.decision.walking import decide
from generator.diagnostics import Findings, MachineError, Severity, Where
from generator.exchange.dmn import xml_reader
from generator.exchange.dmn.export import to_dmn
from generator.exchange.dmn.importing import Imported, import_dmn, write_files
from generator.source.nodes import Scalar
from generator.source.one_file import load_decision
from generator.source.scalar_readers import read_identifier
from generator.source.yaml_text import to_yaml
from generator.text.plain import shown_words

FIXTURES = Path(__file__).parent.parent / "fixtures" / "dmn"
CASES = yaml.safe_load((FIXTURES / "cases.yaml").read_text(encoding="utf-8"))
MODEL = "https://www.omg.org/spec/DMN/20191111/MODEL/"
VERSIONS = {
    "1.1": "http://www.omg.org/spec/DMN/20151101/dmn.xsd",
    "1.2": "http://www.omg.org/spec/DMN/20180521/MODEL/",
    "1.3": MODEL,
    "1.4": "https://www.omg.org/spec/DMN/20211108/MODEL/",
    "1.5": "https://www.omg.org/spec/DMN/20230324/MODEL/",
    "1.6": "https://www.omg.org/spec/DMN/20240513/MODEL/",
}


def answers(folder: Path, decision: str, given: dict[str, Any], error: str | None = None) -> tuple[list[str], Any]:
    """What an imported table answers: the rules and the result; `error` is what must be wrong."""
    table, findings, _ = load_decision(folder / f"{decision}.yaml")
    assert table is not None
    assert not findings.has_errors, list(findings)
    answer = decide(compile_table(table, shown_words), read_given(json.dumps(given)))
    assert (answer.error and answer.error.code) == error
    return list(answer.hit), answer.result


def exact(value: Any) -> Any:
    """Numbers of a case as decimals."""
    return read_given(json.dumps({"value": value}))["value"] if not isinstance(value, bool) else value


def bring(path: Path, folder: Path) -> Imported:
    imported = import_dmn(path, folder)
    list(write_files(imported.files))
    return imported


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Every fixture, imported into a folder of its own."""
    folders = {path.name: tmp_path_factory.mktemp(path.stem) for path in sorted(FIXTURES.glob("*.dmn"))}
    for name, folder in folders.items():
        bring(FIXTURES / name, folder)
    return folders


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['decision']}-{case['given']}")
def test_imported_tables_answer_right(case: dict[str, Any], imported: dict[str, Path]) -> None:
    found = answers(imported[case["file"]], case["decision"], case["given"], case.get("error"))
    assert found == (case["hit"], exact(case.get("result")))


@pytest.mark.parametrize("prefix", ["", "dmn", "semantic"])
@pytest.mark.parametrize("version", VERSIONS)
def test_every_version_is_read_whatever_its_prefix(
    version: str, prefix: str, tmp_path: Path, imported: dict[str, Path]
) -> None:
    text = (FIXTURES / "hit-policies.dmn").read_text(encoding="utf-8").replace(MODEL, VERSIONS[version])
    if prefix:
        text = re.sub(r"(</?)(?=[a-zA-Z])", rf"\1{prefix}:", text).replace("xmlns=", f"xmlns:{prefix}=")
    path = tmp_path / "file.dmn"
    path.write_text(text, encoding="utf-8")
    found = import_dmn(path, imported["hit-policies.dmn"])
    assert len(found.files) == 11
    assert found.files == {target: target.read_text(encoding="utf-8") for target in found.files}
    assert not found.findings.items


@pytest.mark.parametrize(
    ("letter", "word"),
    [
        ("U", "unique"),
        ("A", "any"),
        ("P", "priority"),
        ("F", "first"),
        ("R", "rule order"),
        ("O", "output order"),
        ("C", "collect"),
        ("RULE ORDER", "rule order"),
        ("OUTPUT ORDER", "output order"),
    ],
)
def test_hit_policies_have_two_spellings(letter: str, word: str, tmp_path: Path) -> None:
    text = (FIXTURES / "hit-policies.dmn").read_text(encoding="utf-8")
    path = tmp_path / "file.dmn"
    path.write_text(text.replace('hitPolicy="UNIQUE"', f'hitPolicy="{letter}"'), encoding="utf-8")
    assert f"hit-policy: {word}\n" in import_dmn(path, tmp_path).files[tmp_path / "check-unique.yaml"]


def test_names_that_kebab_case_loses_are_kept(imported: dict[str, Path]) -> None:
    table, _, _ = load_decision(imported["structures.dmn"] / "sex-and-stay.yaml")
    assert table is not None
    assert (table.decision.name, table.dmn_name) == ("sex-and-stay", "Sex and stay")
    assert [(clause.id.name, clause.dmn_name) for clause in table.inputs] == [
        ("patient-sex", "Patient.Sex"),
        ("patient-stay", "Patient.stay"),
        ("patient-born-on", "Patient.born on"),
    ]
    assert [(clause.id.name, clause.dmn_name) for clause in table.outputs] == [("long-stay", "Long Stay"), ("fee", "")]


@pytest.mark.parametrize("name", ["Größe", unicodedata.normalize("NFD", "Größe")], ids=["composed", "decomposed"])
def test_a_name_becomes_the_identifier_that_check_would_suggest(name: str, tmp_path: Path) -> None:
    text = (FIXTURES / "hit-policies.dmn").read_text(encoding="utf-8")
    path = tmp_path / "file.dmn"
    path.write_text(text.replace('name="Check Unique"', f'name="{name}"', 1), encoding="utf-8")
    findings = Findings()
    suggested = read_identifier(Scalar(name, Where("f")), findings)
    assert [item.hint for item in findings] == ['write "groesse"']
    assert tmp_path / f"{suggested.name}.yaml" in import_dmn(path, tmp_path).files


def test_what_is_not_sfeel_is_kept_and_told_cell_by_cell(tmp_path: Path) -> None:
    found = bring(FIXTURES / "odd.dmn", tmp_path)
    told = [(item.code, item.where.line, item.message) for item in found.findings if item.severity is Severity.WARNING]
    text = found.files[tmp_path / "not-s-feel.yaml"]
    assert """'starts with(?, "A")'""" in text
    assert """'feel: "Hello " + name'""" in text
    assert [(code, message.split(":")[0]) for code, _, message in sorted(told)] == [
        ("dmn-not-carried", '"age + 1" is not a name, and nobody computes it'),
        ("dmn-not-carried", "an empty text is not a result"),
        ("empty-value", "this rule gives no result at all"),
        ("not-sfeel", "kept as text, not evaluated"),
        ("not-sfeel", '""Hello " + name" is not a literal'),
    ]
    _, findings, _ = load_decision(tmp_path / "not-s-feel.yaml")
    assert findings.has_errors, "a table with a cell that nobody can read must not answer"


def test_computed_results_go_out_as_they_came(imported: dict[str, Path], tmp_path: Path) -> None:
    source = (FIXTURES / "computed.dmn").read_text(encoding="utf-8")
    for decision in ("greeting", "dose"):
        table, findings, _ = load_decision(imported["computed.dmn"] / f"{decision}.yaml")
        assert table is not None
        assert not findings.has_errors
        path = tmp_path / f"{decision}.dmn"
        path.write_text(to_dmn(table), encoding="utf-8")
        results = re.findall(
            r"<(?:output|defaultOutput)Entry[^>]*>\s*<text>(.*?)</text>", path.read_text(encoding="utf-8")
        )
        assert results
        assert all(
            f"<text>{html.escape(html.unescape(text), quote=False)}</text>" in source
            for text in results
            if text != '"5"'
        )
        bring(path, tmp_path)
        again, _, _ = load_decision(tmp_path / f"{decision}.yaml")
        assert again is not None
        assert to_dmn(again) == path.read_text(encoding="utf-8")


def test_notes_and_descriptions_come_along(imported: dict[str, Path]) -> None:
    table, _, _ = load_decision(imported["odd.dmn"] / "advice.yaml")
    assert table is not None
    assert [shown_words(note.text) for note in table.notes] == ["First note.", "Second *note*."]
    assert table.rules[0].note is not None
    assert table.rules[0].note.raw == "Because"
    assert table.question.raw == "What now?"


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    bring(FIXTURES / "odd.dmn", tmp_path)
    bring(FIXTURES / "odd.dmn", tmp_path)  # the same again changes nothing
    edited = tmp_path / "advise.yaml"
    edited.write_text("mine", encoding="utf-8")
    (tmp_path / "advice.yaml").unlink()
    with pytest.raises(MachineError, match="exists already"):
        bring(FIXTURES / "odd.dmn", tmp_path)
    assert edited.read_text(encoding="utf-8") == "mine"
    assert not (tmp_path / "advice.yaml").exists(), "something was written before the clash was seen"


HOSTILE = {
    "entity": b'<!DOCTYPE definitions [<!ENTITY a "aaaa">]><definitions name="&a;"/>',
    "laughs": b'<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><d>&b;</d>',
    "external entity": b'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><d>&x;</d>',
    "external subset": b'<!DOCTYPE d SYSTEM "http://127.0.0.1/d.dtd"><d/>',
    "parameter entity": b'<!DOCTYPE d [<!ENTITY % p SYSTEM "http://127.0.0.1/p">%p;]><d/>',
    "undefined entity": b"<definitions>&nbsp;</definitions>",
    "nested": b"<definitions>" * 1_000_000,
    "many": b"<definitions>" + b"<a/>" * 1_001,
    "not closed": b"<definitions><decision>",
    "empty": b"",
    "no XML": b"PK\x03\x04 a zip",
    "encoding": b'<?xml version="1.0" encoding="klingon"?><definitions/>',
    "wide encoding": b'<?xml version="1.0" encoding="shift-jis"?><definitions/>',
    "another format": b"<bpmn/>",
    "no table": b"<definitions><inputData name='x'/></definitions>",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_xml_is_an_error_and_no_more(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xml_reader, "MAX_ELEMENTS", 1_000)
    path = tmp_path / "file.dmn"
    path.write_bytes(HOSTILE[name])
    found = import_dmn(path, tmp_path)
    assert found.files == {}
    assert [item.code for item in found.findings] == ["bad-dmn"]


def test_a_file_without_end_is_not_read_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "file.dmn"
    with path.open("wb") as file:
        file.write(b"<definitions>")
        file.truncate(1_000_000_000)  # holes on the disk; nulls for who reads them
    assert [item.code for item in import_dmn(path, tmp_path).findings] == ["bad-dmn"]
    path.write_bytes(b"<definitions>" + b" " * xml_reader.MAX_BYTES)
    assert "bytes" in next(iter(import_dmn(path, tmp_path).findings)).message


def test_names_never_lead_out_of_the_folder(tmp_path: Path) -> None:
    text = (FIXTURES / "odd.dmn").read_text(encoding="utf-8").replace('name="Advise"', 'name="../../etc/\u00e4 passwd"')
    path = tmp_path / "file.dmn"
    path.write_text(text, encoding="utf-8")
    files = import_dmn(path, tmp_path / "out").files
    assert all(target.parent == tmp_path / "out" for target in files)
    assert tmp_path / "out" / "etc-ae-passwd.yaml" in files


def test_yaml_reads_back_what_was_written() -> None:
    texts = [
        "no",
        "null",
        "",
        " a ",
        "a: b",
        "a #b",
        "- x",
        "'",
        '"',
        "\\",
        "\t",
        "1e3",
        "é",
        "\u2028",
        "=",
        "a, b",
        "12:30",
    ]
    data = {f"k{i}": text for i, text in enumerate(texts)} | {"list": texts, "deep": [{"a": "x", "b": ["y"]}, {}, []]}
    assert yaml.safe_load(to_yaml(data)) == data


def test_numbers_stay_exact(tmp_path: Path) -> None:
    text = (FIXTURES / "hit-policies.dmn").read_text(encoding="utf-8")
    path = tmp_path / "file.dmn"
    path.write_text(text.replace("<text>2.5</text>", "<text>0.1</text>").replace("<text>10</text>", "<text>0.2</text>"))
    bring(path, tmp_path)
    _, result = answers(tmp_path, "totalsum", {"Dose": 150, "kidneyFunction": "fair"})
    assert result == Decimal("0.3")
