"""What a screen reader is told: the tag tree, and two independent gates for PDF/UA-1."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pdfua
import pytest

from generator.handouts.tagging import finish_tags
from generator.handouts.typeset import Typesetter
from generator.model.variants import Variant
from tests.handouts.pdf_reading import Reading, read
from tests.handouts.samples import EVERY_BLOCK, VARIANTS, document, long_table


@pytest.fixture(scope="module")
def reading(typesetter: Typesetter) -> Reading:
    return read(typesetter.typeset(document(*EVERY_BLOCK, language="en-GB")).data)


def test_title_and_language(reading: Reading) -> None:
    assert (reading.title, reading.language) == ("Questions to take along", "en-GB")


def test_headings_come_in_order_without_gaps(reading: Reading) -> None:
    levels = [int(tag.kind[1]) for tag in reading.tags.walk() if tag.kind in {"H1", "H2", "H3", "H4", "H5"}]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert set(levels) == {1, 2, 3, 4}
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_table_headers_have_their_scope(reading: Reading) -> None:
    table, days = reading.tags.all("Table")
    assert [[(cell.kind, cell.scope) for cell in row.children] for row in days.all("TR")] == [
        [("TH", "Column")] * 3,
        *[[("TH", "Row"), ("TD", ""), ("TD", "")]] * 2,
    ]
    assert table.all("Caption")[0].words == "What the guideline says"
    head, *rows = table.all("TR")
    assert [(cell.kind, cell.scope) for cell in head.children] == [("TH", "Column")] * 5
    assert len(rows) == 4
    for number, row in enumerate(rows):
        assert [(cell.kind, cell.scope) for cell in row.children] == [("TH", "Row")] + [("TD", "")] * 4
        assert row.children[0].words == f"Group {number}: chemotherapy"


def test_a_table_over_pages_is_one_table(typesetter: Typesetter) -> None:
    tags = read(typesetter.typeset(document(long_table(12))).data).tags
    (table,) = tags.all("Table")
    assert len(table.all("TR")) == 13


def test_lists_are_lists(reading: Reading) -> None:
    assert all(item.children[0].kind == "Lbl" for item in reading.tags.all("LI"))
    labels = [label.words for label in reading.tags.all("Lbl")]
    assert {"3.", "4.", "•", "[1]", "[2]", "Mammography"} <= set(labels)


def test_every_picture_and_box_has_an_alternative_text(reading: Reading) -> None:
    alternatives = [figure.alt for figure in reading.tags.all("Figure")]
    assert alternatives.count("Box to tick") == 2
    assert alternatives.count("QR code: address " + document().furniture.address) == 1  # type: ignore[operator]
    assert alternatives.count("One dot") == alternatives.count("Another dot") == 1
    assert alternatives.count("A dot with labels") == alternatives.count("A dot to learn from") == 1, (
        "the squares of its labels say nothing that their words do not"
    )
    assert alternatives.count("A dot beside words") == 1
    assert len(alternatives) == 8, "the sign of an alert says nothing that its word does not say"


def test_notes_lead_to_their_reference_and_addresses_are_links(reading: Reading) -> None:
    assert {link.words for link in reading.tags.all("Link")} >= {"[1]", "[2]", "the service page"}
    assert "https://example.org/service" in reading.uris
    assert not any("old.example.org" in uri for uri in reading.uris), "a retired address is printed, not linked"


def test_words_that_the_sheet_explains_are_underlined(reading: Reading) -> None:
    assert "mammography" in [span.words for span in reading.tags.all("Span")]


def test_what_only_head_and_foot_say_is_read_aloud_too(reading: Reading) -> None:
    end = reading.tags.words
    for said in ("Open Patient Guidelines", "Version 2024.1", "Text checked 12 May 2026", "CC BY 4.0"):
        assert said in end


@pytest.mark.parametrize("variant", VARIANTS, ids=lambda variant: variant.name)
def test_no_rule_of_pdf_ua_fails(typesetter: Typesetter, tmp_path: Path, variant: Variant) -> None:
    file = tmp_path / "sheet.pdf"
    file.write_bytes(typesetter.typeset(document(*EVERY_BLOCK), variant).data)
    report = pdfua.validate(str(file))
    assert [(finding.rule_id, finding.message) for finding in report.findings] == []


def test_finishing_twice_changes_nothing_more(typesetter: Typesetter) -> None:
    made = typesetter.typeset(document(*EVERY_BLOCK))
    again, pages = finish_tags(made.data)
    assert pages == made.pages
    assert read(again).tags == read(made.data).tags
