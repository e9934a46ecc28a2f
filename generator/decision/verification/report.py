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
    """Combinations that no rule covers and nothing explains.

    Attributes:
        where: the combinations, a maximal box: by input, the condition that restricts it.
        example: a patient in the first of `rows`: one value for each input, None for "not known".
        rows: the conditions of the rules to add. Gaps share patients, but rows do not where the hit policy forbids it:
            then a row holds only what the rows of earlier gaps leave over.
        more: where the first row has several holes, such as `(9..10), (19..20)`, a patient for each further one, and
            one for each further row.
    """

    where: Conditions
    example: Patient
    rows: tuple[Conditions, ...] = ()
    more: tuple[Patient, ...] = ()


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two rules that match together.

    Attributes:
        rules: their identifiers, in file order.
        where: a maximal box of combinations in which they do.
        example: a patient in it.
        outputs_agree: whether both give the same result.
    """

    rules: tuple[str, str]
    where: Conditions
    example: Patient
    outputs_agree: bool


@dataclass(frozen=True, slots=True)
class Observation:
    """Anything else. `code` is a key of `generator.codes.CODES`.

    Attributes:
        code: a key of `generator.codes.CODES`, which explains it.
        message: one sentence for an editor.
        rules: identifiers of the rules that it is about.
        inputs: identifiers of the inputs that it is about.
        where: the combinations that it is about; None where it is not about some of them.
        example: a patient among them; None where no patient can show it (a rule that matches nobody).
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

    Attributes:
        analysed: whether the work budget sufficed.
        complete: whether every combination is answered or explained; None where that could not be decided (budget, or
            cells that cannot be compared beforehand).
        gaps: the combinations that are neither, a minimal list of maximal boxes whose union is exactly what is
            uncovered.
        overlaps: all pairs of rules that match together, whatever the hit policy makes of them.
        unreachable: rules that can never decide.
        other: everything else that was found.
        conflicts: whether an overlap breaks the hit policy; None where that could not be decided.
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
