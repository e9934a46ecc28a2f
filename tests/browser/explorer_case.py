"""Tables to explore, and how a reader answers: shared by the tests of the explorer."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Locator, Page

from tests.browser.harness import Reader
from tests.support import DECISION, GUIDELINE, LibraryCase

PAGES = "guidelines/sore-throat/decisions"
SHEET = f"{PAGES}/which-test.html"
OPTIONS = f"{PAGES}/options.html"
KINDS = f"{PAGES}/kinds.html"
SEVERAL_PAGE = f"{PAGES}/several.html"

DONT_KNOW = "I don\N{RIGHT SINGLE QUOTATION MARK}t know"
RATHER_NOT = "I don\N{RIGHT SINGLE QUOTATION MARK}t know, or I\N{RIGHT SINGLE QUOTATION MARK}d rather not say"

WHICH = """\
decision: which-test
name: Which test
question: Which test is for me?
hit-policy: unique
inputs:
  age: {label: Your age, type: integer, unit: years, range: "[18..120]", ask: How old are you?}
  her2:
    label: HER2 status
    values: {positive: HER2-positive, negative: HER2-negative}
    ask: What is your HER2 status?
    question: What is my HER2 status?
    may-be-missing: true
  pressure: {label: Blood pressure, type: number, step: "0.5", range: "[50..300]", ask: What is your blood pressure?}
outputs:
  advice: {label: Advice, type: text}
rules:
  - {id: old, certainty: moderate, when: {age: ">= 65"}, then: {advice: "Ask about a [test](https://example.org/test)"}, note: An old note.}
  - {id: low, when: {age: "< 65", her2: positive, pressure: "< 140"}, then: {advice: A pill}}
  - {id: high, when: {age: "< 65", her2: positive, pressure: ">= 140"}, then: {advice: An injection}}
open:
  - {when: {age: "< 65", her2: negative}, why: The sources disagree.}
  - {when: {age: "< 65", her2: not known}, why: It is decided by your HER2 status.}
impossible:
  - {when: {age: "> 110"}, why: Nobody is as old.}
"""
# `</script>` must not end the data, nor anything else become markup.
BAD = "</script><img src=x onerror=alert(1)> & <b>"
CHOICES = f"""\
decision: options
name: Options
question: What can be done?
hit-policy: rule order
inputs:
  one: {{label: "{BAD}", type: boolean, ask: "{BAD} one?", may-be-missing: true}}
  two: {{label: Two, type: boolean}}
outputs:
  advice: {{label: "{BAD}", type: text}}
rules:
  - {{when: {{}}, then: {{advice: "{BAD}"}}, note: "{BAD}"}}
  - {{when: {{one: yes}}, then: {{advice: A walk}}}}
  - {{when: {{two: yes}}, then: {{advice: A rest}}}}
"""
TYPES = """\
decision: kinds
name: Kinds
question: Which kinds?
hit-policy: first
inputs:
  day: {label: Day, type: date, range: ">= 2020-01-01"}
  lasts: {label: Lasts, type: years and months duration}
  waits: {label: Waits, type: days and time duration}
  opens: {label: Opens, type: time}
  drug: {label: Drug, type: text}
outputs:
  grade: {label: Grade, values: {B: {label: Grade B, grade: b}}, default: B}
  advice: {label: Advice, type: text, default: Nothing else}
rules:
  - {id: all, when: {day: "> 2024-02-28", lasts: "> P1Y", waits: "<= P1DT2H", opens: ">= 09:30", drug: '"T-DM1"'}, then: {advice: All of it}}
"""
FIRST = """\
decision: first
name: Otherwise
question: Which treatment?
hit-policy: first
inputs:
  risk: {label: Risk, values: {high: High, low: Low}, ask: Is your risk high?}
  urgent: {label: Urgent, type: boolean, ask: Is it urgent?, may-be-missing: true}
outputs:
  advice: {label: Advice, type: text}
rules:
  - {id: high, when: {risk: high}, then: {advice: A tablet}}
  - {id: now, when: {urgent: yes}, then: {advice: Call today}}
  - {id: rest, when: {}, then: {advice: No treatment}}
"""
SCORE = """\
decision: score
name: Score
question: How many points?
hit-policy: collect sum
inputs:
  fever: {label: Fever, type: boolean, ask: Do you have a fever?}
  cough: {label: Cough, type: boolean, ask: Do you cough?}
outputs:
  points: {label: Points, type: number, default: 0}
rules:
  - {when: {fever: yes}, then: {points: 2}}
  - {when: {cough: yes}, then: {points: 1}}
"""
CONTRADICTED = """\
decision: contradicted
name: Contradicted
question: Which treatment?
hit-policy: unique
inputs:
  risk: {label: Risk, values: {high: High, low: Low}, ask: Is your risk high?}
outputs:
  advice: {label: Advice, type: text}
rules:
  - {when: {risk: high}, then: {advice: A tablet}}
  - {when: {risk: low}, then: {advice: No treatment}}
open:
  - {when: {risk: high}, why: The sources disagree.}
verify: {overlap: hint}
"""


SEVERAL = """\
decision: several
name: Several
question: Is there a reason?
hit-policy: collect
inputs:
  age: {label: your age, type: integer, unit: years, range: "[18..120]", ask: How old are you?, help: In whole years.}
  risk:
    label: Your risk
    values:
      genes: {label: a gene, short: Gene, help: For example BRCA1}
      before: {label: cancer before, short: Before}
      average: "average risk: none of the things that make it high"
    none-of-these: average
    ask: Is one of these true for you?
    may-be-missing: true
outputs:
  advice: {label: Advice, type: text}
  grade:
    label: Grade
    values:
      D: {label: Grade D, grade: d}
      B: {label: Grade B, grade: b}
rules:
  - {id: stop, when: {risk: [genes, before]}, then: {advice: No pill, grade: D}}
  - {id: go, when: {risk: [genes, before]}, then: {advice: A scan, grade: B}, source: source-guideline}
open:
  - {when: {risk: average, age: ">= 40"}, outside: true, why: It is for people at high risk.}
  - {when: {risk: average, age: "< 40"}, why: It does not speak of young people.}
  - {when: {risk: not known}, why: It is decided by your risk.}
"""
GRADES = """\
grades:
  b: {label: Grade B, meaning: Offer it., says: "Recommended", direction: for}
  d: {label: Grade D, meaning: Discourage it., says: "Not recommended", direction: against}
"""


def explored_site(folder: Path) -> Path:
    """A library with seven tables, built into `folder`."""
    case = LibraryCase(folder)
    case.put(DECISION, WHICH)
    case.put(DECISION.replace("which-test", "options"), CHOICES).put(DECISION.replace("which-test", "kinds"), TYPES)
    for name, text in (("first", FIRST), ("score", SCORE), ("contradicted", CONTRADICTED), ("several", SEVERAL)):
        case.put(DECISION.replace("which-test", name), text)
    case.current("\nhandouts: {booklet: no, questions: no}")
    case.change(GUIDELINE, "grades:\n", GRADES)
    return case.build(strict=False).site


def panel(reader: Reader) -> Locator:
    return reader.page.locator("#gp-explorer")


def press(reader: Reader, name: str) -> None:
    panel(reader).get_by_role("button", name=name, exact=True).click()


def choice(reader: Reader, words: str) -> Locator:
    """The box with these words."""
    return panel(reader).locator(".gp-option", has=reader.page.get_by_text(words, exact=True))


def go_on(reader: Reader) -> None:
    """The button below a question."""
    panel(reader).locator("form button[type=submit]").click()


def answer(reader: Reader, words: str) -> None:
    """Choose or write an answer, and go on."""
    panel(reader).locator("form").wait_for()
    if words and choice(reader, words).count():
        choice(reader, words).click()
    else:
        panel(reader).locator("#gp-answer-0").fill(words)
    go_on(reader)


def says(reader: Reader) -> list[str]:
    """The large sentence of each card."""
    return panel(reader).locator(".gp-answer__says").all_inner_texts()


def begin(reader: Reader, *answers: str) -> str:
    """Answer the first questions; gives the heading of what is shown then."""
    press(reader, "Begin")
    for words in answers:
        answer(reader, words)
    return heading(reader)


def heading(reader: Reader) -> str:
    return panel(reader).locator("h3").inner_text()


def focused(page: Page) -> str:
    text: str = page.evaluate("document.activeElement.textContent || document.activeElement.id")
    return text
