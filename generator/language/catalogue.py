"""The fixed words of pages, sheets and scripts in one language: gettext catalogues, read by Babel.

A catalogue is a `.po` file named after its language: ours lie in `catalogues/`, a publisher's in `content/i18n/`. English is
what the code is written in, so it needs none; a message that no catalogue has stays English.
"""

from __future__ import annotations

import gettext
import string
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from io import StringIO
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, read_po

from generator.language.pseudo import PSEUDO, accented
from generator.language.tags import primary

SOURCE = "en"
"""The language of the messages in code and templates."""
FOLDER = "i18n"
"""Where a publisher's catalogues lie, in the content folder."""
OURS = Path(__file__).parent / "catalogues"
_PLAIN_ENGLISH = "en_GB"
"""English without a country puts the day before the month: no two countries read `30 April 2024` differently."""

_COUNTS = frozenset({"count", "number"})
Key = tuple[str, str]
"""Context ("" for none) and message (the singular, where it has a plural)."""


class CatalogueError(ValueError):
    """A file that is no catalogue: `name` and `line` (0: unknown) say where, `hint` what to do."""

    def __init__(self, message: str, name: str, line: int = 0, hint: str = "") -> None:
        """Say what is wrong in `message`; `name`, `line` and `hint` as above."""
        super().__init__(message)
        self.name = name
        self.line = line
        self.hint = hint


@dataclass(frozen=True, eq=False)
class Catalogue:
    """The words of one language.

    Attributes:
        tag: the language, a BCP 47 tag.
        messages: what is said for a message: one form, or one for each kind of number that the language tells apart.
        form: the number of the form for a count.
        forms_of: the same for messages of another file, which may count its forms otherwise.
    """

    tag: str = SOURCE
    messages: Mapping[Key, tuple[str, ...]] = field(default_factory=dict)
    form: Callable[[int], int] = field(default=lambda count: int(count != 1))
    forms_of: Mapping[Key, Callable[[int], int]] = field(default_factory=dict)

    @cached_property
    def locale(self) -> Locale:
        """What CLDR knows of the language: dates, numbers, lists."""
        return locale_of(self.tag)

    def text(self, message: str, context: str = "") -> str:
        """What is said for a `message`; `context` tells apart what means different things in different places ("": none)."""
        found = self.messages.get((context, message))
        if found:
            return found[0]
        return accented(message) if self.tag == PSEUDO else message

    def plural(self, one: str, more: str, count: int) -> str:
        """What is said for a `count`: `one` and `more` are the English for one and for any other number."""
        found = self.messages.get(("", one))
        if found:
            form = self.forms_of.get(("", one), self.form)
            return found[min(form(count), len(found) - 1)]
        message = one if count == 1 else more
        return accented(message) if self.tag == PSEUDO else message

    def forms(self, one: str, more: str) -> dict[str, str]:
        """What is said for each kind of number, by the name that CLDR (and `Intl.PluralRules`) gives it; `one`, `more` as in `plural`."""
        found = {kind: self.plural(one, more, count) for kind, count in self._kinds.items()}
        return found | {"other": found.get("other", self.plural(one, more, _ENOUGH))}

    @cached_property
    def _kinds(self) -> Mapping[str, int]:
        """A count of each kind."""
        found: dict[str, int] = {}
        for count in range(_ENOUGH):
            found.setdefault(self.locale.plural_form(count), count)
        return found


_ENOUGH = 210
"""Numbers below this show every kind of plural that a language has, but for fractions and millions."""


ENGLISH = Catalogue()


def file_name(tag: str) -> str:
    """The file of the catalogue of the language `tag`."""
    return f"{tag}.po"


def read_catalogue(path: Path, tag: str) -> Catalog:
    """The catalogue in the file `path`, of the language `tag`.

    Raises:
        CatalogueError: it cannot be read, or holds words that do not have the places of their message.
        OSError: the file cannot be opened.
    """
    found = read_texts(path, tag)
    for message in found:
        if not message.fuzzy:  # a guess, which nobody sees until somebody has looked at it
            _check_places(message, path.name)
    return found


def read_texts(path: Path, tag: str) -> Catalog:
    """The texts in the file `path`, of the language `tag`, in which braces mean nothing.

    Raises:
        CatalogueError: it cannot be read.
        OSError: the file cannot be opened.
    """
    try:
        # As text: what the head says of bytes is of no use where they are UTF-8.
        text = path.read_text(encoding="utf-8-sig")
        found: Catalog = read_po(StringIO(text), locale=locale_of(tag), abort_invalid=True)
        gettext.c2py(found.plural_expr)
    except PoFileError as problem:
        raise CatalogueError(f"this is no gettext catalogue: {problem.args[0]}", path.name, problem.lineno) from problem
    except (ValueError, LookupError) as problem:
        raise CatalogueError(
            f"this is no gettext catalogue: {problem}", path.name, hint="write it in UTF-8"
        ) from problem
    return found


def _check_places(message: Message, name: str) -> None:
    """The words for a `message` have its places, and no others.

    A place that nobody fills in would stop a build, and one that is left out is a fact that is lost. Forms for one, or for a
    few, need not say how many.
    """
    originals = originals_of(message)
    if not originals[0]:
        return
    wanted = {place for original in originals for place in _places(original)}
    for words in said_in(message):
        try:
            said = set(_places(words))
        except ValueError as problem:
            raise CatalogueError(f"{words!r}: {problem}", name, message.lineno or 0, "close each { with }") from problem
        other, lost = said - wanted, wanted - said
        if other:
            known = ", ".join(f"{{{place}}}" for place in sorted(wanted)) or "none"
            text = f"{{{min(other)}}} is not filled in for {originals[0]!r}"
            raise CatalogueError(text, name, message.lineno or 0, f"places of this message: {known}")
        if words and lost and not (len(originals) > 1 and lost <= _COUNTS):
            text = f"{{{min(lost)}}} is missing in the words for {originals[0]!r}"
            raise CatalogueError(text, name, message.lineno or 0, "what stands in braces is filled in: keep it")


def originals_of(message: Message) -> tuple[str, ...]:
    """What a `message` translates: one text, or the one for one and the one for more."""
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def said_in(message: Message) -> tuple[str, ...]:
    """What a catalogue says for its `message`: one form, or one for each kind of number; "" where it says nothing yet."""
    said = message.string or ""
    return (said,) if isinstance(said, str) else tuple(said)


def _places(text: str) -> Iterator[str]:
    """The names of the places in a `text`.

    Raises:
        ValueError: a brace is open, or a place says how it is to be printed, which is not for words to say.
    """
    for _, name, form, conversion in string.Formatter().parse(text):
        if form or conversion:
            raise ValueError(f"write {{{name}}} without more")
        if name is not None:
            yield name


def load_catalogue(tag: str, publishers: Path | None = None) -> Catalogue:
    """The words of the language `tag` (BCP 47): ours, those of the same language without its country, a publisher's first.

    `publishers` is a folder of catalogues, None for none. Languages that nobody has translated are English.

    Raises:
        CatalogueError: a publisher's file is no catalogue.
    """
    folders = [folder for folder in (publishers, OURS) if folder]
    messages: dict[Key, tuple[str, ...]] = {}
    forms_of: dict[Key, Callable[[int], int]] = {}
    for name in _nearest(tag):
        for folder in folders:
            path = folder / file_name(name)
            if not path.is_file():
                continue
            found = read_catalogue(path, name)
            form = gettext.c2py(found.plural_expr)  # documented nowhere, there since Python 2.3
            for key, forms in _translated(found):
                if messages.setdefault(key, forms) is forms and len(forms) > 1:
                    forms_of[key] = form
    return Catalogue(tag, messages, forms_of=forms_of)


def available(publishers: Path | None = None) -> tuple[str, ...]:
    """The languages that have a catalogue of ours, or one in the folder `publishers` (None: no such folder); and English."""
    folders = [folder for folder in (publishers, OURS) if folder]
    return tuple(sorted({SOURCE, *(path.stem for folder in folders for path in folder.glob("*.po"))}))


def is_spoken(tag: str, publishers: Path | None = None) -> bool:
    """Whether there are words for the language `tag`, perhaps in another country's kind of it; `publishers` as in `available`."""
    return bool({*_nearest(tag), primary(tag)} & {*available(publishers), PSEUDO})


def _nearest(tag: str) -> Iterator[str]:
    """The tag, and what is left of it without its last parts."""
    parts = tag.split("-")
    for length in range(len(parts), 0, -1):
        yield "-".join(parts[:length])


def _translated(catalog: Catalog) -> Iterator[tuple[Key, tuple[str, ...]]]:
    for message in catalog:
        if not message.id or message.fuzzy:
            continue
        forms = said_in(message)
        if all(forms):
            yield (message.context or "", originals_of(message)[0]), forms


@cache
def locale_of(tag: str) -> Locale:
    """What CLDR knows of the language `tag`, or of the nearest that it knows; of English where it knows none."""
    if tag in {SOURCE, PSEUDO}:
        return Locale.parse(_PLAIN_ENGLISH)
    for name in _nearest(tag):
        try:
            return Locale.parse(name, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return Locale.parse(_PLAIN_ENGLISH)
