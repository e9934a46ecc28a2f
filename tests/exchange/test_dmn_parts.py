"""A DMN table that is only a part of a decision never gets the decision's name: `dmn import` refuses it by name."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main

FILE = Path(__file__).parent.parent / "fixtures" / "dmn" / "parts.dmn"
HEAD = '<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" name="d" namespace="http://example.org">'
TABLE = """<decisionTable><input><inputExpression typeRef="number"><text>Age</text></inputExpression></input><output/>
<rule><inputEntry><text>-</text></inputEntry><outputEntry><text>100</text></outputEntry></rule></decisionTable>"""
CARRIED = {"Whole", "Invoked whole", "Called whole", "Called by name"}
PARTS = {
    "Doubled": 'its decision table is only a part of it, inside the context entry "base"',
    "Prepared": "inside the result of a context",
    "By age": 'inside the "else" of an if',
    "Function": "inside a function definition",
    "Inner function": 'inside a function definition in the context entry "f"',
    "Several": "inside a list",
    "Filtered": "inside a filter",
    "Twice the base": 'the decision table of the business knowledge model "Base dose" is only a part of it, inside a literal',
    "Not for children": 'the business knowledge model "Adult dose" is only a part of it, inside an if',
    "Invoked part": 'the business knowledge model "Wrapped" is only a part of it, inside an invocation',
    "Bound by a table": 'inside the binding of "Age" in an invocation',
    "Not all bound": 'the business knowledge model "Two" is only a part of it, inside an invocation',
    "Through another": 'the business knowledge model "Outer" is only a part of it, inside a literal expression',
    "In an entry": 'inside an invocation in the context entry "x"',
    "Base dose": 'its decision table is only a part of the decision "Twice the base"',
    "Adult dose": 'its decision table is only a part of the decision "Not for children"',
    "Alone": 'its decision table is only a part of the decision "Bound by a table"',
    "Two": 'its decision table is only a part of the decision "Not all bound"',
    "Wrapped": 'inside the context entry "base"',
    "Outer": 'the business knowledge model "Inner" is only a part of it',
    "Inner": 'its decision table is only a part of the business knowledge model "Outer"',
    "Entry model": 'its decision table is only a part of the decision "In an entry"',
}
WITHOUT_TABLE = {"Only said", "Sum", "No table"}


def bring(file: Path, folder: Path) -> Result:
    result = CliRunner().invoke(main, ["dmn", "import", str(file), "-o", str(folder)])
    assert result.exception is None or isinstance(result.exception, SystemExit), "a traceback"
    return result


def test_what_is_only_a_part_is_refused_by_name_and_the_rest_is_carried(tmp_path: Path) -> None:
    result = bring(FILE, tmp_path)
    assert result.exit_code == 1
    told = dict(re.findall(r'error\[dmn-part-of-decision\]: the [a-z ]+ "([^"]+)" was left out: (.+)', result.stderr))
    assert set(told) == set(PARTS)
    assert [name for name, words in PARTS.items() if words not in told[name]] == []
    left = re.findall(r'warning\[dmn-not-carried\]: the [a-z ]+ "([^"]+)" was left out: it is', result.stderr)
    assert set(left) == WITHOUT_TABLE
    files = {name.lower().replace(" ", "-") for name in (*CARRIED, "Free")}
    assert {path.stem for path in tmp_path.iterdir()} == files


def test_every_decision_and_model_of_the_fixture_is_carried_or_named() -> None:
    named = set(re.findall(r'<(?:decision|businessKnowledgeModel) id="[^"]+" name="([^"]+)"', FILE.read_text("utf-8")))
    assert named == CARRIED | {"Free"} | set(PARTS) | WITHOUT_TABLE


@pytest.mark.parametrize("name", sorted(CARRIED))
def test_a_decision_that_only_invokes_a_table_asks_for_what_is_bound(name: str, tmp_path: Path) -> None:
    bring(FILE, tmp_path)
    asked = "Age" if name == "Whole" else "Years"
    table = tmp_path / f"{name.lower().replace(' ', '-')}.yaml"
    result = CliRunner().invoke(main, ["decide", str(table), "--given", json.dumps({asked: 40}), "--json"])
    assert result.exit_code == 0
    assert list(json.loads(result.stdout)["result"].values()) == [100]


def test_a_file_of_parts_alone_writes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "file.dmn"
    path.write_text(
        f'{HEAD}<decision id="d" name="Dose"><context><contextEntry><variable name="base"/>{TABLE}</contextEntry>'
        "<contextEntry><literalExpression><text>base * 2</text></literalExpression></contextEntry></context></decision>"
        "</definitions>",
        encoding="utf-8",
    )
    result = bring(path, tmp_path / "out")
    assert (result.exit_code, result.stdout) == (1, "")
    assert 'the decision "Dose" was left out' in result.stderr
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("decision", "kind"),
    [
        ("<literalExpression><text>Age * 2</text></literalExpression>", ""),
        ("", ""),
        ("<literalExpression><text>Dose(Age)</text></literalExpression>", ' kind="Java"'),
    ],
    ids=["formula", "empty", "not FEEL"],
)
def test_a_model_never_gets_the_name_of_a_decision_that_is_left_out(decision: str, kind: str, tmp_path: Path) -> None:
    model = f'<encapsulatedLogic{kind}><formalParameter name="Age"/>{TABLE}</encapsulatedLogic>'
    refused(f'<decision name="dose">{decision}</decision>', f'<businessKnowledgeModel name="Dose">{model}', tmp_path)


@pytest.mark.parametrize(
    "decision",
    [
        "<literalExpression><text>apply(Dose, Age)</text></literalExpression>",
        "<invocation><literalExpression><text>if Age &gt; 3 then Dose else Other</text></literalExpression></invocation>",
    ],
    ids=["handed on", "behind an if"],
)
def test_a_model_that_is_handed_on_by_its_name_is_a_part(decision: str, tmp_path: Path) -> None:
    model = f'<encapsulatedLogic><formalParameter name="Age"/>{TABLE}</encapsulatedLogic>'
    refused(
        f'<decision name="How much">{decision}</decision>', f'<businessKnowledgeModel name="Dose">{model}', tmp_path
    )


def refused(decision: str, model: str, folder: Path) -> None:
    """Nothing of a file comes in but the table of another decision."""
    other = f'<decision name="Other decision">{TABLE}</decision>'
    path = folder / "file.dmn"
    path.write_text(f"{HEAD}{other}{decision}{model}</businessKnowledgeModel></definitions>", encoding="utf-8")
    result = bring(path, folder / "out")
    assert result.exit_code == 1
    assert 'the business knowledge model "Dose" was left out' in result.stderr
    assert [file.name for file in (folder / "out").iterdir()] == ["other-decision.yaml"]


def test_models_that_call_each_other_come_to_an_end(tmp_path: Path) -> None:
    path = tmp_path / "file.dmn"
    models = "".join(
        f'<businessKnowledgeModel id="{name}" name="{name}"><encapsulatedLogic><literalExpression>'
        f"<text>{other}() + 1</text></literalExpression></encapsulatedLogic></businessKnowledgeModel>"
        for name, other in (("A", "B"), ("B", "A"))
    )
    path.write_text(f'{HEAD}<decision id="d" name="D">{TABLE}</decision>{models}</definitions>', encoding="utf-8")
    assert bring(path, tmp_path).exit_code == 0
    assert (tmp_path / "d.yaml").exists()
