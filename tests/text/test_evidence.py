"""What studies found, in words: both frames, nothing more certain than the source, nothing worked out but one difference."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from generator.model.evidence import Better, Comparison, Lowering, Many, Mean, Outcome, Sides, Span
from generator.model.risk import Count
from generator.model.strength import Certainty
from generator.model.values import Identifier, Prose
from generator.text import evidence

WITH = Prose("With it")


def outcome(**given: Any) -> Outcome:
    return Outcome(id=Identifier("one"), outcome=Prose("A fever"), **given)


def counted(without: int | None, with_: int | None, interval: tuple[int, int] | None = None) -> Outcome:
    def count(number: int | None) -> Count | None:
        return None if number is None else Count(number, number)

    return outcome(of=1000, without=count(without), with_=count(with_), interval=interval and Count(*interval))


def measured(difference: str | None, interval: tuple[str, str] | None = None, better: Better | None = None) -> Outcome:
    reach = Span(*map(Decimal, interval)) if interval else None  # type: ignore[arg-type] - two ends
    apart = None if difference is None else Decimal(difference)
    mean = Mean(
        without=Decimal("5.20"), with_=None, difference=apart, interval=reach, unit=Prose("days"), better=better
    )
    return outcome(mean=mean)


def words(*sentences: evidence.Pieces) -> str:
    return " ".join("".join(map(str, sentence)) for sentence in sentences)


@pytest.mark.parametrize(
    ("found", "with_it", "said"),
    [
        (counted(200, 150), False, "It happens to 200 of every 1000 people. It does not happen to 800 of every 1000."),
        (
            counted(200, 150, (130, 170)),
            True,
            (
                "It happens to 150 of every 1000 people. It does not happen to 850 of every 1000. "
                "It may also be any number from 130 to 170."
            ),
        ),
        (
            outcome(of=100, with_=Count(20, 30)),
            True,
            "It happens to 20 to 30 of every 100 people. It does not happen to 70 to 80 of every 100.",
        ),
        (counted(None, 150), False, "The guideline does not say."),
        (outcome(), True, "The guideline does not say."),
        (measured("-1"), False, "5.20 days on average"),
        (measured("-1"), True, "The guideline does not say."),
    ],
)
def test_one_side(found: Outcome, *, with_it: bool, said: str) -> None:
    assert words(*evidence.side(found, WITH, with_it=with_it).said) == said


def test_the_picture_shows_the_interval_on_the_side_that_has_one() -> None:
    found = counted(200, 150, (130, 170))
    assert evidence.side(found, WITH, with_it=True).count == Count(130, 170)
    assert evidence.side(found, WITH, with_it=False).count == Count(200, 200)
    assert evidence.side(counted(None, 150), WITH, with_it=False).count is None
    assert evidence.side(measured("1"), WITH, with_it=False).count is None


@pytest.mark.parametrize(
    ("found", "said", "in_short"),
    [
        (counted(200, 150), "With it: 50 fewer of every 1000.", "50 fewer of 1000"),
        (counted(150, 200), "With it: 50 more of every 1000.", "50 more of 1000"),
        (counted(7, 7), "With it: no more and no fewer.", "none"),
        (
            counted(200, 150, (130, 170)),
            "With it: 50 fewer of every 1000. It may be anything from 70 fewer to 30 fewer.",
            "50 fewer of 1000 (70 fewer to 30 fewer)",
        ),
        (
            counted(200, 150, (130, 210)),
            "With it: 50 fewer of every 1000. It may be anything from 70 fewer to 10 more. So it may also make no difference.",
            "50 fewer of 1000 (70 fewer to 10 more)",
        ),
        (
            counted(200, 150, (130, 200)),
            "With it: 50 fewer of every 1000. It may be anything from 70 fewer to none. So it may also make no difference.",
            "50 fewer of 1000 (70 fewer to none)",
        ),
        (counted(None, 150), "How large the difference is, the guideline does not say.", "not stated"),
        (
            outcome(of=1000, without=Count(10, 20), with_=Count(5, 5)),
            "How large the difference is, the guideline does not say.",
            "not stated",
        ),
        (measured(None), "How large the difference is, the guideline does not say.", "not stated"),
        (
            measured("-1.10", ("-1.6", "-0.6"), Better.LOWER),
            "With it: lower by 1.10 days. It may be anything from 1.6 lower to 0.6 lower. Lower is better.",
            "1.10 days lower (1.6 lower to 0.6 lower)",
        ),
        (
            measured("2", ("-1", "5"), Better.HIGHER),
            (
                "With it: higher by 2 days. It may be anything from 1 lower to 5 higher. So it may also make no difference. "
                "Higher is better."
            ),
            "2 days higher (1 lower to 5 higher)",
        ),
        (measured("0"), "With it: neither higher nor lower.", "none"),
    ],
)
def test_the_difference(found: Outcome, said: str, in_short: str) -> None:
    assert words(*evidence.difference(found, WITH)) == said
    assert words(evidence.difference_in_short(found)) == in_short


def test_the_difference_of_two_averages_is_not_worked_out() -> None:
    mean = Mean(without=Decimal(5), with_=Decimal(4), unit=Prose("days"))
    assert (
        words(*evidence.difference(outcome(mean=mean), WITH))
        == "How large the difference is, the guideline does not say."
    )


def test_what_is_worked_out_is_said() -> None:
    def compared(*outcomes: Outcome) -> Comparison:
        sides = Sides(without=Prose("Without it"), with_=WITH)
        name = Identifier("compared")
        return Comparison(id=name, title=Prose("One"), who=Prose("Adults"), compares=sides, outcomes=outcomes)

    assert evidence.is_worked_out(compared(measured("1"), counted(20, 15)))
    assert not evidence.is_worked_out(compared(measured("1"), counted(20, None)))
    assert words(evidence.brackets(compared(counted(20, 15)))) == ""
    assert words(evidence.brackets(compared(counted(20, 15, (10, 20))))).startswith("In brackets: from where")


@pytest.mark.parametrize("certainty", Certainty)
def test_what_a_certainty_means_is_told_on_the_scale_of_grade_alone(certainty: Certainty) -> None:
    found = outcome(of=100, without=Count(2, 2), with_=Count(1, 1), certainty=certainty)
    assert evidence.what_certainty_means(found, 0) == evidence.what_certainty_means(found, 4) != ""
    assert evidence.what_certainty_means(found, 3) == ""
    assert evidence.what_certainty_means(outcome(of=100, without=Count(2, 2), certainty=certainty), 0) == ""


def test_without_a_certainty_that_is_said() -> None:
    assert evidence.what_certainty_means(counted(2, 1), 3) == "How certain this is, the guideline does not say."


def test_why_it_is_not_more_certain() -> None:
    found = outcome(certainty=Certainty.LOW, lowered_by=(Lowering.IMPRECISION, Lowering.INDIRECTNESS))
    assert evidence.what_lowers(found) == (
        "Why it is not more certain: the numbers are too small to be exact (imprecision) and the studies do not fit the "
        "question exactly (indirectness)."
    )
    assert evidence.lowered_in_short(found) == "imprecision and indirectness"
    assert evidence.what_lowers(outcome()) == evidence.lowered_in_short(outcome()) == ""


@pytest.mark.parametrize(
    ("studies", "people", "said"),
    [
        (4, 1200, "1200 (4 studies)"),
        (1, 90, "90 (1 study)"),
        (None, 90, "90"),
        (2, None, "2 studies"),
        (None, None, "not stated"),
    ],
)
def test_participants(studies: int | None, people: int | None, said: str) -> None:
    found = outcome(studies=studies and Many(studies), people=people and Many(people))
    assert evidence.participants(found) == said
