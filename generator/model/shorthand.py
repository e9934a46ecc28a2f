"""Records that may be written as a bare text."""

from __future__ import annotations

from collections.abc import Mapping

from generator.model.options import OptionCell
from generator.model.values import MainMessage, Note, Point

SHORTHAND: Mapping[type, str] = {
    Point: "text",
    Note: "text",
    MainMessage: "text",
    OptionCell: "text",
}
"""Each with the field that the text fills."""
