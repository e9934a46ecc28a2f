"""Words and signs of cells: the plain spellings of S-FEEL, and what people write by mistake."""

from __future__ import annotations

COMPARISONS = {
    ("at", "least"): ">=",
    ("at", "most"): "<=",
    ("more", "than"): ">",
    ("less", "than"): "<",
    ("under",): "<",
    ("over",): ">",
}
"""Words that stand for a comparison sign."""

BOOLEANS = {"true": True, "yes": True, "false": False, "no": False}
"""Words of a boolean."""

KEYWORDS = frozenset({"not", "any", "null", "known", "from", "to", "-", *BOOLEANS}) | {
    word for words in COMPARISONS for word in words
}
"""Words that mean something in a cell, whatever else is called so."""

OPERATORS = ("<", "<=", ">", ">=")

_COMMAS = "separate what may match by commas"
_INTERVAL = "write an interval, such as [9..45]"
RANGE = 'write "to" between the end points, such as 9 to 45'

COMMON_MISTAKES = {
    "=>": 'write ">="',
    "=<": 'write "<="',
    "==": "write the value alone",
    "!=": 'write "not(…)"',
    "<>": 'write "not(…)"',
    "≠": 'write "not(…)"',
    "&&": _INTERVAL,
    "and": _INTERVAL,
    "or": _COMMAS,
    "||": _COMMAS,
    ";": _COMMAS,
    "…": 'write ".." between the end points',
    "\N{EN DASH}": RANGE,
    "-": RANGE,
    "..": "put the interval in brackets, such as [9..45]",
}
"""What people write where S-FEEL wants something else, and what to write."""

TRAILING = dict.fromkeys(("more", "older", "over", "above"), "write at least 9")
TRAILING |= dict.fromkeys(("less", "younger", "under", "below"), "write at most 9")
"""The same for "9 or more"."""
