"""A schedule on paper: for whom it is, what day 0 is, and each step with its day."""

from __future__ import annotations

from generator.handouts import flow
from generator.handouts.document import Para, ScheduleBlock, ScheduleRow, TableBlock, TableRow
from generator.handouts.parts import Blocks
from generator.handouts.runs import Run, Runs
from generator.handouts.writer import Writer
from generator.language.speaking import _
from generator.model.library import GuidelineBundle
from generator.model.schedule import Schedule, ScheduleStep
from generator.model.values import Prose, Ref
from generator.text.schedule_words import again, length_in_words, when

MOST_LINES = 4
"""Lines to write a day on, for a step that comes again."""


def for_whom(writer: Writer, schedule: Schedule) -> Blocks:
    """For whom a `schedule` is, where it says so. `writer` is the sheet's."""
    return (_labelled(writer, _("For:"), schedule.who),) if schedule.who else ()


def whole(writer: Writer, schedule: Schedule) -> Blocks:
    """All of a `schedule`, with a table of its steps. `writer` is the sheet's."""
    late = any(step.overdue for step in schedule.steps)
    columns = (_("What is done"), _("When it is due"), *((_("If it is late"),) if late else ()))
    rows = []
    for step in schedule.steps:
        cells: list[Blocks] = [(*_when(writer, schedule, step), *_text(writer, step))]
        if late:
            cells.append(writer.blocks(step.overdue) if step.overdue else (Para(writer.plain(_("not stated"))),))
        rows.append(TableRow(flow.strongly(_title(writer, step)), tuple(cells)))
    start = _labelled(writer, _("Day 0 is:"), schedule.start)
    return (
        *for_whom(writer, schedule),
        start,
        TableBlock(writer.plain(writer.words(schedule.title)), columns, tuple(rows)),
    )


def to_fill_in(writer: Writer, schedule: Schedule) -> ScheduleBlock:
    """The steps of a `schedule`, each with room for one's own day. `writer` is the sheet's."""
    columns = (_("What is done"), _("When it is due"), _("My day"))
    day = writer.plain(_("Day {number}", number=0))
    rows = [ScheduleRow(day, (Para(writer.line(schedule.start)),))]
    for step in schedule.steps:
        body = [*_when(writer, schedule, step), *_text(writer, step)]
        if step.overdue:
            body += [Para(_strong(writer, _("If it is late:"))), *writer.blocks(step.overdue)]
        rows.append(ScheduleRow(_title(writer, step), tuple(body), _lines(step)))
    return ScheduleBlock(writer.plain(_("Steps and days")), columns, tuple(rows))


def named(bundle: GuidelineBundle, ref: Ref | None) -> Schedule | None:
    """The schedule that a rule of the guideline `bundle` names by `ref`, where it is one of the guideline itself."""
    if ref is None or ref.guideline not in {"", bundle.id}:
        return None
    every = (item for section in bundle.guideline.sections for item in section.schedules)
    return next((item for item in every if item.id.name == ref.name), None)


def _lines(step: ScheduleStep) -> int:
    if step.repeat is None:
        return 1
    return min(step.repeat.times or MOST_LINES, MOST_LINES)


def _title(writer: Writer, step: ScheduleStep) -> Runs:
    return (*writer.line(step.title), *writer.cite(step.source))


def _when(writer: Writer, schedule: Schedule, step: ScheduleStep) -> Blocks:
    """When a step is due, how it comes again, and its limits."""
    lines = [Para(writer.plain(when(schedule, step, writer.words)))]
    if step.repeat:
        lines.append(Para(writer.plain(again(step.repeat))))
    for label, limit in ((_("Not before"), step.earliest), (_("Not after"), step.latest)):
        if limit:
            said = _("{label}: {value}", label=label, value=length_in_words(limit))
            lines.append(Para(writer.plain(said)))
    return tuple(lines)


def _text(writer: Writer, step: ScheduleStep) -> Blocks:
    return writer.blocks(step.text) if step.text else ()


def _labelled(writer: Writer, label: str, words: Prose) -> Para:
    return Para((*_strong(writer, label), Run(" "), *writer.line(words)))


def _strong(writer: Writer, words: str) -> Runs:
    return tuple(Run(run.text, strong=True) for run in writer.plain(words))
