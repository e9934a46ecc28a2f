"""The first question of a guideline's only table, which the overview asks right there: `first_question_of`.

The answer is put where the explorer of the table's page looks for it (first-question.js), so that this asks the second.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from generator.decision.words import pieces
from generator.language.units import unit_in_words
from generator.model import addresses
from generator.model.decision import InputClause
from generator.model.library import GuidelineBundle
from generator.model.sfeel import NUMBERS, Interval, Type, UnaryTests
from generator.model.values import Prose
from generator.pages.explorer import capital, has_explorer, number_marks
from generator.pages.explorer_texts import Told, texts
from generator.pages.renderer import Renderer
from generator.text.numbers import keep_whole


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer: `value` as JSON, as the explorer keeps it; `alone` if it takes back the others."""

    value: str
    words: str
    more: str = ""
    alone: bool = False


@dataclass(frozen=True, slots=True)
class FirstQuestion:
    """What is asked, and how. `choices` are empty where a number is to be written.

    `checks` is what the script needs to know of a number: JSON of {"whole", "low", "high", "marks"}; `most` is how many
    questions there are at most, `words` the explorer's own.
    """

    name: str
    ask: Prose
    help: Prose | None
    unit: str
    choices: tuple[Choice, ...]
    several: bool
    checks: str
    wrong: str
    most: int
    address: str
    words: dict[str, Told]


def has_explorers(bundle: GuidelineBundle) -> bool:
    """Whether the guideline `bundle` has a table, and its tables ask readers step by step."""
    return bool(bundle.decisions) and has_explorer(bundle.guideline)


def first_question_of(r: Renderer, bundle: GuidelineBundle) -> FirstQuestion | None:
    """The question with which the only table of `bundle` begins, on the page of `r`; None for another kind of input."""
    table = bundle.decisions[0]
    spoken = [clause for clause in table.inputs if any(clause.id.name in rule.cells for rule in table.rules)]
    clause = table.asked[0] if table.is_linked else next(iter(spoken), table.inputs[0])
    numeric = clause.domain.type in NUMBERS
    choices = _choices(r, clause)
    if not choices and not numeric:
        return None
    words = dict(texts())
    return FirstQuestion(
        name=clause.id.name,
        ask=clause.ask or clause.label,
        help=clause.help,
        unit=unit_in_words(clause.domain.unit) if clause.domain.unit else "",
        choices=choices,
        several=bool(clause.none_of_these),
        checks=json.dumps(_checks(clause)) if numeric else "",
        wrong=_wrong(clause, words) if numeric else str(words["choose"]),
        most=len(table.asked),
        address=f"{addresses.decision(bundle.id, table.decision.name)}#gp-explorer",
        words=words,
    )


def _choices(r: Renderer, clause: InputClause) -> tuple[Choice, ...]:
    said = texts()
    domain, none = clause.domain, clause.none_of_these
    if domain.type is Type.BOOLEAN and not domain.values:
        return tuple(Choice(json.dumps(value), str(said[word])) for value, word in ((True, "yes"), (False, "no")))
    others = [
        Choice(json.dumps(d.id), capital(r.plain(d.label)), r.plain(d.help) if d.help else "")
        for d in domain.values
        if d.id != none
    ]
    last = [
        Choice(json.dumps(d.id), str(said["none"]), capital(r.plain(d.label)), alone=True)
        for d in domain.values
        if d.id == none
    ]
    return (*others, *last)


def _checks(clause: InputClause) -> dict[str, Any]:
    domain = clause.domain
    low, high = domain.range.low, domain.range.high
    return {
        "whole": domain.type is Type.INTEGER,
        "low": None if low is None else str(low),
        "high": None if high is None else str(high),
        "marks": number_marks(),
    }


def _wrong(clause: InputClause, words: dict[str, Told]) -> str:
    """What to write, where what was written cannot be an answer."""
    kind = "writeWhole" if clause.domain.type is Type.INTEGER else "writeNumber"
    if clause.domain.range == Interval():
        return str(words[kind])
    possible = pieces(UnaryTests((clause.domain.range,)), clause.domain)
    return str(words[f"{kind}Of"]).replace("{range}", keep_whole("".join(map(str, possible))))
