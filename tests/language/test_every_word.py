"""No word that readers meet is outside the catalogue: in a pseudo-language, whatever wears no accent has leaked."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.language.pseudo import in_pseudo, leaks, shown
from tests.support import LibraryCase

UNTRANSLATED = {
    *("Example", "Patient", "Library", "CC", "BY", "sample", "library", "sore", "throat"),
    *("adults", "positive", "negative"),
    *("The", "guideline", "that", "this", "retells", "Own", "text", "Name", "of", "the", "publisher", "Publisher"),
}
"""Words of the sample that are names: of publishers, sources, files."""


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> LibraryCase:
    case = LibraryCase(tmp_path_factory.mktemp("pseudo")).current()
    case.change("library.yaml", "language: en", "language: en\ntranslations: [en-XA]")
    in_pseudo(case.content)
    return case.build(strict=False)


def folder(case: LibraryCase) -> Path:
    return case.site / "en-XA"


def test_pages(case: LibraryCase) -> None:
    found = {}
    for path in sorted(folder(case).rglob("*.html")):
        if path.name != "diagnostics.html":
            wrong = list(leaks(shown(path.read_text(encoding="utf-8")), UNTRANSLATED))
            if wrong:
                found[path.relative_to(folder(case)).as_posix()] = wrong
    assert found == {}


def test_sheets(case: LibraryCase) -> None:
    found = {}
    for path in sorted(folder(case).rglob("*.pdf")):
        lines = [line for page in PdfReader(path).pages for line in page.extract_text().splitlines()]
        if wrong := list(leaks(lines, UNTRANSLATED)):
            found[path.name] = wrong
    assert found == {}


def strings(data: object) -> Iterator[str]:
    """Every text in data; keys are no words."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, (list, dict)):
        for item in data.values() if isinstance(data, dict) else data:
            yield from strings(item)


def test_what_pages_load_later(case: LibraryCase) -> None:
    found: list[str] = []
    for path in sorted(folder(case).rglob("pieces/*.js")):
        data = json.loads(re.sub(r"^guidepress\.piece\(\"[^\"]*\",|\);\s*$", "", path.read_text(encoding="utf-8")))
        texts = data["texts"] if "texts" in data else data.get("html", "")
        found += leaks([text for item in strings(texts) for text in shown(item)], UNTRANSLATED)
    assert found == []


def test_kinds_and_reasons_of_search(case: LibraryCase) -> None:
    index = (folder(case) / "assets/guidepress/search/index.js").read_text(encoding="utf-8")
    assert re.search(r"\"kinds\":\[[^\]]*[áćéíóú]", index), index[:400]


def test_a_library_that_is_written_in_the_language_itself(tmp_path: Path) -> None:
    """The page for addresses that are not there, and what lies beside the pages of the offline copy."""
    case = (
        LibraryCase(tmp_path).withdrawn().change("library.yaml", "language: en", "language: en-XA").build(strict=False)
    )
    page = case.page("404.html")
    own = [text for text in shown(page[page.index("<article") : page.index("</article>")]) if text.strip()]
    assert list(leaks(own, set())) == []
    assert own
    (zipped,) = (case.site / "offline").glob("*.zip")
    with zipfile.ZipFile(zipped) as archive:
        readme = archive.read(f"{zipped.stem}/README.txt").decode()
    assert list(leaks([readme.partition("\n")[2]], {"MANIFEST"})) == []
