"""A verification report for programs: `guidepress verify --json` and `data/decisions/<id>.json`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.decision.json_text import json_value
from generator.decision.sfeel_text import to_sfeel
from generator.decision.verification.report import Conditions, Gap, Observation, Patient, Report
from generator.model.decision import DecisionTable
from generator.model.sfeel import Domain


def report_data(report: Report, table: DecisionTable) -> dict[str, Any]:
    """`report`, which is about `table`, as plain data: dictionaries, lists, texts, booleans, None and `Decimal`.

    `where` holds one S-FEEL text for each restricted input; examples hold one value for each input: numbers as
    `Decimal` (write them with `decision.json_text`), dates, times and durations as ISO 8601 texts.
    """
    domains = {clause.id.name: clause.domain for clause in (*table.asked, *table.inputs)}
    return {
        "proven": report.proven,
        "analysed": report.analysed,
        "complete": report.complete,
        "gaps": [_gap(gap, domains) for gap in report.gaps],
        "overlaps": [
            {
                "rules": list(found.rules),
                "where": _box(found.where, domains),
                "example": _patient(found.example, domains),
                "outputs-agree": found.outputs_agree,
            }
            for found in report.overlaps
        ],
        "unreachable": [_finding(found, domains) for found in report.unreachable],
        "other": [_finding(found, domains) for found in report.other],
    }


def _gap(gap: Gap, domains: Mapping[str, Domain]) -> dict[str, Any]:
    """`more-examples` only where one patient does not show all of the gap: see `Gap.more`."""
    data: dict[str, Any] = {"where": _box(gap.where, domains), "example": _patient(gap.example, domains)}
    return data | {"more-examples": [_patient(item, domains) for item in gap.more]} if gap.more else data


def _finding(found: Observation, domains: Mapping[str, Domain]) -> dict[str, Any]:
    return {
        "code": found.code,
        "rules": list(found.rules),
        "inputs": list(found.inputs),
        "where": None if found.where is None else _box(found.where, domains),
        "example": None if found.example is None else _patient(found.example, domains),
        "message": found.message,
    }


def _box(box: Conditions, domains: Mapping[str, Domain]) -> dict[str, str]:
    return {name: to_sfeel(tests, domains[name]) for name, tests in box.items()}


def _patient(patient: Patient, domains: Mapping[str, Domain]) -> dict[str, Any]:
    return {name: json_value(value, domains[name]) for name, value in patient.items()}
