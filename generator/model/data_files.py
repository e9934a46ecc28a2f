"""Where a decision table's files for programs are: `data/decisions/<id>.json` and `.dmn`.

The identifier alone names them, since programs are told "the table `how-often`". Where guidelines share an
identifier, none of them has the short address: each is at `data/decisions/<guideline>/<id>`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from generator.model.library import Library

SCHEMA = "data/schemas/decision-data.json"
"""The JSON Schema of the JSON files."""


def decision_files(library: Library) -> Mapping[tuple[str, str], str]:
    """The address of each table's files without their suffix, by guideline and decision."""
    keys = [(bundle.id, table.decision.name) for bundle in library.guidelines for table in bundle.decisions]
    uses = Counter(name for _, name in keys)
    return {
        (guideline, name): f"data/decisions/{name}" if uses[name] == 1 else f"data/decisions/{guideline}/{name}"
        for guideline, name in keys
    }
