"""A compiled decision table evaluated (OMG DMN 1.3 §8.2.10-11).

A rule fires only when each of its cells is true (`conditions`). What stands for "otherwise" is no answer before
everything else is excluded: the default outputs, a catch-all row, and a sum or number of rules wait until every rule
and every `open` entry that has a say is true or false.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from generator.decision import hits
from generator.decision.compiled import (
    CompiledExemption,
    CompiledResult,
    CompiledRule,
    CompiledTable,
    Scalar,
    is_computed,
)
from generator.decision.conditions import Known, Row
from generator.decision.exact import exact
from generator.decision.literals import number_text
from generator.decision.outcomes import DEFAULT, NONE, Judged, outcomes
from generator.decision.possible import Possible
from generator.model.decision import LISTED, Aggregation, HitPolicy
from generator.model.sfeel import NUMBERS

OutputValue = str | bool | Decimal | None
Outputs = dict[str, OutputValue]
"""What one rule says, by output."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Why there is no answer.

    Attributes:
        code: a key of `generator.codes.CODES`, which explains it.
        message: one sentence for an editor.
    """

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What a table answers (docs/decision-tables.md, Answers).

    Attributes:
        hit: the identifiers of the rules behind the result; with an error, of those that caused it.
        result: outputs by identifier; with the hit policies rule order, output order and collect a list of such, with
            an aggregation a number. None where there is no answer, or not yet.
        unknown: the rules that could fire once more is known.
        needs: the inputs, in the table's order, that those rules and unknown `open` entries wait for, and those on which
            the answer rests because a cell speaks of a missing value.
        error: why there is no answer although there ought to be one; None where nothing is wrong.
        open: why the guideline leaves this open; None where it does not.
        impossible: why this cannot be; None where it can.
        may_change: whether something that is not known could change the answer, or the answer rests on a cell that
            speaks of a missing value (`not known`, `known`).
        steps: what was worked out on the way, of a table with inputs that nobody is asked for.
    """

    hit: tuple[str, ...] = ()
    result: Outputs | list[Outputs] | OutputValue = None
    unknown: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    error: Problem | None = None
    open: str | None = None
    impossible: str | None = None
    may_change: bool = False
    steps: tuple[Step, ...] = ()

    @property
    def depends(self) -> bool:
        """Whether there is no answer yet, because of what is not known."""
        return self.error is None and self.result is None and self.may_change

    def to_json(self) -> dict[str, Any]:
        """As `guidepress decide --json` prints it, numbers as `Decimal`."""
        data: dict[str, Any] = {
            "hit": list(self.hit),
            "result": self.result,
            "unknown": list(self.unknown),
            "needs": list(self.needs),
            "may-change": self.may_change,
            "error": {"code": self.error.code, "message": self.error.message} if self.error else None,
        }
        data |= {"open": self.open} if self.open is not None else {}
        data |= {"impossible": self.impossible} if self.impossible is not None else {}
        return data | ({"trace": [step.to_json() for step in self.steps]} if self.steps else {})


@dataclass(frozen=True, slots=True)
class Step:
    """One table on the way to an answer.

    Attributes:
        decision: its identifier.
        values: by each input that nobody is asked for, what it is, or can be.
        answer: what the table answers; of the last one None, since that is the answer itself.
    """

    decision: str
    values: Mapping[str, Scalar | Possible | None]
    answer: Answer | None = None

    def to_json(self) -> dict[str, Any]:
        """As `guidepress decide --json` prints it: a range as `{"from", "to"}`, one of several as `{"one-of"}`."""
        data: dict[str, Any] = {"decision": self.decision}
        data |= {"worked-out": {name: _in_json(value) for name, value in self.values.items()}} if self.values else {}
        if self.answer is not None:
            kept = ("hit", "result", "unknown", "open", "impossible", "error")
            data |= {name: item for name, item in self.answer.to_json().items() if name in kept}
        return data


def _in_json(value: Scalar | Possible | None) -> Any:
    if isinstance(value, Possible):
        if value.values:
            return {"one-of": list(value.values)}
        return {"from": value.low, "to": value.high}
    return value


def evaluate(table: CompiledTable, known: Known) -> Answer:
    """The answer of the compiled `table`; `known` has a scalar of its domain, or None, for each input."""
    return _Evaluation(table, known).answer()


def possible_results(table: CompiledTable, known: Known, output: str) -> tuple[CompiledResult | None, ...] | None:
    """What an `output` of the compiled `table` can be by what is `known`, None among it where there may be no answer; None for anything.

    One result: that is known, whatever else is not.
    """
    return _Evaluation(table, known).possible(output)


def is_certain(table: CompiledTable, known: Known) -> bool:
    """Whether just one rule of the compiled `table`, which gives one answer, can be behind it by what is `known`."""
    return len(_Evaluation(table, known).deciding()) == 1


class _Evaluation:
    """One table against what is known of one person."""

    def __init__(self, table: CompiledTable, known: Known) -> None:
        types = {clause["id"]: clause["type"] for clause in table["inputs"]}
        self._table = table
        self._known = known
        self._inputs = list(types)
        self._policy = HitPolicy(table["hit-policy"])
        self._aggregation = Aggregation(table["aggregation"]) if table["aggregation"] else None
        self._rules = [Row(rule, number, types, known) for number, rule in enumerate(table["rules"])]
        self._open = [Row(item, number, types, known) for number, item in enumerate(table["open"])]
        impossible = [Row(item, number, types, known) for number, item in enumerate(table["impossible"])]
        self._why_open = _reason(self._open)
        self._why_impossible = _reason(impossible)
        self._unknown = [row for row in self._rules if row.holds is None]
        # One reason why there is no advice is enough: no other one is waited for.
        self._waiting = [row for row in self._open if row.holds is None and self._why_open is None]

    def answer(self) -> Answer:
        """The answer, and what it waits for."""
        hit = self._that_count()
        result, error = self._result(hit) if hit else self._without_rule()
        excluded = [row for row in self._rules if row.holds is False and row.leans]
        leaning = [row for row in hit if row.leans] + [row for row in excluded if self._could_change(hit, [row])]
        waits: set[str] = set().union(*(row.waits for row in self._unknown), *(row.waits for row in self._waiting))
        waits.update(*(row.leans for row in leaning))
        return Answer(
            hit=tuple(row.entry["id"] for row in hit),
            result=result,
            unknown=tuple(row.entry["id"] for row in self._unknown),
            needs=tuple(name for name in self._inputs if name in waits),
            error=error,
            open=self._why_open,
            impossible=self._why_impossible,
            may_change=self._may_change(hit) or bool(leaning),
        )

    # which rules count

    def _that_count(self) -> list[Row[CompiledRule]]:
        """The rules that fire and count, in the order of their results.

        Empty where only a catch-all fires, and too early.
        """
        hit = hits.that_count(self._policy, [row for row in self._rules if row.holds], self._precedence)
        catches_all = self._policy not in LISTED and all(row.entry.get("catch-all") for row in hit)
        return [] if catches_all and self._may_change(hit) else hit

    def _precedence(self, row: Row[CompiledRule]) -> hits.Precedence:
        then = row.entry["then"]
        places = (
            hits.place(clause["values"], result := then[clause["id"]], is_computed=is_computed(result))
            for clause in self._table["outputs"]
            if clause.get("values")
        )
        return hits.precedence(self._policy, places, row.number)

    def _may_change(self, hit: Sequence[Row[CompiledRule]]) -> bool:
        """Whether something that is unknown could change the answer of these rules, were it true."""
        return bool(self._waiting) or self._could_change(hit, self._unknown)

    def _could_change(self, hit: Sequence[Row[CompiledRule]], others: Iterable[Row[CompiledRule]]) -> bool:
        return any(hits.could_change(self._policy, hit, row, self._precedence) for row in others)

    def possible(self, output: str) -> tuple[CompiledResult | None, ...] | None:
        """What an output can be: see `possible_results`."""
        if self._aggregation is not None and self._why_impossible is None:
            number = self.answer().result
            return ((number_text(number) if isinstance(number, Decimal) else None),) if self._is_settled else None
        return tuple(dict.fromkeys(self._result_of(number, output) for number in self.deciding()))

    def deciding(self) -> tuple[int, ...]:
        """The rules, by number, of which one gives the answer: see `outcomes`. Not of a table that answers with a list."""
        judged = Judged(
            policy=self._policy,
            rules=[row.holds for row in self._rules],
            catches=["catch-all" in row.entry for row in self._rules],
            excused=True if self._why_open or self._why_impossible else None if self._waiting else False,
            has_default=any("default" in clause for clause in self._table["outputs"]),
            covered=self._is_covered,
        )
        return outcomes(judged, lambda number: self._precedence(self._rules[number]), self._agree)

    @property
    def _is_covered(self) -> bool:
        """Whether a rule fires for each value that the only input can have of which too little is known, as of a score."""
        waits = set().union(*(row.waits for row in self._unknown))
        name = next(iter(waits), "")
        value = self._known.get(name)
        if len(waits) != 1 or not isinstance(value, Possible):
            return False
        return bool(value.values) and all(
            any(replace(row, known={**self._known, name: one}).holds for row in self._unknown) for one in value.values
        )

    def _agree(self, numbers: Sequence[int]) -> bool:
        return all(self._rules[one].entry["then"] == self._rules[numbers[0]].entry["then"] for one in numbers)

    def _result_of(self, number: int, output: str) -> CompiledResult | None:
        """What a rule says for an output that another table reads; nothing that has to be computed."""
        result: CompiledResult | None = None
        if number == DEFAULT:
            result = next(clause.get("default") for clause in self._table["outputs"] if clause["id"] == output)
        elif number != NONE:
            result = self._rules[number].entry["then"][output]
        return None if is_computed(result) else result

    @property
    def _is_settled(self) -> bool:
        """Whether everything that has a say is true or false."""
        return not self._unknown and not self._waiting

    # what they say

    def _result(self, hit: Sequence[Row[CompiledRule]]) -> tuple[Outputs | list[Outputs] | OutputValue, Problem | None]:
        """The result of the rules that count, or what is wrong with them."""
        problem = _contradicted(hit) if self._why_open is not None else self._problem(hit)
        if problem:
            return None, problem
        if self._aggregation is Aggregation.COUNT:
            return Decimal(len(hit)) if self._is_settled else None, None
        results = [self._outputs(row.entry["then"]) for row in hit]
        if self._aggregation is not None:
            return _aggregated(self._aggregation, results) if self._is_settled else None, None
        return results if self._policy in LISTED else results[0], None

    def _problem(self, hit: Sequence[Row[CompiledRule]]) -> Problem | None:
        """What is wrong with rules that fire together, or with one of their results."""
        if len(hit) > 1 and hits.breaks(self._policy, agree=True):
            return _violated("more than one rule applies, and the hit policy is unique", hit)
        for row in hit if self._aggregation is not Aggregation.COUNT else ():
            if problem := _computed(f'the result of rule "{row.entry["id"]}"', row.entry["then"].values()):
                return problem
        agree = all(row.entry["then"] == hit[0].entry["then"] for row in hit)
        if hits.breaks(self._policy, agree=agree) and len(hit) > 1:
            return _violated("rules with different results apply, and the hit policy is any", hit)
        return None

    def _without_rule(self) -> tuple[Outputs | list[Outputs] | OutputValue, Problem | None]:
        """The result where no rule applies, or why there is none: the default outputs, if any, in the policy's form."""
        if self._why_open is not None or self._why_impossible is not None or not self._is_settled:
            return None, None
        if self._aggregation is Aggregation.COUNT:
            return Decimal(0), None
        then = {clause["id"]: clause.get("default") for clause in self._table["outputs"]}
        if problem := _computed("the default result", then.values()):
            return None, problem
        defaults = any("default" in clause for clause in self._table["outputs"])
        default = self._outputs(then)
        if self._aggregation is not None:
            return next(iter(default.values())) if defaults else None, None
        if self._policy in LISTED:
            return [default] if defaults else [], None
        return default if defaults else None, None

    def _outputs(self, then: Mapping[str, CompiledResult | None]) -> Outputs:
        """The outputs of a rule as JSON has them."""
        found: Outputs = {}
        for clause in self._table["outputs"]:
            value = then[clause["id"]]
            assert not isinstance(value, dict)  # noqa: S101 - `_computed` has refused it
            found[clause["id"]] = Decimal(value) if clause["type"] in NUMBERS and isinstance(value, str) else value
        return found


def _reason(exemptions: Iterable[Row[CompiledExemption]]) -> str | None:
    """Why the first exemption that holds needs no rule."""
    return next((row.entry["why"] for row in exemptions if row.holds), None)


def _contradicted(hit: Sequence[Row[CompiledRule]]) -> Problem:
    names = ", ".join(row.entry["id"] for row in hit)
    message = f"the table contradicts itself: what it leaves open is answered by {names}"
    return Problem("open-but-answered", message)


def _violated(message: str, hit: Sequence[Row[CompiledRule]]) -> Problem:
    return Problem("hit-policy-violated", f"{message}: {', '.join(row.entry['id'] for row in hit)}")


def _computed(what: str, results: Iterable[CompiledResult | None]) -> Problem | None:
    """The problem of a result that would have to be computed."""
    feel = next((result["feel"] for result in results if is_computed(result)), None)
    if feel is None:
        return None
    return Problem("computed-result", f"{what} has to be computed, which is not done here: {feel}")


def _aggregated(aggregation: Aggregation, results: Sequence[Outputs]) -> Decimal | None:
    """As FEEL's functions of the same names have it: with a rule that leaves its number out there is none (null)."""
    numbers = [number for result in results for number in result.values()]
    decimals = [number for number in numbers if isinstance(number, Decimal)]
    if len(decimals) < len(numbers):
        return None
    if aggregation is Aggregation.MIN:
        return min(decimals)
    if aggregation is Aggregation.MAX:
        return max(decimals)
    with exact():
        return sum(decimals, Decimal(0))
