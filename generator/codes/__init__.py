"""Every diagnostic code with its meaning: the page "Diagnostics" for editors is made from this table."""

from __future__ import annotations

from generator.codes.code import Code
from generator.codes.content import OF_CONTENT, OF_PAPER
from generator.codes.decisions import OF_DECISIONS
from generator.codes.guidelines import OF_GUIDELINES

__all__ = ["CODES", "Code"]

CODES: dict[str, Code] = {**OF_CONTENT, **OF_GUIDELINES, **OF_DECISIONS, **OF_PAPER}
