"""Files of translated texts for those who translate: brought up to date, handed out, and taken back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Catalog, Message

from generator.language.catalogue import said_in
from generator.language.po_text import as_po, new_catalogue
from generator.source.translation import TextState, TranslatedText, Translation, was
from generator.whole_file import write_whole

_DONE = {TextState.TRANSLATED, TextState.KEPT}
_BESIDE = " > "
"""Stands between file and text in the context of an entry that is handed out."""


def up_to_date(translation: Translation, tag: str) -> str:
    """The text of the file of a `translation` into the language `tag`, with an entry for each text that there is now.

    A translation whose original has changed stays, marked as fuzzy, with the old original; translations of texts that are
    gone stay at the end, as comments.
    """
    catalog = new_catalogue(tag)
    for text in translation.texts:
        _add(catalog, text, text.path)
    for message in translation.left_over():
        catalog.obsolete[message.context or str(message.id)] = message
    return as_po(catalog)


def handed_out(translations: Iterable[Translation], tag: str, *, everything: bool = False) -> tuple[str, int]:
    """One catalogue of all `translations` into the language `tag` for a translation office, and how many texts it holds.

    It holds what is not translated, and what must be translated anew; with `everything` the rest, too.
    """
    catalog = new_catalogue(tag)
    for translation in translations:
        for text in translation.texts:
            if everything or text.state not in _DONE:
                _add(catalog, text, f"{translation.name}{_BESIDE}{text.path}")
    return as_po(catalog), len(catalog)


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What came of a catalogue that was handed out: how many translations were taken, and the contexts of those that were not.

    `files` are the new texts of files, by the names that findings give them.
    """

    taken: int
    changed_since: Sequence[str]
    unknown: Sequence[str]
    files: Mapping[str, str]


def taken_back(catalog: Catalog, translations: Iterable[Translation], tag: str) -> TakenBack:
    """Put what a translation office has written in `catalog` into `translations` into the language `tag`.

    A translation of a text that has changed meanwhile is not taken: nobody may read new numbers in old words.
    """
    waiting: dict[str, Message] = {
        message.context: message
        for message in catalog
        if message.context and any(said_in(message)) and not message.fuzzy
    }
    files: dict[str, str] = {}
    changed: list[str] = []
    taken = 0
    for translation in translations:
        new: dict[str, str] = {}
        for text in translation.texts:
            context = f"{translation.name}{_BESIDE}{text.path}"
            message = waiting.pop(context, None)
            if message is None:
                continue
            if message.id != text.original:
                changed.append(context)
            else:
                new[text.path] = said_in(message)[0]
        if new:
            taken += len(new)
            files[translation.name] = up_to_date(translation.with_said(new), tag)
    return TakenBack(taken, changed, sorted(waiting), files)


def write_all(files: Mapping[str, str], content: Path) -> None:
    """Write each of `files`, named as findings name it, below the folder `content`.

    Raises:
        OSError: one cannot be written; it and those after it are as they were.
    """
    for name, text in files.items():
        write_whole(content / name.partition("/")[2], text)


def _add(catalog: Catalog, text: TranslatedText, context: str) -> None:
    is_stale = text.state is TextState.STALE
    catalog.add(
        text.original,
        text.said,
        context=context,
        locations=[(text.where.file.rsplit("/", 1)[-1], 0)] if text.where.file else [],
        flags=["fuzzy"] if is_stale else [],  # what was kept holds for this original now, and for no later one
        auto_comments=[*(["one on each line"] if text.is_list else []), *([was(text.before)] if is_stale else [])],
    )
