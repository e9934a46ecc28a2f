"""Work on several guidelines at once.

One interface: `map` of a function over names, the results in their order. Behind it is this process, several processes of
this machine, or a Dask cluster for libraries that outgrow one machine. Functions and results travel by pickle, between our
own processes only.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from pathlib import Path
from typing import Protocol, TypeVar

from generator.diagnostics import MachineError
from generator.machine import cores

T = TypeVar("T")

_PATIENCE = "10s"
"""How long a scheduler may take to answer."""


class Workers(Protocol):
    """Whoever runs a function once for each name; close them when all is done."""

    def map(self, function: Callable[[str], T], names: Sequence[str]) -> Iterator[T]:
        """What `function` returns for each, in the order of `names`; what it raises is raised here."""

    def close(self) -> None:
        """Let them go."""


class InProcess:
    """This process alone."""

    def map(self, function: Callable[[str], T], names: Sequence[str]) -> Iterator[T]:
        """`function` for each of `names`, one after the other."""
        return map(function, names)

    def close(self) -> None:
        """Nothing is held."""


class Processes:
    """Processes of this machine."""

    def __init__(self, count: int) -> None:
        """Begin `count` processes when they are first asked."""
        self._pool = ProcessPoolExecutor(count, mp_context=multiprocessing.get_context(_way_to_begin()))

    def map(self, function: Callable[[str], T], names: Sequence[str]) -> Iterator[T]:
        """`function` for each of `names`, on all processes at once."""
        return _results([self._pool.submit(function, name) for name in names])

    def close(self) -> None:
        """End the processes; what they have not begun is given up."""
        self._pool.shutdown(wait=False, cancel_futures=True)


class Dask:
    """The workers of a Dask cluster (extra `dask`). Each has this version of Guidepress, and the project at the same path."""

    def __init__(self, scheduler: str) -> None:
        """Reach the `scheduler`, such as `tcp://10.0.0.1:8786`.

        Raises:
            MachineError: the extra is not installed, or nothing answers there.
        """
        try:
            from distributed import Client  # noqa: PLC0415 - an extra
        except ImportError as problem:
            raise MachineError('a Dask cluster needs another package: pip install "guidepress[dask]"') from problem
        try:
            self._client = Client(scheduler, timeout=_PATIENCE)  # type: ignore[no-untyped-call] # the same
        except (OSError, ValueError) as problem:
            raise MachineError(f"no Dask scheduler answers at {scheduler}: {problem}") from problem

    def map(self, function: Callable[[str], T], names: Sequence[str]) -> Iterator[T]:
        """`function` for each of `names`, wherever the cluster has room."""
        waiting = self._client.map(function, names, pure=False)  # what a file holds is no argument
        for future in waiting:
            result: T = future.result()
            yield result
            future.release()  # type: ignore[no-untyped-call] # distributed is untyped in parts

    def close(self) -> None:
        """Leave the cluster; what has not begun is given up."""
        self._client.close()  # type: ignore[no-untyped-call] # the same


def _results(waiting: Sequence[Future[T]]) -> Iterator[T]:
    for future in waiting:
        yield future.result()


def workers_for(jobs: int | None, names: int, dask: str = "") -> Workers:
    """Workers for so many `names`; `jobs` None: as many as there are cores. `dask` is the address of a scheduler, or "".

    With one job, or little to do, nothing is begun beside this process.

    Raises:
        MachineError: the cluster cannot be reached.
    """
    if dask and names:
        return Dask(dask)
    count = processes_for(jobs, names)
    return Processes(count) if count > 1 else InProcess()


def processes_for(jobs: int | None, names: int) -> int:
    """How many processes work on so many `names`; `jobs` None: as many as there are cores."""
    return min(jobs or cores(), max(names, 1))


def _way_to_begin() -> str:
    """A copy of this process begins at once; where that is not safe, because threads run in it, it begins anew.

    A copy has one thread, and for ever the locks that others held. Python knows only the threads that it began itself;
    the system knows all.
    """
    tasks = Path("/proc/self/task")
    return "fork" if tasks.is_dir() and len(list(tasks.iterdir())) == 1 else "spawn"
