"""How long a large table takes to load, beside its verification: as a CSV file, as a grid and as rules.

    .venv/bin/python tests/benchmarks/bench_load.py [RULES …]

Tables are made as in `bench_verify.py`. Prints seconds of processor time, the
best of two. `--profile` shows where the time of loading goes instead.

On two shared cores, before and after words of comparisons were looked up by the first of them, and cells that
repeat were read once:

    rules  as      load before  after   verify
    1,500  csv          1.12 s  0.20 s  0.29 s
    1,500  grid         1.24 s  0.26 s
    1,500  rules        1.40 s  0.50 s
    20,000 csv         14.58 s  3.79 s  8.63 s
    20,000 grid        15.08 s  5.27 s
    20,000 rules              -  8.98 s  10.17 s

The commands look for garbage less often, which spares a third of it.
"""

from __future__ import annotations

import argparse
import cProfile
import gc
import pstats
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from random import Random
from time import process_time

sys.path.insert(0, str(Path(__file__).parents[2]))

from generator.decision.verification.verify import verify_table
from generator.source.one_file import load_decision
from tests.benchmarks.bench_verify import NAMES, SPAN, Box, damaged, partition

INPUTS = 6
RULES = (1_500, 20_000)
RUNS = 2
KINDS = ("csv", "grid", "rules")


def cell(column: int, low: int, high: int) -> str:
    """A cell as an editor writes it."""
    if column % 3 == 2:
        return "-" if high - low == len(NAMES) - 1 else ", ".join(NAMES[low : high + 1])
    return "-" if (low, high) == (0, SPAN - 1) else f"[{low}..{high}]"


def head() -> str:
    """The decision file without its rules."""
    lines = ["decision: large", "name: Large", 'question: "Which?"', "hit-policy: unique", "inputs:"]
    for number in range(INPUTS):
        listed = f"values: {{{', '.join(f'{name}: {name.upper()}' for name in NAMES)}}}"
        kind = listed if number % 3 == 2 else f'type: integer, range: "[0..{SPAN - 1}]"'
        lines.append(f"  i{number}: {{label: I{number}, {kind}}}")
    lines += ["outputs:", "  advice: {label: Advice}"]
    return "\n".join(lines) + "\n"


def write(folder: Path, kind: str, boxes: list[Box]) -> Path:
    """The table in `folder` in one of its three spellings."""
    path = folder / "large.yaml"
    texts = [[cell(column, *ends) for column, ends in enumerate(box)] for box in boxes]
    names = [f"i{number}" for number in range(INPUTS)]
    if kind == "csv":
        rows = [";".join([*names, "advice"])]
        rows += [";".join([*cells, f"advice {number}"]) for number, cells in enumerate(texts, 1)]
        (folder / "large.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
        body = "csv: large.csv\n"
    elif kind == "grid":
        rows = [f"  - [{', '.join([*names, 'advice'])}]"]
        for number, cells in enumerate(texts, 1):
            quoted = ", ".join(f'"{text}"' for text in cells)
            rows.append(f"  - [{quoted}, advice {number}]")
        body = "grid:\n" + "\n".join(rows) + "\n"
    else:
        rows = []
        for number, cells in enumerate(texts, 1):
            said = ", ".join(f'{name}: "{text}"' for name, text in zip(names, cells, strict=True) if text != "-")
            rows.append(f"  - when: {{{said}}}\n    then: {{advice: advice {number}}}")
        body = "rules:\n" + "\n".join(rows) + "\n"
    path.write_text(head() + body, encoding="utf-8")
    return path


def seconds(work: Callable[[], object]) -> float:
    """Processor time of `work`, the best of a few runs."""
    best = float("inf")
    for _ in range(RUNS):
        gc.collect()
        start = process_time()
        work()
        best = min(best, process_time() - start)
    return best


def say(line: str) -> None:
    """Print a line."""
    print(line, flush=True)  # noqa: T201 - a benchmark prints


def main() -> None:
    """Print one line a size and spelling."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rules", nargs="*", type=int, default=RULES)
    parser.add_argument("--profile", action="store_true", help="tell where the time of loading goes")
    given = parser.parse_args()
    say(f"{'rules':>8} {'inputs':>7} {'as':>6} {'load, s':>9} {'verify, s':>10}")
    for rules in given.rules:
        chance = Random(rules * INPUTS)  # noqa: S311 - a seed, so that every run is about the same table
        boxes = damaged(chance, partition(chance, rules, INPUTS))
        for kind in KINDS:
            with tempfile.TemporaryDirectory() as folder:
                path = write(Path(folder), kind, boxes)
                if given.profile:
                    with cProfile.Profile() as profile:
                        load_decision(path)
                    pstats.Stats(profile).sort_stats("tottime").print_stats(25)
                    continue
                table, findings, _ = load_decision(path)
                assert table is not None, list(findings)[:3]
                loading = seconds(partial(load_decision, path))
                proving = seconds(partial(verify_table, table)) if kind == KINDS[0] else 0
                shown = f"{proving:>10.2f}" if proving else ""
                say(f"{rules:>8} {INPUTS:>7} {kind:>6} {loading:>9.2f} {shown}")


if __name__ == "__main__":
    main()
