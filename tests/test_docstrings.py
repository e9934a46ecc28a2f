"""Examples in docstrings are true: each `>>>` is run, and gives what stands below it."""

from __future__ import annotations

import doctest
from importlib import import_module
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "generator"
WITH_EXAMPLES = [
    path.relative_to(PACKAGE.parent).with_suffix("")
    for path in sorted(PACKAGE.rglob("*.py"))
    if ">>> " in path.read_text(encoding="utf-8")
]


@pytest.mark.parametrize("path", WITH_EXAMPLES, ids=str)
def test_examples_in_docstrings_hold(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    result = doctest.testmod(import_module(".".join(path.parts)))
    assert result.attempted
    assert result.failed == 0, capsys.readouterr().out


def test_there_are_examples() -> None:
    assert WITH_EXAMPLES
