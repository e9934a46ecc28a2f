"""Records that may be written as a bare text."""

from __future__ import annotations

from collections.abc import Mapping

from generator.model.options import OptionCell
from generator.model.values import MainMessage, Point

SHORTHAND: Mapping[type, str] = {Point: "text", MainMessage: "text", OptionCell: "text"}
"""Each with the field that the text fills."""
