"""The browser's evaluator gives the same answers as Python's, on every fixture and on thousands of random cases."""

from __future__ import annotations

import json
import subprocess
from collections import Counter
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from generator.decision.given import given_values
from generator.decision.scalars import GivenError
from tests.decision.random_tables import for_browser, python_answer, random_given, random_tables
from tests.decision.tables import CASES, compiled
from tests.support import joined_script

HERE = Path(__file__).parent
Asked = list[tuple[dict[str, Any], list[dict[str, Any]]]]


def browser_answers(asked: Asked) -> list[list[dict[str, Any]]]:
    """Ask the evaluator of the browser, in Node."""
    asked = [(table, [for_browser(given) for given in givens]) for table, givens in asked]
    try:
        with TemporaryDirectory() as folder:
            command = ["node", str(HERE / "browser_answers.js"), str(joined_script("decide.js", Path(folder)))]
            run = subprocess.run(command, input=json.dumps(asked), capture_output=True, text=True, check=False)
    except FileNotFoundError:
        pytest.fail("this test runs the evaluator of the browser in Node: apt-get install -y nodejs npm")
    assert run.returncode == 0, run.stderr
    answers: list[list[dict[str, Any]]] = json.loads(run.stdout)
    return answers


def test_the_fixtures_have_one_answer() -> None:
    asked: Asked = []
    for table, case in (item.values for item in CASES):
        inputs = compiled(str(table))["inputs"]
        try:
            given = given_values(case["given"], inputs)  # type: ignore[index,call-overload]
        except GivenError:
            continue  # a page knows its inputs: it has no names to find
        # A page has texts where JSON has numbers, so that "50" for 50 is no mistake there.
        kinds = {clause["id"]: clause["type"] for clause in inputs}
        if not any(
            isinstance(value, str | bool) and kinds[name] in {"integer", "number"} for name, value in given.items()
        ):
            asked.append((compiled(str(table)), [given]))
    expected = [[python_answer(table, given) for given in givens] for table, givens in asked]
    assert browser_answers(asked) == expected
    assert len(asked) > 50


def test_random_tables_have_one_answer() -> None:
    random = Random(5)  # noqa: S311 - the same cases every time
    asked: Asked = [
        (table.compiled, [random_given(random, table.compiled) for _ in range(10)])
        for table in random_tables(random, 400)
    ]
    expected = [[python_answer(table, given) for given in givens] for table, givens in asked]
    assert browser_answers(asked) == expected
    # The cases are worth something: many have a hit, many wait for something, each kind of error occurs.
    answers = [answer for several in expected for answer in several]
    assert sum(bool(answer["hit"]) for answer in answers) > 1000
    assert sum(bool(answer["unknown"]) for answer in answers) > 1000
    # Many a catch-all or a default waits.
    early = [
        (table, answer)
        for (table, _), several in zip(asked, expected, strict=True)
        for answer in several
        if answer["may-change"] and not answer["hit"] and not answer["error"]
    ]
    assert sum("default" in table["outputs"][0] for table, _ in early) > 100
    assert sum(any("catch-all" in rule for rule in table["rules"]) for table, _ in early) > 50
    errors = Counter(answer["error"] for answer in answers)
    assert set(errors) == {
        None, "hit-policy-violated", "open-but-answered", "computed-result", "outside-domain", "wrong-type", "bad-number",
        "unknown-value",
    }  # fmt: skip
