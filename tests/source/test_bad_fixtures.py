"""Every way in which a file can be wrong: the expected diagnostics stand in the faulty files themselves.

A fixture begins with `# at: <path below content/>`; on each faulty line stands `# error[code]: words of the message`.
`# error-next[code]` expects the finding one line further down, where a comment would change the meaning.
All words of all findings, hints as well, stand beside it in `<name>.told.txt`; `told.py` writes these anew.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.diagnostics import Findings
from tests.support import LibraryCase, told

FIXTURES = sorted((Path(__file__).parent.parent / "fixtures" / "bad").glob("*.yaml"))
EXPECTED = re.compile(r"# (error|warning)(-next)?\[([a-z0-9-]+)\]:? ?(.*?)(?= # (?:error|warning)|$)")


def put_fixture(fixture: Path, folder: Path) -> LibraryCase:
    """A library that has the fixture in the place of its own file."""
    text = fixture.read_text(encoding="utf-8")
    at = text.splitlines()[0].removeprefix("# at: ")
    return LibraryCase(folder).current().put(at, text)


def findings_in(fixture: Path, folder: Path) -> Findings:
    """What is found in a library that has the fixture in the place of its own file."""
    return put_fixture(fixture, folder).load().findings


@pytest.mark.parametrize("fixture", FIXTURES, ids=lambda path: path.stem)
def test_each_faulty_line_has_its_diagnostic_and_no_other_line_has_one(fixture: Path, tmp_path: Path) -> None:
    text = fixture.read_text(encoding="utf-8")
    found = [
        (item.where.line, f"{item.severity}[{item.code}]", f"{item.message} {item.hint}")
        for item in findings_in(fixture, tmp_path)
        if item.severity != "hint"
    ]
    expected = [
        (number + bool(match[2]), f"{match[1]}[{match[3]}]", match[4])
        for number, line in enumerate(text.splitlines(), 1)
        for match in EXPECTED.finditer(line)
    ]
    found.sort(key=lambda item: item[:2])
    expected.sort(key=lambda item: item[:2])
    assert [item[:2] for item in found] == [item[:2] for item in expected]
    for (_, _, words), (_, _, wanted) in zip(found, expected, strict=True):
        assert wanted in words


@pytest.mark.parametrize("fixture", FIXTURES, ids=lambda path: path.stem)
def test_each_finding_says_what_stands_beside_the_fixture(fixture: Path, tmp_path: Path) -> None:
    assert told(findings_in(fixture, tmp_path)) == fixture.with_suffix(".told.txt").read_text(encoding="utf-8")


def test_every_fixture_file_is_read() -> None:
    assert len(FIXTURES) >= 14
