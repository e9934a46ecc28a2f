"""Names that our files and DMN share, in both directions."""

from __future__ import annotations

from generator.model.decision import DecisionTable, InputClause, OutputClause

INTEGER = "integer"
"""The type definition of whole numbers: DMN knows numbers only."""

STEPS = "in steps of"
"""How the type definition of numbers in steps begins."""

ALERT = "Alert"
WHY = "Why"
SCHEDULE = "Schedule"
SOURCE = "Source"
"""The names of our annotations: the name of a rule's alert with its words, its note, the name of its schedule, and the identifiers of its sources."""


def decision_name(table: DecisionTable) -> str:
    """The decision's name in DMN: names may have spaces there."""
    return table.dmn_name or table.decision.name.replace("-", " ")


def input_name(clause: InputClause) -> str:
    """The input's name, or its path; a hyphen would read as a minus sign in other engines."""
    return clause.dmn_name or clause.id.name.replace("-", "_")


def output_name(clause: OutputClause) -> str:
    """The output's name."""
    return clause.dmn_name or clause.id.name.replace("-", "_")


def description(alert: str, note: str) -> str:
    """What stands in a rule's description, all that dmn-js shows of annotations: the `alert` before the `note`."""
    return " \N{EN DASH} ".join(part for part in (f"{ALERT}: {alert}" if alert else "", note) if part)
