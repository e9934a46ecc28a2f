"""How much tests notice: each function of some folders is changed in all ways that mutmut knows, one at a time.

    make mutants
    make mutants ONLY=generator/text/parse.py

A mutant is *killed* when a test fails, or runs on without an end; types kill those that mypy refuses. Prints
figures for each module, and all survivors: those first that `tests/benchmarks/mutants.md` does not explain.
Ends with an error if a folder's tests kill fewer than 85 of 100 mutants.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from random import Random

from tests.benchmarks.mutants.making import Mutant, copied, mutated, refused_by_types

ROOT = Path(__file__).parents[3]
WORK = ROOT / ".cache" / "mutants" / "work"
EXPLAINED = ROOT / "tests" / "benchmarks" / "mutants.md"
ENOUGH = 0.85
# Which tests a folder has to be content with: its own, and those that look at what comes of it elsewhere.
TESTS = {
    "generator/text": ("tests/text",),
    "generator/checks": ("tests/checks", "tests/source/test_bad_fixtures.py", "tests/source/test_slips.py"),
    "generator/decision": (
        "tests/decision",
        "tests/checks",
        "tests/diagrams",
        "tests/exchange",
        "tests/handouts/test_what_sheets_say.py",
        "tests/pages/test_decision_page.py",
        "tests/pages/test_explorer_texts.py",
        "tests/pages/test_open_cases.py",
        "tests/source/test_bad_fixtures.py",
        "tests/source/test_cell_quotes.py",
        "tests/source/test_limits.py",
        "tests/source/test_slips.py",
    ),
}
TYPES = "types"
OUTCOMES = ("killed", "endless", "survived", "unreached")


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("only", nargs="*", default=list(TESTS), help="folders or modules")
    parser.add_argument("--workers", type=int, default=os.cpu_count())
    parser.add_argument("--sample", type=int, help="at most this many mutants of each module that types let through")
    parser.add_argument("--seed", type=int, default=1, help="another one samples other mutants")
    asked = parser.parse_args()
    copied(ROOT, WORK)
    mutants = [mutant for file in _files(asked.only) for mutant in mutated(WORK, file)]
    outcomes = dict.fromkeys(refused_by_types(WORK, mutants), TYPES)
    if asked.sample:
        mutants = list(_sample(mutants, outcomes, asked.sample, asked.seed))
    for folder, tests in TESTS.items():
        names = [m.name for m in mutants if m.file.startswith(f"{folder}/") and m.name not in outcomes]
        if names:
            outcomes |= _run(names, tests, asked.workers)
    _survivors(mutants, outcomes)
    return _figures(mutants, outcomes)


def _files(only: list[str]) -> list[str]:
    found = [path for each in only for path in ([ROOT / each] if each.endswith(".py") else (ROOT / each).rglob("*.py"))]
    return sorted(path.relative_to(ROOT).as_posix() for path in found)


def _sample(mutants: list[Mutant], outcomes: dict[str, str], size: int, seed: int) -> Iterator[Mutant]:
    """All that types refuse, and of each module `size` others: the same ones as long as the module stays as it is."""
    for _, group in groupby(mutants, key=lambda mutant: mutant.file):
        tested = []
        for mutant in group:
            if mutant.name in outcomes:
                yield mutant
            else:
                tested.append(mutant)
        yield from Random(seed).sample(tested, min(size, len(tested)))  # noqa: S311 - no secret


def _run(names: list[str], tests: tuple[str, ...], workers: int) -> dict[str, str]:
    asked, answered = WORK.parent / "mutants.json", WORK.parent / "outcomes.json"
    asked.write_text(json.dumps(names), encoding="utf-8")
    answered.unlink(missing_ok=True)
    options = ["-q", "-s", "-m", "not slow", "-p", "no:cacheprovider"]
    plugin = ["-p", "tests.benchmarks.mutants.running", f"--mutants={asked}", f"--outcomes={answered}"]
    command = [sys.executable, "-m", "pytest", *options, *plugin, f"--workers={workers}", *tests]
    subprocess.run(command, cwd=WORK, check=True)
    found: dict[str, str] = json.loads(answered.read_text(encoding="utf-8"))
    return found


def _survivors(mutants: list[Mutant], outcomes: dict[str, str]) -> None:
    explained = EXPLAINED.read_text(encoding="utf-8") if EXPLAINED.exists() else ""
    for known in (True, False):
        for mutant in mutants:
            line = f"{mutant.file}, {mutant.function}: {mutant.change}"
            if outcomes[mutant.name] in {"survived", "unreached"} and (line in explained) is known:
                say(f"{'explained' if known else outcomes[mutant.name]}: {line}")


def _figures(mutants: list[Mutant], outcomes: dict[str, str]) -> int:
    def row(name: str, chosen: list[Mutant]) -> float:
        count = Counter(outcomes[mutant.name] for mutant in chosen)
        tested = len(chosen) - count[TYPES]
        score = (count["killed"] + count["endless"]) / tested if tested else 1.0
        figures = [len(chosen), count[TYPES], *(count[outcome] for outcome in OUTCOMES)]
        say("|".join(["", name, *(f"{figure:6}" for figure in figures), f"{score:7.1%}", ""]))
        return score

    say("|".join(["", "module", "mutants", TYPES, *OUTCOMES, "killed by tests", ""]))
    say("|---|" + "---:|" * 7)
    for file in sorted({mutant.file for mutant in mutants}):
        row(file, [mutant for mutant in mutants if mutant.file == file])
    folders = [(folder, [m for m in mutants if m.file.startswith(f"{folder}/")]) for folder in TESTS]
    return int(any(row(f"**{folder}**", chosen) < ENOUGH for folder, chosen in folders if chosen))


if __name__ == "__main__":
    sys.exit(main())
