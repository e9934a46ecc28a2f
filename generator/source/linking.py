"""Decision files that read each other's answers, made into tables one after the other: first those that need no other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from generator.diagnostics import Findings
from generator.model.decision import DecisionTable
from generator.source.decision_file import DecisionFile
from generator.source.decision_table import to_table

Find = Callable[[str], DecisionFile | None]
"""Gives the file of a decision by its name, None where it cannot be read."""


class Linker:
    """Makes tables, each once."""

    def __init__(self, names: list[str], find: Find, findings: Findings) -> None:
        """`names` are the decisions that there are, `find` gives the file of each; what is wrong goes to `findings`."""
        self._names = names
        self._find = find
        self._findings = findings
        self._made: dict[str, DecisionTable | None] = {}
        self._path: list[str] = []

    def table(self, name: str) -> DecisionTable | None:
        """The table of the decision called `name`; None where its file cannot be read."""
        if name not in self._made:
            raw = self._find(name)
            self._made[name] = None
            if raw is not None:
                self._path.append(name)
                self._made[name] = to_table(raw, self._findings, dict(self._needed(raw)))
                self._path.pop()
        return self._made[name]

    def _needed(self, raw: DecisionFile) -> Iterator[tuple[str, DecisionTable | None]]:
        """Every decision that an input may come from: only those that are needed are read."""
        wanted = {entry.from_.name: entry.from_ for entry in raw.inputs.values() if entry.from_}
        for name in self._names:
            if name not in wanted:
                continue
            if name in self._path:
                circle = " → ".join([*self._path[self._path.index(name) :], name])
                message = f"these decisions need each other: {circle}"
                self._findings.error("linked-circle", message, wanted[name].where, "leave out one of the links")
                yield name, None
            else:
                yield name, self.table(name)


def tables_of(raws: Mapping[str, DecisionFile | None], findings: Findings) -> Iterator[DecisionTable]:
    """The tables of all decision files of a guideline; `raws` has the files by name, None for one that cannot be read.

    What is wrong with them is added to `findings`.
    """
    linker = Linker(list(raws), raws.__getitem__, findings)
    for name in raws:
        table = linker.table(name)
        if table is not None:
            yield table
