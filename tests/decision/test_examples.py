"""Worked examples: what they expect is compared value by value, in the form that the hit policy gives answers."""

from __future__ import annotations

import pytest

from generator.decision.examples import run_examples
from generator.diagnostics import Findings
from generator.source.library import read_decision
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
    ("first", "type: date", "2024-01-31", "2024-02-29", "2024-01-31", ""),
    ("first", "type: days and time duration", "PT24H", "P2D", "P1D", ""),
]


@pytest.mark.parametrize(("policy", "output", "first", "second", "expected", "wrong"), CASES)
def test_what_is_expected_is_compared_by_value(
    policy: str, output: str, first: str, second: str, expected: str, wrong: str
) -> None:
    text = TABLE.format(policy=policy, output=output, first=first, second=second, expected=expected)
    findings = Findings()
    table = read_decision(text.encode(), "t.yaml", findings, Sources())
    assert table is not None
    assert list(findings) == []
    (run,) = run_examples(table, shown_words)
    assert run.wrong == ((wrong,) if wrong else ())
