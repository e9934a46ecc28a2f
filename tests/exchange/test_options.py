"""`data/options/<guideline>.json`: what a guideline compares, as its own schema says, and named in the catalogue."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from generator.exchange.catalogue import catalogue
from generator.exchange.diff.changes import changes_of
from generator.exchange.diff.tables import SPECIAL
from generator.exchange.options import options_data, options_schema_file
from generator.model.directory import Directory
from generator.model.library import Library
from generator.text.resolve import Texts
from tests.comparing import NAMES, TWO, comparing
from tests.support import GUIDELINE, LibraryCase


def loaded(case: LibraryCase) -> Library:
    library = case.load().library
    assert library is not None
    return library


@pytest.fixture
def data(tmp_path: Path) -> dict[str, Any]:
    library = loaded(comparing(LibraryCase(tmp_path)))
    found: dict[str, Any] = json.loads(options_data(library, Texts(Directory(library)), library.guidelines[0]))
    return found


def test_it_is_as_its_schema_says(data: dict[str, Any]) -> None:
    _address, text = options_schema_file()
    schema = json.loads(text)
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(data)
    del data["comparisons"][0]["rows"][0]["cells"][0]["sources"]
    assert not Draft202012Validator(schema).is_valid(data)


def test_it_says_what_the_page_says(data: dict[str, Any]) -> None:
    two, seven = data["comparisons"]
    assert (two["not-ranked"], seven["not-ranked"]) == (True, False)
    assert [option["id"] for option in seven["options"]] == list(NAMES)
    rows = {row["id"]: row for row in two["rows"]}
    assert rows["better"]["asks"] == "What may get better"
    tablets, waiting = rows["better"]["cells"]
    assert (tablets["text"], tablets["no-number"]) == ("You may feel well sooner.", True)
    assert waiting == {"option": "waiting", "sources": [], "not-in-source": True}
    tablets, waiting = rows["worse"]["cells"]
    assert tablets["numbers"] == [
        {
            "id": "unwell",
            "happens": "3 to 5 of every 100 people who take tablets feel unwell in a week.",
            "does-not": "95 to 97 of every 100 do not.",
        }
    ]
    assert tablets["sources"] == ["https://www.example.org/guideline"], "that of the comparison"
    assert waiting["sources"] == ["https://www.example.net/other"], "its own"
    assert [matter["id"] for matter in two["matters"]] == ["work", "drugs"]


def test_the_catalogue_names_it_where_it_is(tmp_path: Path) -> None:
    library = loaded(LibraryCase(tmp_path / "without"))
    assert "options-data" not in json.loads(catalogue(library, Texts(Directory(library))))["guidelines"][0]
    library = loaded(comparing(LibraryCase(tmp_path / "with")))
    (entry,) = json.loads(catalogue(library, Texts(Directory(library))))["guidelines"]
    assert entry["options-data"] == "data/options/sore-throat.json"


def test_diff_tells_which_cell_of_which_option_reads_otherwise(tmp_path: Path) -> None:
    old = loaded(comparing(LibraryCase(tmp_path / "old"), TWO))
    case = comparing(LibraryCase(tmp_path / "new"), TWO)
    new = loaded(case.change(GUIDELINE, "Nothing but rest.", "Rest and a warm drink."))
    (change,) = changes_of(old, new, SPECIAL)
    assert [(step.kind, step.name) for step in change.path] == [
        ("section", "treatment"),
        ("comparison of options", "tablets-or-waiting"),
        ("what is asked of each option", "involves"),
        ("what is said of the option", "waiting"),
    ]
    assert (change.field, change.old, change.new) == ("text", "Nothing but rest.", "Rest and a warm drink.")
