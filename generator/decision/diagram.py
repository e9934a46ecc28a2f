"""A decision table as a reduced decision diagram: questions in one order, equal parts shared.

What Bryant's reduced ordered binary decision diagrams are for bits ("Graph-Based Algorithms for Boolean
Function Manipulation", IEEE Transactions on Computers C-35, 1986), this is for inputs with several sets of
values (multi-valued decision diagrams, Kam et al. 1998): a question whose answers all lead to the same place is
left out, and two parts that ask and answer alike are one. Where somebody does not know an answer, an end names what else
may apply, as `decide` does (a rule that is neither true nor false: `generator.decision.evaluate`). Size depends on the order of the questions, so that
all orders of up to six inputs are tried, and a greedy one is taken for more (finding the best one is NP-hard:
Bollig and Wegener 1996). Combinations that are declared impossible are left out of the answers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import islice, permutations

from generator.decision.hits import breaks, could_change, that_count
from generator.decision.verification.boxes import positions
from generator.decision.verification.grid import Grid, RuleAnswer, answers_of
from generator.decision.verification.otherwise import catches_all
from generator.decision.waiting import unknown_where_missing
from generator.decision.words import Words
from generator.model.decision import ONE_WINS, DecisionTable, Exemption, Rule, tests_of
from generator.model.sfeel import UnaryTests

MAX_NODES = 40
"""Questions and answers together; with more, steps help nobody."""
MOST_DRAWN = 25
"""The same for a picture: a larger diagram is shown as a list of steps only."""

_ALL_ORDERS = 6  # inputs up to which every order is tried
_MOST_STATES = 4000  # partly answered tables looked at for one order
_MOST_WORK = 20_000  # the same over all orders
_MOST_ATOMS = 400  # a column of more is no question that a picture could ask


class Outcome(StrEnum):
    """What stands at the end of a path."""

    ANSWER = "answer"  # the answers of `DiagramEnd.rules`
    DEFAULT = "default"  # no rule, and the table has default outputs
    OPEN = "open"  # declared open: the guideline gives no advice
    WAITS = "waits"  # no rule yet: which one applies depends on `DiagramEnd.needs`, which are not known
    NOTHING = "nothing"  # a gap
    CONFLICT = "conflict"  # `DiagramEnd.rules` match together although the hit policy forbids it


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
    different answer.
    """

    outcome: Outcome
    says: tuple[int, ...] = ()
    rules: tuple[int, ...] = ()
    may: tuple[int, ...] = ()
    needs: tuple[int, ...] = ()


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
    """The smallest diagram of a table, None if there is none to draw.

    There is none where nothing is asked, where answers are added up or counted, where cells cannot be compared
    beforehand, and where no diagram of at most `MAX_NODES` was found. In one that is not drawn nothing more is asked once no rule
    can be certain any more: there an end may name rules that a further answer would have ruled out.

    `diagram-order` of the table, where given, settles the order of the inputs that it names; the others follow.
    """
    grid = Grid(table, answers_of(table, words))
    if table.aggregation or grid.doubtful or any(column.size > _MOST_ATOMS for column in grid.columns):
        return None
    best = _smallest(grid, MOST_DRAWN, to_the_end=True) or _smallest(grid, MAX_NODES, to_the_end=False)
    return best if best is not None and isinstance(best.nodes[0], DiagramQuestion) else None


def _smallest(grid: Grid, limit: int, *, to_the_end: bool) -> Diagram | None:
    best: Diagram | None = None
    work = _MOST_WORK
    for order in _orders(grid):
        build = _Build(grid, order, limit, to_the_end)
        found = build.diagram()
        work -= build.states
        if found is not None:
            best, limit = found, len(found.nodes) - 1
        if work < 0:
            break
    return best


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
    says: tuple[RuleAnswer, ...] = ()
    may: tuple[RuleAnswer, ...] = ()
    needs: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class _Left:
    """What is left of a table: the rows that match so far, those that wait, and the columns that they wait for."""

    active: int
    waiting: int = 0
    missing: int = 0


@dataclass
class _Build:
    """One diagram for one order of questions; nodes are numbered as they are found, from the ends back.

    `to_the_end`: questions are asked as long as an answer can make a difference.
    """

    grid: Grid
    order: Sequence[int]
    limit: int
    to_the_end: bool
    states: int = 0
    _nodes: list[_Ask | _End] = field(default_factory=list)
    _numbers: dict[_Ask | _End, int] = field(default_factory=dict)
    _seen: dict[tuple[int, _Left], int | None] = field(default_factory=dict)
    _rules: dict[_End, tuple[set[int], set[int]]] = field(default_factory=dict)
    _unknown: list[int] = field(init=False)

    def __post_init__(self) -> None:
        """Know for each column the rows that are neither true nor false where its input is not known."""
        rows: tuple[Rule | Exemption, ...] = (*self.grid.table.rules, *self.grid.table.open)
        self._unknown = [
            sum(1 << number for number, row in enumerate(rows) if unknown_where_missing(tests_of(row, name)))
            for name in self.grid.names
        ]

    def diagram(self) -> Diagram | None:
        try:
            root = self._node(0, _Left(self.grid.index.all))
        except _TooLargeError:
            return None
        return None if root is None else self._in_reading_order(root)

    def _node(self, depth: int, left: _Left) -> int | None:
        """The number of the node for what is left of the table; None where nobody can be."""
        key = (depth, left)
        if key not in self._seen:
            self.states += 1
            if self.states > _MOST_STATES:
                raise _TooLargeError
            self._seen[key] = self._end(depth, left) if self._is_told(depth, left) else self._question(depth, left)
        return self._seen[key]

    def _after(self, left: _Left, column: int, atom: int) -> _Left:
        """What is left of the table once a question is answered."""
        fits = self.grid.index.at(column, 1 << atom)
        is_missing = bool(self.grid.columns[column].null >> atom & 1)
        unknown = self._unknown[column] if is_missing else 0
        waiting = (left.waiting & (fits | unknown)) | (left.active & unknown)
        missing = left.missing | is_missing << column
        for other in positions(missing):  # only what a rule still waits for tells one state from another
            if not self._unknown[other] & waiting:
                missing &= ~(1 << other)
        return _Left(left.active & fits, waiting, missing)

    def _question(self, depth: int, left: _Left) -> int | None:
        column = self.order[depth]
        groups: dict[_Left, int] = {}  # what is left of the table, and the atoms that leave it so
        for atom in range(self.grid.columns[column].size):
            after = self._after(left, column, atom)
            groups[after] = groups.get(after, 0) | 1 << atom
        targets: dict[int, int] = {}
        for after, atoms in groups.items():
            to = self._node(depth + 1, after)
            if to is not None:
                targets[to] = targets.get(to, 0) | atoms
        if len(targets) < 2:  # noqa: PLR2004 -- one answer, or none, is no question
            return next(iter(targets), None)
        branches = sorted(((atoms, to) for to, atoms in targets.items()), key=lambda branch: branch[0] & -branch[0])
        return self._number(_Ask(column, tuple(branches)))

    def _is_told(self, depth: int, left: _Left) -> bool:
        """Whether what an end says of what is left is settled: by all answers, or by what is not known."""
        if depth == len(self.order) or self.to_the_end:
            return depth == len(self.order)
        return bool(left.waiting) and not left.active & self.grid.rules

    def _end(self, depth: int, left: _Left) -> int | None:
        if any(self._is_sure(row, depth) for row in positions(left.active & self.grid.impossible)):
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
            end = _End(outcome, end.says if rules else (), answers, needs)
        known = self._rules.setdefault(end, (set(), set()))
        known[0].update(rules)
        known[1].update(may)
        return self._number(end)

    def _is_sure(self, row: int, depth: int) -> bool:
        """Whether a row matches whatever the answers to the questions from `depth` on are."""
        box, full = self.grid.boxes[row], self.grid.full
        return all(box[column] == full[column] for column in self.order[depth:])

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
        nodes = tuple(self._finished(number, places) for number in places)
        return Diagram(nodes, tuple(self.order), self.to_the_end)

    def _depth(self, number: int) -> int:
        node = self._nodes[number]
        return len(self.order) if isinstance(node, _End) else self.order.index(node.column)

    def _finished(self, number: int, places: dict[int, int]) -> DiagramQuestion | DiagramEnd:
        node = self._nodes[number]
        if isinstance(node, _Ask):
            branches = (Branch(self._cells(node.column, atoms), places[to]) for atoms, to in node.branches)
            return DiagramQuestion(node.column, tuple(branches))
        rules, may = map(sorted, self._rules[node])
        return DiagramEnd(
            node.outcome, self._first(rules, node.says), tuple(rules), self._first(may, node.may), node.needs
        )

    def _first(self, rules: Sequence[int], answers: tuple[RuleAnswer, ...]) -> tuple[int, ...]:
        """For each answer the first rule that gives it."""
        first: dict[RuleAnswer, int] = {}
        for rule in rules:
            first.setdefault(self.grid.answers[rule], rule)
        return tuple(first[answer] for answer in answers)

    def _cells(self, column: int, atoms: int) -> tuple[UnaryTests, ...]:
        own = self.grid.columns[column]
        parts = [atoms] if own.expressible(atoms) else [atoms & ~own.null, atoms & own.null]
        return tuple(own.tests_of(part) for part in parts)


def _could_change(grid: Grid, rule: int, hits: list[int], end: _End) -> bool:
    """Whether a rule that waits could change what an end says, were it to fire (`evaluate.may_change`)."""
    policy = grid.table.hit_policy
    differs = not hits or policy in ONE_WINS or grid.answers[rule] not in end.says
    return differs and could_change(policy, hits, rule, grid.precedences.__getitem__)


def _outcome(grid: Grid, active: int) -> tuple[_End, list[int]]:
    """What the table says where exactly these rows match, and the rules behind it."""
    table = grid.table
    hits = that_count(table.hit_policy, positions(active & grid.rules), grid.precedences.__getitem__)
    if not hits:
        if active & grid.open:
            return _End(Outcome.OPEN), []
        default = table.has_default
        return _End(Outcome.DEFAULT if default else Outcome.NOTHING), []
    says = tuple(dict.fromkeys(grid.answers[rule] for rule in hits))
    if len(hits) > 1 and breaks(table.hit_policy, agree=len(says) == 1):
        return _End(Outcome.CONFLICT, says), hits
    return _End(Outcome.ANSWER, says), hits
