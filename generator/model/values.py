"""Small values that every kind of content is made of."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated

from generator.diagnostics import Where
from generator.model.strength import Certainty


@dataclass(frozen=True, slots=True)
class Prose:
    """A text as written by the editor, in Guidepress Markdown, not yet parsed.

    One line of inline Markdown, or, in a field marked `Passage`, paragraphs and lists.
    `generator.text` turns it into a token tree; nothing else looks inside. Equality and hashing go by
    the text, not by the place. `language` is the language of a text that stands among others of another language,
    because nobody has translated it yet (BCP 47); "" is the language around it.
    """

    raw: str
    where: Where = field(default=Where(""), compare=False)
    language: str = ""

    def __str__(self) -> str:
        """The text as written."""
        return self.raw


class Passage(Prose):
    """A text of paragraphs and lists (block Markdown without headings)."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Identifier:
    """A kebab-case name together with its place."""

    name: str
    where: Where = field(default=Where(""), compare=False)

    def __str__(self) -> str:
        """The bare name."""
        return self.name


@dataclass(frozen=True, slots=True)
class Ref:
    """A reference to something by identifier.

    `kind` is one of `KINDS`; `guideline` is empty where the reference stays inside its own guideline;
    `name` is the identifier (`decision/rule` for a rule). `at` is the place in what is cited, as it names or numbers it
    (`1.1.6`, `Table 2`), "" for all of it: two places of one source are two citations.
    """

    kind: str
    name: str
    guideline: str = ""
    where: Where = field(default=Where(""), compare=False)
    at: str = ""

    def __str__(self) -> str:
        """As an editor writes it: `section:other-guideline/name`."""
        return f"{self.kind}:{self.guideline}/{self.name}" if self.guideline else f"{self.kind}:{self.name}"


KINDS = (
    "term",
    "resource",
    "guideline",
    "section",
    "recommendation",
    "options",
    "grade",
    "decision",
    "rule",
    "question",
    "alert",
    "schedule",
    "evidence",
)
"""What a reference may point to."""


@dataclass(frozen=True, slots=True)
class RefTo:
    """Marks a `Ref` field that names things of one kind by bare identifier; `located`: it may say where in them.

    Things of the kinds `also` are named with their kind before the identifier.
    """

    kind: str
    located: bool = False
    also: tuple[str, ...] = ()


TermRef = Annotated[Ref, RefTo("term")]
ResourceRef = Annotated[Ref, RefTo("resource", located=True)]
"""What a statement rests on: a resource, or `{id: …, at: …}` with the place in it."""
WholeResourceRef = Annotated[Ref, RefTo("resource")]
"""A resource as a whole: what a guideline is made from, what took the place of another."""
SuccessorRef = Annotated[Ref, RefTo("resource", also=("guideline",))]
"""What took the place of a guideline: a resource or, as `guideline:id`, another guideline of the library."""
GuidelineRef = Annotated[Ref, RefTo("guideline")]
TableInputRef = Annotated[Ref, RefTo("input")]
"""An input of a decision table of the same guideline, written `decision/input`."""
DecisionRef = Annotated[Ref, RefTo("decision")]
GradeRef = Annotated[Ref, RefTo("grade")]
EvidenceRef = Annotated[Ref, RefTo("evidence")]
"""A comparison of a guideline."""
TopicRef = Annotated[Ref, RefTo("topic")]
"""A topic of the library."""
AlertRef = Annotated[Ref, RefTo("alert")]
"""An alert of the same guideline or, where it has none of that name, of the library; else `guideline/alert`."""
QuestionRef = Annotated[Ref, RefTo("question")]
"""A question of the guideline's own list."""
ScheduleRef = Annotated[Ref, RefTo("schedule")]
"""A schedule of the same guideline, or `guideline/schedule`."""
RiskRef = Annotated[Ref, RefTo("risk")]
"""A number of the same guideline: one of the `risks:` of its sections."""
ContactRef = Annotated[Ref, RefTo("contact")]
"""A role of the guideline's contacts or, where it has none of that name, of the library's."""


@dataclass(frozen=True, slots=True)
class Address:
    """An address on the web: http, https, mailto or tel, checked when read."""

    url: str
    where: Where = field(default=Where(""), compare=False)

    def __str__(self) -> str:
        """The address itself."""
        return self.url


class Version(str):
    """A version: letters, digits, points, hyphens; part of a file name."""

    __slots__ = ()


class Phone(str):
    """A phone number as it is printed: digits, grouped by spaces, hyphens, points or brackets."""

    __slots__ = ()

    @property
    def href(self) -> str:
        """The number as a `tel:` address (RFC 3966), without what only groups its digits."""
        return "tel:" + "".join(sign for sign in self if sign.isdigit() or sign == "+")


class LanguageTag(str):
    """A BCP 47 language tag."""

    __slots__ = ()


class Status(StrEnum):
    """Where a guideline stands in its life."""

    DRAFT = "draft"
    UNCHECKED = "unchecked"
    CURRENT = "current"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"

    @property
    def is_in_use(self) -> bool:
        """Whether it is finished and nothing is known that ended it, so that people go by it."""
        return self in {Status.UNCHECKED, Status.CURRENT}


class Voice(StrEnum):
    """To whom a guideline speaks. To both it speaks as to patients."""

    PATIENTS = "patients"
    CLINICIANS = "clinicians"
    BOTH = "both"


class LinkStatus(StrEnum):
    """Whether the address of a resource still answers, as far as the editors know."""

    LIVE = "live"
    RETIRED = "retired"
    UNCHECKED = "unchecked"


class Paper(StrEnum):
    """Paper sizes of handouts."""

    A4 = "a4"
    LETTER = "us-letter"


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One statement in a list: a bare text, or a text with its source and the facts it carries."""

    where: Where = field(default=Where(""), compare=False)
    text: Annotated[Prose, "The statement, in plain words"]
    source: Annotated[tuple[ResourceRef, ...], "Resources that say so"] = ()
    fact: Annotated[tuple[str, ...], "Ids of the facts that it carries, for the fidelity check"] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MainMessage(Point):
    """The one thing a reader should take away: the short answer of the guideline."""

    grade: Annotated[GradeRef, "The grade of this advice, one of the guideline's grades"] | None = None
    certainty: Annotated[Certainty, "How certain its evidence is, where the panel says so: high to very-low"] | None = (
        None
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(Point):
    """A statement that has room for paragraphs and lists."""

    text: Annotated[Passage, "The statement, in plain words: paragraphs and lists"]
