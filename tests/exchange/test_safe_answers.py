"""Answers that look final and are not: what the commands say, on the smallest files that show it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from tests.support import DECISION, LibraryCase

HEAD = """\
decision: which-test
name: Which treatment?
question: Which treatment?
inputs:
  bp: {label: Upper blood pressure, type: integer, range: "[50..300]"}
  pregnant: {label: Pregnant, type: boolean}
"""
DEFAULT = f"""\
{HEAD}hit-policy: unique
outputs:
  advice: {{label: Advice, default: No treatment is needed.}}
rules:
  - {{id: urgent, when: {{bp: ">= 160", pregnant: yes}}, then: {{advice: Call today.}}}}
"""
CATCH_ALL = f"""\
{HEAD}hit-policy: first
outputs:
  advice: {{label: Advice}}
rules:
  - {{id: urgent, when: {{bp: ">= 160", pregnant: yes}}, then: {{advice: Call today.}}}}
  - {{id: rest, when: {{}}, then: {{advice: No treatment is needed.}}}}
"""
CONTRADICTED = f"""\
{HEAD}hit-policy: unique
outputs:
  advice: {{label: Advice}}
rules:
  - {{id: high, when: {{bp: ">= 140"}}, then: {{advice: A tablet.}}}}
  - {{id: low, when: {{bp: "< 140"}}, then: {{advice: No treatment is needed.}}}}
open:
  - {{when: {{bp: ">= 140", pregnant: yes}}, why: The sources disagree.}}
verify: {{overlap: hint}}
"""


def ask(folder: Path, text: str, *arguments: str) -> Result:
    path = folder / "which-test.yaml"
    path.write_text(text, encoding="utf-8")
    result = CliRunner().invoke(main, [arguments[0], str(path), *arguments[1:]])
    assert result.exception is None or isinstance(result.exception, SystemExit), "a traceback"
    return result


def decided(folder: Path, text: str, **given: Any) -> tuple[dict[str, Any], str]:
    """The answer as JSON and in words."""
    asked = json.dumps(given)
    data = ask(folder, text, "decide", "--given", asked, "--json")
    words = ask(folder, text, "decide", "--given", asked)
    assert data.exit_code == words.exit_code
    answer: dict[str, Any] = json.loads(data.stdout)
    assert (data.exit_code == 0) == (answer["error"] is None)
    return answer, words.output


@pytest.mark.parametrize("text", [DEFAULT, CATCH_ALL], ids=["default", "last row of first"])
class TestOtherwise:
    def test_waits_while_a_rule_is_unknown(self, text: str, tmp_path: Path) -> None:
        answer, words = decided(tmp_path, text, bp=170)
        assert answer == {
            "hit": [],
            "result": None,
            "unknown": ["urgent"],
            "needs": ["pregnant"],
            "may-change": True,
            "error": None,
        }
        assert "depends on what you do not know yet" in words
        assert "urgent (needs: Pregnant)" in words
        assert "No treatment" not in words

    def test_answers_once_every_rule_is_excluded(self, text: str, tmp_path: Path) -> None:
        for given in ({"bp": 120}, {"bp": 170, "pregnant": False}, {"pregnant": False}):
            answer, words = decided(tmp_path, text, **given)
            assert answer["result"] == {"advice": "No treatment is needed."}
            assert (answer["unknown"], answer["needs"], answer["may-change"]) == ([], [], False)
            assert "No treatment is needed." in words

    def test_check_and_verify_warn_of_a_missing_value_that_ends_there(self, text: str, tmp_path: Path) -> None:
        declared = text.replace("type: boolean}", "type: boolean, may-be-missing: true}")
        case = LibraryCase(tmp_path / "library").put(DECISION, declared)
        codes = {item.code: item.severity for item in case.load().findings}
        assert codes["missing-falls-through"] == "warning"
        said = ask(tmp_path, declared, "verify")
        assert "Not proven: people who do not know an answer get no result" in said.output
        assert "missing-falls-through" in said.output
        assert json.loads(ask(tmp_path, declared, "verify", "--json").stdout)["proven"] is False
        told = {item.code: item.severity for item in case.put(DECISION, text).load().findings}
        assert told["left-out-falls-through"] == "warning"
        assert "missing-falls-through" not in told

    def test_a_row_for_those_who_do_not_know_ends_the_warning(self, text: str, tmp_path: Path) -> None:
        declared = text.replace("type: boolean}", "type: boolean, may-be-missing: true}")
        row = '  - {id: ask, when: {bp: ">= 160", pregnant: not known}, then: {advice: Have a test.}}\n'
        mended = declared.replace("rules:\n", f"rules:\n{row}")
        opened = declared + 'open:\n  - {when: {bp: ">= 160", pregnant: not known}, why: Have a test first.}\n'
        for one in (mended, opened):
            said = ask(tmp_path, one, "verify").output
            assert "Proven" in said
            assert "missing-falls-through" not in said
        answer, words = decided(tmp_path, mended, bp=170)
        assert (answer["hit"], answer["result"]) == (["ask"], {"advice": "Have a test."})
        assert answer["may-change"] is True
        assert "Could apply too, once more is known: urgent (needs: Pregnant)" in words
        assert "The answer may change then." in words
        answer, words = decided(tmp_path, opened, bp=170)
        assert (answer["result"], answer["open"]) == (None, "Have a test first.")
        assert "It depends on what you do not know yet. Have a test first." in words


def test_an_ordinary_row_below_one_that_is_unknown_may_change(tmp_path: Path) -> None:
    text = CATCH_ALL.replace("  - {id: rest, when: {}", '  - {id: rest, when: {bp: "[50..200]"}')
    answer, words = decided(tmp_path, text, bp=170)
    assert (answer["hit"], answer["unknown"], answer["may-change"]) == (["rest"], ["urgent"], True)
    assert "The answer may change then." in words


def test_what_is_open_is_never_said_beside_what_a_rule_answers(tmp_path: Path) -> None:
    answer, words = decided(tmp_path, CONTRADICTED, bp=150, pregnant=True)
    assert (answer["result"], answer["hit"], answer["open"]) == (None, ["high"], "The sources disagree.")
    assert answer["error"]["code"] == "open-but-answered"
    assert "the table contradicts itself" in words
    assert "The sources disagree." in words
    assert "A tablet" not in words


def test_a_table_that_contradicts_itself_is_not_proven(tmp_path: Path) -> None:
    said = ask(tmp_path, CONTRADICTED, "verify")
    assert "Not proven: the table contradicts itself" in said.output
    assert "\nProven" not in said.output
    assert json.loads(ask(tmp_path, CONTRADICTED, "verify", "--json").stdout)["proven"] is False


def test_a_report_that_could_not_prove_something_is_not_proven(tmp_path: Path) -> None:
    text = CATCH_ALL.replace("  bp:", "  limit: {label: Limit, type: integer}\n  bp:").replace('">= 160"', '">= limit"')
    data = json.loads(ask(tmp_path, text, "verify", "--json").stdout)
    assert "not-proven" in {found["code"] for found in data["other"]}
    assert data["proven"] is False
    assert "Not proven: some cells cannot be compared beforehand." in ask(tmp_path, text, "verify").output


@pytest.mark.parametrize(
    "rows",
    [
        'rules:\n  - {when: {dose: "> 0,5"}, then: {advice: Ask}}\n',
        "rules:\n  - {when: {dose: [0,5]}, then: {advice: Ask}}\n",
        'grid:\n  - [dose, advice]\n  - ["> 0,5", Ask]\n',
        "csv: rows.csv\n",
    ],
    ids=["rule", "list", "grid", "csv"],
)
def test_a_comma_between_digits_is_refused_with_both_readings(rows: str, tmp_path: Path) -> None:
    head = "decision: which-test\nname: N\nquestion: Q?\nhit-policy: collect\n"
    head += "inputs:\n  dose: {label: Dose, type: number}\noutputs:\n  advice: {label: Advice}\n"
    (tmp_path / "rows.csv").write_text("dose;advice\n> 0,5;Ask\n", encoding="utf-8")
    for command in (["verify"], ["decide", "--given", '{"dose": 0.2}']):
        said = ask(tmp_path, head + rows, *command)
        assert said.exit_code == 1
        assert 'write 0.5 for one number, "0, 5" for two' in said.stderr
    (tmp_path / "rows.csv").write_text("dose;advice\n0, 5;Ask\n", encoding="utf-8")
    spaced = rows.replace("> 0,5", "0, 5").replace("0,5", "0, 5")
    answer, _ = decided(tmp_path, head + spaced, dose=5)
    assert answer["result"] == [{"advice": "Ask"}]
