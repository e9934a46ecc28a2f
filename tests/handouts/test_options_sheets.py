"""Options compared on paper: side by side as far as they fit, what matters to a reader, and boxes that ask for no answer."""

from __future__ import annotations

from pathlib import Path

import pdfua
import pytest

from generator.handouts.plan import SheetPlan
from generator.handouts.typeset import Typesetter
from generator.model.library import Library
from generator.model.sheets import SheetKind
from generator.model.values import Paper
from generator.model.variants import Variant
from tests.comparing import NAMES, TWO, asked_about, comparing
from tests.handouts.pdf_reading import read
from tests.handouts.samples import LARGE, NORMAL, VARIANTS, squeezed
from tests.handouts.sheets import made, plan_of, reading_of
from tests.hostile import hostile_library
from tests.support import GUIDELINE, LibraryCase

OWN = "sore-throat"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    case = asked_about(comparing(LibraryCase(tmp_path_factory.mktemp("comparing")).current()))
    found = case.load()
    assert not found.findings.has_errors, list(found.findings)
    assert found.library is not None
    return found.library


def plan(library: Library, name: str) -> SheetPlan:
    return plan_of(library, OWN, SheetKind.OPTIONS, name)


@pytest.mark.parametrize("name", ["tablets-or-waiting", "which-help"])
def test_each_variant_passes_the_gates(library: Library, typesetter: Typesetter, name: str, tmp_path: Path) -> None:
    document = plan(library, name).document()
    for variant in VARIANTS:
        pdf = typesetter.typeset(document, variant)
        file = tmp_path / "sheet.pdf"
        file.write_bytes(pdf.data)
        assert [(item.rule_id, item.message) for item in pdfua.validate(str(file)).findings] == []
        reading = read(pdf.data)
        assert min(reading.sizes - {0.0}) == variant.points
        assert min(reading.margins) > 20, "something is printed beyond the margins"


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("name", ["tablets-or-waiting", "which-help"])
def test_it_is_one_sheet_of_two_sides(library: Library, typesetter: Typesetter, name: str, paper: Paper) -> None:
    assert typesetter.typeset(plan(library, name).document(), Variant(paper)).pages <= 2


def test_it_says_what_the_page_says_and_leaves_room(library: Library, typesetter: Typesetter) -> None:
    words = reading_of(typesetter, plan(library, "tablets-or-waiting")).tags.words
    said = (
        "Tablets, or waiting?",
        "You have time to think.",
        "The guideline does not rank these options. They stand in the order of the source.",
        "You take a drug for some days.",
        "What it involves",
        "Tablets, with food.",
        "You may feel well sooner.",
        "This library has no number for this from its source.",
        "The guideline does not say.",
        "3 to 5 of every 100",
        "The panel is fairly sure.",
        "What about the nights?",
        "What matters to me",
        "I want to take as few drugs as I can.",
        "own, not the guideline",
        "What else matters to me",
        "Where I am today",
        "I do not know yet",
        "Questions you could ask",
    )
    heard = squeezed(words)
    assert [text for text in said if squeezed(text) not in heard] == []
    today = heard.partition(squeezed("Where I am today"))[2]
    assert today.index("Tablets") < today.index("Waiting") < today.index(squeezed("I do not know yet"))


def test_of_many_options_as_many_stand_side_by_side_as_the_type_allows(
    library: Library, typesetter: Typesetter
) -> None:
    document = plan(library, "which-help").document()
    for variant, captions in (
        (NORMAL, ("Options 1 to 4 of 7", "Options 5 to 7 of 7")),
        (LARGE, ("Options 1 to 2 of 7", "Options 3 to 4 of 7", "Options 5 to 6 of 7", "Option 7 of 7")),
    ):
        heard = squeezed(read(typesetter.typeset(document, variant).data).tags.words)
        places = [heard.index(squeezed(caption)) for caption in captions]
        assert places == sorted(places)
        assert heard.count(squeezed("What people ask")) == len(captions)
        order = [heard.index(squeezed(f"You use {name}.")) for name in NAMES]
        assert order == sorted(order), "they do not stand in the order of the source"


def test_an_editor_can_do_without_the_sheet(tmp_path: Path) -> None:
    case = comparing(LibraryCase(tmp_path), TWO)
    assert SheetKind.OPTIONS in {sheet.kind for sheet in made(case)}
    text = (case.content / GUIDELINE).read_text(encoding="utf-8")
    case.put(GUIDELINE, f"{text}\nhandouts: {{options: false}}\n")
    assert SheetKind.OPTIONS not in {sheet.kind for sheet in made(case)}


def test_the_booklet_has_it_as_a_chapter_of_its_section(library: Library, typesetter: Typesetter) -> None:
    heard = squeezed(reading_of(typesetter, plan_of(library, OWN, SheetKind.BOOKLET)).tags.words)
    for text in ("Tablets, or waiting?", "What matters to me", "The guideline does not say.", "You use tablets."):
        assert squeezed(text) in heard


def test_what_attacks_is_printed_as_text(typesetter: Typesetter, tmp_path: Path) -> None:
    case, _texts = hostile_library(tmp_path)
    library = case.load().library
    assert library is not None
    for variant in (NORMAL, LARGE):
        pdf = typesetter.typeset(plan_of(library, OWN, SheetKind.OPTIONS, site_url="").document(), variant)
        assert "window.hacked" in read(pdf.data).tags.words
