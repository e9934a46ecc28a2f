"""`guidepress diff`: what changed is told whatever field it stands in; who gets another answer is found."""

from __future__ import annotations

import dataclasses
import json
import re
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
        "Answers: what tables say otherwise now, and to whom\n"
        "\nGuideline: Sore throat: a patient version\n"
        '  table "Which test do I need?"\n'
        '    for example "Age: 15 years, Fever: yes"\n'
        "      answer: was Test: No test, is Test: A swab\n"
        '    for example "Age: 66 years, Fever: yes"\n'
        "      answer: was Test: No test, is Test: A swab\n"
        "\nEverything else\n"
        "\nGuideline: Sore throat: a patient version\n"
        '  table "Which test do I need?"\n'
        '    case "Age: under 15 years, Fever: yes"\n'
        "      Age: was under 15 years, is under 18 years\n"
        "      note: was Children first., is nothing\n"
        '    case "Age: 15 years or more, Fever: yes"\n'
        "      Age: was 15 years or more, is 18 to 65 years\n"
        '    case "Age: over 65 years, Fever: yes": new\n'
        "      Test: A swab\n"
        '    open "Fever: no"\n'
        "      why: was Nobody has looked., is Nobody knows.\n"
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
        'value "A swab"\n        help: was Through the mouth, is Through the nose\n        grade: was Grade X, is Grade Y',
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
    told = diff(old, new).output
    assert 'case "Age: over 100 years, Fever: no": new\n      Test: No test' in told
    assert told.count(" case ") == 1


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
    found = answered_otherwise(table, new).found
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
    for what in ("patient-title: was nothing, is Do I need a test?", "topic: was nothing, is Throat"):
        assert what in told, told
    assert "picture: was nothing, is talk" in told
    assert 'topic "Throat"\n    picture: was body, is drug' in told


RENAMED = """decision: which-test
name: Which test do I need?
question: Which test?
hit-policy: unique
inputs:
  finding: {label: What was found, values: {none: Nothing, CIN2: CIN 2, CIN3: CIN 3}}
  age: {label: Age, type: integer, unit: years, range: "[0..99]"}
outputs:
  test: {label: Test, values: {swab: A swab, look: A closer look}}
rules:
  - {when: {finding: none, age: "< 30"}, then: {test: swab}}
  - {when: {finding: none, age: ">= 30"}, then: {test: look}}
  - {when: {finding: CIN2}, then: {test: look}}
  - {when: {finding: CIN3, age: "< 30"}, then: {test: look}}
  - {when: {finding: CIN3, age: ">= 30"}, then: {test: swab}}
examples:
  - {given: {finding: CIN3, age: 40}, expect: {test: swab}}
"""


def files(folder: Path, old: str, new: str, *options: str) -> Result:
    """Two decision files compared."""
    for name, text in (("old.yaml", old), ("new.yaml", new)):
        (folder / name).write_text(text, encoding="utf-8")
    return CliRunner().invoke(main, ["diff", str(folder / "old.yaml"), str(folder / "new.yaml"), *options])


def test_a_value_with_another_name_is_told_once_and_not_with_every_row(tmp_path: Path) -> None:
    new = RENAMED.replace("CIN3: CIN 3", "CIN-2-or-3: CIN 2 or 3").replace("finding: CIN3", "finding: CIN-2-or-3")
    assert files(tmp_path, RENAMED, new).output == (
        "Answers: what tables say otherwise now, and to whom\n"
        '  table "Which test do I need?"\n'
        '    input "What was found"\n'
        '      value "CIN 3" is called "CIN 2 or 3" now\n'
        "\n1 change\n"
    )
    label = files(tmp_path, RENAMED, RENAMED.replace("CIN3: CIN 3", "CIN3: CIN 2 or 3")).output
    assert label.count("CIN 2 or 3") == 1
    same_label = files(tmp_path, RENAMED, new.replace("CIN 2 or 3", "CIN 3")).output
    assert "name in files: was CIN3, is CIN-2-or-3" in same_label
    assert same_label.endswith("\n1 change\n")


def test_another_answer_does_not_hide_behind_a_new_name(tmp_path: Path) -> None:
    new = RENAMED.replace("CIN3: CIN 3", "CIN-2-or-3: CIN 2 or 3").replace("finding: CIN3", "finding: CIN-2-or-3")
    told = files(
        tmp_path,
        RENAMED,
        new.replace('CIN-2-or-3, age: ">= 30"}, then: {test: swab}', 'CIN-2-or-3, age: ">= 30"}, then: {test: look}'),
    ).output
    assert '"CIN 3" is called "CIN 2 or 3" now' in told
    assert 'for example "What was found: CIN 2 or 3, Age: 30 years"' in told
    # Nothing that used it says the same: it is another value, and its rows are others.
    both = new.replace('CIN-2-or-3, age: "< 30"}, then: {test: look}', 'CIN-2-or-3, age: "< 30"}, then: {test: swab}')
    both = both.replace(
        'CIN-2-or-3, age: ">= 30"}, then: {test: swab}', 'CIN-2-or-3, age: ">= 30"}, then: {test: look}'
    )
    assert "is called" not in files(tmp_path, RENAMED, both).output


def test_an_answer_with_another_name_stands_among_the_answers(tmp_path: Path) -> None:
    new = RENAMED.replace("swab: A swab", "blood: A blood test").replace("test: swab", "test: blood")
    told = files(tmp_path, RENAMED, new).output
    assert told.startswith("Answers:")
    assert 'output "Test"\n      value "A swab" is called "A blood test" now\n\n1 change\n' in told


def test_of_more_than_twelve_people_the_rest_is_counted(tmp_path: Path) -> None:
    head = RENAMED.partition("rules:\n")[0].replace(
        "{swab: A swab, look: A closer look}", str([*range(40)]).replace("'", "")
    )
    rows = [f'  - {{when: {{age: "{n}"}}, then: {{test: {n}}}}}\n' for n in range(20)]
    other = [f'  - {{when: {{age: "{n}"}}, then: {{test: {n + 20}}}}}\n' for n in range(20)]
    old, new = f"{head}rules:\n{''.join(rows)}", f"{head}rules:\n{''.join(other)}"
    told = files(tmp_path, old, new).output
    assert told.count("for example") == 12
    assert "\n    and 8 more whose answer is another one\n" in told
    assert told.endswith(f"\n{12 + 20} changes\n"), "the line that counts is no change"
    first = [text.replace("hit-policy: unique", "hit-policy: first") for text in (old, new)]
    assert "\n    and at least 8 more whose answer is another one\n" in files(tmp_path, *first).output
    data = json.loads(files(tmp_path, old, new, "--json").output)
    assert data["old"] == data["new"] == {"table": "which-test"}
    assert [item["label"] for item in data["changes"] if item["field"] == "test"] == ["Test"] * 20


def test_two_files_that_cannot_be_compared(tmp_path: Path) -> None:
    broken = files(tmp_path, RENAMED, RENAMED.replace('"< 30"', '"< x"'))
    assert (broken.exit_code, "bad-cell" in broken.output) == (1, True)
    assert files(tmp_path, RENAMED, RENAMED).output == "Nothing changed.\n"
    mixed = CliRunner().invoke(main, ["diff", str(tmp_path), str(tmp_path / "new.yaml")])
    assert (mixed.exit_code, "compare two libraries, or two decision files" in mixed.output) == (1, True)


def test_where_tables_do_not_ask_the_same_nobody_is_compared_and_that_is_said(tmp_path: Path) -> None:
    new = RENAMED.replace("  age: {", "  fever: {label: Fever, type: boolean}\n  age: {")
    told = files(tmp_path, RENAMED, new).output
    assert "who gets another answer is not known: the two tables do not ask the same" in told
    assert "for example" not in told


def test_what_is_named_is_told_by_its_title(editions: tuple[LibraryCase, LibraryCase]) -> None:
    old, new = editions
    table = TABLE.replace("then: {test: swab}, note", "then: {test: swab}, source: source-guideline, note")
    old.put(DECISION, table)
    new.put(DECISION, table.replace("source: source-guideline", "source: {id: source-guideline, at: Table 2}"))
    told = diff(old, new).output
    title = re.search(r"is:? +(.+) at Table 2", told)
    assert title is not None
    assert "source-guideline" not in told, "a title, and no identifier"
    changed = json.loads(diff(old, new, "--json").output)["changes"]
    assert [item["new"] for item in changed] == ["source-guideline at Table 2"]
