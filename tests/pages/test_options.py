"""Options compared on pages: one table in the order of the source, silence said, and nothing that ranks or computes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.model import addresses
from generator.model.directory import Directory
from generator.model.library import Library
from generator.pages.assets import scripts_of, styles_of
from generator.pages.page import Kind, Page
from generator.search.records import guideline_records
from generator.text.resolve import Texts
from tests.comparing import NAMES, TWO, asked_about, comparing
from tests.support import LibraryCase, printed_pages

OWN = "sore-throat"
SECTION = addresses.section(OWN, "treatment")


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    case = asked_about(comparing(LibraryCase(tmp_path_factory.mktemp("comparing")).current()))
    found = case.load()
    assert not found.findings.has_errors, list(found.findings)
    assert found.library is not None
    return found.library


@pytest.fixture(scope="module")
def pages(library: Library) -> dict[str, Page]:
    return {page.address: page for page in printed_pages(library)}


def table(body: str, name: str) -> str:
    """The first comparison's table."""
    return body.partition(f'data-options="{name}"')[2].partition("<table")[2].partition("</table>")[0]


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_options_stand_in_the_order_of_the_source_under_header_cells(pages: dict[str, Page]) -> None:
    found = table(pages[SECTION].body, "which-help")
    heads = re.findall(r'<th scope="col"(?: class="is-left-out")? data-option="([a-z]+)"', found)
    assert heads == list(NAMES)
    rows = re.findall(r'<tr><th scope="row">(.*?)</th>', found)
    assert rows == ["What it involves"]
    assert re.findall(r'<td(?: class="is-left-out")? data-option="([a-z]+)"', found) == list(NAMES)


def test_each_cell_says_its_own_or_that_nothing_is_said(pages: dict[str, Page]) -> None:
    found = table(pages[SECTION].body, "tablets-or-waiting")
    better = words(found.partition("What may get better")[2].partition("<tr>")[0])
    assert better == (
        "Tablets You may feel well sooner. This library has no number for this from its source. "
        "Waiting The guideline does not say."
    )
    worse = words(found.partition("What may go wrong")[2].partition("<tr>")[0])
    assert "3 to 5 of every 100 people who take tablets feel unwell in a week." in worse.replace("\u2060", "")
    assert "95 to 97 of every 100 do not." in worse.replace("\u2060", "")
    assert worse.endswith("You may stay ill. Source: The other guideline")
    assert "What about the nights?" in found


def test_what_the_guideline_says_of_their_order_is_said(pages: dict[str, Page]) -> None:
    body = pages[SECTION].body
    assert "The guideline does not rank these options. They stand in the order of the source." in body
    assert "The options stand in the order of the source." in body


def test_only_pages_that_compare_load_what_it_needs(pages: dict[str, Page]) -> None:
    with_it = {page.address for page in pages.values() if "options.js" in scripts_of(page)}
    assert with_it == {SECTION}
    (needs,) = re.findall(r'data-needs="([^"]*options[^"]*)"', pages[addresses.my_handout(OWN)].body)
    assert {name.rpartition("/")[2] for name in needs.split()} >= {"options.css", "options.js"}
    assert {page.address for page in pages.values() if "options.css" in styles_of(page)} == with_it
    for address in with_it:
        scripts = scripts_of(pages[address])
        assert scripts.index("store.js") < scripts.index("options.js")
        assert len(set(scripts)) == len(scripts)


def test_my_handout_takes_it_in_without_its_addresses(pages: dict[str, Page]) -> None:
    page = pages[addresses.my_handout(OWN)]
    (piece,) = [text for text in page.pieces.values() if "gp-options" in text]
    assert 'data-part=\\"options/tablets-or-waiting\\"' in piece
    assert "I want to go back to work soon." in piece
    assert "gp-option-" not in piece
    assert "gp-options__choose" not in piece, "on paper nobody chooses"
    assert "stays on this device" not in piece, "the page itself says so of all that is kept"


def test_two_need_no_choice_and_more_have_one(pages: dict[str, Page]) -> None:
    body = pages[SECTION].body
    assert body.count("gp-options__choose ") == 1
    assert "Show all 7 options" in body


def test_a_question_that_an_option_explains_stands_on_its_page(pages: dict[str, Page]) -> None:
    assert "Questions you could ask" in pages[SECTION].body
    assert (
        f"{addresses.section(OWN, 'treatment').rpartition('/')[2]}#gp-options-tablets-or-waiting"
        in pages[addresses.questions(OWN)].body
    )


def test_each_option_is_found_by_its_own_name(library: Library, pages: dict[str, Page]) -> None:
    (bundle,) = library.guidelines
    records = {record.address: record for record in guideline_records(library, Texts(Directory(library)), bundle)}
    found = records[addresses.option(OWN, "treatment", "tablets-or-waiting", "tablets")]
    assert (found.kind, found.title, found.aliases) == ("option", "Tablets", ("pills",))
    assert found.headings == ("Tablets, or waiting?",)
    assert "What may go wrong: 3 to 5 of every 100 people who take tablets feel unwell" in found.text
    anchors = pages[SECTION].anchors
    for address, record in records.items():
        if record.kind in {"option", "options"}:
            assert address.partition("#")[2] in anchors, address
    lines = pages[addresses.SEARCH].body
    assert "#gp-option-which-help--steam" in lines


def test_without_statements_nothing_asks_what_matters(tmp_path: Path) -> None:
    case = comparing(LibraryCase(tmp_path).current(), TWO.partition("        matters:")[0])
    library = case.load().library
    assert library is not None
    (section,) = [page for page in printed_pages(library) if page.kind is Kind.SECTION]
    assert "What matters to me" not in section.body


def test_about_leads_to_the_file_for_programs(pages: dict[str, Page]) -> None:
    about = pages[addresses.about(OWN)].body
    assert addresses.options_data(OWN) in about
    assert "data/schemas/options.json" in about
