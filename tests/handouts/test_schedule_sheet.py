"""The sheet of a schedule: one page to fill in, PDF/UA on every paper and in every size."""

from __future__ import annotations

from pathlib import Path

import pdfua
import pytest

from generator.handouts.typeset import Typesetter
from generator.model.library import Library
from generator.model.sheets import SheetKind
from generator.model.variants import Variant
from tests.handouts.pdf_reading import read
from tests.handouts.samples import VARIANTS, squeezed
from tests.handouts.sheets import plan_of
from tests.support import LibraryCase


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return LibraryCase(tmp_path_factory.mktemp("schedule")).current().with_schedules().library()


@pytest.mark.parametrize("name", ["vaccine", "visits"])
def test_in_every_variant_it_passes_the_gates_and_has_every_step(
    library: Library, typesetter: Typesetter, name: str, tmp_path: Path
) -> None:
    document = plan_of(library, "sore-throat", SheetKind.SCHEDULE, name).document()
    for variant in VARIANTS:
        pdf = typesetter.typeset(document, variant)
        file = tmp_path / "sheet.pdf"
        file.write_bytes(pdf.data)
        assert [(item.rule_id, item.message) for item in pdfua.validate(str(file)).findings] == []
        reading = read(pdf.data)
        assert min(reading.margins) > 20, "something is printed beyond the margins"
        assert pdf.pages <= (1 if variant == Variant() else 3)
        (steps,) = [rows for rows in library.guidelines[0].guideline.sections[0].schedules if rows.id.name == name]
        for step in steps.steps:
            assert squeezed(step.title.raw) in squeezed(reading.text)


def test_a_hedge_a_limit_and_what_to_do_when_it_is_late_are_printed(library: Library, typesetter: Typesetter) -> None:
    plan = plan_of(library, "sore-throat", SheetKind.SCHEDULE, "visits")
    text = squeezed(read(typesetter.typeset(plan.document()).data).text)
    for words in (
        "about 2 weeks after day 0",
        "Not before: 10 days",
        "Not after: 1 month",
        "If it is late:",
        "Call the ward.",
    ):
        assert squeezed(words) in text
