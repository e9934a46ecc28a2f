"""The nodes of decision diagrams, and what is left of a table while its questions are answered one by one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from generator.decision.hits import breaks, could_change, that_count
from generator.decision.verification.boxes import positions
from generator.decision.verification.grid import Grid, RuleAnswer
from generator.decision.verification.otherwise import catches_all
from generator.decision.waiting import unknown_where_missing
from generator.model.decision import ONE_WINS, Exemption, Rule, tests_of
from generator.model.values import Ref


class Outcome(StrEnum):
    """What stands at the end of a path."""

    ANSWER = "answer"  # the answers of `DiagramEnd.rules`
    DEFAULT = "default"  # no rule, and the table has default outputs
    OPEN = "open"  # declared open: the guideline gives no advice
    OUTSIDE = "outside"  # declared open, because the guideline is not about these people
    WAITS = "waits"  # no rule yet: which one applies depends on `DiagramEnd.needs`, which are not known
    NOTHING = "nothing"  # a gap
    CONFLICT = "conflict"  # `DiagramEnd.rules` match together although the hit policy forbids it


class Ask(NamedTuple):
    """A question while it is built: the atoms of each branch and the number of the node behind it."""

    column: int
    branches: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class End:
    """An end while it is built: equal ones are one. `alerts` are those that its rows name."""

    outcome: Outcome
    says: tuple[RuleAnswer, ...] = ()
    may: tuple[RuleAnswer, ...] = ()
    needs: tuple[int, ...] = ()
    alerts: tuple[Ref, ...] = ()


class Told(NamedTuple):
    """An end that some people come to, the rules that lead them there, and those that may apply to them."""

    end: End
    rules: tuple[int, ...]
    may: tuple[int, ...]


class Left(NamedTuple):
    """What is left of a table: the rows that match so far, those that wait, and the columns that they wait for."""

    active: int
    waiting: int = 0
    missing: int = 0


class _Effect(NamedTuple):
    """What the `atoms` of a column, which do the same to all rows, do to them.

    `fits` are the rows that they leave active, `unknown` those that they leave waiting; `missing` is, as a bit, the
    column where they are no answer, else 0.
    """

    atoms: int
    fits: int
    unknown: int
    missing: int


class States:
    """All that can be left of a table, each numbered where it is first found: 0 is the whole table.

    What is left does not depend on the order in which the same questions were answered, nor what an end says of it on
    the order of those that follow. So each is worked out once for all orders (as the subfunctions of a set of inputs
    are in Friedman and Supowit, "Finding the Optimal Variable Ordering for Binary Decision Diagrams", IEEE
    Transactions on Computers 39, 1990).
    """

    def __init__(self, grid: Grid) -> None:
        """Begin with the whole table of `grid`."""
        self.grid = grid
        self._lefts: list[Left] = []
        self._numbers: dict[Left, int] = {}
        self.waits: list[bool] = []
        """For each state whether no rule can be certain any more, while some may still apply."""
        self._after: list[dict[int, tuple[tuple[int, int], ...]]] = [{} for _ in grid.axes]
        self._columns: dict[int, int] = {}
        self._told: dict[int, Told] = {}
        self._number(Left(grid.index.all))

    @cached_property
    def _unknown(self) -> list[int]:
        """For each column the rows that are neither true nor false where its input is not known."""
        rows: tuple[Rule | Exemption, ...] = (*self.grid.table.rules, *self.grid.table.open)
        return [
            sum(1 << number for number, row in enumerate(rows) if unknown_where_missing(tests_of(row, name)))
            for name in self.grid.names
        ]

    @cached_property
    def _effects(self) -> list[list[_Effect]]:
        return [self._effects_of(column) for column in range(len(self.grid.axes))]

    def choices(self, column: int) -> list[int]:
        """Answers to the question for `column`, one of each kind that does the same to all rows: an atom, as a bit."""
        return [effect.atoms & -effect.atoms for effect in self._effects[column]]

    @cached_property
    def can_wait(self) -> bool:
        """Whether a row can be neither true nor false."""
        return any(effect.unknown for effects in self._effects for effect in effects)

    def _effects_of(self, column: int) -> list[_Effect]:
        same: dict[tuple[int, int, int], int] = {}
        own = self.grid.axes[column]
        for atom in range(own.size):
            is_missing = bool(own.null >> atom & 1)
            unknown = self._unknown[column] if is_missing else 0
            effect = (self.grid.index.at(column, 1 << atom), unknown, is_missing << column)
            same[effect] = same.get(effect, 0) | 1 << atom
        return [_Effect(atoms, *effect) for effect, atoms in same.items()]

    def after(self, state: int, column: int) -> tuple[tuple[int, int], ...]:
        """The states that answers for `column` lead to from `state`, each with its atoms, the lowest atom first."""
        known = self._after[column]
        if state not in known:
            known[state] = self._answered(self._lefts[state], column)
        return known[state]

    def is_certain(self, state: int) -> bool:
        """Whether a rule matches all answers that led to `state`; then one did before each of them, too."""
        return bool(self._lefts[state].active & self.grid.rules)

    def _answered(self, left: Left, column: int) -> tuple[tuple[int, int], ...]:
        groups: dict[int, int] = {}
        for atoms, fits, unknown, now in self._effects[column]:
            waiting = (left.waiting & (fits | unknown)) | (left.active & unknown)
            # Only what a rule still waits for tells one state from another.
            missing = (left.missing | now) & self._waited_for(waiting) if waiting else 0
            number = self._number(Left(left.active & fits, waiting, missing))
            groups[number] = groups.get(number, 0) | atoms
        return tuple(groups.items())

    def _waited_for(self, waiting: int) -> int:
        """The columns that rows which wait may wait for."""
        if waiting not in self._columns:
            self._columns[waiting] = sum(1 << column for column, rows in enumerate(self._unknown) if rows & waiting)
        return self._columns[waiting]

    def _number(self, left: Left) -> int:
        number = self._numbers.get(left)
        if number is None:
            number = self._numbers[left] = len(self._lefts)
            self._lefts.append(left)
            self.waits.append(bool(left.waiting) and not left.active & self.grid.rules)
        return number

    def told(self, state: int, asks: Sequence[int]) -> Told | None:
        """What an end says in `state`, where only the columns `asks` could still be asked; None where nobody can be."""
        impossible = self._lefts[state].active & self.grid.impossible
        if impossible and any(self._is_sure(row, asks) for row in positions(impossible)):
            return None
        if state not in self._told:
            self._told[state] = self._tell(self._lefts[state])
        return self._told[state]

    def _tell(self, left: Left) -> Told:
        end, rules = _outcome(self.grid, left.active)
        may = [rule for rule in positions(left.waiting & self.grid.rules) if _could_change(self.grid, rule, rules, end)]
        waits = sum(1 << rule for rule in may)
        if end.outcome in {Outcome.DEFAULT, Outcome.NOTHING}:
            waits |= left.waiting & self.grid.open  # what the guideline may leave open decides, too
        if waits:
            if rules and all(catches_all(self.grid, rule) for rule in rules):
                may, rules = [*may, *rules], []  # a row that fits everyone is no answer yet
            outcome = end.outcome if rules else Outcome.WAITS
            answers = tuple(dict.fromkeys(self.grid.answers[rule] for rule in may))
            needs = tuple(column for column in positions(left.missing) if self._unknown[column] & waits)
            end = End(outcome, end.says if rules else (), answers, needs, end.alerts if rules else ())
        return Told(end, tuple(rules), tuple(may))

    def _is_sure(self, row: int, asks: Sequence[int]) -> bool:
        """Whether a row matches whatever the answers to the questions that are left are."""
        box, full = self.grid.boxes[row], self.grid.full
        return all(box[column] == full[column] for column in asks)


def _could_change(grid: Grid, rule: int, hits: list[int], end: End) -> bool:
    """Whether a rule that waits could change what an end says, were it to fire (`evaluate.may_change`)."""
    policy = grid.table.hit_policy
    differs = not hits or policy in ONE_WINS or grid.answers[rule] not in end.says
    return differs and could_change(policy, hits, rule, grid.precedences.__getitem__)


def _outcome(grid: Grid, active: int) -> tuple[End, list[int]]:
    """What the table says where exactly these rows match, and the rules behind it."""
    table = grid.table
    hits = that_count(table.hit_policy, positions(active & grid.rules), grid.precedences.__getitem__)
    if not hits:
        if active & grid.open:
            cases = [table.open[row - len(table.rules)] for row in positions(active & grid.open)]
            outcome = Outcome.OUTSIDE if all(case.outside for case in cases) else Outcome.OPEN
            return End(outcome, alerts=_alerts(cases)), []
        return End(Outcome.DEFAULT if table.has_default else Outcome.NOTHING), []
    says = tuple(dict.fromkeys(grid.answers[rule] for rule in hits))
    if len(hits) > 1 and breaks(table.hit_policy, agree=len(says) == 1):
        return End(Outcome.CONFLICT, says), hits
    return End(Outcome.ANSWER, says, alerts=_alerts([table.rules[rule] for rule in hits])), hits


def _alerts(rows: Sequence[Rule | Exemption]) -> tuple[Ref, ...]:
    return tuple(dict.fromkeys(row.alert for row in rows if row.alert))
