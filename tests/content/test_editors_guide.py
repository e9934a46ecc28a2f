"""The guide for editors tells the truth: its examples are a library without a finding, and they show every key."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.checks import load_and_check
from generator.codes import CODES
from generator.source.schema import schema
from generator.templates_dir import templates_dir
from tests.content.test_ten_minutes import FILE, steps, type_in
from tests.support import LibraryCase

CONTENT = Path(__file__).parent.parent.parent / "content"
EDITORS = CONTENT / "editors"
PAGES = sorted(CONTENT.rglob("*.md"))
FORMATS = ("file-formats.md", "decision-tables.md")
KINDS = ("library", "glossary", "resources", "guideline", "decision", "score", "questions")


def test_the_examples_make_a_library_without_a_finding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And the commands that are shown print what is shown below them."""
    commands = []
    for name in FORMATS:
        for language, block, before in steps((EDITORS / name).read_text(encoding="utf-8")):
            files = FILE.findall(before)
            if language == "console":
                commands.append(block)
            elif language in {"yaml", "xml"} and files:
                file = tmp_path / files[-1]
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(block, encoding="utf-8")
    loaded = load_and_check(tmp_path / "content")
    assert [(str(item.where), item.code, item.message) for item in loaded.findings] == []
    assert loaded.library is not None
    assert len(loaded.library.guidelines) == 2
    monkeypatch.chdir(tmp_path)
    assert commands
    for block in commands:
        type_in(block)


def test_languages_are_added_as_the_page_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    case = LibraryCase(tmp_path)
    for language, block, _ in steps((EDITORS / "languages.md").read_text(encoding="utf-8")):
        if language == "console":
            type_in(block)
        elif language == "yaml":
            case.change("library.yaml", "language: en\n", f"language: en\n{block}")
    assert (case.content / "guidelines/sore-throat/es.po").is_file()
    assert case.load().findings.has_errors is False


def test_a_library_gets_the_brand_that_the_page_shows(tmp_path: Path) -> None:
    """With each file at the place that the page names, and fonts for the typeface."""
    case = LibraryCase(tmp_path).put("privacy.md", "# Privacy\n\nWe keep nothing.\n")
    for face in ("regular", "bold"):
        own = f"theme/assets/guidepress/fonts/atkinson-hyperlegible-{face}.woff2"
        case.put(f"own-{face}.woff2", (templates_dir() / own).read_bytes())
    font = CONTENT / "paper-fonts/NotoSansArabic-Regular.ttf"
    case.put(f"paper-fonts/{font.name}", font.read_bytes())
    added = ""
    for language, block, before in steps((EDITORS / "brand.md").read_text(encoding="utf-8")):
        if language == "xml":
            case.put(FILE.findall(before)[-1].removeprefix("content/"), block)
        else:
            added += block
    case.put("library.yaml", f"{(case.content / 'library.yaml').read_text(encoding='utf-8')}\n{added}")
    brand = case.library().info.brand
    assert brand is not None
    assert brand.logo is not None
    assert brand.typeface is not None
    assert brand.typeface.regular is not None
    assert brand.logo.file
    assert brand.typeface.regular.data
    assert list(case.load().findings) == []


def keys(node: Any) -> Iterator[str]:
    """Every key that a kind of file may have."""
    if isinstance(node, dict):
        yield from node.get("properties", {})
        for value in node.values():
            yield from keys(value)


@pytest.mark.parametrize("kind", KINDS)
def test_the_formats_show_every_key(kind: str) -> None:
    shown = "".join((EDITORS / name).read_text(encoding="utf-8") for name in (*FORMATS, "languages.md", "brand.md"))
    missing = {key for key in keys(schema(kind)) if not re.search(rf"(?<![\w-]){re.escape(key)}:", shown)}
    assert missing == set(), "show each of these keys in content/editors/file-formats.md or decision-tables.md"


def test_codes_that_the_guide_names_exist() -> None:
    text = (EDITORS / "reading-diagnostics.md").read_text(encoding="utf-8")
    named = set(re.findall(r"\[([a-z-]+)\]:", text)) | set(re.findall(r"^\| `([a-z-]+)` \|", text, re.MULTILINE))
    named -= {"error", "warning", "hint"}
    assert named
    assert named <= set(CODES)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_patients_do_not_find_what_is_for_editors_and_programmers(page: Path) -> None:
    assert page.read_text(encoding="utf-8").startswith("---\nsearch:\n  exclude: true\n---\n")
