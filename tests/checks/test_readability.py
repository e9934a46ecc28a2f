"""A page that is hard to read is told with its hardest sentences."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from generator.checks import readability
from generator.checks.readability import FEWEST, WORST, Reading, Sentence, check_readability, read
from generator.diagnostics import Findings, Where
from generator.model.directory import Directory
from generator.source.sources import Sources
from generator.text.resolve import Texts
from tests.support import DECISION, GUIDELINE, LibraryCase

HARD = (
    "Multidisciplinary evaluation of individualised pharmacological interventions necessitates comprehensive "
    "consideration of comorbidities, contraindications and anticipated deterioration."
)


def test_a_hard_page_and_its_sentences_are_named(tmp_path: Path) -> None:
    case = LibraryCase(tmp_path)
    summary = next(
        line for line in (case.content / GUIDELINE).read_text(encoding="utf-8").splitlines() if "summary:" in line
    )
    case.change(GUIDELINE, summary, f"    summary: {HARD}")
    found = {item.code: item for item in reversed(list(case.load().findings))}
    assert "without explained words" in found["hard-to-read"].message
    assert found["hard-to-read"].severity == "warning"
    assert found["hard-sentence"].message.startswith("grade ")
    assert "Multidisciplinary evaluation" in found["hard-sentence"].message
    assert found["hard-sentence"].where.column > 1


def test_the_limit_is_the_librarys(tmp_path: Path) -> None:
    case = LibraryCase(tmp_path)
    assert not any(item.code == "hard-to-read" for item in case.load().findings)
    case.change("library.yaml", "language: en", "language: en\nreading-grade: 1")
    assert any(item.code == "hard-to-read" for item in case.load().findings)


def test_other_languages_are_not_measured(tmp_path: Path) -> None:
    case = LibraryCase(tmp_path).change("library.yaml", "language: en", "language: de\nreading-grade: 1")
    assert not any(item.code == "hard-to-read" for item in case.load().findings)


ALERTS = "alerts:\n  {0}: {{level: soon, title: {0} title., do: {0} do., watch-for: [{0} sign., {0} other sign.]}}\n"


def test_each_page_is_measured_with_all_texts_that_stand_on_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readability, "WORST", 99)
    case = LibraryCase(tmp_path)
    library = (case.content / "library.yaml").read_text(encoding="utf-8")
    case.put("library.yaml", library + ALERTS.format("fire"))
    case.change("resources.yaml", "    status:", "    about: Read this before all else.\n    status:")
    case.change(
        GUIDELINE,
        "sections:\n",
        "uncertainty: [Nobody knows it.]\nchanges: {since: Version 0, points: [This is new.]}\n"
        + ALERTS.format("lump")
        + "sections:\n",
    )
    case.change(GUIDELINE, "      - a list\n", "      - a list and more\n")
    case.change(DECISION, "outputs:", "notes: [Note this.]\noutputs:")
    loaded = case.load()
    assert loaded.library is not None, list(loaded.findings)
    texts = Texts(Directory(loaded.library))
    pages = {page.address: page for page in read(loaded.library, texts)}
    about = "guidelines/sore-throat/"
    assert {address: (page.title, {item.text for item in page.worst}) for address, page in pages.items()} == {
        "index.html": ("Sample library", {
            "One or two sentences for the home page.", "These pages do not replace a talk with your care team.",
        }),
        "help.html": ("When to get help", {"fire title.", "fire do.", "fire sign.", "fire other sign."}),
        "glossary.html": ("Words explained", {"The doctors, nurses and others who look after you."}),
        "resources.html": ("Sources and links", {"Read this before all else."}),
        f"{about}index.html": ("Sore throat: a patient version", {
            "lump title.", "lump do.", "lump sign.", "lump other sign.",
            "Say it in one sentence.", "The first of the most important points.", "The second.",
            "Say for whom it is.", "Say for whom it is not.", "Ask your care team which advice fits you.",
            "Say what a reader can do now.", "Nobody knows it.", "This is new.",
        }),
        f"{about}treatment.html": ("An informative heading", {
            "What this page says, in one sentence.", "A paragraph with a word that is explained.", "a list and more",
            "of two items", "Say for whom it is", "The recommendation in full.",
        }),
        f"{about}about.html": ("About this guideline", {"We retell the source guideline in plain words."}),
        f"{about}decisions/which-test.html": ("Which test", {
            "The question that the table answers, in the reader's voice?", "Note this.", "The guideline is for adults.",
        }),
        f"{about}questions.html": ("Questions to ask", {
            "Choose the questions that matter to you.", "Take them along and write down the answers.",
            "What does this mean for me?", "What happens next?",
        }),
    }  # fmt: skip
    own = {page.address for page in read(loaded.library, texts, of_library=False)}
    assert own == {address for address in pages if address.startswith(about)}


def test_an_explained_word_makes_no_sentence_harder(tmp_path: Path) -> None:
    case = LibraryCase(tmp_path)
    case.change("library.yaml", "One or two sentences for the home page.", "The healthcare team.")
    library = case.load().library
    assert library is not None
    home = next(read(library, Texts(Directory(library))))
    assert home.all_words.words - home.unexplained.words == len(["care", "team", "healthcare", "team"])
    assert [item.text for item in home.worst] == [
        "These pages do not replace a talk with your care team.",
        "The healthcare team.",
    ]
    assert [item.where.file for item in home.worst] == ["content/library.yaml"] * 2


WHERE = Where("a.yaml", 1, 1)


def told(monkeypatch: pytest.MonkeyPatch, grade: float, sentences: int, worst: tuple[Sentence, ...] = ()) -> list[Any]:
    """What is told of a page with these figures where the limit is grade 8."""
    page = Reading(
        address="a.html",
        title="A page",
        where=WHERE,
        all_words=SimpleNamespace(grade=grade + 1.26, sentences=sentences),  # type: ignore[arg-type]
        unexplained=SimpleNamespace(grade=grade, sentences=sentences),  # type: ignore[arg-type]
        worst=worst,
    )
    monkeypatch.setattr(readability, "read", lambda *_, of_library: [page] if of_library else [])
    findings = Findings()
    library = SimpleNamespace(info=SimpleNamespace(language="en", reading_grade=8))
    context: Any = SimpleNamespace(library=library, texts=None, of_library=True, findings=findings, sources=Sources())
    check_readability(context)
    return [(str(item.severity), item.code, item.message, item.hint) for item in findings]


def test_a_page_is_hard_from_the_first_grade_above_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    message = "A page: reading grade 8.1 without explained words (9.4 with them); at most 8"
    assert told(monkeypatch, 8.1, FEWEST) == [
        ("warning", "hard-to-read", message, "shorten the sentences listed below it")
    ]
    assert told(monkeypatch, 8, FEWEST) == []
    assert told(monkeypatch, 20, FEWEST - 1) == [], "too short for a figure that means anything"


def test_hard_sentences_are_cut_where_they_are_long(monkeypatch: pytest.MonkeyPatch) -> None:
    graded = ((12.34, "x" * 90), (9, "y" * 91), (8, "It is fine."))
    worst = tuple(Sentence(text, WHERE, grade) for grade, text in graded)
    hints = [item[:3] for item in told(monkeypatch, 9, FEWEST, worst) if item[0] == "hint"]
    assert sorted(hints, reverse=True) == [
        ("hint", "hard-sentence", f"grade 9.0: {'y' * 89}…"),
        ("hint", "hard-sentence", f"grade 12.3: {'x' * 90}"),
    ]


def test_of_many_sentences_the_hardest_are_kept(tmp_path: Path) -> None:
    many = " ".join(f"{'Uninterrupted ' * (number % 7)}Rest {number}." for number in range(WORST + 5))
    case = LibraryCase(tmp_path).change("library.yaml", "One or two sentences for the home page.", many)
    library = case.load().library
    assert library is not None
    home = next(read(library, Texts(Directory(library))))
    assert home.all_words.sentences == WORST + 6
    assert len(home.worst) == WORST
    grades = [item.grade for item in home.worst]
    assert grades == sorted(grades, reverse=True)
    assert [item.text.split()[-1] for item in home.worst[:4]] == ["13.", "6.", "12.", "5."]
