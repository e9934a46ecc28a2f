"""Editions of a guideline, on paper."""

from __future__ import annotations

from generator.handouts.document import Block, Bullets, Para
from generator.handouts.parts import Blocks, heading
from generator.handouts.writer import Writer
from generator.language.formats import long_date
from generator.language.speaking import _
from generator.model.editions import editions_before
from generator.model.library import GuidelineBundle
from generator.text.dates import source_date


def earlier(writer: Writer, bundle: GuidelineBundle) -> Blocks:
    """The older editions of the guideline `bundle`, the newest first, with what was changed in them; `writer` is the sheet's."""
    items = [_edition(writer, item) for item in editions_before(writer.context.library, bundle)]
    return (heading(writer, _("Earlier editions")), Bullets(tuple(items))) if items else ()


def _edition(writer: Writer, bundle: GuidelineBundle) -> tuple[Block, ...]:
    other = Writer(writer.context, bundle.id)
    title, dated = other.words(bundle.guideline.title), source_date(bundle.guideline)
    log = [(long_date(item.date), other.words(item.text)) for item in bundle.guideline.change_log]
    writer.untranslated |= other.untranslated
    changes = tuple((_labelled(writer, day, text),) for day, text in log)
    return (_labelled(writer, title, dated), *((Bullets(changes),) if changes else ()))


def _labelled(writer: Writer, label: str, value: str) -> Para:
    return Para(writer.said(_("{label}: {value}"), label=writer.plain(label), value=writer.plain(value)))
