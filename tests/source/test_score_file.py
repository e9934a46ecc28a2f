"""A score is told as a score: what is missing, once, in the words of its file."""

from __future__ import annotations

from pathlib import Path

from generator.source.one_file import load_decision

EMPTY = """\
decision: points
name: A score
question: How many?
score:
  label: Points
  signs: {}
  means: What it means
  bands: {}
"""


def test_a_score_without_signs_and_bands_says_so_and_nothing_of_inputs_and_rules(tmp_path: Path) -> None:
    file = tmp_path / "points.yaml"
    file.write_text(EMPTY, encoding="utf-8")
    found = [item.message for item in load_decision(file)[1] if item.severity.value == "error"]
    assert sorted(found) == [f'a score needs at least one entry under "{name}"' for name in ("bands", "signs")]
