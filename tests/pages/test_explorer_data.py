"""What the explorer is told of a table: strengths with their signs, labels in few words, questions that go with an answer."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.analysis import Analyses
from generator.model.directory import Directory
from generator.pages.explorer import explorer_data, signs_of
from generator.pages.explorer_asks import MOST, asked_with
from generator.text.resolve import Texts
from tests.browser.explorer_case import GRADES, SEVERAL, WHICH
from tests.support import DECISION, GUIDELINE, LibraryCase

QUESTIONS = "guidelines/sore-throat/questions.yaml"


def told(case: LibraryCase) -> dict[str, Any]:
    library = case.load().library
    assert library is not None
    texts, bundle = Texts(Directory(library)), library.guidelines[0]
    data = explorer_data(library, texts, bundle, Analyses(texts).of(bundle.decisions[0], bundle.id))
    assert data is not None
    return data


@pytest.fixture
def several(tmp_path: Path) -> LibraryCase:
    return LibraryCase(tmp_path).put(DECISION, SEVERAL).change(GUIDELINE, "grades:\n", GRADES)


def test_a_result_that_names_a_grade_has_its_strength(several: LibraryCase) -> None:
    data = told(several)
    assert [then[2] for then in data["rules"][1]["then"]] == ["", "b"]
    assert data["grades"]["b"] == {"sign": "for", "says": "Recommended", "label": "The panel calls this: Grade B"}
    assert data["rules"][0]["says"] == 0  # what is said large is the free text, not the grade
    assert signs_of(data) == ("against", "for", "no-advice")


def test_a_grade_without_a_sentence_for_patients_says_what_it_means(several: LibraryCase) -> None:
    several.change(GUIDELINE, ', says: "Recommended", direction: for', "")
    data = told(several)
    assert data["grades"]["b"]["says"] == "Offer it."
    assert data["grades"]["b"]["sign"] == ""
    assert signs_of(data) == ("against", "no-advice")


def test_certainty_is_a_sign_and_words(tmp_path: Path) -> None:
    data = told(LibraryCase(tmp_path).put(DECISION, WHICH))
    assert data["rules"][0]["certainty"] == {"sign": "moderate", "words": "How certain: moderate"}
    assert "moderate" in signs_of(data)


@pytest.mark.parametrize(("scale", "meter"), [("[high, moderate, low]", "of-three-moderate"), ("[high, moderate]", "")])
def test_the_meter_has_as_many_steps_as_the_panels_own_scale(tmp_path: Path, scale: str, meter: str) -> None:
    """As in the table on the same page: a bar out of four would say something that the panel does not."""
    case = LibraryCase(tmp_path).put(DECISION, WHICH)
    data = told(case.change(GUIDELINE, "\ngrades:\n", f"\ncertainty-scale: {scale}\ngrades:\n"))
    assert data["rules"][0]["certainty"] == {"sign": meter, "words": "How certain: moderate"}
    assert signs_of(data) == (("no-advice", meter) if meter else ("no-advice",))


def test_what_holds_by_default_is_said_as_any_answer(several: LibraryCase) -> None:
    several.change(DECISION, "advice: {label: Advice, type: text}", "")
    several.change(DECISION, "label: Grade\n", "label: Grade\n    default: B\n")
    several.change(DECISION, "advice: No pill, ", "").change(DECISION, "advice: A scan, ", "")
    several.change(DECISION, "\nrules:", "\n  advice: {label: Advice, type: text, default: Wait}\nrules:")
    data = told(several)
    assert data["default"]["says"] == 1  # the advice, not the grade before it
    assert [then[2] for then in data["default"]["then"]] == ["b", ""]
    assert "for" in signs_of(data)


def test_without_words_of_its_own_what_is_more_than_a_strength_is_said_large(several: LibraryCase) -> None:
    several.change(DECISION, "advice: {label: Advice, type: text}", "")
    several.change(DECISION, "advice: No pill, ", "advice: pill, ").change(DECISION, "A scan", "scan")
    several.change(DECISION, "\nrules:", "\n  advice: {label: Advice, values: {pill: No pill, scan: A scan}}\nrules:")
    assert told(several)["rules"][0]["says"] == 1


def test_answers_begin_with_a_capital_and_conditions_are_those_of_the_cases(several: LibraryCase) -> None:
    data = told(several)
    risk = data["inputs"]["risk"]
    assert list(risk["labels"].values())[:2] == ["A gene", "Cancer before"]
    assert risk["none"] == "average"
    assert risk["helps"] == {"genes": "For example BRCA1"}
    assert data["inputs"]["age"]["label"] == "Your age"
    assert data["inputs"]["age"]["help"] == ["In whole years."]
    assert data["rules"][0]["when"] == {"risk": "a gene or cancer before"}
    assert "named" not in data["rules"][0]


def test_a_condition_that_names_what_is_asked_needs_no_label(tmp_path: Path) -> None:
    data = told(LibraryCase(tmp_path).put(DECISION, WHICH.replace("HER2-positive", "Your HER2 status is positive")))
    assert (data["rules"][1]["when"]["her2"], data["rules"][1]["named"]) == ("Your HER2 status is positive", ["her2"])


def test_open_cases_say_what_they_are_and_whether_they_are_outside(several: LibraryCase) -> None:
    outside, silent, waiting = told(several)["open"]
    assert (outside.get("outside"), silent.get("outside"), waiting["waits"]) == (True, None, ["risk"])


def test_questions_that_the_recommendation_explains_come_first_and_few(several: LibraryCase) -> None:
    lines = [
        f"      - {{id: q{number}, ask: Question {number}?, main: yes, explained-by: {target}}}\n"
        for number, target in enumerate(("decision:several", "decision:several", "term:care-team", "term:care-team"))
    ]
    several.change(QUESTIONS, "    questions:\n", "    questions:\n" + "".join(lines))
    library = several.load().library
    assert library is not None
    bundle = library.guidelines[0]
    table = bundle.decisions[0]
    asked = asked_with(bundle, table, table.rules[0])
    assert len(asked) == MOST
    assert [question.id.name for question in asked][:2] == ["q0", "q1"]


def test_what_the_table_needs_to_know_is_no_question_to_an_answer(several: LibraryCase) -> None:
    asks = "      - {id: mine, ask: Is my risk high?, asks: several/risk, explained-by: decision:several}\n"
    several.change(QUESTIONS, "    questions:\n", f"    questions:\n{asks}")
    data = told(several)
    assert data["inputs"]["risk"]["question"]["id"] == "mine"
    assert "Is my risk high?" not in [question["text"] for question in data["asks"]]
