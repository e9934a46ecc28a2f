"""Every page has an address of its own."""

from __future__ import annotations

from pathlib import Path

from tests.support import LibraryCase


def test_two_pages_with_one_address(tmp_path: Path) -> None:
    findings = (
        LibraryCase(tmp_path)
        .put("glossary.md", "# Mine")
        .put("guidelines/sore-throat/README.md", "# x")
        .load()
        .findings
    )
    assert [(item.where.file, item.code) for item in findings] == [
        ("content/glossary.md", "same-address"),
        ("content/guidelines/sore-throat/README.md", "same-address"),
    ]


def test_a_page_in_a_folder_that_the_site_needs(tmp_path: Path) -> None:
    findings = LibraryCase(tmp_path).put("offline/notes.md", "# Notes").load().findings
    assert [(item.where.file, item.code) for item in findings] == [("content/offline/notes.md", "same-address")]
