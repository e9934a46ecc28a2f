"""S-FEEL that YAML stumbles over is read as if it stood in quotes, at its own place; nothing else is touched."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.diagnostics import Findings
from generator.source.cell_quotes import quote_cells
from generator.source.compose import compose
from generator.source.nodes import Map, Node, Scalar, Seq
from tests.support import DECISION, LibraryCase

CASES = [
    entry.strip("\n").split("\n---\n")
    for entry in (Path(__file__).parent.parent / "fixtures" / "recovered-cells.txt").read_text().split("\n===\n")
]


def cells(node: Node, found: list[tuple[str, str, Scalar | Seq]], key: str = "") -> None:
    """Every text that stands under a key, with the key above that one."""
    if isinstance(node, Map):
        for name, value in node.entries:
            if isinstance(value, Map):
                cells(value, found, name.text)
            elif isinstance(value, Scalar) or all(isinstance(item, Scalar) for item in value.items):
                found.append((key, name.text, value))
            else:
                cells(value, found, name.text)
    elif isinstance(node, Seq):
        for item in node.items:
            cells(item, found, key)


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[case[0].split("\n")[0] for case in CASES])
def test_cells_are_read_at_their_places(text: str, expected: str) -> None:
    findings = Findings()
    node = compose(text, "decision.yaml", findings, cells=True)
    assert list(findings) == []
    assert node is not None
    found: list[tuple[str, str, Scalar | Seq]] = []
    cells(node, found)
    lines = text.split("\n")
    read = []
    for above, name, value in found:
        where = value.where
        shown = lines[where.line - 1][where.column - 1 : where.end_column - 1]
        if above in {"when", "given"} or name == "range":
            as_read = (value.raw or value.text) if isinstance(value, Scalar) else value.raw
            assert as_read in {shown, shown[1:-1]}
            read.append(f"{where.line} {name} {as_read}")
    assert read == expected.split("\n")


def test_text_that_is_yaml_is_never_touched() -> None:
    text = "note: |\n  when: {age: > 5}\nwhen: {a: '> 5'}\nb: 'when: {age: > 5}'\nrules: [{when: {a: b}}]\n"
    assert quote_cells(text).text == text


def test_a_table_in_plain_spelling_builds(tmp_path: Path) -> None:
    case = LibraryCase(tmp_path)
    for quoted in ('">= 18"', '"< 18"', '"[0..120]"'):
        case.change(DECISION, quoted, quoted.strip('"'))
    loaded = case.load()
    assert list(loaded.findings) == []
    quoted_case = LibraryCase(tmp_path / "quoted").load()
    assert loaded.library is not None
    assert quoted_case.library is not None
    assert loaded.library.guidelines[0].decisions == quoted_case.library.guidelines[0].decisions


def test_a_wrong_recovered_cell_is_pointed_at(tmp_path: Path) -> None:
    case = LibraryCase(tmp_path).change(DECISION, '">= 18", result: negative', ">= 18x, result: negativ")
    found = {item.code: item for item in case.load().findings}
    assert set(found) == {"bad-cell", "unknown-value"}
    line = case.load().sources.line(found["unknown-value"].where)
    assert line[found["unknown-value"].where.column - 1 :].startswith("negativ}")
    assert line[found["bad-cell"].where.column - 1 :].startswith("18x")
