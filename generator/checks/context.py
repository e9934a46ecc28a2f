"""What a check looks at."""

from __future__ import annotations

from dataclasses import dataclass

from generator.diagnostics import Findings
from generator.model.library import Library
from generator.source.folder import Folder
from generator.source.sources import Sources
from generator.text.resolve import Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckContext:
    """What a check looks at, and where it reports. `content` is the folder that the library was read from."""

    library: Library
    texts: Texts
    sources: Sources
    content: Folder
    findings: Findings
