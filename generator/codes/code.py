"""What an editor is told of one diagnostic code."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Code:
    """What one diagnostic code means and what an editor does about it."""

    title: str
    explanation: str
