"""The picture of a decision with what it needs: DMN Diagram Interchange (OMG DMN 1.3 §13).

Without it dmn-js shows the table, but an empty requirements diagram.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.exchange.xml_text import Element, element

_GAP = 40
_TOP, _BELOW = 80, 260
_DECISION = (180, 80)
_INPUT = (125, 45)
_SOURCE = (100, 63)


@dataclass(frozen=True, slots=True)
class Need:
    """Something that the decision needs: the id of the element, and of the requirement that joins them.

    `is_decision`: it is another decision, and no input data.
    """

    element: str
    requirement: str
    is_decision: bool = False


def diagram(decision: str, inputs: Sequence[Need], sources: Sequence[Need]) -> Element:
    """The `decision` above, its `inputs` and knowledge `sources` in a row below. Ids are XML ids."""
    row = [(need, _INPUT) for need in inputs] + [(need, _SOURCE) for need in sources]
    width = sum(size[0] for _, size in row) + _GAP * max(len(row) - 1, 0)
    middle = _GAP + max(width, _DECISION[0]) // 2
    shapes = [_shape(decision, middle - _DECISION[0] // 2, _TOP, _DECISION)]
    edges = []
    left = middle - width // 2
    for need, size in row:
        shapes.append(_shape(need.element, left, _BELOW, size))
        edges.append(_edge(need.requirement, (left + size[0] // 2, _BELOW), (middle, _TOP + _DECISION[1])))
        left += size[0] + _GAP
    return element("dmndi:DMNDI", element("dmndi:DMNDiagram", *shapes, *edges, id=f"diagram_{decision}"))


def _shape(reference: str, x: int, y: int, size: tuple[int, int]) -> Element:
    bounds = element("dc:Bounds", height=str(size[1]), width=str(size[0]), x=str(x), y=str(y))
    return element("dmndi:DMNShape", bounds, id=f"shape_{reference}", dmnElementRef=reference)


def _edge(reference: str, start: tuple[int, int], end: tuple[int, int]) -> Element:
    points = [element("di:waypoint", x=str(x), y=str(y)) for x, y in (start, end)]
    return element("dmndi:DMNEdge", *points, id=f"edge_{reference}", dmnElementRef=reference)


def graph_diagram(name: str, rows: Sequence[Sequence[str]], needs: Sequence[tuple[str, Need]]) -> Element:
    """Decisions and what they need, in `rows` of ids: the last decision above, input data and sources below.

    `needs` has the id of each decision with something that it needs; `name` makes the ids of the diagram.
    """
    places: dict[str, tuple[int, int]] = {}
    shapes = []
    for number, row in enumerate(rows):
        for place, own in enumerate(row):
            left, top = _GAP + place * (_DECISION[0] + _GAP), _TOP + number * (_DECISION[1] + 2 * _GAP)
            places[own] = left + _DECISION[0] // 2, top
            shapes.append(_shape(own, left, top, _DECISION))
    edges = [
        _edge(need.requirement, places[need.element], (places[own][0], places[own][1] + _DECISION[1]))
        for own, need in needs
    ]
    return element("dmndi:DMNDI", element("dmndi:DMNDiagram", *shapes, *edges, id=f"diagram_{name}"))
