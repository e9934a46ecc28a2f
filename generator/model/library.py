"""The library: what is shared by its guidelines, and the whole of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Annotated, Any

from generator.diagnostics import Where
from generator.model.alerts import Alert, Contact
from generator.model.brand import Brand
from generator.model.decision import DecisionTable
from generator.model.grade_schemes import GradeScheme
from generator.model.guideline import Guideline
from generator.model.handouts import HandoutDefaults
from generator.model.pictures import Picture
from generator.model.questions import QuestionList
from generator.model.records import records_in
from generator.model.references import Doi, Isbn, PartialDate, Pmid
from generator.model.values import (
    Address,
    AlertRef,
    Identifier,
    LanguageTag,
    LinkStatus,
    Paper,
    Prose,
    ResourceRef,
    Version,
    WholeResourceRef,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Publisher:
    """Who answers for the library (RIGHT-PVG item 2)."""

    where: Where = field(default=Where(""), compare=False)
    name: Annotated[str, "Name of the organisation"]
    address: Annotated[Address, "Its website"] | None = None
    contact: Annotated[Address, "How readers reach it: a mailto:, tel: or https: address"] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class License:
    """Under which terms the content may be used."""

    where: Where = field(default=Where(""), compare=False)
    name: Annotated[str, "Name of the licence, for example CC BY 4.0"]
    address: Annotated[Address, "Its text"] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """What several guidelines are about: a group of them on the home page."""

    where: Where = field(default=Where(""), compare=False)
    id: Identifier
    title: Annotated[Prose, "What readers call it"]
    picture: Annotated[Picture, "A line picture by its name, or a file beside library.yaml, SVG or PNG"] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryFile:
    """`content/library.yaml`: name, publisher and defaults."""

    where: Where = field(default=Where(""), compare=False)
    library: Annotated[Identifier, "Identifier of the library: part of the bundle's file name"]
    name: Annotated[str, "Name that readers see"]
    short_name: Annotated[str, "Short form of the name, for the head of every page; none: the name itself"] = ""
    version: Annotated[Version, "Version of the library as a whole, for example 2026.11"]
    language: Annotated[LanguageTag, "Language of the texts, a BCP 47 tag such as en or de-CH"] = LanguageTag("en")
    translations: Annotated[
        tuple[LanguageTag, ...], "Further languages that the library is published in, each below a folder of its name"
    ] = ()
    publisher: Annotated[Publisher, "Who answers for the library"]
    license: Annotated[License, "Terms of use of the content"]
    brand: Annotated[Brand, "Logo, colours, typeface and how the publisher is reached: on pages and sheets"] | None = (
        None
    )
    summary: Annotated[Prose, "One or two sentences for the home page"]
    alerts: Annotated[Mapping[str, Alert], "Signs of danger for all guidelines, by identifier"] = field(
        default_factory=dict
    )
    contacts: Annotated[Mapping[str, Contact], "Whom readers reach, by role"] = field(default_factory=dict)
    disclaimer: Annotated[Prose, "What this library is not, in one or two sentences: on every page and sheet"]
    review_interval: Annotated[int, "Months from one review to the next, where a guideline names no date"] = 12
    reading_grade: Annotated[int, "The highest Flesch-Kincaid grade of a page, without words that are explained"] = 8
    paper: Annotated[Paper, "The usual paper size of the library's readers"] = Paper.A4
    handouts: Annotated[HandoutDefaults, "Which handouts are made, on which papers, in which sizes of type"] = (
        HandoutDefaults()
    )
    topics: Annotated[
        Mapping[str, Topic], "What guidelines are about, by identifier, in the order of the home page"
    ] = field(default_factory=dict)
    grade_schemes: Annotated[
        Mapping[str, GradeScheme], "Grades that several guidelines share, by the name of their scheme"
    ] = field(default_factory=dict)
    guidelines: Annotated[
        tuple[Identifier, ...], "Order of the guidelines on the home page; the others follow by title"
    ] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A word of the glossary, explained in plain language."""

    where: Where = field(default=Where(""), compare=False)
    id: Identifier
    was: Annotated[tuple[Identifier, ...], "Identifiers that it had before: their addresses still lead here"] = ()
    term: Annotated[Prose, "The word as shown"]
    aliases: Annotated[tuple[str, ...], "Other names: brand names, abbreviations, lay words"] = ()
    definition: Annotated[Prose, "What it means, in plain words"]
    search_terms: Annotated[tuple[str, ...], "Words that readers may type for it, and that are no name of it"] = ()
    alert: Annotated[AlertRef, "The alert that belongs to it: of the library, or guideline/alert"] | None = None
    source: Annotated[tuple[ResourceRef, ...], "Resources that say so"] = ()
    fact: Annotated[tuple[str, ...], "Ids of the facts that it carries"] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GlossaryFile:
    """`content/glossary.yaml`: the words that need explaining."""

    where: Where = field(default=Where(""), compare=False)
    terms: Annotated[Mapping[str, Term], "The terms by identifier"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource:
    """Something to read elsewhere: a source guideline, an article, a web page."""

    where: Where = field(default=Where(""), compare=False)
    id: Identifier
    title: Annotated[str, "Its title"]
    short_title: Annotated[str, "What it is, in plain words: notices show it instead of a long title"] = ""
    authors: Annotated[tuple[str, ...], "Its authors, each as printed there: people, or the panel as a whole"] = ()
    container: Annotated[str, "The journal or book that it stands in"] = ""
    volume: Annotated[str, "The volume of the journal"] = ""
    issue: Annotated[str, "The number within the volume"] = ""
    pages: Annotated[str, "Its pages, or the number of the article"] = ""
    publisher: Annotated[str, "Who published it; an article has the journal, as container"] = ""
    published: (
        Annotated[PartialDate, "When it was published: a year, a month (2024-04) or a day (2024-04-30)"] | None
    ) = None
    doi: Annotated[Doi, "Its DOI, such as 10.1001/jama.2024.5534"] | None = None
    pmid: Annotated[Pmid, "Its number in PubMed"] | None = None
    isbn: Annotated[Isbn, "The number of a book"] | None = None
    license: Annotated[str, "Its terms of use, such as CC BY 4.0"] = ""
    address: Annotated[Address, "Where it is found; without it the DOI leads there, or the PMID"] | None = None
    status: Annotated[LinkStatus, "Whether the address still answers"] = LinkStatus.UNCHECKED
    accessed: Annotated[date, "When the editors last opened the address"] | None = None
    replaced_by: Annotated[WholeResourceRef, "What took its place"] | None = None
    about: Annotated[Prose, "One sentence on what a reader finds there"] | None = None
    fact: Annotated[tuple[str, ...], "Ids of the facts that it carries"] = ()

    @property
    def link(self) -> str:
        """Where a reader finds it: its address, else where its DOI or PMID leads; "" for what is only on paper."""
        if self.address:
            return str(self.address)
        return self.doi.url if self.doi else self.pmid.url if self.pmid else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResourcesFile:
    """`content/resources.yaml`: links, kept in one place with their status."""

    where: Where = field(default=Where(""), compare=False)
    resources: Annotated[Mapping[str, Resource], "The resources by identifier"]


@dataclass(frozen=True)
class GuidelineBundle:
    """A guideline with everything that belongs to it.

    Attributes:
        guideline: what stands in `guideline.yaml`.
        decisions: its decision tables.
        questions: its question list, None where it has none.
    """

    guideline: Guideline
    decisions: tuple[DecisionTable, ...] = ()
    questions: QuestionList | None = None

    @property
    def id(self) -> str:
        """Identifier of the guideline."""
        return self.guideline.guideline.name

    @property
    def compares(self) -> bool:
        """Whether it compares options anywhere."""
        return any(section.options for section in self.guideline.sections)

    @property
    def days(self) -> tuple[date, ...]:
        """The dates of the guideline: of its publication or copy, of its review and who reviewed it, and of its changes."""
        guideline = self.guideline
        reviews = (reviewer.date for reviewer in guideline.reviewed_by)
        return (guideline.dated, guideline.reviewed, *reviews, *(item.date for item in guideline.change_log))

    @cached_property
    def records(self) -> tuple[Any, ...]:
        """All records and texts of the guideline, itself the first, in the order of their fields.

        Each check looks at them all: they are found once.
        """
        return tuple(records_in(self))

    def language(self, info: LibraryFile) -> LanguageTag:
        """The language of the guideline's texts: its own, else that of the library, whose file is `info`."""
        return self.guideline.language or info.language


@dataclass(frozen=True, slots=True)
class Library:
    """Everything of one content folder, as the later stages see it.

    A library may hold one guideline, to be made by itself.

    Attributes:
        info: what stands in `library.yaml`.
        terms: the words of the glossary, by identifier.
        resources: sources and links, by identifier.
        guidelines: the guidelines, in the order of the home page.
        as_of: the one date that rules a build (docs/design.md, One date).
        shared_decisions: identifiers of tables that more than one guideline uses.
        languages: all that the library is published in, the one that it is written in first, each with the guidelines
            that are there in it; none where it is one language alone.
        neighbours: of a guideline that is made by itself, the others that its texts lead to.
    """

    info: LibraryFile
    terms: Mapping[str, Term]
    resources: Mapping[str, Resource]
    guidelines: tuple[GuidelineBundle, ...]
    as_of: date
    shared_decisions: frozenset[str] = frozenset()
    languages: Mapping[str, frozenset[str]] = field(default_factory=dict)
    neighbours: tuple[GuidelineBundle, ...] = ()
    _by_id: Mapping[str, GuidelineBundle] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Make guidelines found by name: each page asks for its own."""
        by_id: dict[str, GuidelineBundle] = {}
        for bundle in (*self.guidelines, *self.neighbours):
            by_id.setdefault(bundle.id, bundle)
        object.__setattr__(self, "_by_id", by_id)

    @property
    def is_original(self) -> bool:
        """Whether this is the library in the language that it is written in."""
        return not self.languages or self.info.language == next(iter(self.languages))

    def has(self, name: str) -> bool:
        """Whether the guideline `name` is there in the language of this library, not only in that which it was written in."""
        return self.is_original or name in self.languages.get(self.info.language, ())

    def guideline(self, name: str) -> GuidelineBundle:
        """The guideline with the identifier `name`.

        Raises:
            KeyError: there is none.
        """
        return self._by_id[name]

    def find(self, name: str) -> GuidelineBundle | None:
        """The guideline with the identifier `name`, None if there is none."""
        return self._by_id.get(name)
