"""Texts in another language: what decides stands once, and a translation whose original has changed is never shown."""

from __future__ import annotations

import errno
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Message

from generator.decision.words import in_words
from generator.language.catalogue import read_texts
from generator.model.decision import DecisionTable
from generator.model.values import Prose
from generator.source.library import load_library
from generator.source.translation import TextState, Translation
from generator.source.translation_files import handed_out, taken_back, up_to_date, write_all
from tests.support import DECISION, GUIDELINE, LibraryCase

PO = "guidelines/sore-throat/de.po"
Say = Callable[[str, str], str]


def german(_: str, text: str) -> str:
    return f"DE {text}"


def in_german(case: LibraryCase, say: Say = german) -> LibraryCase:
    """The library with all of its texts translated by `say` of path and text; with "" a text is left out."""
    case.change("library.yaml", "language: en", "language: en\ntranslations: [de]")
    loaded = load_library(case.content, "de", also=["sore-throat"])
    for item in loaded.translations:
        said = {text.path: words for text in item.texts if (words := say(text.path, text.original))}
        write_all({item.name: up_to_date(item.with_said(said), "de")}, case.content)
    return case


@pytest.fixture
def case(tmp_path: Path) -> LibraryCase:
    return LibraryCase(tmp_path)


def test_every_text_is_translated_and_nothing_that_decides(case: LibraryCase) -> None:
    in_german(case)
    (own,), (other,) = (load_library(case.content, tag).library.guidelines for tag in ("", "de"))  # type: ignore[union-attr]
    assert other.guideline.title.raw == f"DE {own.guideline.title.raw}"
    table, said = own.decisions[0], other.decisions[0]
    assert [rule.cells for rule in said.rules] == [rule.cells for rule in table.rules]
    assert [rule.outputs["advice"].text.raw for rule in said.rules] == [
        f"DE {rule.outputs['advice'].text.raw}" for rule in table.rules
    ]
    assert [str(value.label) for value in said.inputs[1].domain.values] == ["DE Positive", "DE Negative"]
    assert said.inputs[1].domain.ids == table.inputs[1].domain.ids
    assert (said.decision, said.open[0].cells) == (table.decision, table.open[0].cells)
    (example,), (expected,) = said.examples, table.examples
    assert (example.given, example.expect["advice"].text) == (expected.given, f"DE {expected.expect['advice'].text}")


def test_results_of_declared_values_are_left_and_their_labels_are_translated(case: LibraryCase) -> None:
    case.change(
        DECISION, "    label: What the guideline says", "    label: Advice\n    values: {go: Go there, stay: Stay}"
    )
    case.change(
        DECISION,
        'advice: "Write the advice here, in quotes if it has a comma."}\n    source',
        "advice: go}\n    source",
    )
    case.change(DECISION, "advice: Write the other advice here.", "advice: stay")
    case.change(
        DECISION, 'expect: {advice: "Write the advice here, in quotes if it has a comma."}', "expect: {advice: go}"
    )
    in_german(case)
    library = load_library(case.content, "de").library
    assert library is not None
    table: DecisionTable = library.guidelines[0].decisions[0]
    results = [rule.outputs["advice"] for rule in table.rules]
    assert [str(result.value) for result in results] == ["go", "stay"]
    assert [str(table.outputs[0].shown(result)) for result in results] == ["DE Go there", "DE Stay"]


def state(case: LibraryCase, path: str) -> TextState:
    texts = [text for item in load_library(case.content, "de").translations for text in item.texts]
    return next(text.state for text in texts if text.path == path)


def title(case: LibraryCase) -> Prose:
    library = load_library(case.content, "de").library
    assert library is not None
    return library.guidelines[0].guideline.title


def test_a_changed_original_takes_the_place_of_its_translation(case: LibraryCase) -> None:
    in_german(case).change(GUIDELINE, "a patient version", "a patient's version")
    assert state(case, "title") is TextState.STALE
    assert (title(case).raw.endswith("a patient's version"), title(case).language) == (True, "en")
    translation = load_library(case.content, "de").translations[1]
    (text,) = [text for text in translation.texts if text.path == "title"]
    assert (text.before.endswith("a patient version"), text.said.startswith("DE ")) == (True, True)


def test_bringing_a_file_up_to_date_keeps_the_old_words_beside_the_new_original(case: LibraryCase) -> None:
    in_german(case).change(GUIDELINE, "a patient version", "a patient's version")
    for _ in range(2):  # the second time changes nothing more
        translation = load_library(case.content, "de").translations[1]
        case.put(PO, up_to_date(translation, "de"))
        assert state(case, "title") is TextState.STALE
    text = (case.content / PO).read_text(encoding="utf-8")
    marks = "#. was: Sore throat: a patient version\n#: guideline.yaml\n#, fuzzy\n"
    assert marks in text
    case.change(PO, marks, "")
    assert (state(case, "title"), title(case).language) == (TextState.TRANSLATED, "")


def test_an_editor_may_keep_a_translation_whose_original_has_changed(case: LibraryCase) -> None:
    in_german(case).change(GUIDELINE, "a patient version", "a patient's version")
    case.change(PO, 'msgctxt "title"', '#, keep\nmsgctxt "title"')
    assert (state(case, "title"), title(case).raw) == (TextState.KEPT, "DE Sore throat: a patient version")
    case.put(PO, up_to_date(load_library(case.content, "de").translations[1], "de"))
    assert state(case, "title") is TextState.TRANSLATED


def test_what_was_kept_is_kept_for_one_original_alone(case: LibraryCase) -> None:
    in_german(case).change(GUIDELINE, "a patient version", "a patient's version")
    case.change(PO, 'msgctxt "title"', '#, keep\nmsgctxt "title"')
    assert "kept-translation" in {item.code for item in case.load().findings}
    case.put(PO, up_to_date(load_library(case.content, "de").translations[1], "de"))
    case.change(GUIDELINE, "a patient's version", "no version")
    assert state(case, "title") is TextState.STALE


def test_names_of_other_inputs_inside_cells_are_translated(case: LibraryCase) -> None:
    more = '  limit:\n    label: Your limit\n    type: integer\n    range: "[0..120]"\n    ask: What is it?\n  result:'
    case.change(DECISION, "  result:", more).change(DECISION, 'when: {age: "< 18"}', 'when: {age: "< limit"}')
    in_german(case)
    library = load_library(case.content, "de").library
    assert library is not None
    table = library.guidelines[0].decisions[0]
    assert "DE Your limit" in in_words(table.open[0].cells["age"].tests, table.inputs[0].domain)


def test_an_example_of_two_rows_with_one_text_is_no_error_if_they_are_translated_in_two_ways(case: LibraryCase) -> None:
    same = '"Write the advice here, in quotes if it has a comma."'
    case.change(DECISION, "advice: Write the other advice here.", f"advice: {same}")
    in_german(case, lambda path, text: f"{path} {text}" if "/rules/" in path else german(path, text))
    assert "wrong-example" not in {item.code for item in case.load().findings}


def test_a_tag_may_be_spelled_in_any_case(case: LibraryCase) -> None:
    case.change("library.yaml", "language: en", "language: EN\ntranslations: [PT-br]")
    library = load_library(case.content).library
    assert library is not None
    assert (library.info.language, library.info.translations) == ("en", ("pt-BR",))


def test_a_text_that_has_moved_keeps_its_translation(case: LibraryCase) -> None:
    in_german(case).change(GUIDELINE, "key-messages:\n", "key-messages:\n  - A new one before them.\n")
    assert [state(case, f"key-messages/{number}/text") for number in (1, 2, 3)] == [
        TextState.STALE,
        TextState.TRANSLATED,
        TextState.TRANSLATED,
    ]


def test_translations_of_texts_that_are_gone_are_kept_as_comments(case: LibraryCase) -> None:
    in_german(case).change(GUIDELINE, "  - The second.\n", "")
    for _ in range(2):
        case.put(PO, up_to_date(load_library(case.content, "de").translations[1], "de"))
    assert '#~ msgstr "DE The second."' in (case.content / PO).read_text(encoding="utf-8")


def test_without_a_file_everything_is_the_original_marked_with_its_language(case: LibraryCase) -> None:
    in_german(case, lambda *_: "")
    assert (state(case, "title"), title(case).language, title(case).raw) == (
        TextState.MISSING,
        "en",
        "Sore throat: a patient version",
    )


def test_lists_of_words_are_each_languages_own(case: LibraryCase) -> None:
    case.change("glossary.yaml", "    definition:", "    aliases: [team, staff]\n    definition:")
    in_german(case, lambda path, text: "Mannschaft\n\nLeute" if path.endswith("/aliases") else german(path, text))
    library = load_library(case.content, "de").library
    assert library is not None
    assert next(iter(library.terms.values())).aliases == ("Mannschaft", "Leute")


def test_a_broken_file_is_told_at_its_line(case: LibraryCase) -> None:
    in_german(case).put(PO, 'msgid "a"\nmsgstr "b"\nnonsense\n')
    (found,) = load_library(case.content, "de").findings
    assert (found.code, found.where.file) == ("broken-catalogue", f"content/{PO}")


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ('msgctxt "title"\nmsgid "Older"\nmsgstr "b"\n', "two translations stand for one text (title)"),
        (
            'msgctxt "other"\nmsgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\nmsgstr[1] "d"\n',
            "no forms for one and for more",
        ),
    ],
)
def test_an_entry_that_would_be_lost_is_refused(case: LibraryCase, more: str, says: str) -> None:
    in_german(case)
    case.put(PO, f"{(case.content / PO).read_text(encoding='utf-8')}\n{more}")
    (found,) = load_library(case.content, "de").findings
    assert (found.code, found.where.file, says in found.message) == ("broken-catalogue", f"content/{PO}", True)
    assert found.where.line > 0


def test_an_entry_without_a_place_is_kept(case: LibraryCase) -> None:
    in_german(case)
    case.put(PO, f'{(case.content / PO).read_text(encoding="utf-8")}\nmsgid "Of a memory"\nmsgstr "Aus einem"\n')
    for _ in range(2):
        case.put(PO, up_to_date(load_library(case.content, "de").translations[1], "de"))
    assert '#~ msgstr "Aus einem"' in (case.content / PO).read_text(encoding="utf-8")


def test_a_full_disk_leaves_the_translations_as_they_were(case: LibraryCase, monkeypatch: pytest.MonkeyPatch) -> None:
    before = (in_german(case).content / PO).read_text(encoding="utf-8")

    def full(path: Path, text: str, **_: str) -> int:
        with path.open("w") as file:
            file.write(text[:10])
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_text", full)
    with pytest.raises(OSError, match="No space"):
        write_all({f"content/{PO}": "a new text"}, case.content)
    assert (case.content / PO).read_text(encoding="utf-8") == before
    assert [path.name for path in (case.content / PO).parent.iterdir() if path.name.startswith(".")] == []


def office(text: str, say: Callable[[Message], Any], folder: Path) -> Any:
    path = folder / "office.po"
    path.write_text(text, encoding="utf-8")
    catalog = read_texts(path, "de")
    for message in catalog:
        if message.id:
            message.string = say(message)
    return catalog


def translations(case: LibraryCase) -> list[Translation]:
    return load_library(case.content, "de").translations


def test_an_office_gets_what_is_open_and_what_it_translates_comes_home(case: LibraryCase, tmp_path: Path) -> None:
    in_german(case, lambda path, text: "" if path in {"title", "decisions/which-test/question"} else german(path, text))
    case.change(GUIDELINE, "  - The second.", "  - The second of them.")
    text, count = handed_out(translations(case), "de")
    assert count == 3
    catalog = office(text, lambda message: f"NEU {message.id}", tmp_path)
    for message in catalog:
        message.flags.discard("fuzzy")
    found = taken_back(catalog, translations(case), "de")
    assert (found.taken, found.changed_since, found.unknown) == (3, [], [])
    write_all(found.files, case.content)
    assert title(case).raw == "NEU Sore throat: a patient version"
    assert handed_out(translations(case), "de")[1] == 0


def test_an_office_that_translated_an_older_text_is_not_believed(case: LibraryCase, tmp_path: Path) -> None:
    in_german(case, lambda path, text: "" if path == "title" else german(path, text))
    text, _ = handed_out(translations(case), "de")
    case.change(GUIDELINE, "a patient version", "a patient's version")
    catalog = office(text, lambda _: "NEU", tmp_path)
    found = taken_back(catalog, translations(case), "de")
    assert (found.taken, list(found.changed_since), found.files) == (0, [f"content/{PO} > title"], {})


def test_a_text_can_be_told_from_the_same_in_another_language() -> None:
    text = Prose("the same")
    assert text != replace(text, language="de")
