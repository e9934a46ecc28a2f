"""The question list: questions to take along, with room for answers and for one's own."""

from __future__ import annotations

from generator.handouts import alerts, parts
from generator.handouts.back_matter import back_matter
from generator.handouts.document import AppointmentFields, Block, Para
from generator.handouts.parts import Blocks
from generator.handouts.writer import Writer
from generator.language.speaking import _
from generator.model.library import GuidelineBundle
from generator.model.questions import ADDED_EXPLAINED, ALL_OWN, QuestionList

_OWN_LINES = 1


def question_sheet(writer: Writer, bundle: GuidelineBundle, asked: QuestionList) -> Blocks:
    """All questions of `asked`, the list of the guideline `bundle`, in their groups. `writer` is the sheet's."""
    blocks: list[Block] = [*alerts.alerts(writer, bundle), Para(writer.line(asked.intro))]
    if asked.added:
        blocks.append(Para(writer.plain(_(ADDED_EXPLAINED))))
    blocks.append(AppointmentFields())
    blocks += [parts.questions(writer, group.title, group.questions) for group in asked.groups]
    if not any(item.source for group in asked.groups for item in group.questions):
        blocks.append(Para(writer.plain(_(ALL_OWN))))
    blocks += back_matter(writer, bundle.guideline, own=_("What else I want to ask or say"), lines=_OWN_LINES)
    return tuple(blocks)
