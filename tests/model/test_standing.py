"""A guideline that is out of date, a draft, or withdrawn: one home for the words, and the same words on every face."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.exchange.catalogue import catalogue
from generator.exchange.decisions import decision_data
from generator.model.directory import Directory
from generator.model.library import Library
from generator.model.standing import Standing, Weight, standing
from generator.model.values import Status
from generator.search.records import library_records
from generator.text.resolve import Texts
from tests.support import DECISION, GUIDELINE, LibraryCase, printed_pages

ROOT = Path(__file__).parents[2]
STATUSES = {"draft": "", "superseded": "\nsuperseded-by: source-guideline", "withdrawn": ""}
OURS = re.compile(
    r"(?i)guideline is out of date|out of date:|decide by this text|been withdrawn\.|is a draft\.|newer advice (has|exists)"
)
"""What only `standing.py` may say."""


def test_no_other_module_or_template_has_words_of_its_own() -> None:
    files = [*(ROOT / "generator").rglob("*.py"), *(ROOT / "templates").rglob("*.*")]
    texts = {
        path: path.read_text(encoding="utf-8")
        for path in files
        if path.suffix in {".py", ".html", ".typ", ".js", ".mjs", ".css"}
    }
    found = sorted(path.name for path, text in texts.items() if OURS.search(text))
    assert found == ["standing.py", "voices.py"], "the latter has what is said to clinicians in their place"


@pytest.fixture(scope="module", params=STATUSES)
def library(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Library:
    case = LibraryCase(tmp_path_factory.mktemp(request.param))
    case.change(GUIDELINE, "status: draft", f"status: {request.param}{STATUSES[request.param]}")
    library = case.load().library
    assert library is not None
    return library


@pytest.fixture(scope="module")
def words(library: Library) -> Standing:
    return standing(library.guidelines[0].guideline)


def test_every_page_has_the_line_and_the_notice_right_below_its_title(library: Library, words: Standing) -> None:
    pages = [page for page in printed_pages(library) if page.guideline]
    for page in pages:
        line, _, after = page.body.partition("</h1>")[2].partition("<aside")
        assert line.lstrip().startswith('<p class="gp-band'), page.address
        assert words.band in line.partition("</p>")[0], page.address
        notice = after.partition("</aside>")[0]
        assert words.sentence in notice, page.address
        assert words.advice in notice.replace("\u00a0", " "), page.address
        on_screen = page.kind.value in {"overview", "decision"}
        assert ("gp-print-only" in notice.partition(">")[0]) != on_screen, page.address
    assert len(pages) > 5


def test_lists_hits_and_data_say_it_too(library: Library, words: Standing) -> None:
    texts = Texts(Directory(library))
    pages = {page.kind.value: page.body for page in printed_pages(library)}
    assert words.line in pages["home"]
    assert words.line in pages["all questions"]
    assert {record.notice for record in library_records(library, texts) if record.guideline} == {words.line}
    (listed,) = json.loads(catalogue(library, texts))["guidelines"]
    assert listed["notice"] == words.notice
    data = dict(decision_data(library, texts))
    table = next(json.loads(text) for name, text in data.items() if name.endswith("which-test.json"))
    assert table["guideline"]["notice"] == words.notice
    dmn = next(text for name, text in data.items() if name.endswith(".dmn"))
    assert dmn.count(f"<description>{words.notice}") == 2, "of the whole file, and of the decision"


def test_the_command_exports_it_as_well(tmp_path: Path) -> None:
    case = LibraryCase(tmp_path).change(GUIDELINE, "status: draft", "status: withdrawn")
    target = tmp_path / "table.dmn"
    assert CliRunner().invoke(main, ["dmn", "export", str(case.content / DECISION), "-o", str(target)]).exit_code == 0
    assert "This guideline has been withdrawn." in target.read_text(encoding="utf-8")


def test_what_nobody_checked_for_newer_advice_is_not_called_current(tmp_path: Path) -> None:
    """It says when the text was checked, and no more: no notice, and no day until which it may be relied on."""
    case = LibraryCase(tmp_path).change(GUIDELINE, "status: draft", "status: unchecked")
    library = case.load().library
    assert library is not None
    words = standing(library.guidelines[0].guideline)
    assert (words.line, words.band, words.notice, words.title) == ("", "", "", "")
    assert (words.weight, words.is_past) == (Weight.NONE, False)
    own = [page for page in printed_pages(library) if page.guideline]
    assert len(own) > 5
    for page in own:
        assert "Not checked for newer advice" in page.body, page.address
        assert "Current" not in page.body, page.address
        assert "may be out of date after" not in page.body, page.address


def test_a_current_guideline_has_no_notice_and_the_year_is_that_of_the_source(tmp_path: Path) -> None:
    guideline = LibraryCase(tmp_path).load().library.guidelines[0].guideline  # type: ignore[union-attr]
    current = standing(replace(guideline, status=Status.CURRENT))
    assert (current.line, current.band, current.notice, current.title) == ("", "", "", "")
    assert (current.weight, current.is_past) == (Weight.NONE, False)
    old = standing(replace(guideline, status=Status.SUPERSEDED, published=date(2009, 5, 1)))
    assert "(2009)" in old.title
    assert "since 2009" in old.notice
    assert old.is_past
