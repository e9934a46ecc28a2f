"""Nobody reads a treatment that is not hers: after a bite, and with a sore throat; days and doses are those of the source."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path

import pytest

from generator.checks import load_and_check
from generator.decision.compile import compile_table
from generator.decision.evaluate import Answer
from generator.decision.walking import decide
from generator.model.alerts import Alert
from generator.model.decision import DecisionTable
from generator.model.library import GuidelineBundle, Library
from generator.model.schedule import Schedule, Unit
from generator.model.values import Prose, Status, Voice
from generator.model.walk import walk
from generator.text.plain import shown_words

CONTENT = Path(__file__).parents[2] / "content"
RABIES, THROAT = "rabies-after-a-bite", "sore-throat-in-adults"
MAMMALS = ["healthy", "rabid", "lost", "wild", "small", "other"]
NUMBERS = {
    RABIES: {"0", "1", "1.0", "2", "3", "4", "5", "7", "10", "14", "20", "28", "2008", "2010"},
    THROAT: {
        "0",
        "1",
        "2",
        "3",
        "4",
        "5",
        "6",
        "7",
        "7.5",
        "10",
        "12",
        "20",
        "25",
        "27",
        "30",
        "50",
        "250",
        "300",
        "500",
    }
    | {"1,000", "600,000", "1,200,000", "2012"},
}
"""Those of the sources, of doses and signs that are counted, and of the years of documents."""


@pytest.fixture(scope="module")
def library() -> Library:
    library = load_and_check(CONTENT).library
    assert library is not None
    return library


@pytest.fixture(scope="module")
def rabies(library: Library) -> GuidelineBundle:
    return library.guideline(RABIES)


@pytest.fixture(scope="module")
def throat(library: Library) -> GuidelineBundle:
    return library.guideline(THROAT)


def table_of(bundle: GuidelineBundle, name: str) -> DecisionTable:
    return next(table for table in bundle.decisions if table.decision.name == name)


def ask(bundle: GuidelineBundle, table: str, **given: str | None) -> Answer:
    """What a table answers to what is `given`; None is not known, and keys have `_` for `-`."""
    values = {name.replace("_", "-"): value for name, value in given.items() if value is not None}
    return decide(compile_table(table_of(bundle, table), shown_words), values)


def said(bundle: GuidelineBundle, table: str, rule: str) -> str:
    """The words of the results of a case."""
    found = next(item for item in table_of(bundle, table).rules if item.id and item.id.name == rule)
    return " ".join(" ".join(shown_words(result.text).split()) for result in found.outputs.values())


@pytest.mark.parametrize("guideline", NUMBERS)
def test_no_number_stands_that_the_source_does_not_have(library: Library, guideline: str) -> None:
    bundle = library.guideline(guideline)
    proses = [item for item in walk(bundle) if isinstance(item, Prose)]
    numbers = {number for prose in proses for number in re.findall(r"\d+(?:[.,]\d+)*", shown_words(prose))}
    assert numbers <= NUMBERS[guideline]
    assert [section.id for section in bundle.guideline.sections if section.risks or section.evidence] == []


@pytest.mark.parametrize("guideline", NUMBERS)
def test_nobody_is_told_that_it_is_the_newest_advice(library: Library, guideline: str) -> None:
    own = library.guideline(guideline).guideline
    assert own.status is Status.UNCHECKED
    assert any("Whether there is newer advice" in shown_words(point.text) for point in own.uncertainty)
    assert own.origin is not None
    assert "We did not check whether there is newer advice." in shown_words(own.origin)


# after a bite


@pytest.mark.parametrize("exposure", ["bite", "saliva"])
@pytest.mark.parametrize("animal", [*MAMMALS, "unclear", "unnamed", None])
def test_only_a_healthy_animal_that_is_watched_needs_no_treatment(
    rabies: GuidelineBundle, exposure: str, animal: str | None
) -> None:
    answer = ask(rabies, "which-animal", exposure=exposure, animal=animal)
    words = [said(rabies, "which-animal", rule) for rule in answer.hit]
    assert len(words) == (animal in MAMMALS)
    assert bool(answer.open) == (not words)
    if words:
        assert ("No treatment" in words[0]) == (animal == "healthy")
        assert ("almost never" in words[0]) == (animal == "small" and exposure == "bite")
        assert ("public health department" in words[0]) == (animal in {"lost", "small", "other"})


def test_no_treatment_is_never_said_without_its_condition(rabies: GuidelineBundle) -> None:
    texts = [" ".join(shown_words(item).split()) for item in walk(rabies) if isinstance(item, Prose)]
    found = [text for text in texts if re.search(r"\bno treatment\b", text, re.IGNORECASE)]
    assert found
    assert [text for text in found if "unless" not in text] == []


@pytest.mark.parametrize("animal", [*MAMMALS, None])
def test_a_bat_in_the_room_is_possible_and_petting_is_none_whatever_the_animal(
    rabies: GuidelineBundle, animal: str | None
) -> None:
    assert ask(rabies, "which-animal", exposure="bat", animal=animal).hit == ("bat-in-the-room",)
    assert ask(rabies, "which-animal", exposure="none", animal=animal).hit == ("no-exposure",)
    for unclear in (None, "other"):
        answer = ask(rabies, "which-animal", exposure=unclear, animal=animal)
        assert answer.hit == ()
        assert answer.open


def test_whoever_was_bitten_reads_first_to_wash_the_wound(rabies: GuidelineBundle) -> None:
    (alert,) = rabies.guideline.alerts.values()
    assert isinstance(alert, Alert)
    assert re.search(r"\bwash\b.*\bsoap and water\b.*\btoday\b", shown_words(alert.do), re.IGNORECASE)
    table = table_of(rabies, "which-animal")
    for case in (*table.rules, *table.open):
        exposed = case.cells["exposure"].text in {"[bite, saliva]", "bite, saliva", "bite", "saliva", "not known"}
        assert bool(case.alert) == exposed, case.where


@pytest.mark.parametrize(
    ("vaccinated", "immune_system", "rule"),
    [
        ("never", "usual", "never-vaccinated"),
        ("never", "weakened", "weakened-immune-system"),
        ("complete", "usual", "vaccinated-before"),
        ("complete", "weakened", ""),
        ("other", "usual", ""),
        ("other", "weakened", ""),
        ("other", None, ""),
        ("never", None, ""),
        ("complete", None, ""),
        (None, "usual", ""),
        (None, "weakened", ""),
        (None, None, ""),
    ],
)
def test_each_treatment_is_for_the_people_of_its_source(
    rabies: GuidelineBundle, vaccinated: str | None, immune_system: str | None, rule: str
) -> None:
    answer = ask(rabies, "which-treatment", vaccinated=vaccinated, immune_system=immune_system)
    assert answer.hit == ((rule,) if rule else ())
    assert bool(answer.open) == (not rule)


@pytest.mark.parametrize(
    ("rule", "days", "with_globulin"),
    [
        ("never-vaccinated", [0, 3, 7, 14], True),
        ("weakened-immune-system", [0, 3, 7, 14, 28], True),
        ("vaccinated-before", [0, 3], False),
    ],
)
def test_answer_recommendation_and_schedule_name_the_days_of_the_source(
    rabies: GuidelineBundle,
    rule: str,
    days: list[int],
    with_globulin: bool,  # noqa: FBT001 - of a table
) -> None:
    words = f"days {', '.join(map(str, days[:-1]))} and {days[-1]}"
    (item,) = [found for part in rabies.guideline.sections for found in part.recommendations if found.id.name == rule]
    for text in (said(rabies, "which-treatment", rule), shown_words(item.text)):
        assert re.findall(r"\bdays [\d, and]*\d", text) == [words]
        assert ("no immune globulin" not in text.casefold()) == with_globulin
    case = next(found for found in table_of(rabies, "which-treatment").rules if found.id and found.id.name == rule)
    assert case.schedule is not None
    plan = schedule_of(rabies, case.schedule.name)
    doses = [step for step in plan.steps if step.id.name.endswith("-dose")]
    assert [(step.due.low, step.due.high, step.due.unit) for step in doses] == [(day, day, Unit.DAYS) for day in days]
    assert all(step.from_start for step in doses)
    assert "not the day of the bite" in shown_words(plan.start)
    globulin = plan.step("immune-globulin")
    assert bool(globulin) == with_globulin
    if globulin:
        assert globulin.latest is not None
        assert (globulin.due.low, globulin.latest.low, globulin.latest.unit) == (0, 7, Unit.DAYS)


def schedule_of(bundle: GuidelineBundle, name: str) -> Schedule:
    return next(plan for part in bundle.guideline.sections for plan in part.schedules if plan.id.name == name)


def test_the_blood_test_is_counted_from_the_last_dose(rabies: GuidelineBundle) -> None:
    test = schedule_of(rabies, "weakened-immune-system-days").step("blood-test")
    assert test is not None
    assert (test.after.name, test.due.low, test.due.high, test.due.unit) == ("fifth-dose", 7, 14, Unit.DAYS)
    for name in ("never-vaccinated-days", "vaccinated-before-days"):
        assert schedule_of(rabies, name).step("blood-test") is None


def test_doses_stand_for_clinicians_alone(rabies: GuidelineBundle) -> None:
    for part in rabies.guideline.sections:
        words = shown_words(part.text) if part.text else ""
        assert ("IU per kg" in words or "mL" in words) == (part.id.name == "for-your-clinician")
        if "IU per kg" in words:
            assert words.startswith("This section is written for clinicians.")
    rest = [shown_words(item) for table in rabies.decisions for item in walk(table) if isinstance(item, Prose)]
    assert [text for text in rest if re.search(r"\b(IU|mL)\b", text)] == []


# sore throat

SIGNS = ("fever", "tonsils", "nodes", "no-cough")


@pytest.mark.parametrize("signs", list(product(["yes", "no"], repeat=4)), ids="-".join)
@pytest.mark.parametrize("viral", ["yes", "no"])
def test_a_test_takes_two_points_and_no_viral_features(
    throat: GuidelineBundle, signs: tuple[str, ...], viral: str
) -> None:
    points = signs.count("yes")
    answer = ask(throat, "test-or-not", **dict(zip(SIGNS, signs, strict=True)), viral=viral)
    (rule,) = answer.hit
    expected = (
        "Neither test nor treat for GAS."
        if points < 2
        else "Do not test."
        if viral == "yes"
        else "Do a rapid antigen test."
    )
    assert said(throat, "test-or-not", rule) == expected


@pytest.mark.parametrize("viral", ["yes", "no", None])
def test_nobody_is_tested_while_a_sign_that_decides_is_not_known(throat: GuidelineBundle, viral: str | None) -> None:
    answer = ask(throat, "test-or-not", **dict(zip(SIGNS, ("yes", "no", None, "no"), strict=True)), viral=viral)
    assert answer.hit == ()
    assert "nodes" in answer.needs


def test_a_beta_lactam_is_not_named_after_an_immediate_reaction(throat: GuidelineBundle) -> None:
    assert ask(throat, "which-antibiotic", allergy="immediate").hit == ("immediate-type",)
    words = said(throat, "which-antibiotic", "immediate-type")
    assert words.startswith("Neither cephalexin nor cefadroxil.")
    assert len(re.findall(r"cephalexin|cefadroxil|penicillin|amoxicillin", words)) == 2
    unknown = ask(throat, "which-antibiotic", allergy=None)
    assert unknown.hit == ()
    assert unknown.open


def test_nobody_with_an_allergy_is_offered_a_penicillin(throat: GuidelineBundle) -> None:
    for rule in ("immediate-type", "other-allergy"):
        assert not re.search(r"penicillin|amoxicillin", said(throat, "which-antibiotic", rule))


def test_every_dose_by_weight_has_its_cap_and_its_days(throat: GuidelineBundle) -> None:
    texts = [shown_words(item) for item in walk(throat) if isinstance(item, Prose)]
    items = [line for text in texts for line in text.splitlines() if "mg/kg" in line and "Doses in mg/kg" not in line]
    assert len(items) >= 18  # nine drugs by weight, in the section and in the table
    for item in items:
        assert len(re.findall(r"mg/kg", item)) == len(re.findall(r"\(at most [\d,]+ m?g", item)), item
        assert re.search(r"for 10 days|on days 2 to 5", item), item


def test_cephalosporins_carry_their_condition_wherever_they_have_a_dose(throat: GuidelineBundle) -> None:
    texts = [shown_words(item) for item in walk(throat) if isinstance(item, Prose)]
    doses = [
        line for text in texts for line in text.splitlines() if re.search(r"\bcef|\bceph", line) and "mg/kg" in line
    ]
    assert doses
    assert [line for line in doses if "not with an immediate-type reaction" not in line] == []


def test_it_says_throughout_that_it_is_for_clinicians(throat: GuidelineBundle) -> None:
    assert throat.guideline.voice is Voice.CLINICIANS
    for part in throat.guideline.sections:
        assert part.text is not None
        assert shown_words(part.text).startswith("This section is written for clinicians.")
    for table in throat.decisions:
        assert any("This table is for clinicians." in shown_words(note.text) for note in table.notes)
    assert throat.guideline.patient_title is not None
    assert shown_words(throat.guideline.patient_title).startswith("For clinicians:")


HEDGES = {
    "R01b": ["if it is available", "such as"],
    "R02b": ["if anatomically feasible"],
    "R08c": ["ask"],
    "R08d": ["considered", "regarded as / considered at once"],
    "R08e": ["single case / ask"],
    "R08f": ["almost never"],
    "R09c": ["possible / counts as / not tell"],
    "S04b": ["not routinely"],
    "S08": ["varies by place and time"],
}
"""Words that keep a statement as firm as its source makes it; ` / ` parts words of which one is enough."""


@pytest.mark.parametrize("fact", HEDGES)
def test_a_statement_is_as_firm_as_its_source(fact: str, library: Library) -> None:
    bundle = library.guideline(RABIES if fact.startswith("R") else THROAT)
    own = bundle.guideline
    texts = [shown_words(point.text) for point in (own.main_message, *own.key_messages) if fact in point.fact]
    for part in own.sections:
        texts += [shown_words(part.text)] if part.text and fact in part.fact else []
        texts += [shown_words(item.text) for item in part.recommendations if fact in item.fact]
    for table in bundle.decisions:
        texts += [
            shown_words(rule.note)
            if fact in {"S04b", "S08"} and rule.note
            else said(bundle, table.decision.name, str(rule.id))
            for rule in table.rules
            if fact in rule.fact
        ]
    assert texts
    for text in texts:
        for hedge in HEDGES[fact]:
            assert any(word in " ".join(text.casefold().split()) for word in hedge.split(" / ")), text
