"""The judged queries, and what a ranking promises whatever its numbers are."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.search import Index, Piece, Record, Shards, build_index
from generator.search.records import markdown_record


def index_of(records: Sequence[Record], language: str = "en") -> Index:
    return Index(Shards(build_index(records, language).__getitem__))


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


def test_a_plus_belongs_to_the_word_before_it() -> None:
    plus = Record(address="a.html", kind="page", title="HER2+ cancer", text="What it is.")
    without = Record(address="b.html", kind="page", title="HER2 cancer", text="What the test for HER2 is.")
    index = index_of([without, plus])
    found = [hit.record.address for hit in index.query("her2+").hits]
    assert found == ["a.html", "b.html"]
    assert {hit.record.address for hit in index.query("HER2 ").hits} == {"a.html", "b.html"}
    assert index.query("+").hits[0].record == plus


def test_what_a_message_says_again_and_again_counts_more() -> None:
    about = ("asthma", "eczema")
    records = [Record(address=word, kind="page", title=f"About {word}", text="What it is.") for word in about]
    message = "I have {0} and my {0} is bad, and {1} too"
    for first, second in (about, about[::-1]):
        assert index_of(records).query(message.format(first, second)).hits[0].record.address == first


def test_one_passage_that_has_it_all_comes_before_a_long_text_that_has_it_scattered() -> None:
    filler = " ".join(f"filler{number}" for number in range(60))
    scattered = Record(address="a", kind="page", title="A", text=f"swollen {filler} ankle {filler} morning")
    passage = Record(address="b", kind="page", title="B", text=f"swollen ankle morning {filler} {filler}")
    other = Record(address="c", kind="page", title="C", text="nothing of it")
    first = index_of([scattered, passage, other]).query("morning, ankle: swollen ").hits[0]
    assert first.record == passage


@pytest.mark.parametrize("query", ["乳房", "線検査 ", "検査 乳房", "グラフィについて"])
def test_a_script_without_spaces_is_searched_by_neighbouring_characters(query: str) -> None:
    record = Record(address="a", kind="page", title="検査", text="乳房X線検査、マンモグラフィについて")
    other = Record(address="b", kind="page", title="房", text="授乳について、線香とグラフ")
    assert index_of([other, record], "ja").query(query).hits[0].record == record


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


def test_a_markdown_page_is_one_hit_whose_headings_weigh_more() -> None:
    page = markdown_record("a.html", "Salads", "# Salads\n\nText of [a link](b.md).\n\n## Dressing\n\nOil.\n")
    assert (page.headings, page.text) == (("Dressing",), "Salads Text of  a link . Dressing Oil.")
    mention = Record(address="b.html", kind="page", title="Soups", text="No dressing here.")
    assert [hit.record.address for hit in index_of([mention, page]).query("dressing").hits] == ["a.html", "b.html"]


def test_a_long_message_is_searched_by_the_words_that_matter(index: Index) -> None:
    letter = (
        "Hello, I hope somebody can help me. My mother is 67 years old and she was told by her doctor that she should "
        "have a mamogram next week. She is wondering whether she can use deodorant before it. Thank you so much for any advice!"
    )
    found = [hit.record.address for hit in index.query(letter).hits[:3]]
    assert "guidelines/screening/day.html#deodorant" in found


def test_british_and_american_spelling_find_each_other(index: Index) -> None:
    for query in ("tumor", "tumour", "estrogen receptor", "oestrogen receptor"):
        assert index.query(query).hits, query
    assert index.query("estrogen receptor").hits[0].record == index.query("oestrogen receptor").hits[0].record


def test_everyday_words_find_medical_ones() -> None:
    record = Record(address="a.html", kind="page", title="Myocardial infarction", text="What happens then.")
    other = Record(address="b.html", kind="page", title="Attack dogs", text="The heart of the matter.")
    hits = index_of([other, record]).query("heart attack").hits
    assert ("a.html", "also called heart attack") in [(hit.record.address, hit.reason) for hit in hits]


def test_filters_narrow_and_counts_stay(index: Index) -> None:
    every = index.query("breast", limit=100)
    terms = index.query("breast", limit=100, kind="term")
    assert {hit.record.kind for hit in terms.hits} == {"term"}
    assert terms.kinds == every.kinds
    own = index.query("breast", limit=100, guideline="screening")
    assert {hit.record.guideline for hit in own.hits} == {"screening"}


def test_a_misspelt_query_says_what_was_looked_for(index: Index) -> None:
    assert index.query("mammografy now").meant == "mammogram now"
    assert index.query("mammogram").meant == ""
    assert index.query("mammo").meant == ""
    assert "mammogram" in index.query("mammmmogrrram").suggestions


def test_an_empty_library() -> None:
    assert index_of([]).query("mammogram").total == 0


def test_unknown_kinds_and_statuses_are_refused(records: list[Record]) -> None:
    for wrong in (replace(records[0], kind="poem"), replace(records[0], status="old")):
        with pytest.raises(ValueError, match="search does not know"):
            build_index([wrong], "en")
