"""XML as text: elements in, the same bytes out each time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


@dataclass(frozen=True, slots=True)
class Element:
    """An element with children, or with a text. Attributes that are "" are left out."""

    tag: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    children: tuple[Element, ...] = ()
    text: str = ""


def element(tag: str, *children: Element | None, text: str = "", **attributes: str) -> Element:
    """An element with this `tag` and `text`; children that are None are left out."""
    return Element(tag, attributes, tuple(child for child in children if child is not None), text)


def document(root: Element) -> str:
    """A whole document, indented, ending with a line end."""
    return _HEAD + "".join(f"{line}\n" for line in _lines(root, 0))


def _lines(node: Element, depth: int) -> Iterator[str]:
    indent = "  " * depth
    attributes = "".join(f" {name}={quoteattr(value)}" for name, value in node.attributes.items() if value)
    if node.children:
        yield f"{indent}<{node.tag}{attributes}>"
        for child in node.children:
            yield from _lines(child, depth + 1)
        yield f"{indent}</{node.tag}>"
    elif node.text:
        yield f"{indent}<{node.tag}{attributes}>{escape(node.text)}</{node.tag}>"
    else:
        yield f"{indent}<{node.tag}{attributes} />"
