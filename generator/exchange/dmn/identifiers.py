"""Names to identifiers, each given once."""

from __future__ import annotations

from generator.decision.names import kebab

_LONGEST = 80  # characters, as `generator.source.leaves` allows


class Identifiers:
    """Kebab-case names, each given once."""

    def __init__(self) -> None:
        """Begin with none."""
        self._taken: set[str] = set()

    def new(self, name: str, fallback: str) -> str:
        """The identifier of a name; where nothing of the name is left, `fallback`; where it is taken, with a number."""
        base = kebab(name)[:_LONGEST].strip("-") or fallback
        base = f"x-{base}"[:_LONGEST] if base.startswith("gp-") else base
        found, number = base, 2
        while found in self._taken:
            tail = f"-{number}"
            found, number = base[: _LONGEST - len(tail)] + tail, number + 1
        self._taken.add(found)
        return found
