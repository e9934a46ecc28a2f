"""A guideline: its frame, sections and recommendations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated

from generator.diagnostics import Where
from generator.model.alerts import Alert, Contact
from generator.model.attestation import Attestation
from generator.model.evidence import Comparison
from generator.model.figures import Figure, PlainTable
from generator.model.handouts import HandoutChoice
from generator.model.options import Options
from generator.model.people import Funder, Person, Revision
from generator.model.pictures import Picture
from generator.model.risk import Risk
from generator.model.schedule import Schedule
from generator.model.strength import Certainty, Direction
from generator.model.values import (
    AlertRef,
    DecisionRef,
    EvidenceRef,
    GradeRef,
    Identifier,
    LanguageTag,
    MainMessage,
    Note,
    Passage,
    Point,
    Prose,
    ResourceRef,
    Status,
    SuccessorRef,
    TopicRef,
    Voice,
    WholeResourceRef,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """One grade of recommendation of the source's own scale, with its meaning (RIGHT-PVG item 8)."""

    where: Where = field(default=Where(""), compare=False)
    id: Identifier
    label: Annotated[str, "The grade as the source prints it, for example Grade B"]
    meaning: Annotated[Prose, "What it means, in plain words"]
    says: (
        Annotated[Prose, "What it says to a patient, in one short sentence that is never more certain than the source"]
        | None
    ) = None
    direction: (
        Annotated[
            Direction,
            "Which way it advises and how strongly: for, weakly-for, either, weakly-against, against or no-advice",
        ]
        | None
    ) = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation:
    """What the guideline advises, for whom and how firmly."""

    where: Where = field(default=Where(""), compare=False)
    id: Annotated[Identifier, "Identifier: part of its address"]
    was: Annotated[tuple[Identifier, ...], "Identifiers that it had before: their addresses still lead here"] = ()
    title: Annotated[Prose, "The recommendation in one short sentence"]
    who: Annotated[Prose, "For whom it is"]
    text: Annotated[Passage, "The recommendation in full"]
    grade: Annotated[GradeRef, "Its grade, one of the guideline's grades"] | None = None
    certainty: Annotated[Certainty, "How certain its evidence is, where the panel says so: high to very-low"] | None = (
        None
    )
    main: Annotated[bool, "Whether it belongs to the guideline's main recommendations"] = False
    evidence: Annotated[tuple[EvidenceRef, ...], "The comparisons that it rests on, by identifier"] = ()
    decision: Annotated[DecisionRef, "The decision table that it belongs to"] | None = None
    alert: Annotated[AlertRef, "The alert that belongs to it"] | None = None
    source: Annotated[tuple[ResourceRef, ...], "Resources that say so"] = ()
    fact: Annotated[tuple[str, ...], "Ids of the facts that it carries"] = ()
    search_terms: Annotated[tuple[str, ...], "Words that readers may type for it"] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A page of a guideline: a text and the recommendations that belong to it."""

    where: Where = field(default=Where(""), compare=False)
    id: Annotated[Identifier, "Identifier: its address"]
    was: Annotated[tuple[Identifier, ...], "Identifiers that it had before: their addresses still lead here"] = ()
    title: Annotated[Prose, "An informative heading"]
    summary: Annotated[Prose, "What the section says, in one sentence"]
    picture: Annotated[Picture, "A line picture by its name, or a file beside this one, SVG or PNG"] | None = None
    text: Annotated[Passage, "Paragraphs and lists"] | None = None
    risks: Annotated[tuple[Risk, ...], "How many people something happens to, in words and as a picture"] = ()
    schedules: Annotated[tuple[Schedule, ...], "What is done on which day: a vaccine series, visits, monitoring"] = ()
    evidence: Annotated[tuple[Comparison, ...], "What studies found: two things compared, in numbers"] = ()
    figures: Annotated[tuple[Figure, ...], "Pictures that readers learn from, each told in words as well"] = ()
    tables: Annotated[tuple[PlainTable, ...], "Tables that are read and decide nothing"] = ()
    options: Annotated[tuple[Options, ...], "Options compared side by side, and what matters to a reader"] = ()
    recommendations: Annotated[tuple[Recommendation, ...], "The recommendations of this section"] = ()
    decisions: Annotated[tuple[DecisionRef, ...], "The decision tables of this section"] = ()
    source: Annotated[tuple[ResourceRef, ...], "Resources that say so"] = ()
    fact: Annotated[tuple[str, ...], "Ids of the facts that it carries"] = ()
    search_terms: Annotated[tuple[str, ...], "Words that readers may type for it"] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewer:
    """A clinician who has checked the guideline, by name."""

    where: Where = field(default=Where(""), compare=False)
    name: Annotated[str, "Name"]
    role: Annotated[str, "Profession and place of work"]
    date: Annotated[date, "When the check was done"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Audience:
    """For whom the guideline is, and for whom it is not (RIGHT-PVG items 5 and 7)."""

    where: Where = field(default=Where(""), compare=False)
    applies: Annotated[tuple[Point, ...], "It is for you if …"]
    excludes: Annotated[tuple[Point, ...], "It is not for you if …"] = ()
    otherwise: Annotated[Prose, "What to do if it is not for you"] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What is new against an earlier version of the source guideline."""

    where: Where = field(default=Where(""), compare=False)
    since: Annotated[str, "The version compared with, for example 2016"]
    points: Annotated[tuple[Note, ...], "What changed, and what did not"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Guideline:
    """`content/guidelines/<id>/guideline.yaml`."""

    where: Where = field(default=Where(""), compare=False)
    guideline: Annotated[Identifier, "Identifier: the name of the folder"]
    was: Annotated[tuple[Identifier, ...], "Identifiers that it had before: their addresses still lead here"] = ()
    title: Annotated[Prose, "Title of this patient version: topic and year belong in it"]
    short_title: Annotated[Prose, "A short name for navigation"] | None = None
    patient_title: (
        Annotated[Prose, "What patients call it, with the question that it answers: home and overview show it"] | None
    ) = None
    topic: Annotated[TopicRef, "The topic of library.yaml that it stands under on the home page"] | None = None
    picture: Annotated[Picture, "A line picture by its name, or a file beside this one, SVG or PNG"] | None = None
    version: Annotated[str, "Version of this text"]
    language: (
        Annotated[LanguageTag, "Language of its texts, a BCP 47 tag such as en-US; by default the library's"] | None
    ) = None
    status: Annotated[Status, "draft, unchecked (whether there is newer advice), current, superseded or withdrawn"]
    published: Annotated[date, "When the source guideline was published; or `copy-dated`"] | None = None
    copy_dated: (
        Annotated[date, "Date on the copy that this text was made from, where the source names no date of publication"]
        | None
    ) = None
    reviewed: Annotated[date, "When this text was last checked against its source"]
    review_due: Annotated[date, "When the next check is due; by default after the library's review interval"] | None = (
        None
    )
    reviewed_by: Annotated[tuple[Reviewer, ...], "Clinicians who checked it; while empty, every page says so"] = ()
    authors: Annotated[tuple[Person, ...], "Who wrote this text"] = ()
    panel: Annotated[tuple[Person, ...], "Who made the recommendations of the source"] = ()
    funding: Annotated[tuple[Funder, ...], "Who paid for this text, or for its source"] = ()
    conflicts: Annotated[
        tuple[Point, ...], "What interests those who made it have, in plain words; that they have none is said, too"
    ] = ()
    change_log: Annotated[tuple[Revision, ...], "What was changed in this text and when, the newest first"] = ()
    superseded_by: Annotated[
        tuple[SuccessorRef, ...], "What took its place: a resource, or guideline:id for a newer edition in this library"
    ] = ()
    sources: Annotated[tuple[WholeResourceRef, ...], "The guidelines that it is made from"]
    main_message: Annotated[MainMessage, "The one thing a reader should take away"]
    key_messages: Annotated[tuple[Note, ...], "At most seven"]
    alerts: Annotated[Mapping[str, Alert], "Signs of danger and what to do, by identifier"] = field(
        default_factory=dict
    )
    contacts: Annotated[Mapping[str, Contact], "Whom readers of this guideline reach, by role"] = field(
        default_factory=dict
    )
    audience: Annotated[Audience, "For whom it is and is not"]
    voice: Annotated[
        Voice, "To whom it speaks: patients, clinicians or both; our own words tell clinicians not to ask a care team"
    ] = Voice.PATIENTS
    next_steps: Annotated[tuple[Note, ...], "What a reader can do now"]
    uncertainty: Annotated[tuple[Note, ...], "What is not known"] = ()
    changes: Annotated[Changes, "What is new"] | None = None
    grade_scheme: (
        Annotated[Identifier, "The grade scheme of library.yaml by which its panel grades; grades: adds others"] | None
    ) = None
    grades: Annotated[Mapping[str, Grade], "The source's grades of recommendation"] = field(default_factory=dict)
    certainty_scale: Annotated[
        tuple[Certainty, ...], "The steps of the panel's own scale of certainty, where it has fewer than four"
    ] = ()
    sections: Annotated[tuple[Section, ...], "The pages of the guideline, in order"]
    origin: Annotated[Passage, "How this text was made, and what in it is the library's own"] | None = None
    search_terms: Annotated[tuple[str, ...], "Words that readers may type for it"] = ()
    attest: Annotated[tuple[Attestation, ...], "What people sign for on the conformance card"] = ()
    explorer: (
        Annotated[
            bool,
            "Whether tables ask a reader step by step, and schedules work out her days; left out: yes, but not if superseded or withdrawn",
        ]
        | None
    ) = None
    handouts: Annotated[HandoutChoice, "Which handouts are made"] = HandoutChoice()

    @property
    def called(self) -> Prose:
        """What patients call it: the title that was written for them, else that of this text."""
        return self.patient_title or self.title

    @property
    def dated(self) -> date:
        """How old the source is: when it was published, else the date on the copy of it."""
        return self.published or self.copy_dated or date.min


EITHER: Mapping[type, tuple[str, str]] = {Guideline: ("published", "copy_dated")}
"""Records of which exactly one of two fields must be given: the first is the usual one."""
