"""A library in several languages: each page in its place, in its words, with the way to the same page in the others."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from generator.store import VARIABLE
from tests.source.test_translation import PO, german, in_german
from tests.support import GUIDELINE, LibraryCase

OVERVIEW = "guidelines/sore-throat/index.html"


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> LibraryCase:
    """A library in English and German, with one German text that is missing and one that is stale."""
    found = LibraryCase(tmp_path_factory.mktemp("languages")).current()
    found.configure("site_url: https://example.org/x/\n")
    in_german(found, lambda path, text: "" if path == "next-steps/1/text" else german(path, text))
    found.change(GUIDELINE, "summary:", "summary: Newly,")
    found.put("notes.md", "# Notes\n\nIn English.\n").put("de/notizen.md", "# Notizen\n\nAuf Deutsch: Zahnarzt.\n")
    return found.build(strict=False)


def links(html: str, attribute: str) -> list[tuple[str, str]]:
    """Address and language of the links with an `attribute` to other languages: the same ones at the head and at the foot."""
    found: list[tuple[str, str]] = re.findall(rf'<a href="([^"]*)" lang="([^"]*)"[^>]*{attribute}', html)
    half = len(found) // 2
    assert found[:half] == found[half:]
    return found[:half]


def test_every_page_has_its_counterpart_at_the_same_address(case: LibraryCase) -> None:
    own = {path.relative_to(case.site).as_posix() for path in case.site.rglob("*.html")}
    german_ones = {name.removeprefix("de/") for name in own if name.startswith("de/")}
    english = {name for name in own if not name.startswith("de/")} - {"404.html", "notes.html", "diagnostics.html"}
    assert german_ones - {"notizen.html"} == english


def test_a_page_leads_to_itself_in_the_other_language(case: LibraryCase) -> None:
    english, other = case.page(OVERVIEW), case.page(f"de/{OVERVIEW}")
    assert links(english, "dir=") == [("../../de/guidelines/sore-throat/index.html", "de")]
    assert links(other, "dir=") == [("../../../guidelines/sore-throat/index.html", "en")]
    assert f'<link rel="alternate" hreflang="de" href="https://example.org/x/de/{OVERVIEW}">' in english
    assert f'<link rel="alternate" hreflang="en" href="https://example.org/x/{OVERVIEW}">' in other
    assert f'<link rel="canonical" href="https://example.org/x/de/{OVERVIEW}">' in other


def test_a_markdown_page_belongs_to_the_language_of_its_folder(case: LibraryCase) -> None:
    assert links(case.page("de/notizen.html"), "dir=") == [("../index.html", "en")]
    assert ('lang="de"' in case.page("de/notizen.html"), "notizen.html" in case.page("de/index.html")) == (True, True)
    assert "notizen.html" not in case.page("index.html")
    assert "notes.html" not in case.page("de/index.html")


def test_a_text_that_is_not_translated_says_its_language(case: LibraryCase) -> None:
    page = case.page(f"de/{OVERVIEW}")
    assert re.search(r'<li><span lang="en" dir="ltr">Own text \d+\.</span>', page)
    assert '<html lang="de"' in page
    assert (
        'lang="en"'
        not in case.page(f"de/{OVERVIEW}").split("<article")[0].replace('hreflang="en"', "").split("<nav")[0]
    )


def test_a_page_says_that_parts_of_it_are_not_translated(case: LibraryCase) -> None:
    said = "Teile dieser Seite sind noch nicht übersetzt. Sie stehen hier in der Originalsprache: Englisch."
    assert said in case.page(f"de/{OVERVIEW}")
    for address in (OVERVIEW, "de/guidelines/sore-throat/questions.html"):
        assert "noch nicht übersetzt" not in case.page(address)
    assert not any("<!--translation" in path.read_text("utf-8") for path in case.site.rglob("*.html"))


def test_each_language_has_a_search_of_its_own(case: LibraryCase) -> None:
    index = case.site / "assets/guidepress/search", case.site / "de/assets/guidepress/search"
    english, other = ("".join(path.read_text("utf-8") for path in sorted(folder.rglob("*.js"))) for folder in index)
    assert ("zahnarzt" in other.casefold(), "zahnarzt" in english.casefold()) == (True, False)


def test_sheets_are_made_in_each_language(case: LibraryCase) -> None:
    names = [{path.name for path in (case.site / folder).glob("*.pdf")} for folder in ("handouts", "de/handouts")]
    assert (names[0] == names[1], bool(names[0])) == (True, True)


def test_the_offline_copy_holds_all_languages_and_each_page_leads_to_it(case: LibraryCase) -> None:
    (zipped,) = (case.site / "offline").glob("*.zip")
    assert f'href="../../../offline/{zipped.name}"' in case.page(f"de/{OVERVIEW}")
    assert not (case.site / "de/offline").exists()


def test_what_is_wrong_with_a_translation_is_told_once(case: LibraryCase) -> None:
    assert len([line for line in case.said if "stale-translation" in line]) == 1
    assert any(f"content/{PO}:" in line for line in case.said)


def test_a_guideline_that_is_not_translated_is_left_out_and_its_pages_lead_home(tmp_path: Path) -> None:
    case = LibraryCase(tmp_path).change("library.yaml", "language: en", "language: en\ntranslations: [de]")
    case.build(strict=False)
    assert not (case.site / "de/guidelines").exists()
    assert links(case.page(OVERVIEW), "dir=") == [("../../de/index.html", "de")]


def test_a_guideline_whose_translation_comes_is_made_anew(tmp_path: Path) -> None:
    case = LibraryCase(tmp_path).change("library.yaml", "language: en", "language: en\ntranslations: [de]")
    case.build(strict=False)
    case.change("library.yaml", "\ntranslations: [de]", "")
    in_german(case).build(strict=False)
    assert links(case.page(OVERVIEW), "dir=") == [("../../de/guidelines/sore-throat/index.html", "de")]


@pytest.mark.parametrize("name", ["i18n/de.po", PO])
@pytest.mark.parametrize(
    ("words", "code"), [("a \u202e b", "control-character"), ("\udcff", "not-utf-8"), ("\x00", "control-character")]
)
def test_what_cannot_be_seen_is_refused_in_catalogues_too(tmp_path: Path, name: str, words: str, code: str) -> None:
    case = in_german(LibraryCase(tmp_path))
    case.put(name, f'msgid "Menu"\nmsgstr "{words}"\n'.encode("utf-8", "surrogateescape"))
    found = [item for item in case.load().findings if item.code == code]
    assert [item.where.file for item in found] == [f"content/{name}"]


def test_markup_in_words_and_texts_is_text(tmp_path: Path) -> None:
    attack = "<script>alert(1)</script><img src=x onerror=alert(1)>"
    case = in_german(
        LibraryCase(tmp_path), lambda path, text: f"{text} {attack}" if "title" in path else german(path, text)
    )
    messages = "".join(
        f'msgid "{words}"\nmsgstr "{attack}"\n\n' for words in ("Menu", "Search", "Read", "Source:", "Begin")
    )
    case.put("i18n/de.po", messages).build(strict=False)
    for path in (case.site / "de").rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        assert "<script>alert" not in html, path
        assert "<img src=x" not in html, path
    assert "&lt;script&gt;" in case.page(f"de/{OVERVIEW}")


@pytest.mark.parametrize(("name", "words"), [("de.po", "DE These pages"), (PO, "DE Sore throat: a")])
def test_an_edited_translation_is_seen_by_the_next_build(
    tmp_path: Path, name: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was kept of the language is made again, and what was kept of the original is not."""
    case = in_german(LibraryCase(tmp_path)).build(strict=False)
    before = {path.relative_to(case.site): path.read_bytes() for path in case.site.rglob("*.html")}
    case.change(name, words, words.replace("DE", "NEU")).build(strict=False)
    kept = {path.relative_to(case.site): path.read_bytes() for path in case.site.rglob("*.html")}
    monkeypatch.setenv(VARIABLE, str(tmp_path / "another store"))
    shutil.rmtree(case.site)
    case.build(strict=False)
    scratch = {path.relative_to(case.site): path.read_bytes() for path in case.site.rglob("*.html")}
    size = re.compile(rb"about [\d.]+ [kM]B|etwa [\d,]+ [kM]B")
    assert {path: size.sub(b"", html) for path, html in kept.items()} == {
        path: size.sub(b"", html) for path, html in scratch.items()
    }
    changed = {path for path, html in kept.items() if size.sub(b"", before[path]) != size.sub(b"", html)}
    assert changed
    assert all(path.parts[0] == "de" for path in changed)


def test_a_link_to_a_guideline_that_is_not_translated_leads_to_the_original(tmp_path: Path) -> None:
    case = LibraryCase(tmp_path)
    other = {path.name: path.read_text("utf-8") for path in (case.content / "guidelines/sore-throat").glob("*.yaml")}
    case.put(
        "guidelines/cough/guideline.yaml", other["guideline.yaml"].replace("guideline: sore-throat", "guideline: cough")
    )
    case.change(GUIDELINE, "  - The second.", "  - See [the other](guideline:cough).")
    in_german(case)
    assert not case.load().findings.has_errors
    case.build(strict=False)
    assert 'href="../../../guidelines/cough/index.html"' in case.page(f"de/{OVERVIEW}")
    assert not (case.site / "de/guidelines/cough").exists()
    assert not any("is not a page" in line for line in case.said)
