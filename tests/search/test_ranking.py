"""The judged queries, and what a ranking promises whatever its numbers are."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.search import Index, Piece, Pieces, Record, build_index


def index_of(records: Sequence[Record], language: str = "en") -> Index:
    return Index(Pieces(build_index(records, language).__getitem__))


JUDGED = yaml.safe_load((Path(__file__).parent / "fixtures/first.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", JUDGED, ids=[case["query"] for case in JUDGED])
def test_what_is_right_comes_first(index: Index, case: dict[str, Any]) -> None:
    results = index.query(case["query"])
    assert [hit.record.address for hit in results.hits[:1]] == [case["first"]]
    assert results.hits[0].reason == case.get("reason", results.hits[0].reason)


def test_every_title_finds_its_record(index: Index, records: list[Record]) -> None:
    for record in records:
        if record.title != "…":
            found = [hit.record for hit in index.query(record.title).hits]
            assert record in found, record.title


def test_what_holds_today_comes_before_what_it_replaced(index: Index) -> None:
    found = [hit.record for hit in index.query("the invitation").hits]
    titles = [record.status for record in found if record.title == "The invitation"]
    assert titles == ["current", "superseded"]


def test_a_digit_is_never_corrected(index: Index) -> None:
    assert index.query("HER4").total == 0


def test_negations_count(index: Index) -> None:
    for word in ("no", "not", "without"):
        assert index.query(word).total > 0, word


def test_other_names_find_texts_that_use_one_of_them(index: Index) -> None:
    hits = {hit.record.address: hit for hit in index.query("Herceptin").hits}
    hit = hits["guidelines/her2/words.html"]
    assert hit.reason == "also called Herceptin"
    assert Piece("Trastuzumab", mark=True) in hit.excerpt


def test_a_search_term_of_the_editor_is_not_called_a_name(index: Index) -> None:
    hit = index.query("recall").hits[0]
    assert (hit.record.address, hit.reason) == ("guidelines/screening/called-back.html", "also about: recall")


def test_the_notice_travels_with_the_hit(index: Index) -> None:
    assert index.query("thermography").hits[0].record.notice == "This guideline was withdrawn."


def test_limit_cuts_the_hits_and_not_the_total(index: Index) -> None:
    whole = index.query("screening", limit=1000)
    assert whole.total == len(whole.hits) > 3
    cut = index.query("screening", limit=3)
    assert (cut.hits, cut.total) == (whole.hits[:3], whole.total)
    assert index.query("screening", limit=0).hits == ()
    assert index.query("screening", limit=-1).hits == ()


@pytest.mark.parametrize("query", ["", " ", "-", "'", "…", "😀", "\ud800", "?!*+()[]{}^$|\\", "zzzzzzzzzz"])
def test_nothing_to_find(index: Index, query: str) -> None:
    assert index.query(query).total == 0


def test_only_the_beginning_of_a_long_query_counts(index: Index) -> None:
    assert index.query("mammogram " + " " * 1990 + "biopsy " * 2000) == index.query("mammogram ")
    assert index.query("qq " * 300 + "mammogram").total == 0


def test_an_excerpt_stands_around_the_first_match(index: Index) -> None:
    hit = next(hit for hit in index.query("parking").hits if hit.record.address.endswith("chemo.html"))
    text = "".join(piece.text for piece in hit.excerpt)
    assert [piece.text for piece in hit.excerpt if piece.mark] == ["Parking"]
    assert text.startswith("… ")
    assert text.strip("… ") in hit.record.text


def test_an_excerpt_marks_compounds(index: Index) -> None:
    hit = next(hit for hit in index.query("tdm1").hits if hit.record.address == "guidelines/her2/index.html")
    assert [piece.text for piece in hit.excerpt if piece.mark] == ["T", "DM1"]


def test_a_library_in_a_language_without_stems_is_searched_by_whole_words(records: list[Record]) -> None:
    index = index_of(records, "de-CH")
    assert index.query("the invitation").hits[0].record.title == "The invitation"
    assert index.query("biopsys ").hits[0].record.title == "biopsy"


def test_an_empty_library() -> None:
    assert index_of([]).query("mammogram").total == 0


def test_unknown_kinds_and_statuses_are_refused(records: list[Record]) -> None:
    for wrong in (replace(records[0], kind="poem"), replace(records[0], status="old")):
        with pytest.raises(ValueError, match="search does not know"):
            build_index([wrong], "en")
