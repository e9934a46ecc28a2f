"""`fixtures/decisions/verify/`: a table and all that its verification says, as JSON; and what paper cannot hold."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.decision.compile import compile_table
from generator.decision.json_text import json_text
from generator.decision.verification.report_json import report_data
from generator.decision.verification.verify import verify_table
from generator.decision.walking import decide
from generator.model.decision import Aggregation, Cell, DecisionTable, HitPolicy, Result, Rule
from generator.model.values import Identifier, Prose
from generator.source.one_file import load_decision
from generator.text.plain import shown_words

FOLDER = Path(__file__).parents[2] / "fixtures" / "decisions" / "verify"
TABLES = sorted(FOLDER.glob("*.yaml"))


def table_of(name: str) -> DecisionTable:
    table, findings, _ = load_decision(FOLDER / f"{name}.yaml")
    assert table is not None
    assert list(findings) == []
    return table


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_a_report_is_as_written(path: Path) -> None:
    table = table_of(path.stem)
    found = json_text(report_data(verify_table(table, shown_words), table))
    assert json.loads(found) == json.loads(path.with_suffix(".verify.json").read_text(encoding="utf-8"))


def test_the_fixtures_hold_every_kind_of_finding() -> None:
    codes = {
        found["code"]
        for path in FOLDER.glob("*.verify.json")
        for kind in ("unreachable", "other")
        for found in json.loads(path.read_text(encoding="utf-8"))[kind]
    }
    assert codes == {
        "unreachable-rule", "open-but-answered", "duplicate-rule", "subsumed-rule", "mergeable-rules", "idle-input",
        "cell-of-whole-domain", "either-or-cell", "range-exceeded", "falls-to-default", "missing-falls-through",
        "left-out-falls-through", "not-proven",
    }  # fmt: skip


def test_what_rules_say_decides_what_is_reported() -> None:
    table = table_of("weight-bands")
    report = verify_table(table)
    assert verify_table(replace(table), shown_words) == report
    assert verify_table(table, lambda _: "the same for all") != report


def test_a_tight_budget_never_says_complete() -> None:
    table = table_of("weight-bands")
    report = verify_table(replace(table, rules=table.rules[:1]), steps=1)
    assert not report.analysed
    assert not report.proven
    assert report.complete is not True
    assert "not-proven" in {found.code for found in report.other}


def test_rows_to_add_close_the_gaps_without_new_overlaps() -> None:
    table = table_of("weight-bands")
    table = replace(table, rules=table.rules[1:3])
    report = verify_table(table)
    assert len(report.gaps) > 1
    added = tuple(
        Rule(
            id=Identifier(f"new-{n}-{m}"),
            cells={name: Cell("", tests) for name, tests in row.items()},
            outputs={"dose": Result(Prose("?"))},
        )
        for n, gap in enumerate(report.gaps)
        for m, row in enumerate(gap.rows)
    )
    whole = replace(table, rules=(*table.rules, *added))
    closed = verify_table(whole)
    assert closed.gaps == ()
    assert closed.overlaps == report.overlaps
    answers = [decide(compile_table(whole, shown_words), gap.example).hit for gap in report.gaps]
    assert answers == [(f"new-{n}-0",) for n in range(len(report.gaps))], "an example lies in its own row"


def test_ends_are_named_by_the_numbers_that_the_author_compares_with(tmp_path: Path) -> None:
    columns = {
        "pressure": ('type: integer, range: "[0..300]"', "[90..120]", "< 90, >= 121"),
        "after": ('type: integer, range: "[0..300]"', "> 120", "<= 120"),
        "before": ("type: integer", "<= 39", "> 39"),
        "seen": ("type: date", '> date("2024-01-31")', '<= date("2024-01-31")'),
    }
    for name, (domain, cell, left) in columns.items():
        path = tmp_path / f"{name}.yaml"
        path.write_text(
            f"decision: {name}\nname: N\nquestion: Q?\nhit-policy: unique\n"
            f"inputs: {{x: {{label: X, {domain}}}}}\noutputs: {{y: {{label: Y, type: text}}}}\n"
            f"rules: [{{when: {{x: {json.dumps(cell)}}}, then: {{y: Z}}}}]\n",
            encoding="utf-8",
        )
        table, findings, _ = load_decision(path)
        assert table is not None, list(findings)
        gaps = json.loads(json_text(report_data(verify_table(table), table)))["gaps"]
        assert [gap["where"]["x"] for gap in gaps] == [left]


def test_a_score_may_count_more_where_one_rule_lies_within_another() -> None:
    table = replace(table_of("simpler"), hit_policy=HitPolicy.COLLECT)
    assert "subsumed-rule" in {found.code for found in verify_table(table).other}
    counted = replace(table, aggregation=Aggregation.COUNT)
    assert "subsumed-rule" not in {found.code for found in verify_table(counted).other}


def test_more_than_nine_inputs_are_too_many() -> None:
    table = table_of("weight-bands")
    many = tuple(replace(table.inputs[0], id=replace(table.inputs[0].id, name=f"i{n}")) for n in range(8))
    report = verify_table(replace(table, inputs=(*table.inputs, *many)))
    assert "too-many-inputs" in {found.code for found in report.other}


def test_the_command_prints_json_and_words_and_refuses_what_it_cannot_read(tmp_path: Path) -> None:
    path = FOLDER / "weight-bands.yaml"
    run = CliRunner().invoke(main, ["verify", str(path), "--json"])
    assert run.exit_code == 0, "it could be judged: what was found is in the JSON"
    data = json.loads(run.output, parse_float=Decimal)
    assert data["gaps"] == [{"where": {"weight": ">= 10", "age": "0"}, "example": {"weight": 10, "age": 0}}]
    words = CliRunner().invoke(main, ["verify", str(path)])
    assert words.exit_code == 1, "there is a gap that nothing explains"
    assert "Gap: no rule covers weight: >= 10, age: 0" in words.output
    holes = CliRunner().invoke(main, ["verify", str(FOLDER / "holes.yaml")]).output
    assert "course: 2 days, fever: yes; also weight: 9.5 kg; also weight: 19.5 kg" in holes
    assert '- {when: {weight: "< 2, (9..10), (19..20)", course: "<= P2D", fever: "true"}, then: {dose: ""}}' in holes
    assert "no rule covers fever: not known" in holes
    explained = tmp_path / "explained" / "weight-bands.yaml"
    explained.parent.mkdir()
    gap = 'open:\n  - when: {weight: ">= 10", age: "0"}\n    why: The guideline does not say.\n'
    mended = path.read_text(encoding="utf-8").replace("[20..50]", "(20..50]")
    explained.write_text(f"{mended}\n{gap}", encoding="utf-8")
    assert CliRunner().invoke(main, ["verify", str(explained)]).exit_code == 0
    broken = tmp_path / "weight-bands.yaml"
    broken.write_text(path.read_text(encoding="utf-8").replace('"[10..20]"', '"[20..10]"'), encoding="utf-8")
    refused = CliRunner().invoke(main, ["verify", str(broken)])
    assert refused.exit_code == 1
    assert "bad-cell" in refused.output
    out = tmp_path / "out.yaml"
    out.write_text(path.read_text(encoding="utf-8").replace('"> 50"', '"> 500"'), encoding="utf-8")
    judged = CliRunner().invoke(main, ["verify", str(out), "--json"])
    assert judged.exit_code == 0
    assert "outside-domain" in {found["code"] for found in json.loads(judged.output)["other"]}
