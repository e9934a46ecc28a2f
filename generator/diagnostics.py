"""Diagnostics: the only way anything is reported to an editor.

A stage never prints and never raises for bad content: it adds a `Diagnostic` to the `Findings` that it
was given and goes on, so that one run shows every problem. `Findings.sorted()` gives the order in
which people read files; `generator.report` turns them into text, JSON, SARIF or GitHub annotations.

Two tiers, as in Sphinx: what can be expected of content is a diagnostic here; what can go wrong with
the machine is a `MachineError`; anything else is a defect of ours and shows its traceback.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from enum import StrEnum
from typing import TYPE_CHECKING

from generator.codes import CODES

if TYPE_CHECKING:
    from collections.abc import Iterable


class Severity(StrEnum):
    """How much a finding weighs: an error stops publishing, a warning stops `--strict`, a hint stops nothing."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


@dataclass(frozen=True, order=True, slots=True)
class Where:
    """A place in a source file.

    `file` is the path as the editor knows it, with forward slashes. Lines and columns count from 1;
    a column counts characters (code points). `end_line`/`end_column` point just past the last character.
    Line 0 means the file as a whole.
    """

    file: str
    line: int = 0
    column: int = 0
    end_line: int = 0
    end_column: int = 0

    def __str__(self) -> str:
        """`file:line:column`, or the file alone where the finding is about all of it."""
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding: what is wrong, where, and what to do about it.

    `code` is a key of `generator.codes.CODES`, which documents it. `hint` is a short sentence without a
    full stop that says what to do ("did you mean …?").
    """

    code: str
    message: str
    where: Where
    severity: Severity = Severity.ERROR
    hint: str = ""

    def __post_init__(self) -> None:
        """Refuse a code that no page documents: that is a defect of the generator."""
        if self.code not in CODES:
            raise KeyError(f"undocumented diagnostic code {self.code!r}: add it to generator/codes.py")


@dataclass
class Findings:
    """All findings of one run. Stages add; nobody removes."""

    items: list[Diagnostic] = field(default_factory=list)

    def error(self, code: str, message: str, where: Where, hint: str = "") -> None:
        """Add a finding that stops publishing."""
        self.items.append(Diagnostic(code, message, where, Severity.ERROR, hint))

    def warning(self, code: str, message: str, where: Where, hint: str = "") -> None:
        """Add a finding that stops a strict build."""
        self.items.append(Diagnostic(code, message, where, Severity.WARNING, hint))

    def hint(self, code: str, message: str, where: Where, hint: str = "") -> None:
        """Add advice."""
        self.items.append(Diagnostic(code, message, where, Severity.HINT, hint))

    def sorted(self) -> list[Diagnostic]:
        """Each finding once, by file, line and column."""
        return sorted(set(self.items), key=lambda item: (item.where, item.code, item.message))

    def count(self, severity: Severity) -> int:
        """How many different findings have this severity."""
        return sum(item.severity is severity for item in set(self.items))

    def below(self, path: str) -> Findings:
        """The findings about one file, or about the files of one folder; a path that ends in `/.` is its folder."""
        folder = path.removesuffix("/.")
        return Findings([item for item in self.items if f"{item.where.file}/".startswith(f"{folder}/")])

    @property
    def has_errors(self) -> bool:
        """Whether anything stops publishing."""
        return any(item.severity is Severity.ERROR for item in self.items)

    def __iter__(self) -> Iterator[Diagnostic]:
        """Iterate in reading order."""
        return iter(self.sorted())


_FEW = 12  # known words that a hint lists in full


class MachineError(Exception):
    """The machine failed (disk full, no permission, another build is running): exit code 3, no traceback."""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint that names the nearest known word, or lists them when they are few and none is near.

    >>> did_you_mean("negativ", ["positive", "negative"])
    'did you mean "negative"?'
    """
    words = sorted(set(known))
    near = get_close_matches(word.casefold(), [w.casefold() for w in words], n=1, cutoff=0.6)
    if near:
        best = next(w for w in words if w.casefold() == near[0])
        return f'did you mean "{best}"?'
    if 0 < len(words) <= _FEW:
        return "known here: " + ", ".join(words)
    return ""
