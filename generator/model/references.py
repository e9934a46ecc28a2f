"""What identifies a publication: DOI, PMID, ISBN, and the day, month or year in which it came out.

Each identifier is checked where it is read: one that leads to another paper is worse than none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

_DOI = re.compile(r"10\.[0-9]{4,9}(?:\.[0-9]+)*/[^\s\x00-\x1f\x7f]{1,200}")
_DOI_INSIDE = re.compile(r"10\.[0-9]{4,9}(?:\.[0-9]+)*/\S+")
_PMID = re.compile(r"[1-9][0-9]{0,7}")
_IN_DOI = "/:;().,-_~!$*+=@"  # what an address may hold as it is; the rest is written with %
_TEN, _THIRTEEN = 10, 13


class Doi(str):
    """A digital object identifier without the address before it: `10.1001/jama.2024.5534`."""

    __slots__ = ()

    @property
    def url(self) -> str:
        """Where it leads, as the DOI Handbook (section 3.4) writes it."""
        return f"https://doi.org/{quote(self, safe=_IN_DOI)}"


class Pmid(str):
    """The number of an article in PubMed: up to eight digits."""

    __slots__ = ()

    @property
    def url(self) -> str:
        """Its page in PubMed."""
        return f"https://pubmed.ncbi.nlm.nih.gov/{quote(self)}/"


class Isbn(str):
    """The number of a book, of 10 or 13 digits, with or without hyphens."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A day, a month or only a year: `month` and `day` are 0 where the publication does not say them."""

    year: int
    month: int = 0
    day: int = 0

    @property
    def earliest(self) -> date:
        """Its first day."""
        return date(self.year, self.month or 1, self.day or 1)

    def isoformat(self) -> str:
        """As ISO 8601 has it: `2024`, `2024-04` or `2024-04-30`."""
        found = f"{self.year:04}"
        found += f"-{self.month:02}" if self.month else ""
        return found + (f"-{self.day:02}" if self.day else "")


def doi_problem(text: str) -> str:
    """What to write in place of `text`, "" where it is a DOI."""
    if _DOI.fullmatch(text):
        return ""
    inside = _DOI_INSIDE.search(text)
    if inside is None:
        return "a DOI begins with 10. and has a slash, such as 10.1001/jama.2024.5534"
    return f"write only {inside[0][:200]}"


def pmid_problem(text: str) -> str:
    """What to write in place of `text`, "" where it is a PMID."""
    if _PMID.fullmatch(text):
        return ""
    if re.fullmatch(r"(?i)PMC[0-9]+", text):
        return "this is a number of PubMed Central: write its address as address:, or the PMID, which has digits alone"
    digits = re.findall(r"(?<![0-9])[1-9][0-9]{0,7}(?![0-9])", text)
    return f"write only {digits[0]}" if len(digits) == 1 else "a PMID has up to eight digits, such as 38687503"


def isbn_problem(text: str) -> str:
    """What is wrong with `text` as an ISBN, "" if nothing is; its last digit must be the one that the others ask for.

    The check digits are those of the ISBN Users' Manual, 7th edition, section 5.
    """
    signs = re.sub(r"[- ]", "", text)
    if not re.fullmatch(r"[0-9]{9}[0-9X]|97[89][0-9]{10}", signs):
        return "an ISBN has 13 digits and begins with 978 or 979, or has 10: such as 978-92-4-154939-4"
    asked = _check_of_ten(signs) if len(signs) == _TEN else _check_of_thirteen(signs)
    return "" if signs[-1] == asked else "one of its digits is wrong: compare them with the book"


def _check_of_ten(signs: str) -> str:
    rest = -sum(weight * int(sign) for weight, sign in zip(range(10, 1, -1), signs, strict=False)) % 11
    return "X" if rest == _TEN else str(rest)


def _check_of_thirteen(signs: str) -> str:
    return str(-sum((3 if place % 2 else 1) * int(sign) for place, sign in enumerate(signs[: _THIRTEEN - 1])) % 10)
