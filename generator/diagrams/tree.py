"""Where the boxes of a diagram stand as a tree from top to bottom: each box says an answer, and what it leads to.

Parts that a diagram shares are drawn once for each way to them, so that no line crosses another. Places are those of
Reingold and Tilford ("Tidier Drawings of Trees", IEEE TSE SE-7, 1981), for boxes of different widths: subtrees stand as
near to each other as their outlines let them, and a question stands above the middle of its answers.

Units and texts are those of `layout`, and everything is arithmetic on the same numbers here, too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from generator.diagrams.layout import BETWEEN, LEADING, PAD, TYPE, Box, FlowNode, Layout, Line, Row
from generator.diagrams.metrics import lines, longest

DROP = 40.0  # between two levels: room for the lines
BUS = 20.0  # above a level: where the lines to it part
WIDEST = 240.0  # units: a wider box is no easier to read
NARROWEST = 112.0
_STEP = 4.0
_QUESTION = 2.0  # a question may be that much wider than an end, where its answers need the room anyway
MOST_BOXES = 40


@dataclass(slots=True)
class _Item:
    """A box of the tree; `x` is its left edge, at first against that of its parent."""

    node: FlowNode
    answer: tuple[str, ...]
    level: int
    below: list[_Item] = field(default_factory=list)
    x: float = 0.0
    width: float = 0.0


def place_tree(nodes: Sequence[FlowNode], room: float) -> Layout | None:
    """Place `nodes`, whose rows lead to later ones, in a `room` of so many units; None where they do not fit.

    Boxes are as wide as the room lets them be: wide ones are low.
    """
    if _count(nodes, 0, MOST_BOXES) > MOST_BOXES:
        return None
    least = max(NARROWEST, _longest_word(nodes))
    column = WIDEST
    while column >= least:
        root = _tree(nodes, 0, (), 0)
        left, right = _spread(root, column)
        if right - left <= room:
            return _layout(root, -left, right - left)
        column -= _STEP
    return None


def _count(nodes: Sequence[FlowNode], at: int, most: int) -> int:
    """How many boxes a tree has, counted up to a little more than `most`."""
    found = 1
    for _, to in nodes[at].rows:
        if found > most:
            break
        found += _count(nodes, to, most)
    return found


def _longest_word(nodes: Sequence[FlowNode]) -> float:
    said = [longest(text, TYPE, bold=bool(node.rows)) for node in nodes for text in node.text]
    answers = [longest(text, TYPE) for node in nodes for words, _ in node.rows for text in words]
    return max((*said, *answers), default=0.0) + 2 * PAD


def _tree(nodes: Sequence[FlowNode], at: int, answer: tuple[str, ...], level: int) -> _Item:
    node = nodes[at]
    item = _Item(node, answer, level)
    item.below = [_tree(nodes, to, words, level + 1) for words, to in node.rows]
    return item


def _spread(root: _Item, column: float) -> tuple[float, float]:
    """Give each box its width and place; the outermost edges of all."""
    outline = _outline(root, column)
    _settle(root, 0.0)
    return min(left for left, _ in outline), max(right for _, right in outline)


def _outline(item: _Item, column: float) -> list[tuple[float, float]]:
    """The left and right edges of a subtree, level by level, against the left edge of its root."""
    merged: list[tuple[float, float]] = []
    for child in item.below:
        own = _outline(child, column)
        shift = max((mine[1] + BETWEEN - theirs[0] for mine, theirs in zip(merged, own, strict=False)), default=0.0)
        child.x = shift
        moved = [(left + shift, right + shift) for left, right in own]
        shared = [(mine[0], theirs[1]) for mine, theirs in zip(merged, moved, strict=False)]
        merged = [*shared, *merged[len(moved) :], *moved[len(merged) :]]
    if not item.below:
        item.width = column
        return [(0.0, column)]
    first, last = item.below[0], item.below[-1]
    item.width = min(max(column, last.x + last.width - first.x), _QUESTION * column)
    middle = (first.x + first.width / 2 + last.x + last.width / 2) / 2
    left = middle - item.width / 2
    for child in item.below:
        child.x -= left
    return [(0.0, item.width), *((a - left, b - left) for a, b in merged)]


def _settle(item: _Item, x: float) -> None:
    item.x += x
    for child in item.below:
        _settle(child, item.x)


def _all(item: _Item) -> Iterator[_Item]:
    yield item
    for child in item.below:
        yield from _all(child)


def _layout(root: _Item, shift: float, width: float) -> Layout:
    items = list(_all(root))
    boxes = {id(item): _box(item, shift) for item in items}
    tops = [0.0]
    for level in range(max(item.level for item in items) + 1):
        highest = max(boxes[id(item)].height for item in items if item.level == level)
        tops.append(tops[-1] + highest + DROP)
    for item in items:
        boxes[id(item)].y = round(tops[item.level], 1)
    ways = [_way(boxes[id(item)], boxes[id(child)], tops[child.level]) for item in items for child in item.below]
    return Layout(width=width, height=tops[-1] - DROP, boxes=tuple(boxes.values()), lines=tuple(ways))


def _box(item: _Item, shift: float) -> Box:
    """A box with the answer that leads to it above, and what it leads to below."""
    room, asks = item.width - 2 * PAD, bool(item.below)
    head = [line for text in item.answer for line in lines(text, TYPE, room)]
    top = len(head) * LEADING + PAD if head else 0.0
    said = [line for text in item.node.text for line in lines(text, TYPE, room, bold=asks)]
    row = Row(said, top, len(said) * LEADING + 2 * PAD)
    return Box(
        kind=item.node.kind,
        x=round(item.x + shift, 1),
        width=round(item.width, 1),
        lines=head,
        head=top,
        rows=[row],
        asks="rows" if asks else "",
    )


def _way(parent: Box, child: Box, top: float) -> Line:
    """From the foot of a question to the head of an answer, by way of the bus above the answer's level."""
    start, end = parent.x + parent.width / 2, child.x + child.width / 2
    points = ((start, parent.y + parent.height), (start, top - BUS), (end, top - BUS), (end, top))
    return Line(points, arrow=True, falls=True)
