"""Verification against trying every patient; 2,000 tables in `tests/benchmarks/check_verify.py`."""

from __future__ import annotations

import pytest

from generator.decision.verification import boxes
from tests.decision.verification.random_tables import brute, differences, random_table


@pytest.mark.parametrize("few", [1, 10])
def test_verification_agrees_with_brute_force(few: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """`few` 1: regions are halved where small tables would only be subtracted from."""
    monkeypatch.setattr(boxes, "_FEW", few)
    wrong = {seed: found for seed in range(100) if (found := differences(*random_table(f"{few}:{seed}")))}
    assert wrong == {}


def test_the_random_tables_have_what_they_are_made_for() -> None:
    answers = [brute(*random_table(f"1:{seed}")) for seed in range(40)]
    assert min(sum(bool(getattr(item, name)) for item in answers) for name in ("uncovered", "overlaps")) > 10
    assert sum(bool(item.unreachable) for item in answers) > 5
