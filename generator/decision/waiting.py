"""Which `open` entries mean that the guideline is silent, and which only wait for a fact that somebody does not know.

"The guideline gives no advice" would be untrue of the second kind: once the fact is known, a rule may answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generator.decision.evaluate import Answer
from generator.decision.words import Words
from generator.language.formats import semicolon
from generator.language.speaking import N_, _
from generator.model.decision import DecisionTable, Exemption, InputClause, tests_of
from generator.model.sfeel import IsNull, UnaryTests

UNSAID = N_("The guideline does not answer this. Ask your care team.")
OUTSIDE = N_("This guideline is not about you. Ask your care team which advice fits you.")
WAITING = N_(
    "What the guideline says to these people depends on something that they do not know yet. "
    "If you are one of them, ask your care team about it."
)


def depends_on(inputs: Iterable[InputClause], words: Words) -> str:
    """A sentence on the `inputs` that an answer depends on, and whom to ask; `words` puts a text into plain words."""
    # translators: {facts} is a list, its parts kept apart by semicolons
    return _("It depends on what is not known yet: {facts}. Ask your care team.", facts=_named(inputs, words))


def where_no_rule_answers(table: DecisionTable, answer: Answer, words: Words) -> str:
    """What to say of `answer`, which `table` gives without a rule, because the case is open or a fact is not known.

    "" for any other answer. `words` puts a text into plain words.
    """
    if answer.hit or (answer.open is None and not answer.depends):
        return ""
    why = f" {answer.open}" if answer.open is not None else ""
    return f"{depends_on(_needed(table, answer), words) if answer.depends else _(_silence(table, answer, words))}{why}"


def _silence(table: DecisionTable, answer: Answer, words: Words) -> str:
    """What to say of an `answer` that says why no rule gives one: it is not said, or the guideline is not about these people."""
    outside = {words(item.why) for item in table.open if item.outside}
    return OUTSIDE if answer.open in outside else UNSAID


def what_may_change(table: DecisionTable, answer: Answer, words: Words) -> str:
    """A sentence that says what, once it is known, may change `answer`, which a rule of `table` gives.

    `words` puts a text into plain words.
    """
    return _("This may change once this is known: {facts}.", facts=_named(_needed(table, answer), words))


def _needed(table: DecisionTable, answer: Answer) -> list[InputClause]:
    return [clause for clause in table.asked if clause.id.name in answer.needs]


def _named(inputs: Iterable[InputClause], words: Words) -> str:
    return semicolon().join(words(clause.label) for clause in inputs)


def waits_for(table: DecisionTable, item: Exemption) -> tuple[InputClause, ...]:
    """The inputs that `item`, an `open` entry of `table`, waits for, in the table's order.

    Those are the inputs that it says are not known, and that some rule asks for. Empty for an entry on which the
    guideline is silent.
    """
    return tuple(
        clause
        for clause in table.inputs
        if _is_not_known(tests_of(item, clause.id.name))
        and any(not tests_of(rule, clause.id.name).is_any for rule in table.rules)
    )


def waiting_and_silent(table: DecisionTable) -> tuple[Sequence[Exemption], Sequence[Exemption]]:
    """The `open` entries that wait for a fact, and those on which the guideline is silent."""
    waiting = [item for item in table.open if waits_for(table, item)]
    return waiting, [item for item in table.open if item not in waiting]


def unknown_where_missing(tests: UnaryTests) -> bool:
    """Whether a cell is neither true nor false where the value is missing: none of its tests asks for a missing value.

    >>> unknown_where_missing(UnaryTests((IsNull(),)))
    False
    """
    return not tests.is_any and not any(isinstance(test, IsNull) for test in tests.tests)


def _is_not_known(tests: UnaryTests) -> bool:
    return not tests.negated and not tests.is_any and all(isinstance(test, IsNull) for test in tests.tests)
