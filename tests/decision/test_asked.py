"""Questions from the logic: each unknown of a table is in the question list, once, under a stable identifier."""

from __future__ import annotations

from pathlib import Path

from generator.model.derived_questions import answered_by, with_asked
from generator.model.library import GuidelineBundle
from tests.support import DECISION, QUESTIONS, LibraryCase

TABLE = """\
decision: {name}
name: {name}
question: Which?
hit-policy: unique
inputs:
{inputs}
outputs:
  advice: {{label: Advice, type: text}}
rules:
  - {{when: {{}}, then: {{advice: Nothing}}}}
"""


def table(name: str, **questions: str) -> str:
    """A table whose inputs may all be missing, each with its question."""
    lines = [
        f"  {key}: {{label: {key}, type: boolean, may-be-missing: true, ask: Yes?, question: {text}}}"
        for key, text in questions.items()
    ]
    return TABLE.format(name=name, inputs="\n".join(lines))


def bundle(case: LibraryCase) -> GuidelineBundle:
    library = case.load().library
    assert library is not None
    return library.guidelines[0]


def asked(case: LibraryCase) -> list[tuple[str, str, list[str], list[str]]]:
    """Group, identifier, inputs and text of each question that comes from a table."""
    found = bundle(case).questions
    return [
        (group.id.name, question.id.name, [ref.name for ref in question.asks], [question.ask.raw])
        for group in (found.groups if found else ())
        for question in group.questions
        if question.asks
    ]


def test_an_unknown_becomes_a_question(tmp_path: Path) -> None:
    case = LibraryCase(tmp_path).put(DECISION, table("which-test", her2="What is my HER2 status?"))
    assert asked(case) == [
        ("from-the-tables", "which-test-her2", ["which-test/her2"], ["What is my HER2 status?"]),
    ]


def test_one_text_is_one_question(tmp_path: Path) -> None:
    case = LibraryCase(tmp_path).put(DECISION, table("which-test", her2="What is my HER2  status?"))
    case.put(DECISION.replace("which-test", "another"), table("another", her2="what is my HER2 status?", er="And ER?"))
    assert [(name, inputs) for _, name, inputs, _ in asked(case)] == [
        ("another-her2", ["another/her2", "which-test/her2"]),
        ("another-er", ["another/er"]),
    ]


def test_a_question_of_the_editors_that_names_the_input_is_used(tmp_path: Path) -> None:
    case = LibraryCase(tmp_path).put(DECISION, table("which-test", her2="What is my HER2 status?"))
    case.change(QUESTIONS, "    questions:\n      - id:", "    questions:\n      - asks: which-test/her2\n        id:")
    ((group, _, inputs, _),) = asked(case)
    assert (group != "from-the-tables", inputs) == (True, ["which-test/her2"])
    found = bundle(case)
    question = answered_by(found.questions, "which-test", "her2")
    assert question is not None
    assert answered_by(found.questions, "which-test", "er") is None


def test_a_question_of_the_editors_with_the_same_words_is_used(tmp_path: Path) -> None:
    case = LibraryCase(tmp_path)
    found = bundle(case).questions
    assert found is not None
    first = found.groups[0].questions[0]
    case.put(DECISION, table("which-test", her2=f'"{first.ask.raw.upper()}"'))
    ((_, name, inputs, _),) = asked(case)
    assert (name, inputs) == (first.id.name, ["which-test/her2"])


def test_groups_stay_short(tmp_path: Path) -> None:
    case = LibraryCase(tmp_path).put(DECISION, table("which-test", **{f"i{n}": f"Question {n}?" for n in range(15)}))
    groups = [group for group, *_ in asked(case)]
    assert [groups.count(name) for name in dict.fromkeys(groups)] == [5, 5, 5]
    assert list(dict.fromkeys(groups)) == ["from-the-tables", "from-the-tables-2", "from-the-tables-3"]


def test_a_guideline_without_a_list_gets_one(tmp_path: Path) -> None:
    case = LibraryCase(tmp_path).put(DECISION, table("which-test", her2="What is my HER2 status?"))
    (case.content / QUESTIONS).unlink()
    assert len(asked(case)) == 1
    assert with_asked(None, ()) is None


def test_an_input_that_does_not_exist_is_told(tmp_path: Path) -> None:
    case = LibraryCase(tmp_path)
    case.change(
        QUESTIONS, "    questions:\n      - id:", "    questions:\n      - asks: [which-test/her3, her2]\n        id:"
    )
    codes = {item.code for item in case.load().findings}
    assert {"unknown-reference", "bad-reference"} <= codes


def test_table_and_question_link_to_each_other(tmp_path: Path) -> None:
    case = LibraryCase(tmp_path).put(DECISION, table("which-test", her2="What is my HER2 status?")).build(strict=False)
    page = case.page("guidelines/sore-throat/decisions/which-test.html")
    assert 'href="../questions.html#which-test-her2"' in page
    assert 'id="gp-input-her2"' in page
    assert 'href="decisions/which-test.html#gp-input-her2"' in case.page("guidelines/sore-throat/questions.html")
