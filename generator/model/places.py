"""Places in sources, as `Ref.at` holds them, and how a source with its place is written where one text names several.

In YAML it is `{id: nice-ng84, at: "1.1.6"}`; in a cell of a grid or CSV file and in an annotation of DMN it is
`nice-ng84 (1.1.6)`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.model.identifiers import IDENTIFIER
from generator.model.values import Ref

LONGEST_PLACE = 120
"""Characters: it stands behind the name of a source, and on paper behind its number."""

_INSIDE = r"(?:[^()]|\((?:[^()]|\([^()]*\))*\))*"  # brackets in brackets, twice
_SOURCE = re.compile(rf"(?P<id>[^\s,;()]+)(?:\s*\((?P<at>{_INSIDE})\))?")
_BETWEEN = " \t\r\n,;"


def place_problem(text: str) -> str:
    """What is wrong with `text` as the place in a source, "" if nothing is."""
    if len(text) > LONGEST_PLACE:
        return f"at most {LONGEST_PLACE} characters: the number of a section, a page or a table"
    if not re.fullmatch(_INSIDE, text):
        return "each round bracket needs its partner, and at most one pair stands inside another"
    return ""


def written(refs: Iterable[Ref]) -> str:
    """The sources `refs` in one text: `nice-ng84 (1.1.6) other-guideline`. `sources_in` reads it back."""
    return " ".join(f"{ref.name} ({ref.at})" if ref.at else ref.name for ref in refs)


def sources_in(text: str) -> Iterator[tuple[str, str]]:
    """Name and place ("" for none) of each source that a `text` names, parted by commas, semicolons or spaces.

    What cannot be read so comes as a name without a place: it is no identifier, and whoever reads it says so.
    """
    rest = text.strip(_BETWEEN)
    while rest:
        found = _SOURCE.match(rest)
        if found is None:
            yield rest, ""
            return
        yield found["id"], " ".join((found["at"] or "").split())
        rest = rest[found.end() :].lstrip(_BETWEEN)


def are_sources(text: str) -> bool:
    """Whether a `text` is a list of sources as `written` writes it."""
    return all(IDENTIFIER.fullmatch(name) for name, _ in sources_in(text))
