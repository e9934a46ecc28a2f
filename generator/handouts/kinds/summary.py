"""The summary: one sheet of paper, both sides at most.

Main message, for whom, key messages, what to do next, three questions (RIGHT-PVG item 3; PEMAT-P: a summary).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.handouts import alerts, parts
from generator.handouts.back_matter import back_matter
from generator.handouts.document import Block, MainMessage
from generator.handouts.parts import Blocks
from generator.handouts.writer import Writer
from generator.language.speaking import _
from generator.model.library import GuidelineBundle
from generator.model.questions import Question, QuestionList

MOST_QUESTIONS = 3
MOST_PAGES = 2
"""Both sides of one sheet, in normal type."""


def summary(writer: Writer, bundle: GuidelineBundle) -> Blocks:
    """The one sheet for somebody who reads nothing else of the guideline `bundle`. `writer` is the sheet's.

    To save room, a source that is the only one is named once, not line by line.
    """
    guideline = bundle.guideline
    said = (guideline.main_message, *guideline.audience.applies, *guideline.audience.excludes, *guideline.key_messages)
    cited = dict.fromkeys(ref for point in said for ref in point.source)
    cite = len(cited) > 1
    # Where lines name the places, the whole is named at the end.
    sources = {ref.name: replace(ref, at="") if cite else ref for ref in cited}
    blocks: list[Block] = [
        *alerts.alerts(writer, bundle),
        MainMessage(parts.point(writer, guideline.main_message, cite=cite)),
        *parts.audience(writer, guideline, cite=cite),
        parts.heading(writer, _("The most important points")),
        parts.points(writer, guideline.key_messages, cite=cite),
        parts.heading(writer, _("What you can do now")),
        parts.points(writer, guideline.next_steps, ordered=True, cite=cite),
    ]
    if bundle.questions:
        asked = three_questions(bundle.questions)
        blocks.append(parts.questions(writer, _("Questions you could ask"), asked, lines=0, follow_up=False))
    blocks += back_matter(writer, guideline, sources=sources.values())
    return tuple(blocks)


def three_questions(asked: QuestionList) -> list[Question]:
    """The editor's main questions; where none is marked, the first of each of the first groups."""
    every = [question for group in asked.groups for question in group.questions]
    marked = [question for question in every if question.main]
    return (marked or list(_round(asked)))[:MOST_QUESTIONS]


def _round(asked: QuestionList) -> Iterator[Question]:
    """Questions by turns: the first of each group, then the second of each, and so on."""
    longest = max((len(group.questions) for group in asked.groups), default=0)
    for position in range(longest):
        for group in asked.groups:
            if position < len(group.questions):
                yield group.questions[position]
