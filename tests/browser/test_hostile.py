"""A library in which every text is an attack: nothing runs, and all of it is shown as text."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.publish.licenses import LICENSES
from generator.publish.provenance import verify_bundle
from tests.browser.harness import Reader, file_url
from tests.browser.harness_checkers import nu
from tests.hostile import hostile_library
from tests.support import GUIDELINE, QUESTIONS, LibraryCase

Read = Callable[..., Reader]


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> tuple[LibraryCase, list[str]]:
    case, texts = hostile_library(tmp_path_factory.mktemp("hostile"))
    return case.build(strict=False), texts


@pytest.fixture(scope="module")
def offline(attacked: tuple[LibraryCase, list[str]], tmp_path_factory: pytest.TempPathFactory) -> Path:
    (bundle,) = (attacked[0].site / "offline").glob("*.zip")
    assert verify_bundle(bundle).problems == []
    with zipfile.ZipFile(bundle) as archive:
        archive.extractall(folder := tmp_path_factory.mktemp("unzipped"))
    return folder / bundle.stem


def test_nothing_runs_on_any_page(offline: Path, read: Read) -> None:
    reader = read(file_url(offline / "index.html"))
    for path in sorted(offline.rglob("*.html")):
        reader.open(file_url(path))
        assert reader.page.evaluate("window.hacked === undefined"), path
        assert reader.page.locator("img:not(.gp-figure__image, .gp-brand__logo, .gp-handouts__picture)").count() == 0, (
            path
        )
        assert reader.page.evaluate("document.querySelectorAll('[onmouseover], [onfocus], [onerror]').length") == 0, (
            path
        )
        scripts: list[str] = reader.page.evaluate(
            "[...document.scripts].filter(script => !script.type.endsWith('json')).map(script => script.src)"
        )
        assert all(script.startswith("file:") for script in scripts), path
        links: list[str] = reader.page.evaluate("[...document.links].map(link => link.protocol)")
        assert set(links) <= {"file:", "https:", "mailto:", "tel:"}, path


def test_every_text_is_shown_whole(attacked: tuple[LibraryCase, list[str]], offline: Path, read: Read) -> None:
    """As the words of a page, but for the few that are shown elsewhere: to search engines, or to search alone."""
    reader = read(file_url(offline / "index.html"))
    shown = ""
    for path in sorted(offline.rglob("*.html")):
        reader.open(file_url(path))
        shown += plain(reader.page.evaluate("document.body.textContent") + reader.page.title())
        shown += plain(reader.page.evaluate("[...document.images].map(image => image.alt).join(' ')"))
    shown += plain((offline / LICENSES).read_text(encoding="utf-8"))
    scripts = sorted((offline / "assets/guidepress/search").glob("*.js"))
    search_only = "".join(script.read_text(encoding="utf-8") for script in scripts)
    missing = []
    for text in attacked[1]:
        mark = text.split(" ", 1)[0]
        if plain(text) not in shown and f"{mark} " not in search_only:
            missing.append(text)
    assert len(missing) <= 1, missing  # MkDocs' site_description gives way to what the library says of itself


def plain(text: str) -> str:
    """The words without what keeps numbers whole, and without the marks of emphasis."""
    for character in "\u2060\u00a0*":
        text = text.replace(character, " " if character == "\u00a0" else "")
    return " ".join(text.split())


def test_titles_are_text(offline: Path, read: Read) -> None:
    reader = read(file_url(offline / GUIDELINE.replace("guideline.yaml", "index.html")))
    assert "</title><script>window.hacked=1</script>{{7*7}}" in reader.page.title()
    assert reader.page.locator("title").count() == 1


def test_search_shows_attacks_as_text(offline: Path, read: Read) -> None:
    reader = read(file_url(offline / QUESTIONS.replace(".yaml", ".html")))
    for query in (
        "script window hacked",
        "<img src=x onerror=window.hacked=1>",
        "{{7*7}}",
        "](javascript:alert(1))",
        "(((((.*+?[",
        "x" * 10_000,
        "😀 עברית",
    ):
        box = reader.page.locator("form.gp-search input[name=q]")
        box.fill(query)
        reader.page.locator("#gp-search-status").filter(has_text=" ").wait_for(state="attached")
        assert reader.page.evaluate("window.hacked === undefined")
        assert reader.page.locator(".gp-search__popup img, .gp-search__popup script").count() == 0
    reader.page.locator("form.gp-search input[name=q]").fill("script window")
    reader.page.locator("[role=listbox] [role=option]").first.wait_for()
    assert reader.page.evaluate("window.hacked === undefined")


def test_the_pages_are_valid_all_the_same(attacked: tuple[LibraryCase, list[str]]) -> None:
    assert nu(attacked[0].site.rglob("*.html")) == []


@pytest.mark.parametrize("width", [1280, 320])
def test_no_text_pushes_a_page_out_of_its_window(offline: Path, read: Read, width: int) -> None:
    reader = read(file_url(offline / "index.html"), width=width)
    for path in sorted(offline.rglob("*.html")):
        reader.open(file_url(path))
        assert reader.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), path


@pytest.mark.parametrize("path", ["../../etc/passwd", "/etc/passwd", "a/b", "CON", ".hidden", "a" * 300])
def test_no_identifier_leads_out_of_the_site(path: str, tmp_path: Path) -> None:
    case = LibraryCase(tmp_path).change(GUIDELINE, "- id: treatment", f"- id: {path}")
    assert "bad-identifier" in {item.code for item in case.load().findings}
