"""Guidepress: one clinical guideline in YAML, three faces (website, offline bundle, paper).

Data goes one way: ``source`` reads YAML into the frozen ``model``; ``checks`` reports on it;
``pages``, ``handouts`` and ``search`` print it; ``publish`` puts the result in place.

What other programs may rely on stands in ``__all__`` and is documented in ``generator.api``; everything else may
change from one version to the next. The names are looked up when they are first used, so that a command which needs
one of them does not load the whole package.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from generator.version import __version__

if TYPE_CHECKING:
    from generator.api import (
        ContentError,
        GivenError,
        build,
        check,
        decide,
        diff,
        load_decision,
        load_library,
        verify,
    )

__all__ = [
    "ContentError",
    "GivenError",
    "__version__",
    "build",
    "check",
    "decide",
    "diff",
    "load_decision",
    "load_library",
    "verify",
]


def __getattr__(name: str) -> Any:
    """A public name, from `generator.api`.

    Raises:
        AttributeError: there is no public name like it.
    """
    if name in __all__:
        return getattr(import_module("generator.api"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
