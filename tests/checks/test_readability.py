"""A page that is hard to read is told with its hardest sentences."""

from __future__ import annotations

from pathlib import Path

from tests.support import GUIDELINE, LibraryCase

HARD = (
    "Multidisciplinary evaluation of individualised pharmacological interventions necessitates comprehensive "
    "consideration of comorbidities, contraindications and anticipated deterioration."
)


def test_a_hard_page_and_its_sentences_are_named(tmp_path: Path) -> None:
    case = LibraryCase(tmp_path)
    summary = next(
        line for line in (case.content / GUIDELINE).read_text(encoding="utf-8").splitlines() if "summary:" in line
    )
    case.change(GUIDELINE, summary, f"    summary: {HARD}")
    found = {item.code: item for item in reversed(list(case.load().findings))}
    assert "without explained words" in found["hard-to-read"].message
    assert found["hard-to-read"].severity == "warning"
    assert found["hard-sentence"].message.startswith("grade ")
    assert "Multidisciplinary evaluation" in found["hard-sentence"].message
    assert found["hard-sentence"].where.column > 1


def test_the_limit_is_the_librarys(tmp_path: Path) -> None:
    case = LibraryCase(tmp_path)
    assert not any(item.code == "hard-to-read" for item in case.load().findings)
    case.change("library.yaml", "language: en", "language: en\nreading-grade: 1")
    assert any(item.code == "hard-to-read" for item in case.load().findings)


def test_other_languages_are_not_measured(tmp_path: Path) -> None:
    case = LibraryCase(tmp_path).change("library.yaml", "language: en", "language: de\nreading-grade: 1")
    assert not any(item.code == "hard-to-read" for item in case.load().findings)
