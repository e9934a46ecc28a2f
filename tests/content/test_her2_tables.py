"""The tables of the first guideline answer as its source does, patient by patient, and every one of them is proven."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.checks import load_and_check
from generator.decision.compile import compile_table
from generator.decision.verification.verify import verify_table
from generator.decision.walking import decide
from generator.model.decision import DecisionTable
from generator.text.plain import shown_words

HERE = Path(__file__).parent
PATIENTS: list[dict[str, Any]] = yaml.safe_load((HERE / "her2_patients.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def tables() -> dict[str, DecisionTable]:
    library = load_and_check(HERE.parent.parent / "content").library
    assert library is not None
    return {table.decision.name: table for table in library.guideline("her2-metastatic-breast-cancer").decisions}


@pytest.mark.parametrize("patient", PATIENTS, ids=lambda patient: f"{patient['table']}: {patient['source']}")
def test_a_patient_is_answered_as_the_source_does(patient: dict[str, Any], tables: dict[str, DecisionTable]) -> None:
    answer = decide(compile_table(tables[patient["table"]], shown_words), patient["given"])
    assert list(answer.hit) == patient.get("rules", [])
    assert list(answer.unknown) == patient.get("maybe", [])
    assert (answer.open is not None) == ("open" in patient)
    assert answer.error is None


def test_every_rule_has_its_patient(tables: dict[str, DecisionTable]) -> None:
    answered = {(patient["table"], rule) for patient in PATIENTS for rule in patient.get("rules", [])}
    assert answered == {(name, rule.id.name) for name, table in tables.items() for rule in table.rules}


def test_every_table_is_proven(tables: dict[str, DecisionTable]) -> None:
    for table in tables.values():
        report = verify_table(table, shown_words)
        assert report.proven, table.decision


def test_nothing_is_called_impossible(tables: dict[str, DecisionTable]) -> None:
    """Where the source is silent the tables say so; nowhere do they rule a person out."""
    assert [name for name, table in tables.items() if table.impossible] == []
