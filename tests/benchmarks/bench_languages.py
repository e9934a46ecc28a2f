"""What a second language costs: `python tests/benchmarks/bench_languages.py`.

The reference library is built in English, and in English and Spanish, each with nothing kept, three times in turn. It prints
the seconds, how many times as long both take, and what a reader's first page weighs more for its words. Asserts nothing.
"""

from __future__ import annotations

import gzip
import re
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from tests.benchmarks.bench_scale import build  # noqa: E402 - found by the line above

_TIMES = 3
_MKDOCS = "site_name: Languages\ndocs_dir: content\ntheme: {name: material}\nplugins: [guidepress]\n"


def project(root: Path, translations: str) -> Path:
    """The reference library without its Markdown pages, with these `translations` (YAML)."""
    shutil.copytree(ROOT / "content", root / "content", ignore=shutil.ignore_patterns("*.md"))
    library = root / "content/library.yaml"
    text = library.read_text(encoding="utf-8")
    library.write_text(
        re.sub(r"^translations: .*$", f"translations: {translations}", text, flags=re.MULTILINE), "utf-8"
    )
    (root / "mkdocs.yml").write_text(_MKDOCS, encoding="utf-8")
    return root


def main() -> None:
    """Measure both by turns."""
    with tempfile.TemporaryDirectory() as folder:
        roots = [project(Path(folder, name), tags) for name, tags in (("one", "[]"), ("two", "[es]"))]
        walls: list[list[float]] = [[], []]
        for _ in range(_TIMES):
            for root, found in zip(roots, walls, strict=True):
                for kept in (".cache", "site"):
                    shutil.rmtree(root / kept, ignore_errors=True)
                started = time.perf_counter()
                build(root)
                found.append(time.perf_counter() - started)
        one, two = (statistics.median(found) for found in walls)
        words = len(gzip.compress((roots[1] / "site/assets/guidepress/words-es.js").read_bytes()))
        print(f"one language {one:.1f} s, two {two:.1f} s: {two / one:.2f} times; words of scripts: {words} bytes")  # noqa: T201


if __name__ == "__main__":
    main()
