"""The booklet: everything that the website says about a guideline."""

from __future__ import annotations

from collections.abc import Mapping

from generator.drawings import drawing
from generator.handouts import alerts, editions, evidence, options, parts, people, proof, schedules, tables
from generator.handouts.back_matter import numbered_sources, words_explained
from generator.handouts.document import Block, Chapter, Contents, Cover, Ending, MainMessage, Para
from generator.handouts.kinds.decision import about, inputs
from generator.handouts.parts import Blocks
from generator.handouts.writer import Writer
from generator.language.speaking import _
from generator.model import addresses
from generator.model.guideline import Section
from generator.model.library import GuidelineBundle
from generator.model.questions import QuestionList
from generator.model.values import Prose

_QUESTIONS = "questions"

INK = "#0b4251"
"""The line of pictures: dark in grey, too."""


def anchors(bundle: GuidelineBundle) -> Mapping[str, str]:
    """What the booklet holds of the site: addresses, and the headings to go to."""
    own, found = bundle.id, {}
    for section in bundle.guideline.sections:
        found[addresses.section(own, section.id.name)] = f"section-{section.id}"
        for schedule in section.schedules:
            found[addresses.schedule(own, section.id.name, schedule.id.name)] = f"schedule-{schedule.id}"
        for comparison in section.evidence:
            found[addresses.evidence(own, section.id.name, comparison.id.name)] = f"evidence-{comparison.id}"
        for compared in section.options:
            found[addresses.options(own, section.id.name, compared.id.name)] = f"options-{compared.id}"
        for item in section.recommendations:
            found[addresses.recommendation(own, item.id.name)] = f"recommendation-{item.id}"
    for decision in bundle.decisions:
        found[addresses.decision(own, decision.decision.name)] = f"decision-{decision.decision}"
    if bundle.questions:
        found[addresses.questions(own)] = _QUESTIONS
    return found


def booklet(writer: Writer, bundle: GuidelineBundle, asked: QuestionList | None) -> Blocks:
    """The whole guideline `bundle`, with contents, words explained and numbered sources.

    `asked` are its questions, None where it has none. `writer` is the sheet's.
    """
    guideline = bundle.guideline
    blocks: list[Block] = [
        _cover(writer, bundle),
        Contents(),
        *alerts.alerts(writer, bundle, in_full=True),
        MainMessage(parts.point(writer, guideline.main_message)),
        *parts.audience(writer, guideline),
        parts.heading(writer, _("The most important points")),
        parts.points(writer, guideline.key_messages),
    ]
    if guideline.uncertainty:
        blocks += [parts.heading(writer, _("What is not known")), parts.points(writer, guideline.uncertainty)]
    steps = parts.points(writer, guideline.next_steps, ordered=True)
    blocks += [parts.heading(writer, _("What you can do now")), steps]
    chapters = _Chapters(writer, bundle)
    for section in guideline.sections:
        blocks += [chapters.heading(section.title, f"section-{section.id}"), *_section(writer, bundle, section)]
        blocks += chapters.questions(_targets(section))
    for decision in bundle.decisions:
        name = decision.decision.name
        blocks.append(chapters.heading(decision.name, f"decision-{name}"))
        blocks += tables.whole(writer, decision, level=3)
        blocks += tables.steps(writer, decision, level=3)
        blocks += proof.beside(writer, decision, level=3)
        blocks += chapters.questions({("decision", name)} | inputs(decision))
    if asked:
        blocks += [parts.heading(writer, asked.title, anchor=_QUESTIONS), Para(writer.line(asked.intro))]
        blocks += [parts.questions(writer, group.title, group.questions, lines=0, level=3) for group in asked.groups]
    if guideline.changes:
        blocks.append(parts.heading(writer, _("What has changed since {edition}", edition=guideline.changes.since)))
        blocks.append(parts.points(writer, guideline.changes.points))
    if guideline.origin:
        blocks += [parts.heading(writer, _("How this text was made")), *writer.blocks(guideline.origin)]
    blocks += people.behind(writer, guideline)
    blocks += editions.earlier(writer, bundle)
    blocks += words_explained(writer, _("Words on this sheet"))
    blocks += numbered_sources(writer, guideline.sources)
    return (*blocks, Ending(label=_("Notes")))


def _cover(writer: Writer, bundle: GuidelineBundle) -> Cover:
    guideline = bundle.guideline
    picture, drawn = guideline.picture, b""
    if picture and picture.file:
        drawn = picture.file.data
    elif picture and picture.is_drawing:
        drawn = drawing(picture).replace("currentColor", INK).encode()
    return Cover(
        picture=drawn,
        format="png" if picture and picture.file and picture.file.suffix == ".png" else "svg",
        lead=_("It is for you if all of this is true"),
        who=tuple(writer.line(item.text) for item in guideline.audience.applies),
    )


class _Chapters:
    """The chapters of a booklet: each has a number, and beside its text the questions that belong to it, each once."""

    def __init__(self, writer: Writer, bundle: GuidelineBundle) -> None:
        self._writer, self._bundle = writer, bundle
        self._count = 0
        self._asked: set[str] = set()

    def heading(self, title: Prose, anchor: str) -> Chapter:
        self._count += 1
        return Chapter(self._count, self._writer.plain(self._writer.words(title)), anchor)

    def questions(self, targets: set[tuple[str, str]]) -> Blocks:
        found = [item for item in about(self._bundle, targets) if item.id.name not in self._asked]
        self._asked.update(item.id.name for item in found)
        return (parts.questions(self._writer, _("Questions for this chapter"), found, level=3),) if found else ()


def _targets(section: Section) -> set[tuple[str, str]]:
    """What questions may name to belong to a section."""
    named = {("recommendation", item.id.name) for item in section.recommendations}
    named |= {("options", item.id.name) for item in section.options}
    return {("section", section.id.name)} | named


def _section(writer: Writer, bundle: GuidelineBundle, section: Section) -> Blocks:
    blocks: list[Block] = []
    blocks.append(Para((*writer.line(section.summary), *writer.cite(section.source))))
    if section.text:
        blocks += writer.blocks(section.text)
    for risk in section.risks:
        blocks.append(parts.risk(writer, risk))
    for schedule in section.schedules:
        blocks.append(parts.heading(writer, schedule.title, 3, anchor=f"schedule-{schedule.id}"))
        blocks += schedules.whole(writer, schedule)
    steps = len(bundle.guideline.certainty_scale)
    for comparison in section.evidence:
        blocks += evidence.comparison(writer, comparison, anchor=f"evidence-{comparison.id}", steps=steps)
    for figure in section.figures:
        blocks += parts.figure(writer, figure)
    blocks += (parts.plain_table(writer, table) for table in section.tables)
    for compared in section.options:
        title = parts.heading(writer, compared.title, 3, anchor=f"options-{compared.id}")
        blocks += [title, *options.compared(writer, bundle, compared), *options.matters(writer, compared, level=4)]
    for item in section.recommendations:
        blocks += alerts.alert_line(writer, item.alert)
        blocks.append(parts.advice(writer, bundle.guideline, item, anchor=f"recommendation-{item.id}"))
    return tuple(blocks)
