"""No text of the starting files is published as advice."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.checks.placeholders import PLACEHOLDERS
from generator.templates_dir import templates_dir
from tests.support import DECISION, GUIDELINE, LibraryCase

STARTERS = sorted((templates_dir() / "new").glob("*.yaml"))


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
    assert set(PLACEHOLDERS) - set(pointed) == set(filter(in_comments_only, PLACEHOLDERS))
    assert not list(LibraryCase(tmp_path / "own").current().load().findings)


def in_comments_only(words: str) -> bool:
    """Whether a text of the starting files stands only where an editor takes away the sign of a comment."""
    lines = [line for path in STARTERS for line in path.read_text(encoding="utf-8").splitlines() if words in line]
    return all(line.lstrip().startswith("#") for line in lines)


def uncommented(text: str, first: str) -> str:
    """The file with the examples from one commented key on, up to the next line that is empty."""
    begin = text.index(f"# {first}:")
    end = text.find("\n\n", begin) if "\n\n" in text[begin:] else len(text)
    return text[:begin] + re.sub("^# ", "", text[begin:end], flags=re.MULTILINE) + text[end:]


@pytest.fixture
def with_examples(tmp_path: Path) -> LibraryCase:
    """The starting files with the examples about danger as an editor would take them over."""
    case = LibraryCase(tmp_path)
    for path, keys in ((GUIDELINE, ("alerts", "contacts")), ("library.yaml", ("alerts",))):
        for key in keys:
            case.put(path, uncommented((case.content / path).read_text(encoding="utf-8"), key))
    for path, line in ((GUIDELINE, "        # alert: worse"), (DECISION, "    # alert: worse")):
        case.change(path, line, line.replace("# ", ""))
    return case


def test_examples_about_danger_can_be_taken_over(with_examples: LibraryCase) -> None:
    loaded = with_examples.load()
    assert list(loaded.findings) == []
    assert loaded.library is not None
    (bundle,) = loaded.library.guidelines
    assert [*loaded.library.info.alerts, *bundle.guideline.alerts] == ["emergency", "worse"]
    assert bundle.decisions[0].rules[1].alert == bundle.guideline.sections[0].recommendations[0].alert


def test_none_of_their_words_is_published(with_examples: LibraryCase) -> None:
    loaded = with_examples.change(GUIDELINE, "status: draft", "status: current").load()
    told = {item.message.split('"')[1] for item in loaded.findings if item.code == "placeholder-left"}
    assert told == set(PLACEHOLDERS) - {"Say it openly."}


def test_each_stands_in_a_starting_file() -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in STARTERS)
    assert [words for words in PLACEHOLDERS if words not in text] == []
