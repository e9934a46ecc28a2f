"""Who a case is about, in sentences made of labels, such as "Your age: 40 to 74 years. You have had T-DM1".

An editor's own sentence (`say`) is better and takes their place; what these promise is that they are always true, in
any language: nothing is bent to fit, and what does not matter for the case is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.decision.words import Pieces, Words, pieces
from generator.language.formats import SENTENCE_ENDS
from generator.language.speaking import _
from generator.model.decision import Cell, InputClause, Rule
from generator.model.sfeel import Equals, InputName, UnaryTests
from generator.model.values import Prose

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_TELLING = 5  # letters: shorter words ("your", "have", "with") stand in every label


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence: what the answer is, and the label of what is asked, None where the answer names it itself."""

    label: Prose | None
    answer: Pieces


def described(cells: Mapping[str, Cell], inputs: Iterable[InputClause], words: Words) -> Iterator[Said]:
    """A sentence for each of the `inputs` that `cells` restrict, in the table's order; none for somebody whom all fit.

    `words` puts a text into plain words.
    """
    for clause in inputs:
        cell = cells.get(clause.id.name)
        if cell is None or cell.tests.is_any:
            continue
        alone = names_itself(cell, clause, words)
        yield Said(None if alone else clause.label, pieces(cell.tests, clause.domain))


def told(rule: Rule, inputs: Iterable[InputClause], words: Words) -> str:
    """Whom a `rule` is about, as plain text: what its editor says, else the sentences of `described`; "" for everybody.

    `inputs` are those of its table; `words` puts a text into plain words.
    """
    if rule.say:
        return words(rule.say)
    sentences = []
    for said in described(rule.cells, inputs, words):
        answer = "".join(piece if isinstance(piece, str) else words(piece) for piece in said.answer)
        sentence = _("{label}: {value}", label=words(said.label), value=answer) if said.label else answer
        sentences.append(sentence if sentence.endswith(SENTENCE_ENDS) else _("{sentence}.", sentence=sentence))
    return " ".join(sentences)


def names_itself(cell: Cell, clause: InputClause, words: Words) -> bool:
    """Whether the answer to `clause` that a `cell` asks for says by itself what is asked, by a label of its own.

    `words` puts a text into plain words.
    """
    own = _own_label(cell.tests, clause)
    return own is not None and _tells_of(words(own), words(clause.label))


def _own_label(tests: UnaryTests, clause: InputClause) -> Prose | None:
    """The label of the one declared value that `tests` ask for, None where they ask for anything else."""
    if tests.negated or len(tests.tests) != 1:
        return None
    (test,) = tests.tests
    return (
        clause.domain.label(test.value) if isinstance(test, Equals) and not isinstance(test.value, InputName) else None
    )


def _tells_of(answer: str, asked: str) -> bool:
    """Whether the label of an answer says by itself what was `asked`: "You have a symptom", and not "You have had none".

    It does where it has all telling words of what is asked, or those words with another ending.
    """
    told = [word.casefold() for word in _WORD.findall(answer)]
    telling = [word.casefold() for word in _WORD.findall(asked) if len(word) >= _TELLING]
    return bool(telling) and all(any(word.startswith(own[:-1]) for word in told) for own in telling)
