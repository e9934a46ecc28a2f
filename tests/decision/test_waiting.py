"""What is said where no rule answers, or where an answer may change: word for word, with all inputs that count."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.decision.evaluate import Answer, Problem
from generator.decision.waiting import depends_on, waiting_and_silent, waits_for, what_may_change, where_no_rule_answers
from generator.model.decision import DecisionTable
from generator.source.one_file import load_decision
from generator.text.plain import shown_words

FIRST_LINE = Path(__file__).parents[1] / "fixtures" / "decisions" / "tables" / "first-line.yaml"
NO_ADVICE = "The guideline does not answer this. Ask your care team."
DEPENDS = "It depends on what is not known yet: Age; Upper blood pressure. Ask your care team."
NEEDS = ("age", "pressure")


@pytest.fixture(scope="module")
def table() -> DecisionTable:
    loaded, _, _ = load_decision(FIRST_LINE)
    assert loaded is not None
    return loaded


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (Answer(open="The sources disagree."), f"{NO_ADVICE} The sources disagree."),
        (Answer(needs=NEEDS, may_change=True), DEPENDS),
        (Answer(needs=NEEDS, may_change=True, open="The test decides."), f"{DEPENDS} The test decides."),
        (Answer(), ""),
        (Answer(impossible="Nobody is as old."), ""),
        (Answer(hit=("low",), result={"advice": "A pill", "grade": "A"}), ""),
        (Answer(hit=("low",), needs=NEEDS, may_change=True), ""),
        (Answer(error=Problem("hit-policy-violated", "…"), needs=NEEDS, may_change=True), ""),
    ],
)
def test_where_no_rule_answers_it_is_said_why_and_whom_to_ask(table: DecisionTable, answer: Answer, said: str) -> None:
    assert where_no_rule_answers(table, answer, shown_words) == said


def test_what_may_change_an_answer_is_named(table: DecisionTable) -> None:
    answer = Answer(hit=("old",), needs=NEEDS, may_change=True)
    said = "This may change once this is known: Age; Upper blood pressure."
    assert what_may_change(table, answer, shown_words) == said


def test_inputs_are_named_in_the_given_words(table: DecisionTable) -> None:
    said = "It depends on what is not known yet: AGE; HORMONE RECEPTORS. Ask your care team."
    assert depends_on(table.inputs[:2], lambda label: label.raw.upper()) == said


ENTRIES = [
    ("{age: '< 18', result: not known}", ["result"]),
    ("{result: not known, fever: not known}", ["result", "fever"]),
    ("{result: 'not known, unclear'}", []),
    ("{result: not(not known)}", []),
    ("{result: unclear}", []),
    ("{pain: not known}", []),  # no rule asks for it
    ("{}", []),
]
MORE = """\
decision: t
name: N
question: Q?
hit-policy: first
inputs:
  age: {{label: Age, type: integer, range: "[0..120]"}}
  pain: {{label: Pain, type: boolean, may-be-missing: true}}
  result: {{label: Result, values: {{positive: Positive, unclear: Unclear}}, may-be-missing: true}}
  fever: {{label: Fever, type: boolean, may-be-missing: true}}
outputs:
  advice: {{label: Advice}}
rules:
  - {{when: {{age: ">= 18", result: positive}}, then: {{advice: A pill.}}}}
  - {{when: {{age: ">= 18", fever: yes}}, then: {{advice: Rest.}}}}
open:
  - {{when: {when}, why: Because.}}
  - {{when: {{age: "< 5"}}, why: It is for adults.}}
"""


@pytest.mark.parametrize(("when", "names"), ENTRIES)
def test_an_entry_waits_for_nothing_but_what_it_says_is_not_known(when: str, names: list[str], tmp_path: Path) -> None:
    path = tmp_path / "t.yaml"
    path.write_text(MORE.format(when=when), encoding="utf-8")
    table, findings, _ = load_decision(path)
    assert table is not None, list(findings)
    entry, silent = table.open
    assert [clause.id.name for clause in waits_for(table, entry)] == names
    assert waiting_and_silent(table) == (([entry], [silent]) if names else ([], [entry, silent]))
