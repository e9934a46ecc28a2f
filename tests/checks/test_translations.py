"""What a check tells of translations: what is missing, what has changed, what a slip would do."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.checks.translations import check_translations
from generator.diagnostics import Findings, Severity, Where
from generator.source.translation import TextState, TranslatedText, Translation
from tests.source.test_translation import PO, german, in_german
from tests.support import GUIDELINE, LibraryCase

CODES = {
    "untranslated-texts",
    "stale-translation",
    "other-numbers",
    "lost-reference",
    "duplicate-language",
    "untranslated-words",
}


@pytest.fixture
def case(tmp_path: Path) -> LibraryCase:
    return LibraryCase(tmp_path)


def told(case: LibraryCase) -> list[tuple[str, str, str, str]]:
    return [
        (item.code, item.where.file, item.message, item.hint) for item in case.load().findings if item.code in CODES
    ]


def test_a_library_that_is_translated_whole_has_nothing_to_tell(case: LibraryCase) -> None:
    in_german(case)
    assert [item for item in told(case) if item[0] != "untranslated-words"] == []


def test_texts_that_are_missing_are_counted_for_each_file(case: LibraryCase) -> None:
    in_german(case, lambda path, text: "" if path in {"title", "next-steps/1/text"} else german(path, text))
    (found,) = [item for item in told(case) if item[0] == "untranslated-texts"]
    assert found[1] == f"content/{PO}"
    assert found[2].startswith("2 of ")
    assert found[2].endswith("(first: title)")


def test_a_changed_original_is_told_with_what_it_was_and_what_it_is(case: LibraryCase) -> None:
    in_german(case).change(GUIDELINE, "  - The second.", "  - The 2nd.")
    (found,) = [item for item in told(case) if item[0] == "stale-translation"]
    assert found[1] == f"content/{PO}"
    assert "it was “The second.” and is “The 2nd.”" in found[3]


def test_other_numbers_are_told(case: LibraryCase) -> None:
    case.change(GUIDELINE, "  - The second.", "  - Take 7.5 mg, 10,000 times in 20 days.")
    said = {"right": "DE 7,5 mg, 10.000-mal in 20 Tagen", "wrong": "DE 75 mg, 1.000-mal in 20 Tagen"}
    for kind, words in said.items():
        in_german(
            LibraryCase(case.root / kind).change(
                GUIDELINE, "  - The second.", "  - Take 7.5 mg, 10,000 times in 20 days."
            ),
            lambda path, text, words=words: words if path == "key-messages/2/text" else german(path, text),  # type: ignore[misc]
        )
    assert [item for item in told(LibraryCase.at(case.root / "right")) if item[0] == "other-numbers"] == []
    (found,) = [item for item in told(LibraryCase.at(case.root / "wrong")) if item[0] == "other-numbers"]
    assert "10000, 7.5 of the original is not in the translation, 1000, 75 is in the translation alone" in found[2]


def test_a_lost_reference_is_told(case: LibraryCase) -> None:
    case.change(GUIDELINE, "  - The second.", "  - Ask your [care team](term:care-team).")
    in_german(
        case, lambda _, text: text.replace("[care team](term:care-team)", "Team") if "care-team" in text else text
    )
    found = [item for item in told(case) if item[0] == "lost-reference"]
    assert found
    assert "does not lead to term:care-team" in found[0][2]


def test_a_reference_of_a_translation_that_leads_nowhere_is_an_error_in_its_file(case: LibraryCase) -> None:
    in_german(case, lambda path, text: "[Wort](term:kein-wort)" if path == "key-messages/2/text" else text)
    (found,) = [item for item in case.load().findings if item.code == "unknown-reference"]
    assert (found.where.file, found.where.line > 1) == (f"content/{PO}", True)


def test_languages_are_named_once_and_have_words(case: LibraryCase) -> None:
    case.change("library.yaml", "language: en", "language: en\ntranslations: [xx, xx]")
    assert {item[0] for item in told(case)} >= {"duplicate-language", "untranslated-words"}


def test_a_list_where_the_original_is_one_line_is_an_error() -> None:
    findings, translation = Findings(), Translation("es.po", "en")
    for said, is_line in (("Haz:\n- uno\n- dos", True), ("Haz:\n- uno\n- dos", False), ("Haz uno -\no dos", True)):
        text = TranslatedText(
            path="p", where=Where("a.yaml", 1), original="Do", said=said, state=TextState.TRANSLATED, is_line=is_line
        )
        translation.texts.append(text)
    check_translations([translation], findings)
    assert [(item.code, item.severity) for item in findings] == [("unsupported-markup", Severity.ERROR)]
