"""Drafts: left out of what is published, shown to those who review them, and never met by chance."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.checks import load_and_check
from generator.cli import main
from generator.publish import engine
from generator.search.command import query_site
from generator.source.drafts import is_draft
from tests.support import GUIDELINE, LibraryCase

COUGH = "guidelines/cough/guideline.yaml"
URL = "site_url: https://guidelines.example.org/\n"


def with_draft(root: Path) -> LibraryCase:
    """A library of a finished guideline and a draft, which both use the words and sources that are shared."""
    case = LibraryCase(root).configure(URL)
    own = case.content / "guidelines/sore-throat"
    for path in sorted(own.rglob("*.yaml")):
        text = path.read_text(encoding="utf-8").replace("guideline: sore-throat", "guideline: cough")
        case.put(f"guidelines/cough/{path.relative_to(own)}", text)
    case.change(COUGH, 'title: "', 'title: "Barking cough: ')
    case.put("guidelines/cough/plan.md", "# The plan\n\nWords.\n").put("guidelines/cough/own.png", b"no picture")
    case.current()
    return case.change("library.yaml", "language:", "guidelines: [cough, sore-throat]\nlanguage:")


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> LibraryCase:
    return with_draft(tmp_path_factory.mktemp("published")).build(drafts=False)


@pytest.fixture(scope="module")
def for_review(tmp_path_factory: pytest.TempPathFactory) -> LibraryCase:
    case = with_draft(tmp_path_factory.mktemp("review"))
    (case.content / "guidelines/cough/own.png").unlink()
    return case.build()


def test_nothing_published_knows_of_a_draft(published: LibraryCase) -> None:
    assert published.said == []
    for path in published.site.rglob("*"):
        assert "cough" not in path.relative_to(published.site).as_posix()
        if path.suffix in {".html", ".xml", ".json", ".js", ".txt"}:
            assert "cough" not in path.read_text(encoding="utf-8").casefold(), path
    assert list(published.site.glob("offline/*.zip"))
    assert [item["id"] for item in json.loads(published.page("data/library.json"))["guidelines"]] == ["sore-throat"]


def test_a_review_copy_shows_it_and_keeps_it_from_search_engines(for_review: LibraryCase) -> None:
    pages = sorted((for_review.site / "guidelines/cough").rglob("*.html"))
    assert len(pages) > 5
    for path in pages:
        if path.name == "plan.html":
            continue
        html = path.read_text(encoding="utf-8")
        assert re.search(r'<meta name="?robots"? content="?noindex"?>', html), path
        assert "Draft: do not decide by this text." in html, path
    assert "noindex" not in for_review.page("guidelines/sore-throat/index.html")
    assert "guidelines/cough" in for_review.page("index.html")
    assert any("cough" in hit.record.address for hit in query_site(for_review.site, "barking cough", 5).hits)


def test_a_draft_is_in_no_feed_no_map_and_no_copy(for_review: LibraryCase) -> None:
    for name in ("feed.xml", "sitemap.xml"):
        text = for_review.page(name)
        assert "guidelines/sore-throat/index.html" in text
        assert "guidelines/cough/index.html" not in text
    assert not (for_review.site / "offline").exists()
    assert "offline" not in for_review.page("index.html").casefold().replace("offline copies", "")


def test_a_build_says_how_many_it_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = LibraryCase(tmp_path)
    monkeypatch.chdir(case.root)
    for _ in range(2):  # made, and unchanged
        said = CliRunner().invoke(main, ["build"])
        assert said.exit_code == 0, said.output
        assert "1 draft left out: guidepress build --drafts shows it" in said.output
        assert not (case.site / "guidelines/sore-throat").exists()
    said = CliRunner().invoke(main, ["build", "--drafts"])
    assert "1 draft shown" in said.output
    assert "opens without a network" not in said.output
    assert (case.site / "guidelines/sore-throat/index.html").is_file()
    CliRunner().invoke(main, ["build"])
    assert not (case.site / "guidelines/sore-throat").exists(), "the copy for reviewers is not taken for the site"


def test_a_link_to_a_draft_is_told_at_its_place_by_check_and_build_alike(tmp_path: Path) -> None:
    case = with_draft(tmp_path)
    case.change(GUIDELINE, "next-steps:", "uncertainty: 'As [one](guideline:cough) says.'\nnext-steps:")
    case.change("library.yaml", "disclaimer:", "disclaimer: 'See [this](section:cough/treatment).' #")
    text = (case.content / GUIDELINE).read_text(encoding="utf-8")
    line = text[: text.index("guideline:cough")].count("\n") + 1
    found = [item for item in case.load().findings if item.code == "link-to-draft"]
    assert {(item.where.file, item.where.line) for item in found} >= {(f"content/{GUIDELINE}", line)}
    assert len(found) == 2
    with pytest.raises(engine.ContentError):
        case.build(drafts=False)
    assert sum("error[link-to-draft]" in line for line in case.said) == 2
    assert not case.site.exists()
    (case.content / "guidelines/cough/own.png").unlink()
    case.build()


def test_a_draft_full_of_slips_stops_nothing_but_is_checked(tmp_path: Path) -> None:
    case = with_draft(tmp_path)
    case.change(COUGH, "grade: strong", "grade: weak").put("guidelines/cough/stray.yaml", "x: y\n")
    assert {item.code for item in case.load().findings} == {"unknown-reference", "misplaced-file"}
    case.build(drafts=False)
    case.put("guidelines/cough/questions.yaml", "title: [")
    case.build(drafts=False)
    case.change("library.yaml", "version:", "version: 2 #\nversions:")
    with pytest.raises(engine.ContentError):
        case.build(drafts=False)
    assert any("error[unknown-key]" in line for line in case.said)
    assert not any("cough" in line for line in case.said)


def test_what_only_a_draft_uses_is_in_use(tmp_path: Path) -> None:
    case = with_draft(tmp_path)
    words = (case.content / "glossary.yaml").read_text(encoding="utf-8")
    case.put("glossary.yaml", f"{words}\n  croup: {{term: croup, definition: A barking cough.}}\n")
    case.change(COUGH, "next-steps:", "uncertainty: 'As [croup](term:croup) is.'\nnext-steps:")
    case.build(drafts=False)
    assert case.said == []
    assert "unused-term" not in {item.code for item in load_and_check(case.content, today=date(2025, 2, 1)).findings}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("guideline: x\nstatus: draft\n", True),
        ("guideline: x\nstatus:   'draft'  # soon\n", True),
        ('{guideline: x, "status": draft}', True),
        ("status: current # was draft\n", False),
        ("title: |\n  status: draft\nstatus: current\n", False),
        ("sections:\n- status: draft\n", False),
        ("status: [draft]\n", False),
        ("status: draft\ntitle: [\n", True),
        ("title: [\nstatus: drafts\n", False),
        ("", False),
    ],
)
def test_a_draft_is_seen_in_the_file(text: str, expected: bool, tmp_path: Path) -> None:  # noqa: FBT001 - a case
    path = tmp_path / "guideline.yaml"
    path.write_text(text, encoding="utf-8")
    assert is_draft(path) is expected
    assert not is_draft(tmp_path / "gone.yaml")
