"""What a guideline is silent about, and what only depends on a fact that somebody does not know: told apart everywhere."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from generator.analysis import Analyses
from generator.decision.diagram import DiagramEnd, decision_diagram
from generator.decision.diagram_nodes import Outcome
from generator.decision.waiting import OUTSIDE, UNSAID, waiting_and_silent, waits_for
from generator.diagrams.picture import flow_chart
from generator.exchange.decisions import decision_data
from generator.exchange.dmn.export import to_dmn
from generator.handouts.document import Flow, IfRoom
from generator.handouts.plan import plans
from generator.handouts.typeset import Typesetter
from generator.handouts.writer import HandoutContext
from generator.language.speaking import _
from generator.model.decision import DecisionTable
from generator.model.directory import Directory
from generator.model.library import Library
from generator.model.sheets import SheetKind
from generator.pages.explorer import explorer_data
from generator.text.plain import shown_words
from generator.text.resolve import Texts
from tests.handouts.pdf_reading import read
from tests.support import DECISION, GUIDELINE, LibraryCase, printed_pages

TABLE = """\
decision: which-test
name: Which test
question: Which test is for me?
hit-policy: unique
inputs:
  age: {label: Your age, type: integer, range: "[0..120]"}
  result:
    label: Test result
    values: {positive: Positive, negative: Negative, unclear: Unclear}
    question: What was the result of my test?
    may-be-missing: true
  fever: {label: Fever, type: boolean, may-be-missing: true}
outputs:
  advice: {label: Advice}
rules:
  - {id: pill, when: {age: ">= 18", result: positive}, then: {advice: A pill.}}
  - {id: rest, when: {age: ">= 18", result: negative, fever: yes}, then: {advice: Rest.}}
  - {id: walk, when: {age: ">= 18", result: negative, fever: "no, not known"}, then: {advice: A walk.}}
open:
  - {when: {age: "< 18"}, why: It is for adults.}
  - {when: {age: ">= 18", result: unclear}, why: The sources disagree.}
  - {when: {age: ">= 18", result: not known}, why: The test decides.}
examples:
  - {given: {age: 40, fever: no}, expect: none}
  - {given: {age: 40, result: unclear}, expect: none}
"""
SILENT = "What the guideline does not say"
WAITING = "Where it depends on what is not known"
SENTENCE = "It depends on what is not known yet: Test result. Ask your care team."


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    loaded = LibraryCase(tmp_path_factory.mktemp("open")).put(DECISION, TABLE).load()
    assert not loaded.findings.has_errors, list(loaded.findings)
    assert loaded.library is not None
    return loaded.library


@pytest.fixture(scope="module")
def table(library: Library) -> DecisionTable:
    return library.guidelines[0].decisions[0]


def test_an_entry_waits_for_what_it_names_as_not_known(table: DecisionTable) -> None:
    waiting, silent = waiting_and_silent(table)
    assert [item.why.raw for item in silent] == ["It is for adults.", "The sources disagree."]
    assert [[clause.id.name for clause in waits_for(table, item)] for item in waiting] == [["result"]]


def test_what_no_rule_asks_is_not_waited_for(tmp_path: Path) -> None:
    case = LibraryCase(tmp_path).put(
        DECISION, TABLE.replace("result: not known}", "result: not known, pain: not known}")
    )
    case.change(DECISION, "  fever:", "  pain: {label: Pain, type: boolean, may-be-missing: true}\n  fever:")
    library = case.load().library
    assert library is not None
    (table,) = library.guidelines[0].decisions
    assert [clause.id.name for clause in waits_for(table, table.open[2])] == ["result"]


def part(text: str, heading: str, end: str) -> str:
    assert heading in text
    return text.partition(heading)[2].partition(end)[0]


def test_a_page_says_each_under_its_own_heading_with_what_to_ask(library: Library) -> None:
    pages = {page.kind.value: page for page in printed_pages(library)}
    body = pages["decision"].body.replace("\u00a0", " ")
    waits = part(body, "It depends on what is not known</h3>", "<h3")
    assert "The test decides." in waits
    assert re.search(r'You could ask: <a href="[^"]*questions.html#[^"]*">What was the result of my test\?</a>', waits)
    assert "gives no advice" not in waits
    silent = part(body, "The guideline does not say</h3>", "<h2")
    assert "It is for adults." in silent
    assert "The test decides." not in silent
    examples = part(body, 'id="gp-examples"', "<aside")
    assert f"<p>{SENTENCE} The test decides.</p>" in examples
    assert "<p>The guideline does not answer this. Ask your care team. The sources disagree.</p>" in examples
    (choice,) = [text for text in pages["my handout"].pieces.values() if "The test decides." in text]
    assert WAITING in choice
    assert "You could ask: " in choice


def test_a_sheet_says_it_too(library: Library) -> None:
    context = HandoutContext(library=library, texts=Texts(Directory(library)))
    plan = next(plan for plan in plans(context, library.guidelines[0]) if plan.kind is SheetKind.DECISION)
    words = read(Typesetter().typeset(plan.document()).data).tags.words.replace("\u00a0", " ")
    waits = part(words, WAITING, SILENT)
    assert "The test decides." in waits
    assert "You could ask: What was the result of my test?" in waits
    assert "It is for adults." in part(words, SILENT, "For example")
    assert f"{SENTENCE} The test decides." in words


def test_the_diagram_and_its_steps_name_what_may_apply(table: DecisionTable) -> None:
    diagram = decision_diagram(table, shown_words)
    assert diagram is not None
    leaves = [node for node in diagram.nodes if isinstance(node, DiagramEnd)]
    waits = [leaf for leaf in leaves if leaf.outcome is Outcome.WAITS]
    names = {tuple(table.rules[rule].id.name for rule in leaf.may) for leaf in waits}
    assert names == {("pill", "rest"), ("pill", "walk"), ("pill", "rest", "walk")}
    told = " ".join(step.text for step in flow_chart(table, shown_words).steps)
    assert f"{SENTENCE} What may apply: • A pill. • A walk." in told
    assert "A walk. May apply too, once this is known: Fever. • Rest." in told
    assert told.count("The guideline does not answer this. Ask your care team.") == 2


def test_programs_and_the_explorer_are_told(library: Library, table: DecisionTable) -> None:
    dmn = to_dmn(table)
    assert "It depends on what is not known where age: &gt;= 18; result: null: The test decides." in dmn
    assert "No advice where age: &lt; 18: It is for adults." in dmn
    texts, bundle = Texts(Directory(library)), library.guidelines[0]
    data = explorer_data(library, texts, bundle, Analyses(texts).of(table, bundle.id))
    assert data is not None
    assert [item.get("waits") for item in data["open"]] == [None, None, ["result"]]


def test_an_open_case_may_name_what_these_people_could_ask(tmp_path: Path) -> None:
    """On the page, in the explorer, on the sheet, and for programs; `what-now` stands in the starting list."""
    table = TABLE.replace("why: It is for adults.", "why: It is for adults., question: what-now")
    library = LibraryCase(tmp_path).put(DECISION, table).load().library
    assert library is not None
    texts, bundle = Texts(Directory(library)), library.guidelines[0]
    assert bundle.questions is not None
    question = bundle.questions.groups[0].questions[0]
    asks = shown_words(question.ask)
    (page,) = (made.body for made in printed_pages(library) if made.address.endswith("/which-test.html"))
    assert re.search(rf'You could ask: <a href="[^"]*#{question.id}">{re.escape(asks)}', page)
    data = explorer_data(library, texts, bundle, Analyses(texts).of(bundle.decisions[0], bundle.id))
    assert data is not None
    assert [data["asks"][place]["text"] for place in data["open"][0]["asks"]] == [asks]
    assert "asks" not in data["open"][1]
    context = HandoutContext(library=library, texts=texts)
    (sheet,) = (plan for plan in plans(context, bundle) if plan.kind is SheetKind.DECISION)
    assert asks in read(Typesetter().typeset(sheet.document()).data).tags.words
    (told,) = (text for name, text in decision_data(library, texts) if name.endswith("which-test.json"))
    assert [item.get("ask") for item in json.loads(told)["open"]] == [asks, None, None]


def test_steps_tell_outside_from_silence_and_name_the_alert_of_a_case(tmp_path: Path) -> None:
    """On the page and on the sheet, beside the answer that leads there."""
    table = TABLE.replace("why: It is for adults.", "why: It is for adults., outside: true, alert: worse")
    case = LibraryCase(tmp_path).put(DECISION, table)
    alert = "\nalerts:\n  worse: {level: soon, title: It gets worse, do: Call us., contact: team}\ncontacts:\n  team: {name: Your care team}\n"
    library = case.put(GUIDELINE, (case.content / GUIDELINE).read_text(encoding="utf-8") + alert).load().library
    assert library is not None
    chart = flow_chart(library.guidelines[0].decisions[0], shown_words)
    assert chart is not None
    ways = {way.answer: way for step in chart.stepper for way in step.ways}
    (outside,) = [way for way in ways.values() if way.alerts]
    assert outside.end == (_(OUTSIDE),)
    assert ways["Unclear"].end == (_(UNSAID),)
    (page,) = (made.body for made in printed_pages(library) if made.address.endswith("/which-test.html"))
    steps = page.partition('class="gp-stepper"')[2].partition("</ol>")[0]
    assert steps.count('class="gp-alert-line ') == 1
    assert "It gets worse" in steps
    context = HandoutContext(library=library, texts=Texts(Directory(library)))
    (sheet,) = (plan for plan in plans(context, library.guidelines[0]) if plan.kind is SheetKind.DECISION)
    spare = [block for some in sheet.document().blocks if isinstance(some, IfRoom) for block in some.blocks]
    (drawn,) = [block for block in spare if isinstance(block, Flow)]
    assert _(OUTSIDE) in drawn.alternative.replace("\u00a0", " ")
    # Where it is not drawn, its steps stand there in words.
    assert "It gets worse" in str(drawn.steps)
