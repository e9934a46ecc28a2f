"""A small library that compares options: two with numbers and statements to mark, and seven, which no table holds."""

from __future__ import annotations

from tests.support import GUIDELINE, QUESTIONS, LibraryCase

NAMES = ("rest", "tea", "spray", "syrup", "lozenges", "steam", "tablets")
"""The seven of the second comparison, in the order of their source."""

TWO = """\
      - id: tablets-or-waiting
        title: "Tablets, or waiting?"
        lead: You have time to think.
        ranked: false
        source: source-guideline
        fact: F1
        options:
          - {id: tablets, title: Tablets, summary: You take a drug for some days., picture: drug, search-terms: [pills]}
          - {id: waiting, title: Waiting}
        rows:
          - {id: involves, cells: {tablets: "Tablets, with food.", waiting: Nothing but rest.}}
          - {id: better, cells: {tablets: {text: You may feel well sooner., no-number: true}, waiting: {not-in-source: true}}}
          - {id: worse, cells: {tablets: {numbers: unwell}, waiting: {text: You may stay ill., source: other-guideline, fact: F2}}}
          - {id: at-night, title: What about the nights?, cells: {tablets: They are quiet., waiting: "They may be long."}}
        matters:
          - {id: work, text: I want to go back to work soon.}
          - {id: drugs, text: I want to take as few drugs as I can.}
"""

SEVEN = f"""\
      - id: which-help
        title: "Which help?"
        source: source-guideline
        options:
{"".join(f"          - {{id: {name}, title: {name.title()} help}}{chr(10)}" for name in NAMES)}\
        rows:
          - id: involves
            cells:
{"".join(f"              {name}: You use {name}.{chr(10)}" for name in NAMES)}\
"""

NUMBER = """\
    risks:
      - {id: unwell, n: [3, 5], of: 100, who: people who take tablets, will: feel unwell, will-not: do not, over: in a week, certainty: The panel is fairly sure., source: source-guideline}
"""
OTHER = """\
  other-guideline:
    title: The other guideline
    publisher: Somebody else
    address: https://www.example.net/other
    status: unchecked
"""


def comparing(case: LibraryCase, options: str = TWO + SEVEN) -> LibraryCase:
    """The `case`, whose section compares `options`; a question of its list is about the first comparison."""
    case.change(GUIDELINE, "    recommendations:\n", f"{NUMBER}    options:\n{options}    recommendations:\n")
    resources = (case.content / "resources.yaml").read_text(encoding="utf-8")
    case.put("resources.yaml", resources.rstrip("\n") + "\n" + OTHER)
    return case


def asked_about(case: LibraryCase) -> LibraryCase:
    """The `case`, in whose list of questions one is explained by the first comparison."""
    return case.change(
        QUESTIONS, "explained-by: term:care-team", "explained-by: [term:care-team, options:tablets-or-waiting]"
    )
