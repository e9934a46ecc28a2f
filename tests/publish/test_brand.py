"""A library with a brand, built: its files, its offline copy, and what mkdocs.yml says in vain."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest

from generator.publish import project
from tests.brands import with_brand
from tests.publish.test_build import hashes
from tests.support import LibraryCase


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> LibraryCase:
    case = with_brand(LibraryCase(tmp_path_factory.mktemp("brand")).current()).configure(
        "site_url: https://example.org/\n"
    )
    return case.build()


@pytest.mark.slow
def test_pages_name_files_that_are_there(built: LibraryCase) -> None:
    assert built.said == []
    page = built.page("guidelines/sore-throat/index.html")
    for part in (
        '<link rel="stylesheet" href="../../assets/brand/style.css">',
        '<link rel="icon" type="image/svg+xml" href="../../assets/brand/icon.svg">',
        'alt="Northfield Hospital" width="220" height="60"',
        '<a href="tel:+442079460018" dir="ltr">+44 20 7946 0018</a>',
        '<a href="../../privacy.html">Privacy</a>',
    ):
        assert part in page
    assert "gp-brand__mark" not in page
    assert 'href="/assets/brand/style.css"' in built.page("404.html")
    assert 'href="assets/brand/style.css"' in built.page("privacy.html")
    assert not list(built.site.glob("*.svg")) + list(built.site.glob("*.woff2")), "each file is published once"
    assert (built.site / "assets/brand/preview.png").read_bytes().startswith(b"\x89PNG")


@pytest.mark.slow
def test_the_offline_copy_holds_it_with_its_licence(built: LibraryCase) -> None:
    with ZipFile(next((built.site / "offline").glob("*.zip"))) as bundle:
        names = {name.partition("/")[2] for name in bundle.namelist()}
        licenses = bundle.read("sample-library-1/LICENSES.txt").decode()
    assert {"assets/brand/style.css", "assets/brand/icon.svg"} <= names
    assert sum(name.endswith(".woff2") and name.startswith("assets/brand/") for name in names) == 2
    assert "Font of the publisher: Noto Sans Arabic (SIL OFL 1.1)." in licenses


@pytest.mark.slow
def test_two_builds_give_the_same_bytes(built: LibraryCase, tmp_path: Path) -> None:
    again = with_brand(LibraryCase(tmp_path).current()).configure("site_url: https://example.org/\n").build()
    assert hashes(again.site) == hashes(built.site)


def test_what_changes_nothing_in_mkdocs_yml_is_told_with_what_to_write(tmp_path: Path) -> None:
    case = LibraryCase(tmp_path).configure(
        'copyright: "us"\nextra: {consent: {title: x}, social: []}\n'
        "nav:\n  - page.md\n  - Own title: other.md\n  - Group:\n    - third.md\n  - Elsewhere: https://example.org/\n"
    )
    text = (tmp_path / "mkdocs.yml").read_text(encoding="utf-8")
    theme = "  name: material\n  logo: a.png\n  favicon: b.png\n  palette: {primary: red}\n"
    (tmp_path / "mkdocs.yml").write_text(text.replace("  name: material\n", theme), encoding="utf-8")
    project.load_project(tmp_path / "mkdocs.yml", case.said.append)
    told = [said for said in case.said if "warning[no-effect]" in said]
    first = [said.splitlines()[0].partition("]: ")[2] for said in told]
    assert sorted(first) == sorted(
        [
            "theme.logo changes nothing",
            "theme.favicon changes nothing",
            "theme.palette changes nothing",
            "copyright changes nothing",
            "extra.consent changes nothing",
            "extra.social changes nothing",
            'the title "Group" of a group in nav is shown nowhere',
            'the link "Elsewhere" in nav is shown nowhere',
        ]
    )
    assert all("library.yaml" in said for said in told if "nav" not in said)
    assert ":4:" in told[0] or ":5:" in told[0] or ":6:" in told[0] or ":7:" in told[0]


def test_a_plain_project_file_is_no_warning(tmp_path: Path) -> None:
    case = LibraryCase(tmp_path)
    project.load_project(tmp_path / "mkdocs.yml", case.said.append)
    assert case.said == []
