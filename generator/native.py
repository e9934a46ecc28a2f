"""Calls of libraries that are no Python: where one of them panics, the person at the terminal gets a sentence."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

from generator.diagnostics import MachineError

_BY_RUST = "pyo3_runtime"
"""The module of `PanicException`. It cannot be imported, and is no `Exception`: nothing that catches errors catches it."""


_END = 2**32  # seconds


class PanicError(MachineError):
    """A library has stopped in the middle of its work; what it held may be broken, and must not be used again."""


def check_clock() -> None:
    """Refuse a clock that compressed files cannot name, and that the typesetter panics over.

    Raises:
        MachineError: the clock stands before 1970 or after 2106.
    """
    if not 0 <= time.time() < _END:
        raise MachineError("the clock of this machine stands before 1970 or after 2106: set it, then try again")


@contextmanager
def no_panic(doing: str) -> Iterator[None]:
    """A block that calls Typst; `doing` says for what, as in "while … the typesetter stopped".

    Raises:
        MachineError: as `check_clock`.
        PanicError: the library panicked.
    """
    check_clock()
    try:
        yield
    except BaseException as problem:
        if type(problem).__module__ != _BY_RUST:
            raise
        raise PanicError(f"while {doing} the typesetter stopped with an error of its own: {problem}") from problem
