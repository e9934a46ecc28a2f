"""Figures of handouts: `python tests/benchmarks/bench_handouts.py [--ua]`.

Prints, for 200 different four-page handouts and one typesetter, the first sheet's time, the time of one more, PDFs per
second and the peak memory of the process; then how long the reference library's handouts take: the usual paper and
size cold, all variants cold, all warm, with the size of all and the bytes compared between two cold makes. `--ua` also
looks at each of the reference library's PDFs with the validator (minutes).
"""

from __future__ import annotations

import resource
import statistics
import sys
import tempfile
import time
from itertools import chain
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

import pdfua  # noqa: E402 - the path comes first

from generator.checks import load_and_check  # noqa: E402 - the same
from generator.diagnostics import Findings  # noqa: E402 - the same
from generator.fonts import load_fonts  # noqa: E402 - the same
from generator.handouts.cache import Cache  # noqa: E402 - the same
from generator.handouts.document import Block, Document, Heading, QuestionBlock, QuestionItem  # noqa: E402 - the same
from generator.handouts.make import TypesetOptions, make_sheets  # noqa: E402 - the same
from generator.handouts.sheet import Printing  # noqa: E402 - the same
from generator.handouts.typeset import Typesetter  # noqa: E402 - the same
from generator.model.directory import Directory  # noqa: E402 - the same
from generator.model.library import Library  # noqa: E402 - the same
from generator.text.resolve import Texts  # noqa: E402 - the same
from tests.handouts.samples import EVERY_BLOCK, document, long_table, para, words  # noqa: E402 - the same

SHEETS = 200
PAGES = 4


def say(text: str) -> None:
    """Print a line at once."""
    print(text, flush=True)  # noqa: T201 - it prints figures


def sheet(number: int, questions: int) -> Document:
    """A handout of four pages that differs from all others in every block of its own."""
    asked = tuple(
        QuestionItem(words(f"Question {number}-{index}: what does it mean for me?"), (), 2)
        for index in range(questions)
    )
    own: tuple[Block, ...] = (
        Heading(2, words(f"Part {number}")),
        *(
            para(f"Sheet {number}, paragraph {index}: " + "talk with your care team about it. " * 8)
            for index in range(3)
        ),
        QuestionBlock(words(f"About part {number}"), asked),
        long_table(7, 10 + number % 3),
    )
    return document(*own, *EVERY_BLOCK[-4:], title=f"Sheet {number}", compact=True, sides=PAGES)


def one_more(what: str, questions: int) -> None:
    """What a further handout costs."""
    typesetter = Typesetter()
    begin = time.perf_counter()
    typesetter.typeset(sheet(0, questions))
    first = time.perf_counter() - begin
    times, work, pages = [], [], []
    begin = time.perf_counter()
    for number in range(1, SHEETS + 1):
        start, started = time.perf_counter(), time.process_time()
        pages.append(typesetter.typeset(sheet(number, questions)).pages)
        times.append(time.perf_counter() - start)
        work.append(time.process_time() - started)
    total = time.perf_counter() - begin
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    say(f"{SHEETS} handouts, {what}: {min(pages)} to {max(pages)} pages ({PAGES} meant)")
    say(
        f"first {first * 1000:.0f} ms, one more {statistics.median(times) * 1000:.0f} ms (median), "
        f"of which the processor {statistics.median(work) * 1000:.0f} ms"
    )
    say(f"{SHEETS / total:.1f} PDFs a second, peak memory {memory:.0f} MB")


def printed(library: Library, press: TypesetOptions) -> list[Printing]:
    """All PDFs of a library."""
    findings = Findings()
    made = make_sheets(library, Texts(Directory(library)), "https://guidelines.example.org/", findings, press)
    if findings.has_errors:
        raise SystemExit(str(list(findings)))
    return [printing for sheet in chain.from_iterable(made.values()) for printing in sheet.printings]


def timed(what: str, library: Library, press: TypesetOptions) -> list[Printing]:
    """Make all PDFs and print how long it took."""
    start, started = time.perf_counter(), time.process_time()
    found = printed(library, press)
    seconds, work = time.perf_counter() - start, time.process_time() - started
    size = sum(len(printing.data) for printing in found) / 1e6
    pages = sum(printing.pages for printing in found)
    say(f"{what}: {len(found)} PDFs, {pages} pages, {size:.1f} MB in {seconds:.1f} s (processor {work:.1f} s)")
    return found


def reference(*, with_validator: bool) -> None:
    """The reference library's handouts."""
    library = load_and_check(ROOT / "content").library
    if library is None:
        raise SystemExit("the reference library cannot be read")
    fonts = load_fonts()
    timed("usual paper and size, cold", library, TypesetOptions(fonts, all_variants=False))
    with tempfile.TemporaryDirectory() as folder:
        cache = Cache(Path(folder) / "cache")
        first = timed("all variants, cold", library, TypesetOptions(fonts, cache))
        timed("all variants, warm", library, TypesetOptions(fonts, cache))
    again = printed(library, TypesetOptions(fonts))
    differ = sum(one.data != other.data for one, other in zip(first, again, strict=True))
    say(f"set again without a cache: {differ} of {len(first)} differ")
    if with_validator:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "sheet.pdf"
            failures = 0
            for printing in first:
                path.write_bytes(printing.data)
                failures += len(pdfua.validate(str(path)).findings)
        say(f"validator (PDF/UA-1): {failures} findings in {len(first)} PDFs")


if __name__ == "__main__":
    reference(with_validator="--ua" in sys.argv)
    one_more("fitted on their paper", 24)
