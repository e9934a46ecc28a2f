"""The nodes of decision diagrams, and how many a diagram has for each order of its questions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import reduce
from operator import or_
from typing import NamedTuple

from generator.decision.hits import breaks, could_change, that_count
from generator.decision.verification.boxes import positions
from generator.decision.verification.grid import Grid, RuleAnswer
from generator.decision.verification.otherwise import catches_all
from generator.decision.waiting import unknown_where_missing
from generator.model.decision import ONE_WINS, Exemption, Rule, tests_of

MOST_STATES = 4000
"""Partly answered tables that are looked at for one order."""


class Outcome(StrEnum):
    """What stands at the end of a path."""

    ANSWER = "answer"  # the answers of `DiagramEnd.rules`
    DEFAULT = "default"  # no rule, and the table has default outputs
    OPEN = "open"  # declared open: the guideline gives no advice
    WAITS = "waits"  # no rule yet: which one applies depends on `DiagramEnd.needs`, which are not known
    NOTHING = "nothing"  # a gap
    CONFLICT = "conflict"  # `DiagramEnd.rules` match together although the hit policy forbids it


class _TooLargeError(Exception):
    pass


@dataclass(frozen=True, slots=True)
class Ask:
    """A question while it is built: the atoms of each branch and the number of the node behind it."""

    column: int
    branches: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class End:
    """An end while it is built: equal ones are one."""

    outcome: Outcome
    says: tuple[RuleAnswer, ...] = ()
    may: tuple[RuleAnswer, ...] = ()
    needs: tuple[int, ...] = ()


class Left(NamedTuple):
    """What is left of a table: the rows that match so far, those that wait, and the columns that they wait for."""

    active: int
    waiting: int = 0
    missing: int = 0


@dataclass
class Nodes:
    """The nodes of a table, numbered as they are found, from the ends back; equal ones are one.

    `to_the_end` says whether questions are asked as long as an answer can make a difference; if not, nothing more is
    asked once no rule can be certain any more.
    """

    grid: Grid
    to_the_end: bool
    nodes: list[Ask | End] = field(default_factory=list)
    _numbers: dict[Ask | End, int] = field(default_factory=dict)
    rules: dict[End, tuple[set[int], set[int]]] = field(default_factory=dict)
    _unknown: list[int] = field(init=False)
    _effects: list[list[tuple[int, int, int, int]]] = field(init=False)

    def __post_init__(self) -> None:
        """Know what an answer does.

        `_unknown` has for each column the rows that are neither true nor false where its input is not known. `_effects`
        has for each column the atoms that do the same to all rows, the rows that they leave active, those that they
        leave waiting, and, as a bit, the column where they are no answer.
        """
        rows: tuple[Rule | Exemption, ...] = (*self.grid.table.rules, *self.grid.table.open)
        self._unknown = [
            sum(1 << number for number, row in enumerate(rows) if unknown_where_missing(tests_of(row, name)))
            for name in self.grid.names
        ]
        self._effects = [self._effects_of(column) for column in range(len(self.grid.axes))]

    def _effects_of(self, column: int) -> list[tuple[int, int, int, int]]:
        same: dict[tuple[int, int, int], int] = {}
        own = self.grid.axes[column]
        for atom in range(own.size):
            is_missing = bool(own.null >> atom & 1)
            unknown = self._unknown[column] if is_missing else 0
            effect = (self.grid.index.at(column, 1 << atom), unknown, is_missing << column)
            same[effect] = same.get(effect, 0) | 1 << atom
        return [(atoms, *effect) for effect, atoms in same.items()]

    def node(self, asks: tuple[int, ...], left: Left) -> int | None:
        """The number of the node for what is `left` of the table; None where nobody can be.

        `asks` are the columns that are still to be asked, in their order.
        """
        raise NotImplementedError

    def made(self, asks: tuple[int, ...], left: Left) -> int | None:
        """The number that `node` gives for `asks` and `left`, worked out anew."""
        return self._end(asks, left) if self._is_told(asks, left) else self._question(asks, left)

    def _after(self, left: Left, fits: int, unknown: int, missing: int) -> Left:
        """What is left of the table once a question is answered."""
        waiting = (left.waiting & (fits | unknown)) | (left.active & unknown)
        missing |= left.missing
        if missing:  # only what a rule still waits for tells one state from another
            for other in positions(missing):
                if not self._unknown[other] & waiting:
                    missing &= ~(1 << other)
        return Left(left.active & fits, waiting, missing)

    def _question(self, asks: tuple[int, ...], left: Left) -> int | None:
        column, further = asks[0], asks[1:]
        groups: dict[Left, int] = {}  # what is left of the table, and the atoms that leave it so
        for atoms, fits, unknown, missing in self._effects[column]:
            after = self._after(left, fits, unknown, missing)
            groups[after] = groups.get(after, 0) | atoms
        targets: dict[int, int] = {}
        for after, atoms in groups.items():
            to = self.node(further, after)
            if to is not None:
                targets[to] = targets.get(to, 0) | atoms
        if len(targets) < 2:  # noqa: PLR2004 -- one answer, or none, is no question
            return next(iter(targets), None)
        branches = sorted(((atoms, to) for to, atoms in targets.items()), key=lambda branch: branch[0] & -branch[0])
        return self._number(Ask(column, tuple(branches)))

    def _is_told(self, asks: tuple[int, ...], left: Left) -> bool:
        """Whether what an end says of what is left is settled: by all answers, or by what is not known."""
        if not asks or self.to_the_end:
            return not asks
        return bool(left.waiting) and not left.active & self.grid.rules

    def _end(self, asks: tuple[int, ...], left: Left) -> int | None:
        if any(self._is_sure(row, asks) for row in positions(left.active & self.grid.impossible)):
            return None
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
            end = End(outcome, end.says if rules else (), answers, needs)
        known = self.rules.setdefault(end, (set(), set()))
        known[0].update(rules)
        known[1].update(may)
        return self._number(end)

    def _is_sure(self, row: int, asks: tuple[int, ...]) -> bool:
        """Whether a row matches whatever the answers to the questions that are left are."""
        box, full = self.grid.boxes[row], self.grid.full
        return all(box[column] == full[column] for column in asks)

    def _number(self, key: Ask | End) -> int:
        if key not in self._numbers:
            self._numbers[key] = len(self.nodes)
            self.nodes.append(key)
        return self._numbers[key]


@dataclass
class OrderSearch(Nodes):
    """The sizes of diagrams, each for one order of questions.

    Which node stands for what is left of a table depends only on the columns that are still asked and their order, so
    that the orders that end alike share all nodes from there on. `_below` has for each node, as bits, itself and
    those under it.
    """

    limit: int = 0
    states: int = 0
    _most: int = 0
    _seen: dict[tuple[tuple[int, ...], Left], int | None] = field(default_factory=dict)
    _below: list[int] = field(default_factory=list)
    _met: int = 0

    def size(self, order: Sequence[int]) -> int | None:
        """The number of nodes of the diagram for an order.

        None for an empty diagram, for one of more than `limit` nodes, and where more than `MOST_STATES` partly
        answered tables would have to be looked at.
        """
        self._most, self._met = self.states + MOST_STATES, 0
        try:
            root = self.node(tuple(order), Left(self.grid.index.all))
        except _TooLargeError:
            return None
        return None if root is None else self._below[root].bit_count()

    def node(self, asks: tuple[int, ...], left: Left) -> int | None:
        """The number of the node for `asks` and `left`, made once for all orders that end in these questions."""
        key = (asks, left)
        if key not in self._seen:
            self.states += 1
            if self.states > self._most:
                raise _TooLargeError
            self._seen[key] = self.made(asks, left)
        number = self._seen[key]
        if number is not None:
            self._met |= self._below[number]
            if self._met.bit_count() > self.limit:
                raise _TooLargeError
        return number

    def _number(self, key: Ask | End) -> int:
        number = super()._number(key)
        if number == len(self._below):
            under = (self._below[to] for _, to in key.branches) if isinstance(key, Ask) else ()
            self._below.append(reduce(or_, under, 1 << number))
        return number


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
            return End(Outcome.OPEN), []
        return End(Outcome.DEFAULT if table.has_default else Outcome.NOTHING), []
    says = tuple(dict.fromkeys(grid.answers[rule] for rule in hits))
    if len(hits) > 1 and breaks(table.hit_policy, agree=len(says) == 1):
        return End(Outcome.CONFLICT, says), hits
    return End(Outcome.ANSWER, says), hits
