"""The best order of a diagram's questions, found over sets of questions instead of orders.

How many different tables are left once a set of inputs has been answered, and which of them another input still tells
apart, does not depend on the order of the answers. So the nodes that ask for an input number the same for all orders
that ask for the same inputs before it, and of these orders only the best one has to be known: 2^n sets instead of n!
orders (Friedman and Supowit, "Finding the Optimal Variable Ordering for Binary Decision Diagrams", IEEE Transactions on
Computers 39, 1990). That holds where what an end says depends on the answers alone: where every question is asked that
can make a difference, or nothing is left unknown, and where no combination is left out as impossible.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce
from operator import or_
from typing import NamedTuple

from generator.decision.diagram_nodes import Ask, End
from generator.decision.diagram_orders import Nodes


class _TooManyEndsError(Exception):
    pass


class _Asked(NamedTuple):
    """The best order of a set of questions: its number of nodes, and the nodes that stand for what is left behind it."""

    size: int
    order: tuple[int, ...]
    left: frozenset[int]


@dataclass
class SetSearch(Nodes):
    """The best of all orders of questions, for diagrams of at most `limit` nodes.

    `_supports` has for each node, as bits, the columns that it depends on.
    """

    limit: int = 0
    _found: dict[tuple[int, int], int | None] = field(default_factory=dict)
    _supports: list[int] = field(default_factory=list)
    _given: dict[tuple[int, int, int], int] = field(default_factory=dict)
    _ends: int = 0

    def best(self, asked: Sequence[int]) -> Sequence[int] | None:
        """The order of the columns `asked`, which ascend, whose diagram is smallest; None where each is too large.

        Of several such orders the first, by their columns.
        """
        try:
            root = self.node(tuple(asked), 0)  # the order makes no difference to how many ends there are
        except _TooManyEndsError:
            return None
        assert root is not None, "no combination is impossible"  # noqa: S101 - the caller has seen to it
        sets = {0: _Asked(self._ends, (), self._open([root]))}
        for _ in asked:
            sets = self._longer(sets, asked)
        return min((found.order for found in sets.values()), default=None)

    def node(self, asks: tuple[int, ...], state: int) -> int | None:
        """The number of the node for `asks` and `state`, made once for this order."""
        key = (len(asks), state)
        if key not in self._found:
            self._found[key] = self.made(asks, state)
        return self._found[key]

    def _number(self, key: Ask | End) -> int:
        number = super()._number(key)
        if number == len(self._supports):
            if isinstance(key, Ask):
                below = (self._supports[to] for _, to in key.branches)
                self._supports.append(reduce(or_, below, 1 << key.column))
            else:
                self._supports.append(0)
                self._ends += 1
                if self._ends > self.limit:
                    raise _TooManyEndsError
        return number

    def _longer(self, sets: Mapping[int, _Asked], asked: Sequence[int]) -> dict[int, _Asked]:
        """The same for all sets of one question more."""
        longer: dict[int, _Asked] = {}
        for columns, (before, order, left) in sets.items():
            for column in asked:
                if columns >> column & 1:
                    continue
                asking = [number for number in left if self._supports[number] >> column & 1]
                size = before + len(asking)
                if size > self.limit:
                    continue
                key = columns | 1 << column
                known = longer.get(key)
                if known is None:
                    further = left.difference(asking) | self._open(self._answered(asking, column))
                    longer[key] = _Asked(size, (*order, column), further)
                elif (size, (*order, column)) < known[:2]:
                    longer[key] = _Asked(size, (*order, column), known.left)
        return longer

    def _open(self, numbers: Sequence[int] | Iterator[int]) -> frozenset[int]:
        """Those nodes that still ask something."""
        return frozenset(number for number in numbers if self._supports[number])

    def _answered(self, numbers: Sequence[int], column: int) -> Iterator[int]:
        for atom in self.states.choices(column):
            for number in numbers:
                yield self._with(number, column, atom)

    def _with(self, number: int, column: int, atom: int) -> int:
        """The node for what is left of a node once the answer to a question is known."""
        node = self.nodes[number]
        if isinstance(node, End) or not self._supports[number] >> column & 1:
            return number
        if node.column == column:
            return next(to for atoms, to in node.branches if atoms & atom)
        key = (number, column, atom)
        if key not in self._given:
            targets: dict[int, int] = {}
            for atoms, to in node.branches:
                after = self._with(to, column, atom)
                targets[after] = targets.get(after, 0) | atoms
            self._given[key] = self._asking(node.column, targets)
        return self._given[key]
