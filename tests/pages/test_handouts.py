"""The page of handouts: sorted for a reader, and nothing left out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.diagnostics import Findings
from generator.edition import make_edition
from generator.fonts import load_fonts
from generator.handouts.make import TypesetOptions
from generator.handouts.plan import plans
from generator.handouts.writer import HandoutContext
from generator.model import addresses
from generator.model.directory import Directory
from generator.model.sheets import SheetKind
from generator.model.variants import variants_of
from generator.text.resolve import Texts
from tests.comparing import comparing
from tests.support import LibraryCase

HANDOUTS = addresses.handouts("sore-throat")


def page(case: LibraryCase, address: str, *, all_variants: bool = True) -> str:
    library = case.load().library
    assert library is not None
    edition = make_edition(library, "", Findings(), TypesetOptions(load_fonts(), all_variants=all_variants))
    return next(page.body for page in edition.pages if page.address == address)


@pytest.mark.slow
def test_every_printing_is_offered_once_the_usual_ones_first(tmp_path: Path) -> None:
    case = LibraryCase(tmp_path)
    html = page(case, HANDOUTS)
    offered = re.findall(r'href="\.\./\.\./(handouts/[^"]+\.pdf)"', html)
    library = case.load().library
    assert library is not None
    made = len(list(plans(HandoutContext(library=library, texts=Texts(Directory(library))), library.guidelines[0])))
    assert (
        len(offered)
        == len(set(offered))
        == made * len(variants_of(library.info, library.guidelines[0].guideline.handouts))
    )
    assert [address.rsplit("--", 1)[1] for address in offered[:2]] == ["summary-a4.pdf", "summary-a4-large.pdf"]
    first, other = html.split("On US Letter paper</h2>", 1)
    half = len(offered) // 2
    assert first.count(".pdf") == other.count(".pdf") == half
    assert "-us-letter" not in "".join(offered[:half])
    assert other.index("<details") < other.index(".pdf"), "another paper is folded away"


@pytest.mark.slow
def test_a_preview_has_the_usual_paper_and_size_alone(tmp_path: Path) -> None:
    case = LibraryCase(tmp_path)
    html = page(case, HANDOUTS, all_variants=False)
    assert html.count(".pdf") == page(case, HANDOUTS).count(".pdf") // 4
    assert "US Letter" not in html
    assert "large print" not in html


@pytest.mark.slow
def test_tables_rows_sections_and_questions_lead_to_their_sheet(tmp_path: Path) -> None:
    case = LibraryCase(tmp_path)
    table = page(case, addresses.decision("sore-throat", "which-test"))
    for sheet in ("decision-which-test", "path-which-test--adults-positive", "path-which-test--adults-negative"):
        assert f"{sheet}-a4.pdf" in table
    assert "--booklet-a4.pdf" in page(case, addresses.section("sore-throat", "treatment"))
    assert "--questions-a4.pdf" in page(case, addresses.questions("sore-throat"))


def test_every_kind_of_sheet_is_offered_to_readers(tmp_path: Path) -> None:
    case = comparing(LibraryCase(tmp_path)).with_schedules()
    library = case.load().library
    assert library is not None
    planned = {
        plan.kind
        for plan in plans(HandoutContext(library=library, texts=Texts(Directory(library))), library.guidelines[0])
    }
    assert planned == set(SheetKind)
    html = page(case, HANDOUTS)
    assert [kind for kind in SheetKind if f"--{kind.value}-" not in html] == []
