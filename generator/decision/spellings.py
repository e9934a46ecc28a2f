"""Words and signs of cells: the plain spellings of S-FEEL, and what people write by mistake."""

from __future__ import annotations

_SIMPLE = {
    ("at", "least"): ">=",
    ("at", "most"): "<=",
    ("more", "than"): ">",
    ("less", "than"): "<",
    ("under",): "<",
    ("over",): ">",
}
COMPARISONS = _SIMPLE | {
    ("no", "less", "than"): ">=",
    ("no", "more", "than"): "<=",
    ("not", "more", "than"): "<=",
    ("not", "less", "than"): ">=",
    ("greater", "than"): ">",
    ("fewer", "than"): "<",
    ("above",): ">",
    ("below",): "<",
    ("up", "to"): "<=",
    ("older", "than"): ">",
    ("younger", "than"): "<",
    ("later", "than"): ">",
    ("earlier", "than"): "<",
    ("on", "or", "after"): ">=",
    ("on", "or", "before"): "<=",
    ("after",): ">",
    ("before",): "<",
}
"""Words before a value that stand for a comparison sign."""

TRAILING = dict.fromkeys(("more", "older", "over", "above", "higher", "later", "after"), ">=")
TRAILING |= dict.fromkeys(("less", "fewer", "younger", "under", "below", "lower", "earlier", "before"), "<=")
"""The last word of "9 or more", which stands for a comparison sign."""

OF_AGES = frozenset({"older", "younger"})
"""Words that only an age can have."""
OF_DAYS = frozenset({"later", "earlier", "after", "before"})
"""Words that only a day or a time can have."""

BOOLEANS = {"true": True, "yes": True, "false": False, "no": False}
"""Words of a boolean."""

KEYWORDS = frozenset({"not", "any", "null", "known", "from", "to", "-", *BOOLEANS}) | {
    word for words in _SIMPLE for word in words
}
"""Words that mean something in a cell, even where an input is called so; over any other an input's name wins."""

OPERATORS = ("<", "<=", ">", ">=")
DASHES = ("\N{EN DASH}", "\N{EM DASH}", "\N{FIGURE DASH}", "\N{HYPHEN}", "\N{NON-BREAKING HYPHEN}")
"""Signs between the ends of a range; none of them is a minus sign."""
PLUS = ("+", "\N{FULLWIDTH PLUS SIGN}")

_COMMAS = "separate what may match by commas"
_INTERVAL = "write an interval, {low} to {high}"
RANGE = 'write "to" between the end points: {low} to {high}'

COMMON_MISTAKES = {
    "=>": 'write ">="',
    "=<": 'write "<="',
    "==": "write the value alone",
    "!=": 'write "not(…)"',
    "<>": 'write "not(…)"',
    "≠": 'write "not(…)"',
    "&&": _INTERVAL,
    "and": _INTERVAL,
    "||": _COMMAS,
    ";": _COMMAS,
    "…": RANGE,
    "-": RANGE,
    "..": "put the interval in brackets: [{low}..{high}]",
} | dict.fromkeys(DASHES, RANGE)
"""What people write where S-FEEL wants something else, and what to write, with the end points that were typed."""
