"""The way through tables that are linked: each is evaluated after those that it needs, and the last one gives the answer.

What is not known travels: an input that comes from elsewhere is then what it can be (`possible`), and what the answer
needs is told in terms of what people are asked.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from generator.decision.compiled import (
    CompiledInput,
    CompiledResult,
    CompiledTable,
    Scalar,
    asked_of,
    comes_from_elsewhere,
)
from generator.decision.computing import computed
from generator.decision.conditions import Known
from generator.decision.evaluate import Answer, Problem, Step, evaluate, is_certain, possible_results
from generator.decision.given import known_values
from generator.decision.possible import Possible
from generator.decision.scalars import GivenError, from_json
from generator.model.decision import LISTED
from generator.model.sfeel import NUMBERS


def decide(table: CompiledTable, given: Mapping[str, Any]) -> Answer:
    """The answer of the compiled `table` to what is `given`: by input, a value as JSON has it (`given.read_given`).

    What cannot be used becomes the `error` of the answer. Of a table that is linked to others, all that these ask is
    given, and `steps` says what was worked out.
    """
    try:
        known = known_values(given, asked_of(table))
    except GivenError as problem:
        return Answer(error=Problem(problem.code, problem.message))
    return walk(table, known)


def walk(table: CompiledTable, known: Mapping[str, Scalar | None]) -> Answer:
    """The answer of the compiled `table` and of all that it is linked to; `known` has a value for each of `asked_of`."""
    if not any(comes_from_elsewhere(clause) for clause in table["inputs"]):
        return evaluate(table, known)
    return _Walk(table, known).answer()


def worked_out(table: CompiledTable, known: Mapping[str, Scalar | None]) -> Known | None:
    """What is known of each input of the compiled `table`, whether somebody is asked for it or not; `known` as for `walk`.

    None where an earlier table says that there is nobody like that.
    """
    return _Walk(table, known).known


@dataclass(frozen=True, slots=True)
class _Reached:
    """A table on the way: what is known of its inputs, and its answer."""

    table: CompiledTable
    known: Known
    answer: Answer


class _Walk:
    """A table and those that it is linked to, the one after the other."""

    def __init__(self, table: CompiledTable, given: Mapping[str, Scalar | None]) -> None:
        self._given = given
        self._asked = [clause["id"] for clause in asked_of(table)]
        self._table = table
        self._reached: dict[str, _Reached] = {}
        for one in (*table.get("linked", ()), table):
            known = self._known(one)
            self._reached[one["decision"]] = _Reached(one, known, evaluate(one, known))

    @property
    def known(self) -> Known | None:
        """What is known of the inputs of the last table; None where there is nobody like that."""
        *before, last = self._reached.values()
        return None if any(one.answer.impossible is not None for one in before) else last.known

    def answer(self) -> Answer:
        """The answer of the last table, which needs what people are asked for."""
        *before, last = self._reached.values()
        needs = set().union(*(self._behind(last, name) for name in last.answer.needs))
        steps = [Step(one.table["decision"], _derived(one), one.answer) for one in before]
        steps.append(Step(last.table["decision"], _derived(last)))
        answer = replace(
            last.answer, needs=tuple(name for name in self._asked if name in needs), steps=tuple(step for step in steps)
        )
        if needs or not answer.may_change:
            return answer
        # Nothing that anybody could say would help: an earlier table has no answer.
        stands = last.table["hit-policy"] in LISTED or is_certain(last.table, last.known)
        return (
            replace(answer, may_change=False) if answer.result is not None and stands else self._stopped(answer, last)
        )

    def _stopped(self, answer: Answer, last: _Reached) -> Answer:
        for one in self._reached.values():
            if one is not last and one.answer.result is None:
                found = one.answer
                problem = found.error and Problem(found.error.code, f'"{one.table["decision"]}": {found.error.message}')
                return Answer(error=problem, open=found.open, impossible=found.impossible, steps=answer.steps)
        return Answer(steps=answer.steps)

    def _known(self, table: CompiledTable) -> Known:
        known: dict[str, Scalar | Possible | None] = {}
        clauses = {clause["id"]: clause for clause in table["inputs"]}

        def look(name: str) -> Scalar | Possible | None:
            if name not in known:
                clause = clauses[name]
                if "linked" in clause:
                    known[name] = self._linked(clause)
                elif "compute" in clause:
                    known[name] = computed(clause["compute"], clauses, look)
                else:
                    known[name] = self._given[name]
            return known[name]

        return {name: look(name) for name in clauses}

    def _linked(self, clause: CompiledInput) -> Scalar | Possible | None:
        link = clause["linked"]
        source = self._reached[link["decision"]]
        if link["output"] in source.known:
            return source.known[link["output"]]
        results = possible_results(source.table, source.known, link["output"])
        if results is None:
            return Possible(low=None, high=None)
        values = tuple(_as_input(result, clause) for result in results)
        if len(values) == 1:
            return values[0]
        # Where nothing that anybody could say would tell, there is no answer.
        needs = set().union(*(self._behind(source, name) for name in source.answer.needs))
        return Possible(values) if needs else None

    def _behind(self, reached: _Reached, name: str) -> set[str]:
        """What people are asked for, and have not said, on which an input of a table rests."""
        clause = next(one for one in reached.table["inputs"] if one["id"] == name)
        if "compute" in clause:
            inputs = [step["input"] for step in clause["compute"] if "input" in step]
            return set().union(*(self._behind(reached, other) for other in inputs))
        if "linked" not in clause:
            return {name} if reached.known[name] is None else set()
        source, output = self._reached[clause["linked"]["decision"]], clause["linked"]["output"]
        names = (output,) if output in source.known else source.answer.needs
        return set().union(*(self._behind(source, other) for other in names))


def _derived(reached: _Reached) -> dict[str, Scalar | Possible | None]:
    clauses = reached.table["inputs"]
    return {clause["id"]: reached.known[clause["id"]] for clause in clauses if comes_from_elsewhere(clause)}


def _as_input(result: CompiledResult | None, clause: CompiledInput) -> Scalar | None:
    """A result of another table as what can be compared."""
    if isinstance(result, bool):
        return result
    if not isinstance(result, str):
        return None
    plain: CompiledInput = {"id": clause["id"], "type": clause["type"]}
    return from_json(Decimal(result) if clause["type"] in NUMBERS else result, plain)
