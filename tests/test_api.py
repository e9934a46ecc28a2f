"""Guidepress as a library: the names that others may rely on, and what they do with what Python programs have."""

from __future__ import annotations

import inspect
import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

import generator
from generator import api
from tests.support import DECISION, GUIDELINE, LibraryCase

PUBLIC = {"build", "check", "decide", "diff", "load_decision", "load_library", "verify"}
TABLE = """\
decision: dose
name: Dose
question: How much?
hit-policy: unique
inputs:
  weight: {label: Weight, type: number, unit: kg, range: "[1..100]"}
  born: {label: Born, type: date, may-be-missing: true}
  sure: {label: Sure, type: boolean, may-be-missing: true}
outputs: {advice: {label: Advice}}
rules:
  - {id: light, when: {weight: "< 10"}, then: {advice: Little.}}
  - {id: old, when: {weight: ">= 10", born: "< 2020-01-01"}, then: {advice: Much.}}
open:
  - {when: {weight: ">= 10", born: ">= 2020-01-01"}, why: Nobody knows.}
  - {when: {weight: ">= 10", born: not known}, why: It depends.}
"""


@pytest.fixture
def table(tmp_path: Path) -> generator.api.DecisionTable:
    (tmp_path / "dose.yaml").write_text(TABLE, encoding="utf-8")
    return generator.load_decision(tmp_path / "dose.yaml")


def test_the_public_names_are_these_and_each_says_what_it_takes_and_raises() -> None:
    assert set(generator.__all__) == {*PUBLIC, "ContentError", "GivenError", "__version__"}
    for name in PUBLIC:
        function = getattr(generator, name)
        text = inspect.getdoc(function) or ""
        several = len(inspect.signature(function).parameters) > 1
        assert ("Args:" in text) or not several, name
        assert "Returns:" in text or "Raises:" in text, name


def test_a_name_that_is_not_public_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="Library"):
        generator.Library  # noqa: B018 - asking is the test


def test_the_package_loads_nothing_before_it_is_asked() -> None:
    code = "import sys, generator; print('generator.api' in sys.modules, generator.__version__)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.split()[0] == "False"


@pytest.mark.parametrize(
    ("given", "hit"),
    [
        ({"weight": 9}, ("light",)),
        ({"weight": Decimal("9.99")}, ("light",)),
        ({"weight": 12, "born": date(2019, 12, 31)}, ("old",)),
        ({"weight": 12, "born": "2019-12-31", "sure": True}, ("old",)),
        ({"weight": 12, "born": None}, ()),
    ],
)
def test_decide_takes_what_python_has(table: api.DecisionTable, given: api.Given, hit: tuple[str, ...]) -> None:
    assert generator.decide(table, given).hit == hit


@pytest.mark.parametrize(
    ("given", "code", "message"),
    [
        ({"weight": 9.5}, "wrong-type", r'"weight" is a float.*Decimal\("9.5"\)'),
        ({"weight": 101}, "outside-domain", "weight"),
        ({"weigth": 9}, "unknown-input", "did you mean"),
        ({"weight": "heavy"}, "wrong-type", "weight"),
        ({"sure": 1}, "wrong-type", "sure"),
    ],
)
def test_what_cannot_be_used_is_a_given_error(
    table: api.DecisionTable, given: api.Given, code: str, message: str
) -> None:
    with pytest.raises(generator.GivenError, match=message) as caught:
        generator.decide(table, given)
    assert caught.value.code == code


def test_verify_says_that_a_table_is_proven_and_names_what_is_missing(table: api.DecisionTable, tmp_path: Path) -> None:
    assert generator.verify(table).proven
    (tmp_path / "gap.yaml").write_text(TABLE.partition("open:")[0].replace("decision: dose", "decision: gap"))
    report = generator.verify(generator.load_decision(tmp_path / "gap.yaml"))
    assert not report.proven
    assert report.gaps


def test_a_table_with_errors_tells_them_with_their_place(tmp_path: Path) -> None:
    (tmp_path / "dose.yaml").write_text(TABLE.replace("unique", "unic"), encoding="utf-8")
    with pytest.raises(generator.ContentError, match=r"dose\.yaml:4:13: error\[unknown-value\]"):
        generator.load_decision(tmp_path / "dose.yaml")


def test_a_library_is_found_from_its_project_and_checked(tmp_path: Path) -> None:
    case = LibraryCase(tmp_path)
    loaded = generator.load_library(case.root)
    assert loaded.library is not None
    assert loaded.library.guidelines[0].id == "sore-throat"
    case.change(GUIDELINE, "grade: strong", "grade: weak")
    assert not generator.load_library(case.content).findings.has_errors, "reading judges no reference"
    assert [item.code for item in generator.check(case.root).findings if item.severity == "error"] == [
        "unknown-reference"
    ]
    with pytest.raises(api.MachineError, match=r"there is no library\.yaml"):
        generator.check(tmp_path.parent)


def test_diff_gives_each_change(tmp_path: Path) -> None:
    old, new = LibraryCase(tmp_path / "old"), LibraryCase(tmp_path / "new")
    assert generator.diff(old.root, new.root) == ()
    new.change(DECISION, "[0..120]", "[0..110]")
    (change, *_) = generator.diff(old.root, new.root)
    assert change.guideline == "sore-throat"


def test_build_publishes_and_tells_why_it_does_not(tmp_path: Path) -> None:
    case = LibraryCase(tmp_path).current()
    built = generator.build(case.root / "mkdocs.yml", tmp_path / "out")
    assert (built.site / "index.html").is_file()
    case.change(GUIDELINE, "grade: strong", "grade: weak")
    with pytest.raises(generator.ContentError, match="unknown-reference"):
        generator.build(case.root / "mkdocs.yml", tmp_path / "out")
    assert (built.site / "index.html").is_file()
