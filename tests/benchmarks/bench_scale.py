"""How a build grows with its library: `python tests/benchmarks/bench_scale.py [GUIDELINES …] [--handouts]`.

The library is the larger guideline of the reference library, copied: 27 pages and five proofs of tables each, without
handouts. For each size it prints a line: the first build with nothing kept, the next with nothing changed, one after a
sentence was edited, each as a process of its own as an editor starts it (wall clock, seconds), and the peak of memory
of the first (MB, of its largest process). `--handouts` makes the handouts of each size instead, on one core and on all.
Asserts nothing.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
LARGER = "her2-metastatic-breast-cancer"
COUNTS = (1, 40, 200)
"""40 guidelines are 1,110 pages and some, 200 are 5,430."""
_OFF = "handouts: {summary: false, questions: false, decisions: false, paths: false, booklet: false}\n"
_LEFT_OUT = ("guidelines:", "handouts:", "translations:")
_MKDOCS = "site_name: Scale\ndocs_dir: content\ntheme: {name: material}\nplugins: [guidepress]\n"
_ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""As an editor starts it: Python and Jinja keep what they compile."""


@dataclass(frozen=True)
class Run:
    """One build: wall clock and processor time in seconds, peak memory in MB, pages in the site."""

    wall: float
    cpu: float
    peak: int
    pages: int


def write_library(root: Path, guidelines: int, *, handouts: bool = False) -> None:
    """A project in `root` whose library holds so many copies of the larger guideline."""
    content = ROOT / "content"
    target = root / "content"
    (target / "guidelines").mkdir(parents=True)
    for name in ("glossary.yaml", "resources.yaml"):
        shutil.copy(content / name, target / name)
    library = (content / "library.yaml").read_text(encoding="utf-8")
    kept = [line for line in library.splitlines(keepends=True) if not line.startswith(_LEFT_OUT)]
    (target / "library.yaml").write_text("".join(kept) + ("" if handouts else _OFF), encoding="utf-8")
    (root / "mkdocs.yml").write_text(_MKDOCS, encoding="utf-8")
    for number in range(guidelines):
        name = f"guideline-{number:05}"
        folder = target / "guidelines" / name
        shutil.copytree(content / "guidelines" / LARGER, folder, ignore=shutil.ignore_patterns("*.po"))
        for path in folder.rglob("*.yaml"):
            text = path.read_text(encoding="utf-8").replace(f"guideline: {LARGER}", f"guideline: {name}")
            if path.name == "guideline.yaml":
                text = text.replace("handouts: {paths: true}\n", "")
                text = text.replace('title: "HER2-positive', f'title: "{number}: HER2-positive', 1)
                text = text.replace("short-title: HER2", f"short-title: {number}. HER2", 1)
            path.write_text(text, encoding="utf-8")


def edit_a_sentence(root: Path, number: int = 0) -> None:
    """Change one word of one guideline, as an editor would."""
    path = root / "content" / "guidelines" / f"guideline-{number:05}" / "guideline.yaml"
    text = path.read_text(encoding="utf-8")
    words = "helps you go on" if "can help you go on" in text else "can help you go on"
    old = "can help you go on" if "can help you go on" in text else "helps you go on"
    path.write_text(text.replace(old, words, 1), encoding="utf-8")


def build(root: Path, *options: str, cores: int | None = None) -> Run:
    """Build a project in a process of its own; `cores` None: on all of them."""
    command = [sys.executable, "-c", "from generator.cli import main; main()", "build", *options]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=root, stdout=subprocess.DEVNULL, env={**_ENVIRONMENT, "PYTHONPATH": str(ROOT)}
    )
    if cores:  # it is still starting Python
        os.sched_setaffinity(process.pid, sorted(os.sched_getaffinity(0))[:cores])
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - started
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if status:
        raise SystemExit(f"the build of {root} failed")
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    pages = sum(1 for _ in (root / "site").rglob("*.html"))
    return Run(wall, cpu, usage.ru_maxrss // 1024, pages)


def handouts(root: Path, count: int) -> None:
    """What more cores win where handouts are made."""
    write_library(root, count, handouts=True)
    walls = []
    for cores in (1, None):
        shutil.rmtree(root / ".cache", ignore_errors=True)
        shutil.rmtree(root / "site", ignore_errors=True)
        walls.append(build(root, cores=cores).wall)
    made = sum(1 for _ in (root / "site").rglob("*.pdf"))
    one, every = walls
    print(f"{count} guidelines, {made} PDFs: {one:.1f} s on one core, {every:.1f} s on all, {one / every:.2f} times")  # noqa: T201


def main() -> None:
    """Measure each size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("guidelines", nargs="*", type=int, default=COUNTS)
    parser.add_argument("--keep", help="a folder to leave the libraries in")
    parser.add_argument("--jobs", type=int, help="processes that a build may use")
    parser.add_argument("--handouts", action="store_true", help="make handouts, on one core and on all")
    given = parser.parse_args()
    if given.handouts:
        for count in given.guidelines:
            with tempfile.TemporaryDirectory() as folder:
                handouts(Path(folder), count)
        return
    options = ["--jobs", str(given.jobs)] if given.jobs else []
    print(f"{'pages':>7} {'cold':>8} {'a page':>9} {'cpu':>7} {'again':>8} {'edit':>8} {'peak MB':>8}")  # noqa: T201
    for count in given.guidelines:
        with tempfile.TemporaryDirectory() as folder:
            root = Path(given.keep or folder) / f"scale-{count}"
            write_library(root, count)
            cold = build(root, *options)
            again = build(root, *options)
            edit_a_sentence(root)
            edited = build(root, *options)
            print(  # noqa: T201
                f"{cold.pages:>7} {cold.wall:>6.2f} s {1000 * cold.wall / cold.pages:>6.2f} ms {cold.cpu:>5.1f} s"
                f" {again.wall:>6.2f} s {edited.wall:>6.2f} s {cold.peak:>8}"
            )


if __name__ == "__main__":
    main()
