"""Lengths of time as editors write them: `7 days`, `10 to 14 days`, `about 2 weeks`."""

from __future__ import annotations

import re

from generator.diagnostics import Findings
from generator.model.schedule import Duration, Unit
from generator.source.nodes import Node, Scalar, kind_of

_UNITS = "day|days|week|weeks|month|months|year|years"
DURATION = rf"(about )?(0|[1-9][0-9]{{0,3}})( to ([1-9][0-9]{{0,3}}))? ({_UNITS})"
"""The one way to write it, as a pattern."""

MOST_DAYS = 36_525
"""A hundred years: longer is a slip of the finger."""

_PATTERN = re.compile(DURATION)
_DAYS = {Unit.DAYS: 1, Unit.WEEKS: 7, Unit.MONTHS: 30, Unit.YEARS: 365}
_USUAL = "write a number and a unit, such as 7 days, 10 to 14 days or about 2 weeks"
_NUMBERS = {
    word: str(number)
    for number, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), 1
    )
}
_SHOWN = 60


def read_duration(node: Node, findings: Findings) -> Duration:
    """The length of time that `node` holds; one day after an error in `findings`."""
    stand_in = Duration(1, 1, Unit.DAYS, where=node.where)
    if not isinstance(node, Scalar):
        message = f"a length of time belongs here, not {kind_of(node)}"
        findings.error("wrong-type", message, node.where, _USUAL)
        return stand_in
    text = " ".join(node.text.split())
    found = _PATTERN.fullmatch(text)
    if found is None:
        shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
        findings.error("bad-duration", f'"{shown}" is not a length of time', node.where, _meant(text))
        return stand_in
    about, low, _, high, word = found.groups()
    unit = Unit(word if word.endswith("s") else f"{word}s")
    length = Duration(int(low), int(high or low), unit, bool(about), node.where)
    if high and length.high <= length.low:
        message = f'"{text}" ends before it begins'
        findings.error("bad-duration", message, node.where, f"write {high} to {low} {word}")
        return stand_in
    if length.high * _DAYS[unit] > MOST_DAYS:
        findings.error("bad-duration", f'"{text}" is more than 100 years', node.where, "is the unit right?")
        return stand_in
    return length


def _meant(text: str) -> str:  # noqa: PLR0911 - one for each slip
    """What to write for a text that is almost a length of time."""
    plain = text.casefold().replace("\N{EN DASH}", "-")
    if re.fullmatch(r"\d+( to \d+)?", plain):
        return f"add a unit: {plain} days"
    if "hour" in plain or "minute" in plain:
        return "the shortest unit is the day: put times of the day into the text"
    if re.search(r"\d[.,]\d", plain):
        return "write whole numbers: 18 months for one and a half years"
    if re.match(r"(up to|within|at most|no later than) ", plain):
        return "that is a last day: write latest: 7 days, and give the usual day as due"
    if re.match(r"(at least|from|not before) ", plain):
        return "that is a first day: write earliest: 7 days, and give the usual day as due"
    if re.fullmatch(rf"\d+ ({_UNITS})( and|,)? \d+ ({_UNITS})", plain):
        return "use one unit: 17 days for 2 weeks and 3 days"
    words = [_NUMBERS.get(word, word) for word in re.sub(r"(?<=\d) ?- ?(?=\d)", " to ", plain).split()]
    words = re.sub(r"^(~|approximately |around |roughly |ca\.? |circa )", "about ", " ".join(words)).split()
    words = re.sub(r"(?<=\d)(?=[a-z])", " ", " ".join(words)).split()
    units = {
        "d": "days",
        "w": "weeks",
        "wk": "weeks",
        "wks": "weeks",
        "m": "months",
        "mo": "months",
        "y": "years",
        "yr": "years",
        "yrs": "years",
    }
    fitted = " ".join(units.get(word, word) for word in words)
    return f"write {fitted}" if _PATTERN.fullmatch(fitted) else _USUAL
