"""Every page of a library."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.analysis import Analyses
from generator.checks.conformance.card import Card
from generator.handouts.sheet import Sheet
from generator.model.library import Library
from generator.pages.guideline_pages import guideline_pages, guideline_parts
from generator.pages.library_pages import first_pages, last_pages
from generator.pages.page import Page
from generator.pages.parts import GuidelineParts
from generator.text.resolve import Texts


def build_pages(
    library: Library, texts: Texts, sheets: Mapping[str, Sequence[Sheet]], cards: Mapping[str, Card]
) -> tuple[Page, ...]:
    """All pages of `library` in reading order; `sheets` and `cards` are handouts and conformance card by guideline.

    `texts` are its texts with references resolved.
    """
    analyses = Analyses(texts)
    made: list[Page] = []
    parts: list[GuidelineParts] = []
    for bundle in library.guidelines:
        pages = guideline_pages(
            library, texts, bundle, sheets.get(bundle.id, ()), card=cards[bundle.id], analyses=analyses
        )
        made += pages
        parts.append(guideline_parts(library, texts, bundle, pages))
    first = tuple(first_pages(library, texts, parts))
    return (*first, *made, *last_pages(library, texts, parts, first))
