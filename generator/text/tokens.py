"""The token tree of a text: what every face prints from.

References are resolved: a `Reference` carries the address of its target below the site's root, so that
pages make relative links of it, paper numbered references, and plain text nothing.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """Words."""

    text: str


@dataclass(frozen=True, slots=True)
class Strong:
    """Words of weight."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Words set apart: the name of a gene, a book title."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """A link to another site, or `mailto:`/`tel:`."""

    children: tuple[Inline, ...]
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A link to something in this library.

    `kind` and `name` as in `model.values.Ref`; `guideline` is the target's guideline ("" for glossary and
    resources); `address` is below the site's root, with its anchor, for example `glossary.html#mammogram`.
    """

    children: tuple[Inline, ...]
    kind: str
    name: str
    guideline: str
    address: str


Inline = Text | Strong | Emphasis | Link | Reference


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Items:
    """A list; each item is a run of blocks."""

    items: tuple[tuple[Block, ...], ...]
    ordered: bool = False
    start: int = 1


Block = Paragraph | Items
