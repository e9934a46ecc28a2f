"""“Write a guideline in ten minutes” is followed to the letter, in an empty folder: the page is the test.

A console block is typed as it stands: what follows a command must be in what it prints. A YAML block replaces the
file that the paragraph before it names.
"""

from __future__ import annotations

import re
import shlex
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main

ROOT = Path(__file__).parent.parent.parent
PAGE = ROOT / "content" / "editors" / "ten-minutes.md"
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
FILE = re.compile(r"`(content/[^`]+\.(?:yaml|svg))`")
CHANGE = re.compile(r"Change `([^`]+)` to `([^`]+)`")


def steps(text: str) -> Iterator[tuple[str, str, str]]:
    """Each block: its language, what it holds, and the words between it and the block before."""
    end = 0
    for match in BLOCK.finditer(text):
        yield match[1], match[2], text[end : match.start()]
        end = match.end()


def type_in(block: str) -> None:
    """Run the commands of a console block; what it shows below each must be in what is printed."""
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, _, expected = part.partition("\n")
        program, *arguments = shlex.split(command)
        if program == "make":
            assert re.search(rf"^{arguments[0]}:.*## ", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
        elif program == "export":  # what it finds in the folder of Guidepress is what the next command starts
            found = subprocess.run(
                ["bash", "-c", f"{command}; command -v guidepress"],
                cwd=ROOT,
                capture_output=True,
                text=True,
                check=True,
            )
            assert found.stdout.strip() == str(ROOT / ".venv/bin/guidepress")
        else:
            assert program == "guidepress"
            result = CliRunner().invoke(main, arguments)
            for line in expected.splitlines():
                assert line in result.output, f"{command}: {result.output}"


def test_followed_to_the_letter_it_gives_a_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    table = tmp_path / "content/guidelines/screening/decisions/how-often.yaml"
    for language, block, before in steps(PAGE.read_text(encoding="utf-8")):
        change = CHANGE.search(before)
        if change:
            text = table.read_text(encoding="utf-8")
            assert text.count(change[1]) == 1
            table.write_text(text.replace(change[1], change[2]), encoding="utf-8")
        if language == "console":
            type_in(block)
        elif language == "yaml":
            file = tmp_path / FILE.findall(before)[-1]
            assert file.exists(), f"the page replaces {file}, which `guidepress new` did not write"
            file.write_text(block, encoding="utf-8")
    site = tmp_path / "site"
    assert (site / "guidelines/screening/index.html").exists()
    assert (site / "guidelines/screening/decisions/how-often.html").exists()
    assert (site / "guidelines/screening/questions.html").exists()
    assert not list(site.glob("offline/*.zip")), "a draft is in no copy"
    assert len(list(site.glob("handouts/*.pdf"))) >= 2
