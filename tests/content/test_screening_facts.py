"""Guidelines on screening say no number that their sources do not have, and rank nothing that these do not rank."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.checks import load_and_check
from generator.model.library import GuidelineBundle, Library
from generator.model.values import Prose
from generator.model.walk import walk
from generator.text.plain import shown_words

HERE = Path(__file__).parent
LUNG, COLORECTAL = "lung-cancer-screening", "colorectal-cancer-screening"


NUMBERS = {
    LUNG: {
        "10",
        "1",
        "2",
        "0.5",
        "15",
        "19.9",
        "20",
        "20.5",
        "228,820",
        "135,720",
        "30",
        "40",
        "5",
        "50",
        "55",
        "60",
        "70",
    }
    | {"80", "81", "2013", "2020", "2021", "3", "4"},
    COLORECTAL: {
        "1",
        "3",
        "5",
        "10",
        "10.5",
        "45",
        "49",
        "50",
        "52,980",
        "62",
        "65",
        "74",
        "75",
        "76",
        "80",
        "85",
        "86",
    }
    | {"2016", "2021"},
}
"""Those of the sources, of examples, of steps and of the years of documents. Doses, risks and ages beyond them would be inventions."""


@pytest.fixture(scope="module")
def library() -> Library:
    library = load_and_check(HERE.parent.parent / "content").library
    assert library is not None
    return library


@pytest.fixture(params=NUMBERS)
def bundle(request: pytest.FixtureRequest, library: Library) -> GuidelineBundle:
    return library.guideline(request.param)


def test_no_number_stands_that_the_source_does_not_have(bundle: GuidelineBundle) -> None:
    proses = [item for item in walk(bundle) if isinstance(item, Prose)]
    numbers = {number for prose in proses for number in re.findall(r"\d+(?:[.,]\d+)*", shown_words(prose))}
    assert numbers <= NUMBERS[bundle.id]
    risks = {(risk.count.low, risk.of) for section in bundle.guideline.sections for risk in section.risks}
    assert risks == {LUNG: {(90, 100)}, COLORECTAL: {(26, 100)}}[bundle.id]


def test_harms_have_no_figure_and_readers_are_told(bundle: GuidelineBundle) -> None:
    unknown = " ".join(shown_words(point.text) for point in bundle.guideline.uncertainty)
    assert "This library has no figure" in unknown
    (harms,) = [part for part in bundle.guideline.sections if "harms" in part.id.name]
    assert harms.text is not None
    assert "This library has no figure from its source." in shown_words(harms.text)
    assert harms.risks == ()


def test_nobody_is_told_that_the_statement_is_the_newest(bundle: GuidelineBundle) -> None:
    guideline = bundle.guideline
    assert any("a newer statement" in shown_words(point.text) for point in guideline.uncertainty)
    assert guideline.origin is not None
    assert "We did not check whether there is a newer one." in shown_words(guideline.origin)


def test_what_is_said_of_an_option_is_a_fact_or_said_to_be_missing(library: Library) -> None:
    (ways,) = [part for part in library.guideline(COLORECTAL).guideline.sections if part.options]
    (comparison,) = ways.options
    assert [len(row.cells) for row in comparison.rows] == [len(comparison.options)] * 7 == [7] * 7
    cells = [(row.id.name, cell) for row in comparison.rows for cell in row.cells.values()]
    assert [cell.where for _, cell in cells if bool(cell.fact) == cell.not_in_source] == []
    assert all(cell.no_number for row, cell in cells if row in {"better", "worse"}), "no figure is invented"
    assert comparison.ranked is False


def test_the_seven_ways_are_not_ranked(library: Library) -> None:
    (ways,) = [part for part in library.guideline(COLORECTAL).guideline.sections if part.id.name == "ways-to-screen"]
    said = shown_words(ways.summary) + shown_words(ways.text) if ways.text else ""
    assert "does not rank them" in said
    assert "no ranking" in said
    assert not re.search(r"\b(best|better|preferred|first choice)\b", said)
