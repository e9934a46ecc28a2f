"""Schedules for programs: what is done on which day, in plain words and as numbers."""

from __future__ import annotations

from typing import Any

from generator.exchange.sources import source_list
from generator.model import addresses
from generator.model.guideline import Section
from generator.model.library import GuidelineBundle, Library
from generator.model.schedule import Duration, Schedule, ScheduleStep
from generator.model.values import Prose
from generator.text.plain import block_plain, inline_plain
from generator.text.resolve import Texts
from generator.text.schedule_words import whole_when


def schedule_records(library: Library, texts: Texts, bundle: GuidelineBundle) -> list[dict[str, Any]]:
    """The schedules of the guideline `bundle` of `library`, in its order.

    `texts` are its texts with references resolved. Addresses are below the site's root; a length is
    `{"low", "high", "unit", "about"}`, `about` where the source gives it only roughly. `after` is "start" for day 0, or
    the id of a step.
    """
    return [
        _Recorder(library, texts, bundle).record(section, schedule)
        for section in bundle.guideline.sections
        for schedule in section.schedules
    ]


class _Recorder:
    def __init__(self, library: Library, texts: Texts, bundle: GuidelineBundle) -> None:
        self._library = library
        self._texts = texts
        self._bundle = bundle

    def record(self, section: Section, schedule: Schedule) -> dict[str, Any]:
        found: dict[str, Any] = {"id": schedule.id.name, "title": self._line(schedule.title)}
        found |= {"who": self._line(schedule.who)} if schedule.who else {}
        return found | {
            "start": self._line(schedule.start),
            "page": addresses.schedule(self._bundle.id, section.id.name, schedule.id.name),
            "steps": [self._step(schedule, step) for step in schedule.steps],
        }

    def _step(self, schedule: Schedule, step: ScheduleStep) -> dict[str, Any]:
        found: dict[str, Any] = {
            "id": step.id.name,
            "title": self._line(step.title),
            "when": whole_when(schedule, step, self._line),
            "after": step.after.name,
            "due": _length(step.due),
        }
        limits = {"earliest": step.earliest, "latest": step.latest}
        found |= {name: _length(limit) for name, limit in limits.items() if limit}
        if step.repeat:
            again: dict[str, Any] = {"every": _length(step.repeat.every)}
            again |= {"until": _length(step.repeat.until)} if step.repeat.until else {}
            found["repeat"] = again | ({"times": step.repeat.times} if step.repeat.times else {})
        found |= {"text": self._text(step.text)} if step.text else {}
        found |= {"overdue": self._text(step.overdue)} if step.overdue else {}
        return found | {"sources": source_list(self._library.resources, step.source)}

    def _line(self, prose: Prose) -> str:
        return inline_plain(self._texts.inlines(prose, self._bundle.id))

    def _text(self, prose: Prose) -> str:
        return block_plain(self._texts.blocks(prose, self._bundle.id))


def _length(length: Duration) -> dict[str, Any]:
    return {"low": length.low, "high": length.high, "unit": length.unit.value, "about": length.about}
