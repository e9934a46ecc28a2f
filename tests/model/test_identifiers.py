"""What is suggested for a text is an identifier that would be taken."""

from __future__ import annotations

import pytest

from generator.diagnostics import Findings, Where
from generator.model.identifiers import as_identifier
from generator.source.nodes import Scalar
from generator.source.scalar_readers import read_identifier


@pytest.mark.parametrize(
    "text", ["Con", "com1", "LPT 9", "LPT9", "Aux.", "gp-top", "GP top", "gp", "-", "ß" * 99, "GP-" * 40]
)
def test_a_suggestion_is_not_refused(text: str) -> None:
    suggestion = as_identifier(text)
    findings = Findings()
    assert read_identifier(Scalar(suggestion or "fallback", Where("f")), findings).name == (suggestion or "fallback")
    assert not findings.items
