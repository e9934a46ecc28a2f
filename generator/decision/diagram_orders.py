"""How many nodes a diagram has for each order of its questions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce
from operator import or_

from generator.decision.diagram_nodes import Ask, End, States

MOST_STATES = 4000
"""Partly answered tables that are looked at for one order."""

_MOST_BOUNDS = 16  # states below which nodes are counted for a bound: those of an order that is too large soon show it


class _TooLargeError(Exception):
    pass


@dataclass
class Nodes:
    """The nodes of a table, numbered as they are found, from the ends back; equal ones are one.

    `to_the_end` says whether questions are asked as long as an answer can make a difference; if not, nothing more is
    asked once no rule can be certain any more.
    """

    states: States
    to_the_end: bool
    nodes: list[Ask | End] = field(default_factory=list)
    _numbers: dict[Ask | End, int] = field(default_factory=dict)

    def node(self, asks: tuple[int, ...], state: int) -> int | None:
        """The number of the node for a `state` of the table; None where nobody can be.

        `asks` are the columns that are still to be asked, in their order.
        """
        raise NotImplementedError

    def made(self, asks: tuple[int, ...], state: int) -> int | None:
        """The number that `node` gives for `asks` and `state`, worked out anew."""
        # What an end says is settled by all answers, or by what is not known.
        is_told = not asks or (not self.to_the_end and self.states.waits[state])
        return self._end(asks, state) if is_told else self._question(asks, state)

    def _question(self, asks: tuple[int, ...], state: int) -> int | None:
        further = asks[1:]
        targets: dict[int, int] = {}
        for after, atoms in self.states.after(state, asks[0]):
            to = self.node(further, after)
            if to is not None:
                targets[to] = targets.get(to, 0) | atoms
        return self._asking(asks[0], targets) if targets else None

    def _asking(self, column: int, targets: Mapping[int, int]) -> int:
        """The number of the node that asks for `column`, with its atoms by the node that they lead to.

        The target with the lowest atom comes first.
        """
        if len(targets) == 1:  # one answer is no question
            return next(iter(targets))
        return self._number(Ask(column, tuple((atoms, to) for to, atoms in targets.items())))

    def _end(self, asks: tuple[int, ...], state: int) -> int | None:
        told = self.states.told(state, asks)
        return None if told is None else self._number(told.end)

    def _number(self, key: Ask | End) -> int:
        number = self._numbers.setdefault(key, len(self.nodes))
        if number == len(self.nodes):
            self.nodes.append(key)
        return number


@dataclass
class OrderSearch(Nodes):
    """The sizes of diagrams, each for one order of questions.

    Which node stands for what is left of a table depends only on the columns that are still asked and their order, so
    that the orders that end alike share all nodes from there on. `_below` has for each node, as bits, itself and
    those under it.
    """

    limit: int = 0
    looked_at: int = 0
    _most: int = 0
    _found: dict[tuple[int, ...], dict[int, int | None]] = field(default_factory=lambda: defaultdict(dict))
    _below: list[int] = field(default_factory=list)
    _met: int = 0
    _leasts: dict[tuple[int, ...], int] = field(default_factory=dict)
    _left: dict[tuple[int, ...], list[int]] = field(default_factory=dict)

    def size(self, order: Sequence[int]) -> int | None:
        """The number of nodes of the diagram for an order.

        None for an empty diagram, for one of more than `limit` nodes, and where more than `MOST_STATES` partly
        answered tables would have to be looked at.
        """
        self._most, self._met = self.looked_at + MOST_STATES, 0
        try:
            root = self.node(tuple(order), 0)
        except _TooLargeError:
            return None
        return None if root is None else self._below[root].bit_count()

    def node(self, asks: tuple[int, ...], state: int) -> int | None:
        """The number of the node for `asks` and `state`, made once for all orders that end in these questions."""
        found = self._found[asks]
        if state in found:
            number = found[state]
        else:
            self.looked_at += 1
            if self.looked_at > self._most:
                raise _TooLargeError
            number = found[state] = self.made(asks, state)
        if number is not None:
            self._met |= self._below[number]
            if self._met.bit_count() > self.limit:
                raise _TooLargeError
        return number

    def is_too_large(self, order: Sequence[int]) -> bool:
        """Whether what is left before the last questions of an `order` shows that its diagram has more than `limit` nodes.

        A bound in the sense of branch and bound: one that is found for the last questions counts for all orders that end
        in them. It looks at states beside those that `size` looks at, and counts them too.
        """
        whole = tuple(order)
        return any(self._least(whole[:at], whole[at:]) > self.limit for at in range(len(whole) - 1, 1, -1))

    def _least(self, before: tuple[int, ...], asks: tuple[int, ...]) -> int:
        """The nodes that each diagram has at least whose last questions are `asks`, after those of `before`."""
        if asks not in self._leasts:
            self._most, self._met = self.looked_at + MOST_STATES, 0
            try:
                for state in self._surely_left(tuple(sorted(before))):
                    self.node(asks, state)
                self._leasts[asks] = self._met.bit_count()
            except _TooLargeError:
                self._leasts[asks] = self.limit + 1
        return self._leasts[asks]

    def _surely_left(self, columns: tuple[int, ...]) -> list[int]:
        """Some of the states that are left once `columns` are answered, in whatever order they are asked."""
        if not columns:
            return [0]
        if columns not in self._left:
            *before, last = columns
            found = (to for state in self._surely_left(tuple(before)) for to, _ in self.states.after(state, last))
            surely = dict.fromkeys(to for to in found if self.to_the_end or self.states.is_certain(to))
            self._left[columns] = list(surely)[:_MOST_BOUNDS]
        return self._left[columns]

    def _number(self, key: Ask | End) -> int:
        number = super()._number(key)
        if number == len(self._below):
            under = (self._below[to] for _, to in key.branches) if isinstance(key, Ask) else ()
            self._below.append(reduce(or_, under, 1 << number))
        return number
