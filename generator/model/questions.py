"""Question lists: what a reader may want to ask, in groups of at most seven."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated

from generator.diagnostics import Where
from generator.language.speaking import N_
from generator.model.values import Identifier, Prose, Ref, ResourceRef, TableInputRef


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question for the consultation."""

    where: Where = field(default=Where(""), compare=False)
    id: Annotated[Identifier, "Identifier: what a reader ticked is kept under it"]
    was: Annotated[tuple[Identifier, ...], "Identifiers that it had before: their addresses still lead here"] = ()
    ask: Annotated[Prose, "The question, in the reader's voice"]
    follow_up: Annotated[tuple[Prose, ...], "What to ask next"] = ()
    explained_by: Annotated[
        tuple[Ref, ...], "What explains it: section:…, recommendation:…, decision:…, term:…, resource:…"
    ] = ()
    main: Annotated[bool, "Whether it is one of the three on the summary sheet"] = False
    asks: Annotated[
        tuple[TableInputRef, ...], "Inputs of decision tables that the answer fills in, as decision/input"
    ] = ()
    source: Annotated[tuple[ResourceRef, ...], "Where it comes from; none: it is the library's own"] = ()
    fact: Annotated[tuple[str, ...], "Ids of the facts that it carries"] = ()
    search_terms: Annotated[tuple[str, ...], "Words that readers may type for it"] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionGroup:
    """Questions on one subject."""

    where: Where = field(default=Where(""), compare=False)
    id: Annotated[Identifier, "Identifier: part of its address"]
    title: Annotated[Prose, "What the questions are about"]
    questions: Annotated[tuple[Question, ...], "At most seven"]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionList:
    """`content/guidelines/<id>/questions.yaml`."""

    where: Where = field(default=Where(""), compare=False)
    title: Annotated[Prose, "Title of the list"]
    intro: Annotated[Prose, "How to use it, in one or two sentences"]
    groups: Annotated[tuple[QuestionGroup, ...], "The groups, in order"]

    @property
    def added(self) -> frozenset[str]:
        """Names of the questions that are the library's own in a list of which others come from a source."""
        every = [question for group in self.groups for question in group.questions]
        own = frozenset(question.id.name for question in every if not question.source)
        return own if len(own) < len(every) else frozenset()


ADDED = N_("added by this library")
"""The mark of such a question."""
ADDED_EXPLAINED = N_("Questions marked “added by this library” do not come from the source.")
ALL_OWN = N_("These questions are this library's own.")
"""What is said of a list of which no question has a source."""
