"""Tables in the words of a file, as short as a test can say them, and what their verification finds."""

from __future__ import annotations

from generator.decision.verification.report import Observation, Report
from generator.decision.verification.verify import verify_table
from generator.diagnostics import Findings
from generator.model.decision import DecisionTable
from generator.source.one_file import read_decision
from generator.source.sources import Sources
from generator.text.plain import shown_words

HEAD = "decision: t\nname: N\nquestion: Q?\n"
AGE = 'a: {label: A, type: integer, range: "[0..9]"}'
OUTPUT = "o: {label: O, values: [x, y, z]}"


def table(
    rules: list[str], inputs: list[str], policy: str = "unique", more: str = "", output: str = OUTPUT
) -> DecisionTable:
    """A table of `rules` as a file has them; `more` are further lines of it."""
    parts = {"inputs": "\n  ".join(inputs), "outputs": output, "rules": "\n  ".join(f"- {rule}" for rule in rules)}
    body = "".join(f"{key}:\n  {lines}\n" for key, lines in parts.items())
    read = read_decision(
        f"{HEAD}hit-policy: {policy}\n{body}{more}".encode(), "t.yaml", findings := Findings(), Sources()
    )
    assert read is not None, list(findings)
    assert {item.code for item in findings if item.severity == "error"} <= {"outside-domain"}, list(findings)
    return read


def report(rules: list[str], inputs: list[str], policy: str = "unique", more: str = "", output: str = OUTPUT) -> Report:
    return verify_table(table(rules, inputs, policy, more, output), shown_words)


def found(report: Report, *codes: str) -> list[Observation]:
    """The observations of these kinds, in the order of the report."""
    return [item for item in (*report.unreachable, *report.other) if item.code in codes]
