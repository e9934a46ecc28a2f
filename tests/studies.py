"""What studies of an invented illness found, in a small library: counted and measured, certain and not, with numbers missing."""

from __future__ import annotations

from pathlib import Path

from tests.support import GUIDELINE, LibraryCase

EVIDENCE = """\
    evidence:
      - id: tablet
        title: The tablet against example-itis
        who: Adults with example-itis
        compares: {without: Without the tablet, with: With the tablet}
        intervals: 95% confidence intervals
        outcomes:
          - id: fever
            outcome: A fever
            over: after 3 days
            of: 1000
            without: 200
            with: 150
            interval: [130, 210]
            relative: RR 0.75 (0.65 to 1.05)
            studies: 4
            people: 1200
            certainty: moderate
            lowered-by: [imprecision]
            source: source-guideline
          - id: days
            outcome: How long the fever lasts
            mean: {without: 5.2, with: 4.1, difference: -1.1, interval: [-1.6, -0.6], unit: days, better: lower}
            studies: 1
            people: 640
            certainty: low
            lowered-by: [risk-of-bias, inconsistency]
          - {id: rash, outcome: A rash, over: within 2 weeks, of: 1000, without: 10, with: [20, 30], certainty: very-low}
          - {id: death, outcome: Death, of: 1000, without: 1, with: 1, certainty: high}
          - {id: work, outcome: Days off work}
        source: source-guideline
        fact: F1
"""


def with_studies(root: Path) -> LibraryCase:
    """A library that compares a tablet with no tablet, and a recommendation that rests on it."""
    case = LibraryCase(root).current()
    case.change(GUIDELINE, "    recommendations:\n", f"{EVIDENCE}    recommendations:\n")
    return case.change(GUIDELINE, "        main: true\n", "        main: true\n        evidence: tablet\n")
