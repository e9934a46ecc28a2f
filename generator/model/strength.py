"""How firmly a guideline advises: which way and how strongly, and, apart from that, how certain the evidence is.

GRADE keeps the two apart (Guyatt et al., BMJ 2008;336:1049): a strong recommendation may rest on evidence of low certainty.
"""

from __future__ import annotations

from enum import StrEnum


class Direction(StrEnum):
    """Which way an advice goes, and whether strongly; readers see it as a sign and in words, then by colour."""

    FOR = "for"
    WEAKLY_FOR = "weakly-for"
    EITHER = "either"
    WEAKLY_AGAINST = "weakly-against"
    AGAINST = "against"
    NO_ADVICE = "no-advice"


class Certainty(StrEnum):
    """How certain the evidence behind an advice is, in the words of GRADE."""

    HIGH = "high"
    MODERATE = "moderate"
    LOW = "low"
    VERY_LOW = "very-low"
