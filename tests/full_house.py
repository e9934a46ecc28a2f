"""A small library in which a guideline has everything that one may have, in words that can be read.

For what is looked at with all parts at once: pictures, plain tables, numbers, what studies found, options, schedules, long
texts with footnotes, people and funding, alerts and contacts, an age that is asked exactly, several that may be true, a
score and the table that reads it.
"""

from __future__ import annotations

from pathlib import Path

from tests.browser.explorer_case import GRADES
from tests.browser.explorer_case import SEVERAL as SEVERAL_TABLE
from tests.comparing import asked_about, comparing
from tests.long_texts import with_long_texts
from tests.studies import EVIDENCE
from tests.support import DECISION, GUIDELINE, LibraryCase

OWN = "guidelines/sore-throat"
SECTION = f"{OWN}/treatment.html"
AGES = f"{OWN}/decisions/which-sheet.html"
TABLE = f"{OWN}/decisions/which-test.html"
SEVERAL = f"{OWN}/decisions/several.html"
SCORE = f"{OWN}/decisions/visit-points.html"
LINKED = f"{OWN}/decisions/visit-length.html"
PAGES = {
    "home": "index.html",
    "overview": f"{OWN}/index.html",
    "section": SECTION,
    "recommendations": f"{OWN}/recommendations.html",
    "decision": TABLE,
    "every case": f"{TABLE}#gp-cases",
    "ages": AGES,
    "every age": f"{AGES}#gp-cases",
    "several": SEVERAL,
    "score": SCORE,
    "every score": f"{SCORE}#gp-cases",
    "linked": LINKED,
    "every linked case": f"{LINKED}#gp-cases",
    "questions": f"{OWN}/questions.html",
    "my-handout": f"{OWN}/my-handout.html",
    "handouts": f"{OWN}/handouts.html",
    "about": f"{OWN}/about.html",
    "conformance": f"{OWN}/conformance.html",
    "resources": "resources.html",
}
"""A page of each kind, by what it is."""

_PICTURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 960 360">'
    '<path d="M40 300 L320 120 L600 220 L920 60" fill="none" stroke="#0b3f4f" stroke-width="16"/></svg>'
)
_FIGURES = """\
    figures:
      - id: the-way
        file: way.svg
        alt: A line that goes up, down a little and up again.
        caption: How the fever goes, from the first day to the tenth.
        described: |
          1. It rises for three days.
          2. It falls a little until the sixth.
          3. It rises again.
        credit: A. Painter
        license: CC BY 4.0
        source: source-guideline
    tables:
      - id: who
        title: Who needs which drink
        columns: [Who, In the morning, At noon, In the evening]
        rows:
          - [Adults, "a large glass of water, or more than one", "the same", "a cup of tea"]
          - [Children over 6 years, a small glass of water, "the same", "milk, if they like it"]
        note: Nobody needs anything else.
        source: source-guideline
"""
_PEOPLE = """
reviewed-by:
  - {name: C. Reader, role: "Nurse, Example Hospital", date: 2025-01-31}
authors:
  - {name: B. Writer, role: Editor, place: Example Patient Library}
panel:
  - name: The Example Panel
funding:
  - {name: Example Foundation, address: https://www.example.org/, role: It paid for this text and had no say in it.}
conflicts:
  - Nobody who wrote this text has an interest to declare.
change-log:
  - {date: 2025-01-31, text: The questions to ask are new.}
uncertainty:
  - Whether tea helps more than water.
changes:
  since: "2016"
  points:
    - The tablet is new.
alerts:
  breathing:
    level: emergency
    title: You can hardly breathe
    watch-for: [A blue colour of the lips, You cannot swallow]
    do: Call the ambulance now.
    contact: ambulance
    source: source-guideline
  stiff-neck:
    level: urgent
    title: A stiff neck with a fever
    do: Call your care team today.
    contact: nurse
contacts:
  ambulance: {name: The ambulance, phone: "112"}
  nurse:
    name: Your nurse
    phone: +44 20 7946 0000
    hours: weekdays from 9 to 5
    place: Clinic 3, first floor
    address: mailto:nurse@example.org
"""
_AGES = """\
decision: which-sheet
name: Which sheet do we fill in?
question: Which sheet is for my child?
hit-policy: unique
inputs:
  age: {label: Age of the child, type: age, range: under 18 years, ask: "How old is the child?", help: Count from the day of birth.}
outputs:
  sheet: {label: Sheet}
rules:
  - {when: {age: under 6 weeks}, then: {sheet: The sheet for newborns.}, source: source-guideline}
  - {when: {age: 6 weeks or more and under 6 months}, then: {sheet: The sheet for babies.}, source: source-guideline}
  - {when: {age: 6 to 11 months}, then: {sheet: The sheet for older babies.}, source: source-guideline}
  - {when: {age: 1 year or more}, then: {sheet: The sheet for children.}, source: source-guideline}
"""
_SCORE = """\
decision: visit-points
name: How much time do I need?
question: Which of these are true for me?
score:
  label: Points
  signs:
    interpreter: {label: I need an interpreter, points: 2, ask: "Do you need an interpreter?", source: source-guideline}
    first-visit: {label: It is my first visit, points: 1, ask: "Is it your first visit?"}
    companion: {label: Somebody comes with me, points: 1, ask: "Does somebody come with you?", help: A friend counts.}
  means: What the points mean
  bands:
    usual: {total: "[0..1]", label: The usual time, source: source-guideline}
    long: {total: ">= 2", label: More time, note: An interpreter alone is enough.}
"""
_LINKED = """\
decision: visit-length
name: How long is my visit?
question: How long will my visit take?
hit-policy: unique
inputs:
  points: {label: My points, from: visit-points}
  group: {label: The time that I need, from: visit-points, output: band}
  minutes: {label: Minutes, unit: min, compute: "10 [min] + 5 [min/points] * points"}
outputs:
  advice: {label: How long it takes}
rules:
  - {when: {group: usual}, then: {advice: A quarter of an hour at most}, source: source-guideline}
  - {when: {group: long, minutes: "<= 25"}, then: {advice: Up to 25 minutes}}
  - {when: {group: long, minutes: "> 25"}, then: {advice: Half an hour}}
"""


def full_house(root: Path) -> LibraryCase:
    """The project at `root`, not built yet."""
    case = asked_about(comparing(with_long_texts(root).current(_PEOPLE.rstrip("\n")))).with_schedules()
    case.put(f"{OWN}/way.svg", _PICTURE)
    case.change(GUIDELINE, "    recommendations:\n", f"{_FIGURES}{EVIDENCE}    recommendations:\n")
    case.change(GUIDELINE, "        main: true\n", "        main: true\n        evidence: tablet\n")
    case.change(GUIDELINE, "grades:\n", GRADES)
    case.put(DECISION.replace("which-test", "which-sheet"), _AGES)
    case.put(DECISION.replace("which-test", "visit-points"), _SCORE)
    case.put(DECISION.replace("which-test", "visit-length"), _LINKED)
    return case.put(DECISION.replace("which-test", "several"), SEVERAL_TABLE)
