"""Mutants: copies of the package in which each function can be replaced by one that does something else.

mutmut makes them: a mutated module holds, beside each of its functions, all mutants of it, and the variable
`MUTANT_UNDER_TEST` says which one is called. Functions with a decorator and what stands outside of functions
(constants, dataclasses) are not mutated, neither is the fixed text within f-strings.
"""

from __future__ import annotations

import difflib
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from mutmut.mutation.file_mutation import MutatedFile, mutate_file_contents

NEEDED = ("generator", "templates", "content", "docs", "tests", "pyproject.toml", "mkdocs.yml")  # by tests
# What mypy says of a mutated module without looking at a mutant: functions stand in it many times over.
ARTEFACTS = ("unused-ignore", "no-redef", "has-type")


@dataclass(frozen=True)
class Mutant:
    """One change of one function; `first` and `last` are lines of the mutated module."""

    name: str  # as `MUTANT_UNDER_TEST` has it
    file: str
    first: int
    last: int
    change: str  # what the lines were and are

    @property
    def function(self) -> str:
        """The function that it replaces, as it is written in a module."""
        return self.name.partition("__mutmut_")[0].rpartition(".")[2][2:].replace("ǁ", ".")


def copied(root: Path, work: Path) -> None:
    """Make `work` hold what tests need of the project in `root`, and nothing else."""
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    for name in NEEDED:
        if (root / name).is_dir():
            shutil.copytree(root / name, work / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(root / name, work / name)


def mutated(work: Path, file: str) -> Iterator[Mutant]:
    """Put all mutants of a module into its copy below `work`; `file` is its path there."""
    path = work / file
    made = mutate_file_contents(file, path.read_text(encoding="utf-8"))
    path.write_text(made.code, encoding="utf-8")
    module = file.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
    lines = made.code.splitlines()
    for name in made.mutant_names:
        span = made.line_span_by_function_name[name]
        yield Mutant(f"{module}.{name}", file, span.start, span.end, _change(made, lines, name))


def _change(made: MutatedFile, lines: list[str], name: str) -> str:
    original = name.rpartition("_")[0] + "_orig"
    was, now = (
        [line.strip().replace(each, "") for line in lines[span.start - 1 : span.end]]
        for each in (original, name)
        for span in [made.line_span_by_function_name[each]]
    )
    changed = [line for line in difflib.ndiff(was, now) if line[0] in "-+" and line[1:].strip()]
    old, new = (" ".join(line[2:] for line in changed if line[0] == sign) for sign in "-+")
    return f"`{old}` → `{new}`"


def refused_by_types(work: Path, mutants: list[Mutant]) -> set[str]:
    """Names of mutants that `make check` never lets through, because mypy refuses them.

    Raises:
        RuntimeError: mypy refuses something else, too.
    """
    allowed = [part for code in ARTEFACTS for part in ("--disable-error-code", code)]
    command = [sys.executable, "-m", "mypy", "--output", "json", "--cache-dir", "../mypy", *allowed]
    told = subprocess.run(command, cwd=work, capture_output=True, text=True, check=False)
    found = set()
    for line in told.stdout.splitlines():
        error = json.loads(line)
        if error["severity"] != "error":
            continue
        name = next((m.name for m in mutants if m.file == error["file"] and m.first <= error["line"] <= m.last), None)
        if name is None:
            raise RuntimeError(line)
        found.add(name)
    return found
