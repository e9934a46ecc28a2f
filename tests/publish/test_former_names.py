"""What was renamed is still found at its old address: hosted, offline, and at a part of a page."""

from __future__ import annotations

import re
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.support import DECISION, GUIDELINE, QUESTIONS, LibraryCase

OLD_GUIDELINE = "guidelines/throat-pain"


@pytest.fixture(scope="module")
def renamed(tmp_path_factory: pytest.TempPathFactory) -> LibraryCase:
    """Everything that can be renamed was."""
    case = LibraryCase(tmp_path_factory.mktemp("renamed"))
    case.change(GUIDELINE, "guideline: sore-throat\n", "guideline: sore-throat\nwas: throat-pain\n")
    case.change(GUIDELINE, "  - id: treatment\n", "  - id: treatment\n    was: [therapy, cure]\n")
    case.change(
        GUIDELINE, "      - id: first-recommendation\n", "      - id: first-recommendation\n        was: advice\n"
    )
    case.change(DECISION, "decision: which-test\n", "decision: which-test\nwas: what-test\n")
    text = (case.content / DECISION).read_text(encoding="utf-8")
    first = re.search(r"^  - id: (.+)$", text, re.MULTILINE)
    assert first is not None
    case.put(DECISION, text.replace(first[0], f"{first[0]}\n    was: old-case", 1))
    asked = re.search(r"^      - id: (.+)$", (case.content / QUESTIONS).read_text(encoding="utf-8"), re.MULTILINE)
    assert asked is not None
    case.change(QUESTIONS, f"{asked[0]}\n", f"{asked[0]}\n        was: old-question\n")
    case.change("glossary.yaml", "  care-team:\n", "  care-team:\n    was: team\n")
    return case.withdrawn().build(strict=False)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("guidelines/throat-pain/index.html", "../sore-throat/index.html"),
        ("guidelines/throat-pain/treatment.html", "../sore-throat/treatment.html"),
        ("guidelines/throat-pain/cure.html", "../sore-throat/treatment.html"),
        ("guidelines/sore-throat/therapy.html", "treatment.html"),
        ("guidelines/sore-throat/decisions/what-test.html", "which-test.html"),
        ("guidelines/throat-pain/decisions/what-test.html", "../../sore-throat/decisions/which-test.html"),
        ("guidelines/throat-pain/questions.html", "../sore-throat/questions.html"),
    ],
)
def test_an_old_address_leads_to_the_page(renamed: LibraryCase, old: str, new: str) -> None:
    moved = renamed.page(old)
    assert f'<a href="{new}">' in moved
    assert f'content="1; url={new}"' in moved
    assert 'content="noindex"' in moved
    assert (renamed.site / old).parent.joinpath(new).resolve().is_file()
    script = re.search(r'<script src="([^"]+)"', moved)
    assert script is not None
    assert (renamed.site / old).parent.joinpath(script[1]).resolve().is_file()


@pytest.mark.parametrize(
    ("page", "old", "inside"),
    [
        ("guidelines/sore-throat/recommendations.html", "advice", "article"),
        ("guidelines/sore-throat/decisions/which-test.html", "old-case", "th"),
        ("guidelines/sore-throat/questions.html", "old-question", "li"),
        ("glossary.html", "team", "dt"),
    ],
)
def test_an_old_anchor_stands_at_the_part(renamed: LibraryCase, page: str, old: str, inside: str) -> None:
    assert re.search(rf'<{inside}\b[^>]*><span class="?gp-was"? id="?{old}"?></span>', renamed.page(page))


def test_old_pages_are_in_the_bundle_and_in_no_map_of_the_site(renamed: LibraryCase) -> None:
    assert not (renamed.site / "sitemap.xml").exists() or "throat-pain" not in renamed.page("sitemap.xml")
    (bundle,) = (renamed.site / "offline").glob("*.zip")
    with ZipFile(bundle) as archive:
        assert any(name.endswith(f"{OLD_GUIDELINE}/cure.html") for name in archive.namelist())
    assert "throat-pain" not in renamed.page("data/library.json")


def test_an_old_name_that_is_in_use_is_refused(tmp_path: Path) -> None:
    case = LibraryCase(tmp_path)
    case.change(GUIDELINE, "  - id: treatment\n", "  - id: treatment\n    was: [treatment]\n")
    (found,) = (item for item in case.load().findings if item.code == "former-name-in-use")
    assert 'section "treatment" is there' in found.message
    assert found.where.line > 1
