"""XML as text: elements in, the same bytes out each time."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

_TO_ESCAPE = re.compile(r"""[&<>"\n\r\t]""")  # most attributes are identifiers: nothing in them is changed
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
    lines: list[str] = []
    _write(root, "", lines)
    return _HEAD + "\n".join(lines) + "\n"


def _write(node: Element, indent: str, lines: list[str]) -> None:
    start = "".join([f"{indent}<{node.tag}", *(f" {n}={_quoted(v)}" for n, v in node.attributes.items() if v)])
    if node.children:
        lines.append(f"{start}>")
        for child in node.children:
            _write(child, f"{indent}  ", lines)
        lines.append(f"{indent}</{node.tag}>")
    elif node.text:
        lines.append(f"{start}>{escape(node.text)}</{node.tag}>")
    else:
        lines.append(f"{start} />")


def _quoted(value: str) -> str:
    return quoteattr(value) if _TO_ESCAPE.search(value) else f'"{value}"'
