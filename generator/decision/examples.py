"""The worked examples of a table, run: what the table answers to each, and whether that was expected."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.decision.compile import compile_table
from generator.decision.evaluate import Answer, OutputValue
from generator.decision.json_text import json_text, json_value
from generator.decision.scalars import known_scalar
from generator.decision.walking import walk
from generator.decision.words import Words
from generator.model.decision import DecisionTable, Example, Expected
from generator.model.sfeel import Domain, Type, Value
from generator.model.values import Passage

_NUMBER = Domain(Type.NUMBER)


@dataclass(frozen=True, slots=True)
class ExampleRun:
    """An example, a value for each input (None: not known), the table's answer, and what is wrong.

    `wrong` has one sentence for each thing that is.
    """

    example: Example
    given: Mapping[str, Value | None]
    answer: Answer
    wrong: tuple[str, ...]

    @property
    def may_change(self) -> bool:
        """Whether something that is not known could change the answer."""
        return self.answer.may_change


def run_examples(table: DecisionTable, words: Words) -> tuple[ExampleRun, ...]:
    """Run every example of `table`, which was read without errors, in file order.

    `expect: none` means that no rule applies; an output that is left out is not compared. Where a hit policy
    lists several results, `expect` has them as a list in that order. `words` puts a text into plain words: free texts
    are compared by these.
    """
    if not table.examples:
        return ()
    compiled = compile_table(table, words)
    runs = []
    for example in table.examples:
        given = {
            clause.id.name: said.value if (said := example.given.get(clause.id.name)) else None
            for clause in table.asked
        }
        known = {name: None if value is None else known_scalar(value) for name, value in given.items()}
        answer = walk(compiled, known)
        runs.append(ExampleRun(example, given, answer, tuple(_wrong(table, example, answer, words))))
    return tuple(runs)


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
                expected, found = example.expect[clause.id.name], _found(answer, clause.id.name)
                domain = _NUMBER if table.aggregation else clause.domain
                if not _is_expected(found, expected, domain, words):
                    yield f'{clause.id} is "{_shown(found)}", not "{expected.text}" ({_rules(answer)})'


def _found(answer: Answer, name: str) -> list[OutputValue]:
    """What an output is, once for each result; an aggregated number counts for every output."""
    result = answer.result
    if isinstance(result, dict):
        return [result[name]]
    return [item[name] for item in result] if isinstance(result, list) else [result]


def _is_expected(found: list[OutputValue], expected: Expected, domain: Domain | None, words: Words) -> bool:
    """Whether the values of an output, one for each result, are those expected.

    Free texts are compared by their words.
    """
    if domain is not None:
        return found == [json_value(value, domain) for value in expected.values]
    # Texts may hold commas: a list of them is compared as a whole.
    plain = " ".join(words(Passage(expected.text)).split())
    return plain == " ".join(", ".join(str(value or "") for value in found).split())


def _shown(found: list[OutputValue]) -> str:
    return ", ".join(_words(value) for value in found)


def _words(value: OutputValue) -> str:
    if value is None:
        return "nothing"
    return " ".join(value.split()) if isinstance(value, str) else json_text(value)


def _rules(answer: Answer) -> str:
    if not answer.hit:
        return "no rule applies"
    rules = ", ".join(f'"{name}"' for name in answer.hit)
    return f"rule{'' if len(answer.hit) == 1 else 's'} {rules} {'applies' if len(answer.hit) == 1 else 'apply'}"
