"""Records of a library that remember which of them were looked at."""

from __future__ import annotations

from collections.abc import ItemsView, Iterator, Mapping, ValuesView
from typing import TypeVar

T = TypeVar("T")


class Traced(Mapping[str, T]):
    """A mapping whose `taken` are the names that were asked for one by one.

    Whoever goes through all of it takes nothing: what may be looked at so is in `inputs.digest_of_shared`.
    """

    def __init__(self, records: Mapping[str, T]) -> None:
        """Nothing is taken yet of `records`."""
        self._records = records
        self.taken: set[str] = set()

    def __getitem__(self, name: str) -> T:
        """One record, which is taken."""
        record = self._records[name]
        self.taken.add(name)
        return record

    def __contains__(self, name: object) -> bool:
        """Whether there is one of this name: all names are known."""
        return name in self._records

    def __iter__(self) -> Iterator[str]:
        """All names."""
        return iter(self._records)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._records)

    def items(self) -> ItemsView[str, T]:
        """All of them, none of which is taken."""
        return self._records.items()

    def values(self) -> ValuesView[T]:
        """All of them, none of which is taken."""
        return self._records.values()
