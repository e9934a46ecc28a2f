"""What editors are told of a table: all words of it stand beside the tables of `fixtures/decisions/verify/`."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from generator.checks.decisions import MOST_SHOWN, check_several, level_of_gaps, report_table
from generator.checks.rows import gap_patients, rows_to_add
from generator.decision.hits import breaks
from generator.decision.verification.report import Gap, Observation, Overlap
from generator.decision.verification.verify import verify_table
from generator.diagnostics import Findings
from generator.model.decision import DecisionTable, HitPolicy, Level, Verify
from generator.model.sfeel import Domain, Equals, Type, UnaryTests
from generator.model.strength import Certainty
from generator.source.one_file import load_decision
from generator.source.sources import Sources
from generator.text.plain import shown_words
from tests.support import DECISION, READ_ANEW, LibraryCase, told, told_beside

FOLDER = Path(__file__).parents[1] / "fixtures" / "decisions" / "verify"
TABLES = sorted(FOLDER.glob("*.yaml"))


def table_of(name: str) -> tuple[DecisionTable, Sources]:
    table, _, sources = load_decision(FOLDER / f"{name}.yaml")
    assert table is not None
    return table, sources


def findings_of(table: DecisionTable, sources: Sources) -> Findings:
    findings = Findings()
    report_table(table, verify_table(table, shown_words), sources, findings)
    return findings


@pytest.mark.parametrize("name", [path.stem for path in TABLES])
def test_every_finding_is_told_in_these_words(name: str) -> None:
    assert told(findings_of(*table_of(name))) == told_beside(FOLDER / f"{name}.yaml"), READ_ANEW


POLICY_OF_PROMISE = {HitPolicy.UNIQUE, HitPolicy.ANY, HitPolicy.PRIORITY, HitPolicy.FIRST}


@pytest.mark.parametrize("policy", HitPolicy)
def test_a_gap_weighs_what_the_hit_policy_promises_unless_the_table_says_otherwise(policy: HitPolicy) -> None:
    table = replace(table_of("weight-bands")[0], hit_policy=policy, verify=Verify())
    assert level_of_gaps(table) is (Level.ERROR if policy in POLICY_OF_PROMISE else Level.HINT)
    for level in Level:
        assert level_of_gaps(replace(table, verify=Verify(complete=level))) is level


@pytest.mark.parametrize("agree", [True, False])
@pytest.mark.parametrize("policy", HitPolicy)
def test_rules_may_match_together_where_the_hit_policy_knows_what_follows(policy: HitPolicy, *, agree: bool) -> None:
    assert breaks(policy, agree=agree) is (policy is HitPolicy.UNIQUE or (policy is HitPolicy.ANY and not agree))


@pytest.mark.parametrize(
    ("level", "severities"), [("off", set()), ("hint", {"hint"}), ("warning", {"warning"}), ("error", {"error"})]
)
def test_verify_says_how_much_a_finding_weighs(tmp_path: Path, level: str, severities: set[str]) -> None:
    head = (LibraryCase(tmp_path).content / DECISION).read_text(encoding="utf-8").partition("rules:\n")[0]
    rows = """rules:
  - {id: one, when: {age: "< 40"}, then: {advice: One.}}
  - {id: two, when: {age: "39", result: positive}, then: {advice: Two.}}
  - {id: gone, when: {age: "< 10"}, then: {advice: Never.}}
open:
  - {when: {age: "< 5"}, why: Nobody says.}
"""
    levels = f"verify: {{complete: {level}, overlap: {level}, unreachable: {level}}}\n"
    findings = LibraryCase(tmp_path / "b").put(DECISION, head + rows + levels).load().findings
    codes = {"gap-in-table", "overlapping-rules", "open-but-answered"}
    assert {item.code for item in findings} & codes == (codes if severities else set())
    assert {str(item.severity) for item in findings if item.code in codes} == severities


def test_of_one_kind_eight_are_told_and_the_rest_is_counted() -> None:
    table, sources = table_of("weight-bands")

    def said(number: int) -> list[str]:
        report = replace(
            verify_table(table, shown_words),
            gaps=(),
            overlaps=tuple(Overlap(("r2", "r3"), {}, {}, outputs_agree=True) for _ in range(number)),
            unreachable=(),
            other=(),
        )
        findings = Findings()
        report_table(table, report, sources, findings)
        return [item.message for item in findings.items]

    (one,) = set(said(MOST_SHOWN))
    assert one == 'rule "r3" overlaps rule "r2" for every patient; they say the same; for example anyone'
    assert said(MOST_SHOWN) == [one] * MOST_SHOWN
    assert said(MOST_SHOWN + 1) == [one] * MOST_SHOWN + ["1 more of this kind; `guidepress verify --json` has them all"]
    assert said(MOST_SHOWN + 3)[MOST_SHOWN:] == ["3 more of this kind; `guidepress verify --json` has them all"]


def test_the_count_of_the_rest_stands_at_the_last_that_is_told() -> None:
    table, sources = table_of("weight-bands")
    pairs = [("r1", "r2")] * (MOST_SHOWN - 1) + [("r1", "r3")] + [("r1", "r2")] * 2
    overlaps = tuple(Overlap(pair, {}, {}, outputs_agree=True) for pair in pairs)
    report = replace(verify_table(table, shown_words), gaps=(), overlaps=overlaps, unreachable=(), other=())
    findings = Findings()
    report_table(table, report, sources, findings)
    lines = {item.message: item.where.line for item in findings}
    third = next(line for message, line in lines.items() if message.startswith('rule "r3" overlaps'))
    assert lines["2 more of this kind; `guidepress verify --json` has them all"] == third


def test_a_row_to_add_keeps_the_letters_of_its_text() -> None:
    table, _ = table_of("weight-bands")
    weight = replace(table.inputs[0], domain=Domain(Type.TEXT))
    gap = Gap({}, {}, ({"weight": UnaryTests((Equals("größer"),))},))
    (row,) = rows_to_add(replace(table, inputs=(weight, *table.inputs[1:])), gap)
    assert row == """- {when: {weight: "\\"größer\\""}, then: {dose: ""}}"""


def test_what_was_told_when_the_cell_was_read_is_not_told_again() -> None:
    table, sources = table_of("weight-bands")
    empty = replace(verify_table(table, shown_words), gaps=(), overlaps=(), unreachable=())
    findings = Findings()
    report_table(
        table,
        replace(empty, other=(Observation("outside-domain", "x"), Observation("idle-input", "y"))),
        sources,
        findings,
    )
    assert told(findings) == "11:1 hint[idle-input]: y\n"


@pytest.mark.parametrize(
    ("level", "severity"), [("off", None), ("hint", "hint"), ("warning", "warning"), ("error", "warning")]
)
def test_what_is_not_proven_weighs_no_more_than_a_gap_and_is_never_an_error(level: str, severity: str | None) -> None:
    table, sources = table_of("compared")
    table = replace(table, verify=Verify(complete=Level(level)))
    found = [str(item.severity) for item in findings_of(table, sources) if item.code == "not-proven"]
    assert found == ([severity] if severity else [])


def test_of_the_patients_of_a_gap_five_more_are_shown_by_what_is_different() -> None:
    table, _ = table_of("weight-bands")
    first = {"weight": Decimal(1), "age": Decimal(2)}

    def said(number: int) -> str:
        return gap_patients(
            Gap({}, first, (), tuple({"weight": Decimal(1), "age": Decimal(3 + n)} for n in range(number))), table
        )

    assert said(0) == "for example weight: 1 kg, age: 2 years"
    assert said(1) == "for example weight: 1 kg, age: 2 years; also age: 3 years"
    assert said(5).endswith("; also age: 7 years")
    assert said(6).endswith("; also age: 7 years; and others")


@pytest.mark.parametrize("broken", ["age: old", "result: x"])
def test_a_table_that_could_not_be_read_is_not_judged(tmp_path: Path, broken: str) -> None:
    case = LibraryCase(tmp_path).change(DECISION, '{age: ">= 18", result: positive}', f"{{{broken}}}")
    assert {item.code for item in case.load().findings} <= {"bad-cell", "unknown-value"}


def test_a_cell_outside_its_range_leaves_the_table_to_be_judged(tmp_path: Path) -> None:
    case = LibraryCase(tmp_path).change(
        DECISION, '{age: ">= 18", result: positive}', '{age: ">= 180", result: positive}'
    )
    codes = {item.code for item in case.load().findings}
    assert {"outside-domain", "gap-in-table", "wrong-example"} <= codes


def test_an_example_that_does_not_hold_is_told_at_its_place(tmp_path: Path) -> None:
    case = LibraryCase(tmp_path).change(
        DECISION, "given: {age: 40, result: positive}", "given: {age: 40, result: negative}"
    )
    (item,) = case.load().findings
    assert (item.code, item.severity, item.hint) == ("wrong-example", "error", "")
    assert item.message == (
        'the example does not hold: advice is "Write the other advice here.", '
        'not "Write the advice here, in quotes if it has a comma." (rule "adults-negative" applies)'
    )


SEVERAL = """
decision: several
name: Several
question: Which?
hit-policy: unique
inputs:
  risk:
    label: Risk
    values:
      gene: {label: A gene, short: Gene, help: Such as one}
      before: Cancer before
      none: None of these
    none-of-these: «none»
outputs:
  advice: {label: Advice, values: {B: {label: Grade B, grade: b}}}
rules:
  - {when: {risk: «cell»}, then: {advice: B}, say: You are at risk., short: Do it, certainty: low}
open:
  - {when: {risk: none}, why: Not for you., say: You are not at risk., outside: true}
"""


def several(tmp_path: Path, cell: str, none: str = "none") -> tuple[DecisionTable, Findings]:
    path = tmp_path / "several.yaml"
    path.write_text(SEVERAL.replace("«cell»", cell).replace("«none»", none), encoding="utf-8")
    table, findings, _ = load_decision(path)
    assert table is not None
    return table, findings


def test_values_that_may_be_true_together_are_answered_alike(tmp_path: Path) -> None:
    table, findings = several(tmp_path, "[gene, before]")
    check_several(table, findings)
    assert list(findings.items) == []


@pytest.mark.parametrize("cell", ["gene", "not(gene)", '"gene, none"'])
def test_a_cell_that_tells_such_values_apart_is_told(tmp_path: Path, cell: str) -> None:
    table, findings = several(tmp_path, cell)
    check_several(table, findings)
    assert [item.code for item in findings.items] == ["several-told-apart"]
    assert findings.items[0].where == table.rules[0].cells["risk"].where


def test_none_of_these_is_one_of_the_values(tmp_path: Path) -> None:
    table, findings = several(tmp_path, "[gene, before]", "nobody")
    assert [item.code for item in findings.items] == ["unknown-value"]
    assert table.inputs[0].none_of_these == ""


def test_what_more_is_said_of_a_value_a_rule_and_a_case_is_read(tmp_path: Path) -> None:
    table, _ = several(tmp_path, "[gene, before]")
    gene, before, _none = table.inputs[0].domain.values
    assert [str(gene.label), str(gene.short), str(gene.help), before.short] == ["A gene", "Gene", "Such as one", None]
    assert table.outputs[0].domain is not None
    assert [str(item.grade) for item in table.outputs[0].domain.values] == ["grade:b"]
    rule, case = table.rules[0], table.open[0]
    assert (str(rule.say), str(rule.short), rule.certainty) == ("You are at risk.", "Do it", Certainty.LOW)
    assert (str(case.say), case.outside) == ("You are not at risk.", True)


def test_of_a_sum_the_repair_is_a_default_and_a_gap_stops_nothing(tmp_path: Path) -> None:
    path = tmp_path / "score.yaml"
    text = """decision: score
name: Score
question: How many points?
hit-policy: collect
aggregation: sum
inputs:
  fever: {label: Fever, type: boolean}
outputs:
  points: {label: Points, type: number}
rules:
  - {when: {fever: yes}, then: {points: 2}}
"""

    def said(text: str) -> list[tuple[str, str, str]]:
        path.write_text(text, encoding="utf-8")
        table, _, sources = load_decision(path)
        assert table is not None
        return [(item.code, item.severity.value, item.hint) for item in findings_of(table, sources)]

    repair = "write `default: 0` for the output `points`: where nothing counts, the sum is 0"
    assert said(text) == [("gap-in-table", "hint", repair)]
    assert said(f"{text}verify: {{complete: error}}\n") == [("gap-in-table", "error", repair)]
    mended = said(text.replace("type: number}", "type: number, default: 0}"))
    assert {severity for _, severity, _ in mended} == {"hint"}
    assert "gap-in-table" not in {code for code, _, _ in mended}
    assert said(text.replace("sum", "count"))[0][2] == "nothing is counted there, and the answer is 0"
    assert said(text.replace("sum", "max"))[0][2].startswith("add under `rules:`")


def test_of_rules_that_overlap_those_that_disagree_are_told_first() -> None:
    table, sources = table_of("weight-bands")
    agreeing = tuple(Overlap(("r2", "r3"), {}, {}, outputs_agree=True) for _ in range(MOST_SHOWN))
    worse = Overlap(("r1", "r2"), {}, {}, outputs_agree=False)
    report = replace(verify_table(table, shown_words), gaps=(), overlaps=(*agreeing, worse), unreachable=(), other=())
    findings = Findings()
    report_table(table, report, sources, findings)
    assert "different things" in findings.items[0].message
