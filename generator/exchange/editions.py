"""Editions of a guideline, for programs."""

from __future__ import annotations

from typing import Any, TypedDict

from generator.exchange.sources import SourceData, source_list
from generator.model import addresses
from generator.model.currency import source_day
from generator.model.editions import editions_before, newer_guidelines, newer_resources
from generator.model.guideline import Guideline
from generator.model.library import GuidelineBundle, Library
from generator.text.plain import inline_plain
from generator.text.resolve import Texts


class NamedGuideline(TypedDict):
    """A guideline of the same library: its identifier, its title, and its page below the site's root."""

    guideline: str
    title: str
    page: str


def successors(library: Library, texts: Texts, guideline: Guideline) -> list[SourceData | NamedGuideline]:
    """What took the place of `guideline` of `library`, guidelines of the same library first.

    `texts` are its texts with references resolved.
    """
    found = [library.guideline(ref.name) for ref in newer_guidelines(guideline)]
    return [*(_named(texts, bundle) for bundle in found), *source_list(library.resources, newer_resources(guideline))]


def older_edition_records(library: Library, texts: Texts, bundle: GuidelineBundle) -> dict[str, Any]:
    """The key `editions` of the guideline `bundle` of `library`: its older editions, the newest first; none where it has none.

    `texts` are the texts of the library with references resolved.
    """
    records = [
        {
            **_named(texts, older),
            "version": older.guideline.version,
            **source_day(older.guideline),
            "reviewed": older.guideline.reviewed.isoformat(),
        }
        for older in editions_before(library, bundle)
    ]
    return {"editions": records} if records else {}


def _named(texts: Texts, bundle: GuidelineBundle) -> NamedGuideline:
    title = inline_plain(texts.inlines(bundle.guideline.title, bundle.id))
    return {"guideline": bundle.id, "title": title, "page": addresses.guideline(bundle.id)}
