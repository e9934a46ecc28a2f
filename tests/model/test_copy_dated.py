"""A date that stands on a copy of the source is not passed off as the day of its publication, on any face."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from generator.exchange.catalogue import catalogue
from generator.exchange.decisions import decision_data
from generator.exchange.diff.report import compare
from generator.handouts.plan import plans
from generator.handouts.typeset import Typesetter
from generator.handouts.writer import HandoutContext
from generator.model.directory import Directory
from generator.model.library import Library
from generator.text.resolve import Texts
from tests.handouts.pdf_reading import read
from tests.support import GUIDELINE, LibraryCase

SAID = "Our copy of the source is dated 31 January 2025"
PUBLISHED = re.compile(r"^published: \S+", re.MULTILINE)


def changed(case: LibraryCase, new: str) -> LibraryCase:
    text = (case.content / GUIDELINE).read_text(encoding="utf-8")
    return case.put(GUIDELINE, PUBLISHED.sub(new, text))


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> LibraryCase:
    case = changed(LibraryCase(tmp_path_factory.mktemp("copy")).current(), "copy-dated: 2025-01-31")
    return case.configure("site_url: https://guides.example.org/\n").build(strict=False)


@pytest.fixture(scope="module")
def library(case: LibraryCase) -> Library:
    library = case.load().library
    assert library is not None
    return library


def test_pages_say_what_the_date_is(case: LibraryCase) -> None:
    assert "our copy of the source is of January 2025" in case.page("index.html")
    assert "Dated 31 January 2025. The source names no date of publication." in case.page(
        "guidelines/sore-throat/about.html"
    )
    assert f"{SAID}. This text was checked" in case.page("guidelines/sore-throat/questions.html")
    for page in case.site.rglob("guidelines/**/*.html"):
        assert not re.search(r"(?i)published (on )?31", page.read_text(encoding="utf-8")), page


def test_each_sheet_says_it_once_and_which_version_it_is_on_every_page(library: Library) -> None:
    shelf, typesetter = HandoutContext(library=library, texts=Texts(Directory(library))), Typesetter()
    for plan in plans(shelf, library.guidelines[0]):
        pages = [" ".join(page.split()) for page in read(typesetter.typeset(plan.document()).data).pages]
        assert any(SAID in page for page in pages)
        for page in pages:
            assert "Version 1" in page
            assert "Published 31" not in page


def test_where_nobody_says_until_when_it_holds_every_page_of_a_sheet_has_its_date(tmp_path: Path) -> None:
    case = changed(LibraryCase(tmp_path).current(), "copy-dated: 2025-01-31")
    library = case.change(GUIDELINE, "status: current", "status: unchecked").load().library
    assert library is not None
    shelf, typesetter = HandoutContext(library=library, texts=Texts(Directory(library))), Typesetter()
    for plan in plans(shelf, library.guidelines[0]):
        for page in read(typesetter.typeset(plan.document()).data).pages:
            assert SAID in " ".join(page.split())


def test_programs_learn_that_it_is_no_date_of_publication(case: LibraryCase, library: Library) -> None:
    texts = Texts(Directory(library))
    (listed,) = json.loads(catalogue(library, texts))["guidelines"]
    assert listed["copy-dated"] == "2025-01-31"
    assert "published" not in listed
    table = json.loads(next(text for name, text in decision_data(library, texts) if name.endswith("which-test.json")))
    assert table["guideline"]["copy-dated"] == "2025-01-31"
    assert "<published>" not in case.page("feed.xml")
    html = case.page("guidelines/sore-throat/index.html")
    assert "datePublished" not in html
    assert "guidelineDate" not in html


def test_exactly_one_of_both_must_be_there(tmp_path: Path) -> None:
    (item,) = changed(LibraryCase(tmp_path), "# none").load().findings
    assert item.code == "missing-key"
    assert item.message == 'the key "published" is missing'
    assert "copy-dated" in item.hint


def test_the_comparison_tells_when_a_date_becomes_that_of_a_copy(tmp_path: Path) -> None:
    old, new = LibraryCase(tmp_path / "old"), changed(LibraryCase(tmp_path / "new"), "copy-dated: 2025-01-31")
    text = compare(old.content, new.content, as_json=False).text
    assert "copy-dated" in text
    assert "published" in text
