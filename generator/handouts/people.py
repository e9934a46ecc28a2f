"""Who is behind a guideline, on paper."""

from __future__ import annotations

from collections.abc import Iterable

from generator.handouts.document import Block, Bullets, Para
from generator.handouts.parts import Blocks, heading, points
from generator.handouts.runs import Run, Runs
from generator.handouts.writer import Writer
from generator.language.formats import comma, long_date
from generator.language.speaking import _
from generator.model.guideline import Guideline
from generator.model.people import Funder, Person


def behind(writer: Writer, guideline: Guideline) -> Blocks:
    """Who made `guideline`, who paid, what interests they have, and what was changed when. `writer` is the sheet's."""
    blocks: list[Block] = []
    if guideline.authors or guideline.panel:
        blocks.append(heading(writer, _("Who made it")))
        blocks += _people(writer, _("Who wrote this text"), guideline.authors)
        blocks += _people(writer, _("Who made the recommendations"), guideline.panel)
    if guideline.funding:
        funders = tuple((Para(_funder(writer, item)),) for item in guideline.funding)
        blocks += [heading(writer, _("Who paid for it")), Bullets(funders)]
    if guideline.conflicts:
        blocks += [heading(writer, _("Interests of those who made it")), points(writer, guideline.conflicts)]
    if guideline.change_log:
        log = tuple(
            (Para(_labelled(writer, writer.plain(long_date(item.date)), writer.line(item.text))),)
            for item in guideline.change_log
        )
        blocks += [heading(writer, _("What was changed in this text")), Bullets(log)]
    return tuple(blocks)


def _people(writer: Writer, title: str, persons: Iterable[Person]) -> Blocks:
    items = tuple((Para(_person(writer, person)),) for person in persons)
    return (heading(writer, title, 3), Bullets(items)) if items else ()


def _person(writer: Writer, person: Person) -> Runs:
    runs = list(writer.plain(person.name))
    for prose in (person.role, person.place):
        runs += (Run(comma()), *writer.line(prose)) if prose else ()
    return tuple(runs)


def _funder(writer: Writer, funder: Funder) -> Runs:
    address = str(funder.address or "")
    name = (*writer.plain(funder.name), *((Run(f" ({address})", url=address),) if address else ()))
    return _labelled(writer, name, writer.line(funder.role)) if funder.role else name


def _labelled(writer: Writer, label: Runs, value: Runs) -> Runs:
    return writer.said(_("{label}: {value}"), label=label, value=value)
