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
class LineBreak:
    """The end of a line inside a paragraph."""


@dataclass(frozen=True, slots=True)
class Strong:
    """Words of weight."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Words set apart: the name of a gene, a book title."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Subscript:
    """Signs below the line: the 2 of H2O."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Superscript:
    """Signs above the line: the 9 of ten to the power of nine."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Footnote:
    """The place in a text that a footnote belongs to: its `number` in this text, from 1, and its words."""

    number: int
    words: tuple[Inline, ...]


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


Inline = Text | LineBreak | Strong | Emphasis | Subscript | Superscript | Footnote | Link | Reference


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Items:
    """A list; each item is a run of blocks.

    `advice` makes it a list of what to do and what not to do: for each item, whether it is to be done.
    """

    items: tuple[tuple[Block, ...], ...]
    ordered: bool = False
    start: int = 1
    advice: tuple[bool, ...] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of somebody else, and who said them (empty where the text does not tell)."""

    blocks: tuple[Block, ...]
    said_by: tuple[Inline, ...] = ()


@dataclass(frozen=True, slots=True)
class Terms:
    """Words with what each means: one meaning or several."""

    items: tuple[tuple[tuple[Inline, ...], tuple[tuple[Inline, ...], ...]], ...]


def is_line(blocks: tuple[Block, ...]) -> bool:
    """Whether a text is one paragraph, and needs no room for footnotes."""
    return len(blocks) == 1 and isinstance(blocks[0], Paragraph) and not has_footnote(blocks[0].children)


def has_footnote(inlines: tuple[Inline, ...]) -> bool:
    """Whether a footnote belongs to some of the words."""
    return any(
        isinstance(item, Footnote) or (not isinstance(item, (Text, LineBreak)) and has_footnote(item.children))
        for item in inlines
    )


Block = Paragraph | Items | Quote | Terms
