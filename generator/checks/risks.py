"""Numbers that readers can trust and compare (docs/literacy.md, Numbers; CDC Clear Communication Index)."""

from __future__ import annotations

from generator.checks.context import CheckContext


def check_risks(context: CheckContext) -> None:
    """Each risk has one number, and no more people than there are."""
    for bundle in context.library.guidelines:
        for section in bundle.guideline.sections:
            for risk in section.risks:
                if context.findings.has_error_in(risk.where):
                    continue
                if (risk.n is None) == (risk.at_most is None):
                    context.findings.error("bad-risk", "a risk has either `n` or `at-most`", risk.where, "give one")
                elif risk.count.high > risk.of:
                    message = f"{risk.count.high} of {risk.of} people is impossible"
                    context.findings.error("bad-risk", message, risk.where)
                elif risk.at_most is not None and risk.at_most.low != risk.at_most.high:
                    context.findings.error("bad-risk", "`at-most` takes a single number", risk.at_most.where)


def check_denominators(context: CheckContext) -> None:
    """All risks of a guideline, and all counts of its studies, are out of the same number of people."""
    for bundle in context.library.guidelines:
        counted = [(risk.of, risk.where, "risk") for section in bundle.guideline.sections for risk in section.risks]
        counted += [
            (outcome.of, outcome.where, "outcome")
            for section in bundle.guideline.sections
            for comparison in section.evidence
            for outcome in comparison.outcomes
            if outcome.of is not None
        ]
        for of, where, what in counted:
            first, _, kind = counted[0]
            if of != first and not context.findings.has_error_in(where):
                message = f"this {what} is out of {of}, the guideline's first {'one' if kind == what else kind} out of {first}"
                context.findings.warning("mixed-denominators", message, where, "use the same number throughout")
