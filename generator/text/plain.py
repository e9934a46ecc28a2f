"""Token tree to plain text: for titles, search, descriptions, DMN."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.language.speaking import _
from generator.model.values import Prose
from generator.text.build import built
from generator.text.parse import parse
from generator.text.tokens import (
    Block,
    Footnote,
    Inline,
    Items,
    LineBreak,
    Paragraph,
    Quote,
    Strong,
    Superscript,
    Terms,
    Text,
)

_RAISED = {"1": "\u00b9", "2": "\u00b2", "3": "\u00b3"}
_BULLET = "\u2022"
_ITEM = re.compile(r"^ *- ", re.MULTILINE)
_DASH = "\u2014"


def inline_plain(inlines: Iterable[Inline]) -> str:
    """The words alone; a footnote stands in brackets where it belongs, and raised numbers stay raised."""
    return "".join([_plain(item) for item in inlines])


def _plain(item: Inline) -> str:
    if isinstance(item, Text):
        return item.text
    if isinstance(item, LineBreak):
        return " "
    if isinstance(item, Footnote):
        return f" ({inline_plain(item.words)})" if item.words else ""
    words = inline_plain(item.children)
    return _raised(words) if isinstance(item, Superscript) else words


def _raised(words: str) -> str:
    """Raised words as plain text: a power must not become another number."""
    is_number = any(sign.isdigit() for sign in words)
    return _RAISED.get(words, f"^{words}" if is_number else words)


def block_plain(blocks: Iterable[Block]) -> str:
    """The words of all blocks, one line each: a sentence of ours where a list says what to do and what not."""
    return "\n".join(line for _mark, line in _lines(blocks))


def block_lines(blocks: Iterable[Block]) -> str:
    """The same for people who see no more than plain text: items have a bullet or their number, and are indented."""
    return "\n".join(f"{mark}{line}" for mark, line in _lines(blocks))


def in_a_row(lines: str) -> str:
    """What `block_lines` has made, for a place that has one line: items of a list keep apart by bullets."""
    return " ".join(_ITEM.sub(f"{_BULLET} ", lines).split()) if "\n" in lines or lines.startswith("- ") else lines


def one_line(blocks: Iterable[Block]) -> tuple[Inline, ...]:
    """All that blocks say, for a place that has room for one line: nothing is left out, and items stay apart.

    A single paragraph is as it is.
    """
    blocks = tuple(blocks)
    if len(blocks) == 1 and isinstance(blocks[0], Paragraph):
        return blocks[0].children
    return tuple(_in_a_row(blocks))


def shown_words(prose: Prose) -> str:
    """The words of a text that a reader sees, its references left unresolved: for a file without its library.

    Lists have bullets or numbers, as in `block_lines`.
    """
    return block_lines(built(parse(prose), lambda _link, words: words))


def advised(is_to_do: bool) -> str:  # noqa: FBT001 - its two words
    """What stands before an item of a list that says what to do and what not."""
    # translators: before something that a list advises, and before something that it warns of
    return _("Do:") if is_to_do else _("Do not:")


def with_advice(items: Items) -> Iterator[tuple[Block, ...]]:
    """The items of a list, each with the word before it that says what to do or not to do, where the list says that."""
    for place, item in enumerate(items.items):
        if not items.advice:
            yield item
            continue
        lead = (Strong((Text(advised(items.advice[place])),)), Text(" "))
        said = item[0].children if item and isinstance(item[0], Paragraph) else ()
        yield (Paragraph((*lead, *said)), *(item[1:] if said else item))


def marks_of(items: Items, bullet: str = _BULLET) -> Iterator[str]:
    """What stands before each of `items` where nothing can be drawn: its number, or a `bullet`."""
    for number in range(items.start, items.start + len(items.items)):
        yield f"{number}." if items.ordered else bullet


def _lines(blocks: Iterable[Block], first: str = "", rest: str = "") -> Iterator[tuple[str, str]]:
    """Lines, each with what stands before it: `first` before the first, `rest` before the others."""
    for block in blocks:
        for line in _lines_of(block, first, rest):
            yield line
            first = rest


def _lines_of(block: Block, first: str, rest: str) -> Iterator[tuple[str, str]]:
    if isinstance(block, Paragraph):
        yield first, inline_plain(block.children)
    elif isinstance(block, Quote):
        yield from _lines(block.blocks, first, rest)
        if block.said_by:
            yield rest, f"{_DASH} {inline_plain(block.said_by)}"
    elif isinstance(block, Terms):
        for term, meanings in block.items:
            said = "; ".join(inline_plain(meaning) for meaning in meanings)
            yield first, _("{label}: {value}", label=inline_plain(term), value=said)
            first = rest
    else:
        for mark, item in zip(marks_of(block, "-"), with_advice(block), strict=True):
            yield from _lines(item, f"{first}{mark} ", f"{rest}{' ' * (len(mark) + 1)}")
            first = rest


def _in_a_row(blocks: Iterable[Block]) -> Iterator[Inline]:
    for number, block in enumerate(blocks):
        if number:
            yield Text(" ")
        if isinstance(block, Paragraph):
            yield from block.children
        elif isinstance(block, Quote):
            yield from _in_a_row(block.blocks)
            if block.said_by:
                yield from (Text(f" {_DASH} "), *block.said_by)
        elif isinstance(block, Terms):
            for place, (term, meanings) in enumerate(block.items):
                yield from (Text(" " if place else ""), Strong(term), Text(": "))
                for other, meaning in enumerate(meanings):
                    yield from (Text("; " if other else ""), *meaning)
        else:
            yield from _items_in_a_row(block)


def _items_in_a_row(block: Items) -> Iterator[Inline]:
    for place, (mark, item) in enumerate(zip(marks_of(block), with_advice(block), strict=True)):
        yield Text(f"{' ' if place else ''}{mark} ")
        yield from _in_a_row(item)
