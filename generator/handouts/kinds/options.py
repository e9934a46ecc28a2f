"""The sheet of options: side by side, then what matters to me, where I am today, and what to ask."""

from __future__ import annotations

from generator.handouts import alerts, options, parts
from generator.handouts.back_matter import back_matter
from generator.handouts.document import Block, IfRoom, Para, QuestionBlock, QuestionItem
from generator.handouts.kinds.decision import about
from generator.handouts.parts import Blocks
from generator.handouts.writer import Writer
from generator.language.speaking import _
from generator.model.guideline import Section
from generator.model.library import GuidelineBundle
from generator.model.options import Options

_OWN_LINES = 1
_MOST_QUESTIONS = 4


def options_sheet(writer: Writer, bundle: GuidelineBundle, section: Section, item: Options) -> Blocks:
    """The comparison `item` of a `section` of the guideline `bundle`; `writer` is the sheet's.

    It asks for no answer: what a reader marks is hers, and "I do not know yet" is one of the boxes.
    """
    guideline = bundle.guideline
    blocks: list[Block] = [*alerts.alerts(writer, bundle), *options.compared(writer, bundle, item)]
    if guideline.audience.excludes:
        blocks.append(parts.heading(writer, _("This guideline is not for you if any of this is true")))
        blocks.append(parts.points(writer, guideline.audience.excludes, cite=False))
        if guideline.audience.otherwise:
            blocks.append(Para(writer.line(guideline.audience.otherwise)))
    blocks += options.matters(writer, item)
    blocks.append(_today(writer, item))
    asked = about(bundle, {("options", item.id.name)}, {("section", section.id.name)})[:_MOST_QUESTIONS]
    if asked:
        some = parts.questions(writer, _("Questions you could ask"), asked, lines=1, follow_up=False)
        blocks.append(IfRoom((some,)))
    blocks += back_matter(writer, guideline, own=_("What else matters to me"), lines=_OWN_LINES)
    return tuple(blocks)


def _today(writer: Writer, item: Options) -> QuestionBlock:
    boxes = [writer.line(option.title) for option in item.options]
    boxes.append(writer.plain(_("I do not know yet")))
    return QuestionBlock(writer.plain(_("Where I am today")), tuple(QuestionItem(runs) for runs in boxes))
