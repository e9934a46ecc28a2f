"""Tables that read each other's answers, against brute force over everybody."""

from __future__ import annotations

import json
import subprocess
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from generator.decision.compile import compile_table
from generator.decision.evaluate import Answer
from generator.decision.json_text import json_text
from generator.decision.scalars import known_scalar
from generator.decision.verification.report import Report
from generator.decision.verification.verify import verify_table
from generator.decision.walking import walk
from generator.model.decision import DecisionTable
from tests.decision.random_graphs import Said, ask, everybody, matches, random_graph
from tests.support import joined_script

HERE = Path(__file__).parent


@pytest.mark.parametrize("seed", range(150))
def test_a_random_graph_answers_and_is_judged_as_by_brute_force(seed: int) -> None:
    compare(random_graph(Random(seed))[-1], Random(seed))  # noqa: S311 - the same cases every time


@pytest.mark.slow
def test_2000_random_graphs_answer_and_are_judged_as_by_brute_force() -> None:
    for seed in range(1000, 3000):
        compare(random_graph(Random(seed))[-1], Random(seed))  # noqa: S311 - the same cases every time


def compare(table: DecisionTable, rng: Random) -> None:
    """Answers to everybody, answers where something is not known, and the report on what can arrive."""
    told = [(person, said) for person in everybody(table) if (said := ask(table, person)) is not None]
    compiled = compile_table(table, str)
    sample = rng.sample(told, min(len(told), 40))
    for person, said in sample:
        known = {name: known_scalar(value) for name, value in person.items()}
        found = _result(walk(compiled, known).result)
        assert said.excused or found == said.result or (found is None and not said.arrives), (person, said)
    _compare_unknown(compiled, told, rng)
    report = verify_table(table)
    judged = [said for _, said in told if said.arrives]
    by_person = {tuple(sorted((n, str(v)) for n, v in person.items())): said for person, said in told}
    _compare_gaps(table, report, judged, by_person)
    _compare_overlaps(table, report, judged, by_person)


def _compare_unknown(compiled: Any, told: list[tuple[dict[str, Any], Said]], rng: Random) -> None:
    for _ in range(8):
        if not told:
            return
        person, _said_of = rng.choice(told)
        given = {name for name in person if rng.random() < 0.6}
        known = {name: known_scalar(value) if name in given else None for name, value in person.items()}
        answer = walk(compiled, known)
        alike = [said for other, said in told if all(other[name] == person[name] for name in given)]
        if answer.result is not None and not answer.may_change and not answer.error:
            # What stops because an earlier table has no answer has none here: that may differ from one to another.
            answers = {_frozen(said.result) for said in alike if said.arrives and not said.excused}
            assert answers <= {_frozen(_result(answer.result))}, (person, given, answer)
        elif answer.error is None and answer.open is None and answer.impossible is None and answer.may_change:
            assert answer.needs, (person, given, answer)


def _compare_gaps(table: DecisionTable, report: Report, judged: list[Said], by_person: dict[Any, Said]) -> None:
    assert report.analysed
    if table.has_default:
        assert report.complete is True
        return
    uncovered = [said for said in judged if not said.matching and not said.excused]
    for said in judged:
        inside = any(all(matches(t, said.inputs[n]) for n, t in gap.where.items()) for gap in report.gaps)
        is_gap = not said.matching and not said.excused
        assert not inside or is_gap, (said, report.gaps)
        if report.complete is not None or report.gaps:
            assert inside == is_gap or report.complete is None, (said, report.gaps)
    assert report.complete is (not uncovered), (report.complete, uncovered[:2], report.other)
    for gap in report.gaps:
        found = by_person[tuple(sorted((n, str(v)) for n, v in gap.example.items()))]
        assert not found.matching, gap
        assert found.arrives, gap


def _compare_overlaps(table: DecisionTable, report: Report, judged: list[Said], by_person: dict[Any, Said]) -> None:
    order = [rule.id.name for rule in table.rules]
    pairs = set()
    barred = [item for item in judged if not _is_impossible(table, item)]
    for said in barred:
        hit = sorted(said.matching, key=order.index)
        pairs |= {(a, b) for at, a in enumerate(hit) for b in hit[at + 1 :]}
    assert {pair.rules for pair in report.overlaps} == pairs
    for pair in report.overlaps:
        found = by_person[tuple(sorted((n, str(v)) for n, v in pair.example.items()))]
        assert set(pair.rules) <= set(found.matching)
    met = {name for said in barred for name in said.matching}
    nobody = {item.rules[0] for item in report.unreachable if len(item.rules) == 1}
    assert nobody == set(order) - met


def _is_impossible(table: DecisionTable, said: Said) -> bool:
    return any(all(matches(c.tests, said.inputs[n]) for n, c in item.cells.items()) for item in table.impossible)


def _result(result: Any) -> Any:
    return next(iter(result.values())) if isinstance(result, dict) else result


def _frozen(value: Any) -> Any:
    return Fraction(value) if isinstance(value, Decimal) else value


def test_the_browser_gives_the_same_answers_and_asks_only_what_matters() -> None:
    rng = Random(21)  # noqa: S311 - the same cases every time
    asked, expected = [], []
    for seed in range(300, 420):
        table = random_graph(Random(seed))[-1]  # noqa: S311 - the same cases every time
        compiled = compile_table(table, str)
        several = []
        people = list(everybody(table))
        for _ in range(25):
            person = rng.choice(people)
            several.append({n: known_scalar(v) if rng.random() < 0.6 else None for n, v in person.items()})
        asked.append((compiled, several))
        expected += [_in_browser_words(walk(compiled, known)) for known in several]
    found = [answer for several in _in_node(asked) for answer in several]
    assert [answer for answer, _ in found] == expected
    for (_answer, matters), known in zip(found, [known for _, all_ in asked for known in all_], strict=True):
        assert all(known[name] is None for name in matters)
    assert sum(bool(matters) for _, matters in found) > 300


def _in_browser_words(answer: Answer) -> dict[str, Any]:
    data = json.loads(json_text(answer.to_json()))
    data.pop("trace", None)
    data["error"] = data["error"] and data["error"]["code"]
    return _numbers_as_text(data)  # type: ignore[no-any-return]


def _numbers_as_text(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _numbers_as_text(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_numbers_as_text(inner) for inner in value]
    return str(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else value


def _in_node(asked: list[tuple[Any, list[dict[str, Any]]]]) -> list[list[tuple[dict[str, Any], list[str]]]]:
    try:
        with TemporaryDirectory() as folder:
            names = ("decide.js", "relevance.js", "chain.js")
            scripts = [str(joined_script(name, Path(folder))) for name in names]
            command = ["node", str(HERE / "browser_chain.js"), *scripts]
            run = subprocess.run(command, input=json.dumps(asked), capture_output=True, text=True, check=False)
    except FileNotFoundError:
        pytest.fail("this test runs the explorer's logic in Node: apt-get install -y nodejs npm")
    assert run.returncode == 0, run.stderr
    answers: list[list[tuple[dict[str, Any], list[str]]]] = json.loads(run.stdout)
    return answers
