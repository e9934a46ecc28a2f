"""Every way in which a file can be wrong: the expected diagnostics stand in the faulty files themselves.

A fixture begins with `# at: <path below content/>`; on each faulty line stands `# error[code]: words of the message`.
`# error-next[code]` expects the finding one line further down, where a comment would change the meaning. Each error and
each warning is expected, and of hints those that the fixture names, such as `# hint[code]`.
All words of all findings, hints as well, stand beside it in `<name>.told.txt`; `told.py` writes these anew.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.diagnostics import Findings, Severity
from tests.support import READ_ANEW, LibraryCase, told, told_beside

FIXTURES = sorted((Path(__file__).parent.parent / "fixtures" / "bad").glob("*.yaml"))
EXPECTED = re.compile(r"# ([a-z]+)(-next)?\[([a-z0-9-]+)\]:? ?(.*?)(?= # [a-z]+(?:-next)?\[|$)")


def expected_in(text: str) -> list[tuple[int, str, str]]:
    """Line, severity with code, and words of each finding that a fixture expects, by line."""
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        for match in EXPECTED.finditer(line):
            severity, following, code, words = match.groups()
            assert severity in set(Severity), f"line {number}: {severity}[{code}] is none of {', '.join(Severity)}"
            found.append((number + bool(following), f"{severity}[{code}]", words))
    return sorted(found, key=lambda item: item[:2])


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
    expected = expected_in(fixture.read_text(encoding="utf-8"))
    findings = findings_in(fixture, tmp_path)
    found = [(item.where.line, f"{item.severity}[{item.code}]", f"{item.message} {item.hint}") for item in findings]
    places = [item[:2] for item in expected]
    found = sorted((item for item in found if "hint[" not in item[1] or item[:2] in places), key=lambda item: item[:2])
    assert [item[:2] for item in found] == places, f"all that is found:\n{told(findings)}"
    for (_, _, words), (_, _, wanted) in zip(found, expected, strict=True):
        assert wanted in words


@pytest.mark.parametrize("fixture", FIXTURES, ids=lambda path: path.stem)
def test_each_finding_says_what_stands_beside_the_fixture(fixture: Path, tmp_path: Path) -> None:
    assert told(findings_in(fixture, tmp_path)) == told_beside(fixture), READ_ANEW


def test_a_fixture_expects_any_severity_and_no_other_word() -> None:
    expected = "a: # hint[unused-term]: no text # warning[hard-to-read]\n# error-next[bad-key]: x\n"
    assert expected_in(expected) == [
        (1, "hint[unused-term]", "no text"),
        (1, "warning[hard-to-read]", ""),
        (3, "error[bad-key]", "x"),
    ]
    with pytest.raises(AssertionError, match=r"line 2: eror\[bad-key\] is none of error, warning, hint"):
        expected_in("\na: b # eror-next[bad-key]: x")


def test_every_fixture_file_is_read() -> None:
    assert len(FIXTURES) >= 14
