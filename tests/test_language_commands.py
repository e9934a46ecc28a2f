"""`guidepress i18n` and `guidepress translate`, as people type them."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from tests.support import GUIDELINE, LibraryCase

PO = "guidelines/sore-throat/de.po"


@pytest.fixture
def case(tmp_path: Path) -> LibraryCase:
    return LibraryCase(tmp_path)


def run(case: LibraryCase, *arguments: str) -> Result:
    config = ["-f", str(case.root / "mkdocs.yml")] if arguments[1] != "extract" else []
    return CliRunner().invoke(main, [*arguments, *config])


def test_a_new_language_begins_with_every_text(case: LibraryCase) -> None:
    found = run(case, "translate", "update", "de")
    assert (found.exit_code, found.output.splitlines()[1]) == (
        0,
        "to publish it, write in library.yaml: translations: [de]",
    )
    assert found.output.startswith("de: 0 of ")
    text = (case.content / PO).read_text(encoding="utf-8")
    assert 'msgctxt "title"\nmsgid "Sore throat: a patient version"\nmsgstr ""' in text
    before = text
    run(case, "translate", "update", "de")
    assert (case.content / PO).read_text(encoding="utf-8") == before


def test_a_guideline_that_is_not_there_is_named(case: LibraryCase) -> None:
    found = run(case, "translate", "update", "de", "sore-thraot")
    assert (found.exit_code, 'did you mean "sore-throat"?' in found.output) == (2, True)


def test_texts_go_out_and_come_back(case: LibraryCase) -> None:
    run(case, "translate", "update", "de")
    office = case.root / "office.po"
    assert run(case, "translate", "export", "de", "-o", str(office)).exit_code == 0
    old, new = (
        'msgid "Sore throat: a patient version"\nmsgstr ""',
        'msgid "Sore throat: a patient version"\nmsgstr "Halsweh"',
    )
    office.write_text(office.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    found = run(case, "translate", "import", "de", str(office))
    assert (found.exit_code, found.output) == (0, "1 translations taken over\n")
    assert 'msgstr "Halsweh"' in (case.content / PO).read_text(encoding="utf-8")
    case.change(GUIDELINE, "a patient version", "a patient's version")
    again = run(case, "translate", "import", "de", str(office))
    assert again.exit_code == 1
    assert f"the original has changed since: content/{PO} > title" in again.output


def test_how_much_is_translated(case: LibraryCase) -> None:
    assert "names no further languages" in run(case, "translate", "status").output
    case.change("library.yaml", "language: en", "language: en\ntranslations: [de]")
    run(case, "translate", "update", "de")
    assert run(case, "translate", "status").output.startswith("de: 0 of ")


def test_words_for_a_language_that_nobody_has_translated(case: LibraryCase) -> None:
    found = run(case, "i18n", "update", "xx")
    path = case.content / "i18n/xx.po"
    assert (found.exit_code, "to translate" in found.output) == (0, True)
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('msgid "Languages"\nmsgstr ""', 'msgid "Languages"\nmsgstr "Talen"'), encoding="utf-8")
    run(case, "i18n", "update", "xx")
    assert 'msgid "Languages"\nmsgstr "Talen"' in path.read_text(encoding="utf-8")
    assert "xx: 1 of " in run(case, "i18n", "status").output


def test_words_that_guidepress_has_need_not_be_repeated(case: LibraryCase) -> None:
    run(case, "i18n", "update", "es")
    assert (case.content / "i18n/es.po").read_text(encoding="utf-8").count("\nmsgid ") <= 1


def test_the_template_is_printed(case: LibraryCase) -> None:
    assert 'msgid "Languages"' in run(case, "i18n", "extract").output


@pytest.mark.parametrize("arguments", [("translate", "update", "x"), ("i18n", "update", "../x")])
def test_what_is_no_language_is_refused(case: LibraryCase, arguments: tuple[str, ...]) -> None:
    found = run(case, *arguments)
    assert (found.exit_code, "is no language tag" in found.output) == (2, True)


def test_a_file_that_is_no_catalogue_is_told(case: LibraryCase) -> None:
    case.put("i18n/xx.po", "nonsense\n")
    found = run(case, "i18n", "update", "xx")
    assert (found.exit_code, "this is no gettext catalogue" in found.output) == (1, True)


def test_content_with_errors_is_not_translated(case: LibraryCase) -> None:
    case.change(GUIDELINE, "status: draft", "status: unknown")
    found = run(case, "translate", "update", "de")
    assert (found.exit_code, "the content has errors" in found.output) == (1, True)
