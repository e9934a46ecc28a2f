"""Whatever an editor can write is shown: every field of every record, those of tomorrow included.

A library is made from the type hints of the model, with a word of its own in each text and a resource of its own
for each `source:`. Then each word must be found, and each resource cited. What stands in a section must be found on every
face of it: its page, "my handout", the booklet and search; what has sentences is measured for its reading grade.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import cached_property
from itertools import count
from typing import Any, TypeVar, get_args, get_origin

import pytest

from generator.checks.readability import prose_of_pages
from generator.diagnostics import Findings
from generator.handouts.plan import plans
from generator.handouts.writer import HandoutContext
from generator.model import addresses
from generator.model.alerts import AlertLevel
from generator.model.decision import Cell, DecisionTable, Result, Score, Sign
from generator.model.directory import Directory
from generator.model.guideline import Guideline
from generator.model.library import GuidelineBundle, Library, LibraryFile, Resource, Term
from generator.model.pictures import Picture, PictureFile
from generator.model.questions import QuestionList
from generator.model.references import Doi, Isbn, PartialDate, Pmid
from generator.model.schedule import START
from generator.model.sfeel import Declared, Domain, Equals, Type, UnaryTests
from generator.model.sheets import SheetKind
from generator.model.values import Address, Identifier, LanguageTag, Passage, Prose, Ref, Status, Version
from generator.model.walk import texts_of
from generator.pages.framing import FrameBuilder
from generator.search.records import guideline_records, library_records
from generator.source.grade_schemes import with_scheme
from generator.source.reader import bare, fields_of, placeholder
from generator.text.resolve import Texts
from tests.support import printed_pages

GUIDELINE = "the-guideline"
NOT_SHOWN = {
    "Typeface.family": "the name of the fonts that sheets are set in",
    "Typeface.license": "stands in LICENSES.txt of the offline copy",
    "DecisionTable.dmn_name": "for exchange",
    "InputClause.dmn_name": "for exchange",
    "OutputClause.dmn_name": "for exchange",
    "PlainTable.csv": "the name of a file, whose rows are shown",
    "InputClause.none_of_these": "the name of a value, which the explorer knows",
    "InputClause.question": "becomes a question of the list when the library is read (model.derived_questions)",
}
"""Fields of text that no page, no frame of a page and no search record holds, and why."""
_TAG, _TYPED = "a tag for the tests of content", "for search alone"
_HEADING, _PIECE = "a heading: the formulas are for sentences", "a piece of a sentence around a number"
_TAGS = {"Section.fact": _TAG, "Recommendation.fact": _TAG, "Comparison.fact": _TAG}
_PARTS_TAGS = dict.fromkeys(("Risk.fact", "ScheduleStep.fact", "Outcome.fact", "Figure.fact", "PlainTable.fact"), _TAG)
_PARTS_TAGS |= dict.fromkeys(("Options.fact", "OptionCell.fact", "Matter.fact"), _TAG)
_FILE = {"PlainTable.csv": "the name of a file: what it holds stands in `columns` and `rows`"}
_CREDIT = dict.fromkeys(("Figure.credit", "Figure.license"), "whose picture it is: nobody looks for that here")
_SEARCH_TERMS = dict.fromkeys(("Section.search_terms", "Recommendation.search_terms", "Option.search_terms"), _TYPED)
NOT_ON_FACE = {
    "page": {**_SEARCH_TERMS, **_FILE},
    "own handout": {**_TAGS, **_SEARCH_TERMS, **_FILE},
    "booklet": {**_TAGS, **_PARTS_TAGS, **_SEARCH_TERMS, **_FILE},
    "search": {**_TAGS, **_PARTS_TAGS, **_FILE, **_CREDIT},
    "reading grade": {
        **_TAGS,
        **_PARTS_TAGS,
        **_FILE,
        **_CREDIT,
        "PlainTable.title": _HEADING,
        "PlainTable.columns": _HEADING,
        **_SEARCH_TERMS,
        "Section.title": _HEADING,
        "Recommendation.title": _HEADING,
        "Schedule.title": _HEADING,
        "ScheduleStep.title": _HEADING,
        "Comparison.title": _HEADING,
        **dict.fromkeys(("Options.title", "Option.title", "OptionRow.title"), _HEADING),
        "Outcome.outcome": _HEADING,
        **dict.fromkeys(("Comparison.who", "Sides.without", "Sides.with_", "Comparison.intervals"), _PIECE),
        **dict.fromkeys(("Outcome.over", "Outcome.relative", "Mean.unit"), _PIECE),
        **dict.fromkeys(("Risk.who", "Risk.will", "Risk.will_not", "Risk.over"), _PIECE),
    },
}
"""Fields of a section and its parts that a face leaves out, and why; what is not here stands on all of them."""
PLACED = {"page", "own handout", "booklet"}
"""Faces that name the sources of what stands there; then with the place in each."""
ALSO_SHOWN = {"handouts", "guidelines", "papers", "paper"}
"""Fields that are choices and not texts."""


class Maker:
    """Makes records in which every field is filled; remembers each word with the field that it stands in."""

    def __init__(self) -> None:
        self._numbers = count(1)
        self.words: dict[str, str] = {}
        self.resources: dict[str, Resource] = {}
        self.cited: dict[str, str] = {}

    def word(self, field: str) -> str:
        word = f"Word{next(self._numbers)}x"
        self.words[word] = field
        return word

    def number(self, field: str) -> str:
        number = str(90_000_000 + next(self._numbers))
        self.words[number] = field
        return number

    def record(self, kind: type, **given: Any) -> Any:
        values = dict(given)
        for shape in fields_of(kind):
            field = f"{kind.__name__}.{shape.name}"
            if shape.name not in values and shape.name not in ALSO_SHOWN:
                values[shape.name] = self.value(shape.hint, field)
        return kind(**values)

    def value(self, hint: Any, field: str) -> Any:
        target, refers = bare(hint)
        origin = get_origin(target)
        if refers is not None:
            reference = self.reference(refers.kind, field)
            return dataclasses.replace(reference, at=self.word(f"{field}.at")) if refers.located else reference
        if origin is tuple:
            return (self.value(get_args(target)[0], field),)
        if origin is not None and issubclass(origin, Mapping):
            name = f"id-{next(self._numbers)}"
            inner = get_args(target)[1]
            return {name: self.record(inner, id=Identifier(name)) if dataclasses.is_dataclass(inner) else None}
        return self.leaf(target, field)

    def leaf(self, target: Any, field: str) -> Any:
        made: dict[Any, Callable[[], Any]] = {
            str: lambda: self.word(field),
            Version: lambda: Version(self.word(field)),
            LanguageTag: lambda: LanguageTag("en"),
            Prose: lambda: Prose(self.word(field)),
            Passage: lambda: Passage(self.word(field)),
            Identifier: lambda: Identifier(
                "evidence" if field == "Comparison.id" else f"id-{next(self._numbers)}"  # a recommendation names it
            ),
            Address: lambda: Address(f"https://{self.word(field)}.example/"),
            Ref: lambda: Ref("guideline", GUIDELINE),
            Picture: lambda: Picture(
                "a.svg",
                file=PictureFile(data=b"<svg xmlns='http://www.w3.org/2000/svg'/>", suffix=".svg", width=40, height=30),
            ),
            date: lambda: date(2025, 1, next(self._numbers) % 28 + 1),
            PartialDate: lambda: PartialDate(2025, 1),
            Doi: lambda: Doi(f"10.1000/{self.word(field)}"),
            Pmid: lambda: Pmid(self.number(field)),
            Isbn: lambda: Isbn(self.number(field)),
        }
        if target in made:
            return made[target]()
        if dataclasses.is_dataclass(target) and isinstance(target, type) and fields_of(target):
            return self.record(target)
        return placeholder(target, Prose("").where)

    def reference(self, kind: str, field: str) -> Ref:
        if kind == "resource":
            name = f"res-{next(self._numbers)}"
            self.cited[name] = field
            self.resources[name] = self.record(Resource, id=Identifier(name), replaced_by=None)
            return Ref("resource", name)
        if kind in {"alert", "contact", "schedule", "evidence"}:
            return Ref(kind, kind)
        return Ref(
            kind, {"grade": "grade", "topic": "topic", "decision": "table", "input": "table/asked"}.get(kind, GUIDELINE)
        )


R = TypeVar("R", Guideline, LibraryFile)


def with_alerts(record: R) -> R:
    """The alert and the contact of a guideline, or of the library, by the names that references have."""
    (alert,), (contact,) = record.alerts.values(), record.contacts.values()
    level = AlertLevel.SOON if isinstance(record, Guideline) else AlertLevel.EMERGENCY
    return dataclasses.replace(
        record,
        alerts={"alert": dataclasses.replace(alert, id=Identifier("alert"), level=level)},
        contacts={"contact": dataclasses.replace(contact, id=Identifier("contact"))},
    )


def from_day_0(guideline: Guideline) -> Guideline:
    """The step of a guideline's schedule counts from day 0, since there is no other."""
    (section,) = guideline.sections
    (schedule,) = section.schedules
    (step,) = schedule.steps
    steps = (dataclasses.replace(step, after=Identifier(START)),)
    schedules = (dataclasses.replace(schedule, id=Identifier("schedule"), steps=steps),)
    return dataclasses.replace(guideline, sections=(dataclasses.replace(section, schedules=schedules),))


def with_options(guideline: Guideline) -> Guideline:
    """Each cell of the comparison speaks of its option, and names the number that the section has."""
    (section,) = guideline.sections
    (item,), (number,) = section.options, section.risks
    (option,), (row,) = item.options, item.rows
    (cell,) = row.cells.values()
    cell = dataclasses.replace(cell, id=option.id, numbers=(Ref("risk", number.id.name),))
    rows = (dataclasses.replace(row, cells={option.id.name: cell}),)
    section = dataclasses.replace(section, options=(dataclasses.replace(item, rows=rows),))
    return dataclasses.replace(guideline, sections=(section,))


class Everything:
    """A library with everything in it, printed."""

    def __init__(self, status: Status = Status.SUPERSEDED) -> None:
        self.made = made = Maker()
        guideline = made.record(Guideline, guideline=Identifier(GUIDELINE), status=status)
        (grade,) = guideline.grades.values()
        guideline = dataclasses.replace(guideline, grades={"grade": dataclasses.replace(grade, id=Identifier("grade"))})
        guideline = from_day_0(with_options(with_alerts(guideline)))
        info = with_alerts(made.record(LibraryFile))
        (scheme,) = info.grade_schemes
        guideline = dataclasses.replace(guideline, grade_scheme=Identifier(scheme))
        guideline = with_scheme(guideline, info, Findings())
        bundle = GuidelineBundle(guideline, (self.table(),), made.record(QuestionList))
        (topic,) = info.topics.values()
        info = dataclasses.replace(info, topics={"topic": dataclasses.replace(topic, id=Identifier("topic"))})
        term = Identifier("term")
        terms = {"term": made.record(Term, id=term)}
        self.library = Library(
            info=info, terms=terms, resources=made.resources, guidelines=(bundle,), as_of=date(2025, 1, 31)
        )

    def table(self) -> DecisionTable:
        """A decision table; its cells and domains are made by hand."""
        made = self.made
        values = tuple(
            Declared(
                name,
                name,
                Prose(made.word("Declared.label")),
                short=Prose(made.word("Declared.short")) if name != "impossible" else None,
                help=Prose(made.word("Declared.help")),
            )
            for name in ("rule", "open", "impossible")
        )
        domain = Domain(Type.VALUES, values=values)
        cells = {value.id: {"asked": Cell(value.id, UnaryTests((Equals(value.id),)))} for value in values}
        kinds = {shape.name: get_args(bare(shape.hint)[0])[0] for shape in fields_of(DecisionTable) if _is_list(shape)}
        rule = made.record(
            kinds["rules"],
            cells=cells["rule"],
            outputs={"answer": Result(Prose(made.word("Rule.outputs")))},
            id=Identifier("r1"),
        )
        default = Result(Prose(made.word("OutputClause.default")))
        exemptions = {name: (made.record(kinds[name], cells=cells[name]),) for name in ("impossible", "open")}
        return made.record(
            DecisionTable,
            decision=Identifier("table"),
            inputs=(made.record(kinds["inputs"], id=Identifier("asked"), domain=domain, origin=None),),
            outputs=(made.record(kinds["outputs"], id=Identifier("answer"), domain=None, default=default),),
            rules=(rule,),
            aggregation=None,
            examples=(),
            score=made.record(Score, total="asked", signs=(made.record(Sign, input="asked", points=Decimal(1)),)),
            linked=(),
            **exemptions,
        )

    @cached_property
    def text(self) -> str:
        """All pages, what stands around them, and what search knows."""
        texts = Texts(Directory(self.library))
        self.pages = printed_pages(self.library)
        frames = FrameBuilder(self.library, texts, self.pages, "", "", strict=True)
        parts = [page.body for page in self.pages]
        parts += [str(frames.frame(page.address, [], None)) for page in self.pages]
        parts += [str(record) for record in library_records(self.library, texts)]
        return "\n".join(parts)

    def face(self, name: str) -> str:
        """What one face shows of the guideline's only section."""
        texts = Texts(Directory(self.library))
        (bundle,) = self.library.guidelines
        (section,) = bundle.guideline.sections
        page = addresses.section(GUIDELINE, section.id.name)
        if name == "search":
            return str(guideline_records(self.library, texts, bundle))
        if name == "booklet":
            context = HandoutContext(library=self.library, texts=texts)
            return str([plan.document() for plan in plans(context, bundle) if plan.kind is SheetKind.BOOKLET])
        if name == "reading grade":
            return str([proses for address, _, _, proses in prose_of_pages(bundle) if address == page])
        wanted = page if name == "page" else addresses.my_handout(GUIDELINE)
        return str([(made.body, made.pieces) for made in printed_pages(self.library) if made.address == wanted])


def _is_list(shape: Any) -> bool:
    target = bare(shape.hint)[0]
    return get_origin(target) is tuple and dataclasses.is_dataclass(get_args(target)[0])


@pytest.fixture(scope="module")
def everything() -> Everything:
    return Everything()


def test_every_text_of_every_record_is_shown(everything: Everything) -> None:
    text = everything.text.casefold()
    lost = {field for word, field in everything.made.words.items() if word.casefold() not in text}
    assert lost - set(NOT_SHOWN) == set()
    assert len(everything.made.words) > 80


@pytest.mark.parametrize("face", NOT_ON_FACE)
def test_every_text_of_a_section_is_on_every_face(everything: Everything, face: str) -> None:
    (section,) = everything.library.guidelines[0].guideline.sections
    fields = {text.raw: everything.made.words[text.raw] for text in texts_of(section) if text.raw.startswith("Word")}
    places = {raw: field for raw, field in fields.items() if field.endswith(".at")}
    if face in PLACED:
        assert {field for raw, field in places.items() if raw not in everything.face(face)} == set()
    fields = {raw: field for raw, field in fields.items() if raw not in places}
    shown = everything.face(face)
    lost = {field for word, field in fields.items() if word not in shown}
    assert lost == set(NOT_ON_FACE[face]), f"{face}: left out, or listed in NOT_ON_FACE although it is there"
    assert {field.partition(".")[0] for field in fields.values()} >= {
        "Section",
        "Risk",
        "Schedule",
        "ScheduleStep",
        "Comparison",
        "Outcome",
        "Options",
        "Recommendation",
    }


def test_every_source_is_cited(everything: Everything) -> None:
    assert everything.text
    linked = {link for page in everything.pages if page.address != addresses.RESOURCES for link in page.links}
    lost = {field for name, field in everything.made.cited.items() if addresses.resource(name) not in linked}
    assert lost == set()
    assert len(everything.made.cited) > 15


def test_what_took_the_place_of_a_withdrawn_guideline_is_shown() -> None:
    withdrawn = Everything(Status.WITHDRAWN)
    assert withdrawn.text
    (successor,) = withdrawn.library.guidelines[0].guideline.superseded_by
    overview = next(page for page in withdrawn.pages if page.address == addresses.guideline(GUIDELINE))
    assert addresses.resource(successor.name) in overview.links


def test_what_to_do_if_it_is_not_for_you_needs_no_list_of_exclusions() -> None:
    case = Everything()
    bundle = case.library.guidelines[0]
    audience = dataclasses.replace(bundle.guideline.audience, excludes=())
    guideline = dataclasses.replace(bundle.guideline, audience=audience)
    case.library = dataclasses.replace(case.library, guidelines=(dataclasses.replace(bundle, guideline=guideline),))
    assert audience.otherwise is not None
    assert audience.otherwise.raw in case.text
