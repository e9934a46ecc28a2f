"""Figures of search: `python tests/benchmarks/bench_search.py [SITE]`, where SITE is a built site (default `site`).

The pages are SITE's own; its index is replaced by one of synthetic documents (made-up words, as frequent as words are,
about 250 to a document). Prints:

- hosted, 5,000 documents: what a cold browser transfers from opening a page to the first hit of a query that it has
  not had, as a host sends it that packs with gzip -6, and how long it takes;
- from a folder, 1,000 documents: time until queries are answered, the longest task of the main thread, the heap, and
  from a keystroke to its hits when warm;
- how long the index takes to build.
"""

from __future__ import annotations

import gzip
import random
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from generator.search import Record, build_index  # noqa: E402 - the path comes first
from tests.browser.harness import Reader, chromium, file_url  # noqa: E402 - the same

INDEX = "assets/guidepress/search"
PAGE = "glossary.html"
OPTION = "[role=listbox] [role=option]"
QUERIES = 40
PACKED_ALREADY = {".woff2", ".png", ".pdf"}


def say(line: str) -> None:
    print(line, flush=True)  # noqa: T201 - a report


def synthetic_records(count: int) -> tuple[list[Record], list[str]]:
    """Documents of made-up words (Zipf), and queries of some of their words, each fourth a long one, some misspelt."""
    chance = random.Random(1)  # noqa: S311 - test data, no secret
    syllables = [a + b for a in "bcdfglmnprst" for b in ("a", "e", "i", "o", "u", "an", "er", "ist")]
    vocabulary = ["".join(chance.choices(syllables, k=chance.randint(2, 4))) for _ in range(30_000)]
    weights = [1 / (rank + 10) for rank in range(len(vocabulary))]

    def some(number: int) -> str:
        return " ".join(chance.choices(vocabulary, weights, k=number))

    kinds = ("section", "recommendation", "term", "question")
    records = [
        Record(
            address=f"guidelines/g{number // 20}/p{number}.html",
            kind=kinds[number % 4],
            title=some(4),
            heading=f"guideline {number // 20}",
            guideline=f"g{number // 20}",
            aliases=(f"{some(1)}{number}",) if number % 4 == 2 else (),
            text=some(250),
            status="current",
        )
        for number in range(count)
    ]
    queries = []
    for number in range(QUERIES):
        words = some(25 if number % 4 == 3 else chance.randint(2, 6)).split()
        if chance.random() < 0.4:
            words[0] = words[0][:2] + "x" + words[0][2:]
        queries.append(" ".join(words))
    return records, queries


def with_index(site: Path, target: Path, count: int) -> list[str]:
    """A copy of a site's pages with an index of so many documents; gives queries for it."""
    shutil.copytree(site, target, ignore=shutil.ignore_patterns("offline", "handouts", "search", "data"))
    records, queries = synthetic_records(count)
    start = time.process_time()
    scripts = build_index(records, "en")
    seconds = time.process_time() - start
    folder = target / INDEX
    folder.mkdir(parents=True)
    for name, script in scripts.items():
        (folder / name).write_text(script, encoding="utf-8")
    text = sum(len(record.title) + len(record.text) for record in records)
    sizes = [len(gzip.compress(script.encode(), 6, mtime=0)) for script in scripts.values()]
    say(f"{count} documents, {text / 1e6:.1f} MB of text: index built in {seconds:.1f} s of one core")
    say(
        f"  {len(scripts)} scripts, {sum(sizes) / 1e6:.2f} MB gzipped; root {sizes[0] / 1e3:.0f} kB, largest {max(sizes[1:]) / 1e3:.0f} kB"
    )
    return queries


def _packed(path: Path) -> bytes:
    data = path.read_bytes()
    return data if path.suffix in PACKED_ALREADY else gzip.compress(data, 6)


@contextmanager
def gzip_host(folder: Path, sent: list[int]) -> Iterator[str]:
    """Serve a folder as a host does that packs text; what is sent is counted, head lines and all."""
    # Packed beforehand, as a host keeps it: the time of packing is not the reader's.
    held = {f"/{path.relative_to(folder).as_posix()}": _packed(path) for path in folder.rglob("*") if path.is_file()}

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            address = self.path.partition("?")[0]
            data = held.get(address, b"")
            suffix = Path(address).suffix
            self.send_response(200 if address in held else 404)
            kinds = {".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}
            self.send_header("Content-Type", kinds.get(suffix, "application/octet-stream"))
            if suffix not in PACKED_ALREADY:
                self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)
            sent.append(len(data) + 200)

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class calls it so
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def hosted(browser: Any, site: Path, queries: list[str]) -> None:
    """A cold visit for each of some queries."""
    sent: list[int] = []
    weights, times = [], []
    with gzip_host(site, sent) as home:
        for query in queries[:8]:
            sent.clear()
            reader = Reader(browser, home + PAGE)
            reader.page.locator("#gp-query").focus()
            start = time.perf_counter()
            reader.page.keyboard.insert_text(query)
            reader.page.locator(OPTION).first.wait_for()
            times.append(time.perf_counter() - start)
            weights.append(sum(sent))
            reader.close()
    say(
        f"  hosted, cold, page and all, to the first hit: at most {max(weights) / 1e3:.0f} kB, median {statistics.median(weights) / 1e3:.0f} kB;"
    )
    say(f"    from the query to its first hit at most {max(times):.2f} s, median {statistics.median(times):.2f} s")


WATCH = """
window.longest = 0;
new PerformanceObserver((list) => {
    for (const task of list.getEntries()) window.longest = Math.max(window.longest, task.duration);
}).observe({ type: "longtask", buffered: true });
"""
READY = """async (engine) => {
    const start = performance.now();
    if (!guidepress.search) await new Promise((done) => {
        const script = document.createElement("script");
        script.src = engine;
        script.onload = done;
        document.head.appendChild(script);
    });
    await new Promise((done) => guidepress.search("a", {}, done));
    return performance.now() - start;
}"""
TYPE = """async (queries) => {
    const times = [];
    for (const query of queries) {
        for (let end = 2; end <= query.length; end++) {
            const start = performance.now();
            await new Promise((done) => guidepress.search(query.slice(0, end), { limit: 6 }, done));
            times.push(performance.now() - start);
            await new Promise((done) => setTimeout(done));
        }
    }
    return times;
}"""


def from_folder(browser: Any, site: Path, queries: list[str]) -> None:
    """The offline copy's way: file://, no network."""
    reader = Reader(browser, file_url(site / PAGE))
    reader.page.evaluate(WATCH)
    engine = reader.page.locator("form.gp-search").get_attribute("data-engine")
    ready = reader.page.evaluate(READY, engine)
    reader.page.evaluate(TYPE, queries[:6])
    times = sorted(reader.page.evaluate(TYPE, queries[:6]))
    session = reader.page.context.new_cdp_session(reader.page)
    session.send("HeapProfiler.collectGarbage")
    heap = reader.page.evaluate("performance.memory.usedJSHeapSize")
    longest = reader.page.evaluate("window.longest")
    say(f"  file://: ready in {ready / 1000:.2f} s, longest task {longest:.0f} ms, heap {heap / 1e6:.0f} MB")
    say(
        f"  keystroke to hits, warm: median {statistics.median(times):.1f} ms, 95 % {times[len(times) * 95 // 100]:.1f} ms, slowest {times[-1]:.1f} ms"
    )
    reader.close()


def main() -> None:
    """Print the figures."""
    site = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "site"
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        queries = with_index(site, Path(folder) / "small", 1_000)
        from_folder(browser, Path(folder) / "small", queries)
        queries = with_index(site, Path(folder) / "large", 5_000)
        hosted(browser, Path(folder) / "large", queries)


if __name__ == "__main__":
    main()
