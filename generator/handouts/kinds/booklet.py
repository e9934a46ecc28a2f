"""The booklet: everything that the website says about a guideline."""

from __future__ import annotations

from collections.abc import Mapping

from generator.handouts import alerts, editions, evidence, options, parts, people, proof, schedules, tables
from generator.handouts.document import Block, Contents, MainMessage, Para
from generator.handouts.parts import Blocks
from generator.handouts.writer import Writer
from generator.language.speaking import _
from generator.model import addresses
from generator.model.library import GuidelineBundle
from generator.model.questions import QuestionList

_QUESTIONS = "questions"


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
        *alerts.alerts(writer, bundle, in_full=True),
        MainMessage(parts.point(writer, guideline.main_message)),
        Contents(),
        *parts.audience(writer, guideline),
        parts.heading(writer, _("The most important points")),
        parts.points(writer, guideline.key_messages),
    ]
    if guideline.uncertainty:
        blocks += [parts.heading(writer, _("What is not known")), parts.points(writer, guideline.uncertainty)]
    steps = parts.points(writer, guideline.next_steps, ordered=True)
    blocks += [parts.heading(writer, _("What you can do now")), steps]
    blocks += _sections(writer, bundle)
    for decision in bundle.decisions:
        blocks.append(parts.heading(writer, decision.name, anchor=f"decision-{decision.decision}"))
        blocks += tables.whole(writer, decision, level=3)
        blocks += proof.beside(writer, decision, level=3)
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
    blocks += parts.back_matter(writer, guideline, sources=guideline.sources)
    return tuple(blocks)


def _sections(writer: Writer, bundle: GuidelineBundle) -> Blocks:
    blocks: list[Block] = []
    for section in bundle.guideline.sections:
        blocks.append(parts.heading(writer, section.title, anchor=f"section-{section.id}"))
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
