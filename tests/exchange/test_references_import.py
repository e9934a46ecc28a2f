"""References of other tools: what fits is carried over, what does not is named, and what was there stays."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.cli import main
from generator.exchange.references.draft import Draft, iso_date, partial_date, turned_name
from generator.exchange.references.importing import import_references
from tests.support import LibraryCase

FIXTURES = Path(__file__).parent.parent / "fixtures" / "references"
NEEDS = {"mixed.bib": "bibtexparser", "broken.bib": "bibtexparser", "database.ris": "rispy"}
GIORDANO = {
    "container": "Journal of Clinical Oncology",
    "volume": "32",
    "issue": "19",
    "pages": "2078-2099",
    "doi": "10.1200/JCO.2013.54.0948",
    "pmid": "24799465",
    "status": "unchecked",
}


def entries(name: str) -> dict[str, Any]:
    pytest.importorskip(NEEDS.get(name, "json"))
    text = import_references(FIXTURES / name, None).text
    assert text is not None
    found: dict[str, Any] = yaml.load(text, Loader=yaml.BaseLoader)["resources"]  # noqa: S506 - all is text
    return found


@pytest.mark.parametrize(
    ("name", "published"), [("mixed.bib", "2014-07"), ("database.ris", "2014-07-01"), ("zotero.json", "2014-07-01")]
)
def test_one_article_is_the_same_from_each_tool(name: str, published: str) -> None:
    found = entries(name)["giordano-2014"]
    assert {key: found[key] for key in GIORDANO} == GIORDANO
    assert found["published"] == published
    assert found["authors"][0] == "Sharon H. Giordano"


def test_latex_and_markup_become_words() -> None:
    assert entries("mixed.bib")["giordano-2014"]["title"].endswith("HER2-positive breast cancer: 50% of Ärzte")
    assert entries("mixed.bib")["giordano-2014"]["address"] == "https://example.org/a%20b?x=1&y=2"
    assert entries("zotero.json")["giordano-2014"]["title"] == "Systemic therapy for HER2-positive disease & more"


def test_a_panel_is_one_author_and_particles_stay() -> None:
    assert entries("mixed.bib")["giordano-2014"]["authors"][2] == "American Society of Clinical Oncology"
    assert entries("zotero.json")["giordano-2014"]["authors"][1] == "Ludwig van Beethoven"


def test_nothing_of_ris_is_dropped_in_silence() -> None:
    pytest.importorskip("rispy")
    found = import_references(FIXTURES / "database.ris", None)
    assert found.text is not None
    assert list(found.added) == ["giordano-2014", "strunk-1979", "a-report-without-an-end"]
    assert "Systemic therapy for patients with advanced breast cancer" in found.text
    for words in ("JO: J Clin Oncol", "UR: https://example.org/second", "SN: 0732-183X", "ZZ: unknown"):
        assert f"# not carried over: {words}\n" in found.text


@pytest.mark.parametrize("name", ["mixed.bib", "database.ris", "zotero.json"])
def test_every_word_of_the_file_stands_in_the_result(name: str) -> None:
    """As a value or in a comment: but for tags, types and what became another spelling."""
    pytest.importorskip(NEEDS.get(name, "json"))
    text = import_references(FIXTURES / name, None).text
    assert text is not None
    for word in (
        "Giordano",
        "24799465",
        "abstract" if name != "database.ris" else "An abstract.",
        "10.1200/JCO.2013.54.0948",
    ):
        assert word in text


def test_what_cannot_stand_there_is_named() -> None:
    text = import_references(FIXTURES / "zotero.json", None).text
    assert text is not None
    assert "# not carried over: DOI: see the website\n" in text
    assert "# not carried over: URL: javascript:alert(1)\n" in text
    assert "9789241548960" in text.partition("# not carried over: ISBN")[2]


def test_a_broken_entry_is_told_and_the_others_are_read() -> None:
    pytest.importorskip("bibtexparser")
    found = import_references(FIXTURES / "broken.bib", None)
    assert list(found.added) == ["good", "later", "later-2"]
    assert [(item.code, item.where.line) for item in found.findings if item.severity == "error"] == [
        ("bad-references", 3)
    ]


def run(*words: str) -> Result:
    return CliRunner().invoke(main, ["import-references", *words])


def test_entries_are_added_and_what_is_there_stays_to_the_letter(tmp_path: Path) -> None:
    case = LibraryCase(tmp_path)
    resources = case.content / "resources.yaml"
    before = resources.read_text(encoding="utf-8")
    told = run(str(FIXTURES / "zotero.json"), "-o", str(resources))
    assert told.exit_code == 0, told.output
    assert "3 new sources" in told.output
    after = resources.read_text(encoding="utf-8")
    assert after.startswith(before)
    library = case.load().library
    assert library is not None
    assert list(library.resources) == ["source-guideline", "giordano-2014", "hb", "bad-doi"]
    again = run(str(FIXTURES / "zotero.json"), "-o", str(resources))
    assert "0 new sources" in again.output
    assert 'is there as "giordano-2014"' in again.output
    assert resources.read_text(encoding="utf-8") == after


def test_an_identifier_that_is_taken_is_not_given_again(tmp_path: Path) -> None:
    resources = tmp_path / "resources.yaml"
    resources.write_text(
        "resources:\n    hb:\n        title: Another\n        isbn: 978-92-4-154939-4\n        publisher: P\n    # the end",
        encoding="utf-8",
    )
    found = import_references(FIXTURES / "zotero.json", resources)
    assert found.text is not None
    assert "hb-2" in found.added
    assert "\n    hb-2:\n      # not" in found.text


@pytest.mark.parametrize(
    "text",
    [
        "resources: {a: {title: A, publisher: P, address: 'https://example.org/'}}\n",
        "resources:\n  a:\n    title: A\n    publisher: P\n    address: https://example.org/\n...\n",
        "resources:\n  a: &x\n    title: A\n  b: *y\n",
        "resources: [",
        "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n",
    ],
)
def test_a_file_that_cannot_be_added_to_is_left_alone(tmp_path: Path, text: str) -> None:
    resources = tmp_path / "resources.yaml"
    resources.write_text(text, encoding="utf-8")
    told = run(str(FIXTURES / "zotero.json"), "-o", str(resources))
    assert told.exit_code == 1
    assert "error[" in told.output
    assert resources.read_text(encoding="utf-8") == text


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\x00\x01\x02PK\x03\x04", "zero bytes"),
        (b"TY  - JOUR\nTI  - M\xfcller\n", "is not UTF-8"),
        (b"[" * 300_000, "nested too deep"),
        (b'[{"id": "a", "title": "b"', "this is not JSON"),
        (b'{"a": {"b": [1, 2]}, "items": 7}', "is not an object"),
        (b"<html></html>", "no references in this file"),
        (b"", "no references in this file"),
        (b"[" + b" " * 5_000_001 + b"]", "5,000,000 bytes"),
        (b"[]", "there is no entry"),
    ],
)
def test_a_hostile_file_gets_a_clear_error(tmp_path: Path, data: bytes, words: str) -> None:
    file = tmp_path / "file.txt"
    file.write_bytes(data)
    told = run(str(file), "-o", str(tmp_path / "resources.yaml"))
    assert told.exit_code == 1, told.output
    assert words in told.output
    assert not (tmp_path / "resources.yaml").exists()


def test_hidden_characters_and_yaml_in_a_text_stay_a_text(tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    title = r"A\u202eB: [x]\n  - evil: !!python/object # y"
    file.write_text(
        f'[{{"id": "a", "title": "{title}", "publisher": "null", "note": "x\\n  evil: 1"}}]', encoding="utf-8"
    )
    text = import_references(file, None).text
    assert text is not None
    found = yaml.safe_load(text)["resources"]["a"]
    assert found == {"title": "AB: [x] - evil: !!python/object # y", "publisher": "null"}


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    items=st.lists(
        st.dictionaries(
            st.sampled_from(["id", "title", "author", "issued", "DOI", "ISBN", "URL", "page", "note", "custom"]),
            st.recursive(
                st.none() | st.integers() | st.text(max_size=30),
                lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
                max_leaves=5,
            ),
        ),
        max_size=4,
    )
)
def test_any_json_gives_a_file_that_is_read_or_an_error(tmp_path: Path, items: list[dict[str, Any]]) -> None:
    file = tmp_path / "any.json"
    file.write_text(json.dumps(items), encoding="utf-8")
    found = import_references(file, None)
    assert found.text is None or len(found.added) <= len(items)
    assert found.text is not None or found.findings.has_errors or not items


def test_names_and_dates() -> None:
    assert [turned_name(text) for text in ("Strunk, William, Jr.", "Doe, J", "WHO", "A, B, C, D")] == [
        "William Strunk Jr.",
        "J Doe",
        "WHO",
        "A, B, C, D",
    ]
    assert [partial_date(text) for text in ("2014", "2014/07/01/", "1979///", "July", "2014-13")] == [
        "2014",
        "2014-07-01",
        "1979",
        "",
        "",
    ]
    assert [
        iso_date(*parts)
        for parts in (("2014", "jul"), ("2014", "7", "31"), ("2014", "2", "30"), ("9" * 5000,), ("1850",))
    ] == ["2014-07", "2014-07-31", "", "", ""]


def test_a_name_in_the_other_tool_is_kept_where_it_is_one() -> None:
    place = import_references(FIXTURES / "zotero.json", None).findings.items[0].where
    assert Draft("Giordano:2014", place).identifier == "giordano-2014"
    assert Draft("123456", place, {"title": "The elements of style"}).identifier == "the-elements-of-style"
    assert Draft("", place).identifier == "reference"
