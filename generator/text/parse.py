"""Guidepress Markdown to raw tokens.

markdown-it-py parses it, cut down to paragraphs, lists, strong, emphasis, links and escapes; everything
else (HTML, headings, images, code) stays the text that it is. Links are taken as written: whether they
may be followed is decided in `references`, so that a refused one is a finding and not silence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from generator.model.values import Passage, Prose


@dataclass(frozen=True, slots=True)
class RawLink:
    """A link whose target is not yet resolved."""

    children: tuple[RawInline, ...]
    target: str


@dataclass(frozen=True, slots=True)
class RawSpan:
    """Strong or emphasised words (`tag` is "strong" or "em")."""

    children: tuple[RawInline, ...]
    tag: str


RawInline = str | RawLink | RawSpan


@dataclass(frozen=True, slots=True)
class RawParagraph:
    """A paragraph."""

    children: tuple[RawInline, ...]


@dataclass(frozen=True, slots=True)
class RawItems:
    """A list."""

    items: tuple[tuple[RawBlock, ...], ...]
    ordered: bool
    start: int


RawBlock = RawParagraph | RawItems


def _markdown() -> MarkdownIt:
    markdown = MarkdownIt("zero", {"maxNesting": 20}).enable(["list", "emphasis", "link", "escape", "newline"])
    # Keep addresses as the editor typed them; `references` judges them.
    # setattr: mypy does not let methods be assigned, and markdown-it documents these two as hooks.
    setattr(markdown, "validateLink", lambda _url: True)  # noqa: B010
    setattr(markdown, "normalizeLink", lambda url: url)  # noqa: B010
    return markdown


_MARKDOWN = _markdown()


@lru_cache(maxsize=20_000)
def parse(prose: Prose) -> tuple[RawBlock, ...]:
    """The blocks of a text; a one-line text is one paragraph."""
    if isinstance(prose, Passage):
        blocks, _ = _blocks(_MARKDOWN.parse(prose.raw), 0)
        return blocks
    inline = _MARKDOWN.parseInline(prose.raw)[0].children or []
    return (RawParagraph(_inlines(inline)),)


def _blocks(tokens: Sequence[Token], position: int) -> tuple[tuple[RawBlock, ...], int]:
    """Blocks from `position` up to the token that closes the enclosing one; and where that stands."""
    blocks: list[RawBlock] = []
    while position < len(tokens) and tokens[position].nesting >= 0:
        token = tokens[position]
        if token.type == "inline":
            blocks.append(RawParagraph(_inlines(token.children or [])))
            position += 1
        elif token.type in {"bullet_list_open", "ordered_list_open"}:
            items, position = _items(tokens, position + 1)
            start = int(token.attrGet("start") or 1)
            blocks.append(RawItems(items, token.type == "ordered_list_open", start))
        else:  # paragraph_open: its inline follows; paragraph_close is stepped over below
            inner, position = _blocks(tokens, position + 1)
            blocks.extend(inner)
            position += 1
    return tuple(blocks), position


def _items(tokens: Sequence[Token], position: int) -> tuple[tuple[tuple[RawBlock, ...], ...], int]:
    items = []
    while tokens[position].type == "list_item_open":
        blocks, position = _blocks(tokens, position + 1)
        items.append(blocks)
        position += 1
    return tuple(items), position + 1


def _inlines(tokens: Sequence[Token]) -> tuple[RawInline, ...]:
    """Inline tokens, nested by their open and close marks."""
    stack: list[tuple[str, str, list[RawInline]]] = [("", "", [])]
    for token in tokens:
        if token.nesting == 1:
            target = str(token.attrGet("href") or "") if token.type == "link_open" else ""
            stack.append((token.tag, target, []))
        elif token.nesting == -1:
            tag, target, children = stack.pop()
            inner = tuple(children)
            stack[-1][2].append(RawLink(inner, target) if tag == "a" else RawSpan(inner, tag))
        else:
            words = " " if token.type in {"softbreak", "hardbreak"} else token.content
            _append_text(stack[-1][2], words)
    return tuple(stack[0][2])


def _append_text(children: list[RawInline], words: str) -> None:
    if not words:
        return
    if children and isinstance(children[-1], str):
        children[-1] += words
    else:
        children.append(words)
