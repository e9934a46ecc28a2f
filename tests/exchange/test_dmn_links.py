"""What `dmn import` does not carry of a graph of decisions is named, and a table whose input nobody computes says so."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from random import Random

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.diagnostics import Findings
from generator.exchange.dmn.importing import import_dmn
from generator.model.decision import DecisionTable
from generator.source.one_file import load_decision

FIXTURES = Path(__file__).parent.parent / "fixtures" / "dmn"
GRAPH = FIXTURES / "graph.dmn"
HEAD = '<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" name="d" namespace="http://example.org/d">'
CELLS = "<inputEntry><text>-</text></inputEntry><outputEntry><text>1</text></outputEntry>"


def bring(file: Path, folder: Path) -> Result:
    result = CliRunner().invoke(main, ["dmn", "import", str(file), "-o", str(folder)])
    assert result.exception is None or isinstance(result.exception, SystemExit), "a traceback"
    return result


def table_in(folder: Path, name: str) -> DecisionTable:
    table, findings, _ = load_decision(folder / f"{name}.yaml")
    assert table is not None
    assert not findings.has_errors, list(findings)
    return table


def of_text(body: str, folder: Path) -> Findings:
    path = folder / "file.dmn"
    path.write_text(f"{HEAD}{body}</definitions>", encoding="utf-8")
    return import_dmn(path, folder / "out").findings


def table(asks: str, *, output: str = "", more: str = "") -> str:
    """A table with one input."""
    rule = "" if "<rule" in more else f"<rule>{CELLS}</rule>"
    asked = f"<input><inputExpression><text>{asks}</text></inputExpression></input>" if asks else ""
    return f'<decisionTable>{asked}<output name="{output}"/>{more}{rule}</decisionTable>'


TOLD = {
    "of the import": "only the types were read",
    "the import": "is not found beside this file",
    "the knowledge source": "A paper",
    "the decision service": "All of it",
    "Nothing": "there is no decision table in it",
    "Unused": "the link was left out",
    "http://example.org/other#d9": "is not in this file",
    "gone.tPlace": "what it allows is not known",
    "Always": "has no inputs: it was left out",
    "juel": "were read as FEEL",
}


def test_everything_that_is_not_carried_is_named(tmp_path: Path) -> None:
    result = bring(GRAPH, tmp_path)
    assert result.exit_code == 1
    lines = [line for line in result.stderr.splitlines() if "dmn-not-carried" in line]
    missed = [key for key, words in TOLD.items() if not any(key in line and words in line for line in lines)]
    assert missed == []
    assert {path.stem for path in tmp_path.iterdir()} == {"weight-class", "advice", "after-always"}


def test_an_input_that_nobody_computes_is_an_error_and_stands_in_the_file(tmp_path: Path) -> None:
    result = bring(GRAPH, tmp_path)
    errors = re.findall(r"graph\.dmn:(\d+):\d+: error\[dmn-nobody-computes\]: (.*)", result.stderr)
    formula = 'the input "BMI" is what the decision "BMI" answers, `Weight / (Height * Height)`, and that was left out'
    assert [line for line, _ in errors] == ["24", "56"]
    assert errors[0][1] == f"nobody computes an input of this table: {formula}"
    assert 'the decision "Always" answers' in errors[1][1]
    written = (tmp_path / "weight-class.yaml").read_text(encoding="utf-8")
    assert written.startswith(f"# Nobody computes an input of this table: {formula}.\ndecision: weight-class\n")
    table_in(tmp_path, "weight-class")


def test_an_input_that_another_table_answers_names_its_file(tmp_path: Path) -> None:
    result = bring(GRAPH, tmp_path)
    message = (
        'the input "Weight class" is what the decision "Weight class" answers, in weight-class.yaml: nothing links'
    )
    assert f"warning[dmn-not-carried]: {message}" in result.stderr
    assert f"# T{message[1:]}" in (tmp_path / "advice.yaml").read_text(encoding="utf-8")


def test_an_input_of_its_own_that_begins_like_a_decision_is_none(tmp_path: Path) -> None:
    assert '"BMI of before"' not in bring(GRAPH, tmp_path).stderr


def test_an_output_of_a_required_decision_is_known_by_its_own_name(tmp_path: Path) -> None:
    body = f'<decision id="a" name="A table"><variable name="a"/>{table("x", output="points")}</decision>'
    body += '<decision id="b" name="B"><informationRequirement><requiredDecision href="#a"/></informationRequirement>'
    for asked in ("points", "a", "A table", "A table.points", "points + 1"):
        said = [item.message for item in of_text(f"{body}{table(asked)}</decision>", tmp_path)]
        linked = [words for words in said if 'what the decision "A table" answers, in a-table.yaml' in words]
        assert len(linked) == 1, (asked, said)
        assert ("is made of" in linked[0]) is (asked == "points + 1")
    said = [item.message for item in of_text(f"{body}{table('y')}</decision>", tmp_path)]
    assert said == ['the decision "B" requires "A table", and no input of its table asks for it: the link was left out']


def test_every_annotation_column_keeps_its_name(tmp_path: Path) -> None:
    bring(GRAPH, tmp_path)
    note = table_in(tmp_path, "weight-class").rules[0].note
    assert note is not None
    assert note.raw == "Evidence: A trial; Year: 2020; Said so."


def test_types_of_an_import_are_those_of_the_file_beside(tmp_path: Path) -> None:
    bring(GRAPH, tmp_path / "found")
    sex = table_in(tmp_path / "found", "advice").input("person-sex")
    assert sex.domain.ids == ("female", "male")
    shutil.copy(GRAPH, tmp_path / "graph.dmn")  # nothing beside it
    alone = bring(tmp_path / "graph.dmn", tmp_path / "alone")
    assert 'the import "common" is not found beside this file' in alone.stderr
    assert 'the type "common.tPerson" of "Person.Sex" is not defined here' in alone.stderr
    assert table_in(tmp_path / "alone", "advice").input("person-sex").domain.ids == ()
    other = (FIXTURES / "common-types.dmn").read_text(encoding="utf-8")
    (tmp_path / "any-name.dmn").write_text(other, encoding="utf-8")  # found by its namespace
    bring(tmp_path / "graph.dmn", tmp_path / "again")
    assert table_in(tmp_path / "again", "advice").input("person-sex").domain.ids == ("female", "male")


@pytest.mark.parametrize("location", ["../secret.dmn", "/etc/passwd", "http://127.0.0.1/x.dmn", ".", "file.dmn"])
def test_an_import_never_leads_out_of_the_folder(location: str, tmp_path: Path) -> None:
    (tmp_path / "secret.dmn").write_text(f'{HEAD}<itemDefinition name="t"/></definitions>', encoding="utf-8")
    inner = tmp_path / "inner"
    inner.mkdir()
    imported = f'<import name="i" namespace="http://example.org/d" locationURI="{location}"/>'
    found = of_text(f'{imported}<decision name="D">{table("x")}</decision>', inner)
    assert 'the import "i" is not found beside this file' in [item.message for item in found]


def test_files_that_import_each_other_come_to_an_end(tmp_path: Path) -> None:
    for name, other in (("a", "b"), ("b", "a")):
        text = f'<import name="{other}" namespace="n" locationURI="{other}.dmn"/><itemDefinition name="t{name}"/>'
        (tmp_path / f"{name}.dmn").write_text(f"{HEAD}{text}</definitions>", encoding="utf-8")
    result = bring(tmp_path / "a.dmn", tmp_path / "out")
    assert "there is no decision table in this file" in result.stderr


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (table(""), 'the decision table of "D" has no inputs'),
        (
            "<decisionTable><input><inputExpression><text>x</text></inputExpression></input></decisionTable>",
            "no outputs",
        ),
        (table("x").replace(f"<rule>{CELLS}</rule>", ""), 'the decision table of "D" has no rules'),
    ],
)
def test_a_table_that_check_would_refuse_is_told_at_its_line_and_not_written(
    made: str, words: str, tmp_path: Path
) -> None:
    path = tmp_path / "file.dmn"
    path.write_text(f'{HEAD}\n<decision name="D">\n{made}</decision></definitions>', encoding="utf-8")
    imported = import_dmn(path, tmp_path)
    assert imported.files == {}
    (item,) = imported.findings
    assert (item.severity, item.where.line) == ("error", 3)
    assert words in item.message


def test_a_list_is_named(tmp_path: Path) -> None:
    types = '<itemDefinition name="tSigns" isCollection="true"><typeRef>string</typeRef></itemDefinition>'
    signs = '<inputData name="Signs"><variable name="Signs" typeRef="tSigns"/></inputData>'
    found = of_text(f'{types}{signs}<decision name="D">{table("Signs")}</decision>', tmp_path)
    assert [item.message for item in found] == ['"Signs" is a list or a structure, not one value']


def test_odd_names_stay_in_their_comment(tmp_path: Path) -> None:
    formula = "<literalExpression><text>1 +\n 2\u2028\u202e</text></literalExpression>"
    body = f'<decision name="A&#10;b: c">{formula}</decision><decision name="D">{table("A&#10;b: c")}</decision>'
    path = tmp_path / "file.dmn"
    path.write_text(f"{HEAD}{body}</definitions>", encoding="utf-8")
    bring(path, tmp_path)
    assert "`1 + 2`" in (tmp_path / "d.yaml").read_text(encoding="utf-8").splitlines()[0]
    table_in(tmp_path, "d")


def test_a_reference_may_name_the_namespace_of_its_own_file(tmp_path: Path) -> None:
    body = f'<decision id="a" name="A">{table("x")}</decision><decision id="b" name="B"><informationRequirement>'
    for href, words in (
        ("http://example.org/d#a", "no input of its table asks for it"),
        ("http://e.org#a", "not in this file"),
    ):
        link = f'<requiredDecision href="{href}"/></informationRequirement>'
        (item,) = of_text(f"{body}{link}{table('y')}</decision>", tmp_path)
        assert words in item.message
        assert item.severity == "warning", "a link between decisions is lost"


def test_an_input_of_an_imported_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "other.dmn").write_text(f'{HEAD}<decision name="x"/></definitions>', encoding="utf-8")
    body = '<import name="i" namespace="n" locationURI="other.dmn"/>'
    said = [item.message for item in of_text(f'{body}<decision name="D">{table("i.x")}</decision>', tmp_path)]
    assert said == [
        'of the import "i" only the types were read, not "x"',
        'the input "i.x" comes from the import "i", and nothing links the two',
    ]
    assert (tmp_path / "out").exists() is False, "importing writes nothing by itself"


LOGIC = {
    "formula": "<literalExpression><text>{asks} + 1</text></literalExpression>",
    "context": '<context><contextEntry><variable name="e"/><literalExpression><text>{asks}</text></literalExpression>'
    "</contextEntry></context>",
    "list": "<list><literalExpression><text>{asks}</text></literalExpression></list>",
    "part": '<context><contextEntry><variable name="e"/>{table}</contextEntry></context>',
    "nothing": "",
    "table": "{table}",
}


@pytest.mark.parametrize("seed", range(60))
def test_of_a_graph_nothing_is_left_out_in_silence(seed: int, tmp_path: Path) -> None:
    """Each decision becomes a file or is named; each input that a decision answers is told, by what became of that one."""
    chance = Random(f"graph:{seed}")  # noqa: S311 - a seed, so that every run is about the same graphs
    names = [f"Step {number}" for number in range(chance.randint(2, 6))]
    kinds = {name: chance.choice(list(LOGIC)) for name in names} | {names[0]: "table"}
    asks = {name: chance.choice([other for other in names if other != name] + ["Age", "Age of Step"]) for name in names}
    body = '<inputData id="i" name="Age"/><inputData id="j" name="Age of Step"/>'
    for name in names:
        logic = LOGIC[kinds[name]].format(asks=asks[name], table=table(asks[name]))
        required = "".join(
            f'<informationRequirement><requiredDecision href="#{other}"/></informationRequirement>'
            for other in chance.sample(names, chance.randint(0, 2))
        ).replace("Step ", "s")
        body += f'<decision id="{name.replace("Step ", "s")}" name="{name}">{required}{logic}</decision>'
    path = tmp_path / "file.dmn"
    path.write_text(f"{HEAD}{body}</definitions>", encoding="utf-8")
    imported = import_dmn(path, tmp_path)
    said = [(item.code, item.message) for item in imported.findings]
    files = {target.stem for target in imported.files}
    for name in names:
        carried = kinds[name] == "table"
        assert (name.lower().replace(" ", "-") in files) is carried
        assert any(f'the decision "{name}" was left out' in words for _, words in said) is not carried
        if carried and asks[name] in kinds:
            code = "dmn-not-carried" if kinds[asks[name]] == "table" else "dmn-nobody-computes"
            told = f'the input "{asks[name]}" is what the decision "{asks[name]}" answers'
            assert any(found == code and told in words for found, words in said)
            written = imported.files[tmp_path / f"{name.lower().replace(' ', '-')}.yaml"]
            assert written.startswith("# "), "an editor who opens the file reads it first"
