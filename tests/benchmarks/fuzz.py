"""Every loader is fed with torn files until the time is up: `make fuzz`.

`python -m tests.benchmarks.fuzz --seconds 600 --jobs 2` prints, for each loader, how many inputs it read, how fast, its slowest input
and how much memory the process has had. An input that raises, or takes over five seconds, is kept in `.cache/fuzz/` and
told; put it into `tests/corpus/<loader>/` with the mend, where `tests/test_corpus.py` reads it each time.

Seeds are our own files and the corpus; an input is a few cuts, repetitions and odd fragments away from one of them.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from hashlib import sha256
from multiprocessing import get_context
from pathlib import Path
from types import FrameType
from typing import TextIO

from generator.checks.blocked import blocked_in
from generator.decision.compile import compile_table
from generator.decision.compiled import CompiledInput
from generator.decision.given import JsonError, known_values, read_given
from generator.decision.scalars import GivenError
from generator.decision.verification.verify import verify_table
from generator.diagnostics import Findings
from generator.exchange.dmn.export import to_dmn
from generator.exchange.dmn.importing import import_dmn
from generator.model.values import Passage
from generator.report import FORMATS
from generator.source.csv_text import read_csv
from generator.source.library import KINDS
from generator.source.one_file import read_decision, read_text
from generator.source.project_file import check_project
from generator.source.sources import Sources
from generator.text.parse import markup_problems, parse
from generator.text.plain import shown_words
from tests.test_fuzz import torn

ROOT = Path(__file__).parents[2]
CORPUS = ROOT / "tests/corpus"
FOUND = ROOT / ".cache/fuzz"
LONGEST = 5
"""Seconds that one input may take."""
_AT_ONCE = 200  # inputs between two looks at the clock
_LARGEST = 20_000  # bytes of an input: what is wrong in a large file is wrong in a small one


def _yaml(kind: str, data: bytes) -> None:
    findings, sources = Findings(), Sources()
    read_text(data, "file.yaml", KINDS[kind], findings, sources)
    _told(findings, sources)


def _told(findings: Findings, sources: Sources) -> None:
    for form in FORMATS.values():
        form(findings, sources)


def _decision(data: bytes) -> None:
    findings, sources = Findings(), Sources()
    table = read_decision(data, "file.yaml", findings, sources)
    _told(findings, sources)
    if table is not None and not findings.has_errors and len(table.rules) < 50:
        verify_table(table, shown_words)
        to_dmn(table)


def _csv(data: bytes) -> None:
    findings, sources = Findings(), Sources()
    sources.texts["rows.csv"] = text = data.decode("utf-8", "replace")
    read_csv(text, "rows.csv", findings)
    _told(findings, sources)


def _in_file(name: str, read: Callable[[Path], tuple[Findings, Sources]], data: bytes) -> None:
    with tempfile.TemporaryDirectory(dir="/dev/shm" if Path("/dev/shm").is_dir() else None) as folder:  # noqa: S108
        path = Path(folder) / name
        path.write_bytes(data)
        _told(*read(path))


def _project(path: Path) -> tuple[Findings, Sources]:
    project = check_project(path)
    return project.findings, project.sources


def _dmn(path: Path) -> tuple[Findings, Sources]:
    imported = import_dmn(path, path.parent)
    return imported.findings, imported.sources


def _given(data: bytes) -> None:
    try:
        given = read_given(data.decode("utf-8", "replace"))
        known_values(given, _asked())
    except (JsonError, GivenError):
        pass  # expected: told to whoever asked


@cache
def _asked() -> Sequence[CompiledInput]:
    table = read_decision(next(_files("decision")), "file.yaml", Findings(), Sources())
    assert table is not None
    return compile_table(table, shown_words)["inputs"]


def _markdown(data: bytes) -> None:
    text = data.decode("utf-8", "replace")
    parse(Passage(text))
    markup_problems(Passage(text))
    list(blocked_in(text))


LOADERS: Mapping[str, Callable[[bytes], None]] = {
    **{kind: partial(_yaml, kind) for kind in KINDS if kind != "decision"},
    "decision": _decision,
    "csv": _csv,
    "mkdocs": partial(_in_file, "mkdocs.yml", _project),
    "dmn": partial(_in_file, "table.dmn", _dmn),
    "given": _given,
    "markdown": _markdown,
}
"""What reads each kind of file, from its bytes to what is told of it."""

_NAMES = {
    "library": ["content/library.yaml", "templates/new/library.yaml"],
    "glossary": ["content/glossary.yaml", "templates/new/glossary.yaml"],
    "resources": ["content/resources.yaml", "templates/new/resources.yaml"],
    "guideline": ["content/guidelines/*/guideline.yaml", "templates/new/guideline.yaml"],
    "questions": ["content/guidelines/*/questions.yaml", "templates/new/questions.yaml"],
    "decision": ["content/guidelines/*/decisions/*.yaml", "tests/fixtures/decisions/verify/*.yaml"],
    "score": ["content/guidelines/*/decisions/centor.yaml"],
    "csv": ["tests/fixtures/**/*.csv"],
    "mkdocs": ["mkdocs.yml", "templates/new/mkdocs.yml"],
    "dmn": ["tests/fixtures/**/*.dmn"],
    "markdown": ["content/editors/*.md"],
}
_WRITTEN = {
    "csv": [b'id;age;advice\na;[1..2];Yes\nb;>= 3;"No; never"\n', b"age,advice\n1,a\n"],
    "given": [b'{"age": 52, "signs": "no", "risk": null}', b'{"a": {"b": 1e9}}'],
    "dmn": [b'<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/"><decision name="a"/></definitions>'],
}


def _files(loader: str) -> Iterator[bytes]:
    for pattern in _NAMES.get(loader, ()):
        yield from (path.read_bytes() for path in sorted(ROOT.glob(pattern)) if path.is_file())
    yield from _WRITTEN.get(loader, ())
    yield from (path.read_bytes() for path in sorted((CORPUS / loader).glob("*")))


def seeds(loader: str) -> list[bytes]:
    """What the inputs of a loader are made from; long files in pieces, so that each input is read fast."""
    found = []
    for data in _files(loader):
        found.append(data[:_LARGEST])
        lines = data.split(b"\n")
        found += [b"\n".join(lines[: len(lines) // part]) for part in (2, 4, 8) if len(lines) > 40]
    return found


class TooSlowError(Exception):
    """An input that took longer than it may."""


def _too_slow(_signal: int, _frame: FrameType | None) -> None:
    raise TooSlowError


@dataclass
class Tally:
    """What came of a loader: inputs, seconds, its slowest input, and the inputs that it did not survive."""

    loader: str
    inputs: int = 0
    seconds: float = 0
    slowest: float = 0
    failed: list[str] = field(default_factory=list)
    memory: int = 0


def one(loader: str, data: bytes) -> str:
    """Read one input; what went wrong, "" if nothing did."""
    signal.signal(signal.SIGALRM, _too_slow)
    signal.setitimer(signal.ITIMER_REAL, LONGEST)
    try:
        LOADERS[loader](data)
    except TooSlowError:
        return f"took over {LONGEST} s"
    except Exception:  # noqa: BLE001 - that is what is looked for
        return traceback.format_exc()
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    return ""


def run(loader: str, seconds: float, seed: int) -> Tally:
    """Feed a loader for some seconds."""
    chance, tally, own = random.Random(f"{seed} {loader}"), Tally(loader), seeds(loader)  # noqa: S311 - no secret
    end = time.monotonic() + seconds
    started = time.monotonic()
    while time.monotonic() < end:
        for _ in range(_AT_ONCE):
            data = torn(chance.choice(own), chance)
            begun = time.monotonic()
            problem = one(loader, data)
            tally.inputs += 1
            tally.slowest = max(tally.slowest, time.monotonic() - begun)
            if problem:
                tally.failed.append(f"{_kept(loader, data)}: {problem}")
            if time.monotonic() >= end:
                break
    tally.seconds = time.monotonic() - started
    tally.memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return tally


def _kept(loader: str, data: bytes) -> Path:
    path = FOUND / loader / sha256(data).hexdigest()[:16]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def _say(line: str, stream: TextIO | None = None) -> None:
    (stream or sys.stdout).write(f"{line}\n")


def main() -> None:
    """Read the command line, feed every loader, print what came of it; exit code 1 where an input was not survived."""
    parser = argparse.ArgumentParser(description="Feed every loader with torn files.")
    parser.add_argument("--seconds", type=float, default=600, help="in all")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--only", choices=sorted(LOADERS), action="append")
    given = parser.parse_args()
    names = given.only or list(LOADERS)
    each = given.seconds * given.jobs / len(names)
    _say(f"seed {given.seed}, {each:.0f} s for each of {len(names)} loaders, {given.jobs} at once")
    with get_context("spawn").Pool(given.jobs, maxtasksperchild=1) as pool:
        tallies = pool.starmap(run, [(name, each, given.seed) for name in names], chunksize=1)
    for tally in tallies:
        rate = tally.inputs / max(tally.seconds, 0.001)
        _say(
            f"{tally.loader:10} {tally.inputs:>9,} inputs, {rate:>7,.0f} a second, slowest {tally.slowest:5.2f} s, "
            f"{tally.memory:>4} MB, {len(tally.failed)} not survived"
        )
    _say(json.dumps({"inputs": sum(tally.inputs for tally in tallies), "failed": sum(len(t.failed) for t in tallies)}))
    for tally in tallies:
        for problem in tally.failed[:3]:
            _say(problem, sys.stderr)
    sys.exit(any(tally.failed for tally in tallies))


if __name__ == "__main__":
    main()
