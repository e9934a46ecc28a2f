"""Where a decision table's files for programs are: `data/decisions/<id>.json` and `.dmn`.

The identifier alone names them, since programs are told "the table `how-often`". Where guidelines share an
identifier, none of them has the short address: each is at `data/decisions/<guideline>/<id>`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from generator.model.library import Library

SCHEMA = "data/schemas/decision-data.json"
"""The JSON Schema of the JSON files."""

OPTIONS_SCHEMA = "data/schemas/options.json"
"""The JSON Schema of the files about options compared."""


def shared_decisions(names: Iterable[str]) -> frozenset[str]:
    """Of the identifiers of all tables of a library those that several guidelines use."""
    return frozenset(name for name, uses in Counter(names).items() if uses > 1)


def decision_file(library: Library, guideline: str, name: str) -> str:
    """The address of the files of the table `name` of `guideline` in `library`, without their suffix."""
    return f"data/decisions/{guideline}/{name}" if name in library.shared_decisions else f"data/decisions/{name}"


def decision_files(library: Library) -> Mapping[tuple[str, str], str]:
    """The address of each table's files without their suffix, by guideline and decision."""
    return {
        (bundle.id, table.decision.name): decision_file(library, bundle.id, table.decision.name)
        for bundle in library.guidelines
        for table in bundle.decisions
    }
