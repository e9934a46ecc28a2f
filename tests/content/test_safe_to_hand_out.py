"""What is said is as firm, and for the same people, as the sources say: nobody reads an answer that is not hers.

These tests are on the meaning: what a table answers to a patient, for whom a recommendation is, and which words keep a
statement as firm as its source makes it (`hedges.yaml`). Sentences may be written anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import product
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.checks import load_and_check
from generator.decision.compile import compile_table
from generator.decision.evaluate import Answer
from generator.decision.walking import decide
from generator.model.alerts import Alert, AlertLevel
from generator.model.decision import DecisionTable, Rule
from generator.model.library import GuidelineBundle, Library
from generator.model.values import Prose
from generator.model.walk import reference_scopes, walk
from generator.text.plain import shown_words

HERE = Path(__file__).parent
HER2, SCREENING = "her2-metastatic-breast-cancer", "breast-cancer-screening"
HEDGES: Mapping[str, list[str]] = yaml.safe_load((HERE / "hedges.yaml").read_text(encoding="utf-8"))
FIRST_LINE = {"first-line-usual", "first-line-hormonal-and-her2", "first-line-hormonal-alone"}
SECOND_LINE_STEPS = {"early-trastuzumab": "second-line-after-early-trastuzumab", "after-first-line": "second-line"}
AS_IN_THE_SOURCE = {"rabies-after-a-bite/bite"}
"""Alerts of which all words are the source's."""
OPEN_LIST = re.compile(r"for example|such as|examples", re.IGNORECASE)
BRITISH = re.compile(
    r"\b(tumours?|oestrogen|judgement|carers?|organisation|programme|colour|centre|licence|(special|recogn)is\w+)\b",
    re.IGNORECASE,
)


@pytest.fixture(scope="module")
def library() -> Library:
    library = load_and_check(HERE.parent.parent / "content").library
    assert library is not None
    return library


@pytest.fixture(scope="module")
def her2(library: Library) -> GuidelineBundle:
    return library.guideline(HER2)


@pytest.fixture(scope="module")
def screening(library: Library) -> GuidelineBundle:
    return library.guideline(SCREENING)


def table_of(bundle: GuidelineBundle, name: str) -> DecisionTable:
    return next(table for table in bundle.decisions if table.decision.name == name)


def results(rule: Rule) -> list[Prose]:
    """What a rule says, as written."""
    return [result.text for result in rule.outputs.values()]


def answers(table: DecisionTable, ages: tuple[int, ...] = (), **given: str | None) -> Iterator[Answer]:
    """The answers to everybody of whom `given` is true (None: not known), whatever else is true of them."""
    choices: dict[str, list[Any]] = {}
    for clause in table.inputs:
        name = clause.id.name
        values = [*clause.domain.ids] or [Decimal(age) for age in ages]
        choices[name] = [given[name]] if name in given else values + [None] * clause.domain.may_be_missing
    compiled = compile_table(table, shown_words)
    for values in product(*choices.values()):
        patient = dict(zip(choices, values, strict=True))
        yield decide(compiled, {name: value for name, value in patient.items() if value is not None})


def words(*proses: Prose | None) -> str:
    """Texts as a reader sees them, in one line."""
    return " ".join(" ".join(shown_words(prose).split()) for prose in proses if prose is not None)


# outside the brain


def test_cancer_that_came_back_within_12_months_of_trastuzumab_gets_no_first_line_answer(her2: GuidelineBundle) -> None:
    table = table_of(her2, "outside-the-brain")
    found = list(answers(table, step="early-trastuzumab"))
    assert found
    assert all(FIRST_LINE.isdisjoint({*answer.hit, *answer.unknown}) for answer in found)


def test_whatever_names_first_line_treatment_says_itself_that_it_is_not_for_her(her2: GuidelineBundle) -> None:
    table = table_of(her2, "outside-the-brain")
    steps = next(clause for clause in table.inputs if clause.id.name == "step").domain
    first = {rule.id.name: rule.cells["step"].text for rule in table.rules if rule.id.name in FIRST_LINE}
    assert set(first) == FIRST_LINE
    labels = [steps.label(value) for value in first.values()]
    who = [item.who for part in her2.guideline.sections for item in part.recommendations if item.id.name in FIRST_LINE]
    assert len(who) == len(FIRST_LINE)
    for text in map(words, [*labels, *who]):
        assert re.search(r"\b(did not|unless)\b.*trastuzumab.*\b12 months\b", text), text


@pytest.mark.parametrize("step", SECOND_LINE_STEPS)
def test_t_dm1_is_preferred_only_for_those_who_have_not_had_it(her2: GuidelineBundle, step: str) -> None:
    table, rule = table_of(her2, "outside-the-brain"), SECOND_LINE_STEPS[step]
    for answer in answers(table, **{"step": step, "had-t-dm1": "yes"}):
        assert (answer.hit, answer.unknown) == ((), ())
        assert answer.open
    for answer in answers(table, **{"step": step, "had-t-dm1": None}):
        assert (answer.hit, answer.unknown, answer.needs) == ((), (rule,), ("had-t-dm1",))
    for answer in answers(table, **{"step": step, "had-t-dm1": "no"}):
        assert (answer.hit, answer.open) == ((rule,), None)


def test_nobody_is_offered_a_drug_again_that_has_not_held_her_cancer(her2: GuidelineBundle) -> None:
    table = table_of(her2, "outside-the-brain")
    said = {rule.id.name: words(*results(rule)) for rule in table.rules}
    later = next(clause.domain.values for clause in table.inputs if clause.id.name == "step")[1:]
    for drug, name in (("had-t-dm1", "T-DM1"), ("had-pertuzumab", "pertuzumab")):
        for step in (declared.id for declared in later):
            for answer in answers(table, **{"step": step, drug: "yes"}):
                assert [rule for rule in (*answer.hit, *answer.unknown) if name in said[rule]] == [], (step, drug)


def test_what_has_happened_is_answered_by_where_she_stands_now(her2: GuidelineBundle) -> None:
    """What once happened stays true: in the third line, or in treatment that works, it must not fit a second time."""
    table = table_of(her2, "outside-the-brain")
    step = next(clause for clause in table.inputs if clause.id.name == "step")
    assert "no new drug treatment since" in words(step.domain.label("early-trastuzumab"))
    assert "no second-line treatment yet" in words(step.domain.label("after-first-line"))
    assert step.ask is not None
    assert not re.search(r"\b(lower|upper|last|fits?)\b", words(step.ask))


def test_in_treatment_and_not_worse_is_open_and_leads_to_how_long_chemotherapy_goes_on(her2: GuidelineBundle) -> None:
    table = table_of(her2, "outside-the-brain")
    assert all(not answer.hit and not answer.unknown for answer in answers(table, step="not-worse"))
    reasons = [item.why.raw for item in table.open if "step" in item.cells and item.cells["step"].text == "not-worse"]
    assert len(reasons) == 1
    assert "(section:how-long-chemotherapy)" in reasons[0]


def test_the_length_of_chemotherapy_is_said_of_first_line_treatment_only(her2: GuidelineBundle) -> None:
    texts = [words(prose) for prose in walk(her2) if isinstance(prose, Prose)]
    lengths = [text for text in texts if "four to six months" in text]
    assert lengths
    assert [text for text in lengths if "first-line" not in text] == []
    item = next(
        i for part in her2.guideline.sections for i in part.recommendations if i.id.name == "chemotherapy-length"
    )
    assert "first-line" in words(item.who)
    notes = [note.text.raw for note in table_of(her2, "outside-the-brain").notes]
    assert ["first-line" in note for note in notes if "section:how-long-chemotherapy" in note] == [True]


def test_what_the_source_leaves_open_is_said_with_its_conditions(her2: GuidelineBundle) -> None:
    points = {fact: words(point.text) for point in her2.guideline.uncertainty for fact in point.fact}
    assert "hormone receptor-positive" in points["F22"]
    assert "hormone receptor-negative" in points["F24"]
    assert "already had" in points["F26"]


def test_metastatic_is_not_said_of_cancer_that_has_only_left_the_breast(her2: GuidelineBundle) -> None:
    assert [item for item in walk(her2) if isinstance(item, Prose) and "beyond the breast" in item.raw] == []
    assert any("distant part of the body" in point.text.raw for point in her2.guideline.audience.applies)
    assert any("distant part of the body" in point.text.raw for point in her2.guideline.audience.excludes)


# the brain


def test_symptoms_of_cancer_in_the_brain_are_examples_wherever_they_stand(her2: GuidelineBundle) -> None:
    texts = [words(prose) for prose in walk(her2) if isinstance(prose, Prose)]
    lists = [text for text in texts if "headaches" in text and "memory problems" in text]
    assert len(lists) > 2
    assert [text for text in lists if not OPEN_LIST.search(text)] == []


def test_a_symptom_that_no_list_names_is_a_symptom(her2: GuidelineBundle) -> None:
    """Somebody with a seizure finds her answer, and who cannot tell is not told that scans are not recommended."""
    table = table_of(her2, "brain-imaging")
    symptoms = next(clause for clause in table.inputs if clause.id.name == "symptoms")
    assert symptoms.ask is not None
    assert re.search(r"\bany symptom\b.*for example", words(symptoms.ask))
    assert "no symptom that suggests" in words(symptoms.domain.label("no"))
    for answer in answers(table, symptoms="yes"):
        assert answer.hit == ("symptoms",)
    for answer in answers(table, symptoms=None):
        assert answer.hit == ()
        assert "symptoms" in answer.unknown
        assert answer.open


def test_no_routine_scans_is_never_said_without_both_of_its_conditions(her2: GuidelineBundle) -> None:
    """The title stands alone on a sheet and in search: somebody who has had cancer in the brain must not take it for hers."""
    item = next(
        i for part in her2.guideline.sections for i in part.recommendations if i.id.name == "no-routine-imaging"
    )
    for text in (words(item.title), words(item.who)):
        assert re.search(r"\bno symptoms?\b", text, re.IGNORECASE), text
        assert re.search(r"no cancer in the brain before|never spread to the brain", text), text


def test_symptoms_bring_the_alert(her2: GuidelineBundle) -> None:
    table = table_of(her2, "brain-imaging")
    rule = next(rule for rule in table.rules if rule.id.name == "symptoms")
    unsure = next(item for item in table.open if item.cells["symptoms"].text == "not known")
    assert [item.alert.name if item.alert else "" for item in (rule, unsure)] == ["brain-symptoms"] * 2


# screening


def test_a_lump_never_gets_an_interval(screening: GuidelineBundle) -> None:
    table = table_of(screening, "how-often")
    ages = (18, 39, 40, 52, 74, 75, 90)
    for answer in answers(table, ages, signs="yes"):
        assert (answer.hit, answer.unknown) == ((), ())
        assert answer.open
    assert all(not answer.hit for answer in answers(table, ages, signs=None))
    (lump,) = [item for item in table.open if item.cells["signs"].text == "yes"]
    assert lump.alert is not None
    assert lump.alert.name == "breast-change"
    assert any("lump" in words(point.text) for point in screening.guideline.audience.excludes)
    for item in (i for part in screening.guideline.sections for i in part.recommendations if i.decision):
        assert "without signs or symptoms" in words(item.who)


def test_high_risk_is_what_the_source_says_and_may_be_not_known(screening: GuidelineBundle) -> None:
    table = table_of(screening, "how-often")
    risk = next(clause for clause in table.inputs if clause.id.name == "risk")
    for level in risk.domain.values:
        found = list(answers(table, (52,), signs="no", risk=level.id))
        assert all(bool(answer.hit) == words(level.label).startswith("Average risk") for answer in found), level
        assert all(bool(answer.open) == (level.id != risk.none_of_these) for answer in found), level
    (unsure,) = answers(table, (52,), signs="no", risk=None)
    assert (unsure.hit, unsure.unknown, unsure.needs) == ((), ("age-40-to-74",), ("risk",))
    assert risk.help is not None
    assert all(word in words(risk.help) for word in ("first-degree relative", "dense breasts", "average"))


def test_screening_is_for_the_people_of_its_source(screening: GuidelineBundle, library: Library) -> None:
    first = words(screening.guideline.audience.applies[0].text)
    for group in ("assigned female at birth", "cisgender women", "transgender men", "nonbinary people"):
        assert group in first
    assert [item for item in walk(library) if isinstance(item, str) and "trans woman" in item.casefold()] == []


def test_not_enough_is_known_is_no_advice_either_way(screening: GuidelineBundle) -> None:
    guideline = screening.guideline
    item = next(i for part in guideline.sections for i in part.recommendations if i.id.name == "age-75-and-over")
    rule = next(rule for rule in table_of(screening, "how-often").rules if rule.id.name == "age-75-and-over")
    for text in (words(item.text), words(rule.note), words(guideline.grades["i"].meaning)):
        assert "neither for nor against" in text


# words explained


def test_the_glossary_says_what_the_sources_say(library: Library) -> None:
    terms = library.terms
    uspstf = words(terms["uspstf"].definition)
    assert "independent" in uspstf
    assert "not an official government position" in uspstf
    grade = words(terms["grade"].definition)
    assert "discourage" in grade
    assert "no advice either way" in grade
    assert "one kind of imaging" in words(terms["mri"].definition).casefold()
    brca = words(terms["brca"].definition)
    assert "everyone has" in brca
    assert "changes" in brca


def test_other_names_are_names_and_not_what_readers_may_type(library: Library) -> None:
    """An alias is printed as "also called": a brain scan, a grade or a close relative is another thing."""
    printed = {alias.casefold() for term in library.terms.values() for alias in term.aliases}
    typed = {"brain scan", "breast scan", "brain mri", "grade a", "first line", "close relative", "the panel", "trial"}
    assert printed.isdisjoint(typed)
    assert typed <= {word.casefold() for term in library.terms.values() for word in term.search_terms}


# all of it


def statements(bundle: GuidelineBundle) -> Iterator[tuple[str, tuple[str, ...], str]]:
    """Whatever states facts: its place, its facts and all its words. What is not known states no fact."""
    guideline = bundle.guideline
    for point in (guideline.main_message, *guideline.key_messages):
        yield str(point.where), point.fact, words(point.text)
    for part in guideline.sections:
        items = [words(item.title, item.who, item.text) for item in part.recommendations]
        risks = [words(risk.who, risk.will, risk.certainty) + (" up to" if risk.at_most else "") for risk in part.risks]
        yield str(part.where), part.fact, " ".join([words(part.summary, part.text), *items, *risks])
        for item, text in zip(part.recommendations, items, strict=True):
            yield str(item.where), item.fact, text
        for risk, text in zip(part.risks, risks, strict=True):
            yield str(risk.where), risk.fact, text
    for alert in guideline.alerts.values():
        yield str(alert.where), alert.fact, words(alert.title, *(point.text for point in alert.watch_for))
    for table in bundle.decisions:
        for point in table.notes:
            yield str(point.where), point.fact, words(point.text)
        for rule in table.rules:
            labels = [
                clause.domain.label(value)
                for clause in table.inputs
                if clause.id.name in rule.cells
                for value in re.findall(r"[\w-]+", rule.cells[clause.id.name].text)
            ]
            yield str(rule.where), rule.fact, words(*labels, *results(rule), rule.note)


@pytest.mark.parametrize("fact", HEDGES)
def test_a_statement_is_as_firm_as_its_source(fact: str, her2: GuidelineBundle) -> None:
    found = [(where, text.casefold()) for where, facts, text in statements(her2) if fact in facts]
    assert found
    for where, text in found:
        for hedge in HEDGES[fact]:
            assert any(word in text for word in hedge.split(" / ")), f'{where}: none of "{hedge}" in: {text}'


def test_us_guidelines_are_spelled_as_in_the_us(library: Library) -> None:
    assert library.info.language == "en-US"
    texts = [item for _, part in reference_scopes(library) for item in walk(part) if isinstance(item, Prose)]
    assert [text.raw for text in texts if BRITISH.search(shown_words(text))] == []


# danger


def all_alerts(library: Library) -> dict[str, Alert]:
    own = {
        f"{bundle.id}/{name}": alert for bundle in library.guidelines for name, alert in bundle.guideline.alerts.items()
    }
    return own | dict(library.info.alerts)


def test_every_guideline_and_the_library_say_what_is_danger(library: Library) -> None:
    levels = {name: alert.level for name, alert in all_alerts(library).items()}
    assert levels == {
        f"{SCREENING}/breast-change": AlertLevel.SOON,
        "colorectal-cancer-screening/bowel-signs": AlertLevel.SOON,
        "lung-cancer-screening/lung-signs": AlertLevel.SOON,
        f"{HER2}/brain-symptoms": AlertLevel.URGENT,
        "rabies-after-a-bite/bite": AlertLevel.URGENT,
        "sore-throat-in-adults/throat-danger": AlertLevel.EMERGENCY,
        "emergency": AlertLevel.EMERGENCY,
    }


def test_an_alert_that_asks_for_more_than_its_source_says_so(library: Library) -> None:
    """One source says when to see somebody; all other alerts are the library's own words, and say so."""
    for name, alert in all_alerts(library).items():
        assert alert.is_own == (name not in AS_IN_THE_SOURCE), name
        assert bool(alert.source) == (bool(alert.stricter) or name in AS_IN_THE_SOURCE), name


def test_an_alert_is_two_short_lines(library: Library) -> None:
    for name, alert in all_alerts(library).items():
        assert len(words(alert.title)) <= 45, name
        assert len(words(alert.do)) <= 65, name


def test_no_number_to_call_is_invented(library: Library) -> None:
    assert all(contact.phone is None for contact in library.info.contacts.values())
    assert not re.search(r"\d", " ".join(words(alert.title, alert.do) for alert in all_alerts(library).values()))


@pytest.mark.parametrize(
    ("typed", "alert"),
    [
        ("lump", f"{SCREENING}/breast-change"),
        ("nipple discharge", f"{SCREENING}/breast-change"),
        ("numb arm", f"{HER2}/brain-symptoms"),
        ("headache", f"{HER2}/brain-symptoms"),
        ("dog bite", "rabies-after-a-bite/bite"),
        ("drooling", "sore-throat-in-adults/throat-danger"),
        ("can't breathe", "emergency"),
        ("bleeding", "emergency"),
        ("seizure", "emergency"),
        ("having a fit", "emergency"),
        ("chest pain", "emergency"),
        ("kill myself", "emergency"),
    ],
)
def test_words_of_danger_lead_to_their_alert(library: Library, typed: str, alert: str) -> None:
    assert alert in [name for name, item in all_alerts(library).items() if typed in item.search_terms]
