"""Decimal arithmetic without rounding."""

from __future__ import annotations

from contextlib import AbstractContextManager
from decimal import Context, localcontext

_DIGITS = 200
"""More than any sum, product or mean of numbers of `literals.MAX_DIGITS` digits can have."""


def exact() -> AbstractContextManager[Context]:
    """A context for a `with` statement, in which sums, products and means of numbers are not rounded."""
    return localcontext(prec=_DIGITS)
