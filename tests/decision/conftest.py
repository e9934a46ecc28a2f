"""What the tests of decision tables share."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

import pytest

from generator.decision.domains import parse_range
from generator.model.sfeel import Domain, Interval, Type
from generator.model.values import Prose
from generator.source.decision_file import RawValue, RawValues
from generator.source.decision_results import read_declared

MakeDomain = Callable[[Mapping[str, Any]], Domain]


def domain_of(raw: Mapping[str, Any]) -> Domain:
    """A domain from what a decision file says of an input."""
    kind = Type(raw["type"])
    step = Decimal(1) if kind is Type.INTEGER else Decimal(raw["step"]) if "step" in raw else None
    values = RawValues(tuple(RawValue(name=name, label=Prose(label)) for name, label in raw.get("values", {}).items()))
    return Domain(
        type=kind,
        values=read_declared(values, kind, None),
        range=parse_range(raw["range"], kind) if "range" in raw else Interval(),
        step=step,
        may_be_missing=raw.get("may_be_missing", False),
        unit=raw.get("unit", ""),
    )


@pytest.fixture(scope="session")
def make_domain() -> MakeDomain:
    """`domain_of`, for tests that need it."""
    return domain_of
