"""A process of its own for `test_release.py`: builds that are killed.

killed_build.py every-step SITE exchange|renames    kill a build at each of its steps in turn; print what broke
killed_build.py loop SITE                           build for ever, print a line per step, until somebody kills it
killed_build.py hold SITE                           begin a build, say so, and wait for the end of the input
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from generator.publish import release

FILES = ("index.html", "404.html", "a/one.html", "a/two.html")
_STEPS = ("open", "ctypes.dlsym", "shutil.rmtree")
"""Audit events that are steps of a build, besides all of `os` (docs.python.org/3/library/audit_events.html)."""


def fill(folder: Path, content: str) -> None:
    """Write a site of a few files that all hold the same words."""
    for name in FILES:
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(content)


def build(site: Path, content: str) -> None:
    with release.staged(site) as stage:
        fill(stage, content)


def contents(site: Path) -> set[str]:
    """What the files of a site hold: one thing if it is whole. "missing" stands for a file that is not there."""
    return {(site / name).read_text() if (site / name).exists() else "missing" for name in FILES}


def on_each_step(act: Callable[[], None]) -> None:
    def hook(event: str, _arguments: tuple[object, ...]) -> None:
        if event.startswith("os.") or event in _STEPS:
            act()

    sys.addaudithook(hook)


def say_step() -> None:
    os.write(1, b"step\n")


def killed_at(site: Path, step: int) -> bool:
    """Start a build that dies before its step number `step`; False if it had fewer steps."""
    child = os.fork()
    if not child:
        left = step

        def die_in_time() -> None:
            nonlocal left
            left -= 1
            if left < 0:
                signal.raise_signal(signal.SIGKILL)

        on_each_step(die_in_time)
        build(site, "new")
        os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def fail_next(site: Path) -> None:
    """A build that reaches its block and fails there: it must repair, and change nothing else."""
    with suppress(ZeroDivisionError), release.staged(site):
        1 / 0  # noqa: B018 - it fails, and that is all it is for


def every_step(site: Path) -> None:
    step = 0
    while True:
        for leftover in site.parent.iterdir():
            shutil.rmtree(leftover)
        site.mkdir()
        fill(site, "old")
        if not killed_at(site, step):
            break
        if release._exchange is not no_exchange and contents(site) not in ({"old"}, {"new"}):  # noqa: SLF001
            print(f"step {step}: the site is {contents(site)}")  # noqa: T201
        fail_next(site)
        if contents(site) not in ({"old"}, {"new"}):
            print(f"step {step}: after the next start the site is {contents(site)}")  # noqa: T201
        if list(site.parent.iterdir()) != [site]:
            print(f"step {step}: left behind {sorted(site.parent.iterdir())}")  # noqa: T201
        step += 1
    print(f"{step} steps")  # noqa: T201


def no_exchange(one: Path, other: Path) -> bool:  # noqa: ARG001 - stands for release._exchange
    return False


def main(command: str, site: Path, *more: str) -> None:
    if command == "every-step":
        if more == ("renames",):
            release._exchange = no_exchange  # noqa: SLF001
        every_step(site)
    elif command == "loop":
        on_each_step(say_step)
        number = 0
        while True:
            number += 1
            build(site, f"build {number}")
    else:
        with release.staged(site):
            print("building", flush=True)  # noqa: T201
            sys.stdin.read()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), *sys.argv[3:])
