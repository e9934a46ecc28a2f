"""Which rules can be behind the answer of a table that another one reads, while it is open whether some of them fire.

The evaluator and the verification both ask here, each with rules of its own kind.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from generator.decision.hits import Precedence, breaks
from generator.model.decision import EXCLUSIVE, ONE_WINS, HitPolicy

DEFAULT, NONE = -1, -2
"""The default answer, and no answer, among the numbers of rules."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A table whose rows are judged.

    Attributes:
        policy: its hit policy; it gives one answer, not a list.
        rules: by rule, in file order, whether it fires; None for unknown.
        catches: by rule, whether it is meant for all others.
        excused: whether an entry under `open` or `impossible` holds; None for unknown.
        has_default: whether the output that is read has a default.
        covered: whether one of the rules of which it is not known is sure to fire.
    """

    policy: HitPolicy
    rules: Sequence[bool | None]
    catches: Sequence[bool]
    excused: bool | None
    has_default: bool
    covered: bool = False


def outcomes(
    judged: Judged, precedence: Callable[[int], Precedence], same: Callable[[Sequence[int]], bool]
) -> tuple[int, ...]:
    """The rules of a `judged` table, by number, of which one gives the answer, in the order in which they count; `DEFAULT` and `NONE` too.

    `precedence` is that of a rule, `same` tells whether some rules give the same answer. Each row is looked at by itself:
    more may seem possible than is, and never less. Where one rule is sure to answer there is no other.
    """
    if judged.excused:
        return (NONE,)
    rows = [number for number, holds in enumerate(judged.rules) if holds is not False]
    rows.sort(key=precedence)
    sure = [number for number in rows if judged.rules[number] and not judged.catches[number]]
    left_open = (NONE,) if judged.excused is None else ()
    if judged.policy in EXCLUSIVE and sure:
        fired = [number for number in rows if judged.rules[number]]
        broken = len(fired) > 1 and breaks(judged.policy, agree=same(fired))
        return (NONE,) if broken else (sure[0], *left_open)
    if judged.policy in ONE_WINS:
        first = next((place for place, number in enumerate(rows) if judged.rules[number]), len(rows))
        rows = rows[: first + 1]
    elif len(rows) > 1 and all(judged.rules[number] for number in rows) and breaks(judged.policy, agree=same(rows)):
        return (NONE,)
    if any(judged.rules[number] for number in rows):
        return (*rows, *left_open)
    others = (DEFAULT,) if judged.has_default else () if rows and judged.covered else (NONE,)
    return tuple(dict.fromkeys((*rows, *others, *left_open)))
