"""A cell's text to tokens (lexical rules of OMG DMN 1.3 §9.2 and §10.3.1, and our plain spellings).

The lexer knows the input's declared values and its unit, since these may contain spaces and signs
("HER2 3+", "kg/m²"). It is tolerant: what no cell can contain becomes `TokenKind.OTHER`, so that a value with
an odd character is reported as an unknown value and not as an odd character.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache

from generator.decision.errors import CellError
from generator.decision.spellings import KEYWORDS, PLUS
from generator.decision.tokens import CellToken, TokenKind

MAX_LENGTH = 10_000
"""Characters of the longest cell that is read."""

_MINUS = "-\N{MINUS SIGN}"  # the second is what spreadsheets and word processors write
_SPACE = re.compile(r"\s+")
# Looser than ISO 8601, so that 2024-1-5 is reported as a bad date and not as three numbers.
# A point belongs to a time only where it is not the first of an interval's two.
_CLOCK = r"(?:[\w:+@/-]|\.(?!\.))*"
_DATE = re.compile(rf"[0-9]{{4}}-[0-9]{{1,2}}-[0-9]{{1,2}}(?:T{_CLOCK})?(?![\w-])")
_TIME = re.compile(rf"[0-9]{{1,2}}:[0-9]{{2}}{_CLOCK}")
_DURATION = re.compile(rf"[{_MINUS}]?P(?:[0-9]+(?:\.[0-9]+)?[A-Z]|T)+(?!\w)")
_NUMBER = re.compile(rf"[{_MINUS}]?(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)")
_GLUED = re.compile(r"[\w.]*\w")
_WORD = re.compile(r"[^\W\d][\w-]*")
_WRONG_OPERATOR = re.compile(r"=>|=<|==|!=|<>|≠|&&|\|\|")
_SYMBOLS = {"≤": "<=", "≥": ">=", "⩽": "<=", "⩾": ">=", "<=": "<=", ">=": ">=", "..": ".."} | {
    c: c for c in "()[],<>=-@"
}
_SYMBOL = re.compile("|".join(re.escape(s) for s in sorted(_SYMBOLS, key=len, reverse=True)))
_NAMES = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_MONTHS = {name[:length]: number for number, name in enumerate(_NAMES, 1) for length in (3, len(name))} | {"sept": 9}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_WRITTEN_DATE = re.compile(rf"([0-9]{{1,2}})\s+({_MONTH})\.?\s+([0-9]{{1,4}})(?!\w)", re.IGNORECASE)
_ZONE = r"(?:\s*\(([^()]{1,80})\))?"
_WRITTEN_TIME = re.compile(rf",\s*([0-9]{{2}}:[0-9]{{2}}(?::[0-9.]*[0-9])?){_ZONE}")
_ZONED_TIME = re.compile(rf"([0-9]{{2}}:[0-9]{{2}}(?::[0-9.]*[0-9])?)(?=\s*\(){_ZONE}")
# In the order in which they are tried: a date before a number, "-5" before "-".
_PATTERNS = (
    (TokenKind.DATE, _DATE),
    (TokenKind.TIME, _TIME),
    (TokenKind.DURATION, _DURATION),
    (TokenKind.OTHER, _WRONG_OPERATOR),
    (TokenKind.NUMBER, _NUMBER),
    (TokenKind.SYMBOL, _SYMBOL),
    (TokenKind.WORD, _WORD),
)

# A name does not go on with a letter, a digit, a hyphen, or the point of a path.
_NAME_ENDS = re.compile(r"(?![\w-])(?!\.(?!\.))")

_ESCAPES = {"n": "\n", "r": "\r", "t": "\t", '"': '"', "'": "'", "\\": "\\"}
_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"', re.DOTALL)
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{6})|(.))", re.DOTALL)


def tokenise(
    text: str, values: Sequence[str] = (), unit: str = "", names: Collection[str] = (), *, dated: bool = False
) -> list[CellToken]:
    """All tokens of `text`, a cell, `TokenKind.END` last.

    `values` are found without quotes, the longest first, in their exact spelling; a value "-" is not
    among them, since `-` means any. `names` are those of other inputs; declared values and keywords win
    over them. `unit` is found behind a number, in any case, with or without an "s" at its end. With `dated`, `1 September 2026`
    is a date, and `1 September 2026, 10:30 (Z)` one with a time. CellError for a text
    over `MAX_LENGTH`, and for a string literal that does not end, or that has an unknown escape or half a character.
    """
    if len(text) > MAX_LENGTH:
        raise CellError("the cell is too long", MAX_LENGTH, 1, f"a cell has at most {MAX_LENGTH} characters")
    known, inputs = _values_in_order(tuple(values)), _names_in_order(tuple(names))
    tokens: list[CellToken] = []
    at = 0
    while at < len(text):
        if space := _SPACE.match(text, at):
            at = space.end()
            continue
        if dated and (written := _written(text, at)):
            tokens.append(written)
            at = tokens[-1].end
            continue
        behind = tokens[-2:-1] if tokens and tokens[-1].text in PLUS else tokens[-1:]  # the "+" of "30+ years"
        after_number = bool(behind) and behind[0].kind is TokenKind.NUMBER
        token = (_unit(text, at, unit) if after_number else None) or _token(text, at, known, unit, inputs)
        tokens.append(token)
        at = token.end
    tokens.append(CellToken(TokenKind.END, "", at, at))
    return tokens


def _written(text: str, at: int) -> CellToken | None:
    """The token of a date in words, with the time behind it, or of a time with its zone: in the form of ISO 8601."""
    if found := _ZONED_TIME.match(text, at):
        return CellToken(TokenKind.TIME, f"{found[1]}{found[2] or ''}", at, found.end())
    found = _WRITTEN_DATE.match(text, at)
    if not found:
        return None
    iso = f"{int(found[3]):04}-{_MONTHS[found[2].casefold()]:02}-{int(found[1]):02}"
    time = _WRITTEN_TIME.match(text, found.end())
    if not time:
        return CellToken(TokenKind.DATE, iso, at, found.end())
    return CellToken(TokenKind.DATE, f"{iso}T{time[1]}{time[2] or ''}", at, time.end())


# The thousands of cells of a column have the same words.
@lru_cache(maxsize=64)
def _values_in_order(values: tuple[str, ...]) -> tuple[str, ...]:
    return _longest_first(v for v in values if v.strip() == v and v not in {"", "-"})


@lru_cache(maxsize=64)
def _names_in_order(names: tuple[str, ...]) -> tuple[str, ...]:
    return _longest_first(n for n in names if n and n.casefold() not in KEYWORDS)


def _longest_first(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(words), key=lambda word: (-len(word), word)))


def _token(text: str, at: int, values: Sequence[str], unit: str, names: Sequence[str]) -> CellToken:
    if text[at] == '"':
        return _string(text, at)
    for value in values:
        if text.startswith(value, at) and _value_ends(text, at + len(value)):
            return CellToken(TokenKind.VALUE, value, at, at + len(value))
    for name in names:
        if text.startswith(name, at) and _NAME_ENDS.match(text, at + len(name)):
            return CellToken(TokenKind.NAME, name, at, at + len(name))
    for kind, pattern in _PATTERNS:
        if found := pattern.match(text, at):
            if kind is TokenKind.NUMBER:
                return _number(text, found, unit)
            return CellToken(kind, _meaning(kind, found.group()), at, found.end())
    return CellToken(TokenKind.OTHER, text[at], at, at + 1)


def _meaning(kind: TokenKind, text: str) -> str:
    if kind is TokenKind.SYMBOL:
        return _SYMBOLS[text]
    return text.casefold() if kind is TokenKind.WORD else _ascii_minus(text)


def _value_ends(text: str, end: int) -> bool:
    """A value ends before a space, a comma or a closing bracket; before "(" it may be `not(`."""
    return end == len(text) or text[end].isspace() or text[end] in ",)"


def _number(text: str, number: re.Match[str], unit: str) -> CellToken:
    """A number; with letters glued to it (`1e3`, `5x`) it is none, unless they are the unit (`5kg`)."""
    glued = _GLUED.match(text, number.end())
    if glued and not glued.group().startswith("..") and not _unit(text, number.end(), unit):
        return CellToken(TokenKind.OTHER, text[number.start() : glued.end()], number.start(), glued.end())
    return CellToken(TokenKind.NUMBER, _ascii_minus(number.group()), number.start(), number.end())


def _unit(text: str, at: int, unit: str) -> CellToken | None:
    for name in (unit, unit.removesuffix("s")) if unit else ():
        end = at + len(name)
        whole = not text[end : end + 1].isalnum()
        if name and whole and text[at:end].casefold() == name.casefold():
            return CellToken(TokenKind.UNIT, name, at, end)
    return None


def _ascii_minus(text: str) -> str:
    return text.replace("\N{MINUS SIGN}", "-")


def _string(text: str, at: int) -> CellToken:
    found = _STRING.match(text, at)
    if not found:
        raise CellError("this quotation mark is never closed", at, 1, 'end the text with "')
    raw, start = found.group(1), found.start(1)

    def replace(escape: re.Match[str]) -> str:
        code = escape.group(1) or escape.group(2)
        if code and int(code, 16) <= sys.maxunicode:
            return chr(int(code, 16))
        if not code and escape.group(3) in _ESCAPES:
            return _ESCAPES[escape.group(3)]
        place = start + escape.start()
        raise CellError("unknown escape in a text", place, len(escape.group()), r"known are \" \\ \' \n \r \t \u0041")

    # Two \u escapes may be the halves of one character; a half alone is no text at all.
    unescaped = _ESCAPE.sub(replace, raw)
    try:
        plain = unescaped.encode("utf-16", "surrogatepass").decode("utf-16")
    except UnicodeDecodeError:
        raise CellError("half a character in a text", at, found.end() - at, r"write both \u escapes of it") from None
    return CellToken(TokenKind.STRING, plain, at, found.end())
