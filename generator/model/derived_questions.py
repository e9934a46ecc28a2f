"""Questions from the logic: what a decision table needs to know, and a reader may not, is a question to ask.

The question list that the later stages see is complete: editors' own questions first, then one for each input that
may be missing and that no question `asks` yet. Two inputs with one text share one question.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.language.speaking import N_, _
from generator.model.decision import DecisionTable, Exemption, InputClause
from generator.model.questions import Question, QuestionGroup, QuestionList
from generator.model.values import Identifier, Prose, Ref

MOST = 7
"""Questions in one group: readers lose count of longer lists (CDC Clear Communication Index)."""

_GROUP = "from-the-tables"
_TITLE = N_("What the tables ask about me")
_LIST = N_("Questions to ask")
_INTRO = N_("The guideline's tables ask these questions. Choose those that you cannot answer, and take them along.")


def with_asked(questions: QuestionList | None, tables: Sequence[DecisionTable]) -> QuestionList | None:
    """The list `questions` of a guideline with the questions of its `tables`; None where there are none at all.

    Identifiers are `<decision>-<input>`: they stay the same as long as the table's first input with that text does.
    """
    groups = questions.groups if questions else ()
    taken = {item.name for group in groups for item in (group.id, *(question.id for question in group.questions))}
    known = {_key(question.ask): question for group in groups for question in group.questions}
    more: dict[str, list[Ref]] = {}
    new: dict[str, Question] = {}
    for table, clause in _missing(groups, tables):
        ask = clause.question or clause.ask or clause.label
        ref = Ref("input", f"{table.decision}/{clause.id}", "", clause.where)
        if _key(ask) in known:
            more.setdefault(_key(ask), []).append(ref)
        elif _key(ask) in new:
            question = new[_key(ask)]
            new[_key(ask)] = replace(question, asks=(*question.asks, ref))
        else:
            name = _free(f"{table.decision}-{clause.id}", taken)
            new[_key(ask)] = Question(where=clause.where, id=Identifier(name, clause.where), ask=ask, asks=(ref,))
    if not new and not more:
        return questions
    own = tuple(_extended(group, more) for group in groups)
    made = tuple(_groups(list(new.values()), taken))
    if questions is not None:
        return replace(questions, groups=own + made)
    where = tables[0].where
    return QuestionList(where=where, title=Prose(_(_LIST), where), intro=Prose(_(_INTRO), where), groups=made)


def answered_by(questions: QuestionList | None, table: str, name: str) -> Question | None:
    """The one of `questions` whose answer fills in the input `name` of a `table`; None if there is none."""
    for group in questions.groups if questions else ():
        for question in group.questions:
            if any(ref.name == f"{table}/{name}" for ref in question.asks):
                return question
    return None


def named_by(questions: QuestionList | None, case: Exemption) -> Question | None:
    """The one of `questions` that those whom an open `case` is about could ask; None where it names none of them."""
    for group in questions.groups if questions else ():
        for question in group.questions:
            if case.question is not None and question.id.name == case.question.name:
                return question
    return None


def _missing(
    groups: Sequence[QuestionGroup], tables: Sequence[DecisionTable]
) -> Iterator[tuple[DecisionTable, InputClause]]:
    """The inputs that may be missing and that no question asks, in the tables' order."""
    asked = {ref.name for group in groups for question in group.questions for ref in question.asks}
    for table in tables:
        for clause in table.inputs:
            if clause.domain.may_be_missing and f"{table.decision}/{clause.id}" not in asked:
                yield table, clause


def _extended(group: QuestionGroup, more: dict[str, list[Ref]]) -> QuestionGroup:
    questions = tuple(
        replace(question, asks=(*question.asks, *more[_key(question.ask)])) if _key(question.ask) in more else question
        for question in group.questions
    )
    return replace(group, questions=questions)


def _groups(questions: list[Question], taken: set[str]) -> Iterator[QuestionGroup]:
    """Groups of at most `MOST`, as even as can be."""
    count = -(-len(questions) // MOST)
    for number in range(count):
        part = questions[len(questions) * number // count : len(questions) * (number + 1) // count]
        title = _(_TITLE)
        if count > 1:
            title = _("{title} ({number} of {count})", title=title, number=number + 1, count=count)
        name = _free(_GROUP if not number else f"{_GROUP}-{number + 1}", taken)
        where = part[0].where
        yield QuestionGroup(where=where, id=Identifier(name, where), title=Prose(title, where), questions=tuple(part))


def _free(name: str, taken: set[str]) -> str:
    """The name, with a number behind it where it is taken; it is taken then."""
    found, number = name, 2
    while found in taken:
        found, number = f"{name}-{number}", number + 1
    taken.add(found)
    return found


def _key(ask: Prose) -> str:
    return " ".join(ask.raw.casefold().split())
