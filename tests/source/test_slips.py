"""One slip of an editor is one finding, at the words that are wrong, with what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.diagnostics import Severity
from tests.support import DECISION, GUIDELINE, LibraryCase

PUBLISHER = "publisher:\n  name: Name of your organisation"
RISK = "{id: x, n: 15, of: 0, who: people, will: do, will-not: do not}"
VALUES = "values:\n      positive: Positive\n      negative: Negative"


@pytest.mark.parametrize(
    ("path", "old", "new", "code", "pointed", "hint"),
    [
        (DECISION, "hit-policy: unique", "hit-policy: uniqe", "unknown-value", "uniqe", 'did you mean "unique"?'),
        (
            DECISION,
            "then: {advice: Write",
            "then: {advise: Write",
            "unknown-output",
            "advise",
            'did you mean "advice"?',
        ),
        (
            DECISION,
            "then: {advice: Write",
            "then: {advice: Go, wait, Write",
            "unknown-key",
            "wait",
            "put the text in quotes",
        ),
        (DECISION, "given: {age:", "given: {aeg:", "unknown-input", "aeg", 'did you mean "age"?'),
        (DECISION, "expect: {advice:", "expect: {advise:", "unknown-output", "advise", 'did you mean "advice"?'),
        (DECISION, "when: {age:", "when: {aeg:", "unknown-input", "aeg", 'did you mean "age"?'),
        (
            DECISION,
            VALUES,
            "values: {positive: Yes, or so, negative: No}",
            "unknown-key",
            "or so",
            "put the text in quotes",
        ),
        (GUIDELINE, "Say it in one sentence.", "See [x](terms:y).", "bad-reference", "terms:y", 'did you mean "term"?'),
        (GUIDELINE, "Say it in one sentence.", "See [x](treatment).", "bad-reference", "treatment", "write kind:id"),
        (GUIDELINE, "Say it in one sentence.", "See [x]().", "bad-reference", ")", "write kind:id"),
        (GUIDELINE, "Say it in one sentence.", "See [](term:care-team).", "unsupported-markup", "[](", "[words]"),
        (GUIDELINE, "sources: source-guideline", "sources: one, two", "bad-reference", "one, two", "[one, two]"),
        (GUIDELINE, "main-message: Say", "main-message:\n  - Say", "wrong-type", "", 'leave out the "- "'),
        (GUIDELINE, "sentence.\n", "\nsentence.\n", "yaml-syntax", "s", "indent text that continues on a new line"),
        (GUIDELINE, "    text: |", f"    risks: [{RISK}]\n    text: |", "bad-number", "0", "only digits"),
        (GUIDELINE, "Say it in one sentence.", "See `x`.", "unsupported-markup", "`x`", "plain words"),
        (GUIDELINE, "Say it in one sentence.", "See <!-- x -->.", "unsupported-markup", "<!--", "leave it out"),
        (GUIDELINE, "    text: |", "    text: >", "unsupported-markup", "- a list", "write | instead of >"),
        ("library.yaml", "  # contact: mailto:", "  contact: ", "bad-address", "guidelines@example.org", "mailto:guid"),
        ("resources.yaml", "https://www.", "www.", "bad-address", "www.example.org/guideline", "https://www."),
        (
            "glossary.yaml",
            "  care-team:\n    term",
            "  - term",
            "wrong-type",
            "",
            'such as first:, in place of each "- "',
        ),
        ("glossary.yaml", "  care-team:\n", "  - care-team:\n", "wrong-type", "", 'leave out the "- "'),
        (DECISION, "hit-policy: unique", "hitpolicy: unique", "unknown-key", "hitpolicy", 'did you mean "hit-policy"?'),
        (DECISION, "then: {advice: Write the other advice here.}", "then: Go.", "wrong-type", "Go.", "with a colon"),
        (DECISION, '">= 18", result: pos', '">= 18" result: pos', "yaml-syntax", "r", "a comma between entries"),
        (
            DECISION,
            "result: positive}",
            "result: positive; negative}",
            "unknown-value",
            "positive; negative",
            "by commas",
        ),
        (GUIDELINE, "- id: treatment", "- id: für-alle", "bad-identifier", "für-alle", 'write "fuer-alle"'),
        (GUIDELINE, "reviewed: 2025-01-31", "reviewed: 31.01.2025", "bad-date", "31.01.2025", "write 2025-01-31"),
        (GUIDELINE, "reviewed: 2025-01-31", "reviewed: 2025-1-31", "bad-date", "2025-1-31", "write 2025-01-31"),
        (GUIDELINE, "reviewed: 2025-01-31", "reviewed: 1/2/2025", "bad-date", "1/2/2025", "write year-month-day"),
        (GUIDELINE, "  otherwise: Ask", "otherwise: Ask", "unknown-key", "otherwise", 'belongs under "audience"'),
        (GUIDELINE, "grade: strong", "grade: Strong", "bad-reference", "Strong", 'write "strong"'),
        (GUIDELINE, "  strong:\n    label", "  - id: strong\n    label", "wrong-type", "", "with a colon"),
        (
            GUIDELINE,
            "sources: source-guideline",
            "sources: WHO 2024",
            "bad-reference",
            "WHO 2024",
            "list it in resources",
        ),
        ("resources.yaml", "source-guideline:", "source guideline:", "bad-identifier", "source guideline", "source-g"),
        ("library.yaml", "review-interval: 12", "review-interval: 1e1", "bad-number", "1e1", "only digits"),
        ("library.yaml", PUBLISHER, "publisher: Us", "wrong-type", "Us", "name: …"),
        ("glossary.yaml", "[healthcare team]", "nurses, doctors", "wrong-type", "nurses, doctors", "[nurses, doctors]"),
        (DECISION, "type: integer", "type: int", "unknown-value", "int", 'did you mean "integer"?'),
        (DECISION, '">= 18", result: pos', "18 kg, result: pos", "bad-cell", "kg", 'the unit of this input is "years"'),
        (DECISION, '">= 18", result: pos', "“>= 18”, result: pos", "bad-cell", "“", "write straight quotes"),
        (DECISION, "result: positive}", "result: }", "bad-cell", "", 'write "-" for any value'),
        (
            GUIDELINE,
            "main-message: Say it in one sentence.",
            "main-message:",
            "empty-value",
            "main-message",
            "write something",
        ),
    ],
)
def test_one_slip_is_one_finding_at_its_words(
    path: str, old: str, new: str, code: str, pointed: str, hint: str, tmp_path: Path
) -> None:
    case = LibraryCase(tmp_path)
    text = (case.content / path).read_text("utf-8")
    assert old in text
    loaded = case.put(path, text.replace(old, new, 1)).load()
    (item,) = [item for item in loaded.findings if item.severity is not Severity.HINT]
    line = loaded.sources.line(item.where)
    assert (item.code, line[item.where.column - 1 : item.where.end_column - 1]) == (code, pointed)
    assert hint in item.hint
    assert "remove the key" not in item.hint


def test_what_cannot_be_read_is_not_blamed_on_what_refers_to_it(tmp_path: Path) -> None:
    as_list = "resources:\n  - {id: source-guideline, title: x, publisher: y, address: https://x.org/, status: live}\n"
    (item,) = LibraryCase(tmp_path).put("resources.yaml", as_list).load().findings
    assert (item.where.file, item.code) == ("content/resources.yaml", "wrong-type")


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "2024-02-30", "24-01-01", "2024-1-1"])
def test_days_that_cannot_be_meant(day: str, tmp_path: Path) -> None:
    findings = (
        LibraryCase(tmp_path)
        .change("guidelines/sore-throat/guideline.yaml", "reviewed: 2025-01-31", f"reviewed: {day}")
        .load()
        .findings
    )
    assert "bad-date" in {item.code for item in findings}


def test_an_example_may_expect_no_rule(tmp_path: Path) -> None:
    path = "guidelines/sore-throat/decisions/which-test.yaml"
    case = LibraryCase(tmp_path).change(
        path, "examples:", "examples:\n  - {given: {age: 5, result: positive}, expect: none}"
    )
    loaded = case.load()
    assert list(loaded.findings) == []
    assert loaded.library is not None
    assert [example.expect is None for example in loaded.library.guidelines[0].decisions[0].examples] == [True, False]


def test_a_rule_that_gives_no_result_for_an_output_is_told(tmp_path: Path) -> None:
    case = LibraryCase(tmp_path).change(DECISION, "outputs:", "outputs:\n  grade: {label: Grade}")
    found = [(item.code, str(item.severity)) for item in case.load().findings]
    assert found == [("missing-output", "hint")] * 2
