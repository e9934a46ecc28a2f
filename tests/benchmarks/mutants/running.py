"""A plugin of pytest that runs each mutant against the tests that call its function, in a fork of its own.

    pytest -p tests.benchmarks.mutants.running --mutants=names.json --outcomes=outcomes.json tests/text

All tests are run once as they are, to learn which functions each calls and how long it takes. A mutant then
costs no more than the tests that it is given, the fastest first, up to the first that fails.
"""

from __future__ import annotations

import gc
import json
import os
import resource
import shutil
import signal
import sys
from collections import defaultdict
from functools import _lru_cache_wrapper
from pathlib import Path
from time import process_time

import pytest
from mutmut.state import state

VARIABLE = "MUTANT_UNDER_TEST"
SECONDS = 3  # of processor time that each test gets beside
TIMES = 8  # what it takes without a mutant
MEMORY = 3 << 30  # bytes
HANGS = 900  # seconds by the clock, after which a mutant only waits
PROGRESS = 20  # mutants

OUT_OF_TIME = {-signal.SIGPROF, -signal.SIGXCPU, -signal.SIGALRM}
KILLED, SURVIVED, UNREACHED, ENDLESS = "killed", "survived", "unreached", "endless"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--mutants", type=Path, help="a JSON list of names")
    parser.addoption("--outcomes", type=Path, help="a JSON object to be written: what became of each name")
    parser.addoption("--workers", type=int, default=1, help="mutants that run at the same time")


def pytest_configure(config: pytest.Config) -> None:
    """From now on, calls are noted: those of modules while they are imported, too."""
    if config.getoption("mutants"):
        os.environ[VARIABLE] = "stats"


@pytest.hookimpl(tryfirst=True)
def pytest_runtestloop(session: pytest.Session) -> bool | None:
    """Run mutants instead of tests."""
    source: Path | None = session.config.getoption("mutants")
    if source is None:
        return None
    outcomes = Run(session).outcomes(json.loads(source.read_text(encoding="utf-8")))
    session.config.getoption("outcomes").write_text(json.dumps(outcomes), encoding="utf-8")
    return True


class Run:
    """The tests of a session, and what is known of them."""

    def __init__(self, session: pytest.Session) -> None:
        """Run every test as it is, in a process of its own: Typst starts threads, and forks with threads hang.

        Raises:
            RuntimeError: tests fail without any mutant.
        """
        self.session = session
        self.workers: int = session.config.getoption("workers")
        self.imported = _called()
        self.caches = [found for found in gc.get_objects() if isinstance(found, _lru_cache_wrapper)]
        learnt = session.config.getoption("outcomes")
        process = os.fork()
        if process == 0:
            learnt.write_text(json.dumps([self._learn(item) for item in session.items]), encoding="utf-8")
            os._exit(int(session.testsfailed > 0))
        if os.waitpid(process, 0)[1]:
            raise RuntimeError("tests fail without any mutant")
        self.cost: dict[pytest.Item, float] = {}
        self.tests: dict[str, list[pytest.Item]] = defaultdict(list)
        for item, (cost, functions) in zip(session.items, json.loads(learnt.read_text("utf-8")), strict=True):
            self.cost[item] = cost
            for function in functions:
                self.tests[function].append(item)
        for items in self.tests.values():
            self._sort(items)

    def _learn(self, item: pytest.Item) -> tuple[float, list[str]]:
        """How long a test takes in seconds, with fixtures of its own, and the functions that it calls."""
        before = process_time()
        self._forget()
        _run(item, None)
        return process_time() - before, sorted(_called())

    def _sort(self, items: list[pytest.Item]) -> None:
        """The fastest first; tests of one file stay together, since they may share what takes longer than they do."""
        first: dict[Path, float] = {}
        for item in items:
            first[item.path] = min(first.get(item.path, self.cost[item]), self.cost[item])
        items.sort(key=lambda item: (first[item.path], item.path, self.cost[item]))

    def outcomes(self, names: list[str]) -> dict[str, str]:
        """What becomes of each mutant."""
        found = {}
        running: dict[int, str] = {}
        told = 0
        for name in names:
            function = name.partition("__mutmut_")[0]
            if function not in self.tests and function not in self.imported:
                found[name] = UNREACHED
                continue
            while len(running) >= self.workers:
                found.update(self._ended(running))
            running[self._start(name, function)] = name
            if len(found) // PROGRESS > told:
                told = len(found) // PROGRESS
                sys.stderr.write(f"{len(found)} of {len(names)}\n")
        while running:
            found.update(self._ended(running))
        return found

    def _forget(self) -> None:
        """Empty all caches: what is answered from one calls no function."""
        for cache in self.caches:
            cache.cache_clear()

    def _folder(self, process: int) -> Path:
        """Where the tests of a process may write."""
        return self.session.config.rootpath.parent / "written" / str(process)

    def _ended(self, running: dict[int, str]) -> dict[str, str]:
        """Wait for one of the processes, and take it out of `running`."""
        process, status = os.wait()
        shutil.rmtree(self._folder(process), ignore_errors=True)
        code = os.waitstatus_to_exitcode(status)
        outcome = SURVIVED if code == 0 else ENDLESS if code in OUT_OF_TIME else KILLED
        return {running.pop(process): outcome}

    def _start(self, name: str, function: str) -> int:
        process = os.fork()
        if process == 0:
            try:
                self._mutated(name, function)
            except BaseException:  # noqa: BLE001 - whatever a mutant raises, its fork ends here
                os._exit(1)
        return process

    def _mutated(self, name: str, function: str) -> None:
        os.environ[VARIABLE] = name
        nowhere = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(nowhere, stream)
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        signal.alarm(HANGS)
        if function in self.imported:  # what came of its call is everywhere by now: begin anew
            limit = int(SECONDS + TIMES * sum(self.cost.values()))
            resource.setrlimit(resource.RLIMIT_CPU, (limit, limit))
            own = self.session.config.args[0]
            command = [sys.executable, "-m", "pytest", "-qx", "-p", "no:cacheprovider", own]
            os.execv(sys.executable, command)  # noqa: S606 - no shell is wanted
        self._forget()
        folder = self._folder(os.getpid())
        folder.mkdir(parents=True)
        self.session.config._tmp_path_factory._basetemp = folder  # noqa: SLF001 - forks would share one
        items = self.tests[function]
        for item, following in zip(items, [*items[1:], None], strict=True):
            signal.setitimer(signal.ITIMER_PROF, SECONDS + TIMES * self.cost[item])
            _run(item, following)
            if self.session.testsfailed:
                os._exit(1)
        os._exit(0)


def _run(item: pytest.Item, following: pytest.Item | None) -> None:
    item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)


def _called() -> set[str]:
    """Functions that were called since this was asked last."""
    called = set(state()._stats)  # noqa: SLF001 - mutmut has no other place for them
    state()._stats.clear()  # noqa: SLF001
    return called
