"""A placed diagram as SVG: for a page, where style sheets colour it, and for paper, in fixed greys."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from generator.diagrams.layout import LEADING, PAD, TYPE, Box, Layout, Line
from generator.diagrams.metrics import is_exact, width

_ASCENT = 15.0  # from the top of a line's place to its base line
_MARK = "\N{RIGHT-TO-LEFT MARK}"  # keeps a full stop at the end of a line, on its left
_EDGE = 1.0  # room around everything, so that no stroke is cut


@dataclass(frozen=True, slots=True)
class Look:
    """Attributes of each part: presentation attributes on paper, classes on a page (no `style`: CSP)."""

    question: str
    rule: str
    line: str
    head: str
    text: str
    strong: str
    fitted: bool  # say how wide a line is, for devices that show another font
    from_right: str  # how words begin at their right edge: browsers know directions, the typesetter does not
    ends: dict[str, str]


PAGE = Look(
    question='class="gp-diagram__question"',
    rule='class="gp-diagram__rule"',
    line='class="gp-diagram__line"',
    head='class="gp-diagram__arrow"',
    text="",
    strong='class="gp-diagram__ask"',
    fitted=True,
    from_right='direction="rtl"',
    ends={kind: f'class="gp-diagram__end gp-diagram__end--{kind}"' for kind in ("answer", "none")},
)
PAPER = Look(
    question='fill="#ffffff" stroke="#333333" stroke-width="1.4"',
    rule='stroke="#8c8c8c" stroke-width="1"',
    line='fill="none" stroke="#333333" stroke-width="1.4"',
    head='fill="#333333"',
    text='fill="#000000"',
    strong='fill="#000000" font-weight="bold"',
    fitted=False,
    from_right='text-anchor="end"',
    ends={
        "answer": 'fill="#ebebeb" stroke="#333333" stroke-width="1.4"',
        "none": 'fill="#ffffff" stroke="#333333" stroke-width="1.4" stroke-dasharray="5 3"',
    },
)


def drawn(layout: Layout, look: Look, *, right_to_left: bool = False) -> Iterator[str]:
    """The elements of a diagram, its `layout` drawn with a `look`; lines lie below boxes, words above both.

    `right_to_left` draws it as in a mirror, but for its words.
    """
    shapes = [_line(line, look) for line in layout.lines]
    shapes += [shape for box in layout.boxes for shape in _box(box, look)]
    if not right_to_left:
        yield from shapes
    else:
        yield f'<g transform="matrix(-1 0 0 1 {_n(layout.width)} 0)">{"".join(shapes)}</g>'
    mirror = layout.width if right_to_left else None
    for box in layout.boxes:
        yield from _words(box, look, mirror)


def view_box(layout: Layout) -> str:
    """The SVG's own coordinates, a little more than the layout's."""
    return " ".join(map(_n, (-_EDGE, -_EDGE, *size(layout))))


def size(layout: Layout) -> tuple[float, float]:
    """Width and height with the room around, in units."""
    return layout.width + 2 * _EDGE, layout.height + 2 * _EDGE


def _box(box: Box, look: Look) -> Iterator[str]:
    place = f'x="{_n(box.x)}" y="{_n(box.y)}" width="{_n(box.width)}" height="{_n(box.height)}"'
    if not box.asks:
        yield f'<rect {place} rx="14" {look.ends[box.kind]}/>'
    else:
        yield f'<rect {place} rx="3" {look.question}/>'
    for row in box.rows:
        if row.top:
            yield f'<path d="M{_n(box.x)} {_n(box.y + row.top)}h{_n(box.width)}" {look.rule}/>'


def _words(box: Box, look: Look, mirror: float | None) -> Iterator[str]:
    """The words of a box; `mirror` is the width of a picture that runs from right to left, None for the usual way."""
    falls = box.asks == "rows" or (bool(box.rows) and not box.asks)  # a box of a tree: an answer, and what it leads to
    yield from _text(box.lines, box.x + PAD, box.y + (PAD / 2 if falls else PAD), look, mirror, bold=box.asks == "head")
    for row in box.rows:
        x, top = (box.x + PAD, PAD) if falls else (box.x + 2 * PAD, PAD / 2)
        yield from _text(row.lines, x, box.y + row.top + top, look, mirror, bold=box.asks == "rows")


def _text(
    lines: list[str], x: float, top: float, look: Look, mirror: float | None, *, bold: bool = False
) -> Iterator[str]:
    own = look.strong if bold else look.text
    for number, line in enumerate(lines):
        y = top + number * LEADING + _ASCENT
        attributes = [f'x="{_n(x if mirror is None else mirror - x)}" y="{_n(y)}"', own]
        if mirror is not None:
            attributes.append(look.from_right)
        if look.fitted and is_exact(line):
            attributes.append(f'textLength="{_n(width(line, TYPE, bold=bold))}" lengthAdjust="spacingAndGlyphs"')
        end = _MARK if mirror is not None and not look.fitted else ""
        yield f"<text {' '.join(filter(None, attributes))}>{escape(line)}{end}</text>"


def _line(line: Line, look: Look) -> str:
    if line.falls:
        return _falling(line, look)
    (x1, y1), (x2, y2), *rest = line.points
    tip = x2 - (_ARROW if line.arrow else 0)
    bend = (tip - x1) / 2
    path = f"M{_n(x1)} {_n(y1)}C{_n(x1 + bend)} {_n(y1)} {_n(tip - bend)} {_n(y2)} {_n(tip)} {_n(y2)}"
    path += "".join(f"L{_n(x)} {_n(y)}" for x, y in rest)
    drawn_line = f'<path d="{path}" {look.line}/>'
    if line.arrow:
        drawn_line += f'<path d="M{_n(x2)} {_n(y2)}l{_n(-_ARROW)} -5v10z" {look.head}/>'
    return drawn_line


def _falling(line: Line, look: Look) -> str:
    (x, y), *rest = line.points
    end, tip = rest[-1]
    path = f"M{_n(x)} {_n(y)}" + "".join(f"L{_n(a)} {_n(b)}" for a, b in (*rest[:-1], (end, tip - _ARROW)))
    return f'<path d="{path}" {look.line}/><path d="M{_n(end)} {_n(tip)}l-5 {_n(-_ARROW)}h10z" {look.head}/>'


_ARROW = TYPE / 2


def _n(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
