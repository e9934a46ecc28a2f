"""Sheets of the reference library and of a small one, for the tests that read them."""

from __future__ import annotations

from pathlib import Path

from generator.diagnostics import Findings
from generator.fonts import load_fonts
from generator.handouts.make import TypesetOptions, make_sheets
from generator.handouts.plan import SheetPlan, plans
from generator.handouts.sheet import Sheet
from generator.handouts.typeset import Typesetter
from generator.handouts.writer import HandoutContext
from generator.model.directory import Directory
from generator.model.library import Library
from generator.model.sheets import SheetKind
from generator.text.resolve import Texts
from tests.handouts.pdf_reading import Reading, read
from tests.support import LibraryCase

CONTENT = Path(__file__).parents[2] / "content"
SITE = "https://guidelines.example.org/library/"
HER2, SCREENING = "her2-metastatic-breast-cancer", "breast-cancer-screening"


def plan_of(library: Library, guideline: str, kind: SheetKind, name: str = "", site_url: str = SITE) -> SheetPlan:
    context = HandoutContext(library=library, texts=Texts(Directory(library)), site_url=site_url)
    return next(
        plan
        for plan in plans(context, library.guideline(guideline))
        if plan.kind is kind and plan.name.startswith(name)
    )


def reading_of(typesetter: Typesetter, plan: SheetPlan) -> Reading:
    return read(typesetter.typeset(plan.document()).data)


def made(case: LibraryCase) -> tuple[Sheet, ...]:
    """The sheets of the case's guideline, on the usual paper in the usual size."""
    loaded = case.load()
    assert loaded.library is not None
    assert not loaded.findings.has_errors, loaded.findings.items
    findings = Findings()
    press = TypesetOptions(load_fonts(case.content), all_variants=False)
    sheets = make_sheets(loaded.library, Texts(Directory(loaded.library)), SITE, findings, press)
    assert not findings.items
    return sheets["sore-throat"]
