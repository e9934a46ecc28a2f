"""Pages of the reference library: what stands on them, and that every link leads somewhere."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

from generator.checks import load_and_check
from generator.checks.addresses import library_addresses
from generator.checks.facts import guideline_addresses
from generator.model import addresses
from generator.model.directory import Directory
from generator.model.library import Library
from generator.pages import library_pages
from generator.pages.framing import MOST_SECTIONS, FrameBuilder, MarkdownPage
from generator.pages.page import TOP, Kind, Page
from generator.text.resolve import Texts
from tests.support import LibraryCase, printed_pages

CONTENT = Path(__file__).parent.parent.parent / "content"


@pytest.fixture(scope="module")
def library() -> Library:
    loaded = load_and_check(CONTENT)
    expected = {"untranslated-texts", "diagram-not-drawn"}  # Arabic is not complete; one table is too large to be drawn
    assert [item for item in loaded.findings if item.code not in expected] == []
    assert loaded.library is not None
    return loaded.library


@pytest.fixture(scope="module")
def texts(library: Library) -> Texts:
    return Texts(Directory(library))


@pytest.fixture(scope="module")
def pages(library: Library) -> Mapping[str, Page]:
    return {page.address: page for page in printed_pages(library)}


class Reading(HTMLParser):
    """Ids, links and headings of a page, as a browser would find them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.headings: list[int] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if given.get("id"):
            self.ids.append(str(given["id"]))
        if tag == "a":
            self.links.append(str(given["href"]))
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self.headings.append(int(tag[1]))


def test_there_is_a_page_of_every_kind(pages: Mapping[str, Page]) -> None:
    assert {page.kind for page in pages.values()} == set(Kind) - {Kind.LETTER}  # of very long lists


def test_pages_have_the_addresses_that_the_checks_reserve(library: Library, pages: Mapping[str, Page]) -> None:
    promised = {page.address for page in library_addresses(library)}
    promised |= {page.address for bundle in library.guidelines for page in guideline_addresses(bundle)}
    assert set(pages) == promised


def test_what_pages_say_of_themselves_is_what_is_in_them(pages: Mapping[str, Page]) -> None:
    for page in pages.values():
        reading = Reading(page.body)
        assert sorted(reading.ids) == sorted(page.anchors), page.address
        assert TOP in reading.ids
        assert len(reading.ids) == len(set(reading.ids)), page.address


def test_every_link_inside_the_site_leads_to_a_page_and_an_anchor(pages: Mapping[str, Page]) -> None:
    checked = 0
    for page in pages.values():
        for link in page.links:
            path, _, anchor = link.partition("#")
            assert not anchor or anchor in pages[path].anchors, f"{page.address}: {link}"
            checked += 1
    assert checked > 100


def test_headings_leave_no_level_out(pages: Mapping[str, Page]) -> None:
    for page in pages.values():
        levels = Reading(page.body).headings
        assert levels[0] == 1, page.address
        assert levels.count(1) == 1, page.address
        assert all(after - before <= 1 for before, after in pairwise(levels)), page.address


def test_every_page_is_reached_from_home(library: Library, texts: Texts, pages: Mapping[str, Page]) -> None:
    frames = FrameBuilder(library, texts, list(pages.values()), "offline/x.zip", strict=True)
    reached, todo = set(), ["index.html"]
    while todo:
        address = todo.pop()
        if address in reached:
            continue
        reached.add(address)
        nav = frames.frame(address, [], None).nav
        groups = nav.guideline.groups if nav.guideline else ()
        entries = [*nav.library, *(entry for group in groups for entry in group.pages)]
        folder = address.rpartition("/")[0]
        linked = {resolve(folder, entry.href) for entry in entries}
        todo += [link for link in linked | {link.partition("#")[0] for link in pages[address].links} if link in pages]
    assert set(pages) - reached == set()


def resolve(folder: str, href: str) -> str:
    parts = folder.split("/") if folder else []
    for part in href.partition("#")[0].split("/"):
        parts = parts[:-1] if part == ".." else [*parts, part]
    return "/".join(parts)


def test_a_term_lists_where_it_is_used_and_a_resource_where_it_is_cited(pages: Mapping[str, Page]) -> None:
    glossary, resources = pages["glossary.html"].body, pages["resources.html"].body
    for page in pages.values():
        if page.kind in {Kind.GLOSSARY, Kind.RESOURCES, Kind.SEARCH}:
            continue
        for link in page.links:
            name = link.partition("#")[2]
            if link.startswith("glossary.html#"):
                assert page.address in entry(glossary, name)
            if link.startswith("resources.html#"):
                assert page.address in entry(resources, name)


def entry(body: str, name: str) -> str:
    """The part of a list page from one id to the next."""
    start = body.index(f'id="{name}"')
    end = body.find(' id="', start + 1)
    return body[start : end if end >= 0 else None]


def test_a_question_links_what_explains_it_and_is_linked_from_there(pages: Mapping[str, Page]) -> None:
    base = "guidelines/breast-cancer-screening"
    assert f"{base}/dense-breasts.html" in pages[f"{base}/questions.html"].links
    assert f"{base}/questions.html#density" in pages[f"{base}/dense-breasts.html"].links


def test_the_navigation_of_a_page_has_its_own_guideline_and_no_other(
    library: Library, texts: Texts, pages: Mapping[str, Page]
) -> None:
    frames = FrameBuilder(library, texts, list(pages.values()), "", strict=True)
    own = frames.frame("guidelines/breast-cancer-screening/questions.html", [], None).nav.guideline
    assert own
    assert [page.title for group in own.groups for page in group.pages if page.current] == ["Questions to ask"]
    assert frames.frame("glossary.html", [], None).nav.guideline is None


@pytest.mark.parametrize(
    ("page", "first", "last"),
    [
        ("index", 0, MOST_SECTIONS - 1),
        ("part-0", 0, MOST_SECTIONS - 1),
        ("part-50", 50 - MOST_SECTIONS // 2, 49 + MOST_SECTIONS // 2),
        ("part-99", 100 - MOST_SECTIONS, 99),
    ],
)
def test_of_very_many_sections_the_navigation_lists_those_around_the_page(
    library: Library, texts: Texts, page: str, first: int, last: int
) -> None:
    sections = [(Kind.SECTION, f"part-{number}") for number in range(100)]
    own = [
        Page(name, kind, name, name, "", guideline="breast-cancer-screening")
        for kind, name in ((Kind.OVERVIEW, "index"), *sections, (Kind.ABOUT, "about"))
    ]
    nav = FrameBuilder(library, texts, own, "", strict=True).frame(page, [], None).nav.guideline
    assert nav
    titles = [item.title for group in nav.groups for item in group.pages]
    assert titles == ["index", *(f"part-{number}" for number in range(first, last + 1)), "All 100 parts", "about"]


def test_a_very_long_list_from_a_to_z_has_a_page_for_each_letter(
    library: Library, pages: Mapping[str, Page], monkeypatch: pytest.MonkeyPatch
) -> None:
    (whole,) = [page for page in pages.values() if page.kind is Kind.SEARCH]
    monkeypatch.setattr(library_pages, "MOST_ENTRIES", 100)
    spread = {page.address: page for page in printed_pages(library)}
    letters = {address: page for address, page in spread.items() if page.kind is Kind.LETTER}
    assert {addresses.letter("H"), addresses.letter("0-9")} <= set(letters)
    assert set(letters) <= spread[addresses.SEARCH].links
    listed = set().union(*(page.links for page in letters.values()))
    own = {link for link in whole.links if link.startswith(f"{addresses.SEARCH}#")}
    assert whole.links - listed - own == set()
    assert len(spread[addresses.SEARCH].body) < len(whole.body) / 4
    assert addresses.letter("Ä") == "a-z/uc4.html"


def test_a_folder_of_markdown_pages_is_one_entry_except_on_its_own_pages(
    library: Library, texts: Texts, pages: Mapping[str, Page]
) -> None:
    frames = FrameBuilder(library, texts, list(pages.values()), "", strict=True)
    others = [
        MarkdownPage(address, address) for address in ("team.html", "editors/index.html", "editors/publishing.html")
    ]

    def shown(address: str) -> list[str]:
        return [entry.title for entry in frames.frame(address, others, None).nav.pages]

    assert shown("glossary.html") == ["team.html", "editors/index.html"]
    assert shown("editors/index.html") == ["team.html", "editors/index.html", "editors/publishing.html"]


def test_the_decision_table_is_a_table(pages: Mapping[str, Page]) -> None:
    body = pages["guidelines/breast-cancer-screening/decisions/how-often.html"].body
    tables = re.findall(r'<table class="gp-cases.*?</table>', body, re.DOTALL)
    assert len(tables) == 4
    assert all(table.count('scope="col"') == 3 for table in tables)
    assert sum(table.count('scope="row"') for table in tables) == 6
    assert '<th scope="row">You are 40 to 74\u00a0years old, you are at ' in body
    assert 'id="age-75-and-over"' in body
    assert "At most one case fits each person." in body


def test_every_word_that_a_page_marks_is_explained_on_it_once(pages: Mapping[str, Page]) -> None:
    for page in pages.values():
        if page.kind not in {
            Kind.GLOSSARY,
            Kind.HOME,
        }:  # the way in has no foot of words: there they lead to the glossary
            marked = re.findall(r'class="gp-term" href="[^"]*" data-term="([^"]*)"', page.body)
            assert re.findall(r'<div data-word="([^"]*)">', page.body) == list(dict.fromkeys(marked)), page.address
    assert sum('class="gp-words"' in page.body for page in pages.values()) >= 3


def test_a_definition_brings_the_words_that_it_uses(tmp_path: Path) -> None:
    case = LibraryCase(tmp_path)
    case.change("glossary.yaml", "The doctors,", "The [doctors](term:doctor),")
    case.change(
        "glossary.yaml", "\nterms:", "\nterms:\n  doctor:\n    term: doctor\n    definition: A [healer](term:doctor)."
    )
    library = case.load().library
    assert library is not None
    pages = {page.address: page for page in printed_pages(library)}
    section = pages["guidelines/sore-throat/treatment.html"].body
    assert re.findall(r'<div data-word="([^"]*)">', section) == ["care-team", "doctor"]
    assert '<dd>A <a class="gp-term" href="../../glossary.html#doctor" data-term="doctor">healer</a>.</dd>' in section


def test_a_grade_leads_to_what_it_means(pages: Mapping[str, Page]) -> None:
    own = "guidelines/breast-cancer-screening"
    assert '<a href="recommendations.html#gp-grade-b">Grade B</a>' in pages[f"{own}/index.html"].body
    assert "gp-grade-b" in pages[f"{own}/recommendations.html"].anchors


def test_who_gets_no_advice_is_told_right_below_who_gets_some(pages: Mapping[str, Page]) -> None:
    body = pages["guidelines/breast-cancer-screening/decisions/how-often.html"].body
    assert re.findall(r'<h3 id="([^"]*)"', body)[:4] == ["gp-advice", "gp-waits", "gp-no-advice", "gp-outside"]
    assert re.findall(r'<h2 id="([^"]*)"', body)[:3] == ["gp-find", "gp-explorer-title", "gp-cases"]


def test_long_lists_of_the_glossary_are_folded_and_letters_lead_into_it(pages: Mapping[str, Page]) -> None:
    page = pages["glossary.html"]
    letters = re.findall(r'<li><a href="#([^"]+)">(\w)</a></li>', page.body)
    assert len(letters) > 10
    assert {name for name, _ in letters} <= page.anchors
    for folded, pages_named in re.findall(
        r"<summary>Used in: (\d+) pages</summary>(.*?)</details>", page.body, re.DOTALL
    ):
        assert int(folded) == pages_named.count("<li>") > 3


def test_a_word_that_very_many_pages_use_lists_some_and_says_how_many_more(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.pages.library_pages.MOST_USERS", 5)
    body = next(page.body for page in printed_pages(library) if page.address == "glossary.html")
    lists = re.findall(r"<summary>Used in: (\d+) pages</summary>(.*?)</details>", body, re.DOTALL)
    long = [(int(count), text) for count, text in lists if " more</li>" in text]
    assert long
    for count, text in long:
        assert text.count("<li><a ") == 5
        assert f"<li>and {count - 5} more</li>" in text


def test_code_in_an_explanation_is_set_as_code(pages: Mapping[str, Page]) -> None:
    body = pages["diagnostics.html"].body
    assert "`" not in body
    assert "<code>[40..74]</code>" in body


def test_a_picture_of_how_many_has_its_labels_above_and_below(pages: Mapping[str, Page]) -> None:
    """A range has both edges above its squares; what is known only as a limit never looks certain."""
    guideline = "guidelines/her2-metastatic-breast-cancer"
    place = re.compile(r'gp-risk__picture">(.*?)<svg[^>]* class="gp-pictograph" (.*?)</div>', re.DOTALL)

    def around(name: str) -> list[str]:
        found = place.search(pages[f"{guideline}/{name}.html"].body)
        assert found
        return [" ".join(re.sub(r"<[^>]*>", " ", part.partition(">")[2]).split()) for part in found.groups()]

    below = "The other 80 of 100 Each square is one person."
    assert around("her2-and-hormone-receptors") == ["From 15 To 20", below]
    assert around("where-it-spreads") == ["Up to 50", below.replace("80", "50")]


@pytest.mark.parametrize(("written", "shown"), [("", "Sample library"), ("short-name: Sample\n", "Sample")])
def test_the_head_of_a_page_has_the_short_name_or_the_name(tmp_path: Path, written: str, shown: str) -> None:
    case = LibraryCase(tmp_path).change("library.yaml", "name: Sample library\n", f"name: Sample library\n{written}")
    made = case.load().library
    assert made is not None
    frame = FrameBuilder(made, Texts(Directory(made)), printed_pages(made), "", strict=True).frame(
        "index.html", [], None
    )
    assert (frame.library.short_name, frame.library.name) == (shown, "Sample library")
