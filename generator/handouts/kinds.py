"""The kinds of sheet: what stands on each, in which order."""

from __future__ import annotations

from generator.handouts import parts
from generator.handouts.document import AppointmentFields, Block, Contents, MainMessage, PageBreak, Para, WriteLines
from generator.handouts.parts import Blocks
from generator.handouts.writer import Writer
from generator.model.library import GuidelineBundle

_ANSWER_LINES = 2
_OWN_LINES = 6


def question_sheet(writer: Writer, bundle: GuidelineBundle) -> Blocks:
    """Questions to take along, with room for answers and for one's own."""
    if bundle.questions is None:
        raise ValueError(f"guideline {bundle.id} has no questions")
    blocks: list[Block] = [
        *parts.notices(writer, bundle.guideline),
        Para(writer.line(bundle.questions.intro)),
        AppointmentFields(),
    ]
    blocks += [parts.questions(writer, group, _ANSWER_LINES) for group in bundle.questions.groups]
    blocks.append(WriteLines("What else I want to ask or say", _OWN_LINES))
    if not any(item.source for group in bundle.questions.groups for item in group.questions):
        blocks.append(Para(writer.plain("The questions on this sheet are the library's own.")))
    blocks += parts.back_matter(writer, bundle.guideline)
    return tuple(blocks)


def booklet(writer: Writer, bundle: GuidelineBundle) -> Blocks:
    """Everything that the website says about a guideline."""
    guideline = bundle.guideline
    blocks: list[Block] = [
        *parts.notices(writer, guideline),
        MainMessage((*writer.line(guideline.main_message.text), *writer.cite(guideline.main_message.source))),
        Contents(),
        PageBreak(),
        parts.heading(writer, "Is this guideline for me?"),
        parts.heading(writer, "It is for you if all of this is true", 3),
        parts.points(writer, guideline.audience.applies),
    ]
    if guideline.audience.excludes:
        blocks.append(parts.heading(writer, "It is not for you if any of this is true", 3))
        blocks.append(parts.points(writer, guideline.audience.excludes))
    if guideline.audience.otherwise:
        blocks.append(Para(writer.line(guideline.audience.otherwise)))
    blocks += [parts.heading(writer, "The most important points"), parts.points(writer, guideline.key_messages)]
    if guideline.uncertainty:
        blocks += [parts.heading(writer, "What is not known"), parts.points(writer, guideline.uncertainty)]
    steps = parts.points(writer, guideline.next_steps, ordered=True)
    blocks += [parts.heading(writer, "What you can do now"), steps]
    blocks += _sections(writer, bundle)
    for decision in bundle.decisions:
        blocks += [parts.heading(writer, writer.words(decision.name)), *parts.table(writer, decision)]
    if bundle.questions:
        blocks += [
            parts.heading(writer, writer.words(bundle.questions.title)),
            Para(writer.line(bundle.questions.intro)),
        ]
        blocks += [parts.questions(writer, group, 0, level=3) for group in bundle.questions.groups]
    if guideline.changes:
        blocks.append(parts.heading(writer, f"What has changed since {guideline.changes.since}"))
        blocks.append(parts.points(writer, guideline.changes.points))
    if guideline.origin:
        blocks += [parts.heading(writer, "How this text was made"), *writer.blocks(guideline.origin)]
    blocks += parts.back_matter(writer, guideline)
    return tuple(blocks)


def _sections(writer: Writer, bundle: GuidelineBundle) -> Blocks:
    blocks: list[Block] = []
    for section in bundle.guideline.sections:
        blocks.append(parts.heading(writer, writer.words(section.title)))
        blocks.append(Para((*writer.line(section.summary), *writer.cite(section.source))))
        if section.text:
            blocks += writer.blocks(section.text)
        blocks += [parts.advice(writer, bundle.guideline, item) for item in section.recommendations]
    return tuple(blocks)
