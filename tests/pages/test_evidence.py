"""What studies found, on each face of it: page, own handout, booklet, data, and in what changed."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from markupsafe import Markup

from generator.exchange.catalogue import catalogue
from generator.exchange.diff.changes import changes_of
from generator.exchange.diff.tables import SPECIAL
from generator.handouts.document import SideBySide, TableBlock
from generator.handouts.plan import plans
from generator.handouts.writer import HandoutContext
from generator.model.directory import Directory
from generator.model.library import Library
from generator.model.sheets import SheetKind
from generator.text.resolve import Texts
from tests.studies import with_studies
from tests.support import GUIDELINE, LibraryCase, printed_pages

PAGE = "guidelines/sore-throat/treatment.html"


@pytest.fixture
def case(tmp_path: Path) -> LibraryCase:
    return with_studies(tmp_path)


def library_of(case: LibraryCase) -> Library:
    loaded = case.load()
    assert list(loaded.findings) == []
    assert loaded.library is not None
    return loaded.library


def body(library: Library, address: str) -> str:
    (page,) = (page for page in printed_pages(library) if page.address == address)
    return page.body


def plain(html: str) -> str:
    return " ".join(Markup(html).striptags().replace("\u00a0", " ").replace("\u2060", "").split())  # noqa: S704 - of our own page


def test_both_sides_have_both_frames_and_a_picture_of_the_same_people(case: LibraryCase) -> None:
    html = body(library_of(case), PAGE)
    first = html[html.index('class="gp-outcome"') : html.index('class="gp-outcome__difference"')]
    assert "It happens to 200 of every 1000 people. It does not happen to 800 of every 1000." in plain(first)
    assert "It happens to 150 of every 1000 people. It does not happen to 850 of every 1000." in plain(first)
    drawn = re.findall(r'aria-label="([^"]*)" viewBox="([^"]*)"', first)
    assert [words for words, _ in drawn] == [
        "Without the tablet: It happens to 200 of every 1000 people.",
        "With the tablet: It happens to 150 of every 1000 people.",
    ]
    assert drawn[0][1] == drawn[1][1]
    assert "From 130" in plain(first)
    assert "To 210" in plain(first)


def test_the_summary_of_findings_has_the_columns_of_grade(case: LibraryCase) -> None:
    html = body(library_of(case), PAGE)
    table = html[html.index('class="gp-findings"') :]
    heads = re.findall(r'<th scope="col">(.*?)</th>', table)
    assert heads == [
        "Outcome", "Without the tablet", "With the tablet", "Difference", "Relative effect", "Participants (studies)",
        "Certainty of the evidence", "What lowers the certainty",
    ]  # fmt: skip
    rows = [
        re.split(r"</t[hd]>", row)[:-1] for row in re.findall(r"<tr>\n(<th scope=\"row\">.*?)</tr>", table, re.DOTALL)
    ]
    assert [plain(cell) for cell in rows[0]] == [
        "A fever, after 3 days",
        "200 of 1000",
        "150 of 1000 (130 to 210)",
        "50 fewer of 1000 (70 fewer to 10 more)",
        "RR 0.75 (0.65 to 1.05)",
        "1200 (4 studies)",
        "moderate",
        "imprecision",
    ]
    assert [plain(cell) for cell in rows[-1]] == ["Days off work", *["not stated"] * 7]
    assert "In brackets: 95% confidence intervals." in plain(html)


def test_without_a_relative_effect_its_column_is_left_out(case: LibraryCase) -> None:
    case.change(GUIDELINE, "            relative: RR 0.75 (0.65 to 1.05)\n", "")
    assert "Relative effect" not in body(library_of(case), PAGE)


def test_an_advice_leads_to_what_it_rests_on(case: LibraryCase) -> None:
    library = library_of(case)
    for address in ("guidelines/sore-throat/recommendations.html", PAGE):
        assert "In numbers: The tablet against example-itis" in plain(body(library, address))
    assert 'href="treatment.html#tablet"' in body(library, "guidelines/sore-throat/recommendations.html")


def test_a_text_may_lead_to_a_comparison(case: LibraryCase) -> None:
    case.change(
        GUIDELINE, "    recommendations:\n", "    text: See [the tablet](evidence:tablet).\n    recommendations:\n"
    )
    text = (case.content / GUIDELINE).read_text(encoding="utf-8")
    text = re.sub(r"    text: \|\n(?:      .*\n|\n)+", "", text, count=1)
    html = body(library_of(case.put(GUIDELINE, text)), PAGE)
    assert '<a href="#tablet">the tablet</a>' in html


def test_the_booklet_has_pictures_side_by_side_and_the_table(case: LibraryCase) -> None:
    library = library_of(case)
    context = HandoutContext(library=library, texts=Texts(Directory(library)))
    (plan,) = (plan for plan in plans(context, library.guidelines[0]) if plan.kind is SheetKind.BOOKLET)
    document = plan.document()
    together = [block for block in document.blocks if "SideBySide" in str(block)]
    assert len(together) == 5
    pairs = [inner for block in together for inner in block.blocks if isinstance(inner, SideBySide)]  # type: ignore[union-attr]
    assert [str(pair).count("<svg") > 0 for pair in pairs] == [True, False, True, True, False]
    (table,) = (block for block in document.blocks if isinstance(block, TableBlock) and "Outcome" in block.columns)
    assert len(table.rows) == 5
    assert "evidence-tablet" in str(document)


def test_programs_get_the_numbers_of_the_source_and_nothing_else(case: LibraryCase) -> None:
    library = library_of(case)
    data = json.loads(catalogue(library, Texts(Directory(library))))
    (found,) = data["guidelines"][0]["evidence"]
    fever, days, *_, work = found["outcomes"]
    assert found["page"] == f"{PAGE}#tablet"
    assert found["compares"] == {"without": "Without the tablet", "with": "With the tablet"}
    assert {key: fever[key] for key in ("of", "without", "with", "interval", "people")} == {
        "of": 1000, "without": [200, 200], "with": [150, 150], "interval": [130, 210], "people": 1200,
    }  # fmt: skip
    assert days["mean"]["difference"] == "-1.1"
    assert "difference" not in fever
    assert work == {"id": "work", "outcome": "Days off work", "sources": []}


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("without: 200", "without: 210", ("without", "200", "210")),
        ("interval: [130, 210]", "interval: [140, 210]", ("interval", "130 to 210", "140 to 210")),
        ("difference: -1.1", "difference: -1.2", ("difference", "-1.1", "-1.2")),
        ("interval: [-1.6, -0.6]", "interval: [-1.7, -0.6]", ("interval", "-1.6 to -0.6", "-1.7 to -0.6")),
        ("with: With the tablet}", "with: With tablets}", ("with", "With the tablet", "With tablets")),
        ("lowered-by: [imprecision]", "lowered-by: [indirectness]", ("lowered-by", "imprecision", "indirectness")),
    ],
)
def test_what_changed_is_told(case: LibraryCase, old: str, new: str, told: tuple[Any, ...]) -> None:
    before = library_of(case)
    (change,) = changes_of(before, library_of(case.change(GUIDELINE, old, new)), SPECIAL)
    assert (change.field, change.old, change.new) == told
    assert ("comparison", "tablet") in [(step.kind, step.name) for step in change.path]
