"""Input data of a decision: names and paths (`Applicant.Age`) to the structures that hold them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class InputTree:
    """One input data: a value of a type, or components."""

    name: str
    type_name: str
    components: tuple[InputTree, ...] = ()


def input_tree(inputs: Iterable[tuple[str, str]]) -> tuple[InputTree, ...]:
    """The trees of names or paths with their types, in the order in which they first come."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for name, type_name in inputs:
        head, _, rest = name.partition(".")
        groups.setdefault(head.strip(), []).append((rest.strip(), type_name))
    return tuple(_tree(name, parts) for name, parts in groups.items())


def _tree(name: str, parts: list[tuple[str, str]]) -> InputTree:
    deeper = [(rest, type_name) for rest, type_name in parts if rest]
    return InputTree(name, parts[0][1], input_tree(deeper))
