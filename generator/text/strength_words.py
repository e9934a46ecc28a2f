"""How certain an advice is, in words, and which meter says the same: strength and certainty are two things (model/strength.py)."""

from __future__ import annotations

from collections.abc import Sequence

from generator.language.speaking import N_, _, pgettext
from generator.model.strength import Certainty

_WORDS = {
    Certainty.HIGH: N_("How certain: high"),
    Certainty.MODERATE: N_("How certain: moderate"),
    Certainty.LOW: N_("How certain: low"),
    Certainty.VERY_LOW: N_("How certain: very low"),
}
_OF_THREE = ("of-three-high", "of-three-moderate", "of-three-low")
_FOUR = len(Certainty)


def how_certain(certainty: Certainty) -> str:
    """How certain the evidence is: never shown without these words, whatever sign stands beside them."""
    return _(_WORDS[certainty])


def certainty_word(certainty: Certainty) -> str:
    """The `certainty` alone, where a heading above it says of what."""
    return {
        Certainty.HIGH: pgettext("certainty of evidence", "high"),
        Certainty.MODERATE: pgettext("certainty of evidence", "moderate"),
        Certainty.LOW: pgettext("certainty of evidence", "low"),
        Certainty.VERY_LOW: pgettext("certainty of evidence", "very low"),
    }[certainty]


def meter_of(certainty: Certainty, scale: Sequence[Certainty]) -> str:
    """The name of the meter for a `certainty`, a step of a panel's `scale`, which is empty where it is that of GRADE.

    "" where no meter has as many steps as the scale: a bar out of four would say something that the panel does not.

    >>> meter_of(Certainty.MODERATE, (Certainty.HIGH, Certainty.MODERATE, Certainty.LOW))
    'of-three-moderate'
    """
    if not scale or len(scale) == _FOUR:
        return certainty.value
    steps = [step for step in Certainty if step in scale]
    return _OF_THREE[steps.index(certainty)] if len(steps) == len(_OF_THREE) and certainty in steps else ""
