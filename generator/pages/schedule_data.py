"""What the browser needs to tell a reader her own days, and to make a calendar file of them (schedule.js).

    {"uid": of all events, "file": name of the calendar file,
     "steps": [{"id", "title", "after": "start" or id, "due": length, "earliest", "latest": length, "every": length,
                "times" | "until": length, "endless": told without an end, "text": lines of the event}],
     "title": before that of each event, "notice": what its status means, "language", "foot": last lines of each event, "say": words with named places}

A length is [low, high, unit, 1 if it is only about so long].
"""

from __future__ import annotations

import json
from typing import Any

from generator.language.formats import long_date
from generator.language.speaking import _
from generator.model.currency import review_due
from generator.model.guideline import Guideline
from generator.model.library import GuidelineBundle
from generator.model.schedule import SHOWN_TIMES, Duration, Schedule, ScheduleStep
from generator.model.standing import standing
from generator.model.values import Prose, Status
from generator.pages.explorer import has_explorer
from generator.pages.renderer import Renderer
from generator.text.dates import source_date
from generator.text.plain import block_plain
from generator.text.references import cited
from generator.text.resolve import Texts
from generator.text.schedule_words import again, when


def own_days(texts: Texts, r: Renderer, bundle: GuidelineBundle, schedule: Schedule) -> str:
    """The data of a `schedule` of the guideline `bundle` as JSON; "" where readers are not led through what is outlived.

    `r` renders the page that it stands on, `texts` are those of the library with references resolved. As with the explorer, an editor may turn it on all the same.
    """
    if not has_explorer(bundle.guideline):
        return ""
    words = standing(bundle.guideline)
    found = {
        "uid": f"{r.library.info.library}.{bundle.id}.{schedule.id}",
        "file": f"{bundle.id}--{schedule.id}.ics",
        "steps": [_step(texts, r, bundle, schedule, step) for step in schedule.steps],
        "title": words.title,
        "notice": words.notice,
        "foot": _foot(r, bundle.guideline, schedule),
        "language": r.library.info.language,
        "say": _say(),
    }
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))


def _step(texts: Texts, r: Renderer, bundle: GuidelineBundle, schedule: Schedule, step: ScheduleStep) -> dict[str, Any]:
    found: dict[str, Any] = {
        "id": step.id.name,
        "title": r.plain(step.title),
        "after": step.after.name,
        "due": _length(step.due),
    }
    found |= {"earliest": _length(step.earliest)} if step.earliest else {}
    found |= {"latest": _length(step.latest)} if step.latest else {}
    if step.repeat:
        found["every"] = _length(step.repeat.every)
        if step.repeat.until:
            found["until"] = _length(step.repeat.until)
        else:
            found["times"] = step.repeat.times or SHOWN_TIMES
    found |= {"endless": True} if step.is_endless else {}
    return found | {"text": _text(texts, r, bundle, schedule, step)}


def _length(length: Duration) -> list[Any]:
    return [length.low, length.high, length.unit.value, int(length.about)]


def _text(texts: Texts, r: Renderer, bundle: GuidelineBundle, schedule: Schedule, step: ScheduleStep) -> str:
    """What an event says of its step, a line a paragraph."""
    lines = [when(schedule, step, r.plain), again(step.repeat) if step.repeat else ""]
    if step.is_endless:
        lines.append(_("The first {count} times are in this file.", count=SHOWN_TIMES))
    lines.append(_lines(texts, step.text, bundle.id) if step.text else "")
    if step.overdue:
        lines.append(_("If it is late: {what}", what=_lines(texts, step.overdue, bundle.id)))
    section = next(section for section in bundle.guideline.sections if schedule in section.schedules)
    titles = [cited(r.resource(ref), ref) for ref in step.source or section.source or bundle.guideline.sources]
    lines += [_("Source: {title}", title=title) for title in titles]
    return "\n".join(line for line in lines if line)


def _lines(texts: Texts, prose: Prose, here: str) -> str:
    """Paragraphs and items of lists without markup, one line each."""
    return block_plain(texts.blocks(prose, here))


def _foot(r: Renderer, guideline: Guideline, schedule: Schedule) -> str:
    """What every event says: of what it is a part, how old that is, and that nobody has ordered it."""
    parts = [r.plain(schedule.title), r.plain(schedule.who) if schedule.who else ""]
    lines = [
        ". ".join(part for part in parts if part),
        _("Day 0 is: {day}", day=r.plain(schedule.start)),
        f"{r.plain(guideline.called)} ({r.library.info.name}, {guideline.version})",
        f"{source_date(guideline)}. {_reviewed(guideline)}.",
    ]
    if guideline.status is Status.CURRENT:
        lines.append(_("May be out of date after {date}", date=long_date(review_due(guideline, r.library))) + ".")
    lines.append(
        _(
            "This file is no medical order. Its days were worked out from the day that you typed: "
            "ask your care team which days hold for you."
        )
    )
    return "\n".join(lines)


def _reviewed(guideline: Guideline) -> str:
    day = long_date(guideline.reviewed)
    if guideline.reviewed_by:
        return _("Text checked {date}", date=day)
    return _("Text checked {date}, not clinically reviewed", date=day)


def _say() -> dict[str, str]:
    """What the script says, with places that it fills in."""
    return {
        "window": _("{first} to {last}"),
        # translators: a day that the source gives only roughly
        "about": _("about {day}"),
        "earliest": _("Not before {day}."),
        "latest": _("Not after {day}."),
        "first": _("The first {count} times:", count=SHOWN_TIMES),
        "wrong": _("This is not a day that can be used here. Write day, month and year."),
        "saved": _("The file is ready. Your browser saves it or opens your calendar."),
    }
