"""Readers of what a publisher's brand is made of: colours, web fonts, pages."""

from __future__ import annotations

import re

from generator.diagnostics import Findings
from generator.model.brand import PageAddress, WebFont
from generator.model.colors import Color
from generator.model.links import address_problem
from generator.source.nodes import Node
from generator.source.scalar_readers import read_str

FONT_FILE = r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}\.woff2"
MARKDOWN_PAGE = r"(?:[A-Za-z0-9][A-Za-z0-9._-]{0,60}/){0,4}[A-Za-z0-9][A-Za-z0-9._-]{0,60}\.md"
COLOR = "#[0-9A-Fa-f]{6}"

BLACK = Color("#000000")
"""Stands for a colour that could not be read: it can be told from every ground."""

_SHOWN = 60  # characters of a wrong value that a message repeats


def read_color(node: Node, findings: Findings) -> Color:
    """The colour that `node` holds; black after an error in `findings`."""
    text = read_str(node, findings)
    if not text or re.fullmatch(COLOR, text):
        return Color(text, node.where) if text else BLACK
    hint = 'write # and six digits or letters from a to f, in quotes, such as "#0b4251"'
    findings.error("unknown-value", f'"{text[:_SHOWN]}" is not a colour', node.where, hint)
    return BLACK


def read_web_font(node: Node, findings: Findings) -> WebFont:
    """The WOFF2 file that `node` names; one without a name after an error in `findings`."""
    text = read_str(node, findings)
    if not text or re.fullmatch(FONT_FILE, text):
        return WebFont(text, node.where)
    hint = "write the name of a WOFF2 file beside this one, such as own-regular.woff2; paper takes its fonts from paper-fonts/"
    findings.error("unknown-value", f'"{text[:_SHOWN]}" is not the name of a web font', node.where, hint)
    return WebFont("")


def read_page_address(node: Node, findings: Findings) -> PageAddress:
    """The Markdown page or https: address that `node` holds; an empty one after an error in `findings`."""
    text = read_str(node, findings)
    is_web = text.casefold().startswith(("http://", "https://")) and not address_problem(text)
    if not text or is_web or re.fullmatch(MARKDOWN_PAGE, text):
        return PageAddress(text, node.where)
    hint = "write the name of a Markdown page in content/, such as privacy.md, or an address that begins with https://"
    findings.error("bad-address", f'"{text[:_SHOWN]}" is not a page', node.where, hint)
    return PageAddress("")
