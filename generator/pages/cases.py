"""Every case of a decision table, in the groups that a reader looks for: is there advice, does it wait, is it about me?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from generator.decision.waiting import waiting_and_silent, waits_for
from generator.language.speaking import N_, _
from generator.model.decision import DecisionTable, Exemption, HitPolicy, InputClause, Rule
from generator.model.guideline import Guideline
from generator.model.strength import Certainty, Direction
from generator.model.values import Ref

MOST_UNFOLDED = 4
"""Cases that a page shows at once on a phone; of more, the groups are folded."""
MOST_OPEN = 2
"""Cases of a first group that stands open where the groups are folded."""
MOST_TOLD = 900
"""Characters that cases may say in all before a phone folds them, however few they are: half of what five screens hold."""
MOST_SPREAD = 12
"""Cases that a wide screen shows at once: there a script opens the folds of a table that has no more."""


class GroupKind(StrEnum):
    """The groups, in the order in which they stand."""

    ADVICE = "advice"
    WAITS = "waits"
    NO_ADVICE = "no-advice"
    SILENT = "open"
    OUTSIDE = "outside"


_TITLES = {
    GroupKind.ADVICE: N_("The guideline has advice"),
    GroupKind.WAITS: N_("It depends on what is not known"),
    GroupKind.NO_ADVICE: N_("The guideline gives no advice"),
    GroupKind.SILENT: N_("The guideline does not say"),
    GroupKind.OUTSIDE: N_("The guideline is not about you"),
}
_INTROS = {
    GroupKind.WAITS: N_(
        "What applies to you depends on something that you do not know yet. Your care team can help with it."
    ),
    GroupKind.NO_ADVICE: N_("If you are one of these people, ask your care team."),
    GroupKind.SILENT: N_("If you are one of these people, ask your care team."),
    GroupKind.OUTSIDE: N_("If you are one of these people, ask your care team which advice fits you."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One case: a rule with its number in the table, or (number 0) an open entry with what it waits for."""

    row: Rule | Exemption
    number: int = 0
    grade: Ref | None = None
    certainty: Certainty | None = None
    waits: tuple[InputClause, ...] = ()


@dataclass(frozen=True, slots=True)
class CaseGroup:
    """Cases of one kind, of which there is at least one."""

    kind: GroupKind
    cases: tuple[Case, ...]

    @property
    def title(self) -> str:
        """Its heading."""
        return _(_TITLES[self.kind])

    @property
    def is_open(self) -> bool:
        """Whether it stands open where groups are folded: advice is what most people look for, if it is short."""
        told = sum(_told(case.row) for case in self.cases if isinstance(case.row, Rule))
        return self.kind is GroupKind.ADVICE and len(self.cases) <= MOST_OPEN and told <= MOST_TOLD

    @property
    def intro(self) -> str:
        """What holds for all of them; "" where each says itself what it says."""
        return _(_INTROS[self.kind]) if self.kind in _INTROS else ""


@dataclass(frozen=True, slots=True)
class Cases:
    """The cases of a table: `is_graded` where some say how firm they are, `is_folded` where there are many, or long ones.

    `is_spread`: a wide screen has room for all of them.
    """

    groups: tuple[CaseGroup, ...]
    is_graded: bool
    is_folded: bool
    is_spread: bool

    @property
    def of_rules(self) -> tuple[Case, ...]:
        """Those that the table has a rule for, in the table's order."""
        return tuple(sorted((case for case in self._all if case.number), key=lambda case: case.number))

    @property
    def _all(self) -> Iterator[Case]:
        return (case for group in self.groups for case in group.cases)


def cases_of(table: DecisionTable, guideline: Guideline) -> Cases:
    """Every case of `table`, one of `guideline`, in groups that are not empty.

    A table that is read from the top keeps all its rules together, in their order: apart they would say something else.
    """
    found: dict[GroupKind, list[Case]] = {kind: [] for kind in GroupKind}
    for number, rule in enumerate(table.rules, 1):
        case = Case(row=rule, number=number, grade=table.grade_of(rule), certainty=rule.certainty)
        kept = table.hit_policy is HitPolicy.FIRST or not _is_no_advice(guideline, case.grade)
        found[GroupKind.ADVICE if kept else GroupKind.NO_ADVICE].append(case)
    waiting, silent = waiting_and_silent(table)
    for item in waiting:
        found[GroupKind.WAITS].append(Case(row=item, waits=waits_for(table, item)))
    for item in silent:
        found[GroupKind.OUTSIDE if item.outside else GroupKind.SILENT].append(Case(row=item))
    groups = tuple(CaseGroup(kind, tuple(cases)) for kind, cases in found.items() if cases)
    count = sum(len(group.cases) for group in groups)
    return Cases(
        groups,
        is_graded=any(case.grade or case.certainty for group in groups for case in group.cases),
        is_folded=count > MOST_UNFOLDED or sum(map(_told, table.rules)) > MOST_TOLD,
        is_spread=count <= MOST_SPREAD,
    )


def _told(rule: Rule) -> int:
    """How many characters the results of a rule and its note have."""
    results = sum(len(str(result.text)) for result in rule.outputs.values())
    return results + (len(str(rule.note)) if rule.note else 0)


def _is_no_advice(guideline: Guideline, ref: Ref | None) -> bool:
    return ref is not None and guideline.grades[ref.name].direction is Direction.NO_ADVICE
