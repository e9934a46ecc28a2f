"""What a hit policy makes of several rules that match (OMG DMN 1.3 §8.2.10).

The evaluator, the verification and the diagram all ask here, each with rules of its own kind: rows of a compiled
table, or numbers. The browser's twin is `templates/theme/assets/guidepress/decide.js`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from generator.model.decision import ONE_WINS, RANKED, HitPolicy

R = TypeVar("R")
Precedence = tuple[tuple[int, ...], int]
"""Where a rule stands among those that match; the lowest comes first. Its priority, then its number in the file."""


def breaks(policy: HitPolicy, *, agree: bool) -> bool:
    """Whether two rules that match together break `policy`; `agree` says whether their answers are the same."""
    return policy is HitPolicy.UNIQUE or (policy is HitPolicy.ANY and not agree)


def place(declared: Sequence[object], value: object, *, is_computed: bool) -> int:
    """The place of the result `value` among the `declared` values of its output, most important first.

    What has to be computed (`is_computed`) could be any of them: it comes first, so that no less important answer
    is given instead. A result that is left out (None) comes last.
    """
    if is_computed:
        return -1
    return declared.index(value) if value in declared else len(declared)


def precedence(policy: HitPolicy, places: Iterable[int], number: int) -> Precedence:
    """The precedence of rule `number` under `policy`.

    `places` has the `place` of each of its results, column by column from the left.
    """
    return (tuple(places) if policy in RANKED else ()), number


def that_count(policy: HitPolicy, matching: Iterable[R], of: Callable[[R], Precedence]) -> list[R]:
    """The rules that count under `policy`, in the order of their results.

    `matching` are the rules that match, in file order; `of` gives a rule's precedence.
    """
    ordered = sorted(matching, key=of) if policy in RANKED else list(matching)
    return ordered[:1] if policy in ONE_WINS else ordered


def could_change(policy: HitPolicy, hits: Sequence[R], other: R, of: Callable[[R], Precedence]) -> bool:
    """Whether the rule `other`, were it to match as well, could change the answer of `hits`, the rules that count.

    Where there are such, and one of them decides (`policy` FIRST or PRIORITY), only a rule that comes before it can;
    `of` gives a rule's precedence.
    """
    return not hits or policy not in ONE_WINS or of(other) < of(hits[0])
