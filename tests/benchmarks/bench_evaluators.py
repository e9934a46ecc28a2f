"""100,000 random (table, given) pairs: Python's answer against the browser's, in Chromium.

Run: .venv/bin/python -m tests.benchmarks.bench_evaluators [SEED]
Prints the number of pairs, how many had a hit, an unknown rule and each kind of error, the times, and every
difference; ends with 1 if there is any.
"""

# ruff: noqa: T201 - a script that prints figures
from __future__ import annotations

import sys
import time
from collections import Counter
from pathlib import Path
from random import Random
from typing import Any

from generator.publish.joining import joined
from tests.browser.harness import chromium
from tests.decision.random_tables import for_browser, python_answer, random_given, random_tables

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "templates" / "theme" / "assets" / "guidepress" / "decide.js"
ASK = ROOT / "tests" / "decision" / "browser_answers.js"
TABLES, EACH, AT_ONCE = 4_000, 25, 500


def main(seed: int) -> int:
    """Compare; gives the exit code."""
    random = Random(seed)  # noqa: S311 - the same cases for a seed
    start = time.perf_counter()
    asked: list[tuple[dict[str, Any], list[dict[str, Any]]]] = []
    expected: list[list[dict[str, Any]]] = []
    texts: list[str] = []
    for table in random_tables(random, TABLES):
        givens = [random_given(random, table.compiled) for _ in range(EACH)]
        asked.append((table.compiled, [for_browser(given) for given in givens]))
        expected.append([python_answer(table.compiled, given) for given in givens])
        texts.append(table.text)
    python = time.perf_counter() - start
    start = time.perf_counter()
    got: list[list[dict[str, Any]]] = []
    with chromium() as browser:
        page = browser.new_page()
        page.add_script_tag(content=joined(SCRIPT))
        page.add_script_tag(path=str(ASK))
        for first in range(0, TABLES, AT_ONCE):
            batch = asked[first : first + AT_ONCE]
            got += page.evaluate("asked => browserAnswers(guidepress.decide, asked)", batch)
        version = browser.version
    browser_time = time.perf_counter() - start
    answers = [answer for several in expected for answer in several]
    different = [at for at in range(TABLES) if got[at] != expected[at]]
    for at in different[:5]:
        print(texts[at])
        for given, one, other in zip(asked[at][1], expected[at], got[at], strict=True):
            if one != other:
                print(given, "Python:", one, "Chromium:", other, sep="\n  ")
    wrong = sum(one != other for a, b in zip(expected, got, strict=True) for one, other in zip(a, b, strict=True))
    print(f"{len(answers)} pairs of {TABLES} tables, seed {seed}, Chromium {version}: {wrong} differences")
    print(f"hits {sum(bool(a['hit']) for a in answers)}, unknown rules {sum(bool(a['unknown']) for a in answers)}")
    print(f"errors {dict(Counter(answer['error'] for answer in answers if answer['error']))}")
    print(f"making the tables and Python's answers {python:.0f} s, Chromium's {browser_time:.0f} s")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1))
