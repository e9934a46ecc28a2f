"""What templates say in another language: whole messages, escaped once, with markup where a place takes it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from markupsafe import Markup

from generator.exchange.feed import feed_entry
from generator.language.catalogue import Catalogue
from generator.language.pseudo import PSEUDO, accented
from generator.language.speaking import speaking
from generator.model.directory import Directory
from generator.model.library import Library
from generator.model.values import Paper
from generator.model.variants import Variant
from generator.pages.frame import PageFrame
from generator.pages.framing import FrameBuilder
from generator.pages.page import Kind, Page
from generator.pages.phrases import labelled, told_apart, told_by_name
from generator.pages.renderer import Renderer, page_environment
from generator.publish.bundle import size_in_words
from generator.text.resolve import Texts
from tests.support import LibraryCase, printed_pages


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    library = LibraryCase(tmp_path_factory.mktemp("project")).load().library
    assert library is not None
    return library


def test_words_are_escaped_once_and_markup_stays() -> None:
    assert labelled("A & B", Markup("<i>c</i>")) == "A &amp; B: <i>c</i>"
    assert told_apart("More", "<b>") == 'More<span class="gp-visually-hidden">: &lt;b&gt;</span>'
    assert told_by_name("See the row", "r1") == 'See the row<span class="gp-visually-hidden"> (r1)</span>'


def test_a_message_may_pass_what_keeps_numbers_whole_and_what_makes_headings(library: Library) -> None:
    words = Catalogue("xx", {("", "Sources"): ("Tom & < 5 years",)})
    page = Renderer(library, Texts(Directory(library)), "index.html", "")
    with speaking(words):
        template = '{{ _("Sources") | whole }}{{ r.heading(_("Sources"), "here") }}'
        html = page_environment().from_string(template).render(r=page)
    assert html == 'Tom &amp; &lt;\u00a05\u00a0years<h2 id="here">Tom &amp; &lt; 5 years</h2>'
    assert [heading.title for heading in page.headings] == ["Tom & < 5 years"]


def _frame(library: Library, pages: tuple[Page, ...], page: Page) -> PageFrame:
    return FrameBuilder(library, Texts(Directory(library)), pages, "", "https://example.org/", strict=True).frame(
        page.address, (), None
    )


def test_titles_navigation_and_lists_speak_the_language(library: Library) -> None:
    with speaking(Catalogue(PSEUDO)):
        pages = printed_pages(library)
        (about,) = [page for page in pages if page.kind is Kind.ABOUT]
        frame = _frame(library, pages, about)
    assert about.title.startswith(accented("About this guideline: "))
    assert about.short_title == accented("About this guideline")
    assert {heading.title for heading in about.headings} >= {accented("What it is made from")}
    assert frame.nav.guidelines.title == accented("All guidelines")
    assert frame.nav.guideline is not None
    assert frame.nav.guideline.groups[0].title == accented("Read")
    assert frame.breadcrumbs[0].title == accented("Home")
    by_kind = {page.kind: page.body for page in pages}
    assert accented("Decision table of ") in by_kind[Kind.SEARCH]
    assert accented("Its status is: draft") in by_kind[Kind.CONFORMANCE]


def test_what_programs_read_of_a_status_is_english_in_every_language(library: Library) -> None:
    with speaking(Catalogue(PSEUDO)):
        pages = printed_pages(library)
        data: dict[str, Any] = json.loads(_frame(library, pages, pages[1]).json_ld)
    assert data["creativeWorkStatus"] == "Draft"


def test_sizes_papers_and_news_speak_the_language(library: Library) -> None:
    german = Catalogue("de", {("", "about {size} MB"): ("etwa {size} MB",), ("", "US Letter"): ("US-Brief",)})
    with speaking(german):
        assert size_in_words(2_480_000) == "etwa 2,5 MB"
        assert Variant(Paper.LETTER).paper_name == "US-Brief"
    with speaking(Catalogue(PSEUDO)):
        entry = feed_entry(library.guidelines[0], Texts(Directory(library)), "https://example.org/")
    assert accented("Version") in str(entry.element)
