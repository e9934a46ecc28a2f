"""The command: arguments in, exit code out."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator import ending
from generator.cli import main
from tests.support import GUIDELINE, LibraryCase


@pytest.fixture
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> LibraryCase:
    monkeypatch.chdir(tmp_path)
    return LibraryCase(tmp_path)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


def test_check_says_nothing_bad_of_a_good_library(case: LibraryCase) -> None:
    result = run("check")
    assert (result.exit_code, result.output) == (0, "nothing to complain of\n")
    assert not case.site.exists()


def test_check_ends_with_1_where_there_are_errors(case: LibraryCase) -> None:
    case.change(GUIDELINE, "status: draft", "status: drafft")
    result = run("check")
    assert result.exit_code == 1
    assert 'error[unknown-value]: "drafft"' in result.output
    as_json = run("check", "content", "--format", "json")
    assert json.loads(as_json.output)[0]["line"] == 9


def test_check_of_a_file_tells_what_is_wrong_there(case: LibraryCase) -> None:
    case.change(GUIDELINE, "status: draft", "status: drafft").put("glossary.yaml", "terms: [")
    assert run("check", f"content/{GUIDELINE}").output.count("error[") == 1
    assert run("check", "content/guidelines").exit_code == 1
    assert run("check", "content/resources.yaml").exit_code == 0
    assert run("check", "mkdocs.yml").exit_code == 2
    (case.content / "library.yaml").unlink()
    assert "error[missing-file]" in run("check").output


def test_build_tells_what_it_made(case: LibraryCase) -> None:
    case.current()
    result = run("build", "--strict")
    assert result.exit_code == 0, result.output
    printed = [path.stem for path in case.site.rglob("*.pdf")]
    usual = [name for name in printed if name.endswith("-a4")]
    assert f"{len(usual)} handouts ({len(printed)} PDFs)" in result.output
    assert len(printed) > len(usual) > 1
    assert "opens without a network" in result.output
    assert case.site.is_dir()


def test_build_tells_where_the_time_went(case: LibraryCase) -> None:
    case.current()
    told = run("build", "--profile").stdout.splitlines()
    steps = [line.split("%  ")[1] for line in told if "%  " in line]
    assert steps[:3] == ["reading what guidelines share", "guidelines", "pages of the library"]
    assert {"before all that", "checks and proofs", "handouts"} <= set(steps)
    assert told[-1].endswith("sore-throat")


def test_build_ends_with_1_and_no_traceback_for_bad_content(case: LibraryCase) -> None:
    case.put("glossary.yaml", "terms: [")
    result = run("build")
    assert result.exit_code == 1
    assert "error[yaml-syntax]" in result.output
    assert "Traceback" not in result.output
    assert not case.site.exists()


def test_wrong_usage_ends_with_2(case: LibraryCase) -> None:
    assert run("build", "-f", "nowhere.yml").exit_code == 2
    assert run("check", "nowhere").exit_code == 2
    assert run("check", "--format", "xml").exit_code == 2
    assert run("new", "decision", "no-guideline").exit_code == 2
    assert run("new", "guideline", "Not An Id").exit_code == 2
    assert run("new", "guideline", "../escape").exit_code == 2
    assert not list(case.root.parent.glob("escape*"))


def test_new_begins_no_file_that_is_there_or_that_no_build_would_read(case: LibraryCase, tmp_path: Path) -> None:
    before = sorted(tmp_path.rglob("*"))
    for arguments, said in (
        (("guideline", "sore-throat"), "exists already; nothing was written"),
        (("decision", "sore-throt/other"), 'did you mean "sore-throat"?'),
        (("questions", "nothere"), 'there is no guideline "nothere"'),
        (("guideline", "x", "-C", "elsewhere"), "begin with `guidepress new library"),
    ):
        result = run("new", *arguments)
        assert result.exit_code == 2, arguments
        assert said in " ".join(result.output.split())
    assert sorted(tmp_path.rglob("*")) == before
    assert case.load().library is not None


def test_what_is_missing_names_the_next_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert "Build it first: guidepress build" in run("search", "x").output
    for command in ("check", "build"):
        assert "guidepress new library my-library" in run(command).output


def test_a_machine_that_fails_ends_with_3(case: LibraryCase) -> None:
    assert run("search", "x", "--site", "content").exit_code == 3
    case.site.write_text("not a folder", encoding="utf-8")
    result = run("build")
    assert result.exit_code == 3
    assert "Traceback" not in result.output


def test_search_asks_the_built_site(case: LibraryCase) -> None:
    case.build()
    result = run("search", "healthcare team", "--json")
    assert json.loads(result.output)["hits"][0]["address"] == "glossary.html#care-team"
    assert "glossary.html#care-team" in run("search", "healthcare team").output
    assert "no hits" in run("search", "zzzzzz").output


def test_schema_is_printed_for_each_kind(case: LibraryCase) -> None:
    assert set(json.loads(run("schema").output)) == {
        "library",
        "glossary",
        "resources",
        "guideline",
        "decision",
        "score",
        "questions",
    }
    assert json.loads(run("schema", "decision").output)["properties"]["hit-policy"]
    assert case.root


PROGRAM = [sys.executable, "-c", "from generator.cli import main; main()"]


@pytest.mark.parametrize(
    "arguments", [["check"], ["check", "--format", "json"], ["schema"], ["--help"], ["build", "--help"], ["build"]]
)
def test_nobody_who_reads_is_no_error(arguments: list[str], case: LibraryCase) -> None:
    """`guidepress check | true`: whoever closes the pipe has seen enough."""
    reading, writing = os.pipe()
    os.close(reading)
    case.configure("site_x: 1\n")  # MkDocs warns of it, so that a build writes to both streams
    done = subprocess.run([*PROGRAM, *arguments], cwd=case.root, stdout=writing, stderr=writing, check=False)
    os.close(writing)
    assert done.returncode == 141
    assert not list(case.root.glob(".*.guidepress-*"))


def test_a_closed_pipe_is_not_spoken_of(case: LibraryCase) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run([*PROGRAM, "check"], cwd=case.root, stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert (done.returncode, done.stderr) == (141, b"")


@pytest.mark.parametrize(("name", "code"), [("SIGTERM", 143), ("SIGHUP", 129), ("SIGINT", 130)])
def test_a_build_that_is_told_to_end_leaves_nothing_behind(name: str, code: int, case: LibraryCase) -> None:
    hook = f"import os, signal\n\ndef on_env(env, **_):\n    os.kill(os.getpid(), signal.{name})\n    return env\n"
    (case.root / "hook.py").write_text(hook, encoding="utf-8")
    case.configure("hooks: [hook.py]\n")
    # As in a terminal: whoever starts these tests may have told signals to be ignored, as `nohup` does.
    heeded = "import signal as s; s.signal(s.SIGHUP, s.SIG_DFL); s.signal(s.SIGINT, s.default_int_handler)"
    program = [sys.executable, "-c", f"{heeded}\n{PROGRAM[-1]}", "build"]
    done = subprocess.run(program, cwd=case.root, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (code, "")
    assert not list(case.root.glob(".*.guidepress-*"))
    assert not case.site.exists()


def test_signals_are_as_before_when_a_command_has_ended(case: LibraryCase) -> None:
    assert run("check").exit_code == 0
    assert case.root
    assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL


def test_a_signal_that_somebody_else_ignores_stays_ignored() -> None:
    """`nohup guidepress build`."""
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with ending.orderly():
            assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
            assert signal.getsignal(signal.SIGTERM) is not signal.SIG_DFL
    finally:
        signal.signal(signal.SIGHUP, before)


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1:99999", "127.0.0.1:0", "127.0.0.1:-1", "[::1]:x", "example.org:80", "8000", ":8000", "localhost:"],
)
def test_an_address_where_nobody_can_listen_is_wrong_usage(address: str, case: LibraryCase) -> None:
    result = run("serve", "-a", address)
    assert result.exit_code == 2
    assert "such as 127.0.0.1:8000" in " ".join(result.output.split())
    assert case.root


def test_a_limit_on_the_size_of_files_names_the_file_that_met_it(case: LibraryCase) -> None:
    """Not the one that it is a copy of, which may lie anywhere."""
    case.withdrawn()
    limit = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000)); {PROGRAM[2]}"
    done = subprocess.run(
        [sys.executable, "-c", limit, "build"], cwd=case.root, capture_output=True, text=True, check=False
    )
    assert done.returncode == 3
    assert done.stderr.startswith(f"guidepress: {case.site}/offline/")
    assert f".zip: File too large; {case.site} was left as it was" in done.stderr
