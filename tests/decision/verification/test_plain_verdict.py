"""What readers are told of a proof: each verdict word for word, and never more than was proven."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from generator.decision.verification.plain_verdict import LIMITS, badge_in_words, is_sound, proof_in_words
from generator.decision.verification.report import Observation, Report
from generator.decision.verification.verify import verify_table
from generator.model.decision import DecisionTable, HitPolicy
from generator.source.one_file import load_decision
from generator.text.plain import shown_words

FOLDER = Path(__file__).parents[2] / "fixtures" / "decisions"
NOT_PROVEN = "It could not be proven by machine that every possible combination of answers has one case."
SOME = "Checked by machine: for some combinations of answers"
EVERY = "Checked by machine: for every possible combination of answers"

TOLD = [
    ("verify/compared", (NOT_PROVEN,)),
    ("verify/weight-bands", (f"{SOME}, cases of this table disagree; they are listed above.",)),
    ("verify/holes", (f"{SOME} no case fits; they are listed above.",)),
    ("tables/collect-sum", (f"{SOME} no case fits, so that nothing is counted.",)),
    ("tables/contradicted", (f"{SOME}, this table contradicts itself.",)),
    ("verify/otherwise", (f"{EVERY} that are known, exactly one case counts.",)),
    ("verify/simpler", (f"{EVERY}, the cases that fit say the same.",)),
    ("verify/masked", (f"{EVERY}, exactly one case counts.", "1 case can never count.")),
    ("verify/priority", (f"{EVERY}, exactly one answer counts.", "2 cases can never count.")),
    ("verify/default", (f"{EVERY}, exactly one case fits, or the answer for all others counts.",)),
    ("tables/score", (f"{EVERY}, at least one case fits, or the answer for all others counts.",)),
]
SILENT = "  - {when: {age: '< 18'}, why: It is for adults.}\n"
WAITING = "  - {when: {age: '>= 18', result: not known}, why: The test decides.}\n"
OPEN = [
    (SILENT, ", or this page says that the guideline does not answer it."),
    (WAITING, ", or this page says what it depends on."),
    (SILENT + WAITING, ", or this page says what it depends on, or that the guideline does not answer it."),
]
TABLE = """\
decision: t
name: N
question: Q?
hit-policy: unique
inputs:
  age: {label: Age, type: integer, range: "[0..120]"}
  result: {label: Result, values: {positive: Positive, negative: Negative}, may-be-missing: true}
outputs:
  advice: {label: Advice}
rules:
  - {id: pill, when: {age: ">= 18", result: positive}, then: {advice: A pill.}}
  - {id: rest, when: {age: ">= 18", result: negative}, then: {advice: Rest.}}
"""
CHILD = "  - {id: child, when: {age: '< 18'}, then: {advice: Ask.}}\n"
UNKNOWN = "  - {id: unknown, when: {age: '>= 18', result: not known}, then: {advice: Ask.}}\n"
REST = {SILENT: UNKNOWN, WAITING: CHILD, SILENT + WAITING: ""}
"""The rows that are needed beside the `open` entries, so that nothing is left out."""


def verified(path: Path) -> tuple[Report, DecisionTable]:
    table, findings, _ = load_decision(path)
    assert table is not None
    assert not findings.has_errors, list(findings)
    return verify_table(table, shown_words), table


@pytest.mark.parametrize(("name", "sentences"), TOLD)
def test_each_verdict_has_its_words_and_its_limits(name: str, sentences: tuple[str, ...]) -> None:
    assert proof_in_words(*verified(FOLDER / f"{name}.yaml"), 0) == (*sentences, LIMITS)


@pytest.mark.parametrize(("entries", "ending"), OPEN)
def test_what_the_page_says_where_no_row_fits_is_part_of_the_promise(entries: str, ending: str, tmp_path: Path) -> None:
    path = tmp_path / "t.yaml"
    path.write_text(f"{TABLE}{REST[entries]}open:\n{entries}", encoding="utf-8")
    assert proof_in_words(*verified(path), 0) == (f"{EVERY}, exactly one case fits{ending}", LIMITS)


@pytest.mark.parametrize(
    ("examples", "told"),
    [
        (0, ()),
        (1, ("The example on this page was worked by machine, too.",)),
        (3, ("The 3 examples on this page were worked by machine, too.",)),
    ],
)
def test_examples_are_told_only_where_there_are_any(examples: int, told: tuple[str, ...]) -> None:
    report, table = verified(FOLDER / "verify/masked.yaml")
    assert proof_in_words(report, table, examples)[2:] == (*told, LIMITS)


DOUBT = {"other": (Observation("not-proven", "It would take too long."),)}


@pytest.mark.parametrize("doubt", [{"analysed": False}, {"complete": None}, {"conflicts": None}, DOUBT], ids=str)
def test_nothing_is_promised_where_anything_is_not_proven(doubt: dict[str, object]) -> None:
    report, table = verified(FOLDER / "verify/masked.yaml")
    assert report.proven
    open_report = replace(report, **doubt)  # type: ignore[arg-type] - one of its fields
    assert proof_in_words(open_report, table, 0)[0] == NOT_PROVEN


def test_a_gap_is_told_although_it_is_not_known_whether_rows_disagree() -> None:
    report, table = verified(FOLDER / "verify/holes.yaml")
    doubtful = replace(report, conflicts=None)
    assert proof_in_words(doubtful, table, 0)[0] == f"{SOME} no case fits; they are listed above."


SOUND = "Table tested: no gaps, no conflicts"
BADGES = [
    ("tables/defaults", SOUND),
    ("verify/compared", "Table not tested in full"),
    ("verify/weight-bands", "Table tested: some cases disagree"),
    ("verify/holes", "Table tested: some people fit no case"),
    ("verify/otherwise", "Table tested: something was found"),
    ("verify/masked", "Table tested: something was found"),
    ("tables/contradicted", "Table tested: something was found"),
]


@pytest.mark.parametrize(("name", "words"), BADGES)
def test_a_badge_says_that_all_is_well_only_where_nothing_was_found(name: str, words: str) -> None:
    report, table = verified(FOLDER / f"{name}.yaml")
    assert badge_in_words(report, table) == words
    assert is_sound(report) == (words == SOUND)
    if words == SOUND:  # where several cases may fit one person, nobody promises that they agree
        assert badge_in_words(report, replace(table, hit_policy=HitPolicy.RULE_ORDER)) == "Table tested: no gaps"
