"""A decision's page: worked examples, what was proven, and what a relaxed verification lets through."""

from __future__ import annotations

import re
from pathlib import Path

from generator.edition import make_edition
from tests.support import DECISION, LibraryCase

PAGE = "guidelines/sore-throat/decisions/which-test.html"


def page(case: LibraryCase) -> str:
    loaded = case.load()
    assert loaded.library is not None
    assert not loaded.findings.has_errors, list(loaded.findings)
    edition = make_edition(loaded.library, "", loaded.findings)
    body = next(page.body for page in edition.pages if page.address == PAGE)
    return " ".join(re.sub(r"<[^>]+>", " ", body.replace("&#34;", '"').replace("\u00a0", " ")).split())


def gap(root: Path, level: str) -> LibraryCase:
    """The sample table with one row taken away."""
    case = LibraryCase(root)
    text = (case.content / DECISION).read_text(encoding="utf-8")
    assert "verify:" not in text
    return case.put(DECISION, text.replace('">= 18"', '">= 21"') + f"\nverify: {{complete: {level}}}\n")


def test_a_proven_table_says_so_and_what_that_is_not(tmp_path: Path) -> None:
    text = page(LibraryCase(tmp_path))
    assert "Checked by machine: for every possible combination of answers, exactly one case fits" in text
    assert "It does not show that its advice is right for you." in text


def test_a_gap_stops_a_build_and_shows_the_row_to_add(tmp_path: Path) -> None:
    loaded = gap(tmp_path, "error").load()
    (item,) = [item for item in loaded.findings if item.code == "gap-in-table"]
    assert item.severity == "error"
    assert '- {when: {age: "[18..20]"}, then: {advice: ""}}' in item.hint
    assert "for example age: 18 years" in item.message
    assert loaded.sources.line(item.where).startswith("rules:")


def test_a_relaxed_gap_is_published_in_plain_words(tmp_path: Path) -> None:
    text = page(gap(tmp_path, "hint"))
    assert "The source gives no advice for these people." in text
    assert "18 to 20 years" in text
    assert "exactly one case fits" not in text


def test_examples_are_worked_and_shown(tmp_path: Path) -> None:
    case = LibraryCase(tmp_path)
    assert "Examples" in page(case) or "For example" in page(case)


def test_a_wrong_example_is_an_error_that_says_what_came_out(tmp_path: Path) -> None:
    case = LibraryCase(tmp_path)
    text = (case.content / DECISION).read_text(encoding="utf-8")
    head = text.partition("examples:")[0]
    found = case.put(DECISION, f"{head}examples:\n  - {{given: {{age: 30, result: negative}}, expect: none}}\n").load()
    (item,) = [item for item in found.findings if item.code == "wrong-example"]
    assert item.severity == "error"
    assert "none was expected" in item.message
    assert found.sources.line(item.where).lstrip().startswith("- {given:")
