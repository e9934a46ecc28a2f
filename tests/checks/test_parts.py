"""A library that is checked in parts is told the same as one that is checked as a whole."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from generator.analysis import Analyses
from generator.checks import run_checks
from generator.checks.context import CheckContext
from generator.checks.facts import guideline_facts
from generator.diagnostics import Diagnostic, Findings
from generator.model.directory import Directory
from generator.source.library import load_library
from generator.text.resolve import Texts
from tests.support import GUIDELINE, LibraryCase

ALERTS = """
alerts:
  one: {level: soon, title: One, do: Go., watch-for: [a, b, c, d, e, f, g, h]}
  two: {level: soon, title: Two, do: Go., search-terms: [lump]}
  three: {level: soon, title: Three, do: Go., search-terms: [lump]}
"""
FAULTS = {
    "same-address", "misplaced-file", "not-utf-8", "unknown-reference", "date-order", "alert-not-shown", "list-too-long",
    "search-term-of-two-alerts", "text-too-long", "unsupported-markup", "hard-to-read", "hard-sentence", "unused-term",
    "alias-of-two-terms", "missing-glyph",
}  # fmt: skip


def faulty(root: Path) -> LibraryCase:
    """Slips in files of the library, of its guideline, and beside them."""
    case = LibraryCase(root).put("page.md", b"caf\xe9").put("data/page.md", "Here.").put("Other.MD", "There.")
    terms = "".join(
        f'  {name}: {{term: {name}, aliases: [Aid], definition: "See [it](term:none)."}}\n' for name in "xy"
    )
    case.put("glossary.yaml", f"{(case.content / 'glossary.yaml').read_text(encoding='utf-8')}\n{terms}")
    case.change("library.yaml", "name: Sample library", f"name: {'Long ' * 30}")
    case.change("library.yaml", "language: en", "language: en\nreading-grade: 1")
    case.change(
        "library.yaml",
        "One or two sentences",
        "It is. So it was. Internationalisation necessitates 乳 <b>considerations</b>.",
    )
    case.change(GUIDELINE, "A paragraph with", "<b>A paragraph</b> 乳 [it](section:none) with")
    case.change(GUIDELINE, "reviewed: 2025-01-31", "reviewed: 2025-01-30")
    for path in ("library.yaml", GUIDELINE):
        case.put(path, f"{(case.content / path).read_text(encoding='utf-8')}{ALERTS}")
    return case


def test_the_parts_add_up_to_the_whole(tmp_path: Path) -> None:
    loaded = load_library(faulty(tmp_path).content)
    whole = loaded.library
    assert whole is not None, list(loaded.findings)
    texts = Texts(Directory(whole))
    facts = [guideline_facts(whole, bundle, texts, loaded.findings) for bundle in whole.guidelines]

    def told(**changed: object) -> list[Diagnostic]:
        findings = Findings()
        context = CheckContext(
            library=whole, texts=texts, sources=loaded.sources, content=loaded.folder, findings=findings,
            analyses=Analyses(texts), facts=facts,
        )  # fmt: skip
        run_checks(replace(context, **changed))  # type: ignore[arg-type] - fields of it
        return list(findings)

    of_library = told(library=replace(whole, guidelines=()))
    of_guideline = told(of_library=False, facts=())
    assert of_library
    assert of_guideline
    everything = told()
    assert sorted(map(repr, [*of_library, *of_guideline])) == sorted(map(repr, everything))
    assert {item.code for item in everything} >= FAULTS
