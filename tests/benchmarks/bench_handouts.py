"""Figures of typesetting: `python tests/benchmarks/bench_handouts.py`.

Sets 200 different four-page handouts with one typesetter, and prints the first sheet's time, the time of one more,
PDFs per second, and the peak memory of the process.
"""

from __future__ import annotations

import resource
import statistics
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from generator.handouts.document import Block, Document, Heading, Question, QuestionGroup  # noqa: E402 - the path comes first
from generator.handouts.typeset import Typesetter  # noqa: E402 - the same
from tests.handouts.samples import EVERY_BLOCK, document, long_table, para, words  # noqa: E402 - the same

SHEETS = 200
PAGES = 4


def sheet(number: int) -> Document:
    """A handout of four pages that differs from all others in every block of its own."""
    asked = tuple(Question(words(f"Question {number}-{index}: what does it mean for me?"), (), 2) for index in range(6))
    own: tuple[Block, ...] = (
        Heading(2, words(f"Part {number}")),
        *(
            para(f"Sheet {number}, paragraph {index}: " + "talk with your care team about it. " * 8)
            for index in range(3)
        ),
        QuestionGroup(words(f"About part {number}"), asked),
        long_table(7, 10 + number % 3),
    )
    return document(*own, *EVERY_BLOCK[-4:], title=f"Sheet {number}")


def main() -> None:
    """Measure and print."""
    typesetter = Typesetter()
    begin = time.perf_counter()
    typesetter.typeset(sheet(0))
    first = time.perf_counter() - begin
    times, work, pages = [], [], []
    begin = time.perf_counter()
    for number in range(1, SHEETS + 1):
        start, started = time.perf_counter(), time.process_time()
        pages.append(typesetter.typeset(sheet(number)).pages)
        times.append(time.perf_counter() - start)
        work.append(time.process_time() - started)
    total = time.perf_counter() - begin
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{SHEETS} handouts of {min(pages)} to {max(pages)} pages ({PAGES} meant)")  # noqa: T201 - it prints figures
    print(f"first {first * 1000:.0f} ms, one more {statistics.median(times) * 1000:.0f} ms (median)", end=", ")  # noqa: T201
    print(f"of which the processor {statistics.median(work) * 1000:.0f} ms")  # noqa: T201
    print(f"{SHEETS / total:.1f} PDFs a second, peak memory {memory:.0f} MB")  # noqa: T201


if __name__ == "__main__":
    main()
