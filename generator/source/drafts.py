"""Which guidelines are drafts: seen in the file before it is read, because what is left out is not read at all."""

from __future__ import annotations

import re
from pathlib import Path

from generator.diagnostics import Findings
from generator.model.values import Status
from generator.source.compose import compose, decode
from generator.source.nodes import Map, Scalar

_LINE = re.compile(rf"^status:[ \t]*{Status.DRAFT}[ \t]*(?:#.*)?$", re.MULTILINE)


def is_draft(path: Path) -> bool:
    """Whether the `guideline.yaml` at `path` has `status: draft`.

    A file that is not yet YAML goes by the line as it usually stands: a draft may be full of slips.
    """
    try:
        data = path.read_bytes()
    except OSError:
        return False
    if Status.DRAFT.value.encode() not in data:
        return False
    name, findings = path.name, Findings()
    text = decode(data, name, findings)
    node = None if text is None else compose(text, name, findings)
    if isinstance(node, Map):
        said = next((value for key, value in node.entries if key.text == "status"), None)
        return isinstance(said, Scalar) and said.text == Status.DRAFT
    return _LINE.search(data.decode(errors="replace")) is not None
