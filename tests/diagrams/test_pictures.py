"""Pictures: nothing touches, nothing is cut, paper keeps its type, and both say the same as the steps."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from generator.decision.diagram import decision_diagram
from generator.diagrams.layout import Box, FlowNode, place
from generator.diagrams.metrics import lines, width
from generator.diagrams.picture import FlowChart, flow_chart, page_picture, sheet_picture, why_not_drawn
from generator.diagrams.tree import place_tree
from generator.model.decision import DecisionTable
from generator.source.one_file import load_decision
from generator.text.plain import shown_words
from tests.decision.verification.random_tables import random_table

CONTENT = Path(__file__).parents[2] / "content" / "guidelines"
SVG = "{http://www.w3.org/2000/svg}"
TABLES = sorted(CONTENT.rglob("decisions/*.yaml"))
WORDS_ALONE = [path for path in TABLES if path.stem in {"outside-the-brain", "yearly-scan"}]
WIDE = [path for path in TABLES if path.stem in {"which-animal", "which-treatment"}]
"""What a sheet, which is longer than a screen is wide, has room for, and a page has not."""
DRAWN = [path for path in TABLES if path not in (*WORDS_ALONE, *WIDE)]


def table_of(path: Path) -> DecisionTable:
    table, _, _ = load_decision(path)
    assert table is not None
    return table


LONG = "Donaudampfschifffahrtsgesellschaft"


def flows(long: str = LONG * 3) -> list[list[FlowNode]]:
    """Diagrams of random shape, with texts of many lengths and a `long` one."""
    found = []
    for seed in range(80):
        diagram = decision_diagram(random_table(seed)[0], str)
        if diagram:
            words = ["word", "a somewhat longer text of several words", long]
            found.append(
                [
                    FlowNode(
                        (words[n % 3],),
                        tuple(((words[(n + way.to) % 3], "or: more"), way.to) for way in getattr(node, "branches", ())),
                        kind="answer",
                    )
                    for n, node in enumerate(diagram.nodes)
                ]
            )
    return found


def apart(one: Box, other: Box) -> bool:
    return (
        one.x + one.width < other.x
        or other.x + other.width < one.x
        or one.y + one.height < other.y
        or other.y + other.height < one.y
    )


def test_no_box_touches_another_and_all_stand_on_the_picture() -> None:
    for diagram in flows():
        layout = place(diagram, 150)
        for number, box in enumerate(layout.boxes):
            assert all(apart(box, other) for other in layout.boxes[number + 1 :])
            assert 0 <= box.y <= box.y + box.height <= layout.height + 0.1
            assert 0 <= box.x <= box.x + box.width <= layout.width + 0.1
            for line in [*box.lines, *(line for row in box.rows for line in row.lines)]:
                assert width(line, 16) <= box.width


def test_a_tree_is_no_wider_than_its_room_and_nothing_in_it_touches() -> None:
    placed = [
        (room, tree)
        for room in (500, 1056, 4000)
        for flow in flows("a text of several words, " * 3)
        if (tree := place_tree(flow, room))
    ]
    assert len(placed) > 20
    for room, layout in placed:
        assert layout.width <= room
        for number, box in enumerate(layout.boxes):
            assert all(apart(box, other) for other in layout.boxes[number + 1 :])
            assert -0.1 <= box.x <= box.x + box.width <= layout.width + 0.1
            assert box.y + box.height <= layout.height + 0.1
            for line in [*box.lines, *(line for row in box.rows for line in row.lines)]:
                assert width(line, 16) <= box.width


def test_the_lines_of_a_tree_lead_from_each_question_to_its_answers_and_cross_no_box() -> None:
    for flow in flows("a text of several words, " * 3):
        layout = place_tree(flow, 4000)
        if layout is None:
            continue
        assert len(layout.lines) == len(layout.boxes) - 1
        for line in layout.lines:
            bus = line.points[1][1]
            left, right = sorted((line.points[1][0], line.points[2][0]))
            for box in layout.boxes:
                assert not (left < box.x + box.width and box.x < right and box.y < bus < box.y + box.height)


def test_an_editor_is_told_why_there_is_no_picture() -> None:
    told = {path.stem: why_not_drawn(flow_chart(table_of(path), shown_words)) for path in TABLES}
    assert {name for name, why in told.items() if why} == {path.stem for path in (*WORDS_ALONE, *WIDE)}
    wide = FlowNode(("What?",), tuple(((f"Answer {number}",), number + 1) for number in range(20)))
    chart = FlowChart([wide, *(FlowNode(("End.",), kind="none") for _ in range(20))], (), (), "A title", is_drawn=True)
    assert why_not_drawn(chart) == "its diagram would be wider than a page, or its letters smaller than 12 px"
    assert why_not_drawn(None) == ""


@pytest.mark.parametrize(("text", "regular", "bold"), [("m", 841, 886), ("1", 402, 448), ("mm", 1682, 1772)])
def test_a_text_is_as_wide_as_the_table_of_the_font_says(text: str, regular: int, bold: int) -> None:
    """The figures are those of `hmtx` in the fonts of `templates/fonts`."""
    assert (width(text, 1000), width(text, 1000, bold=True)) == (regular, bold)


def test_a_character_that_is_not_shown_has_no_width() -> None:
    assert width("co\u00adoperate", 16) == width("cooperate", 16)


def test_no_line_crosses_a_box() -> None:
    """Lanes pass boxes of their layer with room; curves stay between layers."""
    for diagram in flows():
        layout = place(diagram, 150)
        for line in layout.lines:
            for (x1, y1), (x2, _) in zip(line.points[1:], line.points[2:], strict=False):
                for box in layout.boxes:
                    assert not (x1 < box.x + box.width and box.x < x2 and box.y < y1 < box.y + box.height)


@pytest.mark.parametrize("path", WORDS_ALONE, ids=lambda path: path.stem)
def test_a_large_diagram_is_told_in_words_and_not_drawn(path: Path) -> None:
    table = table_of(path)
    assert page_picture(flow_chart(table, shown_words)) is None
    assert sheet_picture(flow_chart(table, shown_words), width=481, height=10_000) is None
    steps = flow_chart(table, shown_words).steps
    told = " ".join(step.text for step in steps)
    assert all(f"go on with step {step.number}." in told for step in steps[1:])


@pytest.mark.parametrize("path", DRAWN, ids=lambda path: path.stem)
def test_a_page_has_title_description_and_every_word(path: Path) -> None:
    chart = flow_chart(table_of(path), shown_words)
    picture = page_picture(chart)
    assert picture is not None
    assert picture.width <= 66
    root = ET.fromstring(picture.svg)  # noqa: S314 - our own output
    named = root.attrib["aria-labelledby"].split()
    assert [child.get("id") for child in root[:2]] == named
    drawn = "".join(element.text or "" for element in root.iter("text")).replace(" ", "")
    for node in chart.flow_nodes:
        for said in [node.text, *(answer for answer, _ in node.rows)]:
            assert "".join(said).replace(" ", "") in drawn
    assert "style=" not in picture.svg
    assert page_picture(flow_chart(table_of(path), shown_words)) == picture


@pytest.mark.parametrize("path", [*DRAWN, *WIDE], ids=lambda path: path.stem)
def test_paper_gets_its_type_size_or_nothing(path: Path) -> None:
    table = table_of(path)
    picture = sheet_picture(flow_chart(table, shown_words), width=481, height=4000)
    assert picture is not None
    root = ET.fromstring(picture.svg)  # noqa: S314 - our own output
    units = float(root.attrib["viewBox"].split()[2])
    points = float(root.attrib["width"].removesuffix("pt"))
    assert points == pytest.approx(picture.width, abs=0.01)
    assert 16 * points / units == pytest.approx(12, rel=0.01)
    assert picture.width <= 481.01
    assert set(re.findall(r"#[0-9a-f]{6}", picture.svg)) <= {"#000000", "#ffffff", "#333333", "#8c8c8c", "#ebebeb"}
    assert sheet_picture(flow_chart(table, shown_words), width=481, height=60) is None
    assert sheet_picture(flow_chart(table, shown_words), width=150, height=4000) is None
    assert flow_chart(table, shown_words).steps == picture.steps
    assert picture.steps[0].ask in picture.alt


def test_text_is_text() -> None:
    pictures = (page_picture(flow_chart(table_of(path), lambda prose: f"<b>{prose.raw} &amp;")) for path in TABLES)
    picture = next(picture for picture in pictures if picture is not None)
    assert not ET.fromstring(picture.svg).findall(".//b")  # noqa: S314 - our own output


@pytest.mark.parametrize(
    ("text", "room", "expected"),
    [
        ("", 50, []),
        ("40 to 74 years", 70, ["40 to 74", "years"]),
        ("40 to 74\u00a0years", 80, ["40 to", "74\u00a0years"]),
        ("hormone receptor-positive", 80, ["hormone", "receptor-", "positive"]),
        ("aaaaaaaaaaaa", 40, ["aaaa", "aaaa", "aaaa"]),
    ],
)
def test_lines_break_where_they_may(text: str, room: float, expected: list[str]) -> None:
    assert lines(text, 16, room) == expected
