"""Random decisions that read each other's answers, and what they answer by the plainest means there are."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import product
from math import floor
from random import Random
from typing import Any

from generator.decision.compile import compile_table
from generator.diagnostics import Findings
from generator.model.decision import Aggregation, DecisionTable, Exemption, HitPolicy, Rule, tests_of
from generator.model.linked import Called, Combined, Formula, FromDecision, Number, Operand, Rounded, Term
from generator.model.sfeel import Equals, Interval, IsNull, UnaryTests, Value
from generator.source.compose import compose
from generator.source.decision_file import DecisionFile
from generator.source.linking import tables_of
from generator.source.nodes import Map
from generator.source.reader import read
from generator.source.score_file import ScoreFile, as_table

LEAVES: Mapping[str, dict[str, Any]] = {
    "fever": {"label": "Fever", "type": "boolean"},
    "cough": {"label": "Cough", "type": "boolean"},
    "risk": {"label": "Risk", "values": ["low", "middle", "high"]},
    "count": {"label": "Count", "type": "integer", "range": "[0..3]"},
    "size": {"label": "Size", "type": "integer", "range": "[1..3]"},
}
ANSWERS: Mapping[str, tuple[Value, ...]] = {
    "fever": (True, False),
    "cough": (True, False),
    "risk": ("low", "middle", "high"),
    "count": tuple(map(Decimal, range(4))),
    "size": tuple(map(Decimal, range(1, 4))),
}
CELLS: Mapping[str, tuple[str, ...]] = {
    "fever": ("true", "false"),
    "cough": ("true", "false"),
    "risk": ("low", "middle, high", "not(middle)", "high"),
    "count": ("0", "< 2", ">= 1", "[1..2]", "not(3)"),
    "size": ("1", "> 1", "< 3"),
}
NUMBER_CELLS = ("<= 0", "< 1", "[1..2]", "> 2", ">= 3", "[0..1]", "not(1)", "0.5", "> 1.5")
POLICIES = ("unique", "any", "first", "priority", "collect sum", "collect count")


def random_graph(rng: Random) -> tuple[DecisionTable, ...]:
    """Two to five tables, each after those that it may need; the last one reads at least one other."""
    while True:
        raws = [_score(rng, 0) if rng.random() < 0.5 else _table(rng, 0, [])]
        for number in range(1, rng.randint(2, 5)):
            raws.append(_score(rng, number) if rng.random() < 0.2 else _table(rng, number, raws))
        if any("from" in entry for entry in raws[-1].get("inputs", {}).values()):
            findings = Findings()
            files = {}
            for raw in raws:
                node = compose(json.dumps(raw), raw["decision"], findings, cells=True)
                assert isinstance(node, Map)
                files[raw["decision"]] = (
                    as_table(read(node, ScoreFile, findings), findings)
                    if "score" in raw
                    else read(node, DecisionFile, findings)
                )
            tables = tuple(tables_of(files, findings))
            errors = [item for item in findings if item.severity == "error" and item.code != "outside-domain"]
            if not errors:
                return tables
            assert all("whole number" in item.message for item in errors), [item.message for item in errors]


def _head(number: int) -> dict[str, Any]:
    return {"decision": f"t{number}", "name": f"T {number}", "question": "What?"}


def _score(rng: Random, number: int) -> dict[str, Any]:
    signs = {
        name: {"label": name, "points": rng.choice((1, 1, 2, 0.5, -1))}
        for name in rng.sample(["fever", "cough", "pain", "rash"], rng.randint(1, 4))
    }
    cuts = sorted(rng.sample((0, 1, 2, 3), 2))
    bands = {
        "a": {"total": f"< {cuts[0]}", "label": "A"},
        "b": {"total": f"[{cuts[0]}..{cuts[1]})", "label": "B"},
        "c": {"total": f">= {cuts[1]}", "label": "C"},
    }
    if rng.random() < 0.2:
        del bands["b"]
    return {**_head(number), "score": {"label": "Total", "signs": signs, "means": "Meaning", "bands": bands}}


def _table(rng: Random, number: int, before: list[dict[str, Any]]) -> dict[str, Any]:
    inputs = {name: LEAVES[name] for name in rng.sample(sorted(LEAVES), rng.randint(1, 2))}
    cells = {name: CELLS[name] for name in inputs}
    for place, other in enumerate(rng.sample(before, min(len(before), rng.randint(0, 2)))):
        name = f"from-{place}"
        inputs[name], cells[name] = _link(rng, other)
    if rng.random() < 0.4:
        inputs |= {name: LEAVES[name] for name in ("count", "size", "fever")}
        formula = rng.choice(_FORMULAS)
        inputs["sum-up"] = {"label": "Sum", "compute": formula}
        cells["sum-up"] = NUMBER_CELLS
    policy, _, aggregation = rng.choice(POLICIES).partition(" ")
    output: dict[str, Any] = {"label": "Result"}
    output |= {"type": "integer"} if policy == "collect" else {"values": ["x", "y", "z"]}
    if rng.random() < 0.3:
        output["default"] = 0 if policy == "collect" else "z"
    results: tuple[Any, ...] = (0, 1, 2) if policy == "collect" else ("x", "y", "z")
    rules = [{"when": _when(rng, cells), "then": {"out": rng.choice(results)}} for _ in range(rng.randint(1, 5))]
    found = {**_head(number), "hit-policy": policy, "inputs": inputs, "outputs": {"out": output}, "rules": rules}
    found |= {"aggregation": aggregation} if aggregation else {}
    if rng.random() < 0.3:
        found["open"] = [{"when": _when(rng, cells, least=1), "why": "Not said."}]
    if rng.random() < 0.2:
        found["impossible"] = [{"when": _when(rng, cells, least=1), "why": "Cannot be."}]
    return found


_FORMULAS = (
    "count(fever) + count",
    "2 * count - size",
    "count * size",
    "count / size",
    "min(count, size)",
    "max(count, 2) - count(fever)",
    "(count + size) / 2 round half-up to 1",
    "count / size round down to 0.5",
    "sum(count, size, 1) - count",
    "count / 3 round up to 1",
)


def _link(rng: Random, other: dict[str, Any]) -> tuple[dict[str, Any], tuple[str, ...]]:
    link = {"label": "Link", "from": other["decision"]}
    if "score" in other:
        if rng.random() < 0.5:
            return link, NUMBER_CELLS
        names = list(other["score"]["bands"])
        return {**link, "output": "band"}, (*names, f"not({names[0]})")
    if "sum-up" in other["inputs"] and rng.random() < 0.5:
        return {**link, "output": "sum-up"}, NUMBER_CELLS
    return link, NUMBER_CELLS if other["hit-policy"] == "collect" else ("x", "y, z", "not(y)", "z")


def _when(rng: Random, cells: Mapping[str, tuple[str, ...]], least: int = 0) -> dict[str, str]:
    count = rng.randint(least, len(cells))
    return {name: rng.choice(cells[name]) for name in rng.sample(sorted(cells), count)}


# the plainest answer


@dataclass(frozen=True)
class Said:
    """What a table says of one person: its inputs, the rules that match, whether it is excused, and its answer.

    `arrives`: no earlier table left it without an answer that it needs.
    """

    inputs: Mapping[str, Any]
    matching: tuple[str, ...]
    excused: bool
    result: Any
    arrives: bool


def everybody(table: DecisionTable) -> Iterator[dict[str, Value]]:
    """Everybody, by all that is asked."""
    names = [clause.id.name for clause in table.asked]
    for values in product(*(ANSWERS.get(name, (True, False)) for name in names)):
        yield dict(zip(names, values, strict=True))


def ask(table: DecisionTable, person: Mapping[str, Value]) -> Said | None:
    """What `table` says of a `person`; None where an earlier table says that there is nobody like that."""
    reached: dict[str, Said] = {}
    for one in (*table.linked, table):
        inputs: dict[str, Any] = {}
        clauses = {clause.id.name: clause for clause in one.inputs}
        for name, clause in clauses.items():
            if isinstance(clause.origin, FromDecision):
                said = reached[clause.origin.decision]
                output = clause.origin.output
                inputs[name] = said.inputs.get(output, said.result)
            elif clause.origin is None:
                inputs[name] = person[name]
        for name, clause in clauses.items():
            if isinstance(clause.origin, Formula):
                inputs[name] = _worked_out(clause.origin.term, inputs)
        if one is not table and any(_matches(item, inputs) for item in one.impossible):
            return None
        reached[one.decision.name] = _say(one, inputs)
    return reached[table.decision.name]


def _say(table: DecisionTable, inputs: Mapping[str, Any]) -> Said:
    verdicts = [_matches(rule, inputs) for rule in table.rules]
    rules = [rule for rule, holds in zip(table.rules, verdicts, strict=True) if holds]
    opened = [_matches(item, inputs) for item in table.open]
    excused = True in opened or any(_matches(item, inputs) for item in table.impossible)
    spoken = {name for row in (*table.rules, *table.open, *table.impossible) for name in row.cells}
    arrives = all(inputs[name] is not None for name in spoken)
    results = set() if None not in opened else {None}
    if excused or (table.aggregation and (None in verdicts or None in opened)):
        results = {None}
    else:
        results |= set(_results(table, verdicts))
    return Said(
        inputs, tuple(rule.id.name for rule in rules), excused, results.pop() if len(results) == 1 else None, arrives
    )


def _results(table: DecisionTable, verdicts: list[bool | None]) -> Iterator[Any]:
    """The results with each rule that is neither true nor false taken as either."""
    doubtful = [at for at, holds in enumerate(verdicts) if holds is None]
    catches = [rule.get("catch-all", False) for rule in compile_table(table, str)["rules"]]
    one_only = table.hit_policy in {HitPolicy.UNIQUE, HitPolicy.ANY}
    for chosen in product((True, False), repeat=len(doubtful)):
        now = dict(zip(doubtful, chosen, strict=True))
        hit = [at for at, holds in enumerate(verdicts) if now.get(at, holds)]
        if doubtful and one_only:
            sure = [at for at in hit if verdicts[at] and not catches[at]]
            hit = [at for at in hit if verdicts[at]] if sure else [at for at in hit if not catches[at]] or hit
            if len(hit) > 1 and not sure and _result(table, [table.rules[at] for at in hit]) is None:
                # Rules that break the hit policy together: any of them could have been meant.
                yield from (_result(table, [table.rules[at]]) for at in hit)
                continue
        yield _result(table, [table.rules[at] for at in hit])


def _result(table: DecisionTable, rules: list[Rule]) -> Any:  # noqa: PLR0911 - one for each hit policy
    name = table.outputs[0].id.name
    default = table.outputs[0].default
    values: list[Any] = [rule.outputs[name].value for rule in rules]
    if table.aggregation is Aggregation.COUNT:
        return Decimal(len(values))
    if not values:
        return default.value if default else None
    if table.aggregation is Aggregation.SUM:
        return sum(values, Decimal(0))
    if table.hit_policy is HitPolicy.UNIQUE and len(values) > 1:
        return None
    if table.hit_policy is HitPolicy.ANY and len(set(values)) > 1:
        return None
    if table.hit_policy is HitPolicy.PRIORITY:
        declared = [one.value for one in table.outputs[0].domain.values] if table.outputs[0].domain else []
        return min(values, key=declared.index)
    return values[0]


def _worked_out(term: Term, inputs: Mapping[str, Any]) -> Fraction:
    if isinstance(term, Number):
        return Fraction(term.value)
    if isinstance(term, Operand):
        return Fraction(int(inputs[term.name]))
    if isinstance(term, Rounded):
        return _rounded(_worked_out(term.term, inputs), term)
    if isinstance(term, Called):
        values = [_worked_out(part, inputs) for part in term.terms]
        return {"min": min, "max": max}.get(term.name, sum)(values)
    assert isinstance(term, Combined)
    a, b = _worked_out(term.left, inputs), _worked_out(term.right, inputs)
    return a + b if term.sign == "+" else a - b if term.sign == "-" else a * b if term.sign == "*" else a / b


def _rounded(number: Fraction, term: Rounded) -> Fraction:
    step = Fraction(term.step)
    if term.how.value == "down":
        return floor(number / step) * step
    if term.how.value == "up":
        return -floor(-number / step) * step
    sign = -1 if number < 0 else 1
    return sign * floor(abs(number) / step + Fraction(1, 2)) * step


def _matches(row: Rule | Exemption, inputs: Mapping[str, Any]) -> bool | None:
    verdicts = [matches(tests_of(row, name), value) for name, value in inputs.items()]
    return False if False in verdicts else None if None in verdicts else True


def matches(tests: UnaryTests, value: Any) -> bool | None:
    """Whether a value passes a cell; None for one that is not there."""
    if tests.is_any:
        return True
    if value is None:
        return None
    return any(_passes(test, value) for test in tests.tests) != tests.negated


def _passes(test: Interval | Equals | IsNull, value: Any) -> bool:
    if isinstance(test, Equals):
        return bool(test.value == value)
    assert isinstance(test, Interval)
    low, high = test.low, test.high
    above = low is None or (value > low if test.low_open else value >= low)
    below = high is None or (value < high if test.high_open else value <= high)
    return bool(above and below)
