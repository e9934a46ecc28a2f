"""Guidepress Markdown to raw tokens.

markdown-it-py parses it, cut down to paragraphs, lists, strong, emphasis, links and escapes; everything
else (HTML, headings, images, code) stays the text that it is. Links are taken as written: whether they
may be followed is decided in `references`, so that a refused one is a finding and not silence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from generator.model.values import KINDS, Passage, Prose


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


@dataclass(frozen=True, slots=True)
class MarkupProblem:
    """Markup that does not say what was meant: words of a finding, and what to point at.

    `lost`: part of the text would not be shown; else it is printed as it was typed, signs and all.
    """

    message: str
    hint: str
    needle: str
    lost: bool = True


DEEPEST_LIST = 6
"""Lists in lists; readers are lost long before."""

DEEPEST_SPAN = 8
"""Emphasis in emphasis: whoever walks over the tree may use the stack."""

_NESTING = 40  # of markdown-it: past our own limits, so that it drops nothing that we have not refused


def _markdown() -> MarkdownIt:
    markdown = MarkdownIt("zero", {"maxNesting": _NESTING}).enable(["list", "emphasis", "link", "escape", "newline"])
    # Keep addresses as the editor typed them; `references` judges them.
    # setattr: mypy does not let methods be assigned, and markdown-it documents these two as hooks.
    setattr(markdown, "validateLink", lambda _url: True)  # noqa: B010
    setattr(markdown, "normalizeLink", lambda url: url)  # noqa: B010
    return markdown


_MARKDOWN = _markdown()


def parse(prose: Prose) -> tuple[RawBlock, ...]:
    """The blocks of a text; a one-line text is one paragraph. A text that is nested too deep is one plain paragraph."""
    return _parse(prose)[0]


def markup_problems(prose: Prose) -> tuple[MarkupProblem, ...]:
    """What cannot be shown of a text as it is written."""
    return _parse(prose)[1]


@lru_cache(maxsize=20_000)
def _parse(prose: Prose) -> tuple[tuple[RawBlock, ...], tuple[MarkupProblem, ...]]:
    parsed = _MARKDOWN.parse(prose.raw) if isinstance(prose, Passage) else _MARKDOWN.parseInline(prose.raw)
    lists, spans = _depths(parsed)
    if lists > DEEPEST_LIST or spans > DEEPEST_SPAN:
        what, most = ("lists", DEEPEST_LIST) if lists > DEEPEST_LIST else ("emphasis and links", DEEPEST_SPAN)
        slip = MarkupProblem(
            f"{what} more than {most} deep in one another cannot be shown", "make the text simpler", ""
        )
        return (RawParagraph((prose.raw,)),), (slip,)
    blocks, _ = _blocks(parsed, 0)
    found = [*_inline_slips(parsed), *_shown_slips(prose.raw, parsed)]
    if "\\\n" in prose.raw:
        found.append(
            MarkupProblem("a line break inside a paragraph is not kept", "begin a new paragraph or a list", "\\")
        )
    return blocks, tuple(found)


def _depths(tokens: Sequence[Token]) -> tuple[int, int]:
    """How deep lists stand in lists, and emphasis and links in one another."""
    lists = spans = most_lists = most_spans = 0
    for token in tokens:
        if token.type in {"bullet_list_open", "ordered_list_open", "bullet_list_close", "ordered_list_close"}:
            lists += token.nesting
            most_lists = max(most_lists, lists)
        for child in token.children or ():
            spans += child.nesting
            most_spans = max(most_spans, spans)
    return most_lists, most_spans


_HTML = re.compile(
    r"<!--|</?(?:a|b|big|blockquote|br|center|code|div|em|font|h[1-6]|hr|i|img|li|mark|ol|p|pre|s|small|span|strong|sub|sup"
    r"|table|tbody|td|th|tr|u|ul)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_OTHER = re.compile(r"`[^`\n]+`|~~[^~\n]+~~|==[^=\n]+==|\[\[[^\[\]\n]+\]\]|<https?://[^<>\s]+>")
_ENTITY = re.compile(r"&(?:[a-z]{2,8}|#[0-9]{1,6}|#x[0-9a-f]{1,5});", re.IGNORECASE)
_APART = re.compile(rf"\][ ]+\((?:{'|'.join(KINDS)}|https?|doi|pmid):[^)\s]*\)")
_NOT_CLOSED = re.compile(r"\]\([^)\s]*")


def _shown_slips(raw: str, tokens: Sequence[Token]) -> Iterator[MarkupProblem]:
    """Markup in words that are shown as they are: of another language, or not closed. Of each kind the first."""
    words = "\n".join(child.content for token in tokens for child in token.children or () if child.type == "text")
    if html := _HTML.search(words):
        hint = "write **strong** or *emphasis*, or leave it out"
        yield MarkupProblem(f"{html[0]} is not markup here: readers would see it as it is", hint, html[0], lost=False)
    if other := _OTHER.search(words):
        hint = "write plain words; a link is [words](target)"
        yield MarkupProblem(f"{other[0]} is not markup here: readers would see it as it is", hint, other[0], lost=False)
    if entity := _ENTITY.search(words):
        yield MarkupProblem(
            f"{entity[0]} would be seen as it stands", "type the character itself", entity[0], lost=False
        )
    if "**" in words and "\\*" not in raw:
        hint = "write ** directly before the first and directly after the last of the strong words"
        yield MarkupProblem("** has no partner: readers would see it as it is", hint, "**", lost=False)
    if apart := _APART.search(words):
        hint = "write [words](target), with nothing between"
        yield MarkupProblem(
            "this is not a link: a space separates the words from their target", hint, apart[0], lost=False
        )
    elif (open_link := _NOT_CLOSED.search(words)) and "\\" not in raw:
        hint = "write [words](target)"
        yield MarkupProblem(
            "this is not a link: a bracket is missing, or there is a space in it", hint, open_link[0], lost=False
        )


def _inline_slips(tokens: Sequence[Token]) -> Iterator[MarkupProblem]:
    for token in tokens:
        children = token.children or []
        for before, child, after in zip([None, *children], children, [*children[1:], None], strict=False):
            if child.type != "link_open":
                continue
            title = str(child.attrGet("title") or "")
            if title:
                yield MarkupProblem(f'the title "{title}" of a link is shown nowhere', "say it in the text", title)
            if after is not None and after.type == "link_close":
                yield MarkupProblem("a link without words cannot be seen", "write [words](target)", "[](")
            if before is not None and before.content.endswith("!"):
                yield MarkupProblem("pictures are not shown in texts", "say it in words", "![", lost=False)


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
            start = token.attrGet("start")
            blocks.append(RawItems(items, token.type == "ordered_list_open", 1 if start is None else int(start)))
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
