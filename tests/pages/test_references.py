"""A source is found wherever it is cited: who wrote it, where it stands, and the place in it."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from generator.exchange.catalogue import catalogue
from generator.exchange.decision_schema import decision_schema
from generator.exchange.decisions import decision_data
from generator.exchange.diff.changes import changes_of
from generator.exchange.diff.tables import SPECIAL
from generator.exchange.dmn.export import to_dmn
from generator.exchange.dmn.importing import import_dmn
from generator.handouts.plan import plans
from generator.handouts.writer import HandoutContext
from generator.language.catalogue import load_catalogue
from generator.language.speaking import speaking
from generator.model.directory import Directory
from generator.model.library import Library
from generator.model.references import PartialDate
from generator.model.sheets import SheetKind
from generator.pages.page import Kind
from generator.pages.structured import json_ld
from generator.search import Index, Shards, build_index
from generator.search.records import library_records
from generator.text import references
from generator.text.dates import partial_date
from generator.text.resolve import Texts
from tests.support import DECISION, GUIDELINE, LibraryCase, printed_pages

ARTICLE = """
  article:
    title: "Systemic therapy: a guideline"
    authors: [Giordano SH, Temin S, "American Society of Clinical Oncology"]
    container: J Clin Oncol.
    volume: "32"
    issue: "19"
    pages: 2078-2099
    published: 2014-07
    doi: 10.1200/JCO.2013.54.0948
    pmid: 24799465
    license: CC BY 4.0
  book:
    title: A handbook
    publisher: World Health Organization
    published: 2013
    isbn: 978-92-4-154939-4
"""


@pytest.fixture
def case(tmp_path: Path) -> LibraryCase:
    case = LibraryCase(tmp_path)
    text = (case.content / "resources.yaml").read_text(encoding="utf-8")
    case.put("resources.yaml", text.rstrip() + ARTICLE)
    case.change(GUIDELINE, "sources: source-guideline", "sources: [source-guideline, article, book]")
    case.change(
        GUIDELINE,
        "    source: source-guideline\n  - The second.",
        '    source: [{id: article, at: "1.1.6"}, book]\n  - text: The second.\n    source: {id: article, at: Table 2}',
    )
    return case.change(
        DECISION, "    source: source-guideline\n    note", "    source: {id: article, at: page 3}\n    note"
    )


@pytest.fixture
def library(case: LibraryCase) -> Library:
    loaded = case.load()
    assert [str(item.message) for item in loaded.findings if item.severity == "error"] == []
    assert loaded.library is not None
    return loaded.library


def bodies(library: Library, kind: Kind) -> str:
    return "\n".join(page.body + "".join(page.pieces.values()) for page in printed_pages(library) if page.kind is kind)


def words(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).replace("\u2060", "").split())


def test_the_page_of_sources_prints_a_reference_in_one_style(library: Library) -> None:
    body = bodies(library, Kind.RESOURCES)
    text = words(body)
    assert "Giordano SH, Temin S, American Society of Clinical Oncology" in text
    assert "J Clin Oncol. July 2014;32(19):2078-2099" in text
    assert "World Health Organization, 2013" in text
    assert "ISBN 978-92-4-154939-4" in text
    assert "Terms of use: CC BY 4.0" in text
    for href in ("https://doi.org/10.1200/JCO.2013.54.0948", "https://pubmed.ncbi.nlm.nih.gov/24799465/"):
        assert f'href="{href}"' in body


def test_a_doi_leads_where_no_address_does_and_a_book_leads_nowhere(library: Library) -> None:
    assert library.resources["article"].link == "https://doi.org/10.1200/JCO.2013.54.0948"
    entry = bodies(library, Kind.RESOURCES).partition('id="book"')[2].partition("</li>")[0]
    assert "<a href" not in entry.partition("gp-resources__facts")[0]
    assert "gp-status" not in entry


def test_a_statement_names_the_place(library: Library) -> None:
    text = words(bodies(library, Kind.OVERVIEW))
    assert "Source: Systemic therapy: a guideline, 1.1.6 , A handbook" in text
    assert "Source: Systemic therapy: a guideline, Table 2" in text


def test_a_case_and_the_explorer_name_the_place(library: Library) -> None:
    assert bodies(library, Kind.DECISION).count("Systemic therapy: a guideline, page 3") >= 2


def test_a_page_states_its_source_once_and_other_places_are_named(case: LibraryCase) -> None:
    case.change(GUIDELINE, "at: Table 2", 'at: "1.1.6"')
    case.change(GUIDELINE, '[{id: article, at: "1.1.6"}, book]', '{id: article, at: "1.1.6"}')
    library = case.load().library
    assert library is not None
    text = words(bodies(library, Kind.OVERVIEW))
    assert text.count("a guideline, 1.1.6") == 1
    assert "Source of this page: Systemic therapy: a guideline, 1.1.6" in text
    case.change(GUIDELINE, '{id: article, at: "1.1.6"}\n\n', "{id: article, at: Table 9}\n\n")
    library = case.load().library
    assert library is not None
    assert "a guideline, Table 9" in words(bodies(library, Kind.OVERVIEW))


def test_sheets_number_sources_with_the_place(library: Library) -> None:
    context = HandoutContext(library=library, texts=Texts(Directory(library)))
    (booklet,) = {
        str(plan.document()) for plan in plans(context, library.guidelines[0]) if plan.kind is SheetKind.BOOKLET
    }
    for place in ("1.1.6", "Table 2", "page 3"):
        assert f"place='{place}'" in booklet
    assert "authors='Giordano SH, Temin S, American Society of Clinical Oncology'" in booklet
    assert "publisher='J Clin Oncol. July 2014;32(19):2078-2099'" in booklet
    assert "more='PMID 24799465; Terms of use: CC BY 4.0'" in booklet
    assert "address='https://doi.org/10.1200/JCO.2013.54.0948'" in booklet


def test_programs_get_the_place_and_plain_sources_stay_addresses(library: Library) -> None:
    texts = Texts(Directory(library))
    data = json.loads(next(text for name, text in decision_data(library, texts) if name.endswith("which-test.json")))
    jsonschema.validate(data, decision_schema())
    by_id = {rule["id"]: rule["sources"] for rule in data["rules"]}
    assert by_id["adults-positive"] == [{"address": "https://doi.org/10.1200/JCO.2013.54.0948", "at": "page 3"}]
    assert all(isinstance(source, str) for source in by_id["adults-negative"])
    shared = json.loads(catalogue(library, texts))
    assert shared["guidelines"][0]["sources"][1:] == [
        "https://doi.org/10.1200/JCO.2013.54.0948",
        {"title": "A handbook"},
    ]
    (article,) = [item for item in shared["resources"] if item["id"] == "article"]
    assert article["authors"][0] == "Giordano SH"
    assert (article["doi"], article["published"], article["pages"]) == (
        "10.1200/JCO.2013.54.0948",
        "2014-07",
        "2078-2099",
    )


def test_json_ld_cites(library: Library) -> None:
    texts = Texts(Directory(library))
    found: dict[Kind, Any] = {}
    for page in printed_pages(library):
        found[page.kind] = json.loads(json_ld(page, library, texts, ""))
    (article, book) = found[Kind.ABOUT]["citation"]
    assert article["@type"] == "ScholarlyArticle"
    assert article["author"][2] == "American Society of Clinical Oncology"
    assert article["identifier"][0] == {
        "@type": "PropertyValue",
        "propertyID": "doi",
        "value": "10.1200/JCO.2013.54.0948",
    }
    assert book["isbn"] == "978-92-4-154939-4"
    assert found[Kind.ABOUT]["isBasedOn"][2] == {"@type": "CreativeWork", "name": "A handbook"}
    assert found[Kind.RESOURCES]["citation"] == [article, book]
    assert "citation" not in found[Kind.SECTION]


@pytest.mark.parametrize(
    "query", ["Giordano", "10.1200/JCO.2013.54.0948", "24799465", "978-92-4-154939-4", "J Clin Oncol"]
)
def test_search_finds_authors_and_numbers(library: Library, query: str) -> None:
    scripts = build_index(library_records(library, Texts(Directory(library))), "en")
    hits = Index(Shards(scripts.__getitem__)).query(query).hits
    assert hits[0].record.address.endswith(("#article", "#book"))


def test_diff_tells_another_place(case: LibraryCase, library: Library) -> None:
    case.change(GUIDELINE, "at: Table 2", "at: Table 3")
    case.change("resources.yaml", "published: 2014-07", "published: 2014-08-01")
    after = case.load().library
    assert after is not None
    told = [(item.field, item.old, item.new) for item in changes_of(library, after, SPECIAL)]
    assert told == [
        ("published", "2014-07", "2014-08-01"),
        ("source", "article at Table 2", "article at Table 3"),
    ]


def test_of_many_authors_paper_names_the_first(library: Library) -> None:
    many = replace(library.resources["article"], authors=tuple("ABCDEFGH"))
    assert references.authors(many, references.MOST_AUTHORS) == "A, B, C, D, E, F, and others"
    assert references.authors(many) == "A, B, C, D, E, F, G, H"


@pytest.mark.parametrize(
    ("tag", "printed"),
    [
        ("en", ["2024", "April 2024", "30 April 2024"]),
        ("de", ["2024", "April 2024", "30. April 2024"]),
        ("es", ["2024", "abril de 2024", "30 de abril de 2024"]),
        ("ja", ["2024年", "2024年4月", "2024年4月30日"]),
    ],
)
def test_a_partial_date_prints_in_every_language(tag: str, printed: list[str]) -> None:
    with speaking(load_catalogue(tag)):
        assert [partial_date(PartialDate(2024, *rest)) for rest in ((), (4,), (4, 30))] == printed


def test_a_table_with_places_goes_out_and_in_again(library: Library, tmp_path: Path) -> None:
    (table,) = library.guidelines[0].decisions
    file = tmp_path / "table.dmn"
    file.write_text(to_dmn(table, library.resources), encoding="utf-8")
    assert "article (page 3)" in file.read_text(encoding="utf-8")
    (text,) = import_dmn(file, tmp_path / "new").files.values()
    rule = yaml.safe_load(text)["rules"][0]
    assert rule["source"] == [{"id": "article", "at": "page 3"}]


def test_a_cell_of_a_grid_names_places(case: LibraryCase) -> None:
    grid = (
        "grid:\n  - [age, result, advice, source]\n"
        '  - ["-", "-", "Write the advice here, in quotes if it has a comma.", "article (Table 2 (b)); book, source-guideline"]\n'
    )
    text = (case.content / DECISION).read_text(encoding="utf-8")
    head, _, rest = text.partition("rules:\n")
    case.put(DECISION, head + grid + "examples:\n" + rest.partition("examples:\n")[2])
    library = case.load().library
    assert library is not None
    (rule,) = library.guidelines[0].decisions[0].rules
    assert [(ref.name, ref.at) for ref in rule.source] == [
        ("article", "Table 2 (b)"),
        ("book", ""),
        ("source-guideline", ""),
    ]


def test_a_text_may_link_a_doi_and_a_pmid(case: LibraryCase) -> None:
    case.change(GUIDELINE, "The second.", "See [this](doi:10.1016/S0140-6736(05)66543-8) and [that](pmid:24799465).")
    library = case.load().library
    assert library is not None
    body = bodies(library, Kind.OVERVIEW)
    assert 'href="https://doi.org/10.1016/S0140-6736(05)66543-8"' in body
    assert 'href="https://pubmed.ncbi.nlm.nih.gov/24799465/"' in body
