"""How a command ends other than by itself: by a signal, or because nobody reads any more what it prints.

The exit codes are those that a shell gives to a program which a signal has ended: 128 and the number of the signal.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import NoReturn

import click

_INTERRUPTED = 130
_NOBODY_READS = 141
_ENDING = ("SIGTERM", "SIGHUP")
"""What service managers send, and what comes when a terminal is closed. Without us Python would end on the spot."""


def echo(words: str, *, err: bool = False, nl: bool = True) -> None:
    """Print `words`, on the error stream with `err`, and end the line with `nl`; if the pipe is closed, end quietly.

    Raises:
        SystemExit: nobody reads any more (`guidepress check | head -1`).
    """
    try:
        click.echo(words, err=err, nl=nl)
    except BrokenPipeError:
        _end_unread()


@contextmanager
def orderly() -> Iterator[None]:
    """A block that signals end as Ctrl-C does: what it has begun is cleared away first.

    Raises:
        SystemExit: with the exit code that tells why.
    """
    before = {}
    if threading.current_thread() is threading.main_thread():  # elsewhere Python takes no handlers
        numbers = [getattr(signal, name) for name in _ENDING if hasattr(signal, name)]
        default = [
            number for number in numbers if signal.getsignal(number) is signal.SIG_DFL
        ]  # nohup: not ours to change
        before = {number: signal.signal(number, _end) for number in default}
    try:
        yield
    except KeyboardInterrupt:
        raise SystemExit(_INTERRUPTED) from None
    except BrokenPipeError:  # while click printed its help
        _end_unread()
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _end(number: int, _frame: FrameType | None) -> NoReturn:
    signal.signal(number, signal.SIG_IGN)  # once is enough: clearing away is not to be interrupted
    raise SystemExit(128 + number)


def _end_unread() -> NoReturn:
    """End as tools do that SIGPIPE ends; what is still in Python's buffers goes nowhere."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):  # in tests it is no file
            os.dup2(nowhere, stream.fileno())
    raise SystemExit(_NOBODY_READS)
