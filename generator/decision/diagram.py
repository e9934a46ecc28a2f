"""A decision table as a reduced decision diagram: questions in one order, equal parts shared.

What Bryant's reduced ordered binary decision diagrams are for bits ("Graph-Based Algorithms for Boolean Function
Manipulation", IEEE Transactions on Computers C-35, 1986), this is for inputs with several sets of values
(multi-valued decision diagrams, Kam et al. 1998): a question whose answers all lead to the same place is left out,
and two parts that ask and answer alike are one. Where somebody does not know an answer, an end names what else may
apply, as `decide` does (a rule that is neither true nor false: `generator.decision.evaluate`). Size depends on the
order of the questions, so that the best of all orders of up to six inputs is taken (by sets of inputs where that is the
same, else one by one), and a greedy one for more (finding the best one is NP-hard: Bollig and Wegener 1996). Combinations that are declared impossible are left out of the
answers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, islice, permutations
from math import factorial
from operator import mul

from generator.decision.diagram_nodes import Ask, End, Outcome, States
from generator.decision.diagram_orders import MOST_STATES, Nodes, OrderSearch
from generator.decision.diagram_sets import SetSearch
from generator.decision.verification.grid import Grid, RuleAnswer, answers_of
from generator.decision.words import Words
from generator.model.decision import DecisionTable
from generator.model.sfeel import UnaryTests
from generator.model.values import Ref

MAX_NODES = 40
"""Questions and answers together; with more, steps help nobody."""
MOST_DRAWN = 25
"""The same for a picture: a larger diagram is shown as a list of steps only."""

_ALL_ORDERS = 6  # inputs up to which every order is tried
_MOST_WORK = 20_000  # the same over all orders
_MOST_ATOMS = 400  # a column of more is no question that a picture could ask


@dataclass(frozen=True, slots=True)
class Branch:
    """An answer to a question, as cells (several where one cannot say it), and the node it leads to."""

    answers: tuple[UnaryTests, ...]
    to: int


@dataclass(frozen=True, slots=True)
class DiagramQuestion:
    """An input that is asked, by its position among the table's inputs."""

    column: int
    branches: tuple[Branch, ...]


@dataclass(frozen=True, slots=True)
class DiagramEnd:
    """The end of a path.

    `says` are the rules whose answers count, one for each different answer; `rules` are all that lead here. `may` are
    rules whose answers could change that once the inputs in `needs` (by their positions) are known, one for each
    different answer. `alerts` are those that the rules that count, or the open entries, name.
    """

    outcome: Outcome
    says: tuple[int, ...] = ()
    rules: tuple[int, ...] = ()
    may: tuple[int, ...] = ()
    needs: tuple[int, ...] = ()
    alerts: tuple[Ref, ...] = ()


@dataclass(frozen=True, slots=True)
class Diagram:
    """Nodes in reading order: node 0 is asked first; every branch leads to a later node.

    `is_exact`: no end says that it depends where a further answer would have settled it.
    """

    nodes: tuple[DiagramQuestion | DiagramEnd, ...]
    order: tuple[int, ...]
    is_exact: bool = True

    @property
    def is_drawn(self) -> bool:
        """Whether a picture of it helps."""
        return len(self.nodes) <= MOST_DRAWN


def decision_diagram(table: DecisionTable, words: Words) -> Diagram | None:
    """The smallest diagram of `table` that was found, None if there is none to draw.

    There is none where nothing is asked, where answers are added up or counted, where cells cannot be compared
    beforehand, and where no diagram of at most `MAX_NODES` was found. In one that is not drawn nothing more is asked
    once no rule can be certain any more: there an end may name rules that a further answer would have ruled out.

    `diagram-order` of the table, where given, settles the order of the inputs that it names; the others follow.
    `words` puts a text into plain words, so that two answers are compared as a reader sees them.
    """
    grid = Grid(table, answers_of(table, words))
    if table.aggregation or grid.doubtful or any(axis.size > _MOST_ATOMS for axis in grid.axes):
        return None
    states = States(grid)
    best = _smallest(states, MOST_DRAWN, to_the_end=True) or _smallest(states, MAX_NODES, to_the_end=False)
    return best if best is not None and isinstance(best.nodes[0], DiagramQuestion) else None


def _smallest(states: States, limit: int, *, to_the_end: bool) -> Diagram | None:
    """The smallest diagram of at most `limit` nodes over the orders that are tried, None if there is none."""
    order = _best_order(states, limit, to_the_end=to_the_end)
    return None if order is None else _Build(states, to_the_end, order=order).diagram()


def _best_order(states: States, limit: int, *, to_the_end: bool) -> Sequence[int] | None:
    """The first order of those with the smallest diagram; None where none has one of at most `limit` nodes."""
    grid, asked = states.grid, _asked(states.grid)
    is_brief = _is_brief([len(states.choices(column)) for column in asked])
    tries_all = not _pinned(grid) and len(asked) <= _ALL_ORDERS
    ends_agree = (to_the_end or not states.can_wait) and not grid.impossible
    if is_brief and tries_all and ends_agree:
        return SetSearch(states, to_the_end, limit=limit).best(asked)
    search = OrderSearch(states, to_the_end, limit=limit)
    best: Sequence[int] | None = None
    for order in _orders(grid):
        if is_brief and search.is_too_large(order):
            continue
        size = search.size(order)
        if size is not None:
            best, search.limit = order, size - 1
        if search.looked_at > _MOST_WORK:
            break
    return best


def _is_brief(choices: Sequence[int]) -> bool:
    """Whether all orders can be tried without coming to the limits of a search, so that none has to be counted.

    `choices` are the numbers of different answers to each question. Each order looks at most at one state for each way
    to answer its first questions; those that end alike share what they look at, but for one state a question and one
    for the end where an order is given up half-way.
    """
    count = len(choices)
    ways = [1]  # to answer 0, 1, 2, … of the questions
    for own in choices:
        ways = [without + own * among for without, among in zip([*ways, 0], [0, *ways], strict=True)]
    of_all = sum(factorial(count - number) * found for number, found in enumerate(ways)) + factorial(count) * (
        count + 1
    )
    of_one = sum(accumulate(sorted(choices, reverse=True), mul, initial=1))
    return of_one <= MOST_STATES and of_all <= _MOST_WORK


def _asked(grid: Grid) -> list[int]:
    """The columns that some row asks for: what is asked nowhere is drawn nowhere."""
    return [column for column, full in enumerate(grid.full) if any(box[column] != full for box in grid.boxes)]


def _pinned(grid: Grid) -> list[int]:
    """The columns whose order the author settles."""
    return [grid.names.index(name.name) for name in grid.table.diagram_order if name.name in grid.names]


def _orders(grid: Grid) -> Iterator[Sequence[int]]:
    asked, pinned = _asked(grid), _pinned(grid)
    if pinned:
        yield [*dict.fromkeys(pinned), *(column for column in asked if column not in pinned)]
        return
    yield asked
    if len(asked) <= _ALL_ORDERS:
        yield from islice(permutations(asked), 1, None)
    else:
        yield _greedy(grid, asked)


def _greedy(grid: Grid, asked: Sequence[int]) -> list[int]:
    """Always the input next after which the fewest different tables are left."""
    order: list[int] = []
    states = {grid.index.all}
    left = list(asked)
    while left:
        after = {column: _split(grid, states, column) for column in left}
        column = min(left, key=lambda one: (len(after[one]), one))
        states = after[column] if len(after[column]) <= MOST_STATES else states
        order.append(column)
        left.remove(column)
    return order


def _split(grid: Grid, states: set[int], column: int) -> set[int]:
    found: set[int] = set()
    for state in states:
        found |= {state & grid.index.at(column, 1 << atom) for atom in range(grid.axes[column].size)}
        if len(found) > MOST_STATES:
            break
    return found


@dataclass
class _Build(Nodes):
    """One diagram for one order of questions."""

    order: Sequence[int] = ()
    _seen: dict[tuple[int, int], int | None] = field(default_factory=dict)
    _rules: dict[End, tuple[set[int], set[int]]] = field(default_factory=dict)

    def diagram(self) -> Diagram | None:
        """The diagram, None for an empty one."""
        root = self.node(tuple(self.order), 0)
        return None if root is None else self._in_reading_order(root)

    def node(self, asks: tuple[int, ...], state: int) -> int | None:
        """The number of a node, made once."""
        key = (len(asks), state)
        if key not in self._seen:
            self._seen[key] = self.made(asks, state)
        return self._seen[key]

    def _end(self, asks: tuple[int, ...], state: int) -> int | None:
        told = self.states.told(state, asks)
        if told is None:
            return None
        rules, may = self._rules.setdefault(told.end, (set(), set()))
        rules.update(told.rules)
        may.update(told.may)
        return self._number(told.end)

    def _in_reading_order(self, root: int) -> Diagram:
        """Questions in the order in which they are asked, then the ends, in the order in which they are reached."""
        questions: dict[int, None] = {}
        ends: dict[int, None] = {}
        waiting = [root]
        while waiting:
            waiting.sort(key=self._depth)
            number = waiting.pop(0)
            node = self.nodes[number]
            if isinstance(node, End):
                ends[number] = None
            elif number not in questions:
                questions[number] = None
                waiting += [to for _, to in node.branches]
        places = {number: place for place, number in enumerate([*questions, *ends])}
        nodes = tuple(self._finished(number, places) for number in places)
        return Diagram(nodes, tuple(self.order), self.to_the_end)

    def _depth(self, number: int) -> int:
        node = self.nodes[number]
        return len(self.order) if isinstance(node, End) else self.order.index(node.column)

    def _finished(self, number: int, places: dict[int, int]) -> DiagramQuestion | DiagramEnd:
        node = self.nodes[number]
        if isinstance(node, Ask):
            branches = (Branch(self._cells(node.column, atoms), places[to]) for atoms, to in node.branches)
            return DiagramQuestion(node.column, tuple(branches))
        rules, may = map(sorted, self._rules[node])
        return DiagramEnd(
            node.outcome,
            self._first(rules, node.says),
            tuple(rules),
            self._first(may, node.may),
            node.needs,
            node.alerts,
        )

    def _first(self, rules: Sequence[int], answers: tuple[RuleAnswer, ...]) -> tuple[int, ...]:
        """For each answer the first rule that gives it."""
        first: dict[RuleAnswer, int] = {}
        for rule in rules:
            first.setdefault(self.states.grid.answers[rule], rule)
        return tuple(first[answer] for answer in answers)

    def _cells(self, column: int, atoms: int) -> tuple[UnaryTests, ...]:
        own = self.states.grid.axes[column]
        parts = [atoms] if own.expressible(atoms) else [atoms & ~own.null, atoms & own.null]
        return tuple(own.tests_of(part) for part in parts)
