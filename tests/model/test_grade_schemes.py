"""Grades that a library writes once: every face shows them as if they stood in the guideline."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.analysis import Analyses
from generator.exchange.decisions import guideline_decisions
from generator.exchange.diff.changes import changes_of
from generator.exchange.diff.tables import SPECIAL
from generator.handouts.plan import plans
from generator.handouts.writer import HandoutContext
from generator.model.directory import Directory
from generator.model.library import Library
from generator.model.sheets import SheetKind
from generator.publish import engine
from generator.source.library import load_library
from generator.text.resolve import Texts
from tests.support import GUIDELINE, LibraryCase, printed_pages

SCHEME = """
grade-schemes:
  panel:
    certainty-scale: [high, moderate, low]
    grades:
      strong: {label: Strong, meaning: The panel is sure., says: "Recommended: it helps", direction: for}
      weak: {label: Weak, meaning: The panel is not sure., direction: weakly-for}
"""
OWN = "grades:\n  strong:\n    label: Strong\n    meaning: Say what the source means by it.\n"


def with_scheme(root: Path, more: str = "") -> LibraryCase:
    """The starting library, whose guideline takes its grades from a scheme; `more` are grades of its own."""
    case = LibraryCase(root)
    library = (case.content / "library.yaml").read_text(encoding="utf-8")
    case.put("library.yaml", library + SCHEME)
    return case.change(GUIDELINE, OWN, f"grade-scheme: panel\n{more}")


def faces(library: Library) -> dict[str, str]:
    texts, (bundle,) = Texts(Directory(library)), library.guidelines
    found = {page.address: page.body for page in printed_pages(library)}
    context = HandoutContext(library=library, texts=texts)
    found |= {f"{plan.kind} {plan.name}": str(plan.document()) for plan in plans(context, bundle)}
    return found | dict(guideline_decisions(library, texts, Analyses(texts), bundle))


def test_every_face_shows_it_as_if_it_stood_in_the_guideline(tmp_path: Path) -> None:
    own = LibraryCase(tmp_path / "own")
    grades = SCHEME.partition("    grades:\n")[2].replace("      ", "  ")
    own.change(GUIDELINE, OWN, f"certainty-scale: [high, moderate, low]\ngrades:\n{grades}")
    case = with_scheme(tmp_path / "scheme")
    assert not list(case.load().findings)
    found = faces(case.library())
    assert found == faces(own.library())
    assert "Recommended: it helps" in found["guidelines/sore-throat/recommendations.html"]
    booklet = next(text for name, text in found.items() if name.startswith(SheetKind.BOOKLET))
    assert "Recommended: it helps" in booklet


def test_a_guideline_may_add_grades(tmp_path: Path) -> None:
    more = "grades:\n  local:\n    label: Local\n    meaning: The library says so.\n"
    guideline = with_scheme(tmp_path, more).library().guidelines[0].guideline
    assert list(guideline.grades) == ["strong", "weak", "local"]
    assert [str(item) for item in guideline.certainty_scale] == ["high", "moderate", "low"]


def test_one_name_means_one_thing(tmp_path: Path) -> None:
    more = "grades:\n  weak:\n    label: Weak\n    meaning: Something else.\n"
    (found,) = with_scheme(tmp_path, more).load().findings
    assert (found.code, found.where.file) == ("grade-of-scheme", f"content/{GUIDELINE}")


def test_a_misspelt_scheme_is_told_with_what_was_meant(tmp_path: Path) -> None:
    case = with_scheme(tmp_path).change(GUIDELINE, "grade-scheme: panel", "grade-scheme: pannel")
    found = [item for item in case.load().findings if "scheme" in item.message and item.severity == "error"]
    assert [(item.code, item.hint) for item in found] == [("unknown-reference", 'did you mean "panel"?')]


def test_a_scheme_that_nobody_names_is_a_hint(tmp_path: Path) -> None:
    case = LibraryCase(tmp_path)
    library = (case.content / "library.yaml").read_text(encoding="utf-8")
    case.put("library.yaml", library + SCHEME)
    assert [(item.severity, item.code) for item in case.load().findings] == [("hint", "unused-grade-scheme")]


def test_a_change_of_the_scheme_reaches_what_was_kept_from_builds_before(tmp_path: Path) -> None:
    case = with_scheme(tmp_path).withdrawn().build(strict=False)
    page = "guidelines/sore-throat/recommendations.html"
    assert "Recommended: it helps" in case.page(page)
    case.change("library.yaml", "Recommended: it helps", "Advised: it helps").build(strict=False)
    assert "Advised: it helps" in case.page(page)
    case.change("library.yaml", "      strong:", "      firm:")
    with pytest.raises(engine.ContentError):
        case.build(strict=False)


def test_a_translation_has_it_once_with_the_library(tmp_path: Path) -> None:
    case = with_scheme(tmp_path)
    case.change("library.yaml", "language: en", "language: en\ntranslations: [de]")
    loaded = load_library(case.content, "de", also=["sore-throat"])
    paths = [text.path for item in loaded.translations for text in item.texts]
    assert sum("strong/says" in path for path in paths) == 1


def test_diff_tells_a_change_of_the_scheme(tmp_path: Path) -> None:
    before = with_scheme(tmp_path / "a").library()
    after = (
        with_scheme(tmp_path / "b").change("library.yaml", "The panel is sure.", "The panel is very sure.").library()
    )
    assert "The panel is very sure." in {item.new for item in changes_of(before, after, SPECIAL) if not item.guideline}
