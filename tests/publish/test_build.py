"""A whole build: what comes out, that it is the same each time, and that nothing can tear it."""

from __future__ import annotations

import hashlib
import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.diagnostics import MachineError
from generator.publish import engine
from generator.publish.provenance import verify_bundle
from generator.search.command import query_site
from generator.store import VARIABLE
from tests.support import DECISION, GUIDELINE, QUESTIONS, LibraryCase

HANDOUTS = "handouts/sore-throat-"
ROOT = Path(__file__).parent.parent.parent
DYING = Path(__file__).parent / "dying_build.py"


def hashes(folder: Path) -> Mapping[str, str]:
    """Every file of a folder with its checksum."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> LibraryCase:
    return LibraryCase(tmp_path_factory.mktemp("built")).current().build()


def test_starting_files_build_strictly_and_are_told_of_the_address_alone(built: LibraryCase) -> None:
    (said,) = built.said
    assert "warning[no-address]: the site has no address" in said


def test_site_bundle_handouts_and_search_are_there(built: LibraryCase) -> None:
    assert "<h1" in built.page("guidelines/sore-throat/index.html")
    assert built.page("404.html").count("<h1") == 1
    assert "searchIndex=" in built.page("assets/guidepress/search/index.js")
    assert (built.site / f"{HANDOUTS}-questions-a4.pdf").read_bytes().startswith(b"%PDF-1.7")
    assert (built.site / f"{HANDOUTS}-booklet-us-letter-large.pdf").is_file()
    assert verify_bundle(built.site / "offline/sample-library-1.zip").problems == []


def test_no_yaml_and_no_unused_script_is_published(built: LibraryCase) -> None:
    names = list(hashes(built.site))
    assert not [name for name in names if name.endswith((".yaml", ".yml", ".map")) or "javascripts" in name]


def test_the_bundle_is_the_site_without_what_needs_a_server(built: LibraryCase) -> None:
    with zipfile.ZipFile(built.site / "offline/sample-library-1.zip") as archive:
        packed = {name.split("/", 1)[1]: archive.read(name) for name in archive.namelist()}
    site = {name for name in hashes(built.site) if not name.startswith("offline/")}
    left_out = {name for name in site - set(packed) if not name.startswith("hosting/")}
    assert left_out == {"404.html", "_headers", "robots.txt"}, "what needs a server, or an address on the web"
    assert set(packed) - site == {"LICENSES.txt", "README.txt"}
    manifest = json.loads(packed["MANIFEST.json"])
    assert {item["path"] for item in manifest["files"]} == set(packed) - {"MANIFEST.json"}
    assert manifest["license"].startswith("Own text")


def test_the_same_input_gives_the_same_bytes(built: LibraryCase, tmp_path: Path) -> None:
    again = LibraryCase(tmp_path).current().build()
    assert hashes(again.site) == hashes(built.site)


@pytest.mark.slow
def test_one_date_rules_the_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    site = LibraryCase(tmp_path).current().configure("site_url: https://guidelines.example.org/\n").build().site
    assert "<lastmod>2023-11-14</lastmod>" in (site / "sitemap.xml").read_text(encoding="utf-8")
    with zipfile.ZipFile(site / "offline/sample-library-1.zip") as archive:
        assert {entry.date_time[:3] for entry in archive.infolist()} == {(2023, 11, 14)}


def test_leftovers_of_the_base_theme_are_gone(built: LibraryCase) -> None:
    """Should Material change them, the adapter's list must follow."""
    for path in built.site.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        assert "md-toggle" not in html, path
        assert "__drawer" not in html, path


def test_no_inline_script_and_no_other_host(built: LibraryCase) -> None:
    for path in built.site.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        assert "<script>" not in html, path
        assert 'src="http' not in html, path
        assert 'rel="stylesheet" href="http' not in html, path


def test_markdown_pages_stand_beside_the_guidelines(tmp_path: Path) -> None:
    case = LibraryCase(tmp_path).put("guests.md", "# For our guests\n\nA page with [a link](glossary.md).\n").build()
    assert 'href="glossary.html"' in case.page("guests.html")
    assert "For our guests" in case.page("guidelines/sore-throat/index.html")
    assert "guests.html" in query_site(case.site, "for our guests", 1).hits[0].record.address


def test_a_broken_link_in_a_markdown_page_stops_a_strict_build(tmp_path: Path) -> None:
    case = LibraryCase(tmp_path).put("guests.md", "# Guests\n\n[gone](gone.md)\n")
    with pytest.raises(engine.ContentError, match="strict"):
        case.build()
    assert any("gone.md" in line for line in case.said)


def test_edit_links_lead_to_the_yaml(tmp_path: Path) -> None:
    case = (
        LibraryCase(tmp_path).configure("repo_url: https://git.example.org/g\nedit_uri: edit/main/content/\n").build()
    )
    edit = "https://git.example.org/g/edit/main/content/"
    assert f"{edit}{DECISION}" in case.page("guidelines/sore-throat/decisions/which-test.html")
    assert f"{edit}{GUIDELINE}" in case.page("guidelines/sore-throat/treatment.html")


@pytest.mark.slow
def test_addresses_are_printed_only_where_the_site_has_one(built: LibraryCase, tmp_path: Path) -> None:
    assert 'rel="canonical"' not in built.page("index.html")
    case = LibraryCase(tmp_path).configure("site_url: https://guidelines.example.org/\n").build()
    assert 'rel="canonical" href="https://guidelines.example.org/index.html"' in case.page("index.html")
    plain, with_code = (c.site / f"{HANDOUTS}-questions-a4.pdf" for c in (built, case))
    assert with_code.stat().st_size > plain.stat().st_size


@pytest.mark.slow
@pytest.mark.parametrize("language", ["de", "de-CH", "xx-Latn"])
def test_a_language_that_the_theme_does_not_know_is_no_reason_to_fail(language: str, tmp_path: Path) -> None:
    LibraryCase(tmp_path).change("library.yaml", "language: en", f"language: {language}").build(strict=False)


def test_the_catalogue_tells_programs_what_there_is(built: LibraryCase) -> None:
    catalogue = json.loads(built.page("data/library.json"))
    (guideline,) = catalogue["guidelines"]
    assert guideline["status"] == "current"
    assert guideline["review-due"] == "2026-01-31"
    listed = json.loads(built.page(guideline["handouts"]))["handouts"]
    printings = [printing for sheet in listed for printing in sheet["printings"]]
    for printing in printings:
        data = (built.site / printing["address"]).read_bytes()
        assert (len(data), hashlib.sha256(data).hexdigest()) == (printing["size"], printing["sha256"])
    made = {path.relative_to(built.site).as_posix() for path in (built.site / "handouts").rglob("*.pdf")}
    assert made == {printing["address"] for printing in printings}


BAD: Mapping[str, tuple[str, str | bytes, str]] = {
    "syntax": ("glossary.yaml", "terms: [", "yaml-syntax"),
    "unknown key": ("library.yaml", "librarry: x", "unknown-key"),
    "wrong type": (QUESTIONS, "title: [x]\nintro: x\ngroups: []", "wrong-type"),
    "duplicate id": (DECISION.replace("which-test", "other"), "decision: which-test", "id-mismatch"),
    "unknown reference": (QUESTIONS, "title: x\nintro: '[x](term:gone)'\ngroups: []", "unknown-reference"),
    "wrong encoding": (GUIDELINE, b"guideline: caf\xe9", "not-utf-8"),
    "empty file": (DECISION, "", "empty-file"),
    "two pages with one address": ("glossary.md", "# Mine", "same-address"),
}


@pytest.mark.parametrize("fault", BAD)
def test_bad_content_is_told_and_leaves_the_old_site(fault: str, tmp_path: Path) -> None:
    case = LibraryCase(tmp_path).build()
    before = hashes(case.site)
    path, text, code = BAD[fault]
    case.put(path, text)
    with pytest.raises(engine.ContentError, match="nothing was published"):
        case.build()
    assert hashes(case.site) == before
    told = next(line for line in case.said if f"error[{code}]" in line)
    assert re.match(rf"content/{re.escape(path)}:\d+:\d+: error", told)


@pytest.mark.parametrize(
    ("config", "words"),
    [
        ("site_name: x\ntheme: {name: mkdocs}\nplugins: [guidepress]\ndocs_dir: content\n", "theme: material"),
        (
            "site_name: x\ntheme: {name: material}\nplugins: [search, guidepress]\ndocs_dir: content\n",
            "remove the plugin",
        ),
        ("site_name: x\ntheme: {name: material}\nplugins: []\ndocs_dir: content\n", "add"),
        ("site_name: [\n", "mkdocs.yml"),
    ],
)
def test_a_project_that_is_set_up_wrongly_is_told_what_to_do(config: str, words: str, tmp_path: Path) -> None:
    case = LibraryCase(tmp_path)
    (tmp_path / "mkdocs.yml").write_text(config, encoding="utf-8")
    with pytest.raises(engine.ContentError) as caught:
        case.build()
    assert words in f"{caught.value} {case.said}"


def test_an_output_that_is_somebodys_work_is_refused(tmp_path: Path) -> None:
    LibraryCase(tmp_path)
    work = tmp_path / "work"
    work.mkdir()
    (work / "pyproject.toml").write_text("precious", encoding="utf-8")
    with pytest.raises(MachineError):
        engine.build(tmp_path / "mkdocs.yml", work, strict=True, progress=lambda _: None, say=print)
    assert (work / "pyproject.toml").read_text(encoding="utf-8") == "precious"


@pytest.mark.slow
@pytest.mark.parametrize("part", range(2))
def test_a_killed_build_leaves_a_whole_site(part: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`kill -9` at 50 moments, drawn by chance (with a seed) from all that an incremental build asks of the system.

    In two parts, which run side by side.
    """
    monkeypatch.delenv(VARIABLE)  # the store lies in the project, where killed builds would leave things, too
    case = LibraryCase(tmp_path / "project").withdrawn().build()
    case.change(GUIDELINE, "Say it in one sentence.", "Say it in another sentence.")
    shutil.copytree(case.root, tmp_path / "before")

    command = [sys.executable, str(DYING), str(case.root / "mkdocs.yml")]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)}
    ) as builds:
        _kill_at_many_moments(part, case, tmp_path / "before", builds)


def _kill_at_many_moments(part: int, case: LibraryCase, before: Path, builds: subprocess.Popen[str]) -> None:
    old = hashes(case.site)

    def run(moment: int) -> tuple[int, int]:
        shutil.rmtree(case.root)
        shutil.copytree(before, case.root)
        return again(moment)

    def again(moment: int) -> tuple[int, int]:
        """The status of the process, and how many moments it had."""
        assert builds.stdin is not None
        assert builds.stdout is not None
        builds.stdin.write(f"{moment}\n")
        builds.stdin.flush()
        status, seen = builds.stdout.readline().split()
        return int(status), int(seen)

    run(0)
    status, moments = run(0)  # by now, everything is compiled
    assert status == 0
    new = hashes(case.site)
    assert moments > 100
    assert old != new
    chance = random.Random(20261123)  # noqa: S311 - a seed, so that a failure can be repeated
    for moment in [*sorted(chance.sample(range(1, moments), 48)), moments - 2, moments - 1][part::2]:
        assert run(moment) == (-signal.SIGKILL, 0)
        assert hashes(case.site) in (old, new), f"torn when killed at moment {moment} of {moments}"
        if moment % 4 == 0:
            assert again(0)[0] == 0
            assert hashes(case.site) == new, f"not made right after it was killed at moment {moment} of {moments}"
            assert sorted(path.name for path in case.root.iterdir() if path.name.startswith(".")) == [".cache"]
