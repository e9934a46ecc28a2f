"""Who is behind a guideline, for programs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from generator.exchange.sources import source_list
from generator.model.library import GuidelineBundle, Library
from generator.model.people import Person
from generator.model.values import Prose
from generator.text.plain import inline_plain
from generator.text.resolve import Texts


def people_record(library: Library, texts: Texts, bundle: GuidelineBundle) -> dict[str, Any]:
    """Authors, panel, funding, conflicts and change log of the guideline `bundle` of `library`; keys are those of the YAML.

    `texts` are its texts with references resolved. What nobody has written has no key.
    """
    guideline = bundle.guideline

    def plain(prose: Prose | None) -> str:
        return inline_plain(texts.inlines(prose, bundle.id)) if prose else ""

    def people(persons: Iterable[Person]) -> list[dict[str, str]]:
        return [_given({"name": it.name, "role": plain(it.role), "place": plain(it.place)}) for it in persons]

    return _given(
        {
            "authors": people(guideline.authors),
            "panel": people(guideline.panel),
            "funding": [
                _given({"name": it.name, "address": str(it.address or ""), "role": plain(it.role)})
                for it in guideline.funding
            ],
            "conflicts": [
                {"text": plain(it.text), "sources": source_list(library.resources, it.source)}
                for it in guideline.conflicts
            ],
            "change-log": [{"date": it.date.isoformat(), "text": plain(it.text)} for it in guideline.change_log],
        }
    )


def _given(values: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value}
