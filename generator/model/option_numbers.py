"""The numbers that a comparison of options names."""

from __future__ import annotations

from generator.model.guideline import Guideline
from generator.model.options import OptionCell
from generator.model.risk import Risk


def numbers_of(guideline: Guideline, cell: OptionCell) -> tuple[Risk, ...]:
    """The risks of `guideline` that `cell` names, in its order; checks make sure that they are there."""
    risks = {risk.id.name: risk for section in guideline.sections for risk in section.risks}
    return tuple(risks[ref.name] for ref in cell.numbers)
