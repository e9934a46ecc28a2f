"""A content folder may hold anything: what cannot be read, published or unpacked is named, and nothing hangs."""

from __future__ import annotations

import os
import shutil
import socket
from itertools import pairwise
from pathlib import Path

import pytest

from generator.diagnostics import Findings
from generator.source import folder
from generator.source.folder import list_folder
from tests.support import DECISION, GUIDELINE, LibraryCase


def told(case: LibraryCase) -> list[tuple[str, str]]:
    return [(item.where.file, item.code) for item in case.load().findings]


@pytest.mark.parametrize("name", ["glossary.yaml", DECISION, "page.md", "pictures/pipe.png"])
def test_a_pipe_is_not_opened(name: str, tmp_path: Path) -> None:
    case = LibraryCase(tmp_path)
    path = case.content / name
    path.unlink(missing_ok=True)
    path.parent.mkdir(exist_ok=True)
    os.mkfifo(path)
    assert (f"content/{name}", "unreadable-file") in told(case)


def test_a_device_is_not_read(tmp_path: Path) -> None:
    case = LibraryCase(tmp_path)
    (case.content / "glossary.yaml").unlink()
    (case.content / "glossary.yaml").symlink_to("/dev/zero")
    assert told(case) == [("content/glossary.yaml", "leaves-project")]


def test_a_socket_is_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = LibraryCase(tmp_path)
    monkeypatch.chdir(case.content)  # the path of a socket may have about a hundred characters
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("page.md")
        assert told(case) == [("content/page.md", "unreadable-file")]


LINKS = [
    "glossary.yaml",
    DECISION,
    GUIDELINE,
    "guidelines/sore-throat",
    "page.md",
    "picture.png",
    ".hidden/x",
    "paper-fonts/a.ttf",
]


@pytest.mark.parametrize("name", LINKS)
@pytest.mark.parametrize("target", ["/proc/self/environ", "/etc", "outside"])
def test_a_link_that_leads_out_of_the_project_is_not_followed(name: str, target: str, tmp_path: Path) -> None:
    case = LibraryCase(tmp_path / "project")
    (tmp_path / "outside").write_text("secret: x", encoding="utf-8")
    path = case.content / name
    shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
    path.parent.mkdir(exist_ok=True)
    path.symlink_to(target if target.startswith("/") else os.path.relpath(tmp_path / "outside", path.parent))
    findings = [item for item in case.load().findings if item.code == "leaves-project"]
    assert [item.where.file for item in findings] == [f"content/{name}"]
    assert not any(name in path for path in case.load().sources.texts)


def test_a_link_that_stays_in_the_project_is_followed(tmp_path: Path) -> None:
    case = LibraryCase(tmp_path).put("pictures/a.png", "x").put(".parked/page.md", "# Page\n")
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared/b.png").write_text("x", encoding="utf-8")
    for name, target in {
        "a.png": "pictures/a.png",
        "more": "../shared",
        "c.png": "../shared/b.png",
        "page.md": ".parked/page.md",
    }.items():
        (case.content / name).symlink_to(target)
    assert told(case) == []
    assert {"a.png", "more/b.png", "c.png", "page.md"} <= {str(path) for path in case.load().folder.files}


def test_a_link_to_what_is_hidden_in_the_project_is_not_followed(tmp_path: Path) -> None:
    case = LibraryCase(tmp_path)
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git/config").write_text("secret", encoding="utf-8")
    (case.content / "a.txt").symlink_to("../.git/config")
    (case.content / "b").symlink_to("../.git")
    assert told(case) == [("content/a.txt", "leaves-project"), ("content/b", "leaves-project")]


def test_without_a_project_file_the_content_folder_is_all(tmp_path: Path) -> None:
    case = LibraryCase(tmp_path)
    (tmp_path / "mkdocs.yml").rename(tmp_path / "other.yml")
    (case.content / "a.txt").symlink_to("../other.yml")
    assert told(case) == [("content/a.txt", "leaves-project")]


@pytest.mark.parametrize("name", ["..x", ".x"])
def test_a_guideline_in_a_hidden_folder_does_not_vanish(name: str, tmp_path: Path) -> None:
    case = LibraryCase(tmp_path)
    shutil.copytree(case.content / "guidelines/sore-throat", case.content / "guidelines" / name)
    assert told(case) == [(f"content/guidelines/{name}/guideline.yaml", "misplaced-file")]


def test_a_link_that_leads_nowhere_is_named(tmp_path: Path) -> None:
    case = LibraryCase(tmp_path)
    (case.content / "picture.png").symlink_to("gone.png")
    assert told(case) == [("content/picture.png", "unreadable-file")]


def test_folders_that_stand_in_themselves_are_not_walked(tmp_path: Path) -> None:
    case = LibraryCase(tmp_path)
    for name in ("one", "two", ".hidden"):
        (case.content / name).symlink_to(case.content)
    assert told(case) == [(f"content/{name}", "symlink-cycle") for name in (".hidden", "one", "two")]


def test_a_folder_linked_many_times_is_not_walked_without_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder, "MAX_FILES", 100)
    folders = [tmp_path / f"f{number}" for number in range(20)]
    for path in folders:
        path.mkdir()
    for path, other in pairwise(folders):
        (path / "a").symlink_to(other)
        (path / "b").symlink_to(other)
    findings = Findings()
    list_folder(folders[0], findings, tmp_path)
    assert [item.code for item in findings] == ["symlink-cycle"]


def test_folders_deep_in_folders_are_refused(tmp_path: Path) -> None:
    case = LibraryCase(tmp_path)
    (case.content / "/".join("d" * 300)).mkdir(parents=True)
    assert [code for _, code in told(case)] == ["bad-file-name"]


@pytest.mark.parametrize("name", ["con.md", "AUX.png", "what?.md", "a:b.png", "trailing.", "tab\t.md", "nul"])
def test_a_name_that_not_every_system_can_have(name: str, tmp_path: Path) -> None:
    assert told(LibraryCase(tmp_path).put(name, "x")) == [(f"content/{name}", "bad-file-name")]


def test_a_name_that_is_not_utf_8_can_be_printed(tmp_path: Path) -> None:
    case = LibraryCase(tmp_path)
    Path(os.fsdecode(os.fsencode(case.content) + b"/caf\xe9.md")).write_text("x", encoding="utf-8")
    assert told(case) == [("content/caf\ufffd.md", "bad-file-name")]


def test_a_page_that_is_not_utf_8_is_pointed_at(tmp_path: Path) -> None:
    (item,) = LibraryCase(tmp_path).put("page.md", b"# Page\n\nA caf\xe9.\n").load().findings
    assert (item.code, str(item.where)) == ("not-utf-8", "content/page.md:3:6")


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("glossary.YAML", "misplaced-file"),
        ("library.yml", "misplaced-file"),
        (DECISION.replace(".yaml", ".YAML"), "misplaced-file"),
        ("page.MD", "misplaced-file"),
        ("templates/page.md", "misplaced-file"),
        ("glossary.markdown", "same-address"),
        ("glossary.mkd", "same-address"),
        ("Glossary.md", "same-address"),
        ("GLOSSARY.html", "same-address"),
        ("404.md", "same-address"),
        ("sitemap.xml", "same-address"),
        ("MANIFEST.json", "same-address"),
        ("_headers", "same-address"),
        ("robots.txt", "same-address"),
        ("handouts/own.pdf", "same-address"),
        ("Handouts/own.pdf", "same-address"),
        ("data/table.json", "same-address"),
        ("offline/x.txt", "same-address"),
        ("assets/guidepress/style.css", "same-address"),
        ("assets/page.md", "same-address"),
        ("guidelines/sore-throat/Treatment.md", "same-address"),
    ],
)
def test_a_file_where_none_may_be(name: str, code: str, tmp_path: Path) -> None:
    assert told(LibraryCase(tmp_path).put(name, "x")) == [(f"content/{name}", code)]


def test_a_folder_that_is_called_like_a_file(tmp_path: Path) -> None:
    case = LibraryCase(tmp_path)
    (case.content / "guidelines/sore-throat/decisions/other.yaml").mkdir()
    assert told(case) == [("content/guidelines/sore-throat/decisions/other.yaml", "misplaced-file")]


@pytest.mark.parametrize("name", ["assets/picture.png", "page.markdown", "pictures/a.png", "assets/javascripts/own.js"])
def test_ordinary_files_are_welcome(name: str, tmp_path: Path) -> None:
    assert told(LibraryCase(tmp_path).put(name, "x")) == []


def test_two_spellings_of_one_name_are_one_address(tmp_path: Path) -> None:
    case = LibraryCase(tmp_path).put("caf\u00e9.md", "# x").put("cafe\u0301.md", "# x")
    assert [code for _, code in told(case)] == ["same-address"]


def test_a_path_that_cannot_be_unpacked(tmp_path: Path) -> None:
    long = "-".join(["long"] * 16)
    case = LibraryCase(tmp_path).change("library.yaml", "library: sample-library", f"library: {long}")
    case.change(GUIDELINE, "id: treatment", f"id: {long}")
    assert told(case) == []
    (case.content / "guidelines/sore-throat").rename(case.content / f"guidelines/{long}")
    case.change(f"guidelines/{long}/guideline.yaml", "guideline: sore-throat", f"guideline: {long}")
    assert {code for _, code in told(case)} == {"bad-file-name"}
