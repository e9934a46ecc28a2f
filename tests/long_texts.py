"""A library whose texts hold more than a line: lists in results, notes and reasons, and all that a section may hold."""

from __future__ import annotations

import json
from pathlib import Path

from tests.support import DECISION, GUIDELINE, LibraryCase

LINES = (
    "please do all of this (Today.):",
    "- Give the first dose.",
    "- Refer urgently:",
    "  1. by phone",
    "  2. by letter",
)
"""What the second case says, as plain text."""
_RESULT = """
      advice: |
        please do all of this[^1]:
        - Give the **first** dose.
        - Refer urgently:
          1. by phone
          2. by letter

        [^1]: Today."""
_WHY = "why: |\n      It is for adults:\n\n      - not for children\n      - not for the young"
_SECTION = """
      Iron is low[^1] below 10^9^/L of H~2~O.\\
      A new line.

      > It was quick.
      > — A person, 2024

      - [do] Drink water.
      - [don't] Drive a car.

      Fever
      : More than 38 °C.

      1. First[^2]:
         - one
         - two

      [^1]: The *first* note.
      [^2]: The second note.
"""


def with_long_texts(root: Path) -> LibraryCase:
    """The starting files with such texts, in a project at `root`."""
    case = LibraryCase(root)
    case.change(DECISION, "{advice: Write the other advice here.}", _RESULT)
    case.change(DECISION, "why: The guideline is for adults.", _WHY)
    case.change(DECISION, "note: Why, in one sentence.", "note: |\n      One.\n\n      Two.")
    expected = json.dumps(" ".join(" ".join(LINES).split()))
    given = f"  - {{given: {{age: 40, result: negative}}, expect: {{advice: {expected}}}}}\n"
    case.change(DECISION, "examples:\n", f"examples:\n{given}")
    return case.change(GUIDELINE, "      - a list\n      - of two items\n", _SECTION)
