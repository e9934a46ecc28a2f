"""`data/handouts/<guideline>.json`: the handouts of a guideline, for programs."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from typing import Any

from generator.handouts.sheet import Printing, Sheet


def handout_list(guideline: str, sheets: Sequence[Sheet]) -> str:
    """All `sheets` of `guideline` with all their printings as JSON, in the order of the page of handouts.

    Addresses are below the site's root; `size` is bytes; `type` is normal, large or largest. Of the printings of a sheet, the
    first is the usual one. `about` names the decision, or `decision/rule`, that a sheet prints.
    """
    data = {"guideline": guideline, "handouts": [_sheet(sheet) for sheet in sheets]}
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _sheet(sheet: Sheet) -> dict[str, Any]:
    return {
        "kind": sheet.kind.value,
        "about": sheet.name or None,
        "title": sheet.title,
        "page": sheet.page,
        "printings": [_printing(printing) for printing in sheet.printings],
    }


def _printing(printing: Printing) -> dict[str, Any]:
    return {
        "address": printing.address,
        "paper": printing.variant.paper.value,
        "type": printing.variant.size.value,
        "pages": printing.pages,
        "size": len(printing.data),
        "sha256": hashlib.sha256(printing.data).hexdigest(),
    }
