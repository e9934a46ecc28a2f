"""Names to identifiers, each given once."""

from __future__ import annotations

from collections.abc import Iterable

from generator.model.identifiers import MAX_IDENTIFIER, as_identifier


class Identifiers:
    """Kebab-case names, each given once."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        """Begin with none taken; those of `names` that are identifiers already are kept for themselves."""
        self._taken: set[str] = set()
        self._kept = {name for name in names if as_identifier(name) == name}

    def new(self, name: str, fallback: str) -> str:
        """The identifier of `name`; where nothing of the name is left, `fallback`; where it is taken, with a number."""
        base = as_identifier(name) or fallback
        found, number = base, 2
        while found in self._taken or (found in self._kept and found != name):
            tail = f"-{number}"
            found, number = base[: MAX_IDENTIFIER - len(tail)] + tail, number + 1
        self._taken.add(found)
        return found
