"""`data/conformance/<guideline>.json`: a guideline's conformance card, for programs."""

from __future__ import annotations

import json

from generator.checks.conformance.card import Card


def conformance_data(guideline: str, card: Card) -> str:
    """The `card` of `guideline` as JSON, in its own order. `result` is the value of a `Verdict`."""
    items = [
        {
            "standard": row.standard.value,
            "item": row.item.id,
            "asks": row.item.asked,
            "result": row.judgement.verdict.value,
            "evidence": row.judgement.evidence,
            "signed": [
                {"by": one.by, "role": one.role, "date": one.date.isoformat(), "note": one.note.raw}
                for one in row.signed
            ],
        }
        for row in card.rows
    ]
    return json.dumps({"guideline": guideline, "items": items}, ensure_ascii=False, indent=1) + "\n"
