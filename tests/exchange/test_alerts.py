"""Danger for programs: alerts stand in the data, in DMN, in `decide` and in `diff`, and before all else there."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.exchange.catalogue import catalogue
from generator.exchange.decisions import decision_data
from generator.exchange.dmn.importing import import_dmn, write_files
from generator.model.directory import Directory
from generator.model.library import Library
from generator.source.one_file import load_decision
from generator.text.resolve import Texts
from tests.exchange.test_decision_data import problems
from tests.support import DECISION, GUIDELINE, LibraryCase

OF_GUIDELINE = """
alerts:
  lump:
    level: soon
    title: A **lump** in your neck
    watch-for: [It grows, It is hard]
    do: Ask your [care team](term:care-team) this week
    contact: nurse
    stricter: The source says within a month.
    source: source-guideline
    search-terms: [lump]
contacts:
  nurse: {name: Your nurse, phone: 0800 123, hours: on weekdays, place: Room 3, address: mailto:nurse@example.org}
"""
OF_LIBRARY = """
alerts:
  breath: {level: emergency, title: You cannot breathe, do: Call now., search-terms: [no air], contact: ambulance}
contacts:
  ambulance: {name: The ambulance, phone: 112}
"""
LUMP = (
    "Soon: A lump in your neck. Ask your care team this week. Your nurse: 0800 123. "
    "(the library\N{RIGHT SINGLE QUOTATION MARK}s words, stricter than the guideline)"
)
BREATH = (
    "Emergency: You cannot breathe. Call now. The ambulance: 112. (the library\N{RIGHT SINGLE QUOTATION MARK}s words)"
)


@pytest.fixture
def case(tmp_path: Path) -> LibraryCase:
    """A library in which a rule names an alert of the guideline, and an open case one of the library."""
    case = LibraryCase(tmp_path / "one")
    for path, more in ((GUIDELINE, OF_GUIDELINE), ("library.yaml", OF_LIBRARY)):
        case.put(path, (case.content / path).read_text(encoding="utf-8") + more)
    case.change(DECISION, "    note: Why, in one sentence.", "    note: Why, in one sentence.\n    alert: lump")
    case.change(
        DECISION, "    why: The guideline is for adults.", "    why: The guideline is for adults.\n    alert: breath"
    )
    assert list(case.load().findings) == []
    return case


def library_of(case: LibraryCase) -> Library:
    library = case.load().library
    assert library is not None
    return library


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def decide(case: LibraryCase, given: str, *options: str) -> Result:
    return run("decide", case.content / DECISION, "--given", given, *options)


def test_the_catalogue_has_alerts_and_contacts_of_the_library_and_of_each_guideline(case: LibraryCase) -> None:
    library = library_of(case)
    data = json.loads(catalogue(library, Texts(Directory(library))))
    ambulance = {"id": "ambulance", "name": "The ambulance", "phone": "112"}
    assert data["contacts"] == [ambulance]
    assert data["alerts"] == [
        {
            "id": "breath",
            "level": "emergency",
            "title": "You cannot breathe",
            "do": "Call now.",
            "contact": ambulance,
            "own-words": True,
            "sources": [],
            "search-terms": ["no air"],
            "page": "help.html#gp-alert-breath",
        }
    ]
    (guideline,) = data["guidelines"]
    nurse = {"id": "nurse", "name": "Your nurse", "phone": "0800 123"}
    nurse |= {"hours": "on weekdays", "place": "Room 3", "address": "mailto:nurse@example.org"}
    assert guideline["contacts"] == [nurse]
    assert guideline["alerts"] == [
        {
            "id": "lump",
            "level": "soon",
            "title": "A lump in your neck",
            "watch-for": ["It grows", "It is hard"],
            "do": "Ask your care team this week",
            "contact": nurse,
            "own-words": True,
            "stricter": "The source says within a month.",
            "sources": ["https://www.example.org/guideline"],
            "search-terms": ["lump"],
            "page": "guidelines/sore-throat/index.html#gp-alert-lump",
        }
    ]


def test_rules_and_open_cases_tell_their_alert_in_data_that_fits_its_schema(case: LibraryCase) -> None:
    library = library_of(case)
    data = dict(decision_data(library, Texts(Directory(library))))
    assert problems(data) == []
    table = json.loads(data["data/decisions/which-test.json"])
    assert [rule.get("alert", {}).get("title") for rule in table["rules"]] == ["A lump in your neck", None]
    (open_case,) = table["open"]
    assert (open_case["alert"]["id"], open_case["alert"]["do"]) == ("breath", "Call now.")
    table["rules"][0]["alert"]["level"] = "high"
    assert problems({**data, "data/decisions/which-test.json": json.dumps(table)}) != []


def test_dmn_tells_them_with_the_rule_and_first_where_editors_look(case: LibraryCase) -> None:
    library = library_of(case)
    text = dict(decision_data(library, Texts(Directory(library))))["data/decisions/which-test.dmn"]
    assert '<annotation name="Alert" />\n      <annotation name="Why" />' in text
    assert f"<annotationEntry>\n          <text>lump: {LUMP}</text>" in text
    assert f"<description>Alert: lump: {LUMP} \N{EN DASH} Why, in one sentence.</description>" in text
    assert f"The guideline is for adults. Alert: breath: {BREATH}" in text


def test_dmn_that_comes_in_again_keeps_the_name_and_tells_the_words(case: LibraryCase, tmp_path: Path) -> None:
    target = tmp_path / "out.dmn"
    assert run("dmn", "export", case.content / DECISION, "-o", target).exit_code == 0
    assert LUMP in target.read_text(encoding="utf-8"), "the library around the file has the words"
    imported = import_dmn(target, tmp_path / "in")
    hints = [item.message for item in imported.findings if item.code == "dmn-not-carried"]
    assert hints == [f'the words of the alert "lump" belong under "alerts:" of the guideline: {LUMP}']
    (path,) = write_files(imported.files)
    table, _, _ = load_decision(path)
    assert table is not None
    assert [rule.alert and rule.alert.name for rule in table.rules] == ["lump", None]
    assert [rule.note and rule.note.raw for rule in table.rules] == ["Why, in one sentence.", None]


ANSWER = "Rule: adults-positive\n  What the guideline says: Write the advice here, in quotes if it has a comma.\n"


def test_decide_prints_the_alert_before_the_answer(case: LibraryCase) -> None:
    assert decide(case, '{"age": 40, "result": "positive"}').output == f"{LUMP}\n{ANSWER}"
    assert decide(case, '{"age": 40, "result": "negative"}').output.startswith("Rule: adults-negative")
    first, second, *_ = decide(case, '{"age": 4}').output.splitlines()
    assert (first, "The guideline is for adults." in second) == (BREATH, True)
    assert "Soon" not in decide(case, '{"age": 40}').output, "a rule that only may apply shows no alert"


def test_decide_has_them_in_json(case: LibraryCase) -> None:
    def alerts(given: str) -> Any:
        return json.loads(decide(case, given, "--json").output).get("alerts")

    lump = {"id": "lump", "level": "soon", "title": "A lump in your neck", "do": "Ask your care team this week"}
    assert alerts('{"age": 40, "result": "positive"}') == [{**lump, "own-words": True}]
    assert [item["id"] for item in alerts('{"age": 4}')] == ["breath"]
    assert alerts('{"age": 40, "result": "negative"}') is None


def test_of_two_open_cases_with_one_reason_the_alert_is_that_of_the_person(case: LibraryCase) -> None:
    case.change(DECISION, 'when: {age: "< 18"}', 'when: {age: "< 5"}')
    case.change(
        DECISION,
        "open:\n",
        'open:\n  - {when: {age: "[5..18)"}, why: The guideline is for adults., alert: lump}\n',
    )
    assert decide(case, '{"age": 4}').output.startswith("Emergency")
    assert decide(case, '{"age": 9}').output.startswith("Soon")


def test_without_a_library_around_it_a_table_knows_the_name_alone(case: LibraryCase, tmp_path: Path) -> None:
    alone = tmp_path / "alone" / "which-test.yaml"
    alone.parent.mkdir()
    shutil.copy(case.content / DECISION, alone)
    said = run("decide", alone, "--given", '{"age": 40, "result": "positive"}').output
    assert said == f"Alert: lump (no library around this file has its words)\n{ANSWER}"
    data = json.loads(run("decide", alone, "--given", '{"age": 4}', "--json").output)
    assert data["alerts"] == [{"id": "breath", "level": None, "title": None, "do": None}]
    target = tmp_path / "alone.dmn"
    assert run("dmn", "export", alone, "-o", target).exit_code == 0
    assert "<text>lump</text>" in target.read_text(encoding="utf-8")


def test_diff_tells_alerts_and_contacts_first(case: LibraryCase, tmp_path: Path) -> None:
    new = LibraryCase(tmp_path / "two")
    for path in (GUIDELINE, DECISION, "library.yaml"):
        new.put(path, (case.content / path).read_bytes())
    new.change("library.yaml", "review-interval: 12", "review-interval: 6")
    new.change("library.yaml", "phone: 112", "phone: 999")
    new.change(GUIDELINE, "level: soon", "level: urgent").change(GUIDELINE, "version: ", "short-title: New\nversion: ")
    new.change(GUIDELINE, "short-title: Sore throat\n", "")
    new.change(GUIDELINE, "\ncontacts:", "\n  rash: {level: soon, title: A rash, do: Show it to your nurse}\ncontacts:")
    new.change(DECISION, "alert: lump", "alert: rash")
    said = run("diff", case.root, new.root).output
    assert said == (
        "Danger: alerts and contacts\n"
        "The library\n"
        '  contact "The ambulance"\n'
        "    phone: was 112, is 999\n"
        "\nGuideline: Sore throat: a patient version\n"
        '  alert "A lump in your neck"\n'
        "    level: was soon, is urgent\n"
        '  alert "A rash": new\n'
        "    Soon: A rash. Show it to your nurse\n"
        '  table "Which test"\n'
        '    case "Your age: 18 years or more, Test result: Positive"\n'
        "      alert: was A lump in your neck, is A rash\n"
        "\nEverything else\n"
        "The library\n"
        "  review-interval: was 12, is 6\n"
        "\nGuideline: Sore throat: a patient version\n"
        "  short-title: was Sore throat, is New\n"
        "\n6 changes\n"
    )
    data = json.loads(run("diff", case.root, new.root, "--json").output)
    assert [change["field"] for change in data["changes"]][:2] == ["phone", "level"]


def test_a_row_that_comes_or_goes_tells_its_alert(case: LibraryCase, tmp_path: Path) -> None:
    new = LibraryCase(tmp_path / "two")
    for path in (GUIDELINE, DECISION, "library.yaml"):
        new.put(path, (case.content / path).read_bytes())
    new.change(DECISION, "id: adults-positive", "id: with-a-positive-test")
    assert "; alert: lump" in run("diff", case.root, new.root).output
