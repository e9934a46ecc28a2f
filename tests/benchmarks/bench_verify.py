"""How long verification takes: overlaps and minimal gaps of large tables, and everything together.

    .venv/bin/python tests/benchmarks/bench_verify.py

Tables are partitions, made by cutting the space of all patients again and again until there are enough
rules; then every tenth rule is damaged: one cell is shrunk, widened, or moved. Prints the median of the
runs in milliseconds. Nothing is kept between runs.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parents[2]))

from generator.decision.verification.boxes import Budget
from generator.decision.verification.gaps import gaps
from generator.decision.verification.grid import Grid, answers_of
from generator.decision.verification.pairs import overlaps
from generator.decision.verification.verify import STEPS, verify_table
from generator.model.decision import Cell, DecisionTable, HitPolicy, InputClause, OutputClause, Result, Rule
from generator.model.sfeel import Declared, Domain, Equals, Interval, Test, Type, UnaryTests
from generator.model.values import Identifier, Prose

SIZES = ((500, 7), (1500, 7), (100, 10), (1500, 5))
RUNS = 2
SPAN = 1000  # values of a number
NAMES = [f"v{number}" for number in range(12)]
DAMAGED = 0.1

Box = list[tuple[int, int]]  # first and last value of each input, both inside


def partition(rng: Random, rules: int, inputs: int) -> list[Box]:
    """`rules` boxes without gap or overlap; every third input is a list of declared values."""
    boxes: list[Box] = [[(0, len(NAMES) - 1) if number % 3 == 2 else (0, SPAN - 1) for number in range(inputs)]]
    while len(boxes) < rules:
        box = boxes.pop(rng.randrange(len(boxes)))
        column = rng.randrange(inputs)
        low, high = box[column]
        if low == high:
            boxes.append(box)
            continue
        cut = rng.randint(low + 1, high)
        boxes += [[*box[:column], (low, cut - 1), *box[column + 1 :]], [*box[:column], (cut, high), *box[column + 1 :]]]
    rng.shuffle(boxes)
    return boxes


def damaged(rng: Random, boxes: list[Box]) -> list[Box]:
    """One cell of every tenth rule is moved by a little at one end."""
    for box in rng.sample(boxes, int(len(boxes) * DAMAGED)):
        column = rng.randrange(len(box))
        low, high = box[column]
        last = len(NAMES) - 1 if column % 3 == 2 else SPAN - 1
        low = max(0, low + rng.choice((-1, 1)) * rng.randint(0, 1 + (high - low) // 4))
        box[column] = (min(low, high), min(last, high + rng.randint(0, 2)))
    return boxes


def table_of(boxes: list[Box]) -> DecisionTable:
    """The boxes as a UNIQUE table."""
    inputs = len(boxes[0])
    whole = Domain(Type.INTEGER, range=Interval(Decimal(0), Decimal(SPAN - 1)), step=Decimal(1))
    listed = Domain(Type.VALUES, tuple(Declared(name, name, Prose(name)) for name in NAMES))
    clauses = tuple(
        InputClause(id=Identifier(f"i{n}"), label=Prose(f"i{n}"), domain=listed if n % 3 == 2 else whole)
        for n in range(inputs)
    )
    rules = tuple(
        Rule(
            id=Identifier(f"r{number}"),
            cells={f"i{n}": Cell("", _tests(n, *ends)) for n, ends in enumerate(box)},
            outputs={"advice": Result(Prose(f"advice {number}"))},
        )
        for number, box in enumerate(boxes, 1)
    )
    return DecisionTable(
        decision=Identifier("benchmark"),
        name=Prose("benchmark"),
        question=Prose("?"),
        hit_policy=HitPolicy.UNIQUE,
        inputs=clauses,
        outputs=(OutputClause(id=Identifier("advice"), label=Prose("advice")),),
        rules=rules,
    )


def _tests(column: int, low: int, high: int) -> UnaryTests:
    tests: tuple[Test, ...] = (Interval(Decimal(low), Decimal(high)),)
    if column % 3 == 2:
        tests = tuple(Equals(name) for name in NAMES[low : high + 1])
    return UnaryTests(tests)


def say(line: str) -> None:
    """Print a line."""
    print(line)  # noqa: T201 - a benchmark prints


def main() -> None:
    """Print one line a table."""
    say(f"{'rules x inputs':>16} {'overlaps':>9} {'gaps':>6} {'both, ms':>9} {'everything, ms':>15}")
    for rules, inputs in SIZES:
        chance = Random(rules * inputs)  # noqa: S311 - a seed, so that every run is about the same table
        table = table_of(damaged(chance, partition(chance, rules, inputs)))
        both, everything = [], []
        for _ in range(RUNS):
            start = perf_counter()
            grid = Grid(table, answers_of(table))
            pairs = list(overlaps(grid, Budget(STEPS)))
            missing, _ = gaps(grid, Budget(STEPS))
            both.append(perf_counter() - start)
            start = perf_counter()
            report = verify_table(replace(table))  # a report is kept for the table that it is about
            everything.append(perf_counter() - start)
            assert report.analysed
        say(
            f"{rules:>11} x {inputs:<2} {len(pairs):>9} {len(missing):>6}"
            f" {median(both) * 1000:>9.0f} {median(everything) * 1000:>15.0f}"
        )


if __name__ == "__main__":
    main()
