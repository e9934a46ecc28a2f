"""Guidelines on screening keep what their sources say: every fact is found on a page, and nothing stands beyond them.

The facts with words that must stand there are data (`<guideline>_facts.yaml`): the sources themselves need not be here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.checks import load_and_check
from generator.model.library import GuidelineBundle, Library
from generator.model.values import Prose
from generator.model.walk import walk
from generator.text.plain import shown_words
from tests.content.carried import carried_words
from tests.support import printed_pages

HERE = Path(__file__).parent
LUNG, COLORECTAL = "lung-cancer-screening", "colorectal-cancer-screening"


def facts_in(path: Path) -> Mapping[str, list[str]]:
    facts: Mapping[str, list[str]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return facts


FACTS = {guideline: facts_in(HERE / f"{guideline}_facts.yaml") for guideline in (LUNG, COLORECTAL)}
EVERY = [(guideline, fact) for guideline, facts in FACTS.items() for fact in facts]
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


@pytest.fixture(scope="module")
def carried(library: Library) -> Mapping[str, str]:
    return carried_words(printed_pages(library))


@pytest.fixture(params=FACTS)
def bundle(request: pytest.FixtureRequest, library: Library) -> GuidelineBundle:
    return library.guideline(request.param)


@pytest.mark.parametrize(("guideline", "fact"), EVERY)
def test_a_fact_stands_where_it_is_marked(guideline: str, fact: str, carried: Mapping[str, str]) -> None:
    assert fact in carried, f"{guideline}: no page carries it"
    missing = [words for words in FACTS[guideline][fact] if words.casefold() not in carried[fact].casefold()]
    assert missing == [], carried[fact]


def test_no_page_carries_a_fact_that_no_list_has(carried: Mapping[str, str]) -> None:
    lists = [facts_in(path) for path in HERE.glob("*_facts.yaml")]
    known = {fact for facts in lists for fact in facts}
    assert len(known) == sum(map(len, lists)), "an id stands in two lists"
    assert set(carried) == known


def test_no_statement_stands_without_its_fact_and_source(bundle: GuidelineBundle) -> None:
    guideline = bundle.guideline
    statements: list[Any] = [
        guideline.main_message,
        *guideline.key_messages,
        *guideline.audience.applies,
        *guideline.audience.excludes,
        *(guideline.changes.points if guideline.changes else ()),
        *(item for section in guideline.sections for item in section.recommendations),
        *(item for section in guideline.sections for item in section.risks),
        *(rule for table in bundle.decisions for rule in table.rules),
    ]
    assert [item.where for item in statements if not item.fact or not item.source] == []
    assert [section.id.name for section in guideline.sections if not section.source] == []
    assert [entry.where for table in bundle.decisions for entry in table.open if not entry.source] == []


def test_a_statement_carries_only_facts_of_its_own_guideline(bundle: GuidelineBundle) -> None:
    cited = {fact for item in walk(bundle) for fact in getattr(item, "fact", ())}
    assert cited <= set(FACTS[bundle.id])


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
