"""How long a build takes, by the size of the library: `python tests/benchmarks/bench_build.py [GUIDELINES …]`.

Prints seconds, pages a second, and the size of the site for libraries of starting files. Asserts nothing.
"""

from __future__ import annotations

import resource
import sys
import tempfile
from pathlib import Path

from generator.checks import load_and_check
from generator.publish import engine, scaffold

COUNTS = (1, 10, 50)


def main(counts: tuple[int, ...]) -> None:
    """Build one library a count."""
    for count in counts:
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder)
            list(scaffold.write("library", "bench", root))
            for number in range(count):
                name = f"guideline-{number}"
                list(scaffold.write("guideline", name, root))
                list(scaffold.write("decision", f"{name}/table", root))
                list(scaffold.write("questions", name, root))
            assert not load_and_check(root / "content").findings.has_errors
            built = engine.build(
                root / "mkdocs.yml", None, strict=True, progress=lambda _: None, say=print, drafts=True
            )
            size = sum(path.stat().st_size for path in built.site.rglob("*") if path.is_file())
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
            print(  # noqa: T201 - a benchmark prints
                f"{count:>5} guidelines: {built.pages:>6} pages, {built.handouts:>5} handouts, {built.seconds:6.2f} s, "
                f"{built.pages / built.seconds:6.0f} pages/s, {size / 1e6:7.1f} MB, peak {peak} MB"
            )


if __name__ == "__main__":
    main(tuple(map(int, sys.argv[1:])) or COUNTS)
