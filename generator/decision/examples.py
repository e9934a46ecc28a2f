"""The worked examples of a table, worked: what the table answers to each, and whether that was expected."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from generator.decision.compile import Words, compile_table, result, scalar
from generator.decision.domains import parse_value
from generator.decision.errors import CellError
from generator.decision.evaluate import Answer, evaluate
from generator.decision.json_text import json_text
from generator.decision.literals import number_text
from generator.decision.parser import parse_cell
from generator.model.decision import DecisionTable, Example, OutputClause
from generator.model.sfeel import NUMBERS, Domain, Equals, InputName, Type, Value
from generator.model.values import Prose

_NUMBER = Domain(Type.NUMBER)


@dataclass(frozen=True, slots=True)
class Worked:
    """An example with its values, the table's answer, and what is wrong: one sentence each."""

    example: Example
    given: Mapping[str, Value | None]
    answer: Answer
    wrong: tuple[str, ...]

    @property
    def may_change(self) -> bool:
        """Whether something that is not known could change the answer."""
        return self.answer.may_change


def work(table: DecisionTable, words: Words) -> tuple[Worked, ...]:
    """Every example of a table that was read without errors, in file order.

    `expect: none` means that no rule applies; an output that is left out is not compared. Where a hit policy
    lists several results, `expect` has them as a list in that order.
    """
    if not table.examples:
        return ()
    compiled = compile_table(table, words)
    domains = {clause.id.name: clause.domain for clause in table.inputs}
    worked = []
    for example in table.examples:
        given = {
            name: parse_value(example.given[name], domain) if name in example.given else None
            for name, domain in domains.items()
        }
        known = {name: None if value is None else scalar(value) for name, value in given.items()}
        answer = evaluate(compiled, known)
        worked.append(Worked(example, given, answer, tuple(_wrong(table, example, answer, words))))
    return tuple(worked)


def _wrong(table: DecisionTable, example: Example, answer: Answer, words: Words) -> Iterator[str]:
    if answer.impossible is not None:
        yield f"it is declared impossible: {answer.impossible}"
    if answer.error is not None:
        yield answer.error.message
    elif example.expect is None:
        if answer.hit:
            yield f"{_rules(answer)}; none was expected"
    elif not answer.hit and answer.result in (None, []):
        why = "the table says that there is no advice" if answer.open is not None else "no rule applies"
        if answer.needs:
            why += f" as long as {', '.join(answer.needs)} is not given"
        yield why
    else:
        for clause in table.outputs:
            if clause.id.name in example.expect:
                yield from _different(clause, example.expect[clause.id.name], answer, words)


def _different(clause: OutputClause, expected: str, answer: Answer, words: Words) -> Iterator[str]:
    found = _found(answer.result, clause.id.name)
    try:
        wanted = _wanted(clause, expected, found, words)
    except CellError as problem:
        yield f"{clause.id} can never be what is expected: {problem.message}"
        return
    if wanted != found:
        shown = ", ".join(value if isinstance(value, str) else json_text(value) for value in found) or "nothing"
        yield f'{clause.id} is "{shown}", not "{expected}" ({_rules(answer)})'


def _found(result: Any, name: str) -> list[Any]:
    """What an output is, once for each result; an aggregated number counts for every output."""
    if isinstance(result, Mapping):
        return [result[name]]
    return [item[name] for item in result] if isinstance(result, list) else [result]


def _wanted(clause: OutputClause, expected: str, found: list[Any], words: Words) -> list[Any]:
    if len(found) == 1 and isinstance(found[0], Decimal):
        return [parse_value(expected, _NUMBER)]
    if clause.domain is None:
        # Texts may hold commas: a list of them is compared as a whole.
        text = _plain(expected, words)
        return found if text == " ".join(", ".join(value or "" for value in found).split()) else [text]
    if len(found) == 1:
        return [_result(parse_value(expected, clause.domain), clause.domain)]
    operands = [test.value for test in parse_cell(expected, clause.domain).tests if isinstance(test, Equals)]
    return [_result(value, clause.domain) for value in operands if not isinstance(value, InputName)]


def _plain(text: str, words: Words) -> str:
    return " ".join(words(Prose(text)).split())


def _result(value: Value | None, domain: Domain) -> Any:
    if isinstance(value, Decimal) and domain.type in NUMBERS:
        return Decimal(number_text(value))
    return None if value is None else result(value, domain)


def _rules(answer: Answer) -> str:
    rules = ", ".join(f'"{name}"' for name in answer.hit)
    return f"rule{'' if len(answer.hit) == 1 else 's'} {rules} {'applies' if len(answer.hit) == 1 else 'apply'}"
