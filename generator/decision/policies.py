"""Hit policies: from their names and letters (OMG DMN 1.3 §8.2.10, table 30), and in a sentence for readers."""

from __future__ import annotations

import re

from generator.decision.errors import CellError, quoted
from generator.diagnostics import did_you_mean
from generator.language.speaking import N_, _
from generator.model.decision import Aggregation, HitPolicy

_LETTERS = {
    "U": HitPolicy.UNIQUE,
    "A": HitPolicy.ANY,
    "P": HitPolicy.PRIORITY,
    "F": HitPolicy.FIRST,
    "R": HitPolicy.RULE_ORDER,
    "O": HitPolicy.OUTPUT_ORDER,
    "C": HitPolicy.COLLECT,
}
_SIGNS = {"+": Aggregation.SUM, "<": Aggregation.MIN, ">": Aggregation.MAX, "#": Aggregation.COUNT}

_SENTENCES = {
    HitPolicy.UNIQUE: N_("At most one case fits each person."),
    HitPolicy.ANY: N_("More than one case may fit you; they then say the same."),
    HitPolicy.PRIORITY: N_("More than one case may fit you; the most important answer counts."),
    HitPolicy.FIRST: N_("Read from the top: the first case that fits you counts."),
    HitPolicy.RULE_ORDER: N_(
        "More than one case may fit you; read all that do, since each says itself how firmly it is meant."
    ),
    HitPolicy.OUTPUT_ORDER: N_(
        "More than one case may fit you; all cases that fit count, the most important answer first."
    ),
    HitPolicy.COLLECT: N_("More than one case may fit you; all cases that fit count."),
}
SEVERAL = N_("More than one fits. Each says itself how firmly it is meant:")
"""Before several answers that no order of the table ranks: their own words may ("usually", "may", "an option")."""

_AGGREGATED = {
    Aggregation.SUM: N_("The numbers of all cases that fit you are added up."),
    Aggregation.MIN: N_("The smallest number of all cases that fit you counts."),
    Aggregation.MAX: N_("The largest number of all cases that fit you counts."),
    Aggregation.COUNT: N_("The answer is how many cases fit you."),
}


def hit_policy_in_words(policy: HitPolicy, aggregation: Aggregation | None = None) -> str:
    """One plain sentence on how to read a table with `policy`; `aggregation` counts for `collect` only."""
    if policy is HitPolicy.COLLECT and aggregation is not None:
        return _(_AGGREGATED[aggregation])
    return _(_SENTENCES[policy])


def parse_hit_policy(text: str) -> tuple[HitPolicy, Aggregation | None]:
    """The hit policy of a word or letter: `unique`, `U`, `rule order`, `collect sum`, `C+`, `C#`.

    Case, and hyphens for spaces, do not matter. CellError (`unknown-value`) for anything else.
    """
    bare = " ".join(re.split(r"[\s_-]+", text.strip()))
    letter, sign = bare[:1].upper(), bare[1:].strip()
    if letter in _LETTERS and (not sign or (letter == "C" and sign in _SIGNS)):
        return _LETTERS[letter], _SIGNS.get(sign)
    known: dict[str, tuple[HitPolicy, Aggregation | None]] = {str(policy): (policy, None) for policy in HitPolicy}
    known |= {f"{HitPolicy.COLLECT} {way}": (HitPolicy.COLLECT, way) for way in Aggregation}
    known |= {f"{HitPolicy.COLLECT} {sign}": (HitPolicy.COLLECT, way) for sign, way in _SIGNS.items()}
    if bare.casefold() in known:
        return known[bare.casefold()]
    hint = did_you_mean(bare[:80], [str(policy) for policy in HitPolicy])
    start = len(text) - len(text.lstrip())
    message = f"{quoted(text.strip())} is not a hit policy"
    raise CellError(message, start, len(text.strip()), hint, "unknown-value")
