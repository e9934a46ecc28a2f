"""What can arrive at a table whose inputs come from other tables and from formulas.

What people are asked is gone through one by one, cut into atoms at the cells of all tables. All that matters of the answers
so far is kept as a state: of each table the rows that can still hold, of each sum what it comes to. States that are the
same are one, so that a score of twenty signs has twenty-one of them and not a million. A table whose inputs are all there
is answered, and only its answer goes on.

Sums of ticked signs are exact. Of other formulas with numbers, whatever lies between their ends may arrive; a state that
rests on that is not `sure` before `witnesses` has found somebody.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from generator.decision.formulas import span_of
from generator.decision.spans import Span, between, combined, one_of, rounded, rounding, single
from generator.decision.verification.atoms import axis_of
from generator.decision.verification.axes import InputAxis, is_opaque
from generator.decision.verification.boxes import Budget, positions
from generator.decision.verification.views import Rows, View, cells_of, in_formulas, is_spoken_of, rows_of
from generator.model.decision import DecisionTable, InputClause
from generator.model.linked import Combined, Formula, FromDecision, Number, Operand, Rounded, Term, operands
from generator.model.sfeel import NUMBERS, Domain, Equals, Type, UnaryTests, Value

_STEP = 2  # what one transition is worth of the budget
Path = tuple["Path | None", str, int]
"""The answers so far, the last one first: what was asked, and the atom."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """One way in which the linked columns of a table can be filled.

    Attributes:
        point: the atom of each linked column, in the order of the columns.
        path: answers that lead there, by what is asked: atoms of its axis.
        sure: whether they do for certain.
        person: somebody who does, where any answer in these atoms will not do.
    """

    point: tuple[int, ...]
    path: Mapping[str, int]
    sure: bool
    person: Mapping[str, Value | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Arrivals:
    """All that can arrive at a table.

    Attributes:
        columns: the positions of the inputs that are linked: those that nobody is asked for and that cells speak of, and
            those that are asked for and decide these as well.
        own: the axis of each of these columns.
        axes: the axis of each thing that is asked for along the way.
        found: what arrives in the columns.
    """

    columns: tuple[int, ...]
    own: tuple[InputAxis, ...]
    axes: Mapping[str, InputAxis]
    found: tuple[Arrival, ...]


class OpaqueError(Exception):
    """A cell on the way cannot be compared beforehand."""


def asked_axes(table: DecisionTable) -> dict[str, InputAxis]:
    """The axis of everything that is asked for in `table` or in those that it is linked to, cut at the cells of all."""
    tables = (*table.linked, table)
    found: dict[str, InputAxis] = {}
    for clause in (clause for one in tables for clause in one.inputs if clause.origin is None):
        if clause.id.name not in found:
            asking = [one for one in tables if any(_is_asked(other, clause.id.name) for other in one.inputs)]
            cells = cells_of(asking, clause.id.name)
            if any(clause.id.name in in_formulas(one) for one in asking):
                cells += _one_by_one(clause.domain)
            found[clause.id.name] = axis_of(clause.domain, cells)
    return found


def arrivals(table: DecisionTable, budget: Budget) -> Arrivals:
    """What can arrive at `table`.

    Raises BudgetError once `budget` is spent, OpaqueError where a cell on the way cannot be compared beforehand.
    """
    return _Way(table, budget).arrivals()


def _one_by_one(domain: Domain) -> list[UnaryTests]:
    """Each number of a short range by itself: what a formula makes of it is exact then."""
    if domain.type is not Type.INTEGER or domain.values:
        return []
    return [UnaryTests((Equals(Decimal(int(number))),)) for number in span_of(domain).values]


def _is_asked(clause: InputClause, name: str) -> bool:
    return clause.origin is None and clause.id.name == name


Worked = Value | Span | None
Own = tuple[str, str]
"""A table and an input or output of it."""


@dataclass
class _State:
    """What matters of the answers so far: rows by table, sums, what was asked (atoms), and what was worked out."""

    rows: dict[str, Rows] = field(default_factory=dict)
    sums: dict[Own, Span | None] = field(default_factory=dict)
    asked: dict[str, int] = field(default_factory=dict)
    values: dict[Own, Worked] = field(default_factory=dict)
    atoms: dict[str, int | None] = field(default_factory=dict)
    path: Path | None = None
    sure: bool = True

    @property
    def key(self) -> tuple[object, ...]:
        parts: tuple[dict[object, object], ...] = (self.rows, self.sums, self.asked, self.values, self.atoms)  # type: ignore[assignment]
        return tuple(value for part in parts for value in part.values())

    def copy(self) -> _State:
        return _State(
            dict(self.rows),
            dict(self.sums),
            dict(self.asked),
            dict(self.values),
            dict(self.atoms),
            self.path,
            self.sure,
        )


class _Way:
    def __init__(self, table: DecisionTable, budget: Budget) -> None:
        self._table = table
        self._budget = budget
        self._tables = (*table.linked, table)
        self._views = {one.decision.name: View(one) for one in self._tables}
        self._leaves = asked_axes(table)
        self._spans: dict[str, dict[int, Span]] = {}
        cells = (cell for one in self._tables for row in rows_of(one) for cell in row.cells.values())
        if any(is_opaque(cell.tests) for cell in cells):
            raise OpaqueError
        elsewhere = {name for one in table.linked for name in _used(one)} | set(in_formulas(table))
        self._columns = tuple(
            at
            for at, clause in enumerate(table.inputs)
            if is_spoken_of(table, clause.id.name) and (clause.origin is not None or clause.id.name in elsewhere)
        )

    def arrivals(self) -> Arrivals:
        start = _State()
        for name, view in self._views.items():
            if name != self._table.decision.name:
                start.rows[name] = (view.all, view.all)
            start.sums |= {(name, own): single(one.base) for own, one in view.sums.items()}
        states = [start]
        for one in self._tables:
            for name in self._needed(one):
                states = self._asking(states, name)
            for clause in _in_turn(one):
                states = self._filling(states, one, clause)
            if one is not self._table:
                states = self._answering(states, one)
            states = self._forgetting(states, one)
        clauses = [self._table.inputs[at] for at in self._columns]
        own = self._views[self._table.decision.name].axes | self._leaves
        axes = tuple(own[clause.id.name] for clause in clauses)
        return Arrivals(self._columns, axes, self._leaves, tuple(self._points(states)))

    def _needed(self, table: DecisionTable) -> list[str]:
        """What is asked at `table`, and was not before."""
        if table is self._table:
            own = [table.inputs[at].id.name for at in self._columns]
            wanted = [*in_formulas(table), *(name for name in own if name in self._leaves)]
        else:
            wanted = _used(table)
        new = [name for name in dict.fromkeys(wanted) if name not in self._spans]
        for name in new:
            counts = any(name in in_formulas(one) for one in self._tables)
            axis = self._leaves[name]
            self._spans[name] = {atom: axis.numbers(atom) for atom in positions(axis.known)} if counts else {}
        return new

    @staticmethod
    def _merged(states: Iterator[_State]) -> list[_State]:
        found: dict[tuple[object, ...], _State] = {}
        for state in states:
            held = found.get(state.key)
            if held is None or (state.sure and not held.sure):
                found[state.key] = state
        return list(found.values())

    # what is asked

    def _asking(self, states: list[_State], name: str) -> list[_State]:
        return self._merged(self._asked(states, name))

    def _asked(self, states: list[_State], name: str) -> Iterator[_State]:
        axis = self._leaves[name]
        for state in states:
            for atom in range(axis.size):
                self._budget.spend(_STEP)
                new = state.copy()
                for decision, view in self._views.items():
                    if decision in new.rows and view.has(name, is_asked=True):
                        new.rows[decision] = _narrowed(new.rows[decision], view.through(name, axis, atom))
                    self._count(new, decision, name, self._spans[name].get(atom))
                new.asked[name] = atom
                new.path = (state.path, name, atom)
                yield new

    def _count(self, state: _State, decision: str, name: str, span: Span | None) -> None:
        """Add what was asked to each sum; of what is not known there is no sum."""
        for own, one in self._views[decision].sums.items():
            so_far = state.sums.get((decision, own))
            if name in one.factors and so_far is not None:
                part = None if span is None else combined("*", single(one.factors[name]), span)
                state.sums[decision, own] = part and combined("+", so_far, part)

    # what comes from elsewhere

    def _filling(self, states: list[_State], table: DecisionTable, clause: InputClause) -> list[_State]:
        return self._merged(self._filled(states, table, clause))

    def _filled(self, states: list[_State], table: DecisionTable, clause: InputClause) -> Iterator[_State]:
        decision, name = table.decision.name, clause.id.name
        view = self._views[decision]
        axis = view.axes[name]
        for state in states:
            value = self._worked_out(decision, clause, state)
            atoms = _atoms(axis, value)
            choices: list[int | None] = [*atoms] or [None]
            for atom in choices:
                self._budget.spend(_STEP)
                new = state.copy()
                new.sure = state.sure and len(atoms) <= 1
                new.values[decision, name] = _within(value, axis, atom)
                if table is self._table:
                    new.atoms[name] = atom
                elif atom is not None:
                    new.rows[decision] = _narrowed(new.rows[decision], view.through(name, axis, atom))
                else:  # no answer arrives: rows that speak of it are neither true nor false
                    could, holds = new.rows[decision]
                    new.rows[decision] = could, holds & ~view.speaking(name)
                yield new

    def _worked_out(self, decision: str, clause: InputClause, state: _State) -> Worked:
        """What a derived input is: a value, the span of a number, None for no answer."""
        origin = clause.origin
        if isinstance(origin, FromDecision):
            found = state.values[origin.decision, origin.output]
            is_number = clause.domain.type in NUMBERS and found is not None and not isinstance(found, Span)
            return single(Fraction(str(found))) if is_number else found
        one = self._views[decision].sums.get(clause.id.name)
        if one is not None:
            span = state.sums[decision, clause.id.name]
            return rounded(span, one.rounding) if span is not None and one.rounding else span
        assert isinstance(origin, Formula)  # noqa: S101 - there is no other origin
        return self._term(origin.term, decision, state)

    def _term(self, term: Term, decision: str, state: _State) -> Span | None:
        if isinstance(term, Number):
            return single(term.value)
        if isinstance(term, Operand):
            return self._operand(term.name, decision, state)
        if isinstance(term, Rounded):
            inner = self._term(term.term, decision, state)
            return inner and rounded(inner, rounding(term.how.value, Fraction(term.step)))
        parts = (term.left, term.right) if isinstance(term, Combined) else term.terms
        sign = term.sign if isinstance(term, Combined) else {"sum": "+", "count": "+"}.get(term.name, term.name)
        found: Span | None = None
        for number, part in enumerate(parts):
            span = self._term(part, decision, state)
            if span is None:
                return None
            found = combined(sign, found, span) if number and found is not None else span
        return found

    def _operand(self, name: str, decision: str, state: _State) -> Span | None:
        if (decision, name) in state.values:
            found = state.values[decision, name]
            if isinstance(found, bool):
                return single(int(found))
            return found if isinstance(found, Span) else None
        return self._spans[name].get(state.asked[name])

    # what tables answer

    def _answering(self, states: list[_State], table: DecisionTable) -> list[_State]:
        return self._merged(self._answered(states, table))

    def _answered(self, states: list[_State], table: DecisionTable) -> Iterator[_State]:
        decision = table.decision.name
        view = self._views[decision]
        for state in states:
            self._budget.spend(_STEP)
            new = state.copy()
            rows = new.rows.pop(decision)
            if rows[1] & view.impossible:
                continue  # there is nobody like that
            for clause in table.outputs:
                new.values[decision, clause.id.name] = view.answer(rows, clause.id.name)
            yield new

    def _forgetting(self, states: list[_State], table: DecisionTable) -> list[_State]:
        """Drop what no later table needs, so that states become the same."""
        later = self._tables[self._tables.index(table) + 1 :]
        names = {one.decision.name for one in later}
        asked = {name for one in later for name in in_formulas(one)}
        asked |= {self._table.inputs[at].id.name for at in self._columns}
        origins = [clause.origin for one in later for clause in one.inputs if isinstance(clause.origin, FromDecision)]
        values = {(origin.decision, origin.output) for origin in origins}

        def kept() -> Iterator[_State]:
            for state in states:
                yield _State(
                    state.rows,
                    {own: span for own, span in state.sums.items() if own[0] in names},
                    {name: atom for name, atom in state.asked.items() if name in asked},
                    {own: value for own, value in state.values.items() if own in values},
                    state.atoms,
                    state.path,
                    state.sure,
                )

        return self._merged(kept())

    # what arrives

    def _points(self, states: list[_State]) -> Iterator[Arrival]:
        best: dict[tuple[int, ...], Arrival] = {}
        for state in states:
            names = [self._table.inputs[at].id.name for at in self._columns]
            found = [state.asked[name] if name in self._leaves else state.atoms[name] for name in names]
            point = tuple(atom for atom in found if atom is not None)
            if len(point) < len(found):
                continue  # an earlier table has no answer: this one is not asked
            if point not in best or (state.sure and not best[point].sure):
                best[point] = Arrival(point, dict(_unrolled(state.path)), state.sure)
        return iter(best.values())


def _narrowed(rows: Rows, through: Rows) -> Rows:
    return rows[0] & through[0], rows[1] & through[1]


def _within(value: Worked, axis: InputAxis, atom: int | None) -> Worked:
    """A value of which it is settled in which atom it lies."""
    if atom is None or not isinstance(value, Span):
        return value
    if value.values:
        return one_of({number for number in value.values if axis.atom_with(number) >> atom & 1})
    part = axis.numbers(atom)
    return between(max(value.low, part.low), min(value.high, part.high))


def _atoms(axis: InputAxis, value: Worked) -> list[int]:
    """The atoms of an axis in which a value may lie; none where there is no value, and the input does not allow for that."""
    if not isinstance(value, Span):
        return list(positions(axis.atom_with(value)))
    if value.values:
        return sorted({atom for number in value.values for atom in positions(axis.atom_with(number))})
    return axis.within(value)


def _in_turn(table: DecisionTable) -> Iterator[InputClause]:
    """The inputs that nobody is asked for, each after those that it is worked out from."""
    left = [clause for clause in table.inputs if clause.origin is not None]
    while left:
        names = {clause.id.name for clause in left}
        ready = [c for c in left if not isinstance(c.origin, Formula) or names.isdisjoint(operands(c.origin.term))]
        yield from ready
        left = [clause for clause in left if clause not in ready]


def _unrolled(path: Path | None) -> Iterator[tuple[str, int]]:
    while path is not None:
        path, name, atom = path
        yield name, atom


def _used(table: DecisionTable) -> list[str]:
    """What a table asks for that matters to it: cells or formulas speak of it."""
    formulas = set(in_formulas(table))
    names = [clause.id.name for clause in table.inputs if clause.origin is None]
    return [name for name in names if name in formulas or is_spoken_of(table, name)]
