"""One edition of a library: everything that is printed from one model, before any engine has a hand in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.checks.conformance.card import cards
from generator.diagnostics import Findings
from generator.exchange.catalogue import catalogue
from generator.exchange.conformance import conformance_data
from generator.exchange.decisions import decision_data
from generator.exchange.feed import feed
from generator.exchange.handouts import handout_list
from generator.handouts.make import TypesetOptions, make_sheets
from generator.handouts.sheet import Sheet
from generator.model import addresses
from generator.model.directory import Directory
from generator.model.library import Library
from generator.pages.build import build_pages
from generator.pages.page import Page
from generator.search.alerts import SearchAlert, search_alerts
from generator.search.record import Record
from generator.search.records import library_records
from generator.text.resolve import Texts


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


def make_edition(library: Library, site_url: str, findings: Findings, options: TypesetOptions | None = None) -> Edition:
    """Print all of a `library` that has passed its checks.

    `site_url` is "" where the address of the site is not known: then nothing prints one. What cannot be
    typeset is reported in `findings`. `options` says how handouts are made.
    """
    texts = Texts(Directory(library))
    sheets = make_sheets(library, texts, site_url, findings, options)
    assessed = cards(library, texts)
    pages = build_pages(library, texts, sheets, assessed)
    data = {addresses.CATALOGUE: catalogue(library, texts), **dict(decision_data(library, texts))}
    data |= {addresses.handout_list(name): handout_list(name, found) for name, found in sheets.items()}
    data |= {addresses.conformance_data(name): conformance_data(name, card) for name, card in assessed.items()}
    if site_url:
        data[addresses.FEED] = feed(library, texts, f"{site_url.rstrip('/')}/")
    return Edition(library, texts, pages, sheets, library_records(library, texts), search_alerts(library, texts), data)
