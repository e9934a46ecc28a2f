"""A decision table as a reduced decision diagram: questions in one order, equal parts shared.

What Bryant's reduced ordered binary decision diagrams are for bits ("Graph-Based Algorithms for Boolean
Function Manipulation", IEEE Transactions on Computers C-35, 1986), this is for inputs with several sets of
values (multi-valued decision diagrams, Kam et al. 1998): a question whose answers all lead to the same place is
left out, and two parts that ask and answer alike are one. Size depends on the order of the questions, so that
all orders of up to six inputs are tried, and a greedy one is taken for more (finding the best one is NP-hard:
Bollig and Wegener 1996). Combinations that are declared impossible are left out of the answers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import islice, permutations

from generator.decision.compile import Words
from generator.decision.verification.boxes import positions
from generator.decision.verification.grid import Answer, Grid, answers_of
from generator.decision.verification.reach import priority
from generator.model.decision import DecisionTable, HitPolicy
from generator.model.sfeel import UnaryTests

MAX_NODES = 25
"""Questions and answers together; a larger picture helps nobody and is not drawn."""

_ALL_ORDERS = 6  # inputs up to which every order is tried
_MOST_STATES = 4000  # partly answered tables looked at for one order
_MOST_WORK = 20_000  # the same over all orders
_MOST_ATOMS = 400  # a column of more is no question that a picture could ask


class Outcome(StrEnum):
    """What stands at the end of a path."""

    ANSWER = "answer"  # the answers of `Leaf.rules`
    DEFAULT = "default"  # no rule, and the table has default outputs
    OPEN = "open"  # declared open: the guideline gives no advice
    NOTHING = "nothing"  # a gap
    CONFLICT = "conflict"  # `Leaf.rules` match together although the hit policy forbids it


@dataclass(frozen=True, slots=True)
class Branch:
    """An answer to a question, as cells (several where one cannot say it), and the node it leads to."""

    answers: tuple[UnaryTests, ...]
    to: int


@dataclass(frozen=True, slots=True)
class Question:
    """An input that is asked, by its position among the table's inputs."""

    column: int
    branches: tuple[Branch, ...]


@dataclass(frozen=True, slots=True)
class Leaf:
    """The end of a path.

    `says` are the rules whose answers count, one for each different answer; `rules` are all that lead here.
    """

    outcome: Outcome
    says: tuple[int, ...] = ()
    rules: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Diagram:
    """Nodes in reading order: node 0 is asked first; every branch leads to a later node."""

    nodes: tuple[Question | Leaf, ...]
    order: tuple[int, ...]


def decision_diagram(table: DecisionTable, words: Words) -> Diagram | None:
    """The smallest diagram of a table, None if there is none to draw.

    There is none where nothing is asked, where answers are added up or counted, where cells cannot be compared
    beforehand, and where no diagram of at most `MAX_NODES` was found.

    `diagram-order` of the table, where given, settles the order of the inputs that it names; the others follow.
    """
    grid = Grid(table, answers_of(table, words))
    if table.aggregation or grid.doubtful or any(column.size > _MOST_ATOMS for column in grid.columns):
        return None
    best: Diagram | None = None
    limit, work = MAX_NODES, _MOST_WORK
    for order in _orders(grid):
        build = _Build(grid, order, limit)
        found = build.diagram()
        work -= build.states
        if found is not None:
            best, limit = found, len(found.nodes) - 1
        if work < 0:
            break
    return best if best is not None and isinstance(best.nodes[0], Question) else None


def _orders(grid: Grid) -> Iterator[Sequence[int]]:
    asked = [
        column for column, full in enumerate(grid.full) if any(box[column] != full for box in grid.boxes)
    ]  # what is asked nowhere is drawn nowhere
    pinned = [grid.names.index(name.name) for name in grid.table.diagram_order if name.name in grid.names]
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
        states = after[column] if len(after[column]) <= _MOST_STATES else states
        order.append(column)
        left.remove(column)
    return order


def _split(grid: Grid, states: set[int], column: int) -> set[int]:
    found: set[int] = set()
    for state in states:
        found |= {state & grid.index.at(column, 1 << atom) for atom in range(grid.columns[column].size)}
        if len(found) > _MOST_STATES:
            break
    return found


class _TooLargeError(Exception):
    pass


@dataclass(frozen=True, slots=True)
class _Ask:
    """A question while it is built: the atoms of each branch and the number of the node behind it."""

    column: int
    branches: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class _End:
    """An end while it is built: equal ones are one."""

    outcome: Outcome
    says: tuple[Answer, ...] = ()


@dataclass
class _Build:
    """One diagram for one order of questions; nodes are numbered as they are found, from the ends back."""

    grid: Grid
    order: Sequence[int]
    limit: int
    states: int = 0
    _nodes: list[_Ask | _End] = field(default_factory=list)
    _numbers: dict[_Ask | _End, int] = field(default_factory=dict)
    _seen: dict[tuple[int, int], int | None] = field(default_factory=dict)
    _rules: dict[_End, set[int]] = field(default_factory=dict)

    def diagram(self) -> Diagram | None:
        try:
            root = self._node(0, self.grid.index.all)
        except _TooLargeError:
            return None
        return None if root is None else self._in_reading_order(root)

    def _node(self, depth: int, active: int) -> int | None:
        """The number of the node for what is left of the table; None where nobody can be."""
        key = (depth, active)
        if key not in self._seen:
            self.states += 1
            if self.states > _MOST_STATES:
                raise _TooLargeError
            self._seen[key] = self._end(active) if depth == len(self.order) else self._question(depth, active)
        return self._seen[key]

    def _question(self, depth: int, active: int) -> int | None:
        column = self.order[depth]
        groups: dict[int, int] = {}  # what is left of the table, and the atoms that leave it so
        for atom in range(self.grid.columns[column].size):
            left = active & self.grid.index.at(column, 1 << atom)
            groups[left] = groups.get(left, 0) | 1 << atom
        targets: dict[int, int] = {}
        for left, atoms in groups.items():
            to = self._node(depth + 1, left)
            if to is not None:
                targets[to] = targets.get(to, 0) | atoms
        if len(targets) < 2:  # noqa: PLR2004 -- one answer, or none, is no question
            return next(iter(targets), None)
        branches = sorted(((atoms, to) for to, atoms in targets.items()), key=lambda branch: branch[0] & -branch[0])
        return self._number(_Ask(column, tuple(branches)))

    def _end(self, active: int) -> int | None:
        if active & self.grid.impossible:
            return None
        end, rules = _outcome(self.grid, active)
        self._rules.setdefault(end, set()).update(rules)
        return self._number(end)

    def _number(self, key: _Ask | _End) -> int:
        if key not in self._numbers:
            if len(self._nodes) >= self.limit:
                raise _TooLargeError
            self._numbers[key] = len(self._nodes)
            self._nodes.append(key)
        return self._numbers[key]

    def _in_reading_order(self, root: int) -> Diagram:
        """Questions in the order in which they are asked, then the ends, in the order in which they are reached."""
        questions: dict[int, None] = {}
        ends: dict[int, None] = {}
        waiting = [root]
        while waiting:
            waiting.sort(key=self._depth)
            number = waiting.pop(0)
            node = self._nodes[number]
            if isinstance(node, _End):
                ends[number] = None
            elif number not in questions:
                questions[number] = None
                waiting += [to for _, to in node.branches]
        places = {number: place for place, number in enumerate([*questions, *ends])}
        return Diagram(tuple(self._finished(number, places) for number in places), tuple(self.order))

    def _depth(self, number: int) -> int:
        node = self._nodes[number]
        return len(self.order) if isinstance(node, _End) else self.order.index(node.column)

    def _finished(self, number: int, places: dict[int, int]) -> Question | Leaf:
        node = self._nodes[number]
        if isinstance(node, _Ask):
            branches = (Branch(self._cells(node.column, atoms), places[to]) for atoms, to in node.branches)
            return Question(node.column, tuple(branches))
        rules = sorted(self._rules[node])
        first: dict[Answer, int] = {}
        for rule in rules:
            first.setdefault(self.grid.answers[rule], rule)
        return Leaf(node.outcome, tuple(first[answer] for answer in node.says), tuple(rules))

    def _cells(self, column: int, atoms: int) -> tuple[UnaryTests, ...]:
        own = self.grid.columns[column]
        parts = [atoms] if own.expressible(atoms) else [atoms & ~own.null, atoms & own.null]
        return tuple(own.tests_of(part) for part in parts)


def _outcome(grid: Grid, active: int) -> tuple[_End, list[int]]:
    """What the table says where exactly these rows match, and the rules behind it."""
    hits = list(positions(active & grid.rules))
    table = grid.table
    if not hits:
        if active & grid.open:
            return _End(Outcome.OPEN), []
        default = any(clause.default for clause in table.outputs)
        return _End(Outcome.DEFAULT if default else Outcome.NOTHING), []
    if table.hit_policy in {HitPolicy.PRIORITY, HitPolicy.OUTPUT_ORDER}:
        hits.sort(key=lambda rule: (priority(grid, rule), rule))
    if table.hit_policy in {HitPolicy.FIRST, HitPolicy.PRIORITY}:
        hits = hits[:1]
    says = tuple(dict.fromkeys(grid.answers[rule] for rule in hits))
    if (table.hit_policy is HitPolicy.UNIQUE and len(hits) > 1) or (
        table.hit_policy is HitPolicy.ANY and len(says) > 1
    ):
        return _End(Outcome.CONFLICT, says), hits
    return _End(Outcome.ANSWER, says), hits
