"""Diagnostics: the only way anything is reported to an editor.

A stage never prints and never raises for bad content: it adds a `Diagnostic` to the `Findings` that it
was given and goes on, so that one run shows every problem. `Findings.sorted()` gives the order in
which people read files; `generator.report` turns them into text, JSON, SARIF or GitHub annotations.

Two tiers, as in Sphinx: what can be expected of content is a diagnostic here; what can go wrong with
the machine is a `MachineError`; anything else is a defect of ours and shows its traceback.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import KW_ONLY, dataclass
from difflib import get_close_matches
from enum import StrEnum
from functools import lru_cache

from generator.codes import CODES


class Severity(StrEnum):
    """How much a finding weighs: an error stops publishing, a warning stops `--strict`, a hint stops nothing."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


@dataclass(frozen=True, order=True, slots=True)
class Where:
    """A place in a source file. Lines and columns count from 1; a column counts characters (code points).

    Attributes:
        file: the path as the editor knows it, with forward slashes.
        line: the line where it begins; 0 means the file as a whole.
        column: the column where it begins.
        end_line: the line of the place just past its last character.
        end_column: the column of the place just past its last character.
    """

    file: str
    line: int = 0
    column: int = 0
    end_line: int = 0
    end_column: int = 0

    def __str__(self) -> str:
        """`file:line:column`, or the file alone where the finding is about all of it."""
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file

    @property
    def head(self) -> Where:
        """The beginning of the place, for a finding about a whole record: not all of it is underlined."""
        return Where(self.file, self.line, self.column, self.line, self.column)


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding: what is wrong, where, and what to do about it.

    Attributes:
        code: a key of `generator.codes.CODES`, which documents it.
        message: what is wrong, in the editor's words.
        where: the word that it is about.
        severity: how much it weighs.
        hint: a short sentence without a full stop that says what to do ("did you mean …?"), "" for none.
    """

    code: str
    message: str
    where: Where
    _: KW_ONLY
    severity: Severity = Severity.ERROR
    hint: str = ""

    def __post_init__(self) -> None:
        """Refuse a code that no page documents: that is a defect of the generator.

        Raises:
            KeyError: `code` does not stand in `generator.codes.CODES`.
        """
        if self.code not in CODES:
            raise KeyError(f"undocumented diagnostic code {self.code!r}: add it to generator/codes")


Hint = str | Callable[[], str]
"""What to do about a finding; a function is only asked if the finding is kept."""

MOST = 500
"""Findings of one severity that are kept of one file: nobody reads more, and one slip can cause thousands."""


class Findings:
    """All findings of one run, in reading order when iterated. Stages add; nobody removes.

    Of one file at most `MOST` of each severity are kept, and a `too-many-findings` that says so.

    Attributes:
        items: the findings in the order in which they were made; one may stand there twice.
    """

    def __init__(self, items: Iterable[Diagnostic] = ()) -> None:
        """Begin with `items`; they count like those that are added later."""
        self._items: list[Diagnostic] = []
        self._kept: dict[tuple[str, Severity], int] = {}
        for item in items:
            self.add(item)

    @property
    def items(self) -> tuple[Diagnostic, ...]:
        """All findings that are kept, in the order in which they were added."""
        return tuple(self._items)

    def add(self, item: Diagnostic) -> None:
        """Add `item`, a finding that is made already."""
        self._add(item.code, item.message, item.where, item.severity, item.hint)

    def error(self, code: str, message: str, where: Where, hint: Hint = "") -> None:
        """Add a finding that stops publishing; `code`, `message`, `where` and `hint` are those of a `Diagnostic`."""
        self._add(code, message, where, Severity.ERROR, hint)

    def warning(self, code: str, message: str, where: Where, hint: Hint = "") -> None:
        """Add a finding that stops a strict build; `code`, `message`, `where` and `hint` are as in `error`."""
        self._add(code, message, where, Severity.WARNING, hint)

    def hint(self, code: str, message: str, where: Where, hint: Hint = "") -> None:
        """Add advice; `code`, `message`, `where` and `hint` are as in `error`."""
        self._add(code, message, where, Severity.HINT, hint)

    def _add(self, code: str, message: str, where: Where, severity: Severity, hint: Hint) -> None:
        kept = self._kept.get((where.file, severity), 0)
        if kept > MOST:
            return
        self._kept[where.file, severity] = kept + 1
        if kept == MOST:
            code, where, hint = "too-many-findings", Where(where.file), "fix those that are shown, then check again"
            message = f"there are more than {MOST} {severity}s in this file; the rest are not shown"
        self._items.append(
            Diagnostic(code, message, where, severity=severity, hint=hint if isinstance(hint, str) else hint())
        )

    def has_room(self, file: str, severity: Severity = Severity.ERROR) -> bool:
        """Whether one more finding of this `severity` about `file` would be kept: spares the work of making it."""
        return self._kept.get((file, severity), 0) <= MOST

    def sorted(self) -> list[Diagnostic]:
        """Each finding once, by file, line and column."""
        return sorted(set(self._items), key=lambda item: (item.where, item.code, item.message))

    def count(self, severity: Severity) -> int:
        """How many different findings have this `severity`."""
        return sum(item.severity is severity for item in set(self._items))

    def below(self, *paths: str) -> Findings:
        """The findings about the files at `paths`, or about the files of folders there; one that ends in `/.` is its folder."""
        folders = tuple(f"{path.removesuffix('/.')}/" for path in paths)
        return Findings(item for item in self._items if f"{item.where.file}/".startswith(folders))

    def has_error_in(self, where: Where) -> bool:
        """Whether an error is told in the part `where` of a file: what stands in for it is not to be judged."""
        begin, end = (where.line, where.column), (where.end_line, where.end_column)
        return any(
            item.where.file == where.file
            and begin <= (item.where.line, item.where.column) < end
            and item.severity is Severity.ERROR
            for item in self._items
        )

    @property
    def has_errors(self) -> bool:
        """Whether anything stops publishing."""
        return any(item.severity is Severity.ERROR for item in self._items)

    def __iter__(self) -> Iterator[Diagnostic]:
        """Iterate in reading order."""
        return iter(self.sorted())


_FEW = 12  # known words that a hint lists in full
_MANY = 100  # known words from which on they are looked up by their slips, and not compared one by one
_LONGEST = 80  # characters of a word that is compared: comparing takes the square of them
_MOST_SLIPS = 20_000  # known words whose slips are remembered


class MachineError(Exception):
    """The machine failed (disk full, no permission, another build is running): exit code 3, no traceback."""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint that names the word of `known` nearest to `word`, or lists them when they are few and none is near.

    >>> did_you_mean("negativ", ["positive", "negative"])
    'did you mean "negative"?'
    """
    words = known if isinstance(known, tuple) else tuple(known)
    best = nearest(word, words)
    if best:
        return f'did you mean "{best}"?'
    few = sorted(set(words)) if len(words) <= _FEW else []
    return "known here: " + ", ".join(few) if few else ""


def nearest(word: str, words: tuple[str, ...]) -> str:
    """The one of `words` that is like `word`, "" if none is; of many, one that a single slip turns into it."""
    word = word.casefold()[:_LONGEST]
    if len(words) > _MANY:
        by_slip = _slips(words)
        return next((by_slip[slip] for slip in _with_a_slip(word) if slip in by_slip), "")
    folded = {known.casefold(): known for known in sorted(words, reverse=True) if len(known) <= _LONGEST}
    near = get_close_matches(word, folded, n=1, cutoff=0.6)
    return folded[near[0]] if near else ""


@lru_cache(maxsize=8)
def _slips(words: tuple[str, ...]) -> dict[str, str]:
    """Each known word by itself and by every form that lacks one character (symmetric deletion).

    Two words that differ by one character left out, put in, changed or exchanged share a form, so that thousands
    of misspelt words among thousands of known ones are looked up and not compared.
    """
    by_slip: dict[str, str] = {}
    for known in sorted(words)[:_MOST_SLIPS]:
        for slip in _with_a_slip(known.casefold()):
            by_slip.setdefault(slip, known)
    return by_slip


def _with_a_slip(word: str) -> Iterator[str]:
    yield word
    for position in range(min(len(word), _LONGEST)):
        yield word[:position] + word[position + 1 :]
