"""Where the boxes and lines of a flow diagram stand: questions from left to right, all ends in the last column.

The steps are those of Sugiyama, Tagawa and Toda ("Methods for Visual Understanding of Hierarchical System
Structures", IEEE SMC-11, 1981): layers, places in each layer by barycentres, then coordinates. Lines that lead to
one box over several layers share one way, as wires share a bus. Coordinates within a layer are the least squares
that keep the order (isotonic regression by pooling adjacent violators, Ayer et al. 1955).

One unit is a sixteenth of the type size. Everything is arithmetic on the same numbers: the same diagram is always
placed the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from generator.diagrams.metrics import lines, longest

TYPE = 16.0  # units
LEADING = 20.0
PAD = 9.0
BETWEEN = 14.0  # boxes of one layer
LANE = 6.0  # height of a line that passes a layer
GAP = 44.0  # between layers on a page: room for the lines
WIDER = 1.3  # ends hold whole sentences: their column is wider
_SWEEPS = 8


@dataclass(frozen=True, slots=True)
class FlowNode:
    """A box to place: what it says, and for each of its rows the text and the node that the row leads to.

    An end has no rows. Texts hold one paragraph a string.
    """

    text: tuple[str, ...]
    rows: tuple[tuple[tuple[str, ...], int], ...] = ()
    kind: str = ""


@dataclass(slots=True)
class Row:
    """An answer inside a box: its lines, its top and height below the box's top."""

    lines: list[str]
    top: float
    height: float


@dataclass(slots=True, kw_only=True)
class Box:
    """A placed node; `head` is the height of the part that holds `lines`.

    `asks` says which part asks something: "head", "rows" or "" for none.
    """

    kind: str
    x: float
    width: float
    lines: list[str]
    head: float
    rows: list[Row]
    y: float = 0.0
    asks: str = ""

    @property
    def height(self) -> float:
        """Of head and rows together."""
        return self.rows[-1].top + self.rows[-1].height if self.rows else self.head


@dataclass(frozen=True, slots=True)
class Line:
    """A way from a row to a box: its corner points; between each two of them it is a gentle curve or level.

    One that `falls` has straight pieces, and its arrow points down.
    """

    points: tuple[tuple[float, float], ...]
    arrow: bool
    falls: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """A placed diagram, in units."""

    width: float
    height: float
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]


def columns_of(nodes: Sequence[FlowNode]) -> int:
    """How many columns a diagram needs."""
    return max(_layers(nodes)) + 1


def narrowest(nodes: Sequence[FlowNode]) -> float:
    """The narrowest column in which no word is broken, in units."""
    needs = [0.0]
    for node in nodes:
        ends = 1 if node.rows else WIDER
        needs += [(longest(text, TYPE, bold=bool(node.rows)) + 2 * PAD) / ends for text in node.text]
        needs += [longest(text, TYPE) + 3 * PAD for words, _ in node.rows for text in words]
    return max(needs)


def place(nodes: Sequence[FlowNode], column: float, gap: float = GAP) -> Layout:
    """Place `nodes`, whose rows lead to later ones.

    `column` is the width of a question's column and `gap` the room between two columns, in units.
    """
    return _Placing(nodes, column, gap).layout()


def _layers(nodes: Sequence[FlowNode]) -> list[int]:
    """The layer of each node: behind all that lead to it; ends together in the last."""
    layers = [0] * len(nodes)
    for number, node in enumerate(nodes):
        for _, to in node.rows:
            layers[to] = max(layers[to], layers[number] + 1)
    last = max(layers)
    return [layer if node.rows else last for layer, node in zip(layers, nodes, strict=True)]


@dataclass(slots=True, eq=False)
class _Item:
    """What stands in a layer: a node, or the lane of the lines that lead past it to `node`."""

    node: int
    box: Box | None
    height: float = LANE
    ways: list[tuple[float, _Item]] = field(default_factory=list)  # height below the top, and what it leads to
    back: list[tuple[_Item, float]] = field(default_factory=list)
    y: float = 0.0
    place: float = 0.0


class _Placing:
    def __init__(self, nodes: Sequence[FlowNode], column: float, gap: float) -> None:
        self._nodes = nodes
        self._layers = _layers(nodes)
        self._depth = max(self._layers)
        self._column = column
        self._gap = gap
        self._rows: list[list[_Item]] = [[] for _ in range(self._depth + 1)]
        boxes = [self._box(number) for number in range(len(nodes))]
        items = [_Item(number, box, box.height) for number, box in enumerate(boxes)]
        for item in items:
            self._rows[self._layers[item.node]].append(item)
        lanes: dict[tuple[int, int], _Item] = {}
        for item in items:
            for row, (_, to) in zip(boxes[item.node].rows, nodes[item.node].rows, strict=True):
                self._link(item, row.top + row.height / 2, items[to], lanes)

    def _x(self, layer: int) -> float:
        return layer * (self._column + self._gap)

    def _box(self, number: int) -> Box:
        node, layer = self._nodes[number], self._layers[number]
        width = self._column if node.rows else self._column * WIDER
        room = width - 2 * PAD
        text = [line for paragraph in node.text for line in lines(paragraph, TYPE, room, bold=bool(node.rows))]
        head = len(text) * LEADING + 2 * PAD
        rows, top = [], head
        for words, _ in node.rows:
            own = [line for paragraph in words for line in lines(paragraph, TYPE, room - PAD)]
            rows.append(Row(own, top, len(own) * LEADING + PAD))
            top += rows[-1].height
        asks = "head" if rows else ""
        return Box(kind=node.kind, x=self._x(layer), width=width, lines=text, head=head, rows=rows, asks=asks)

    def _link(self, source: _Item, offset: float, target: _Item, lanes: dict[tuple[int, int], _Item]) -> None:
        """Lead a row to its target, through one lane a layer that all lines to this target share."""
        at, out = source, offset
        for layer in range(self._layers[source.node] + 1, self._layers[target.node]):
            key = (target.node, layer)
            known = key in lanes
            if not known:
                lanes[key] = _Item(target.node, None)
                self._rows[layer].append(lanes[key])
            _join(at, out, lanes[key])
            if known:
                return
            at, out = lanes[key], LANE / 2
        _join(at, out, target)

    # order within layers

    def _order(self) -> None:
        best, fewest = [list(row) for row in self._rows], self._crossings()
        for sweep in range(_SWEEPS):
            forward = sweep % 2 == 0
            for row in self._rows if forward else self._rows[::-1]:
                self._number()
                for position, item in enumerate(row):
                    item.place = _barycentre(item, position, forward=forward)
                row.sort(key=lambda item: item.place)
            crossings = self._crossings()
            if crossings < fewest:
                best, fewest = [list(row) for row in self._rows], crossings
        self._rows = best

    def _number(self) -> None:
        for row in self._rows:
            for position, item in enumerate(row):
                item.place = position

    def _crossings(self) -> int:
        self._number()
        count = 0
        for row in self._rows:
            ways = [(item.place, offset, to.place) for item in row for offset, to in item.ways]
            ways.sort()
            count += sum(a[2] > b[2] for i, a in enumerate(ways) for b in ways[i + 1 :])
        return count

    # heights

    def layout(self) -> Layout:
        self._order()
        for row in self._rows:
            top = 0.0
            for item in row:
                item.y = top
                top += item.height + BETWEEN
        for sweep in range(_SWEEPS):
            for row in self._rows if sweep % 2 == 0 else self._rows[::-1]:
                _settle(row)
        top = min(item.y for row in self._rows for item in row)
        self._rows[0][0].y = top  # reading begins in the corner where every reader begins
        for row in self._rows:
            for item in row:
                item.y = round(item.y - top, 1)
                if item.box:
                    item.box.y = item.y
        everything = [item for row in self._rows for item in row]
        boxes = sorted((item for item in everything if item.box), key=lambda item: item.node)
        return Layout(
            width=self._x(self._depth) + self._column * WIDER,
            height=max(item.y + item.height for item in everything),
            boxes=tuple(item.box for item in boxes if item.box),
            lines=tuple(self._lines()),
        )

    def _lines(self) -> Iterable[Line]:
        for layer, row in enumerate(self._rows):
            for item in row:
                right = self._x(layer) + (item.box.width if item.box else self._column)
                for offset, to in item.ways:
                    left = self._x(layer + 1)
                    end = to.y + to.height / 2
                    points = [(right, item.y + offset), (left, end)]
                    if to.box is None:
                        points.append((left + self._column, end))
                    yield Line(tuple(points), arrow=to.box is not None)


def _join(source: _Item, offset: float, target: _Item) -> None:
    source.ways.append((offset, target))
    target.back.append((source, offset))


def _barycentre(item: _Item, own: int, *, forward: bool) -> float:
    """Mean place of the neighbours on one side; rows of one box follow each other."""
    if forward:
        places = [source.place + offset / (source.height + 1) for source, offset in item.back]
    else:
        places = [target.place for _, target in item.ways]
    return sum(places) / len(places) if places else own


def _settle(row: Sequence[_Item]) -> None:
    """Move the items of a layer to where their lines are shortest, in their order and without touching."""
    blocks: list[list[float]] = []  # mean of the wished places, and how many they are
    shift, shifts = 0.0, []
    for item in row:
        wishes = [source.y + offset - item.height / 2 for source, offset in item.back]
        wishes += [target.y + target.height / 2 - offset for offset, target in item.ways]
        shifts.append(shift)
        blocks.append([sum(wishes) / len(wishes) - shift if wishes else item.y - shift, 1])
        while len(blocks) > 1 and blocks[-2][0] > blocks[-1][0]:
            mean, count = blocks.pop()
            before = blocks[-1]
            before[0] = (before[0] * before[1] + mean * count) / (before[1] + count)
            before[1] += count
        shift += item.height + BETWEEN
    places = [mean for mean, count in blocks for _ in range(int(count))]
    for item, place_, own in zip(row, places, shifts, strict=True):
        item.y = place_ + own
