"""What a spreadsheet leaves in a cell when it could not compute it, or had no room to show it."""

from __future__ import annotations

import re

from generator.decision.errors import CellError

_NOT_COMPUTED = re.compile(
    r"#(?:REF!|N/A|NAME\?|VALUE!|DIV/0!|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA|FIELD!|BLOCKED!|CONNECT!|UNKNOWN!|BUSY!)"
    r"|#?Err:\d{3}",
    re.IGNORECASE,
)
_TOO_NARROW = re.compile(r"#{3,}")


def error_value(text: str) -> tuple[str, str] | None:
    """What is wrong with the cell `text`, and what to do; None where it holds no error value of a spreadsheet.

    The values are those of Excel, LibreOffice and Google Sheets. They say nothing about a patient, whatever stands there.

    >>> error_value("#REF!")[0]
    '"#REF!": a spreadsheet could not compute this cell'
    """
    bare = text.strip()
    if _NOT_COMPUTED.fullmatch(bare):
        return f'"{bare}": a spreadsheet could not compute this cell', "write what belongs here, or mend the formula"
    if _TOO_NARROW.fullmatch(bare):
        shown = bare if len(bare) <= 12 else f"{bare[:12]}\u2026"  # noqa: PLR2004 - of a thousand signs a few
        return f'"{shown}": the column of the spreadsheet was too narrow', "make the column wider, and save it again"
    return None


def refuse_error_value(text: str) -> None:
    """CellError where the cell `text` holds an error value of a spreadsheet."""
    wrong = error_value(text)
    if wrong:
        raise CellError(wrong[0], 0, len(text), wrong[1])
