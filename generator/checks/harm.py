"""Which findings of a table are told first: what gives a patient wrong advice before what gives none."""

from __future__ import annotations

from generator.model.decision import Level

_WEIGHT = (Level.ERROR, Level.WARNING, Level.HINT, Level.OFF)
_WORST = (
    "wrong-example",  # it answers something else than its editor means
    "unreachable-rule",  # what it says is never said
    "open-but-answered",
    "overlapping-rules",
    "gap-in-table",  # no answer is better than a wrong one
    "missing-falls-through",
)
_SAME_ANSWER = len(_WORST)


def harm(code: str, level: Level, *, agree: bool = False) -> tuple[int, int]:
    """A key to sort findings by, the most harmful first.

    Args:
        code: of the finding, a key of `generator.codes.CODES`.
        level: what it weighs in its table.
        agree: whether it is about two rules that say the same.
    """
    kind = _WORST.index(code) if code in _WORST else len(_WORST) + 1
    return _WEIGHT.index(level), _SAME_ANSWER if agree else kind
