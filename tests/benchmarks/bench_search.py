"""Figures of search on synthetic records: `python tests/benchmarks/bench_search.py`.

Prints, for 1,000 and 5,000 records of about 120 words each: build time, size of the script (and gzipped), and the time
of a query in Python and, when `node` is there, in JavaScript, where the first query includes reading the index.
"""

from __future__ import annotations

import gzip
import json
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from generator.search import Index, Pieces, Record, build_index  # noqa: E402 - the path comes first

QUERIES = 60


def synthetic_records(count: int) -> tuple[list[Record], list[str]]:
    """Records of made-up words, as frequent as words are (Zipf), and queries of one to five of them, some misspelt."""
    chance = random.Random(1)  # noqa: S311 - test data, no secret
    syllables = [a + b for a in "bcdfglmnprst" for b in ("a", "e", "i", "o", "u", "an", "er", "ist")]
    vocabulary = ["".join(chance.choices(syllables, k=chance.randint(2, 4))) for _ in range(20_000)]
    weights = [1 / (rank + 10) for rank in range(len(vocabulary))]

    def some(number: int) -> str:
        return " ".join(chance.choices(vocabulary, weights, k=number))

    kinds = ("section", "recommendation", "term", "question")
    records = [
        Record(
            address=f"guidelines/g{number // 20}/p{number}.html",
            kind=kinds[number % 4],
            title=some(4),
            heading=some(4),
            guideline=f"g{number // 20}",
            aliases=(some(1),) if number % 4 == 2 else (),
            text=some(120),
            status="current",
        )
        for number in range(count)
    ]
    queries = []
    for _ in range(QUERIES):
        words = some(chance.randint(1, 5)).split()
        if chance.random() < 0.4:
            words[0] = words[0][:2] + "x" + words[0][2:]
        queries.append(" ".join(words))
    return records, queries


def node_times(scripts: Mapping[str, str], queries: list[str]) -> list[float]:
    """Milliseconds of each query in Node, in order."""
    with tempfile.TemporaryDirectory() as folder:
        for name, script in scripts.items():
            (Path(folder) / name).write_text(script, encoding="utf-8")
        engine = ROOT / "templates/theme/assets/guidepress/search-engine.js"
        command = ["node", str(ROOT / "tests/search/driver.js"), str(engine), folder]
        environment = {**os.environ, "GUIDEPRESS_TIMES": "1"}
        run = subprocess.run(
            command,
            input=json.dumps([(query, {}) for query in queries]),
            capture_output=True,
            text=True,
            check=True,
            env=environment,
        )
    times: list[float] = json.loads(run.stderr)
    return times


def main() -> None:
    """Print the figures."""
    for count in (1_000, 5_000):
        records, queries = synthetic_records(count)
        start = time.perf_counter()
        scripts = build_index(records, "en")
        built = time.perf_counter() - start
        size = sum(len(script.encode()) for script in scripts.values())
        packed = sum(len(gzip.compress(script.encode(), mtime=0)) for script in scripts.values())
        index = Index(Pieces(scripts.__getitem__))
        text = sum(len(record.title) + len(record.text) for record in records)
        index.query("warm")
        times = []
        for query in queries:
            start = time.perf_counter()
            index.query(query)
            times.append((time.perf_counter() - start) * 1000)
        print(f"{count} records, {text / 1e6:.1f} MB of text, {len(scripts)} scripts")  # noqa: T201 - a report
        print(f"  build {built:.2f} s, scripts {size / 1e6:.2f} MB, gzipped {packed / 1e6:.2f} MB")  # noqa: T201
        print(f"  Python: median {statistics.median(times):.1f} ms, slowest {max(times):.1f} ms")  # noqa: T201
        if shutil.which("node"):
            first, *rest = node_times(scripts, queries)
            print(  # noqa: T201
                f"  Node: first {first:.0f} ms, then median {statistics.median(rest):.1f} ms, slowest {max(rest):.1f} ms"
            )


if __name__ == "__main__":
    main()
