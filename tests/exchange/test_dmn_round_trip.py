"""Out as DMN and in again: nothing is lost of what S-FEEL can say."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.diagnostics import Diagnostic, Findings, Severity
from generator.exchange.dmn.export import to_dmn
from generator.exchange.dmn.importing import import_dmn
from generator.exchange.dmn.naming import decision_name, input_name, output_name
from generator.model.decision import DecisionTable
from generator.model.sfeel import Declared, Domain
from generator.model.values import Prose
from generator.source.one_file import load_decision, read_decision
from generator.source.sources import Sources
from generator.source.yaml_text import to_yaml
from generator.text.plain import shown_words

CONTENT = Path(__file__).parent.parent.parent / "content"
FIXTURES = Path(__file__).parent.parent / "fixtures" / "dmn"
DECISIONS = [*sorted(CONTENT.glob("guidelines/*/decisions/*.yaml")), FIXTURES / "every-type.yaml"]

# For each type: how an input declares it, and cells that fit. Ranges hold every value below.
KINDS: dict[str, tuple[list[dict[str, Any]], list[str]]] = {
    "integer": (
        [{"type": "integer"}, {"type": "integer", "range": "[0..120]"}, {"type": "integer", "range": ">= 0"}],
        ["5", "< 40", "[40..74]", "(3..9]", "not(1, [5..7])", "1, 2, > 100", "lower"],
    ),
    "number": (
        [
            {"type": "number"},
            {"type": "number", "range": "[0..100)"},
            {"type": "number", "step": "0.1", "range": "[0..9]"},
        ],
        ["0.5", "<= 7", "not(< 2.5)", "[1..2), 3", "> 0"],
    ),
    "values": ([{"values": {"low": "Low", "3+": "Strong", "a, b": "Both"}}], ['"low"', 'not("3+")', '"low", "a, b"']),
    "text": ([{"type": "text"}], ['"a"', 'not("x \\" y")', '"a", "b\\nc"']),
    "boolean": ([{"type": "boolean"}], ["true", "false", "not(true)"]),
    "date": (
        [{"type": "date"}, {"type": "date", "range": "[2000-01-01..2099-12-31]"}],
        ['< date("2024-02-29")', '[date("2020-01-01")..date("2020-12-31")]', 'not(date("2024-01-01"))'],
    ),
    "time": ([{"type": "time"}], ['>= time("08:30:00")', 'time("12:00:00Z")']),
    "moment": ([{"type": "date and time"}], ['< date and time("2024-01-01T10:00:00")']),
    "days": ([{"type": "days and time duration"}], ['> duration("P3DT4H")', 'duration("PT0.5S")']),
    "weeks": ([{"type": "age"}], ["6 weeks or more", "under 28 days", "[10 weeks..14 weeks)"]),
    "months": ([{"type": "years and months duration"}], ['<= duration("P1Y6M")']),
}
OUTPUTS: dict[str, tuple[dict[str, Any], list[str]]] = {
    "advice": ({"type": "text"}, ["Wait, *then* [ask](term:x).", '"Quoted" \\*text\\*', "ß: 1 < 2 & 3"]),
    "grade": ({"values": {"B": "Grade B", "I": "I statement"}}, ["B", "I"]),
    "dose": ({"type": "number", "default": "0"}, ["2.5", "-1", "100"]),
    "urgent": ({"type": "boolean"}, ["true", "no"]),
    "until": ({"type": "date"}, ["2024-05-06"]),
}
POLICIES = ("unique", "any", "priority", "first", "rule order", "output order", "collect")


@st.composite
def tables(draw: st.DrawFn) -> dict[str, Any]:
    """A decision file as data: every type, hit policy and kind of cell may be in it."""
    kinds = draw(st.lists(st.sampled_from(sorted(KINDS)), min_size=1, max_size=4, unique=True))
    inputs: dict[str, Any] = {}
    for kind in kinds:
        domain = dict(draw(st.sampled_from(KINDS[kind][0])))
        if draw(st.booleans()) and ({"range", "values"} & set(domain) or kind == "boolean"):
            domain["may-be-missing"] = "true"
        if draw(st.booleans()):
            domain["dmn-name"] = f"Some {kind} Name"
        inputs[f"in-{kind}"] = {"label": f"The {kind}", **domain}
    inputs["lower"] = {"label": "Lower limit", "type": "integer"}
    outputs = draw(st.lists(st.sampled_from(sorted(OUTPUTS)), min_size=1, max_size=3, unique=True))
    policy = draw(
        st.sampled_from(POLICIES if "grade" in outputs else ("unique", "any", "first", "rule order", "collect"))
    )
    rules = []
    for _ in range(draw(st.integers(1, 4))):
        cells = {f"in-{kind}": draw(st.sampled_from(KINDS[kind][1])) for kind in kinds if draw(st.booleans())}
        results = {name: draw(st.sampled_from(OUTPUTS[name][1])) for name in outputs if draw(st.integers(0, 3))}
        rule: dict[str, Any] = {"when": cells, "then": results}
        if draw(st.booleans()):
            rule |= {"note": "Because, *so* it is", "source": ["a-source", "b-source"]}
        if draw(st.booleans()):
            rule["alert"] = draw(st.sampled_from(["a-lump", "other-guideline/a-lump"]))
        if draw(st.booleans()):
            rule["schedule"] = draw(st.sampled_from(["some-days", "other-guideline/some-days"]))
        rules.append(rule)
    named = draw(st.booleans())
    return {
        "decision": "some-table",
        "name": "A [table](term:x)",
        "question": "What is it?",
        "hit-policy": policy,
        "inputs": inputs,
        "outputs": {name: {"label": f"The {name}", **OUTPUTS[name][0]} for name in outputs},
        "rules": [{"id": f"row-{i}", **rule} for i, rule in enumerate(rules)] if named else rules,
        "notes": draw(st.lists(st.sampled_from(["One note.", "Another *one*"]), max_size=2)) or ["A note"],
    }


def complaints(findings: Findings) -> list[Diagnostic]:
    """All but hints: a rule may leave a result out."""
    # An empty row is something to look at, and no loss.
    return [item for item in findings if item.severity is not Severity.HINT and "no result at all" not in item.message]


def read(data: dict[str, Any]) -> DecisionTable:
    findings = Findings()
    table = read_decision(to_yaml(data).encode(), "some-table.yaml", findings, Sources())
    assert table is not None
    assert complaints(findings) == []
    return table


def again(dmn: str) -> DecisionTable:
    """The table that a DMN file becomes; nothing may be complained of."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "file.dmn"
        path.write_text(dmn, encoding="utf-8")
        imported = import_dmn(path, Path(folder))
        assert complaints(imported.findings) == []
        (text,) = imported.files.values()
    findings = Findings()
    table = read_decision(text.encode(), "again.yaml", findings, Sources())
    assert table is not None
    assert complaints(findings) == []
    return table


def said(table: DecisionTable) -> Any:
    """What DMN can say of a table: names as they are in DMN, texts as words, values without their labels."""

    def domain(of: Domain | None) -> Any:
        return of and replace(of, values=tuple(Declared(name, name, Prose(name)) for name in of.ids), unit="")

    inputs = {clause.id.name: input_name(clause) for clause in table.inputs}
    outputs = {clause.id.name: output_name(clause) for clause in table.outputs}
    return (
        decision_name(table),
        shown_words(table.name),
        shown_words(table.question),
        (table.hit_policy, table.aggregation),
        [(input_name(c), shown_words(c.label), domain(c.domain)) for c in table.inputs],
        [
            (output_name(c), shown_words(c.label), domain(c.domain), c.default and shown_words(c.default.text))
            for c in table.outputs
        ],
        [
            (
                rule.id.name,
                {inputs[name]: cell.tests for name, cell in rule.cells.items() if not cell.tests.is_any},
                {outputs[name]: _value(result.text.raw) for name, result in rule.outputs.items()},
                [ref.name for ref in rule.source],
                rule.note and shown_words(rule.note),
                rule.alert,
            )
            for rule in table.rules
        ],
        [shown_words(note.text) for note in table.notes],
    )


def _value(raw: str) -> str:
    words = {"no": "false", "yes": "true"}
    return words.get(raw, shown_words(Prose(raw)))


@settings(max_examples=150, deadline=None)
@given(data=tables())
def test_nothing_is_lost(data: dict[str, Any]) -> None:
    table = read(data)
    first = to_dmn(table)
    back = again(first)
    assert said(back) == said(table)
    assert to_dmn(back) == first


@pytest.mark.parametrize("path", DECISIONS, ids=lambda path: path.stem)
def test_the_reference_tables_go_out_and_come_in(path: Path) -> None:
    table, findings, _ = load_decision(path)
    assert table is not None
    assert not findings.has_errors
    first = to_dmn(table)
    assert to_dmn(again(first)) == first
