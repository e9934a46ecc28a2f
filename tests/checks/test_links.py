"""References and links that lead nowhere, each at its own place, and none that is only the end of another slip."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import DECISION, GUIDELINE, QUESTIONS, LibraryCase

MESSAGE = "Say it in one sentence."


@pytest.fixture
def case(tmp_path: Path) -> LibraryCase:
    return LibraryCase(tmp_path)


def places(case: LibraryCase) -> list[tuple[str, str, str]]:
    """Code, pointed words and what follows them on the line, of each finding."""
    loaded = case.load()
    found = []
    for item in loaded.findings:
        line = loaded.sources.line(item.where)
        found.append(
            (item.code, line[item.where.column - 1 : item.where.end_column - 1], line[item.where.end_column - 1 :][:2])
        )
    return found


def test_one_target_twice_is_told_at_both_places(case: LibraryCase) -> None:
    case.change(GUIDELINE, MESSAGE, "See [a](term:gone), [b](term:gone); [c](term:other)!")
    assert places(case) == [
        ("unknown-reference", "term:gone", "),"),
        ("unknown-reference", "term:gone", ");"),
        ("unknown-reference", "term:other", ")!"),
    ]


def test_a_target_is_pointed_at_and_not_the_same_word_before_it(case: LibraryCase) -> None:
    case.change(GUIDELINE, MESSAGE, "It is term:gone, see [term:gone](term:gone)?")
    assert places(case) == [("unknown-reference", "term:gone", ")?")]


def test_where_the_target_does_not_stand_as_it_is_the_text_is_pointed_at(case: LibraryCase) -> None:
    case.change(GUIDELINE, f"main-message: {MESSAGE}", 'main-message: "See [a](term:g\\u006fne)."')
    ((code, pointed, _),) = places(case)
    assert (code, pointed) == ("unknown-reference", '"See [a](term:g\\u006fne)."')


@pytest.mark.parametrize(
    ("path", "old", "new", "code"),
    [
        ("resources.yaml", "  source-guideline:\n", "  - source-guideline:\n", "wrong-type"),
        ("glossary.yaml", "  care-team:\n", "  - care-team:\n", "wrong-type"),
        (GUIDELINE, "grades:", "grade:", "unknown-key"),
        (GUIDELINE, "  strong:\n    label", "  - id: strong\n    label", "wrong-type"),
    ],
)
def test_what_could_not_be_read_is_not_missed_as_well(
    path: str, old: str, new: str, code: str, case: LibraryCase
) -> None:
    assert {item.code for item in case.change(path, old, new).load().findings} == {code}


def test_a_contact_or_an_alert_may_stand_in_either_file_that_could_not_be_read(case: LibraryCase) -> None:
    alert = "alerts: {lump: {level: soon, title: A lump, do: Rest., contact: nurse}}\n"
    case.change(GUIDELINE, "main-message:", f"{alert}main-message:")
    assert [item.code for item in case.load().findings] == ["unknown-reference"]
    for path, before in ((GUIDELINE, "main-message:"), ("library.yaml", "publisher:")):
        other = LibraryCase(case.root / path[0]).change(GUIDELINE, "main-message:", f"{alert}main-message:")
        other.change(path, before, f"contcts: {{nurse: {{name: A}}}}\n{before}")
        assert [item.code for item in other.load().findings] == ["unknown-key"], path


def test_an_unknown_key_elsewhere_hides_no_reference(case: LibraryCase) -> None:
    case.change(GUIDELINE, "short-title:", "shorttitle:").change(GUIDELINE, "grade: strong", "grade: storng")
    assert sorted(item.code for item in case.load().findings) == ["unknown-key", "unknown-reference"]


def test_a_broken_file_hides_only_what_stands_in_it(case: LibraryCase) -> None:
    case.change("glossary.yaml", "  care-team:\n", "  - care-team:\n")
    case.change(DECISION, "source: source-guideline", "source: gone")
    found = case.load().findings
    assert {item.code for item in found} == {"wrong-type", "unknown-reference"}
    assert {item.where.file.rpartition("/")[2] for item in found} == {"glossary.yaml", "which-test.yaml"}


def test_of_very_many_links_so_many_are_told_as_are_kept(case: LibraryCase) -> None:
    case.change(QUESTIONS, "What does this mean for me?", f"'{'[a](b) ' * 510}'")
    found = [item.code for item in case.load().findings if item.severity == "error"]
    assert found == ["too-many-findings"] + ["bad-reference"] * 500
