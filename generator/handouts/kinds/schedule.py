"""The sheet of a schedule: what is done when, with room for one's own days."""

from __future__ import annotations

from generator.handouts import alerts, schedules
from generator.handouts.back_matter import back_matter
from generator.handouts.document import Block, Para
from generator.handouts.parts import Blocks
from generator.handouts.writer import Writer
from generator.language.speaking import _
from generator.model.library import GuidelineBundle
from generator.model.schedule import Schedule


def schedule_sheet(writer: Writer, bundle: GuidelineBundle, schedule: Schedule) -> Blocks:
    """One `schedule` of the guideline `bundle`, to be filled in and taken along. `writer` is the sheet's."""
    blocks: list[Block] = [
        *alerts.alerts(writer, bundle),
        *schedules.for_whom(writer, schedule),
        schedules.to_fill_in(writer, schedule),
        Para(
            writer.plain(
                _(
                    "Write your own day beside each step. If a step is done on another day, the days that are counted "
                    "from it change, too: ask your care team which days hold for you."
                )
            )
        ),
        *back_matter(writer, bundle.guideline),
    ]
    return tuple(blocks)
