"""What is no YAML is told in an editor's words, and what is one is read as it was typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import GUIDELINE, LibraryCase


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
        ("    meaning: Say", "   meaning: Say", 60, "m", "lines that belong together begin in the same column"),
        ("  - The second.", "  -The second.", 25, "-", 'begin each item with "- "'),
        ('version: "1"', 'version:"1"', 6, "v", "no space follows the colon"),
        (MESSAGE, "main-message: Note: say it.", 19, ":", COLON),
        (MESSAGE, "main-message: “Note: say it.”", 19, ":", "write straight quotes"),
        (MESSAGE, "main-message: see term: x", 19, ":", "directly after term:"),
        (MESSAGE, "main-message:\N{NO-BREAK SPACE}Say it.", 19, "\N{NO-BREAK SPACE}", "looks like an ordinary one"),
        ("    label: Strong", "\N{NO-BREAK SPACE}   label: Strong", 59, "\N{NO-BREAK SPACE}", "U+00A0"),
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
