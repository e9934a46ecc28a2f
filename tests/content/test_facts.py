"""Guidelines keep what their sources say: every fact is found on a page, and nothing stands beyond them.

The facts with words that must stand there are data (`<guideline>_facts.yaml`): the sources themselves need not be here.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.checks import load_and_check
from generator.model.library import GuidelineBundle, Library
from generator.model.walk import walk
from tests.content.carried import carried_words
from tests.support import printed_pages

HERE = Path(__file__).parent


def facts_in(path: Path) -> Mapping[str, list[str]]:
    facts: Mapping[str, list[str]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return facts


FACTS = {
    guideline: facts_in(HERE / f"{guideline}_facts.yaml")
    for guideline in (
        "lung-cancer-screening",
        "colorectal-cancer-screening",
        "rabies-after-a-bite",
        "sore-throat-in-adults",
    )
}
EVERY = [(guideline, fact) for guideline, facts in FACTS.items() for fact in facts]


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
        *(item for section in guideline.sections for item in section.tables),
        *(step for section in guideline.sections for plan in section.schedules for step in plan.steps),
        *(rule for table in bundle.decisions for rule in table.rules),
    ]
    assert [item.where for item in statements if not item.fact or not item.source] == []
    assert [section.id.name for section in guideline.sections if not section.source] == []
    assert [entry.where for table in bundle.decisions for entry in table.open if not entry.source] == []


def test_a_statement_carries_only_facts_of_its_own_guideline(bundle: GuidelineBundle) -> None:
    cited = {fact for item in walk(bundle) for fact in getattr(item, "fact", ())}
    assert cited <= set(FACTS[bundle.id])
