"""How a command ends: 0 fine, 1 the content has errors, 2 wrong usage (click's own), 3 the machine failed."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from generator.diagnostics import MachineError
from generator.ending import echo
from generator.publish.errors import ContentError

_CONTENT, _MACHINE = 1, 3
F = TypeVar("F", bound=Callable[..., None])


def exit_codes(command: F) -> F:
    """An expected problem ends in one sentence and its exit code, never in a traceback."""

    @wraps(command)
    def run(*args: Any, **kwargs: Any) -> None:
        try:
            command(*args, **kwargs)
        except ContentError as problem:
            echo(f"guidepress: {problem}", err=True)
            sys.exit(_CONTENT)
        except (MachineError, OSError) as problem:
            echo(f"guidepress: {problem}", err=True)
            sys.exit(_MACHINE)

    return run  # type: ignore[return-value] # wraps keeps the signature
