"""DOI, PMID and ISBN: what is one, what an editor is told of what is none, and where each leads."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.links import address_problem
from generator.model.places import LONGEST_PLACE, are_sources, place_problem, sources_in, written
from generator.model.references import Doi, PartialDate, Pmid, doi_problem, isbn_problem, pmid_problem
from generator.model.values import Ref

IDS = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,2}", fullmatch=True)
PLACES = (
    st.text(max_size=LONGEST_PLACE).map(lambda text: " ".join(text.split())).filter(lambda it: not place_problem(it))
)


@pytest.mark.parametrize("doi", ["10.1001/jama.2024.5534", "10.1016/S0140-6736(05)66543-8", "10.1000.10/a<b>;c"])
def test_a_doi_leads_to_its_resolver(doi: str) -> None:
    assert doi_problem(doi) == ""
    assert Doi(doi).url.startswith("https://doi.org/10.")
    assert address_problem(Doi(doi).url) == ""


@given(st.from_regex(r"10\.[0-9]{4,9}/[^\s\x00-\x1f\x7f]{1,200}", fullmatch=True))
def test_every_doi_has_an_address_that_may_be_linked(doi: str) -> None:
    if not doi_problem(doi):
        assert address_problem(Doi(doi).url) == ""


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("https://doi.org/10.1001/jama.2024.5534", "write only 10.1001/jama.2024.5534"),
        ("http://dx.doi.org/10.1001/jama.2024.5534", "write only 10.1001/jama.2024.5534"),
        ("doi:10.1001/jama.2024.5534", "write only 10.1001/jama.2024.5534"),
        ("10.1001", "a DOI begins with 10."),
        ("jama.2024.5534", "a DOI begins with 10."),
    ],
)
def test_what_is_no_doi(typed: str, told: str) -> None:
    assert doi_problem(typed).startswith(told)


def test_a_pmid_has_digits_alone() -> None:
    assert [pmid_problem(text) for text in ("38687503", "1", "12345678")] == ["", "", ""]
    assert pmid_problem("PMID: 38687503") == "write only 38687503"
    assert "PubMed Central" in pmid_problem("PMC6076031")
    assert all(pmid_problem(text) for text in ("0123", "123456789", "12 34", "", "x"))
    assert Pmid("38687503").url == "https://pubmed.ncbi.nlm.nih.gov/38687503/"


@pytest.mark.parametrize("isbn", ["978-92-4-154939-4", "9789241549394", "0-306-40615-2", "0 8044 2957 X"])
def test_the_last_digit_of_an_isbn_proves_the_others(isbn: str) -> None:
    assert isbn_problem(isbn) == ""
    for place, sign in enumerate(isbn):
        if sign.isdigit():
            wrong = isbn[:place] + str((int(sign) + 1) % 10) + isbn[place + 1 :]
            assert isbn_problem(wrong), wrong


def test_a_date_is_as_exact_as_it_is_known() -> None:
    assert [PartialDate(2024).isoformat(), PartialDate(2024, 4).isoformat(), PartialDate(2024, 4, 30).isoformat()] == [
        "2024",
        "2024-04",
        "2024-04-30",
    ]
    assert PartialDate(2024, 4).earliest.isoformat() == "2024-04-01"


@given(st.lists(st.tuples(IDS, PLACES), max_size=4))
def test_sources_in_one_text_are_read_back(sources: list[tuple[str, str]]) -> None:
    text = written(Ref("resource", name, at=at) for name, at in sources)
    assert list(sources_in(text)) == sources
    assert are_sources(text)


@given(st.text(max_size=60))
def test_any_text_is_read_to_its_end(text: str) -> None:
    found = list(sources_in(text))
    assert all(name for name, _ in found)
