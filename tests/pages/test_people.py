"""Who is behind a guideline: on its page, in the booklet, in search, for programs, and on the conformance card."""

from __future__ import annotations

import json
import re
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from generator.checks import load_and_check
from generator.checks.conformance.card import cards
from generator.exchange.catalogue import catalogue
from generator.exchange.diff.changes import changes_of
from generator.exchange.diff.tables import SPECIAL
from generator.handouts.plan import plans
from generator.handouts.writer import HandoutContext
from generator.model import addresses
from generator.model.directory import Directory
from generator.model.library import Library
from generator.model.sheets import SheetKind
from generator.pages.page import Kind
from generator.pages.structured import json_ld
from generator.search.records import library_records
from generator.text.resolve import Texts
from tests.support import GUIDELINE, LibraryCase, printed_pages

BEHIND = """
authors:
  - {name: B. Writer, role: Editor, place: Example Library}
panel:
  - name: The Example Panel
  - {name: C. Doctor, role: Oncologist}
funding:
  - {name: Example Foundation, address: "https://www.example.org/fund", role: It had no say in the text.}
conflicts:
  - C. Doctor has received fees from a maker of drugs.
change-log:
  - {date: 2025-01-31, text: The questions are new.}
  - {date: 2025-01-15, text: A slip was mended.}
"""
SAID = (
    "B. Writer, Editor, Example Library",
    "The Example Panel",
    "C. Doctor, Oncologist",
    "Example Foundation",
    "It had no say in the text.",
    "C. Doctor has received fees from a maker of drugs.",
    "The questions are new.",
    "A slip was mended.",
)


@pytest.fixture
def case(tmp_path: Path) -> LibraryCase:
    return LibraryCase(tmp_path).change(
        GUIDELINE, "\nsources: source-guideline\n", f"{BEHIND}sources: source-guideline\n"
    )


@pytest.fixture
def library(case: LibraryCase) -> Library:
    library = case.load().library
    assert library is not None
    return library


def test_the_page_says_it(library: Library) -> None:
    (page,) = [page for page in printed_pages(library) if page.kind is Kind.ABOUT]
    text = " ".join(unescape(re.sub(r"<[^>]+>", "", page.body)).split())
    for words in (
        *SAID,
        "Who wrote this text",
        "Who made the recommendations",
        "31 January 2025: The questions are new.",
    ):
        assert words in text
    assert 'href="https://www.example.org/fund"' in page.body


def test_without_them_no_heading_stands_alone(tmp_path: Path) -> None:
    library = LibraryCase(tmp_path).load().library
    assert library is not None
    (page,) = [page for page in printed_pages(library) if page.kind is Kind.ABOUT]
    assert not {"gp-people", "gp-funding", "gp-conflicts", "gp-change-log"} & set(page.anchors)


def test_the_booklet_says_it(library: Library) -> None:
    context = HandoutContext(library=library, texts=Texts(Directory(library)))
    (document,) = [plan.document() for plan in plans(context, library.guidelines[0]) if plan.kind is SheetKind.BOOKLET]
    text = str(document)
    for words in ("B. Writer", "Example Library", "The Example Panel", *SAID[3:]):
        assert words in text


def test_search_and_programs_know_it(library: Library) -> None:
    texts = Texts(Directory(library))
    own = addresses.about(library.guidelines[0].id)
    (record,) = [record for record in library_records(library, texts) if record.address == own]
    assert all(words in record.text for words in SAID)
    (entry,) = json.loads(catalogue(library, texts))["guidelines"]
    assert entry["authors"] == [{"name": "B. Writer", "role": "Editor", "place": "Example Library"}]
    assert entry["funding"][0]["address"] == "https://www.example.org/fund"
    assert [item["date"] for item in entry["change-log"]] == ["2025-01-31", "2025-01-15"]
    assert entry["conflicts"][0]["text"].startswith("C. Doctor has received")


def test_json_ld_names_authors_and_funders(library: Library) -> None:
    texts = Texts(Directory(library))
    (page,) = [page for page in printed_pages(library) if page.kind is Kind.ABOUT]
    data: dict[str, Any] = json.loads(json_ld(page, library, texts, ""))
    assert data["author"] == [
        {"@type": "Person", "name": "B. Writer", "jobTitle": "Editor", "affiliation": "Example Library"}
    ]
    assert data["contributor"][0] == "The Example Panel"
    assert data["funder"] == [
        {"@type": "Organization", "name": "Example Foundation", "url": "https://www.example.org/fund"}
    ]


def test_the_card_asks_for_panel_funding_and_conflicts(library: Library, tmp_path: Path) -> None:
    def verdicts(of: Library) -> dict[str, str]:
        (card,) = cards(of, Texts(Directory(of))).values()
        found = {row.item.id: row.judgement.verdict.value for row in card.rows}
        return {name: found[name] for name in ("panel", "funding", "conflicts")}

    assert set(verdicts(library).values()) == {"met"}
    bare = LibraryCase(tmp_path / "bare").load().library
    assert bare is not None
    assert set(verdicts(bare).values()) == {"not met"}


def test_diff_tells_what_changed(case: LibraryCase, library: Library) -> None:
    case.change(GUIDELINE, "role: Oncologist", "role: Surgeon").change(GUIDELINE, "name: B. Writer", "name: D. Writer")
    after = case.load().library
    assert after is not None
    told = {(item.field, item.old, item.new) for item in changes_of(library, after, SPECIAL)}
    assert ("role", "Oncologist", "Surgeon") in told
    assert any("D. Writer" in (new or "") for _, _, new in told)


def test_a_change_in_the_future_is_a_slip(case: LibraryCase) -> None:
    case.change(GUIDELINE, "date: 2025-01-31, text", "date: 2026-01-31, text")
    found = load_and_check(case.content, today=date(2025, 2, 1)).findings
    assert "date-in-future" in {item.code for item in found}
