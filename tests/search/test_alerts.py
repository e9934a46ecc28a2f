# ruff: noqa: RUF001 - readers type curly apostrophes too
"""Danger stands above the hits: the same alerts in Python and in the browser, and none where nobody is in danger."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.checks import load_and_check
from generator.language.speaking import speaking
from generator.model import addresses
from generator.model.directory import Directory
from generator.model.library import Library
from generator.search import Index, Record, Shards, build_index
from generator.search.alerts import SearchAlert, search_alerts
from generator.search.records import library_records
from generator.source.library import load_library
from generator.text.resolve import Texts

AskNode = Callable[[Mapping[str, str], Sequence[tuple[str, dict[str, Any]]]], list[dict[str, Any]]]


def alert(name: str, level: str, *phrases: str, **more: Any) -> SearchAlert:
    return SearchAlert(
        phrases, {"level": level, "head": name, "do": "Do something.", "href": f"help.html#{name}"} | more
    )


ALERTS = (
    alert("lump", "soon", "A lump in your breast", "lump", "nipple discharge", "bleeding nipple"),
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
    "bleeding nipple": ["lump", "call"],  # whose words fit best: "bleeding" alone means less than both
    "bleeding nipple and seizure": ["call", "brain", "lump"],
    "lump, bleeding": ["call", "lump"],
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
    found = Index(Shards(alarmed.__getitem__)).query(query)
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
    assert Index(Shards(scripts.__getitem__)).query("seizure").alerts == ()
    assert ask_node(scripts, [("seizure", {})])[0]["alerts"] == []


CONTENT = Path(__file__).parents[2] / "content"


@pytest.fixture(scope="module")
def reference() -> Mapping[str, str]:
    library = load_and_check(CONTENT).library
    assert library is not None
    return index_of(library)


@pytest.fixture(scope="module")
def spanish() -> Mapping[str, str]:
    loaded = load_library(CONTENT, "es")
    assert loaded.library is not None
    with speaking(loaded.words):
        return index_of(loaded.library)


def index_of(library: Library) -> Mapping[str, str]:
    texts = Texts(Directory(library))
    return build_index(library_records(library, texts), library.info.language, search_alerts(library, texts))


def danger(name: str = "danger.yaml") -> dict[str, list[str]]:
    """Each query of the fixture with the addresses of the alerts that it must show, in their order."""
    rows = yaml.safe_load((Path(__file__).parent / name).read_text(encoding="utf-8"))
    assert len(rows["danger"]) >= 20
    assert len(rows["no-danger"]) >= 20
    meant = {row["query"]: [address(name) for name in row["alerts"]] for row in rows["danger"]}
    return meant | {query: [] for query in rows["no-danger"]}


def address(name: str) -> str:
    guideline, _, alert = name.rpartition("/")
    return addresses.alert(guideline, alert)


@pytest.mark.parametrize("query", danger())
def test_danger_in_the_reference_library_is_known_and_nothing_else_is(reference: Mapping[str, str], query: str) -> None:
    found = Index(Shards(reference.__getitem__)).query(query)
    assert [item["href"] for item in found.alerts] == danger()[query]


def test_the_browser_knows_it_as_well(reference: Mapping[str, str], ask_node: AskNode) -> None:
    answers = ask_node(reference, [(query, {}) for query in danger()])
    shown = [[item["href"].removeprefix("../") for item in answer["alerts"]] for answer in answers]
    assert dict(zip(danger(), shown, strict=True)) == danger()


@pytest.mark.parametrize("query", danger("danger-es.yaml"))
def test_danger_in_spanish_is_known_and_nothing_else_is(spanish: Mapping[str, str], query: str) -> None:
    found = Index(Shards(spanish.__getitem__)).query(query)
    assert [item["href"] for item in found.alerts] == danger("danger-es.yaml")[query]


def test_the_browser_knows_it_in_spanish_as_well(spanish: Mapping[str, str], ask_node: AskNode) -> None:
    meant = danger("danger-es.yaml")
    answers = ask_node(spanish, [(query, {}) for query in meant])
    shown = [[item["href"].removeprefix("../") for item in answer["alerts"]] for answer in answers]
    assert dict(zip(meant, shown, strict=True)) == meant
