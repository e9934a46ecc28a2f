"""Keep the catalogues of fixed words: how complete they are, and what a translator has to add."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Catalog

from generator.language.catalogue import OURS, available, file_name, load_catalogue, read_catalogue, said_in
from generator.language.po_text import as_po, new_catalogue
from generator.language.scripts import template


@dataclass(frozen=True, slots=True)
class Completeness:
    """How many of the messages there are (`of`) a language `tag` has words for (`done`)."""

    tag: str
    done: int
    of: int

    @property
    def is_complete(self) -> bool:
        """Whether readers meet no English."""
        return self.done == self.of


def completeness(tag: str, publishers: Path | None = None) -> Completeness:
    """How complete the words for the language `tag` are; `publishers` as in `load_catalogue`."""
    words = load_catalogue(tag, publishers)
    names = [(message.context or "", _name(message.id)) for message in template() if message.id]
    return Completeness(tag, sum(name in words.messages for name in names), len(names))


def every_language(publishers: Path | None = None) -> list[Completeness]:
    """How complete each language is that has a catalogue; `publishers` as in `load_catalogue`."""
    return [
        completeness(tag, publishers)
        for tag in available(publishers)
        if (OURS / file_name(tag)).is_file() or publishers
    ]


def updated(tag: str, path: Path, publishers: Path | None = None) -> str:
    """The text of the catalogue at `path` for the language `tag`, with every message that must be translated.

    What it holds is kept, what it lacks is added, and what has another wording now is marked as fuzzy. Where `publishers`
    is the folder of `path`, what Guidepress itself has words for is left out: a publisher need not repeat it.

    Raises:
        CatalogueError: the file is no catalogue.
    """
    known = read_catalogue(path, tag) if path.is_file() else new_catalogue(tag)
    ours = load_catalogue(tag) if publishers else None
    wanted = Catalog()
    for message in template():
        name = (message.context or "", _name(message.id))
        own = known.get(_name(message.id), message.context)
        is_own = own is not None and any(said_in(own))
        if message.id and (is_own or ours is None or name not in ours.messages):
            wanted.add(
                message.id,
                locations=[(place, 0) for place, _ in message.locations],
                auto_comments=message.auto_comments,
                context=message.context,
                flags=message.flags,
            )
    known.update(wanted, update_header_comment=False)
    for message in known:  # Babel reads the mark of an old wording as a remark of the translator's
        message.user_comments = [remark for remark in message.user_comments if not remark.startswith("|")]
    return as_po(known)


def _name(identifier: str | list[str] | tuple[str, ...]) -> str:
    return identifier if isinstance(identifier, str) else identifier[0]
