"""One publication on its way into `resources.yaml`: what fits, and what was not carried over."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from generator.diagnostics import Where
from generator.model.identifiers import as_identifier
from generator.model.links import address_problem
from generator.model.references import doi_problem, isbn_problem, pmid_problem
from generator.source.compose import forbidden_in
from generator.source.yaml_text import Data

ORDER = (
    "title", "authors", "container", "volume", "issue", "pages", "publisher", "published",
    "doi", "pmid", "isbn", "license", "address", "status", "accessed",
)  # fmt: skip
"""Keys of an entry in the order in which they are written."""

_KEY_LENGTH = 40  # characters of a citation key that is still a name and no sentence
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_YEARS = range(1900, 2100)
_IN_DIGITS = re.compile("[0-9]{1,4}")
_ISBN = re.compile(r"(?<![0-9])(?:97[89][- ]?)?(?:[0-9][- ]?){9}[0-9Xx](?![0-9])")
_DATE = re.compile(r"\s*([0-9]{4})(?:[-/]([0-9]{1,2})(?:[-/]([0-9]{1,2}))?)?[/\s]*")


@dataclass
class Draft:
    """A publication as another tool knows it.

    Attributes:
        key: its name there, "" if it has none.
        where: where it stands in the file.
        values: what fits, by the key of `resources.yaml`.
        authors: their names, as they are printed.
        family: the family name of the first, "" for none or a panel.
        rest: what was not carried over: its name there, and its text.
    """

    key: str
    where: Where
    values: dict[str, str] = field(default_factory=dict)
    authors: list[str] = field(default_factory=list)
    family: str = ""
    rest: list[tuple[str, str]] = field(default_factory=list)

    def take(self, key: str, text: str, name: str) -> None:
        """Take `text` as `key`, the first that comes; what is another, or cannot stand there, goes to the rest as `name`."""
        text = _line(text)
        if not text:
            return
        make = _MAKERS.get(key)
        made = make(text) if make else text
        if not made or self.values.get(key, made) != made:
            self.leave(name, text)
            return
        self.values[key] = made
        if key == "isbn" and len(made) < len(text):
            self.leave(name, text)

    def leave(self, name: str, text: str) -> None:
        """Name what has no place: `text`, which is called `name` in the other tool."""
        if _line(text):
            self.rest.append((_line(name), _line(text)))

    def by(self, names: Iterable[str]) -> None:
        """Add authors by their `names`."""
        self.authors += [name for name in map(_line, names) if name]

    def data(self) -> Mapping[str, Data]:
        """The entry, its keys in order."""
        values: dict[str, Data] = {**self.values, **({"authors": self.authors} if self.authors else {})}
        if "title" not in values:
            values["title"] = self.values.get("container") or self.values.get("doi") or self.key or "Without a title"
        if values.keys() & {"address", "doi", "pmid"}:
            values["status"] = "unchecked"
        return {key: values[key] for key in ORDER if key in values}

    @property
    def identifier(self) -> str:
        """What it may be called: its name in the other tool, else its first author and year, else its title."""
        own = as_identifier(self.key)
        if own and len(own) <= _KEY_LENGTH and not own.isdigit() and "/" not in self.key:
            return own
        named = as_identifier(f"{self.family} {self.values.get('published', '')[:4]}") if self.family else ""
        title = as_identifier(self.values.get("title", ""))
        if len(title) > _KEY_LENGTH:
            title = title[:_KEY_LENGTH].rpartition("-")[0] or title[:_KEY_LENGTH]
        return named or title or "reference"


def name_in_order(given: str, family: str) -> str:
    """A name as it is spoken, `given` before `family`: `Sharon H. Giordano`. Nothing of it is cut to initials."""
    return _line(f"{given} {family}")


def turned_name(text: str) -> str:
    """`Giordano, Sharon H.` as it is spoken; `Last, First, Jr.` with its suffix; any other text stays."""
    family, *given = [part.strip() for part in text.split(",")]
    if not given or len(given) > 2:  # noqa: PLR2004 - given names and suffix
        return _line(text)
    return _line(" ".join([given[0], family, *given[1:]]))


def partial_date(text: str) -> str:
    """A year, month or day in ISO 8601 of what other tools write (`2014`, `2014/07/01/`), "" for anything else."""
    found = _DATE.fullmatch(text)
    return iso_date(*(part or "" for part in found.groups())) if found else ""


def iso_date(year: str, month: str = "", day: str = "") -> str:
    """`2014-07-01` of its parts `year`, `month` and `day`, months also by name; without what is not known. "" where it is no date."""
    year, month, day = (part.strip().casefold() for part in (year, month, day))
    month = str(_MONTHS.index(month[:3]) + 1) if month[:3] in _MONTHS else month
    if not (_IN_DIGITS.fullmatch(year) and all(_IN_DIGITS.fullmatch(part or "1") for part in (month, day))):
        return ""
    try:
        whole = date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return ""
    return whole.isoformat()[: 10 if day and month else 7 if month else 4] if whole.year in _YEARS else ""


def _line(text: str) -> str:
    """A text on one line, without characters that no file of ours may hold."""
    text = " ".join(text.split())
    return "".join(sign for sign in text if not forbidden_in(sign)) if forbidden_in(text) else text


def _doi(text: str) -> str:
    bare = re.sub(r"(?i)^(?:doi:\s*|https?://(?:dx\.)?doi\.org/)", "", text)
    return "" if doi_problem(bare) else bare


def _pmid(text: str) -> str:
    bare = re.sub(r"(?i)^PMID:?\s*", "", text)
    return "" if pmid_problem(bare) else bare


def _isbn(text: str) -> str:
    """The first number of several that is one."""
    return next((found.upper() for found in _ISBN.findall(text) if not isbn_problem(found.upper())), "")


def _day(text: str) -> str:
    found = partial_date(text)
    return found if len(found) == len("2014-07-01") else ""


_MAKERS: dict[str, Callable[[str], str]] = {
    "doi": _doi,
    "pmid": _pmid,
    "isbn": _isbn,
    "address": lambda text: "" if address_problem(text) else text,
    "published": partial_date,
    "accessed": _day,
    "pages": lambda text: re.sub(r"(?<=\d)\s*(?:--|\u2013)\s*(?=\d)", "-", text),
}
"""What a value becomes, by key; "" where it cannot stand there."""
