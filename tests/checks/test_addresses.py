"""Every page has an address of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.checks.addresses import LONGEST_PATH
from tests.support import DECISION, GUIDELINE, LibraryCase


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


OWN = "rename this file"
ON_EVERY_SYSTEM = "rename this file; some systems ignore capitals in file names"


@pytest.mark.parametrize(
    ("path", "code", "message", "hint"),
    [
        ("help.md", "same-address", "this file and content/library.yaml would have the same address, help.html", OWN),
        ("Search.md", "same-address", "this file and content/library.yaml would have the same address, Search.html",
         ON_EVERY_SYSTEM),
        ("feed.xml", "same-address", "this file and content/library.yaml would have the same address, feed.xml", OWN),
        ("MANIFEST.json", "same-address", "this file and content/library.yaml would have the same address, MANIFEST.json",
         ON_EVERY_SYSTEM),
        ("guidelines/sore-throat/treatment.md", "same-address",
         ("this file and content/guidelines/sore-throat/guideline.yaml would have the same address, "
         "guidelines/sore-throat/treatment.html"), OWN),
        ("guidelines/sore-throat/decisions/which-test.md", "same-address",
         ("this file and content/guidelines/sore-throat/decisions/which-test.yaml would have the same address, "
         "guidelines/sore-throat/decisions/which-test.html"), OWN),
        ("guidelines/sore-throat/questions.md", "same-address",
         ("this file and content/guidelines/sore-throat/questions.yaml would have the same address, "
         "guidelines/sore-throat/questions.html"), OWN),
        ("a.MD", "misplaced-file",
         "a page's file name must end in .md, in lower case; this file would not become a page", OWN),
        ("templates/a.md", "misplaced-file", "MkDocs publishes nothing from the folder templates/", "move this file"),
        ("Templates/a.png", "misplaced-file", "MkDocs publishes nothing from the folder Templates/", "move this file"),
        ("handouts/a.png", "same-address", "the folder handouts/ is reserved for pages made from YAML", "move this file"),
        ("Data/x/a.md", "same-address", "the folder data/ is reserved for pages made from YAML", "move this file"),
        ("assets/guidepress/a.png", "same-address",
         "the folder assets/guidepress/ is reserved for pages made from YAML", "move this file"),
        ("assets/a.md", "same-address", "the folder assets/ is reserved for pages made from YAML", "move this file"),
        ("assets/a.HTML", "same-address", "the folder assets/ is reserved for pages made from YAML", "move this file"),
    ],
)  # fmt: skip
def test_a_file_that_would_take_the_place_of_another(
    path: str, code: str, message: str, hint: str, tmp_path: Path
) -> None:
    (item,) = LibraryCase(tmp_path).put(path, "x").load().findings
    assert (item.where.file, item.where.line, item.code, item.message, item.hint) == (
        f"content/{path}",
        1,
        code,
        message,
        hint,
    )


@pytest.mark.parametrize(
    "path", ["assets/a.png", "notes.md", "a/README.md", "data.md", "x/data/a.md", "handouts-of-ours/a.md", "a-z.png"]
)
def test_a_file_that_is_in_nobody_s_way(path: str, tmp_path: Path) -> None:
    assert list(LibraryCase(tmp_path).put(path, "x").load().findings) == []


def test_two_files_of_one_name_are_told_at_the_second(tmp_path: Path) -> None:
    case = LibraryCase(tmp_path).put("a/README.md", "x").put("a/index.markdown", "x")
    (item,) = case.load().findings
    assert item.where.file == "content/a/index.markdown"
    assert item.message == "this file and content/a/README.md would have the same address, a/index.html"
    assert list(LibraryCase(tmp_path / "b").put("é.png", "x").put("f.png", "x").load().findings) == []
    (item,) = LibraryCase(tmp_path / "c").put("\u00e9.png", "x").put("e\u0301.png", "x").load().findings
    assert item.code == "same-address", "two ways to write one letter are one file on some systems"


def test_a_section_may_not_have_the_name_of_a_page(tmp_path: Path) -> None:
    for name in ("recommendations", "my-handout", "handouts", "about", "conformance", "questions", "index"):
        case = LibraryCase(tmp_path / name).change(GUIDELINE, "- id: treatment", f"- id: {name}")
        (item,) = case.load().findings
        assert (item.code, item.hint) == ("same-address", "rename this one")
        assert item.message == f"two pages would have the same address, guidelines/sore-throat/{name}.html"


def test_a_path_is_as_long_as_it_may_be_unpacked(tmp_path: Path) -> None:
    start = len("sample-library-1/")
    fits = "x" * (LONGEST_PATH - start - len(".png"))
    case = LibraryCase(tmp_path).put(f"{fits[:100]}/{fits[101:]}.png", "x")
    assert list(case.load().findings) == []
    (item,) = LibraryCase(tmp_path / "b").put(f"{fits[:100]}/{fits[101:]}y.png", "x").load().findings
    assert (item.code, item.hint) == ("bad-file-name", "at most 200: use shorter identifiers")
    assert item.message == f"the path {fits[:60]}… has 201 characters in the offline copy"


def test_a_sheet_of_a_row_has_the_longest_name_of_all(tmp_path: Path) -> None:
    """`handouts/sore-throat--path--which-test--<row>-us-letter-large.pdf`: only the row's sheet is too long."""
    case = LibraryCase(tmp_path)
    for identifier in ("adults-positive", "adults-negative"):
        case.change(DECISION, f"id: {identifier}", f"id: {identifier[7]}{'x' * 60}")
    text = (case.content / "library.yaml").read_text(encoding="utf-8")
    longer = "y" * 60
    case.put("library.yaml", text.replace("library: sample-library", f"library: {longer}"))
    lengths = {item.message.rpartition(" has ")[2] for item in case.load().findings if item.code == "bad-file-name"}
    assert lengths == set()


def test_a_table_and_a_guideline_under_another_name_are_told_once(tmp_path: Path) -> None:
    case = LibraryCase(tmp_path)
    text = (case.content / DECISION).read_text(encoding="utf-8")
    case.put("guidelines/sore-throat/decisions/other.yaml", text)
    assert [item.code for item in case.load().findings] == ["id-mismatch"]


def test_one_section_twice_is_told_once(tmp_path: Path) -> None:
    twice = "sections:\n  - {id: treatment, title: A, summary: B., text: C.}\n"
    case = LibraryCase(tmp_path).change(GUIDELINE, "sections:\n", twice)
    assert [item.code for item in case.load().findings] == ["duplicate-id"]
