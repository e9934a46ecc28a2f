"""Guidepress Markdown to raw tokens.

markdown-it-py parses it, cut down (`markdown`); what it does not know is found in its text: raised and lowered signs,
footnotes, words with their meanings, and lists of what to do and what not. Links are taken as written: whether they
may be followed is decided in `references`, so that a refused one is a finding and not silence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from markdown_it.token import Token

from generator.model.values import Passage, Prose
from generator.text.markdown import markdown
from generator.text.raw import (
    RawBlock,
    RawBreak,
    RawFootnote,
    RawInline,
    RawItems,
    RawLink,
    RawParagraph,
    RawQuote,
    RawSpan,
    RawTerms,
)
from generator.text.slips import MarkupProblem, slips

DEEPEST_LIST = 6
"""Lists in lists, and quotations; readers are lost long before."""

DEEPEST_SPAN = 8
"""Emphasis in emphasis: whoever walks over the tree may use the stack."""

_MARKDOWN = markdown()


def parse(prose: Prose) -> tuple[RawBlock, ...]:
    """The blocks of a text; a one-line text is one paragraph. A text that is nested too deep is one plain paragraph."""
    return _parse(prose)[0]


def markup_problems(prose: Prose) -> tuple[MarkupProblem, ...]:
    """What cannot be shown of a text as it is written."""
    return _parse(prose)[1]


@lru_cache(maxsize=20_000)
def _parse(prose: Prose) -> tuple[tuple[RawBlock, ...], tuple[MarkupProblem, ...]]:
    is_passage = isinstance(prose, Passage)
    parsed = _MARKDOWN.parse(prose.raw) if is_passage else _MARKDOWN.parseInline(prose.raw)
    lists, spans = _depths(parsed)
    if lists > DEEPEST_LIST or spans > DEEPEST_SPAN:
        what, most = ("lists", DEEPEST_LIST) if lists > DEEPEST_LIST else ("emphasis and links", DEEPEST_SPAN)
        slip = MarkupProblem(
            f"{what} more than {most} deep in one another cannot be shown", "make the text simpler", ""
        )
        return (RawParagraph((prose.raw,)),), (slip,)
    told = list(slips(prose.raw, parsed, is_passage=is_passage))
    reader = _Reader(parsed, has_notes=is_passage)
    blocks, _ = reader.blocks(0)
    return blocks, (*told, *reader.slips())


_DEEPER = {"bullet_list_open", "ordered_list_open", "blockquote_open"}
_HIGHER = {"bullet_list_close", "ordered_list_close", "blockquote_close"}


def _depths(tokens: Sequence[Token]) -> tuple[int, int]:
    """How deep lists stand in lists, and emphasis and links in one another."""
    lists = spans = most_lists = most_spans = 0
    for token in tokens:
        if token.type in _DEEPER or token.type in _HIGHER:
            lists += token.nesting
            most_lists = max(most_lists, lists)
        for child in token.children or ():
            spans += child.nesting
            most_spans = max(most_spans, spans)
    return most_lists, most_spans


_NOTE = re.compile(r"\[\^(?P<note>[^\s\[\]^]{1,20})\]")
_MARK = re.compile(rf"{_NOTE.pattern}|(?<=[\w)\]])~(?P<sub>[^\s~^\[\]]{{1,20}})~|\^(?P<sup>[^\s~^\[\]]{{1,20}})\^")
"""Footnotes, and what stands below or above the line. Before what is lowered there is something that it belongs to, so that
`~5 %` stays what it is."""
_DEFINED = re.compile(rf"{_NOTE.pattern}:(?:[ \t]+|$)")
_MEANING = re.compile(r":[ \t]+(?=\S)")
_SAID_BY = re.compile(r"(?:[\u2014\u2013]|--)[ \t]*(?=\S)")
_ADVICE = re.compile(r"\[(?:(?P<do>do)|do not|don['\u2019]t)\][ \t]+(?=\S)", re.IGNORECASE)


class _Reader:
    """Tokens of one text; `has_notes`: a text of one line has no room for footnotes."""

    def __init__(self, tokens: Sequence[Token], *, has_notes: bool) -> None:
        self._tokens = tokens
        self._has_notes = has_notes
        self._notes: dict[str, list[Token]] = {}
        self._numbers: dict[str, int] = {}
        self._slips: list[MarkupProblem] = []
        if has_notes:
            for token in tokens:
                if token.children and "[^" in token.content:
                    self._take_notes(token)

    def slips(self) -> Iterator[MarkupProblem]:
        """What is wrong with footnotes and advice; ask when all is read."""
        yield from self._slips
        for name in self._notes:
            if name not in self._numbers:
                hint = f"write [^{name}] where it belongs"
                yield MarkupProblem(f"nothing refers to the footnote [^{name}]", hint, f"[^{name}]:")

    def _take_notes(self, token: Token) -> None:
        """Take the footnotes out of a paragraph: each begins on a line of its own."""
        left: list[_Line] = []
        found: dict[str, list[_Line]] = {}
        goal = left
        for line in _lines(token.children or []):
            begins = _DEFINED.match(line[0].content) if line and line[0].type == "text" else None
            if begins is None:
                goal.append(line)
                continue
            name = begins["note"]
            if name in self._notes or name in found:
                message = f"there are two footnotes [^{name}]: readers would not see the second"
                self._slips.append(MarkupProblem(message, "give one of them another name", line[0].content.strip()))
            goal = [_without(line, begins.end())]
            found.setdefault(name, goal)
        for name, lines in found.items():
            self._notes.setdefault(name, _joined(lines))
        token.children = _joined(left)

    # blocks

    def blocks(self, position: int) -> tuple[tuple[RawBlock, ...], int]:
        """Blocks from `position` up to the token that closes the enclosing one; and where that stands."""
        blocks: list[RawBlock] = []
        tokens = self._tokens
        while position < len(tokens) and tokens[position].nesting >= 0:
            token = tokens[position]
            if token.type == "inline":
                _add(blocks, self._paragraph(token.children or []))
                position += 1
            elif token.type == "hr":
                _add(blocks, RawParagraph((token.markup,)))
                position += 1
            elif token.type in {"bullet_list_open", "ordered_list_open"}:
                items, position = self._items(token, position + 1)
                _add(blocks, items)
            else:  # a quotation, or paragraph_open: its inline follows; paragraph_close is stepped over below
                inner, position = self.blocks(position + 1)
                for block in [self._quote(inner, position)] if token.type == "blockquote_open" else inner:
                    _add(blocks, block)
                position += 1
        return tuple(blocks), position

    def _paragraph(self, children: Sequence[Token]) -> RawBlock | None:
        """A paragraph, or words with their meanings; None where all of it was footnotes."""
        if not children:
            return None
        if self._has_notes and any(token.type == "softbreak" for token in children):
            lines = _lines(children)
            if any(_begins(line, _MEANING) for line in lines[1:]):
                return self._terms(lines)
        return RawParagraph(self._inlines(children))

    def _terms(self, lines: Sequence[_Line]) -> RawTerms:
        """Of a term the line before the first of its meanings."""
        items: list[tuple[list[_Line], list[list[_Line]]]] = []
        for line, following in zip(lines, [*lines[1:], []], strict=True):
            found = _begins(line, _MEANING)
            if found and items:
                items[-1][1].append([_without(line, found.end())])
            elif not items or (items[-1][1] and _begins(following, _MEANING)):
                items.append(([line], []))
            else:
                (items[-1][1][-1] if items[-1][1] else items[-1][0]).append(line)
        return RawTerms(
            tuple(
                (self._inlines(_joined(term)), tuple(self._inlines(_joined(meaning)) for meaning in meanings))
                for term, meanings in items
            )
        )

    def _quote(self, blocks: tuple[RawBlock, ...], end: int) -> RawQuote:
        """A quotation, `end` being the token that closes it. Its last line says who said it, if it begins with a dash."""
        *others, last = blocks or (RawParagraph(()),)
        if isinstance(last, RawParagraph):
            *lines, said = _lines(self._tokens[end - 2].children or []) or [[]]
            dash = _begins(said, _SAID_BY)
            if dash:
                told = (RawParagraph(self._inlines(_joined(lines))),) if lines else ()
                return RawQuote((*others, *told), self._inlines(_without(said, dash.end())))
        if others and isinstance(last, RawItems) and not last.ordered and len(last.items) == 1:
            said_by = last.items[0]
            if len(said_by) == 1 and isinstance(said_by[0], RawParagraph):
                return RawQuote(tuple(others), said_by[0].children)
        return RawQuote(blocks)

    def _items(self, opened: Token, position: int) -> tuple[RawItems, int]:
        tokens, items = self._tokens, []
        advice: list[bool | None] = []
        while tokens[position].type == "list_item_open":
            blocks, position = self.blocks(position + 1)
            is_to_do, blocks = _advised(blocks)
            advice.append(is_to_do)
            items.append(blocks)
            position += 1
        told = tuple(item for item in advice if item is not None)
        if told and len(told) < len(advice):
            self._slips.append(
                MarkupProblem(
                    "some items of this list say [do] or [don't], and some do not",
                    "write it before each item, or make two lists",
                    "[do",
                )
            )
            items = [_marked(item, blocks) for item, blocks in zip(advice, items, strict=True)]
            told = ()
        start = opened.attrGet("start")
        ordered = opened.type == "ordered_list_open"
        return RawItems(tuple(items), ordered, 1 if start is None else int(start), told), position + 1

    # words

    def _inlines(self, tokens: Sequence[Token], *, in_note: bool = False) -> tuple[RawInline, ...]:
        """Inline tokens, nested by their open and close marks."""
        stack: list[tuple[str, str, list[RawInline]]] = [("", "", [])]
        links = 0
        for token in tokens:
            links += token.nesting if token.tag == "a" else 0
            if token.nesting == 1:
                target = str(token.attrGet("href") or "") if token.type == "link_open" else ""
                stack.append((token.tag, target, []))
            elif token.nesting == -1:
                tag, target, children = stack.pop()
                inner = tuple(children)
                stack[-1][2].append(RawLink(inner, target) if tag == "a" else RawSpan(inner, tag))
            elif token.type == "hardbreak" and self._has_notes:
                stack[-1][2].append(RawBreak())
            elif token.type == "text":
                self._words(stack[-1][2], token.content, has_notes=not in_note and not links)
            else:
                _append_text(stack[-1][2], " " if token.type in {"softbreak", "hardbreak"} else token.content)
        return tuple(stack[0][2])

    def _words(self, children: list[RawInline], words: str, *, has_notes: bool) -> None:
        """Words, with what is raised, lowered, or a footnote in them."""
        done = 0
        for found in _MARK.finditer(words) if "~" in words or "^" in words else ():
            made: RawInline | None
            if found["note"]:
                made = self._footnote(found["note"], found[0], has_notes=has_notes)
            else:
                tag = "sub" if found["sub"] else "sup"
                made = RawSpan((found[tag],), tag)
            if made is not None:
                _append_text(children, words[done : found.start()])
                children.append(made)
                done = found.end()
        _append_text(children, words[done:])

    def _footnote(self, name: str, written: str, *, has_notes: bool) -> RawFootnote | None:
        """The mark of a footnote; None after a finding where there is none to show."""
        if name in self._numbers and has_notes:
            return RawFootnote(self._numbers[name], ())
        if name in self._notes and has_notes:
            self._numbers[name] = len(self._numbers) + 1
            words = self._inlines(self._notes[name], in_note=True)
            if not words:
                self._slips.append(MarkupProblem(f"the footnote {written} has no words", "write them", f"{written}:"))
            return RawFootnote(self._numbers[name], words)
        if not self._has_notes:
            message, hint = "this text has no room for footnotes", "say it in the text, or in a text of paragraphs"
        elif name in self._notes:
            message, hint = "a footnote cannot stand in a link or in a footnote", "put it behind"
        else:
            message, hint = f"there is no footnote {written}", f"write {written}: and its words on a line of their own"
        self._slips.append(MarkupProblem(f"{message}: readers would see {written}", hint, written, lost=False))
        return None


_Line = list[Token]


def _lines(children: Sequence[Token]) -> list[_Line]:
    """The lines of a paragraph as they are written; a line that ends inside emphasis or a link ends nowhere."""
    lines: list[_Line] = [[]]
    depth = 0
    for token in children:
        depth += token.nesting
        if token.type == "softbreak" and not depth:
            lines.append([])
        else:
            lines[-1].append(token)
    return lines


def _joined(lines: Sequence[_Line]) -> list[Token]:
    """Lines as one paragraph."""
    joined: list[Token] = []
    for number, line in enumerate(lines):
        joined += [Token("softbreak", "br", 0), *line] if number else line
    return joined


def _begins(line: _Line, pattern: re.Pattern[str]) -> re.Match[str] | None:
    """What a line begins with, if that is words."""
    return pattern.match(line[0].content) if line and line[0].type == "text" else None


def _without(line: _Line, count: int) -> _Line:
    """A line without its first signs, so many that they are words."""
    return [line[0].copy(content=line[0].content[count:]), *line[1:]]


def _add(blocks: list[RawBlock], block: RawBlock | None) -> None:
    if block is None:
        return
    if blocks and isinstance(block, RawTerms) and isinstance(last := blocks[-1], RawTerms):
        blocks[-1] = RawTerms((*last.items, *block.items))
    else:
        blocks.append(block)


def _advised(blocks: tuple[RawBlock, ...]) -> tuple[bool | None, tuple[RawBlock, ...]]:
    """Whether an item says what to do (True) or what not to do, and the item without the mark that says so."""
    first = blocks[0].children[0] if blocks and isinstance(blocks[0], RawParagraph) and blocks[0].children else None
    found = _ADVICE.match(first) if isinstance(first, str) else None
    if found is None or not isinstance(first, str):
        return None, blocks
    return bool(found["do"]), (_begun_with(blocks[0], first[found.end() :]), *blocks[1:])


def _marked(is_to_do: bool | None, blocks: tuple[RawBlock, ...]) -> tuple[RawBlock, ...]:  # noqa: FBT001 - of two kinds, or of none
    """An item as it was written."""
    if is_to_do is None or not isinstance(blocks[0], RawParagraph):
        return blocks
    mark = "[do] " if is_to_do else "[don't] "
    return (_begun_with(blocks[0], f"{mark}{blocks[0].children[0]}"), *blocks[1:])


def _begun_with(block: RawBlock, words: str) -> RawBlock:
    """A paragraph with other words at its beginning."""
    return RawParagraph((words, *block.children[1:])) if isinstance(block, RawParagraph) else block


def _append_text(children: list[RawInline], words: str) -> None:
    if not words:
        return
    if children and isinstance(last := children[-1], str):
        children[-1] = last + words
    else:
        children.append(words)
