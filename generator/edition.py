"""One edition of a library: everything that is printed from one model, before any engine has a hand in it.

A guideline's share is made from the guideline and what guidelines share, and the library's from what each guideline
hands on: so guidelines can be made anywhere, in any order, and need not be made again while nothing of theirs changed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.analysis import Analyses
from generator.checks.conformance.audit import Lexicon
from generator.checks.conformance.card import guideline_card
from generator.diagnostics import Findings
from generator.exchange.catalogue import catalogue_entry, catalogue_of
from generator.exchange.conformance import conformance_data
from generator.exchange.decisions import guideline_decisions, schema_file
from generator.exchange.feed import FeedEntry, feed, feed_entry
from generator.exchange.handouts import handout_list
from generator.exchange.options import options_data, options_schema_file
from generator.handouts.make import TypesetOptions, make_sheets
from generator.handouts.sheet import Sheet
from generator.model import addresses
from generator.model.danger import guideline_alerts, library_alerts
from generator.model.directory import Directory
from generator.model.library import GuidelineBundle, Library
from generator.model.values import Status
from generator.pages.former import former_anchors, former_terms, moved_pages, with_former_anchors
from generator.pages.guideline_pages import guideline_pages, guideline_parts
from generator.pages.library_pages import first_pages, last_pages
from generator.pages.page import Page
from generator.pages.parts import GuidelineParts
from generator.search.alerts import SearchAlert, searched
from generator.search.counting import CountedRecords, counted
from generator.search.record import Record
from generator.search.records import guideline_records, shared_records
from generator.text.resolve import Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution:
    """What a guideline hands on to its library; `feed` is None where the site has no address, and for a draft.

    `counts` are the words of `records`, counted.
    """

    parts: GuidelineParts
    records: tuple[Record, ...]
    counts: CountedRecords
    search_alerts: tuple[SearchAlert, ...]
    catalogue: Mapping[str, Any]
    feed: FeedEntry | None
    has_decisions: bool
    has_options: bool
    is_draft: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class GuidelineEdition:
    """All that is printed of one guideline but its sheets; `data` goes by address."""

    pages: tuple[Page, ...]
    data: Mapping[str, str]
    contribution: Contribution


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryEdition:
    """What is printed of the library as a whole: the pages before and after its guidelines, and data by address.

    `records` and `search_alerts` are those of everything, the guidelines' first.
    """

    first: tuple[Page, ...]
    last: tuple[Page, ...]
    records: tuple[Record, ...]
    search_alerts: tuple[SearchAlert, ...]
    data: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Edition:
    """Pages, handouts, search records and data of one library. `sheets` goes by guideline, `data` by address."""

    library: Library
    texts: Texts
    pages: tuple[Page, ...]
    sheets: Mapping[str, tuple[Sheet, ...]]
    records: tuple[Record, ...]
    search_alerts: tuple[SearchAlert, ...]
    data: Mapping[str, str]


def guideline_edition(
    library: Library,
    texts: Texts,
    bundle: GuidelineBundle,
    sheets: Sequence[Sheet],
    *,
    lexicon: Lexicon,
    analyses: Analyses,
    site_url: str,
) -> GuidelineEdition:
    """Print the guideline `bundle` of `library`, which has passed its checks.

    `texts` are the texts of the library with references resolved, `sheets` are its handouts, `lexicon` holds the words of its library, `analyses` what is known of its tables.
    `site_url` is "" where the address of the site is not known: then nothing prints one.
    """
    card = guideline_card(lexicon, library, texts, analyses, bundle)
    pages = guideline_pages(library, texts, bundle, sheets, card=card, analyses=analyses)
    pages = with_former_anchors(pages, former_anchors(bundle))
    data = dict(guideline_decisions(library, texts, analyses, bundle))
    if bundle.compares:
        data[addresses.options_data(bundle.id)] = options_data(library, texts, bundle)
    data |= moved_pages(library, bundle, pages)
    data[addresses.handout_list(bundle.id)] = handout_list(bundle.id, sheets)
    data[addresses.conformance_data(bundle.id)] = conformance_data(bundle.id, card)
    records = guideline_records(library, texts, bundle)
    is_draft = bundle.guideline.status is Status.DRAFT
    contribution = Contribution(
        parts=guideline_parts(library, texts, bundle, pages),
        records=records,
        counts=counted(records, library.info.language),
        search_alerts=searched(library, texts, guideline_alerts(library, bundle)),
        catalogue=catalogue_entry(library, texts, bundle),
        feed=feed_entry(bundle, texts, _root(site_url)) if site_url and not is_draft else None,
        has_decisions=bool(bundle.decisions),
        has_options=bundle.compares,
        is_draft=is_draft,
    )
    return GuidelineEdition(pages=pages, data=data, contribution=contribution)


def library_edition(
    library: Library, texts: Texts, contributions: Sequence[Contribution], site_url: str
) -> LibraryEdition:
    """Print the library as a whole; `contributions` are those of its guidelines, in its order.

    `library` need not hold the guidelines themselves; `texts` are its texts with references resolved. `site_url` is "" where
    the address of the site is not known.
    """
    parts = [item.parts for item in contributions]
    first = with_former_anchors(tuple(first_pages(library, texts, parts)), former_terms(library))
    data = {addresses.CATALOGUE: catalogue_of(library, texts, [item.catalogue for item in contributions])}
    if any(item.has_decisions for item in contributions):
        data |= [schema_file()]
    if any(item.has_options for item in contributions):
        data |= [options_schema_file()]
    if site_url:
        data[addresses.FEED] = feed(library, [item.feed for item in contributions if item.feed], _root(site_url))
    records = [record for item in contributions for record in item.records]
    alerts = [alert for item in contributions for alert in item.search_alerts]
    return LibraryEdition(
        first=first,
        last=with_former_anchors(tuple(last_pages(library, texts, parts, first)), former_terms(library)),
        records=(*records, *shared_records(library, texts)),
        search_alerts=(*alerts, *searched(library, texts, library_alerts(library))),
        data=data,
    )


def make_edition(library: Library, site_url: str, findings: Findings, options: TypesetOptions | None = None) -> Edition:
    """Print all of a `library` that has passed its checks.

    `site_url` is "" where the address of the site is not known: then nothing prints one. What cannot be
    typeset is reported in `findings`. `options` says how handouts are made.
    """
    texts = Texts(Directory(library))
    analyses = Analyses(texts)
    sheets = make_sheets(library, texts, site_url, findings, options, analyses=analyses)
    lexicon = Lexicon(library, texts)
    made = [
        guideline_edition(library, texts, item, sheets[item.id], lexicon=lexicon, analyses=analyses, site_url=site_url)
        for item in library.guidelines
    ]
    whole = library_edition(library, texts, [item.contribution for item in made], site_url)
    pages = (*whole.first, *(page for item in made for page in item.pages), *whole.last)
    data = {**whole.data, **{address: text for item in made for address, text in item.data.items()}}
    return Edition(library, texts, pages, sheets, whole.records, whole.search_alerts, data)


def _root(site_url: str) -> str:
    return f"{site_url.rstrip('/')}/"
