"""Who holds an offline copy can tell whether it is the one that was published, byte for byte, and what is not."""

from __future__ import annotations

import json
import os
import random
import shutil
import zipfile
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.publish.bundle import write_bundle
from generator.publish.provenance import MOST_TOLD, verify_bundle
from generator.publish.site_writer import SiteWriter

META = {"title": "Reference library", "publisher": "A publisher"}
TOP = "library-2024.4"
WAYS_TO_CHANGE = 1_000


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return make_site(tmp_path / "site", "home")


def make_site(folder: Path, words: str) -> Path:
    numbers = " ".join(str(number * number) for number in range(400))
    for name, text in {"index.html": words, "a/page.html": numbers, "a/sheet.pdf": "%PDF", "ä.json": "{}"}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def bundle(site: Path) -> Path:
    return write_bundle(SiteWriter(site), "library", "2024.4", META, date(2024, 4, 30))


def rewritten(path: Path, change: dict[str, bytes | None], more: dict[str, bytes] | None = None) -> Path:
    """The same zip with some entries changed, left out (None) or added."""
    with zipfile.ZipFile(path) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    entries = {
        name: change.get(name, data) or b"" for name, data in entries.items() if change.get(name, b"") is not None
    }
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in [*entries.items(), *(more or {}).items()]:
            archive.writestr(name, data)
    return path


def unpacked(path: Path, folder: Path) -> Path:
    with zipfile.ZipFile(path) as archive:
        archive.extractall(folder)
    return folder / TOP


def test_a_fresh_copy_is_whole_packed_and_unpacked(site: Path, tmp_path: Path) -> None:
    path = bundle(site)
    for copy in (path, unpacked(path, tmp_path / "stick")):
        for published in (None, site / "MANIFEST.json"):
            found = verify_bundle(copy, published)
            assert (found.problems, found.title, found.version) == ([], "Reference library", "2024.4")


@pytest.mark.parametrize(
    ("change", "more", "problem"),
    [
        ({f"{TOP}/index.html": b"other"}, {}, "index.html was changed"),
        ({f"{TOP}/index.html": None}, {}, "index.html is missing"),
        ({}, {f"{TOP}/extra.html": b""}, "extra.html is not in the manifest"),
        ({}, {f"{TOP}/data/MANIFEST.json": b""}, "data/MANIFEST.json is not in the manifest"),
        ({}, {f"{TOP}/../up": b""}, "../up leads out of its folder"),
        ({}, {"elsewhere": b""}, "no single folder with a MANIFEST.json"),
        ({f"{TOP}/MANIFEST.json": None}, {}, "no single folder with a MANIFEST.json"),
        ({f"{TOP}/MANIFEST.json": b"{"}, {}, "MANIFEST.json cannot be read"),
        ({f"{TOP}/MANIFEST.json": b"[]"}, {}, "MANIFEST.json cannot be read"),
        ({f"{TOP}/MANIFEST.json": b"[" * 100_000}, {}, "MANIFEST.json cannot be read"),
        ({}, {}, "packed again by another program"),
    ],
)
def test_names_what_is_wrong(site: Path, change: dict[str, bytes | None], more: dict[str, bytes], problem: str) -> None:
    problems = verify_bundle(rewritten(bundle(site), change, more)).problems
    assert any(problem in found for found in problems), problems


def test_every_byte_counts_and_the_file_is_named(site: Path, tmp_path: Path) -> None:
    data = bundle(site).read_bytes()
    with zipfile.ZipFile(site / "offline/library-2024.4.zip") as archive:
        entries = archive.infolist()
        begins = [(entry.header_offset, entry.filename.partition("/")[2]) for entry in entries]
        end = archive.start_dir
    chance = random.Random(1)  # noqa: S311 - no secret
    places = chance.sample(range(len(data)), min(WAYS_TO_CHANGE, len(data)))
    for place in places:
        path = tmp_path / "changed.zip"
        changed = data[place] ^ chance.randrange(1, 256)
        path.write_bytes(data[:place] + bytes([changed]) + data[place + 1 :])
        problems = verify_bundle(path).problems
        assert problems, place
        owner = next((name for begin, name in reversed(begins) if begin <= place), "") if place < end else ""
        assert any(owner in problem for problem in problems), (place, owner, problems)


def test_a_stick_is_looked_through_as_well(site: Path, tmp_path: Path) -> None:
    stick = unpacked(bundle(site), tmp_path / "stick")
    (stick / "index.html").write_text("other", encoding="utf-8")
    (stick / "a/page.html").unlink()
    (stick / "extra.html").touch()
    (stick / "ä.json").unlink()
    (stick / "ä.json").symlink_to(site / "ä.json")
    assert verify_bundle(stick).problems == [
        "extra.html is not in the manifest",
        "a/page.html is missing",
        "index.html was changed",
        "ä.json was changed",
        "ä.json is a link",
    ]


def test_what_is_listed_and_is_no_file_is_told_and_not_read(site: Path, tmp_path: Path) -> None:
    stick = unpacked(bundle(site), tmp_path / "stick")
    (stick / "index.html").unlink()
    (stick / "index.html").symlink_to("/dev/zero")
    (stick / "a/page.html").unlink()
    os.mkfifo(stick / "a/page.html")
    assert verify_bundle(stick).problems == [
        "a/page.html was changed",
        "index.html was changed",
        "index.html is a link",
    ]


def test_a_published_file_that_is_no_manifest_is_named(site: Path, tmp_path: Path) -> None:
    for text in ("{}", "[", "[]", "null"):
        (tmp_path / "other.json").write_text(text, encoding="utf-8")
        (problem,) = verify_bundle(bundle(site), tmp_path / "other.json").problems
        assert problem == "other.json is no manifest: nothing can be held against it"
        (site / "MANIFEST.json").unlink()


def test_a_copy_that_agrees_with_itself_may_still_be_another(site: Path, tmp_path: Path) -> None:
    bundle(site)
    other = bundle(make_site(tmp_path / "other", "forged"))
    assert verify_bundle(other).problems == []
    for copy in (other, unpacked(other, tmp_path / "stick")):
        (problem,) = verify_bundle(copy, site / "MANIFEST.json").problems
        assert problem.startswith("this is not the copy that was published with Reference library 2024.4")
    own = unpacked(site / "offline/library-2024.4.zip", tmp_path / "whole") / "MANIFEST.json"
    assert "another" in verify_bundle(other, own).problems[0]
    assert verify_bundle(site / "offline/library-2024.4.zip", own).problems == []


def test_a_manifest_of_the_site_that_was_changed_vouches_for_nothing(site: Path) -> None:
    path, published = bundle(site), site / "MANIFEST.json"
    published.write_text(published.read_text(encoding="utf-8").replace("A publisher", "Another"), encoding="utf-8")
    assert verify_bundle(path, published).problems == ["MANIFEST.json was changed"]


def test_what_is_no_copy_is_told(tmp_path: Path) -> None:
    path = tmp_path / "x.zip"
    assert "not a whole bundle" in verify_bundle(path).problems[0]
    path.write_bytes(b"PK")
    assert "not a whole bundle" in verify_bundle(path).problems[0]
    assert "no single folder" in verify_bundle(tmp_path).problems[0]


def test_of_many_problems_the_first_are_told(site: Path, tmp_path: Path) -> None:
    stick = unpacked(bundle(site), tmp_path / "stick")
    for number in range(MOST_TOLD + 5):
        (stick / f"extra-{number:02}").touch()
    problems = verify_bundle(stick).problems
    assert len(problems) == MOST_TOLD + 1
    assert problems[-1] == "and 5 more"


def test_the_command_says_so_and_ends_with_1_where_something_is_wrong(site: Path) -> None:
    path, runner = bundle(site), CliRunner()
    whole = runner.invoke(main, ["verify-bundle", str(path), "--published", str(site / "MANIFEST.json")])
    assert whole.exit_code == 0
    assert "is what was published: Reference library, version 2024.4, 6 files" in whole.output
    assert "is whole" in runner.invoke(main, ["verify-bundle", str(path)]).output
    listed = json.loads((site / "MANIFEST.json").read_bytes())
    assert listed["count"] == 5
    shutil.copy(rewritten(path, {f"{TOP}/index.html": b"x"}), site / "changed.zip")
    wrong = runner.invoke(main, ["verify-bundle", str(site / "changed.zip")])
    assert wrong.exit_code == 1
    assert "index.html was changed" in wrong.output
