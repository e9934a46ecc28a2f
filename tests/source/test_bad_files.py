"""Every way in which a file can be wrong: the expected diagnostics stand in the faulty files themselves.

A fixture begins with `# at: <path below content/>`; on each faulty line stands `# error[code]: words of the message`.
`# error-next[code]` expects the finding one line further down, where a comment would change the meaning.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.diagnostics import Severity
from tests.support import DECISION, GUIDELINE, LibraryCase

FIXTURES = sorted((Path(__file__).parent.parent / "fixtures" / "bad").glob("*.yaml"))
PUBLISHER = "publisher:\n  name: Name of your organisation"
RISK = "{id: x, n: 15, of: 0, who: people, will: do, will-not: do not}"
VALUES = "values:\n      positive: Positive\n      negative: Negative"
EXPECTED = re.compile(r"# (error|warning)(-next)?\[([a-z0-9-]+)\]:? ?(.*?)(?= # (?:error|warning)|$)")


@pytest.mark.parametrize("fixture", FIXTURES, ids=lambda path: path.stem)
def test_each_faulty_line_has_its_diagnostic_and_no_other_line_has_one(fixture: Path, tmp_path: Path) -> None:
    text = fixture.read_text(encoding="utf-8")
    at = text.splitlines()[0].removeprefix("# at: ")
    loaded = LibraryCase(tmp_path).current().put(at, text).load()
    found = [
        (item.where.line, f"{item.severity}[{item.code}]", f"{item.message} {item.hint}")
        for item in loaded.findings
        if item.severity != "hint"
    ]
    expected = [
        (number + bool(match[2]), f"{match[1]}[{match[3]}]", match[4])
        for number, line in enumerate(text.splitlines(), 1)
        for match in EXPECTED.finditer(line)
    ]
    found.sort(key=lambda item: item[:2])
    expected.sort(key=lambda item: item[:2])
    assert [item[:2] for item in found] == [item[:2] for item in expected]
    for (_, _, words), (_, _, wanted) in zip(found, expected, strict=True):
        assert wanted in words


def test_every_fixture_file_is_read() -> None:
    assert len(FIXTURES) >= 14


@pytest.mark.parametrize(
    ("data", "code", "line"),
    [
        (b"", "empty-file", 1),
        (b"\n# nothing but a comment\n", "empty-file", 1),
        (b"library: x\nname: caf\xe9\n", "not-utf-8", 2),
        (b"\xff\xfel\x00", "not-utf-8", 1),
        (b"library: x\nname: a\x00b\n", "control-character", 2),
        ("library: x\nname: a\u202eb\n".encode(), "control-character", 2),
        (b'library: x\nname: "a\\u202eb"\n', "control-character", 2),
        (b"a: &a [*a]\n", "alias-not-allowed", 1),
        (b"a: *nowhere\n", "alias-not-allowed", 1),
        (b"a: 1\n---\nb: 2\n", "several-documents", 2),
        (b"a: " + b"[" * 5000, "yaml-syntax", 1),
        (b"!!python/object:os.system x\n", "yaml-syntax", 1),
        (b"x" * 5_000_001, "file-too-large", 0),
        (b"? [a]\n: b\n", "wrong-type", 1),
        (b"just a text\n", "wrong-type", 1),
        (b"- a list\n", "wrong-type", 1),
        (b"library:\n\tname: x\n", "tab-indentation", 2),
    ],
)
def test_bytes_that_are_no_proper_yaml(data: bytes, code: str, line: int, tmp_path: Path) -> None:
    loaded = LibraryCase(tmp_path).put("library.yaml", data).load()
    assert (line, code) in [(item.where.line, item.code) for item in loaded.findings]


@pytest.mark.parametrize(
    ("path", "old", "new", "code", "pointed", "hint"),
    [
        (DECISION, "hit-policy: unique", "hit-policy: uniqe", "unknown-value", "uniqe", 'did you mean "unique"?'),
        (
            DECISION,
            "then: {advice: Write",
            "then: {advise: Write",
            "unknown-output",
            "advise",
            'did you mean "advice"?',
        ),
        (
            DECISION,
            "then: {advice: Write",
            "then: {advice: Go, wait, Write",
            "unknown-key",
            "wait",
            "put the text in quotes",
        ),
        (DECISION, "given: {age:", "given: {aeg:", "unknown-input", "aeg", 'did you mean "age"?'),
        (DECISION, "expect: {advice:", "expect: {advise:", "unknown-output", "advise", 'did you mean "advice"?'),
        (DECISION, "when: {age:", "when: {aeg:", "unknown-input", "aeg", 'did you mean "age"?'),
        (
            DECISION,
            VALUES,
            "values: {positive: Yes, or so, negative: No}",
            "unknown-key",
            "or so",
            "put the text in quotes",
        ),
        (GUIDELINE, "Say it in one sentence.", "See [x](terms:y).", "bad-reference", "terms:y", 'did you mean "term"?'),
        (GUIDELINE, "Say it in one sentence.", "See [x](treatment).", "bad-reference", "treatment", "write kind:id"),
        (GUIDELINE, "Say it in one sentence.", "See [x]().", "bad-reference", ")", "write kind:id"),
        (GUIDELINE, "Say it in one sentence.", "See [](term:care-team).", "unsupported-markup", "[](", "[words]"),
        (GUIDELINE, "sources: source-guideline", "sources: one, two", "bad-reference", "one, two", "[one, two]"),
        (GUIDELINE, "main-message: Say", "main-message:\n  - Say", "wrong-type", "", 'leave out the "- "'),
        (GUIDELINE, "sentence.\n", "\nsentence.\n", "yaml-syntax", "s", "indent text that continues on a new line"),
        (GUIDELINE, "    text: |", f"    risks: [{RISK}]\n    text: |", "bad-number", "0", "only digits"),
        (GUIDELINE, "Say it in one sentence.", "See `x`.", "unsupported-markup", "`x`", "plain words"),
        (GUIDELINE, "Say it in one sentence.", "See <!-- x -->.", "unsupported-markup", "<!--", "leave it out"),
        (GUIDELINE, "    text: |", "    text: >", "text-runs-on", "- of two items", "begins with |"),
        ("library.yaml", "  # contact: mailto:", "  contact: ", "bad-address", "guidelines@example.org", "mailto:guid"),
        ("resources.yaml", "https://www.", "www.", "bad-address", "www.example.org/guideline", "https://www."),
        (
            "glossary.yaml",
            "  care-team:\n    term",
            "  - term",
            "wrong-type",
            "",
            'such as first:, in place of each "- "',
        ),
        ("glossary.yaml", "  care-team:\n", "  - care-team:\n", "wrong-type", "", 'leave out the "- "'),
        (DECISION, "hit-policy: unique", "hitpolicy: unique", "unknown-key", "hitpolicy", 'did you mean "hit-policy"?'),
        (DECISION, "then: {advice: Write the other advice here.}", "then: Go.", "wrong-type", "Go.", "with a colon"),
        (DECISION, '">= 18", result: pos', '">= 18" result: pos', "yaml-syntax", "r", "a comma between entries"),
        (
            DECISION,
            "result: positive}",
            "result: positive; negative}",
            "unknown-value",
            "positive; negative",
            "by commas",
        ),
        (GUIDELINE, "- id: treatment", "- id: für-alle", "bad-identifier", "für-alle", 'write "fuer-alle"'),
        (GUIDELINE, "reviewed: 2025-01-31", "reviewed: 31.01.2025", "bad-date", "31.01.2025", "write 2025-01-31"),
        (GUIDELINE, "reviewed: 2025-01-31", "reviewed: 2025-1-31", "bad-date", "2025-1-31", "write 2025-01-31"),
        (GUIDELINE, "reviewed: 2025-01-31", "reviewed: 1/2/2025", "bad-date", "1/2/2025", "write year-month-day"),
        (GUIDELINE, "  otherwise: Ask", "otherwise: Ask", "unknown-key", "otherwise", 'belongs under "audience"'),
        (GUIDELINE, "grade: strong", "grade: Strong", "bad-reference", "Strong", 'write "strong"'),
        (GUIDELINE, "  strong:\n    label", "  - id: strong\n    label", "wrong-type", "", "with a colon"),
        (
            GUIDELINE,
            "sources: source-guideline",
            "sources: WHO 2024",
            "bad-reference",
            "WHO 2024",
            "list it in resources",
        ),
        ("resources.yaml", "source-guideline:", "source guideline:", "bad-identifier", "source guideline", "source-g"),
        ("library.yaml", "review-interval: 12", "review-interval: 1e1", "bad-number", "1e1", "only digits"),
        ("library.yaml", PUBLISHER, "publisher: Us", "wrong-type", "Us", "name: …"),
        ("glossary.yaml", "[healthcare team]", "nurses, doctors", "wrong-type", "nurses, doctors", "[nurses, doctors]"),
        (DECISION, "type: integer", "type: int", "unknown-value", "int", 'did you mean "integer"?'),
        (DECISION, '">= 18", result: pos', "18+, result: pos", "bad-cell", "+", 'write ">= 18"'),
        (DECISION, '">= 18", result: pos', "“>= 18”, result: pos", "bad-cell", "“", "write straight quotes"),
        (DECISION, "result: positive}", "result: }", "bad-cell", "", 'write "-" for any value'),
        (
            GUIDELINE,
            "main-message: Say it in one sentence.",
            "main-message:",
            "empty-value",
            "main-message",
            "write something",
        ),
    ],
)
def test_one_slip_is_one_finding_at_its_words(
    path: str, old: str, new: str, code: str, pointed: str, hint: str, tmp_path: Path
) -> None:
    case = LibraryCase(tmp_path)
    text = (case.content / path).read_text("utf-8")
    assert old in text
    loaded = case.put(path, text.replace(old, new, 1)).load()
    (item,) = [item for item in loaded.findings if item.severity is not Severity.HINT]
    line = loaded.sources.line(item.where)
    assert (item.code, line[item.where.column - 1 : item.where.end_column - 1]) == (code, pointed)
    assert hint in item.hint
    assert "remove the key" not in item.hint


ALERTS = """alerts:
  lump:
    level: soon
    title: A lump in your neck
    do: Ask your care team this week.
    contact: nurse
contacts:
  nurse: {name: Your nurse, phone: 112}
"""


@pytest.fixture
def alerted(tmp_path: Path) -> LibraryCase:
    """A guideline with an alert that a rule names."""
    case = LibraryCase(tmp_path).change(GUIDELINE, "grades:", f"{ALERTS}grades:")
    return case.change(DECISION, "    note: Why, in one sentence.", "    note: Why, in one sentence.\n    alert: lump")


def test_an_alert_that_is_right_is_no_finding_and_112_is_a_phone_number(alerted: LibraryCase) -> None:
    loaded = alerted.load()
    assert list(loaded.findings) == []
    assert loaded.library is not None
    (bundle,) = loaded.library.guidelines
    phone = bundle.guideline.contacts["nurse"].phone
    assert (phone, phone and phone.href) == ("112", "tel:112")
    assert [rule.alert and rule.alert.name for rule in bundle.decisions[0].rules] == ["lump", None]


@pytest.mark.parametrize(
    ("path", "old", "new", "code", "pointed", "hint"),
    [
        (GUIDELINE, "  lump:\n    level", "  - id: lump\n    level", "wrong-type", "", "each identifier with a colon"),
        (GUIDELINE, "  lump:\n    level", "  - level", "wrong-type", "", "such as first:, in place of each"),
        (GUIDELINE, "alerts:", "alert:", "unknown-key", "alert", 'did you mean "alerts"?'),
        (GUIDELINE, "contacts:", "contact:", "unknown-key", "contact", 'did you mean "contacts"?'),
        (GUIDELINE, "    do: Ask", "    do: Now: ask", "yaml-syntax", ":", "in quotes"),
        (GUIDELINE, "    do: Ask", "    watch for: lumps\n    do: Ask", "unknown-key", "watch for", '"watch-for"?'),
        (GUIDELINE, "level: soon", "level: Emergency", "unknown-value", "Emergency", 'did you mean "emergency"?'),
        (GUIDELINE, "contact: nurse", "contact: nurs", "unknown-reference", "nurs", 'did you mean "nurse"?'),
        (DECISION, "alert: lump", "alert: lumpp", "unknown-reference", "lumpp", 'did you mean "lump"?'),
        (DECISION, "alert: lump", "alert: A lump", "bad-reference", "A lump", 'under "alerts:"'),
        (DECISION, "alert: lump", "alert: lump, rash", "bad-reference", "lump, rash", "name just one"),
        (DECISION, "alert: lump", "alerts: lump", "unknown-key", "alerts", 'did you mean "alert"?'),
        (
            "glossary.yaml",
            "definition: The",
            "alert: lump\n    definition: The",
            "unknown-reference",
            "lump",
            '"sore-throat/lump"?',
        ),
    ],
)
def test_one_slip_about_an_alert_is_one_finding_at_its_words(
    path: str, old: str, new: str, code: str, pointed: str, hint: str, alerted: LibraryCase
) -> None:
    loaded = alerted.change(path, old, new).load()
    (item,) = loaded.findings
    line = loaded.sources.line(item.where)
    ends_there = item.where.end_line == item.where.line
    assert (item.code, line[item.where.column - 1 : item.where.end_column - 1] if ends_there else "") == (code, pointed)
    assert hint in item.hint


@pytest.mark.parametrize("phone", ["112", "+44 20 7946 0000", "(202) 555-0100", "+49 (0)30 12345-0", "0800.123.456"])
def test_phone_numbers_are_read_as_people_print_them(phone: str, alerted: LibraryCase) -> None:
    loaded = alerted.change(GUIDELINE, "phone: 112", f'phone: "{phone}"').load()
    assert list(loaded.findings) == []
    assert loaded.library is not None
    assert loaded.library.guidelines[0].guideline.contacts["nurse"].phone == phone


MESSAGE = "main-message: Say it in one sentence."
COLON = "put text that contains a colon and a space in quotes"


@pytest.mark.parametrize(
    ("old", "new", "line", "pointed", "said"),
    [
        (MESSAGE, f'{MESSAGE[:14]}"{MESSAGE[14:]}', 19, '"', "the quote that opens here is not closed"),
        ('version"\nshort', "version\nshort", 4, '"', "the quote that opens here is not closed until line 6"),
        (MESSAGE, 'main-message: "Say it" now.', 19, "n", "continues after its closing quote"),
        (MESSAGE, "main-message: 'It's so.'", 19, "s", "continues after its closing quote"),
        (MESSAGE, 'main-message: "C:\\done"', 19, "\\", "there is a backslash in text between double quotes"),
        ('version: "1"', '  version: "1"', 6, ":", "indented further than the one above it"),
        ("    meaning: Say", "   meaning: Say", 45, "m", "lines that belong together begin in the same column"),
        ("  - The second.", "  -The second.", 25, "-", 'begin each item with "- "'),
        ('version: "1"', 'version:"1"', 6, "v", "no space follows the colon"),
        (MESSAGE, "main-message: Note: say it.", 19, ":", COLON),
        (MESSAGE, "main-message: “Note: say it.”", 19, ":", "write straight quotes"),
        (MESSAGE, "main-message: see term: x", 19, ":", "directly after term:"),
        (MESSAGE, "main-message:\N{NO-BREAK SPACE}Say it.", 19, "\N{NO-BREAK SPACE}", "looks like an ordinary one"),
        ("    label: Strong", "\N{NO-BREAK SPACE}   label: Strong", 44, "\N{NO-BREAK SPACE}", "U+00A0"),
        (
            "sources: source-guideline",
            "sources: [source-guideline",
            16,
            "[",
            "the bracket that opens here is not closed",
        ),
        ("sources: source-guideline", "sources: - source-guideline", 16, "-", "begin the list on the next line"),
        *(
            (MESSAGE, f"main-message: {sign}x", 19, sign[0], "in quotes")
            for sign in ("%", "@", "`", "? ", "> ", "**", "& ")
        ),
        (MESSAGE, "main-message: [x](term:care-team) y", 19, "[", "put text that begins with [ in quotes"),
    ],
)
def test_what_is_no_yaml_is_told_in_an_editor_s_words(
    old: str, new: str, line: int, pointed: str, said: str, tmp_path: Path
) -> None:
    loaded = LibraryCase(tmp_path).change(GUIDELINE, old, new).load()
    (item,) = loaded.findings
    assert (item.where.line, item.code) == (line, "yaml-syntax")
    assert loaded.sources.line(item.where)[item.where.column - 1] == pointed
    assert said in f"{item.message} {item.hint}"


@pytest.mark.parametrize(
    ("old", "new", "code", "pointed", "severity"),
    [
        (MESSAGE, "main-message: Treatment #1 is best.", "comment-in-text", "#1 is best.", "warning"),
        (MESSAGE, "main-message: #1 is best.", "comment-in-text", "#1 is best.", "error"),
        ("  excludes:", "     - And so on.\n  excludes:", "text-runs-on", "- And so on.", "warning"),
        (
            "short-title: Sore throat\n",
            'short-title: "Sore\norigin: Ours."\n',
            "text-runs-on",
            'origin: Ours."',
            "warning",
        ),
        (MESSAGE, f"<<<<<<< HEAD\n{MESSAGE}\n=======\n{MESSAGE}\n>>>>>>> b", "merge-conflict", "<<<<<<< HEAD", "error"),
        ("  - The second.", "  - Remember: the second.", "unknown-key", "Remember", "error"),
        ("meaning: Say", "meanign: Say", "unknown-key", "meanign", "error"),
    ],
)
def test_what_yaml_would_swallow_or_tell_twice_is_told_once(
    old: str, new: str, code: str, pointed: str, severity: str, tmp_path: Path
) -> None:
    loaded = LibraryCase(tmp_path).change(GUIDELINE, old, new).load()
    (item,) = loaded.findings
    line = loaded.sources.line(item.where)
    assert (item.code, line[item.where.column - 1 : item.where.end_column - 1], item.severity) == (
        code,
        pointed,
        severity,
    )


def test_comments_that_are_meant_are_no_finding(tmp_path: Path) -> None:
    case = LibraryCase(tmp_path).change(GUIDELINE, MESSAGE, f"{MESSAGE} # as agreed\n#no space\n# main-message: x")
    assert not list(case.load().findings)


def test_anchors_that_explode_are_stopped_early(tmp_path: Path) -> None:
    levels = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    levels += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12)]
    loaded = LibraryCase(tmp_path).put("glossary.yaml", "\n".join(levels)).load()
    assert "alias-not-allowed" in {item.code for item in loaded.findings}


def test_an_alias_repeats_a_text(tmp_path: Path) -> None:
    case = LibraryCase(tmp_path).change("library.yaml", "disclaimer: ", "disclaimer: &note ")
    case.change("library.yaml", "summary: One or two sentences for the home page.", "summary: x")
    text = (case.content / "library.yaml").read_text(encoding="utf-8").replace("summary: x", "")
    case.put("library.yaml", text + "\nsummary: *note\n")
    loaded = case.load()
    assert not loaded.findings.has_errors
    assert loaded.library is not None
    assert loaded.library.info.summary == loaded.library.info.disclaimer


@pytest.mark.parametrize("version", ["1.0", "08", "1e3", "2015-01-26", "no", "off", "0x1F", "1_000"])
def test_scalars_stay_the_text_that_was_typed(version: str, tmp_path: Path) -> None:
    loaded = LibraryCase(tmp_path).change("library.yaml", 'version: "1"', f"version: {version}").load()
    assert loaded.library is not None
    assert loaded.library.info.version == version


def test_a_missing_folder_and_missing_files_are_named(tmp_path: Path) -> None:
    case = LibraryCase(tmp_path)
    (case.content / "library.yaml").unlink()
    (case.content / "guidelines/sore-throat/guideline.yaml").unlink()
    assert [(item.where.file, item.code) for item in case.load().findings] == [
        ("content/guidelines/sore-throat/guideline.yaml", "missing-file"),
        ("content/library.yaml", "missing-file"),
    ]


def test_yaml_in_a_place_where_none_belongs_is_not_dropped_in_silence(tmp_path: Path) -> None:
    findings = (
        LibraryCase(tmp_path).put("glosary.yaml", "a: b").put("guidelines/sore-throat/x.yml", "a: b").load().findings
    )
    found = {item.where.file: item for item in findings}
    assert found["content/glosary.yaml"].hint == 'did you mean "glossary.yaml"?'
    assert found["content/guidelines/sore-throat/x.yml"].code == "misplaced-file"


@pytest.mark.parametrize(
    ("path", "copied", "code", "hint"),
    [
        ("guidelines/sore-throat/decisions/other.yaml.txt", DECISION, "misplaced-file", 'did you mean "other.yaml"?'),
        ("guidelines/sore-throat/guideline.yaml~", GUIDELINE, "misplaced-file", "move it out of this folder"),
        ("guidelines/sore-throat/decisions/other.yaml", DECISION, "id-mismatch", "give both the same name"),
        ("guidelines/a-copy/guideline.yaml", GUIDELINE, "id-mismatch", "give both the same name"),
        ("guidelines/Big/guideline.yaml", GUIDELINE, "id-mismatch", "give both the same name"),
    ],
)
def test_a_copied_file_is_one_finding(path: str, copied: str, code: str, hint: str, tmp_path: Path) -> None:
    case = LibraryCase(tmp_path)
    (item,) = case.put(path, (case.content / copied).read_bytes()).load().findings
    assert (item.where.file, item.code) == (f"content/{path}", code)
    assert hint in item.hint


@pytest.mark.parametrize(
    ("name", "rows", "at", "code", "hint"),
    [
        ("rows.csv", '>= 18,positive,"Go\n', "rows.csv", "bad-csv", "close it with"),
        ("rows.csv", ">= 18,positive,Go, now\n", "rows.csv", "bad-grid", "a text with a comma in quotes"),
        ("rows.csv", ">= 18,positive\n", "rows.csv", "bad-grid", 'write "-"'),
        ("row.csv", ">= 18,positive,Go\n", "which-test.yaml", "missing-file", 'did you mean "rows.csv"?'),
    ],
)
def test_rows_that_cannot_be_read_are_one_finding(
    name: str, rows: str, at: str, code: str, hint: str, tmp_path: Path
) -> None:
    case = LibraryCase(tmp_path)
    head, _, rest = (case.content / DECISION).read_text("utf-8").partition("rules:\n")
    case.put(DECISION, f"{head}csv: {name}\nopen:{rest.partition('open:')[2]}")
    case.put(DECISION.replace("which-test.yaml", "rows.csv"), f"age,result,advice\n{rows}")
    (item,) = case.load().findings
    assert (item.where.file.rpartition("/")[2], item.code) == (at, code)
    assert hint in item.hint


def test_what_cannot_be_read_is_not_blamed_on_what_refers_to_it(tmp_path: Path) -> None:
    as_list = "resources:\n  - {id: source-guideline, title: x, publisher: y, address: https://x.org/, status: live}\n"
    (item,) = LibraryCase(tmp_path).put("resources.yaml", as_list).load().findings
    assert (item.where.file, item.code) == ("content/resources.yaml", "wrong-type")


def test_two_pages_with_one_address(tmp_path: Path) -> None:
    findings = (
        LibraryCase(tmp_path)
        .put("glossary.md", "# Mine")
        .put("guidelines/sore-throat/README.md", "# x")
        .load()
        .findings
    )
    assert [(item.where.file, item.code) for item in findings] == [
        ("content/glossary.md", "same-address"),
        ("content/guidelines/sore-throat/README.md", "same-address"),
    ]


def test_a_page_in_a_folder_that_the_site_needs(tmp_path: Path) -> None:
    findings = LibraryCase(tmp_path).put("offline/notes.md", "# Notes").load().findings
    assert [(item.where.file, item.code) for item in findings] == [("content/offline/notes.md", "same-address")]


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "2024-02-30", "24-01-01", "2024-1-1"])
def test_days_that_cannot_be_meant(day: str, tmp_path: Path) -> None:
    findings = (
        LibraryCase(tmp_path)
        .change("guidelines/sore-throat/guideline.yaml", "reviewed: 2025-01-31", f"reviewed: {day}")
        .load()
        .findings
    )
    assert "bad-date" in {item.code for item in findings}


def test_an_example_may_expect_no_rule(tmp_path: Path) -> None:
    path = "guidelines/sore-throat/decisions/which-test.yaml"
    case = LibraryCase(tmp_path).change(
        path, "examples:", "examples:\n  - {given: {age: 5, result: positive}, expect: none}"
    )
    loaded = case.load()
    assert list(loaded.findings) == []
    assert loaded.library is not None
    assert [example.expect is None for example in loaded.library.guidelines[0].decisions[0].examples] == [True, False]


def test_a_rule_that_gives_no_result_for_an_output_is_told(tmp_path: Path) -> None:
    case = LibraryCase(tmp_path).change(DECISION, "outputs:", "outputs:\n  grade: {label: Grade}")
    found = [(item.code, str(item.severity)) for item in case.load().findings]
    assert found == [("missing-output", "hint")] * 2
