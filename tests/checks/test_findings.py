"""One slip each: code, severity, words, hint and the place that is pointed at."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator.checks import load_and_check
from generator.checks.literacy import LONGEST_DISCLAIMER, LONGEST_LABEL, LONGEST_NAME, LONGEST_TITLE, repeats
from generator.diagnostics import Diagnostic
from tests.support import DECISION, GUIDELINE, QUESTIONS, LibraryCase


@pytest.fixture
def case(tmp_path: Path) -> LibraryCase:
    return LibraryCase(tmp_path)


def only(case: LibraryCase, code: str, today: date | None = None) -> tuple[str, str, str, str]:
    """Severity, message, hint and pointed words of the one finding with a code."""
    loaded = load_and_check(case.content, today=today)
    (item,) = [item for item in loaded.findings if item.code == code]
    return str(item.severity), item.message, item.hint, _pointed(loaded.sources.line(item.where), item)


def _pointed(line: str, item: Diagnostic) -> str:
    end = item.where.end_column if item.where.end_line == item.where.line else None
    return line[item.where.column - 1 : None if end is None else end - 1]


def codes(case: LibraryCase) -> set[str]:
    return {item.code for item in case.load().findings}


@pytest.mark.parametrize(
    ("path", "old", "extra", "most", "what"),
    [
        ("library.yaml", "name: Sample library", "name: {}", LONGEST_NAME, "the name of the library has {} characters"),
        ("library.yaml", "Name of your organisation", "{}", LONGEST_NAME, "the name of the publisher has {} characters"),
        ("library.yaml", "Say here under which terms the texts may be used", "{}", LONGEST_NAME,
         "the name of the licence has {} characters"),
        ("library.yaml", "These pages do not replace a talk with your care team.", "{}", LONGEST_DISCLAIMER,
         "the disclaimer has {} characters"),
        (GUIDELINE, '"Sore throat: a patient version"', "{}", LONGEST_TITLE, "the title has {} characters"),
        (GUIDELINE, "title: An informative heading", "title: {}", LONGEST_TITLE, "the title has {} characters"),
        (GUIDELINE, "title: The recommendation in one short sentence", "title: {}", LONGEST_TITLE,
         "the title has {} characters"),
        (QUESTIONS, "title: Questions to ask", "title: {}", LONGEST_TITLE, "the title has {} characters"),
        (QUESTIONS, "title: About my situation", "title: {}", LONGEST_TITLE, "the title has {} characters"),
        (DECISION, "name: Which test", "name: {}", LONGEST_TITLE, "the name has {} characters"),
        (DECISION, "label: Your age", "label: {}", LONGEST_LABEL, "{} characters are too many for a column heading"),
        (DECISION, "label: What the guideline says", "label: {}", LONGEST_LABEL,
         "{} characters are too many for a column heading"),
        (GUIDELINE, "# Until a clinician", "reviewed-by: [{{name: {}, role: Nurse, date: 2025-01-31}}]\n#", LONGEST_NAME,
         "a name has {} characters"),
        (GUIDELINE, "# Until a clinician", "reviewed-by: [{{name: Ada, role: {}, date: 2025-01-31}}]\n#", LONGEST_NAME,
         "a role has {} characters"),
        (GUIDELINE, 'version: "1"', "version: {}", LONGEST_NAME, "the version has {} characters"),
    ],
)  # fmt: skip
def test_names_and_headings_may_have_just_so_many_characters(
    path: str, old: str, extra: str, most: int, what: str, case: LibraryCase
) -> None:
    fits = ("word " * most)[: most - 1] + "s" if "version" not in extra else "1" * most
    text = (case.content / path).read_text(encoding="utf-8")
    case.put(path, text.replace(old, extra.format(fits), 1))
    assert "text-too-long" not in codes(case)
    case.put(path, text.replace(old, extra.format(f"{fits}x"), 1))
    found = only(case, "text-too-long")
    assert found == ("error", what.format(most + 1), f"at most {most}", f"{fits}x")


ITEMS = ", ".join("abcdefg")


@pytest.mark.parametrize(
    ("path", "old", "new", "name"),
    [
        (GUIDELINE, "main-message:", "alerts: {lump: {level: soon, title: A, do: B, watch-for: [{}]}}\nmain-message:",
         'what to watch for in the alert "lump"'),
        ("library.yaml", "publisher:", "alerts: {lump: {level: soon, title: A, do: B, watch-for: [{}]}}\npublisher:",
         'what to watch for in the alert "lump"'),
        (GUIDELINE, "key-messages:", "key-messages: [{}]\n# key-messages:", "key messages"),
    ],
)  # fmt: skip
def test_a_list_has_at_most_seven_items(path: str, old: str, new: str, name: str, case: LibraryCase) -> None:
    text = (case.content / path).read_text(encoding="utf-8")
    if "key-messages" in new:
        head, _, rest = text.partition("key-messages:")
        text = f"{head}key-messages:\n\naudience:{rest.partition('audience:')[2]}"
        old, new = "key-messages:", "key-messages: [{}]"
    case.put(path, text.replace(old, new.replace("{}", ITEMS), 1))
    assert "list-too-long" not in codes(case)
    case.put(path, text.replace(old, new.replace("{}", f"{ITEMS}, h"), 1))
    assert only(case, "list-too-long") == (
        "error",
        f"{name}: 8 items; readers lose count after 7",
        "break the list into groups",
        "h",
    )


def test_a_group_of_questions_has_at_most_seven(case: LibraryCase) -> None:
    more = "".join(f"      - {{id: q{n}, ask: Why?}}\n" for n in range(6))
    case.change(QUESTIONS, "    questions:\n", f"    questions:\n{more}")
    assert codes(case) == set()
    case.change(QUESTIONS, "    questions:\n", "    questions:\n      - {id: q9, ask: Why?}\n")
    assert only(case, "list-too-long")[1] == 'group "About my situation": 8 items; readers lose count after 7'


@pytest.mark.parametrize(
    ("length", "title", "told"), [(60, True, False), (61, True, True), (160, False, False), (161, False, True)]
)
def test_an_alert_is_short_by_what_readers_see_of_it(length: int, title: bool, told: bool, case: LibraryCase) -> None:  # noqa: FBT001 - a row
    words = f"[{'x' * (length - 2)}](term:care-team) y"
    alert = f'title: A lump, do: "{words}"' if not title else f'title: "{words}", do: Rest.'
    case.change(GUIDELINE, "main-message:", f"alerts: {{lump: {{level: soon, {alert}}}}}\nmain-message:")
    assert ("alert-too-long" in codes(case)) is told


ORDER = "reviewed: 2025-01-31"


@pytest.mark.parametrize(
    ("new", "found"),
    [
        ("reviewed: 2025-01-30",
         ("error", "reviewed on 2025-01-30, before it was published on 2025-01-31", "", "reviewed: 2025-01-30")),
        (f"{ORDER}\nreview-due: 2025-01-31",
         ("error", "the next review is due on 2025-01-31, which is not after the last one on 2025-01-31", "",
          "review-due: 2025-01-31")),
    ],
)  # fmt: skip
def test_dates_come_in_their_order(new: str, found: tuple[str, ...], case: LibraryCase) -> None:
    assert only(case.change(GUIDELINE, ORDER, new), "date-order") == found


def test_a_review_on_the_day_of_publication_and_one_due_the_day_after_are_in_order(case: LibraryCase) -> None:
    assert codes(case.change(GUIDELINE, ORDER, f"{ORDER}\nreview-due: 2025-02-01")) == set()


def test_both_dates_of_one_guideline_are_judged(case: LibraryCase) -> None:
    case.change(GUIDELINE, ORDER, "reviewed: 2025-01-01\nreview-due: 2024-12-31")
    assert [item.code for item in case.load().findings] == ["date-order"] * 2


@pytest.mark.parametrize("status", ["draft", "unchecked", "current"])
def test_what_took_its_place_is_said_of_a_superseded_guideline_alone(status: str, case: LibraryCase) -> None:
    case.change(GUIDELINE, "status: draft", f"status: {status}\nsuperseded-by: source-guideline")
    assert only(case, "successor-of-current") == (
        "error",
        f"the guideline says what took its place, but its status is {status}",
        "set status: superseded, or remove it",
        "source-guideline",
    )


@pytest.mark.parametrize("status", ["superseded", "withdrawn"])
def test_an_outlived_guideline_may_say_what_took_its_place(status: str, case: LibraryCase) -> None:
    case.change(GUIDELINE, "status: draft", f"status: {status}\nsuperseded-by: source-guideline")
    assert codes(case) == set()


def test_a_superseded_guideline_says_by_what(case: LibraryCase) -> None:
    case.change(GUIDELINE, "status: draft", "status: superseded")
    assert only(case, "superseded-without-successor") == (
        "error",
        "the guideline is superseded, but does not say by what",
        "add superseded-by: a resource, or guideline:id for a newer edition in this library",
        "status: superseded",
    )
    assert codes(LibraryCase(case.root / "b").change(GUIDELINE, "status: draft", "status: withdrawn")) == set()


def test_an_overdue_review_is_told_of_a_current_guideline_at_its_date(case: LibraryCase) -> None:
    day = date(2026, 3, 1)
    case.current("\nreview-due: 2026-02-28")
    assert only(case, "review-overdue", day) == (
        "warning",
        "the review was due on 2026-02-28",
        "check the guideline against its source",
        "review-due:",
    )
    case.change(GUIDELINE, "status: current", "status: draft")
    assert "review-overdue" not in {item.code for item in load_and_check(case.content, today=day).findings}


@pytest.mark.parametrize(
    ("old", "new", "pointed"),
    [
        ("published: 2025-01-31", "published: 2025-03-01", "2025-03-01"),
        ("published: 2025-01-31", "copy-dated: 2025-03-01", "2025-03-01"),
        ("sources: source", "reviewed-by: [{name: A, role: B, date: 2025-03-01}]\nsources: source", "2025-03-01"),
    ],
)
def test_a_day_that_is_still_to_come_is_pointed_at(old: str, new: str, pointed: str, case: LibraryCase) -> None:
    case.change(GUIDELINE, old, new)
    if not new.startswith("reviewed-by"):
        case.change(GUIDELINE, ORDER, "reviewed: 2025-03-02\n# x")
        case.change(GUIDELINE, "reviewed: 2025-03-02", "reviewed: 2025-03-01")
    found = [
        item for item in load_and_check(case.content, today=date(2025, 2, 27)).findings if item.code == "date-in-future"
    ]
    key = new.partition(":")[0]
    lines = (case.content / GUIDELINE).read_text(encoding="utf-8").splitlines()
    (item,) = [item for item in found if lines[item.where.line - 1].startswith(key)]
    assert _pointed(lines[item.where.line - 1], item) == pointed
    assert item.message == "2025-03-01 is in the future: readers would think the text newer than it is"
    assert item.hint == "write the day on which it was done"


TERM = "  {}: {{term: {}, definition: Those who help., aliases: [{}]}}\n"


def test_a_word_of_the_glossary_leads_to_one_term(case: LibraryCase) -> None:
    text = (case.content / "glossary.yaml").read_text(encoding="utf-8")
    case.put("glossary.yaml", f"{text}\n{TERM.format('helpers', 'helper', 'Care Team')}")
    assert only(case, "alias-of-two-terms") == (
        "error",
        '"Care Team" already belongs to the term "care-team"',
        "keep it in one of them",
        "Care Team",
    )
    case.put("glossary.yaml", f"{text}\n{TERM.format('helpers', 'helper', 'Helper')}")
    assert codes(case) <= {"unused-term"}, "a term may have one word twice"


def test_a_term_that_no_text_refers_to_is_a_hint(case: LibraryCase) -> None:
    text = (case.content / "glossary.yaml").read_text(encoding="utf-8")
    case.put("glossary.yaml", f"{text}\n{TERM.format('helpers', 'helper', 'aid')}")
    found = only(case, "unused-term")
    assert found[:3] == ("hint", 'no text refers to the term "helpers"', "[…](term:helpers)")
    case.change(QUESTIONS, "explained-by: term:care-team", "explained-by: [term:care-team, term:helpers]")
    assert codes(case) == set(), "a reference is enough"


@pytest.mark.parametrize(
    ("kind", "old", "new"),
    [
        ("section", "sections:\n", "sections:\n  - {id: treatment, title: A, summary: B., text: C.}\n"),
        ("recommendation", "    recommendations:\n",
         "    recommendations:\n      - {id: first-recommendation, title: A, who: You, text: Do it.}\n"),
    ],
)  # fmt: skip
def test_one_identifier_names_one_thing(kind: str, old: str, new: str, case: LibraryCase) -> None:
    case.change(GUIDELINE, old, new)
    name = "treatment" if kind == "section" else "first-recommendation"
    first = next(
        number
        for number, line in enumerate((case.content / GUIDELINE).read_text(encoding="utf-8").splitlines(), 1)
        if f"id: {name}" in line
    )
    assert only(case, "duplicate-id") == (
        "error",
        f'{kind} "{name}" is defined twice; first on line {first}',
        "rename one of them",
        name,
    )


def test_a_question_and_a_group_share_one_page(case: LibraryCase) -> None:
    case.change(QUESTIONS, "id: what-now", "id: my-situation")
    assert only(case, "duplicate-id")[1] == 'question or group "my-situation" is defined twice; first on line 5'


def test_another_language_is_told_at_its_tag(case: LibraryCase) -> None:
    case.change(GUIDELINE, "short-title:", 'language: "pt-BR"\nshort-title:')
    assert only(case, "other-language") == (
        "error",
        'this guideline is written in another language than the library, which is in "en"',
        "write a tag that begins with en, and translate the guideline: see `translations:` of library.yaml",
        "language:",
    )
    case.change(GUIDELINE, '"pt-BR"', "pt-BR")
    assert only(case, "other-language")[3] == "pt-BR"


def test_a_font_that_is_none_is_named(case: LibraryCase) -> None:
    case.put("paper-fonts/mine.ttf", b"no font")
    (item,) = case.load().findings
    assert (item.where.file, item.code) == ("content/paper-fonts/mine.ttf", "unreadable-font")
    assert item.message == "this file contains no font that can be used on paper"


def test_a_character_that_no_font_has_is_told_once_and_stops_nothing(case: LibraryCase) -> None:
    case.change(GUIDELINE, "Say it in one sentence.", "A pill \U0001f48a, a 乳.").change(
        GUIDELINE, "The second.", "\U0001f48a."
    )
    loaded = case.load()
    found = [
        (item.severity, item.message, item.hint, _pointed(loaded.sources.line(item.where), item))
        for item in loaded.findings
    ]
    hint = "use words or another character, or put a font that has it into content/paper-fonts/"
    told = 'no font of the handouts has the character "{}" ({}): sheets have \ufffd in its place'
    assert found == [
        ("warning", told.format("\U0001f48a", "U+1F48A") + ", here and in 1 more", hint, "\U0001f48a"),
        ("warning", told.format("乳", "U+4E73"), hint, "乳"),
    ]


def test_a_page_that_is_no_text_is_told_and_the_next_one_is_read(case: LibraryCase) -> None:
    case.put("a.md", b"caf\xe9").put("b.txt", b"caf\xe9").put("c.markdown", b"caf\xe9")
    assert [(item.where.file, item.code) for item in case.load().findings] == [
        ("content/a.md", "not-utf-8"),
        ("content/c.markdown", "not-utf-8"),
    ]


def test_what_only_check_tells_waits_until_nothing_is_wrong(case: LibraryCase) -> None:
    case.current()
    day = date(2025, 2, 1)
    assert "no-alerts" in {item.code for item in load_and_check(case.content, today=day).findings}
    case.change(GUIDELINE, "grade: strong", "grade: storng")
    assert "no-alerts" not in {item.code for item in load_and_check(case.content, today=day).findings}


def test_a_summary_that_the_text_says_again(case: LibraryCase) -> None:
    text = "A paragraph with a word that is [explained](term:care-team)."
    case.change(GUIDELINE, "summary: What this page says, in one sentence.", f"summary: {text}")
    assert only(case, "summary-repeats-text", date(2025, 2, 1)) == (
        "hint",
        'the summary of "An informative heading" and the first paragraph below it say the same',
        "let the text go on from the summary",
        text,
    )
    assert "summary-repeats-text" not in codes(case), "a build does not tell"


@pytest.mark.parametrize(
    ("summary", "paragraph", "same"),
    [
        ("It is safe.", "It is SAFE", True),
        ("It is safe.", "It is safe for most people.", False),
        (
            "Digital and 3D mammograms both work well.",
            "Digital and 3D mammograms both work very well, says the panel.",
            True,
        ),
        ("Digital and 3D mammograms both work well.", "Well: work both mammograms 3D and digital?", False),
        ("Digital and 3D mammograms both work well.", "The panel looked at two kinds of mammogram.", False),
    ],
)
def test_what_counts_as_said_again(summary: str, paragraph: str, *, same: bool) -> None:
    assert repeats(summary, paragraph) is same
