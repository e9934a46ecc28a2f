"""What the library as a whole must know of a guideline, once it has been read: a few hundred names, dates and places.

Whoever has these need not read the guideline again.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.diagnostics import Findings, Where
from generator.model import addresses
from generator.model.editions import newer_guidelines
from generator.model.library import GuidelineBundle, Library
from generator.model.sheets import SheetKind, own_sheets, sheet_name, wanted
from generator.model.values import Prose, Ref, Status
from generator.model.variants import variants_of
from generator.model.walk import walk
from generator.text.resolve import Texts, refs_in


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedAddress:
    """An address of the site and the place in a file to blame for it."""

    address: str
    where: Where


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertFacts:
    """An alert as far as the library must know it; `is_sound`: no error is told in it."""

    name: str
    level: str
    where: Where
    is_sound: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedName:
    """The name of another guideline and the place where it stands."""

    name: str
    where: Where


@dataclass(frozen=True, slots=True, kw_only=True)
class GuidelineFacts:
    """A guideline as its library sees it.

    `title` is as written, for the order of guidelines. `days` are its dates: the newest of all rules a build.
    `pages` are the addresses of its pages, `sheets` those of its longest sheets. `terms` are the words of the glossary
    that it names, `named_alerts` the alerts, each with its guideline ("" for the library's). `newer` are the guidelines
    that took its place, `dated` is how old its source is; `grade_scheme` is the scheme that it names, or "".
    """

    id: str
    title: str
    is_in_use: bool
    days: tuple[date, ...]
    decisions: tuple[str, ...]
    pages: tuple[PlacedAddress, ...]
    sheets: tuple[PlacedAddress, ...]
    terms: tuple[str, ...]
    alerts: tuple[AlertFacts, ...]
    named_alerts: tuple[tuple[str, str], ...]
    status: Status
    dated: date
    newer: tuple[PlacedName, ...]
    grade_scheme: str


def guideline_facts(library: Library, bundle: GuidelineBundle, texts: Texts, findings: Findings) -> GuidelineFacts:
    """The facts of the guideline `bundle` of `library`; `findings` are those of reading it.

    `texts` are its texts with references resolved.
    """
    guideline = bundle.guideline
    terms: dict[str, None] = {}
    named: dict[tuple[str, str], None] = {}
    for kind, owner, name in named_in(bundle, bundle.id, texts):
        if kind == "term":
            terms[name] = None
        elif kind == "alert":
            named[owner, name] = None
    return GuidelineFacts(
        id=bundle.id,
        title=guideline.title.raw,
        is_in_use=guideline.status.is_in_use,
        days=bundle.days,
        decisions=tuple(table.decision.name for table in bundle.decisions),
        pages=tuple(guideline_addresses(bundle)),
        sheets=tuple(_sheet_addresses(library, bundle)),
        terms=tuple(terms),
        alerts=tuple(
            AlertFacts(
                name=name,
                level=alert.level.value,
                where=alert.where,
                is_sound=not findings.has_error_in(alert.where),
            )
            for name, alert in guideline.alerts.items()
        ),
        named_alerts=tuple(named),
        status=guideline.status,
        dated=guideline.dated,
        newer=tuple(PlacedName(name=ref.name, where=ref.where) for ref in newer_guidelines(guideline)),
        grade_scheme=guideline.grade_scheme.name if guideline.grade_scheme else "",
    )


def named_in(part: object, here: str, texts: Texts) -> Iterator[tuple[str, str, str]]:
    """Kind, guideline and name of all that `part` of a library refers to, `here` being its guideline or "".

    `texts` are the texts of the library with references resolved.
    """
    for item in walk(part):
        if isinstance(item, Prose):
            yield from ((ref.kind, ref.guideline, ref.name) for ref in texts.references(item, here))
        elif isinstance(item, Ref) and (target := texts.directory.resolve(item, here)) is not None:
            yield target.key


def guideline_addresses(bundle: GuidelineBundle) -> Iterator[PlacedAddress]:
    """The address of every page of a guideline, and the place to blame for it."""
    guideline = bundle.guideline
    for page in (
        addresses.guideline,
        addresses.recommendations,
        addresses.my_handout,
        addresses.handouts,
        addresses.about,
        addresses.conformance,
    ):
        yield PlacedAddress(address=page(bundle.id), where=guideline.where)
    if bundle.questions:
        yield PlacedAddress(address=addresses.questions(bundle.id), where=bundle.questions.where)
    for section in guideline.sections:
        yield PlacedAddress(address=addresses.section(bundle.id, section.id.name), where=section.id.where)
    for table in bundle.decisions:
        yield PlacedAddress(address=addresses.decision(bundle.id, table.decision.name), where=table.decision.where)


def _sheet_addresses(library: Library, bundle: GuidelineBundle) -> Iterator[PlacedAddress]:
    """The longest address of the sheets whose names an editor chose: nothing else has one as long."""
    longest = max((variant.name for variant in variants_of(library.info)), key=len)
    on = wanted(bundle, library.info)
    for section in bundle.guideline.sections:
        for kind, items in ((SheetKind.SCHEDULE, section.schedules), (SheetKind.OPTIONS, section.options)):
            for item in items if kind in on else ():
                sheet = sheet_name(kind, item.id.name)
                yield PlacedAddress(address=addresses.handout(bundle.id, sheet, longest), where=item.where)
    if SheetKind.PATH in on:
        for table in bundle.decisions:
            for rule in own_sheets(table):
                sheet = sheet_name(SheetKind.PATH, f"{table.decision}/{rule.id}")
                yield PlacedAddress(address=addresses.handout(bundle.id, sheet, longest), where=rule.where)


def guidelines_named(part: object) -> Iterator[str]:
    """The guidelines that a part of a library refers to by name, its own perhaps among them."""
    for item in walk(part):
        refs = (item,) if isinstance(item, Ref) else refs_in(item) if isinstance(item, Prose) else ()
        for ref in refs:
            yield ref.name if ref.kind == "guideline" else ref.guideline
