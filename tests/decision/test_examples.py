"""Worked examples: what they expect is compared value by value, in the form that the hit policy gives answers."""

from __future__ import annotations

import pytest

from generator.decision.examples import ExampleRun, run_examples
from generator.diagnostics import Findings
from generator.model.decision import DecisionTable
from generator.source.one_file import read_decision
from generator.source.sources import Sources
from generator.text.plain import shown_words

TABLE = """
decision: t
name: N
question: Q
hit-policy: {policy}
inputs:
  a: {{label: A, type: integer, range: "[0..9]"}}
outputs:
  o: {{label: O, {output}}}
rules:
  - {{when: {{a: "<= 5"}}, then: {{o: {first}}}}}
  - {{when: {{a: ">= 3"}}, then: {{o: {second}}}}}
examples:
  - {{given: {{a: 4}}, expect: {{o: {expected}}}}}
"""

CASES = [
    ("output order", "values: [x, y, z]", "y", "x", "[x, y]", ""),
    ("output order", "values: [x, y, z]", "y", "x", "[y, x]", 'o is "x, y", not "y, x" (rules "r2", "r1" apply)'),
    ("output order", "values: [x, y, z]", "y", "x", "x", 'o is "x, y", not "x" (rules "r2", "r1" apply)'),
    ("rule order", "values: [x, y, z]", "y", "x", "[y, x]", ""),
    ("rule order", "type: number", "2.50", "1", "[2.5, 1.0]", ""),
    ("rule order", "type: text", '"One, two"', "Three", '"One, two, Three"', ""),
    ("collect count", "values: [x, y, z]", "y", "x", "2", ""),
    ("collect count", "values: [x, y, z]", "y", "x", "3", 'o is "2", not "3" (rules "r1", "r2" apply)'),
    ("collect count", "type: days and time duration", "P1D", "P2D", "2", ""),
    ("collect sum", "type: number, values: [1, 2]", "1", "2", "3", ""),
    ("first", "type: number, values: [1, 2]", "1", "2", "1.0", ""),
    ("first", "type: boolean", "yes", "no", "true", ""),
    ("first", "type: boolean", "yes", "no", "false", 'o is "true", not "false" (rule "r1" applies)'),
    ("first", "type: number", "1.50", "2", "2", 'o is "1.5", not "2" (rule "r1" applies)'),
    ("first", "type: text", "One *more*  word", "Two", "One more word", ""),
    ("first", "type: text", "One more word", "Two", "Onemore word", 'o is "One more word", not "Onemore word" (rule "r1" applies)'),
    ("first", "type: date", "2024-01-31", "2024-02-29", "2024-01-31", ""),
    ("first", "type: days and time duration", "PT24H", "P2D", "P1D", ""),
]  # fmt: skip


def read(text: str) -> DecisionTable:
    findings = Findings()
    table = read_decision(text.encode(), "t.yaml", findings, Sources())
    assert table is not None
    assert not findings.has_errors, list(findings)
    return table


def run_of(text: str) -> ExampleRun:
    (run,) = run_examples(read(text), shown_words)
    return run


@pytest.mark.parametrize(("policy", "output", "first", "second", "expected", "wrong"), CASES)
def test_what_is_expected_is_compared_by_value(
    policy: str, output: str, first: str, second: str, expected: str, wrong: str
) -> None:
    text = TABLE.format(policy=policy, output=output, first=first, second=second, expected=expected)
    assert run_of(text).wrong == ((wrong,) if wrong else ())


SEVERAL = """
decision: t
name: N
question: Q
hit-policy: {policy}
inputs:
  a: {{label: A, type: integer, range: "[0..9]"}}
  b: {{label: B, type: boolean, may-be-missing: true}}
outputs:
  o: {{label: O, values: [x, y]}}
  p: {{label: P, type: text}}
rules:
  - {{id: low, when: {{a: "[1..2]"}}, then: {{o: x, p: Pause}}}}
  - {{id: some, when: {{a: "[2..4]", b: yes}}, then: {{o: y}}}}
open:
  - {{when: {{a: 5}}, why: It is not known.}}
impossible:
  - {{when: {{a: 9}}, why: Nobody is.}}
examples:
  - {{given: {given}, expect: {expect}}}
"""


@pytest.mark.parametrize(
    ("policy", "given", "expect", "wrong"),
    [
        ("unique", "{a: 0}", "none", ()),
        ("unique", "{a: 1}", "{o: x, p: Pause}", ()),
        ("unique", "{a: 1}", "{p: Pause}", ()),
        ("unique", "{a: 3, b: yes}", "{o: y}", ()),
        ("unique", "{a: 1}", "{o: y, p: Halt}", (
            'o is "x", not "y" (rule "low" applies)',
            'p is "Pause", not "Halt" (rule "low" applies)',
        )),
        ("unique", "{a: 3, b: yes}", "{p: Pause}", ('p is "nothing", not "Pause" (rule "some" applies)',)),
        ("unique", "{a: 1}", "none", ('rule "low" applies; none was expected',)),
        ("collect", "{a: 2, b: yes}", "none", ('rules "low", "some" apply; none was expected',)),
        ("unique", "{a: 0}", "{o: x}", ("no rule applies",)),
        ("collect", "{a: 0}", "{o: x}", ("no rule applies",)),
        ("unique", "{a: 5}", "{o: x}", ("the table says that there is no advice",)),
        ("unique", "{a: 3}", "{o: x}", ("no rule applies as long as b is not given",)),
        ("unique", "{}", "{o: x}", ("no rule applies as long as a, b is not given",)),
        ("unique", "{a: 9}", "none", ("it is declared impossible: Nobody is.",)),
        ("unique", "{a: 9}", "{o: x}", ("it is declared impossible: Nobody is.", "no rule applies")),
        ("unique", "{a: 2, b: yes}", "{o: x}", (
            "more than one rule applies, and the hit policy is unique: low, some",
        )),
    ],
)  # fmt: skip
def test_each_thing_that_is_wrong_has_its_sentence(
    policy: str, given: str, expect: str, wrong: tuple[str, ...]
) -> None:
    assert run_of(SEVERAL.format(policy=policy, given=given, expect=expect)).wrong == wrong


def test_a_default_is_an_answer_without_a_rule() -> None:
    text = SEVERAL.format(policy="unique", given="{a: 0}", expect="{o: y}")
    text = text.replace("o: {label: O,", "o: {label: O, default: y,")
    assert run_of(text).wrong == ()
    assert run_of(text.replace("expect: {o: y}", "expect: {o: x}")).wrong == ('o is "y", not "x" (no rule applies)',)


def test_a_run_says_what_was_given_and_whether_the_answer_may_change() -> None:
    known = run_of(SEVERAL.format(policy="collect", given="{a: 2, b: no}", expect="{o: x}"))
    assert (known.given, known.may_change) == ({"a": 2, "b": False}, False)
    unknown = run_of(SEVERAL.format(policy="collect", given="{a: 2}", expect="{o: x}"))
    assert (unknown.given, unknown.may_change) == ({"a": 2, "b": None}, True)


def test_a_table_without_examples_has_no_runs() -> None:
    table = read(
        TABLE.format(policy="first", output="type: text", first="A", second="B", expected="A").partition("examples:")[0]
    )
    assert run_examples(table, shown_words) == ()
