"""YAML as a tree of immutable nodes that know their place. Scalars are text and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from generator.diagnostics import Where


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text. `quoted` tells `"-"` from a bare `-`; a bare empty scalar is how YAML writes "nothing".

    `raw` is what stands in the file where YAML reads an empty block text, such as `>5`; else "".
    """

    text: str
    where: Where
    quoted: bool = False
    raw: str = ""

    @property
    def is_null(self) -> bool:
        """Whether the editor wrote nothing, `~` or `null`."""
        return not self.quoted and self.text in {"", "~", "null"}


@dataclass(frozen=True, slots=True)
class Seq:
    """A list. `raw` is its text in the file if it was written as `[…]`, else ""."""

    items: tuple[Node, ...]
    where: Where
    raw: str = ""


@dataclass(frozen=True, slots=True)
class Map:
    """A mapping in file order, keys unique. `flow` tells `{…}` from lines."""

    entries: tuple[tuple[Scalar, Node], ...]
    where: Where
    flow: bool = False


Node = Scalar | Seq | Map


class Key(str):
    """A key of a mapping that was read, with its place."""

    __slots__ = ("where",)

    def __new__(cls, text: str, where: Where) -> Self:
        """The text is the string."""
        key = super().__new__(cls, text)
        key.where = where
        return key

    where: Where

    def __reduce__(self) -> tuple[type[str], tuple[str]]:
        """Between processes it travels as its text: places are for whoever reads files."""
        return str, (str(self),)


def place_of(key: str, otherwise: Where) -> Where:
    """The place of `key`; `otherwise` where it is none that was read from a mapping."""
    return key.where if isinstance(key, Key) else otherwise


def kind_of(node: Node) -> str:
    """What an editor would call the node."""
    if isinstance(node, Map):
        return "a mapping (keys and values)"
    if isinstance(node, Seq):
        return "a list"
    return "nothing" if node.is_null else "text"
