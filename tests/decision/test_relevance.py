"""The explorer skips exactly the questions that no longer matter: against brute force over small tables."""

from __future__ import annotations

import json
import subprocess
from itertools import product
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from generator.decision.evaluate import evaluate
from tests.decision.tables import compiled
from tests.support import joined_script

HERE = Path(__file__).parent
# Each way of writing a domain, with all the values that it has.
DOMAINS: list[tuple[dict[str, Any], list[Any]]] = [
    ({"type": "values", "values": ["a", "b", "c"]}, ["a", "b", "c"]),
    ({"type": "boolean"}, [True, False]),
    ({"type": "boolean", "may-be-missing": True}, [True, False, None]),
    ({"type": "integer", "range": {"ge": "-1", "lt": "3"}, "step": "1", "from": "0"}, ["-1", "0", "1", "2"]),
    ({"type": "number", "range": {"gt": "0", "le": "0.3"}, "step": "0.1", "from": "0"}, ["0.1", "0.2", "0.3"]),
    ({"type": "date", "range": {"ge": "10", "le": "12"}, "may-be-missing": True}, ["10", "11", "12", None]),
    ({"type": "age", "range": {"lt": "P3M"}, "may-be-missing": True}, ["0", "31", "42", "61", None]),
]
AGES = ["P1M", "P6W", "P2M"]
"""Ends of ages, which part the days above."""
VAGUE = {"P1M/P2M": ["31", "42"], "P0D/P60D": ["0", "31", "42", "61"], "P43D/P59D": ["42"], "P5W/P8W": ["31", "42"]}
"""What is known in part, and which of the days that may be."""
POLICIES = [("unique", None), ("any", None), ("priority", None), ("first", None), ("rule order", None),
            ("output order", None), ("collect", None), ("collect", "count"), ("collect", "sum")]  # fmt: skip


def random_case(random: Random) -> tuple[dict[str, Any], dict[str, list[Any]]]:
    """A compiled table, and all the values of each of its inputs."""
    inputs, values = [], {}
    for number in range(random.randint(1, 4)):
        domain, known = random.choice(DOMAINS)
        inputs.append({"id": f"i{number}", **domain})
        values[f"i{number}"] = known
    policy, aggregation = random.choice(POLICIES)
    number = aggregation == "sum"
    output = {"id": "o", "type": "number"} if number else {"id": "o", "type": "values", "values": ["x", "y", "z"]}
    if random.random() < 0.3:
        output["default"] = "1" if number else "z"

    def cell(name: str, clause: dict[str, Any]) -> dict[str, Any]:
        known = [value for value in values[name] if value is not None]
        tests = []
        for _ in range(random.randint(1, 2)):
            if clause["type"] == "age":
                tests.append({random.choice(["ge", "lt"]): random.choice(AGES)})
            elif clause["type"] in {"values", "boolean"} or random.random() < 0.3:
                tests.append({"eq": random.choice(known)})
            else:
                tests.append({random.choice(["ge", "gt", "le", "lt"]): random.choice(known)})
            if clause.get("may-be-missing") and random.random() < 0.3:
                tests[-1] = {"null": True}
        return {random.choice(["any", "any", "none"]): tests}

    def when() -> dict[str, Any]:
        return {clause["id"]: cell(clause["id"], clause) for clause in inputs if random.random() < 0.6}

    rules: list[dict[str, Any]] = [
        {"id": f"r{at}", "when": when(), "then": {"o": random.choice(["1", "2"] if number else ["x", "y"])}}
        for at in range(random.randint(1, 5))
    ]
    rules = [rule if rule["when"] else {**rule, "catch-all": True} for rule in rules]
    more = {key: [{"when": when(), "why": key}] if random.random() < 0.3 else [] for key in ("open", "impossible")}
    table = {"hit-policy": policy, "aggregation": aggregation, "inputs": inputs, "outputs": [output], "rules": rules}
    return table | more, values


def outcome(table: dict[str, Any], known: dict[str, Any]) -> str:
    answer = evaluate(table, known)
    return repr((answer.result, answer.error and answer.error.code, answer.open, answer.impossible))


def brute_force(table: dict[str, Any], values: dict[str, list[Any]], known: dict[str, Any]) -> list[str]:
    """The open inputs of which some change, all others left alone, changes the outcome."""
    open_inputs = [name for name in values if name not in known]
    outcomes = {
        combination: outcome(table, known | dict(zip(open_inputs, combination, strict=True)))
        for combination in product(*(values[name] for name in open_inputs))
    }
    return [
        name
        for at, name in enumerate(open_inputs)
        if any(
            outcomes[combination] != outcomes[(*combination[:at], value, *combination[at + 1 :])]
            for combination in outcomes
            for value in values[name]
        )
    ]


def told(asked: list[tuple[dict[str, Any], list[dict[str, Any]]]]) -> list[list[dict[str, Any]]]:
    try:
        with TemporaryDirectory() as folder:
            scripts = [str(joined_script(name, Path(folder))) for name in ("decide.js", "relevance.js")]
            command = ["node", str(HERE / "browser_relevance.js"), *scripts]
            run = subprocess.run(command, input=json.dumps(asked), capture_output=True, text=True, check=False)
    except FileNotFoundError:
        pytest.fail("this test runs the explorer's logic in Node: apt-get install -y nodejs npm")
    assert run.returncode == 0, run.stderr
    answers: list[list[dict[str, Any]]] = json.loads(run.stdout)
    return answers


def test_what_matters_is_what_can_change_the_result() -> None:
    random = Random(11)  # noqa: S311 - the same cases every time
    asked, expected = [], []
    for _ in range(400):
        table, values = random_case(random)
        several = []
        for _ in range(3):
            known = {name: random.choice(known) for name, known in values.items() if random.random() < 0.4}
            several.append(known)
            expected.append(brute_force(table, values, known))
        asked.append((table, several))
    found = [answer for several in told(asked) for answer in several]
    assert [answer["matters"] for answer in found] == expected
    assert all(answer["exact"] for answer in found)
    assert sum(not names for names in expected) > 100
    assert sum(len(names) > 1 for names in expected) > 100


def test_an_age_that_is_known_in_part_matters_as_far_as_it_goes() -> None:
    random = Random(12)  # noqa: S311 - the same cases every time
    asked, expected = [], []
    while len(asked) < 200:
        table, values = random_case(random)
        ages = [clause["id"] for clause in table["inputs"] if clause["type"] == "age"]
        if not ages:
            continue
        known = {ages[0]: random.choice(list(VAGUE))}
        asked.append((table, [known]))
        expected.append(brute_force(table, values | {ages[0]: VAGUE[known[ages[0]]]}, {}))
    assert [answer["matters"] for (answer,) in told(asked)] == expected
    assert sum("i0" in names for names in expected) > 20


def test_a_table_that_compares_inputs_asks_for_what_its_rows_wait_for() -> None:
    ((answer,),) = told([(compiled("compared"), [{"age": "9", "low": "10"}])])
    assert answer["exact"] is False
    assert answer["matters"] == ["town", "home", "opens", "starts", "waits", "lasts", "flag", "other-flag"]
    assert answer["holds"][:3] == [False, True, None]
