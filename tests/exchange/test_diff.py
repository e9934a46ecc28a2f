"""`guidepress diff`: what changed is told whatever field it stands in; who gets another answer is found."""

from __future__ import annotations

import dataclasses
import json
import shutil
from collections.abc import Mapping
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.decision.compile import compile_table
from generator.decision.verification.report_json import json_value
from generator.decision.verification.verify import verify_table
from generator.decision.walking import decide
from generator.exchange.diff.changes import changes_of, words
from generator.exchange.diff.patients import answered_otherwise
from generator.exchange.diff.tables import SPECIAL
from generator.model.decision import Cell
from generator.model.sfeel import Domain
from generator.model.values import Identifier, Prose, Ref
from generator.text.plain import shown_words
from tests.decision.verification.random_tables import random_table
from tests.pages.test_nothing_lost import Everything
from tests.support import DECISION, GUIDELINE, LibraryCase


class Altered:
    """A copy of a library with another word behind each of its texts."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def value(self, value: Any) -> Any:  # noqa: PLR0911 - one for each kind of value
        if isinstance(value, Prose):
            self.texts.append(f"{words(value)} anew")
            return type(value)(f"{value.raw} anew")
        if isinstance(value, Ref):
            self.texts.append(f"{value.name}-anew")
            return dataclasses.replace(value, name=self.texts[-1])
        if type(value) is str:
            self.texts.append(f"{value} anew")
            return self.texts[-1]
        if isinstance(value, tuple):
            return tuple(map(self.value, value))
        if isinstance(value, Mapping):
            return {name: self.value(item) for name, item in value.items()}
        if isinstance(value, Domain):
            values = tuple(
                dataclasses.replace(
                    item, label=self.value(item.label), short=self.value(item.short), help=self.value(item.help)
                )
                for item in value.values
            )
            return dataclasses.replace(value, values=values, unit=self.value(value.unit or "years"))
        if dataclasses.is_dataclass(value) and not isinstance(value, (type, Identifier, Cell)):
            kept = {"where", "cells"}
            texts = {
                item.name: self.value(getattr(value, item.name))
                for item in dataclasses.fields(value)
                if item.name not in kept
            }
            return dataclasses.replace(value, **texts)
        return value


def test_every_field_of_every_record_is_compared() -> None:
    old, altered = Everything().library, Altered()
    parts = {
        "info": altered.value(old.info),
        "terms": altered.value(old.terms),
        "resources": altered.value(old.resources),
    }
    bundle = old.guidelines[0]
    alone = {name: altered.value(getattr(bundle, name)) for name in ("decisions", "questions")}
    guideline = altered.value(bundle.guideline)
    new = dataclasses.replace(old, **parts, guidelines=(dataclasses.replace(bundle, guideline=guideline, **alone),))
    said = "\n".join(change.new or "" for change in changes_of(old, new, SPECIAL))
    assert len(altered.texts) > 100
    assert [text for text in altered.texts if text not in said] == []
    assert list(changes_of(old, old, SPECIAL)) == []


@pytest.fixture
def editions(tmp_path: Path) -> tuple[LibraryCase, LibraryCase]:
    old = LibraryCase(tmp_path / "old")
    shutil.copytree(tmp_path / "old", tmp_path / "new")
    new = LibraryCase.__new__(LibraryCase)
    new.root, new.site, new.said = tmp_path / "new", tmp_path / "new" / "site", []
    return old, new


def diff(old: LibraryCase, new: LibraryCase, *options: str) -> Result:
    return CliRunner().invoke(main, ["diff", str(old.root), str(new.content), *options])


TABLE = """decision: which-test
name: Which test do I need?
question: Which test?
hit-policy: unique
inputs:
  age: {label: Age, type: integer, unit: years, range: "[0..120]"}
  fever: {label: Fever, type: boolean}
outputs:
  test: {label: Test, values: {swab: A swab, none: No test}}
rules:
  - {id: child, when: {age: "< 15", fever: "yes"}, then: {test: swab}, note: Children first.}
  - {id: adult, when: {age: ">= 15", fever: "yes"}, then: {test: none}}
open:
  - {when: {fever: "no"}, why: Nobody has looked.}
examples:
  - {given: {age: 3, fever: "yes"}, expect: {test: swab}}
"""


def test_a_table_is_told_row_by_row_and_with_people(editions: tuple[LibraryCase, LibraryCase]) -> None:
    old, new = editions
    old.put(DECISION, TABLE)
    new.put(DECISION, TABLE)
    assert diff(old, new).output == "Nothing changed.\n"
    new.change(DECISION, '"< 15"', '"< 18"').change(DECISION, '">= 15"', '"[18..65]"')
    new.change(DECISION, "open:", '  - {id: old, when: {age: "> 65", fever: "yes"}, then: {test: swab}}\nopen:')
    new.change(DECISION, ", note: Children first.", "").change(DECISION, "Nobody has looked.", "Nobody knows.")
    run = diff(old, new)
    assert run.exit_code == 0
    assert run.output == (
        "Guideline sore-throat: Sore throat: a patient version\n"
        '  table which-test "Which test do I need?"\n'
        "    row child\n"
        "      age: was under 15 years, is under 18 years\n"
        "      note: was Children first., is nothing\n"
        "    row adult\n"
        "      age: was 15 years or more, is 18 to 65 years\n"
        "    row old: new\n"
        "      age: over 65 years, fever: yes → test: A swab\n"
        '    open "fever: no"\n'
        "      why: was Nobody has looked., is Nobody knows.\n"
        '    for example "age: 15 years, fever: yes"\n'
        "      answer: was Test: No test, is Test: A swab\n"
        '    for example "age: 66 years, fever: yes"\n'
        "      answer: was Test: No test, is Test: A swab\n"
        "\n7 changes\n"
    )  # fmt: skip


def test_what_is_said_to_patients_and_how_firmly_is_told(editions: tuple[LibraryCase, LibraryCase]) -> None:
    old, new = editions
    grades = "grades:\n  x: {label: Grade X, meaning: Good., says: Recommended, direction: for}\n"
    grades += "  y: {label: Grade Y, meaning: Bad., says: Not recommended, direction: against}\n"
    table = TABLE.replace("swab: A swab", "swab: {label: A swab, short: Swab, help: Through the mouth, grade: x}")
    table = table.replace("why: Nobody", "say: You are well., outside: true, why: Nobody")
    table = table.replace("expect: {test: swab}}", "expect: {test: swab}, say: You are 3.}")
    for case in (old, new):
        case.change(GUIDELINE, "\ngrades:\n", f"\n{grades}")
        case.put(DECISION, table)
    new.change(GUIDELINE, "says: Recommended, direction: for", "says: Suggested, direction: weakly-for")
    new.change(DECISION, "help: Through the mouth, grade: x", "help: Through the nose, grade: y")
    new.change(DECISION, "say: You are well., outside: true", "say: You are fine.")
    new.change(DECISION, "say: You are 3.", "say: You are three.")
    told = diff(old, new).output
    for said in (
        "says: was Recommended, is Suggested",
        "direction: was for, is weakly-for",
        "value swab\n        help: was Through the mouth, is Through the nose\n        grade: was x, is y",
        "say: was You are well., is You are fine.",
        "outside: was yes, is no",
        "say: was You are 3., is You are three.",
    ):
        assert said in told, told


def test_json_has_the_same_with_places(editions: tuple[LibraryCase, LibraryCase]) -> None:
    old, new = editions
    new.change(GUIDELINE, "short-title: ", "short-title: New ")
    new.change("library.yaml", "review-interval: 12", "review-interval: 6")
    (new.content / DECISION).unlink()
    data = json.loads(diff(old, new, "--json").output)
    assert data["new"]["library"] == "sample-library"
    told = [
        (item["guideline"], [step["name"] for step in item["path"]], item["change"], item["field"])
        for item in data["changes"]
    ]
    assert (None, [], "changed", "review-interval") in told
    assert ("sore-throat", [], "changed", "short-title") in told
    assert ("sore-throat", ["which-test"], "removed", None) in told
    assert all(item["file"] and item["line"] for item in data["changes"])


def test_rows_without_names_of_their_own_are_known_by_what_they_say(editions: tuple[LibraryCase, LibraryCase]) -> None:
    old, new = editions
    bare = TABLE.replace("id: child, ", "").replace("id: adult, ", "")
    old.put(DECISION, bare)
    new.put(DECISION, bare.replace("rules:\n", 'rules:\n  - {when: {age: "> 100", fever: "no"}, then: {test: none}}\n'))
    assert "row r1: new\n      age: over 100 years, fever: no → test: No test" in diff(old, new).output
    assert "row r2" not in diff(old, new).output


def test_what_cannot_be_read_is_told(editions: tuple[LibraryCase, LibraryCase]) -> None:
    old, new = editions
    new.put("library.yaml", "library: [")
    assert (diff(old, new).exit_code, "yaml-syntax" in diff(old, new).output) == (1, True)
    (new.content / "library.yaml").unlink()
    assert (diff(old, new).exit_code, "no library.yaml" in diff(old, new).output) == (1, True)


@pytest.mark.parametrize("seed", range(40))
def test_people_who_get_another_answer_are_found(seed: int) -> None:
    table, points = random_table(f"diff:{seed}")
    new = dataclasses.replace(table, rules=table.rules[1:])
    domains = {clause.id.name: clause.domain for clause in table.inputs}
    compiled = [compile_table(item, shown_words) for item in (table, new)]
    differing = False
    for point in product(*points):
        given = {name: json_value(value, domains[name]) for name, value in zip(domains, point, strict=True)}
        one, other = (decide(item, given) for item in compiled)
        said = [(answer.result, answer.error and answer.error.code, answer.depends) for answer in (one, other)]
        differing |= said[0] != said[1] and other.impossible is None
    found = list(answered_otherwise(table, new))
    assert differing or not found
    if table.hit_policy.value in {"unique", "any"} and verify_table(table).conflicts is False:
        assert found or not differing


def test_a_new_title_topic_and_picture_read_as_such(tmp_path: Path) -> None:
    old = LibraryCase(tmp_path / "old")
    topics = "\ntopics:\n  throat: {title: Throat, picture: body}\n"
    old.put("library.yaml", (old.content / "library.yaml").read_text(encoding="utf-8") + topics)
    new = LibraryCase.at(tmp_path / "new")
    shutil.copytree(old.root, new.root)
    new.change(GUIDELINE, "\nversion:", "\npatient-title: Do I need a test?\ntopic: throat\npicture: talk\nversion:")
    new.change("library.yaml", "picture: body", "picture: drug")
    told = CliRunner().invoke(main, ["diff", str(old.content), str(new.content)]).output
    for what in ("patient-title: was nothing, is Do I need a test?", "topic: was nothing, is throat"):
        assert what in told, told
    assert "picture: was nothing, is talk" in told
    assert 'topic throat "Throat"\n    picture: was body, is drug' in told
