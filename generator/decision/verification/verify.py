"""Verification of a decision table: everything that can be said of it before anyone asks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from generator.decision.hits import breaks
from generator.decision.verification.arrivals import OpaqueError, arrivals
from generator.decision.verification.boxes import Box, Budget, BudgetError
from generator.decision.verification.cells import columns, odd_cells, undecided
from generator.decision.verification.gaps import first_gap, gaps, rows_to_add
from generator.decision.verification.grid import Grid, RuleAnswer, answers_of
from generator.decision.verification.linked import linked
from generator.decision.verification.otherwise import falls_through
from generator.decision.verification.pairs import mergeable, open_but_answered, overlaps, redundant
from generator.decision.verification.reach import unreachable
from generator.decision.verification.report import Gap, Observation, Overlap, Report
from generator.decision.verification.witnesses import with_witnesses
from generator.decision.words import Words
from generator.model.decision import EXCLUSIVE, DecisionTable

STEPS = 120_000
"""The work budget of each question that is asked of a table: a few seconds at most."""

T = TypeVar("T")


def verify_table(table: DecisionTable, words: Words = str, steps: int = STEPS) -> Report:
    """All findings on `table`, exactly, over the product of the inputs' domains.

    What they are, and how much they weigh, is told elsewhere (docs/decision-tables.md, Findings and their weight).

    Past `steps` of work a question stays open: then `analysed` is False, and `complete` None unless what was found so
    far already answers it. The same table always gives the same report. `words` puts a text into plain words, so that
    two answers are compared as a reader sees them.
    """
    numbers: dict[RuleAnswer, int] = {}
    says = [(numbers.setdefault(found, len(numbers)),) for found in answers_of(table, words)]
    if not table.is_linked:
        return _Verifier(Grid(table, says), steps).report()
    return _linked_report(table, says, steps)


def _linked_report(table: DecisionTable, says: list[tuple[int]], steps: int) -> Report:
    """All findings on a table whose inputs come from elsewhere, over what can really arrive there."""
    try:
        found = with_witnesses(table, arrivals(table, Budget(steps)), Budget(steps))
        wide = _Verifier(Grid(table, says, linked(table, found, Budget(steps), sure=False)), steps).report()
        if all(item.sure for item in found.found):
            return wide
        narrow = _Verifier(Grid(table, says, linked(table, found, Budget(steps), sure=True)), steps).report()
    except OpaqueError:
        what = "not proven: cells on the way to its inputs depend on other inputs or times, and cannot be compared"
        return _softened(_Verifier(Grid(table, says), steps).report(), what)
    except BudgetError:
        what = "not proven: what can arrive from other decisions and formulas would take too long to find out"
        return _softened(_Verifier(Grid(table, says), steps).report(), what)
    return _between(narrow, wide)


def _softened(report: Report, why: str) -> Report:
    """The report on all combinations, of which it is not known whether they can arrive: what is whole stays whole."""
    doubt = Observation("not-proven", why)
    is_whole = report.complete is True and not report.gaps
    return replace(
        report,
        analysed=False,
        complete=True if is_whole else None,
        gaps=(),
        overlaps=(),
        conflicts=False if report.conflicts is False else None,
        other=(*(item for item in report.other if item.example is None), doubt),
    )


def _between(narrow: Report, wide: Report) -> Report:
    """The report on who is known to arrive, `narrow`, weighed by that on all who may, `wide`."""
    complete = True if wide.complete else False if narrow.gaps else None
    conflicts = False if wide.conflicts is False else True if narrow.conflicts else None
    doubts = complete is None or conflicts is None
    why = "not proven: it was not found out whether numbers that are worked out can arrive where a rule is missing or two meet"
    unsure = (Observation("not-proven", why),) if doubts else ()
    return replace(
        narrow,
        complete=complete,
        conflicts=conflicts,
        unreachable=wide.unreachable,
        other=(*narrow.other, *unsure),
    )


class _Verifier:
    def __init__(self, grid: Grid, steps: int) -> None:
        self._grid = grid
        self._steps = steps
        self._open_questions: list[str] = []

    def report(self) -> Report:
        grid = self._grid
        uncovered = self._gaps()
        complete = self._complete(uncovered)
        pairs, all_pairs = self._collect(overlaps(grid, self._budget()), "whether rules overlap")
        masked, _ = self._collect(unreachable(grid, self._budget()), "whether every rule can decide")
        contradictions, _ = self._collect(open_but_answered(grid, self._budget()), "whether `open` contradicts a rule")
        early, _ = self._collect(
            falls_through(grid, self._budget()), "who is left with an answer that is meant for all others"
        )
        spare, _ = self._collect(redundant(grid, self._budget()), "")
        joins, _ = self._collect(mergeable(grid, self._budget()), "")
        has_default = grid.table.has_default
        found = [self._gap(box, rows) for box, rows in zip(uncovered, self._rows(uncovered), strict=True)]
        other = [*contradictions, *early, *spare, *odd_cells(grid), *columns(grid), *joins, *undecided(grid)]
        if has_default:
            other += [_default(gap) for gap in found]
        other += [
            Observation("not-proven", f"not proven: {what} would take too long to find out") for what in self._doubts
        ]
        return Report(
            analysed=not self._open_questions,
            complete=complete,
            gaps=() if has_default else tuple(found),
            overlaps=tuple(pairs),
            unreachable=tuple(masked),
            other=tuple(other),
            conflicts=self._conflicts(pairs, all_pairs=all_pairs),
        )

    @property
    def _doubts(self) -> list[str]:
        return list(dict.fromkeys(self._open_questions))

    def _budget(self) -> Budget:
        return Budget(self._steps)

    def _collect(self, found: Iterable[T], question: str) -> tuple[list[T], bool]:
        """What was found, and whether that is all of it; a question without a name is advice alone."""
        items: list[T] = []
        try:
            items.extend(found)
        except BudgetError:
            if question:
                self._open_questions.append(question)
            return items, False
        return items, True

    def _gaps(self) -> list[Box]:
        found, whole = gaps(self._grid, self._budget())
        if not whole:
            what = "which further combinations have no rule" if found else "whether every combination has a rule"
            self._open_questions.append(what)
        return found

    def _rows(self, uncovered: list[Box]) -> list[list[Box]]:
        try:
            return rows_to_add(self._grid, uncovered, self._budget())
        except BudgetError:
            return [[box] for box in uncovered]

    def _gap(self, box: Box, rows: list[Box]) -> Gap:
        grid = self._grid
        # Patients are those of the rows that are to be added: another gap's row may hold the rest of the box.
        first, *rest = rows or [box]
        patients = [*grid.patients(first), *map(grid.patient, rest)]
        return Gap(grid.conditions(box), patients[0], tuple(map(grid.conditions, rows)), tuple(patients[1:]))

    def _complete(self, uncovered: list[Box]) -> bool | None:
        grid = self._grid
        if grid.table.has_default:
            return True
        if uncovered:
            return False
        if self._open_questions:
            return None
        if not grid.doubtful:
            return True
        try:
            return True if first_gap(grid, self._budget(), grid.sure) is None else None
        except BudgetError:
            return None

    def _conflicts(self, pairs: list[Overlap], *, all_pairs: bool) -> bool | None:
        policy = self._grid.table.hit_policy
        if policy not in EXCLUSIVE:
            return False
        if any(breaks(policy, agree=pair.outputs_agree) for pair in pairs):
            return True
        return False if all_pairs and not self._grid.doubtful else None


def _default(gap: Gap) -> Observation:
    return Observation(
        "falls-to-default", "no rule covers this: the default answer counts", (), (), gap.where, gap.example
    )
