"""What the verification of one table found.

A report holds facts only. How severe a fact is depends on the table's `verify:` levels
(`generator.checks.decisions`); what readers see of it, on `plain_verdict`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.model.sfeel import UnaryTests, Value

Conditions = Mapping[str, UnaryTests]
"""A condition for each input that is restricted; an input left out is `-`."""

Patient = Mapping[str, Value | None]
"""One value for every input, inside its domain; None is "not known"."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Combinations that no rule covers and nothing explains; the box is maximal.

    `rows` are the conditions of the rules to add. Gaps share patients, but rows do not where the hit policy
    forbids it: then a row holds only what the rows of earlier gaps leave over. `example` lies in the first row;
    where that has several holes, such as `(9..10), (19..20)`, `more` has a patient for each further one, and one for
    each further row.
    """

    where: Conditions
    example: Patient
    rows: tuple[Conditions, ...] = ()
    more: tuple[Patient, ...] = ()


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two rules, in file order, that match together, and a maximal box in which they do."""

    rules: tuple[str, str]
    where: Conditions
    example: Patient
    outputs_agree: bool


@dataclass(frozen=True, slots=True)
class Observation:
    """Anything else. `code` is a key of `generator.codes.CODES`.

    `rules` and `inputs` name what it is about; `example` is None where no patient can show it (a rule
    that matches nobody). `message` is one sentence for an editor.
    """

    code: str
    message: str
    rules: tuple[str, ...] = ()
    inputs: tuple[str, ...] = ()
    where: Conditions | None = None
    example: Patient | None = None


DENY = frozenset({"open-but-answered", "missing-falls-through", "not-proven"})
"""Findings with which no table is proven, however complete it is."""


@dataclass(frozen=True, slots=True)
class Report:
    """All facts about one table.

    `analysed`: the work budget sufficed. `complete`: whether every combination is answered or explained;
    None where that could not be decided (budget, or cells that cannot be compared beforehand).
    `gaps` are the unexplained ones, a minimal list of maximal boxes whose union is exactly what is
    uncovered. `overlaps` are all pairs that match together, whatever the hit policy makes of them;
    `conflicts` says whether one of them breaks the hit policy.
    """

    analysed: bool
    complete: bool | None
    gaps: tuple[Gap, ...]
    overlaps: tuple[Overlap, ...]
    unreachable: tuple[Observation, ...]
    other: tuple[Observation, ...]
    conflicts: bool | None

    @property
    def proven(self) -> bool:
        """Analysed, and nothing unexplained: each patient gets the answer that the hit policy promises."""
        return self.analysed and self.complete is True and self.conflicts is False and not self.denied

    @property
    def denied(self) -> frozenset[str]:
        """The codes of findings with which no table is proven."""
        return DENY & {found.code for found in self.other}
