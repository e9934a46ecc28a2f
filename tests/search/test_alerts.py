# ruff: noqa: RUF001 - readers type curly apostrophes too
"""Danger stands above the hits: the same alerts in Python and in the browser, and none where nobody is in danger."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.search import Index, Pieces, Record, build_index
from generator.search.alerts import SearchAlert

AskNode = Callable[[Mapping[str, str], Sequence[tuple[str, dict[str, Any]]]], list[dict[str, Any]]]


def alert(name: str, level: str, *phrases: str, **more: Any) -> SearchAlert:
    return SearchAlert(
        phrases, {"level": level, "head": name, "do": "Do something.", "href": f"help.html#{name}"} | more
    )


ALERTS = (
    alert("lump", "soon", "A lump in your breast", "lump", "nipple discharge"),
    alert("swelling", "soon", "swollen arm", "swelling of the arm"),
    alert("brain", "urgent", "headache", "weak legs", "seizure"),
    alert(
        "call",
        "emergency",
        "can't breathe",
        "bleeding",
        "seizure",
        sources=[{"title": "A", "href": "resources.html#a"}],
    ),
)
CASES = {
    "lump": ["lump"],
    "A lump?": ["lump"],
    "lumps in my breast": ["lump"],
    "can’t breathe": ["call"],
    "CANT BREATHE": ["call"],
    "breathe": [],
    "nipple": [],
    "discharge from the nipple": ["lump"],
    "seizure": ["call", "brain"],
    "siezure": ["call", "brain"],
    "deizure": [],  # the first letter is mostly right
    "sezzure": ["call", "brain"],
    "sezzurre": [],  # two errors: danger is not guessed
    "seizur": ["call", "brain"],
    "swelling of my arm": ["swelling"],
    "lump and swelling of the arm": ["swelling"],  # of one level the longer phrase
    "the": [],
    "": [],
    "mammogram": [],
}


@pytest.fixture(scope="module")
def alarmed(records: list[Record]) -> Mapping[str, str]:
    return build_index(records, "en", ALERTS)


@pytest.mark.parametrize("query", CASES)
def test_a_query_that_means_danger_has_its_alerts_the_most_pressing_first(
    alarmed: Mapping[str, str], query: str
) -> None:
    found = Index(Pieces(alarmed.__getitem__)).query(query)
    assert [item["head"] for item in found.alerts] == CASES[query]


def test_the_browser_shows_the_same_alerts_with_addresses_from_its_page(
    alarmed: Mapping[str, str], ask_node: AskNode
) -> None:
    answers = ask_node(alarmed, [(query, {}) for query in CASES])
    assert [[item["head"] for item in answer["alerts"]] for answer in answers] == list(CASES.values())
    (call, _) = answers[list(CASES).index("seizure")]["alerts"]
    assert call["href"] == "../help.html#call"
    assert call["sources"] == [{"title": "A", "href": "../resources.html#a"}]


def test_an_index_without_alerts_has_none(scripts: Mapping[str, str], ask_node: AskNode) -> None:
    assert Index(Pieces(scripts.__getitem__)).query("seizure").alerts == ()
    assert ask_node(scripts, [("seizure", {})])[0]["alerts"] == []


def test_the_fixture_of_the_reference_library_holds_twenty_of_each_kind() -> None:
    rows = yaml.safe_load((Path(__file__).parent / "danger.yaml").read_text(encoding="utf-8"))
    assert len(rows["danger"]) >= 20
    assert len(rows["no-danger"]) >= 20
