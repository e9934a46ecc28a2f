"""Every case of a table: its group, its sentence, how firm it is; and the two views of its page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.pages.cases import MOST_UNFOLDED, GroupKind, cases_of
from generator.pages.page import Page
from tests.support import DECISION, GUIDELINE, LibraryCase, printed_pages

GRADES = """
grades:
  a: {label: Grade A, meaning: Offer it., says: "Recommended: the good outweighs the harm", direction: for}
  i: {label: I statement, meaning: Not known., says: Not enough is known, direction: no-advice}
  plain: {label: Level 3, meaning: A level.}
"""
TABLE = """\
decision: which-test
name: Which test
question: Which test is for me?
hit-policy: unique
inputs:
  age: {label: Your age, type: integer, unit: years, range: "[0..120]"}
  result:
    label: Test result
    values:
      positive: {label: Your test result is positive, short: Positive, help: A line is to be seen}
      negative: It is negative
    ask: What was the result?
    help: It stands on your sheet.
    may-be-missing: true
outputs:
  advice: {label: Advice}
  grade:
    label: Its grade
    values: {A: {label: Grade A, grade: a}, I: {label: "No statement", grade: i}}
rules:
  - {id: pill, when: {age: ">= 18", result: positive}, then: {advice: A pill., grade: A}, short: Pill, certainty: moderate}
  - {id: rest, when: {age: ">= 18", result: negative}, then: {advice: Nobody knows., grade: I}}
open:
  - {when: {age: "< 10"}, why: It is not for children., outside: true, say: You are a child.}
  - {when: {age: "[10..17]"}, why: Nothing is said.}
  - {when: {age: ">= 18", result: not known}, why: The test decides.}
examples:
  - {given: {age: 40, result: positive}, expect: {grade: A}}
  - {given: {age: 41, result: positive}, expect: {grade: A}, say: You are 41 and the test is positive.}
"""


def case(root: Path, table: str = TABLE) -> LibraryCase:
    made = LibraryCase(root).put(DECISION, table)
    text = (made.content / GUIDELINE).read_text(encoding="utf-8")
    head, _, rest = text.partition("\ngrades:")
    rest = re.sub(r"^(?:  .*\n|\n)*", "", rest.lstrip("\n")) if rest else ""
    text = re.sub(r"\n    +(- )?grade: .*", "", head + "\n" + rest)
    return made.put(GUIDELINE, text + GRADES)


def page_of(made: LibraryCase, kind: str = "decision") -> Page:
    loaded = made.load()
    assert not loaded.findings.has_errors, list(loaded.findings)
    assert loaded.library is not None
    return next(page for page in printed_pages(loaded.library) if page.kind.value == kind)


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).replace("\u00a0", " ").split())


def group(body: str, kind: str) -> str:
    found = re.search(rf'<h3 id="gp-{kind}">.*?</table>', body, re.DOTALL)
    assert found, kind
    return found[0]


@pytest.fixture(scope="module")
def body(tmp_path_factory: pytest.TempPathFactory) -> str:
    return page_of(case(tmp_path_factory.mktemp("cases"))).body


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("advice", "Your age: 18 years or more. Your test result is positive."),
        ("waits", "Your age: 18 years or more. Test result: not known."),
        ("no-advice", "Your age: 18 years or more. Test result: It is negative."),
        ("open", "Your age: 10 to 17 years."),
        ("outside", "You are a child."),
    ],
)
def test_a_case_stands_in_its_group_with_a_sentence(body: str, kind: str, said: str) -> None:
    heads = [words(head) for head in re.findall(r'<th scope="row">(.*?)</th>', group(body, kind), re.DOTALL)]
    assert said in heads


def test_what_does_not_matter_goes_without_saying(tmp_path: Path) -> None:
    rules = TABLE.partition("rules:")[0] + "rules:\n  - {id: all, when: {}, then: {advice: Rest., grade: A}}\n"
    body = page_of(case(tmp_path, rules)).body
    assert '<th scope="row">Everyone</th>' in body
    assert ">any<" not in body


def test_strength_is_a_sign_a_sentence_and_the_panels_word(body: str) -> None:
    firm = group(body, "advice").rpartition("<td>")[2]
    assert "gp-strength--for" in firm
    assert "<svg" in firm
    assert words(firm).startswith("Recommended: the good outweighs the harm Grade A How certain: moderate")
    assert 'href="../recommendations.html#gp-grade-a"' in firm
    none = words(group(body, "no-advice"))
    assert "Its grade: No statement" in none, "a label that is not the grade's own is not lost"
    assert "Not enough is known I statement" in none
    assert "Outside this guideline" in words(group(body, "outside"))


def test_without_a_direction_there_are_words_alone(tmp_path: Path) -> None:
    body = page_of(case(tmp_path, TABLE.replace("grade: i}", "grade: plain}"))).body
    row = re.search(r'<tr class="gp-case" id="rest".*?</tr>', body, re.DOTALL)
    assert row
    assert "Level 3 A level." in words(row[0])
    assert "<svg" not in row[0]


def test_a_table_without_grades_has_no_column_for_them(tmp_path: Path) -> None:
    plain = re.sub(r"  grade:\n.*\n.*\n", "", TABLE).replace(", grade: A}", "}").replace(", grade: I}", "}")
    plain = plain.replace(", certainty: moderate", "").partition("examples:")[0]
    assert "How firm it is" not in page_of(case(tmp_path, plain)).body


def test_a_table_that_is_read_from_the_top_keeps_its_order(tmp_path: Path) -> None:
    first = TABLE.replace("hit-policy: unique", "hit-policy: first").partition("examples:")[0]
    loaded = case(tmp_path, first).load()
    assert loaded.library is not None
    (bundle,) = loaded.library.guidelines
    found = cases_of(bundle.decisions[0], bundle.guideline)
    assert [item.number for item in found.groups[0].cases] == [1, 2]
    assert [item.kind for item in found.groups] == [
        GroupKind.ADVICE,
        GroupKind.WAITS,
        GroupKind.SILENT,
        GroupKind.OUTSIDE,
    ]


def test_many_cases_are_folded_by_group_with_their_number(body: str, tmp_path: Path) -> None:
    assert body.count('<details class="gp-case-group') == 5, f"five cases are more than {MOST_UNFOLDED}"
    assert "1 case" in words(body.partition('id="gp-open"')[2].partition("</summary>")[0])
    few = page_of(
        case(
            tmp_path,
            TABLE.replace('  - {when: {age: "[10..17]"}, why: Nothing is said.}\n', "").replace("< 10", "< 18"),
        )
    )
    assert '<details class="gp-case-group' not in few.body


def test_both_views_are_in_the_page_and_a_switch_leads_to_each(body: str) -> None:
    switch = re.search(r'<nav class="gp-views.*?</nav>', body, re.DOTALL)
    assert switch
    assert re.findall(r'href="#([^"]+)"', switch[0]) == ["gp-find", "gp-cases"]
    assert switch[0].count('aria-current="true"') == 1
    assert body.index('id="gp-find"') < body.index('id="gp-explorer"') < body.index('id="gp-cases"')
    assert "hidden" not in body.partition('<section class="gp-view')[2].partition(">")[0]
    assert 'id="pill"' in body.partition('id="gp-cases"')[2]


def test_what_few_ask_for_is_in_one_fold_with_a_badge(body: str) -> None:
    fold = re.search(r'<details class="gp-card-fold gp-works">.*?</details>', body, re.DOTALL)
    assert fold
    assert "Table tested: no gaps, no conflicts" in fold[0].partition("</summary>")[0]
    told = words(fold[0])
    for said in (
        "Step by step",
        "Positive",
        "Pill",
        "Examples",
        "You are 41 and the test is positive.",
        "Checked by machine",
    ):
        assert said in told
    assert "Your age: 40 years. Your test result is positive." in told
    assert "For programs" not in body


def test_what_the_table_asks_is_told_with_its_help(body: str) -> None:
    asked = words(body.partition('id="gp-inputs"')[2].partition("</details>")[0])
    assert "It stands on your sheet." in asked
    assert "Your test result is positive: A line is to be seen" in asked


def test_files_for_programs_are_listed_on_the_page_about_the_guideline(tmp_path: Path) -> None:
    about = page_of(case(tmp_path), "about").body
    assert re.findall(r'href="[^"]*data/([^"]*)"', about) == [
        "schemas/decision-data.json",
        "decisions/which-test.json",
        "decisions/which-test.dmn",
    ]


def test_readers_meet_no_word_of_the_trade(body: str) -> None:
    told = words(re.sub(r'<section class="gp-explorer".*?</section>', "", body, flags=re.DOTALL))
    for word in ("row", "rows", "rule", "rules", "hit policy", "output"):
        assert not re.search(rf"\b{word}\b", told, re.IGNORECASE), word


def test_few_cases_that_say_much_are_folded_too(tmp_path: Path) -> None:
    few = re.sub(r"open:\n(.*\n)+?examples", 'open:\n  - {when: {age: "< 18"}, why: Nothing is said.}\nexamples', TABLE)
    for told, folded in (("A pill.", False), ("A pill, and another. " * 50, True)):
        made = case(tmp_path / str(folded), few.replace("A pill.,", f'"{told}",'))
        bundle = made.library().guidelines[0]
        found = cases_of(bundle.decisions[0], bundle.guideline)
        assert sum(len(group.cases) for group in found.groups) <= MOST_UNFOLDED
        assert found.is_folded is folded
        assert found.groups[0].is_open is not folded
