"""What the conformance card shows for each of its items, and where an item begins to be met."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from generator.analysis import Analyses
from generator.checks.conformance.audit import Audit, Lexicon
from generator.checks.conformance.card import Card, cards
from generator.checks.conformance.item import Item, Judgement, Verdict, met, some, without
from generator.model.directory import Directory
from generator.model.library import Library
from generator.text.resolve import Texts
from tests.support import DECISION, GUIDELINE, QUESTIONS, LibraryCase

ALONE = "Only a person can tell, and nobody has signed"
NO_NUMBERS = "It has no numbers of people"
STARTING = {
    "title": ("not met", "“Sore throat: a patient version”, version 1; lacks a year"),
    "contact": ("not met", "Name of your organisation names no contact"),
    "summary": ("met", "2 key messages under the main message"),
    "summary-is-complete": (
        "not met",
        "0 of 1 main recommendations found in the key messages; not found: “The recommendation in one short sentence”",
    ),
    "options": ("met", "1 section, 1 recommendation, 1 table"),
    "for-whom": ("met", "For whom it is: 1 statement; for whom it is not: 1"),
    "source-guideline": ("met", "Title of the guideline that you retell"),
    "each-for-whom": ("met", "1 recommendation and 2 cases of tables, each with whom it is for"),
    "benefits-and-harms": ("to be judged", ALONE),
    "setting": ("to be judged", ALONE),
    "unwanted-effects": ("to be judged", ALONE),
    "self-care": ("to be judged", ALONE),
    "strength": ("met", "1 of 1 carry a grade"),
    "main-message": ("met", "In a box before everything else: “Say it in one sentence.”"),
    "visual": ("met", "0 pictures of numbers, 0 figures, 1 diagram of tables, each with a caption"),
    "call-to-action": ("met", "1 next step"),
    "active-voice": ("met", "1 of 20 sentences seem passive: “A paragraph with a word that is explained.”"),
    "terms-explained": ("not met", "care team (on “Sore throat: a patient version”)"),
    "abbreviations": ("met", "The glossary has every abbreviation"),
    "lists": ("met", "The longest list of messages, questions or signs has 2 items"),
    "headings": ("met", "1 section, each with a heading and a summary"),
    "known-and-unknown": ("not met", "0 statements about what is not known"),
    "why-and-how": ("to be judged", ALONE),
    "whom-to-contact": ("not met", "It has no alerts of its own; a person can sign that the text says so"),
    "same-denominator": ("not applicable", NO_NUMBERS),
    "numbers-explained": ("not applicable", NO_NUMBERS),
    "informative-headings": ("to be judged", ALONE),
    "terms-in-print": (
        "met",
        "1 explained word: each is listed again, with its meaning, at the end of a page or sheet",
    ),
    "columns": ("met", "1 table, at most 3 columns wide"),
    "action": ("not met", "“Say what a reader can do now.”"),
    "tool": ("met", "A list of 1 question to take along"),
    "reading-grade": (
        "met",
        (
            "Hardest page: “An informative heading”, Flesch-Kincaid grade 2.2 without explained words, 2.2 with them; "
            "too short for SMOG"
        ),
    ),
    "review": ("met", "Last checked 31 January 2025, due again 31 January 2026"),
    "status": ("not met", "Its status is: draft"),
    "panel": ("not met", "It does not say who made the recommendations"),
    "funding": ("not met", "It does not say who paid for it"),
    "conflicts": ("not met", "It says nothing about the interests of those who made it"),
    "clinical-review": ("not met", "No clinician has checked this text yet"),
}
RISK = "{{id: {id}, n: 5, of: {of}, who: people, will: do, will-not: do not}}"


@pytest.fixture
def case(tmp_path: Path) -> LibraryCase:
    return LibraryCase(tmp_path)


def card(case: LibraryCase) -> dict[str, tuple[str, str]]:
    library = case.load().library
    assert library is not None
    return _shown(library)


def _shown(library: Library) -> dict[str, tuple[str, str]]:
    (found,) = cards(library, Texts(Directory(library))).values()
    return {row.item.id: (row.judgement.verdict.value, row.judgement.evidence) for row in found.rows}


def test_the_card_of_the_starting_files(case: LibraryCase) -> None:
    assert card(case) == STARTING


RECOMMENDATIONS = "    recommendations:\n"
SECOND = """      - {id: second, title: Take the *antibiotic* for 10 days, who: You, text: Do it., main: true}
"""


@pytest.mark.parametrize(
    ("path", "old", "new", "item", "verdict", "evidence"),
    [
        (GUIDELINE, "throat: a patient version", "throat in 1850", "title", "not met",
         "“Sore throat in 1850”, version 1; lacks a year, that it is a patient version"),
        (GUIDELINE, "throat: a patient version", "throat in 2019: for Patients", "title", "met",
         "“Sore throat in 2019: for Patients”, version 1"),
        ("library.yaml", "  # contact: mailto:guid", "  contact: mailto:guid", "contact", "met",
         "Name of your organisation: mailto:guidelines@example.org"),
        (GUIDELINE, "  - The second.", "  - Take an antibiotic for 10 days.", "summary-is-complete", "not met",
         ("1 of 2 main recommendations found in the key messages; "
         "not found: “The recommendation in one short sentence”")),
        (GUIDELINE, "main-message: Say it", "main-message: An antibiotic for 10 days, or it", "summary-is-complete",
         "not met", ("1 of 2 main recommendations found in the key messages; "
         "not found: “The recommendation in one short sentence”")),
        (GUIDELINE, "  - The second.", "  - One short recommendation.", "summary-is-complete", "not met",
         "1 of 2 main recommendations found in the key messages; not found: “Take the antibiotic for 10 days”"),
        (GUIDELINE, "        main: true\n", "", "summary-is-complete", "not met",
         "0 of 1 main recommendations found in the key messages; not found: “Take the antibiotic for 10 days”"),
        (GUIDELINE, "  excludes:\n    - Say for whom it is not.\n  otherwise: Ask your care team which advice fits you.",
         "", "for-whom", "not met", "For whom it is: 1 statement; for whom it is not: 0"),
        (GUIDELINE, "  excludes:\n    - Say for whom it is not.\n", "", "for-whom", "met",
         "For whom it is: 1 statement; for whom it is not: 0"),
        (GUIDELINE, "sources: source-guideline", "sources: [source-guideline, source-guideline]", "source-guideline",
         "met", "Title of the guideline that you retell; Title of the guideline that you retell"),
        (GUIDELINE, "        grade: strong\n", "", "strength", "not met", "0 of 2 carry a grade"),
        (GUIDELINE, "who: You, text: Do it.", "who: You, text: Do it., grade: strong", "strength", "met",
         "2 of 2 carry a grade"),
        (GUIDELINE, "  - Say what a reader can do now.", "  - Look.\n  - Ask YOUR nurse.", "action", "met", "“Look.”"),
        (GUIDELINE, "  - Say what a reader can do now.", "  - The youth is yourself.", "action", "not met",
         "“The youth is yourself.”"),
        (GUIDELINE, "Say what a reader can do now.", "Look at NHS, HER2, T-DM1, an X-ray and CT-MRI.", "abbreviations", "not met",
         "Not in the glossary: CT-MRI, HER2, NHS, T-DM1"),
        (GUIDELINE, "status: draft", "status: superseded\nsuperseded-by: source-guideline", "status", "not met",
         "Its status is: superseded"),
        (GUIDELINE, "status: draft", "status: unchecked", "status", "not met",
         "Nobody has checked whether there is newer advice"),
        (GUIDELINE, "reviewed: 2025-01-31",
         ("reviewed: 2025-01-31\nreviewed-by:\n  - {name: A, role: Nurse, date: 2025-01-31}\n"
         "  - {name: B, role: Doctor, date: 2025-01-31}"), "clinical-review", "met", "A, Nurse; B, Doctor"),
        (QUESTIONS, "        follow-up:", ("      - {id: b, ask: B?}\n      - {id: c, ask: C?}\n      - id: d\n"
         "        ask: D?\n        follow-up:"), "tool", "met", "A list of 4 questions to take along"),
        (QUESTIONS, "        follow-up:", ("      - {id: b, ask: B?}\n      - {id: c, ask: C?}\n      - id: d\n"
         "        ask: D?\n        follow-up:"), "lists", "met",
         "The longest list of messages, questions or signs has 4 items"),
    ],
)  # fmt: skip
def test_an_item_by_what_is_written(
    path: str, old: str, new: str, item: str, verdict: str, evidence: str, case: LibraryCase
) -> None:
    case.change(GUIDELINE, RECOMMENDATIONS, RECOMMENDATIONS + SECOND)
    assert card(case.change(path, old, new))[item] == (verdict, evidence)


def test_what_is_in_the_glossary_explains_its_abbreviation(case: LibraryCase) -> None:
    case.change("glossary.yaml", "[healthcare team]", "[the NHS team]").change(
        "glossary.yaml", "term: care team", "term: CT-MRI team"
    )
    case.change(GUIDELINE, "Say what a reader can do now.", "Look at NHS, HER2 and CT-MRI.")
    assert card(case)["abbreviations"] == ("not met", "Not in the glossary: HER2")


@pytest.mark.parametrize(
    ("risks", "denominator", "explained"),
    [
        ([(100, "a")], ("met", "Counted in 100 people"), "1 number in words, stated both ways, and as a picture"),
        ([(1000, "a"), (100, "b"), (1000, "c")], ("not met", "Counted in 100 people, 1000 people"),
         "3 numbers in words, stated both ways, and as a picture"),
    ],
)  # fmt: skip
def test_numbers_of_people(
    risks: list[tuple[int, str]], denominator: tuple[str, str], explained: str, case: LibraryCase
) -> None:
    listed = ", ".join(RISK.format(of=of, id=name) for of, name in risks)
    found = card(case.change(GUIDELINE, "    text: |", f"    risks: [{listed}]\n    text: |"))
    assert found["same-denominator"] == denominator
    assert found["numbers-explained"] == ("met", explained)
    pictures = f"{len(risks)} picture{'s' * (len(risks) > 1)}"
    assert found["visual"] == ("met", f"{pictures} of numbers, 0 figures, 1 diagram of tables, each with a caption")


@pytest.mark.parametrize(("outputs", "shown"), [(3, "1 table, at most 5 columns wide"), (4, "“Which test” (6)")])
def test_a_table_has_at_most_five_columns(outputs: int, shown: str, case: LibraryCase) -> None:
    more = "".join(f"  o{n}: {{label: O, type: text, default: none}}\n" for n in range(outputs - 1))
    found = card(case.change(DECISION, "rules:\n", f"{more}rules:\n"))
    assert found["columns"] == ("met" if outputs == 3 else "not met", shown)


def passive(case: LibraryCase, sentences: list[str]) -> tuple[str, str]:
    """The item of a text that has these sentences and eighteen others that are not passive."""
    case.change(GUIDELINE, "A paragraph with a word that is [explained](term:care-team).", " ".join(sentences))
    return card(case)["active-voice"]


def test_one_sentence_of_five_may_be_passive(case: LibraryCase) -> None:
    four, five = (["It is done."] * number for number in (4, 5))
    assert passive(case, [*four, "It goes."]) == (
        "met",
        "4 of 24 sentences seem passive: “It is done.”, “It is done.” and 2 more",
    )
    assert passive(LibraryCase(case.root / "b"), [*four, "It is done."])[0] == "not met"
    assert passive(LibraryCase(case.root / "c"), five[:4] + ["It goes."] * 0)[0] == "met"


@pytest.mark.parametrize(
    ("sentence", "seems"),
    [
        ("It WAS quickly given.", True),
        ("They are not treated.", True),
        ("You have been told.", True),
        ("It is red.", False),
        ("It is in the bed.", False),
        ("She told him.", False),
        ("This advised us.", False),
    ],
)
def test_what_seems_passive(sentence: str, seems: bool, case: LibraryCase) -> None:  # noqa: FBT001 - expected
    assert (sentence in passive(case, [sentence])[1]) is seems


def test_lists_count_what_an_alert_says_to_watch_for(case: LibraryCase) -> None:
    for path in (GUIDELINE, "library.yaml"):
        text = (case.content / path).read_text(encoding="utf-8")
        watch = "a, b, c, d, e, f, g" if path == GUIDELINE else "a, b, c"
        alert = f"{{level: soon, title: A lump, do: Rest., watch-for: [{watch}]}}"
        case.put(path, f"{text}\nalerts: {{lump{path[0]}: {alert}}}\n")
    assert card(case)["lists"] == ("met", "The longest list of messages, questions or signs has 7 items")


def test_a_longer_list_is_too_long(case: LibraryCase) -> None:
    library = case.load().library
    assert library is not None
    (bundle,) = library.guidelines
    guideline = replace(bundle.guideline, key_messages=bundle.guideline.key_messages * 4)
    shown = _shown(replace(library, guidelines=(replace(bundle, guideline=guideline),)))
    assert shown["lists"] == ("not met", "The longest list of messages, questions or signs has 8 items")


@pytest.mark.parametrize("year", [2026, 2027])
def test_a_review_is_due_up_to_its_day(year: int, case: LibraryCase) -> None:
    library = case.load().library
    assert library is not None
    due = date(2026, 1, 31)
    assert _shown(replace(library, as_of=due))["review"][0] == "met"
    assert _shown(replace(library, as_of=due.replace(year=year, day=28, month=2)))["review"][0] == "not met"


def test_what_is_not_there_does_not_apply(case: LibraryCase) -> None:
    library = case.load().library
    assert library is not None
    (bundle,) = library.guidelines
    guideline = replace(bundle.guideline, sections=(), next_steps=(), key_messages=(), sources=())
    bare = replace(bundle, guideline=guideline, decisions=(), questions=None)
    shown = _shown(replace(library, guidelines=(bare,), terms={}))
    assert {name: shown[name] for name in shown if shown[name] != STARTING[name]} == {
        "summary": ("not met", "0 key messages under the main message"),
        "summary-is-complete": ("not applicable", "No recommendation is marked as a main one"),
        "options": ("not met", "0 sections, 0 recommendations, 0 tables"),
        "source-guideline": ("not met", ""),
        "each-for-whom": ("not applicable", "It has neither recommendations nor tables"),
        "strength": ("not applicable", "It has no recommendations outside its tables"),
        "visual": ("not met", "0 pictures of numbers, 0 figures, 0 diagrams of tables, each with a caption"),
        "call-to-action": ("not met", "0 next steps"),
        "active-voice": ("met", "0 of 5 sentences seem passive"),
        "terms-explained": ("met", "Each page links the glossary words that appear on it"),
        "lists": ("met", "The longest list of messages, questions or signs has 0 items"),
        "headings": ("met", "0 sections, each with a heading and a summary"),
        "terms-in-print": ("not applicable", "It uses no words of the glossary"),
        "columns": ("not applicable", "It has no tables"),
        "action": ("not met", "It has no next steps"),
        "tool": ("not met", "A list of 0 questions to take along"),
        "reading-grade": (
            "met",
            (
                "Hardest page: “Sore throat: a patient version”, Flesch-Kincaid grade 0.0 without explained words, "
                "0.0 with them; too short for SMOG"
            ),
        ),
    }


def test_other_languages_are_not_judged_by_english_words(case: LibraryCase) -> None:
    case.change(GUIDELINE, "throat: a patient version", "throat in 2019")
    shown = card(case.change("library.yaml", "language: en", "language: de"))
    assert shown["title"] == ("met", "“Sore throat in 2019”, version 1")
    assert shown["active-voice"] == shown["action"] == ("not applicable", "Measured for English only")
    assert shown["reading-grade"] == ("not applicable", "No page has enough English sentences to measure")


def test_the_hardest_page_has_its_smog_grade_and_the_library_its_limit(case: LibraryCase) -> None:
    many = " ".join(["Medication is important."] * 29)
    case.change(GUIDELINE, "      A paragraph with", f"      {many} A paragraph with")
    verdict, shown = card(case)["reading-grade"]
    assert (verdict, shown.partition(";")[2]) == ("not met", " SMOG 10.7")
    case.change("library.yaml", "language: en", "language: en\nreading-grade: 16")
    assert card(case)["reading-grade"][0] == "met"


def test_the_first_words_and_how_many_more() -> None:
    assert some(["a", "b"], 2) == "a, b"
    assert some(["a", "b", "c"], 2) == "a, b and 1 more"
    assert some(list("abcde")) == "a, b, c, d, e"
    assert some(list("abcdefg")) == "a, b, c, d, e and 2 more"
    assert met([], "x") == Judgement(Verdict.NOT_MET, "x")
    assert without("x") == Judgement(Verdict.NOT_APPLICABLE, "x")


def test_rows_know_their_standard_and_are_counted() -> None:
    assert Item("a", "b").judge is None
    assert Card(()).count(Verdict.MET) == 0


def test_terms_are_linked_on_the_page_on_which_they_stand(case: LibraryCase) -> None:
    library = case.load().library
    assert library is not None
    texts = Texts(Directory(library))
    audit = Audit(Lexicon(library, texts), library, texts, Analyses(texts), library.guidelines[0])
    assert audit.unlinked_terms == ["care team (on “Sore throat: a patient version”)"]
    assert [page.title for page in audit.pages] == [
        "Sore throat: a patient version",
        "An informative heading",
        "About this guideline",
        "Which test",
        "Questions to ask",
    ]
