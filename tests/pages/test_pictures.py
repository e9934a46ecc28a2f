"""Pictures and signs: clean, light, alike, and plain on paper."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest

from generator.drawings import PICTURES, SIGNS, drawing
from generator.pages.pictures import certainty_sign, picture, sign, strength_sign
from generator.templates_dir import templates_dir

SVG = "{http://www.w3.org/2000/svg}"
MOST_BYTES = 1500
SHAPES = {SVG + name for name in ("svg", "path", "circle", "rect")}
PRESENTATION = {"fill", "fill-rule", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "stroke-linejoin"}
GEOMETRY = {"viewBox", "d", "cx", "cy", "r", "x", "y", "width", "height", "rx"}
ALLOWED = PRESENTATION | GEOMETRY | {"class"}


def parsed(svg: str) -> ET.Element:
    return ET.fromstring(svg)  # noqa: S314 - our own files


@pytest.mark.parametrize(("folder", "names"), [("art", PICTURES), ("signs", SIGNS)])
def test_every_file_has_a_name_and_every_name_a_file(folder: str, names: tuple[str, ...]) -> None:
    assert sorted(path.stem for path in (templates_dir() / folder).iterdir()) == sorted(names)


def test_no_picture_has_the_name_of_a_sign() -> None:
    assert not set(PICTURES) & set(SIGNS)


@pytest.mark.parametrize("name", [*PICTURES, *SIGNS])
def test_a_drawing_is_shapes_alone(name: str) -> None:
    """No words, names, styles or scripts: nothing that a page, a sheet or a content policy would stumble over."""
    svg = drawing(name)
    root = parsed(svg)
    assert {element.tag for element in root.iter()} <= SHAPES
    assert {attribute for element in root.iter() for attribute in element.attrib} <= ALLOWED
    assert not "".join(root.itertext()).strip()
    assert len(svg.encode()) < MOST_BYTES
    assert "currentColor" in svg


@pytest.mark.parametrize("name", PICTURES)
def test_pictures_are_of_one_style(name: str) -> None:
    root = parsed(drawing(name))
    assert root.get("viewBox") == "0 0 160 120"
    assert (root.get("fill"), root.get("stroke"), root.get("stroke-width")) == ("none", "currentColor", "2")
    tints = [element for element in root if element.get("class")]
    assert [(tint.get("class"), tint.get("fill"), tint.get("stroke")) for tint in tints] == [
        ("art-tint", "#f0d39a", "none")
    ]


def test_a_picture_beside_its_title_says_nothing() -> None:
    html = picture("mammogram")
    assert html.startswith('<svg class="gp-art" aria-hidden="true" focusable="false" viewBox="0 0 160 120" ')
    assert html.endswith("</svg>")
    assert "xmlns" not in html


def test_signs_are_hidden_beside_their_words() -> None:
    assert strength_sign("no-advice") == sign("no-advice")
    assert certainty_sign("of-three-low").startswith('<svg class="gp-sign" aria-hidden="true" ')


def test_a_missing_name_lists_those_there_are() -> None:
    for make, name, offered in (
        (picture, "for", "mammogram"),
        (sign, "scan", "weakly-against"),
        (strength_sign, "high", "no-advice"),
        (certainty_sign, "for", "very-low"),
    ):
        with pytest.raises(KeyError, match=f"no drawing '{name}': there are .*{offered}"):
            make(name)
