"""`guidepress decide`: what it prints and how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.decision.policies import SEVERAL

TABLES = Path(__file__).parents[1] / "fixtures" / "decisions" / "tables"


def decide(table: str, given: str, *options: str) -> Result:
    return CliRunner().invoke(main, ["decide", str(TABLES / f"{table}.yaml"), "--given", given, *options])


def test_the_answer_as_json() -> None:
    result = decide("first-line", '{"age": 70}', "--json")
    assert result.exit_code == 0
    assert result.stdout == (
        '{"hit": ["old"], "result": {"advice": "A talk", "grade": "B"}, "unknown": [], "needs": [], '
        '"may-change": false, "error": null}\n'
    )


def test_numbers_are_exact_both_ways() -> None:
    assert '"result": -12345678901234567890.2,' in decide("collect-sum", '{"years": 4}', "--json").stdout


@pytest.mark.parametrize(
    ("table", "given", "lines"),
    [
        ("first-line", '{"age": 70}', ["Rule: old", "  Advice: A talk", "  Grade: Grade B"]),
        (
            "first-line",
            "{}",
            [
                "It depends on what you do not know yet.",
                (
                    "Could apply, once more is known: low, high, not-known, old"
                    " (needs: Age, Hormone receptors, Upper blood pressure)"
                ),
            ],
        ),
        ("first-line", '{"age": 90}', ["No rule applies."]),
        (
            "first-line",
            '{"age": 50, "hormone": "negative"}',
            ["The guideline gives no advice for this; ask your care team. The sources disagree."],
        ),
        ("first-line", '{"age": 115}', ["This cannot occur: Nobody is as old."]),
        (
            "collect-rules",
            '{"x": 3, "y": 0}',
            ["Rules: r1, r2", SEVERAL, "  - Level: low; Note: one", "  - Level: high; Note: two"],
        ),
        ("collect-count", '{"years": 4}', ["Rules: r1, r2, r3", "  3"]),
    ],
)
def test_the_answer_in_words(table: str, given: str, lines: list[str]) -> None:
    result = decide(table, given)
    assert (result.exit_code, result.output.splitlines()) == (0, lines)


def test_a_hit_that_waits_for_nothing_above_it_does_not_change() -> None:
    assert "may change" not in decide("first-rules", '{"x": 5}').output
    assert decide("collect-rules", '{"x": 5}').output.endswith("The answer may change then.\n")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("", "not JSON"),
        ("{age: 12}", "not JSON"),
        ("[]", "a JSON object belongs here"),
        ('{"age": NaN}', "NaN is not a number"),
        ('{"age": Infinity}', "Infinity is not a number"),
        ('{"age": 1, "age": 2}', 'the key "age" stands here twice'),
        ('{"age": 1e999999999999999999999}', "too large"),
        ('{"hormone": "\\ud800"}', "half a character"),
        ("[" * 100_000, "nested too deeply"),
    ],
)
def test_what_is_no_json_is_wrong_usage(given: str, said: str) -> None:
    result = decide("first-line", given, "--json")
    assert result.exit_code == 2
    assert said in result.output
    assert "Traceback" not in result.output


def test_what_does_not_fit_is_told_and_ends_with_1() -> None:
    result = decide("first-line", '{"age": 1e30}', "--json")
    assert result.exit_code == 1
    assert json.loads(result.stdout)["error"]["code"] == "outside-domain"
    assert (
        decide("first-line", '{"agee": 1}').output
        == 'no answer: "agee" is not an input: did you mean "age"? [unknown-input]\n'
    )


def test_a_violated_hit_policy_ends_with_1_and_names_the_rules() -> None:
    result = decide("any-rules", '{"x": 2.5, "y": 1}')
    assert result.exit_code == 1
    assert "r1, r2 [hit-policy-violated]" in result.output


def test_a_table_with_errors_decides_nothing(tmp_path: Path) -> None:
    text = (TABLES / "first-line.yaml").read_text(encoding="utf-8")
    (tmp_path / "bad.yaml").write_text(text.replace('"< 65", hormone: positive, p', '"young", hormone: positive, p'))
    result = CliRunner().invoke(main, ["decide", str(tmp_path / "bad.yaml"), "--given", '{"age": 50}', "--json"])
    assert result.exit_code == 1
    assert json.loads(result.stdout)["error"]["code"] == "bad-table"
    assert "error[bad-cell]" in result.stderr


def test_a_record_may_hold_more_than_the_table_asks_if_one_says_so() -> None:
    record = '{"age": 70, "name": "Ann", "visit": {"day": 1}}'
    refused = decide("first-line", record)
    assert refused.exit_code == 1
    assert '"name" is not an input' in refused.stdout
    words = decide("first-line", record, "--ignore-other-inputs")
    assert words.exit_code == 0
    assert words.stdout.splitlines()[0] == "Rule: old"
    assert words.stdout.splitlines()[-1] == "Not asked here, and ignored: name, visit"
    data = json.loads(decide("first-line", record, "--ignore-other-inputs", "--json").stdout)
    assert (data["hit"], data["ignored"]) == (["old"], ["name", "visit"])
    assert "ignored" not in json.loads(decide("first-line", '{"age": 70}', "--ignore-other-inputs", "--json").stdout)
    wrong = decide("first-line", '{"age": "old"}', "--ignore-other-inputs")
    assert wrong.exit_code == 1, "what is asked must still fit"
