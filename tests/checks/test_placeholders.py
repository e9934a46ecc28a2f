"""No text of the starting files is published as advice."""

from __future__ import annotations

from pathlib import Path

from generator.checks.placeholders import PLACEHOLDERS
from generator.templates_dir import templates_dir
from tests.support import GUIDELINE, LibraryCase


def test_a_current_guideline_has_none_and_each_is_told_at_its_place(tmp_path: Path) -> None:
    case = LibraryCase(tmp_path)
    assert not list(case.load().findings), "a draft may keep them"
    loaded = case.change(GUIDELINE, "status: draft", "status: current").load()
    assert {item.code for item in loaded.findings} == {"placeholder-left"}
    assert all(item.severity == "error" for item in loaded.findings)
    pointed = [
        loaded.sources.line(item.where)[item.where.column - 1 : item.where.end_column - 1] for item in loaded.findings
    ]
    assert all(words in PLACEHOLDERS for words in pointed)
    left_out = set(PLACEHOLDERS) - set(pointed)
    assert left_out == {"Say it openly."}, "all but what stands in a comment"
    assert not list(LibraryCase(tmp_path / "own").current().load().findings)


def test_each_stands_in_a_starting_file() -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in (templates_dir() / "new").glob("*.yaml"))
    assert [words for words in PLACEHOLDERS if words not in text] == []
