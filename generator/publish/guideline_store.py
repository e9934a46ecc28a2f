"""Finished guidelines, kept from build to build: a guideline is made again when something that it was made from changes.

What that is, is partly known only when it is made: the words and sources that its pages and sheets show, the other
guidelines that they lead to. So an entry lies under a key of what is known before (its own files, what every guideline
looks at), and names what it took beside, each with a digest: it holds as long as all these digests do.

An entry is MessagePack, read into the types that it was written from: data, never code.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from generator.checks.facts import named_in
from generator.model.library import Library
from generator.publish.inputs import digest, digest_of_files, digest_of_record
from generator.publish.traced import Traced
from generator.publish.work import LibraryContext, Worked
from generator.source.library import LibraryFiles
from generator.store import ContentStore
from generator.text.resolve import Texts

KIND = "guidelines"
"""Their folder among what a project keeps."""

_SUFFIX = ".guideline"


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What a guideline took of what is shared: words, sources and other guidelines, by name, each with its digest."""

    terms: Mapping[str, str]
    resources: Mapping[str, str]
    guidelines: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a guideline is kept that was made of the files as they are now; `key` "" where nothing is kept."""

    guideline: str
    known: LibraryContext
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    taken: Taken
    worked: Worked


def _plain(value: Any) -> str:
    """A text that knows more than its letters (a key of YAML knows its place) as these letters."""
    if isinstance(value, str):
        return str.__str__(value)
    raise TypeError(f"{type(value)} cannot be kept")


_ENCODER = msgspec.msgpack.Encoder(enc_hook=_plain)
_DECODER = msgspec.msgpack.Decoder(_Entry)


class GuidelineStore:
    """The finished guidelines of one project."""

    def __init__(self, folder: Path, inputs: str, files: LibraryFiles, shared: Library) -> None:
        """Keep them in `folder`; with `inputs` "" nothing is kept.

        `inputs` is a digest of what every guideline is made from beside its own files, `files` are those of the library
        and `shared` is what its guidelines share.
        """
        self._store = ContentStore(folder, _SUFFIX)
        self._inputs = inputs
        self._files = files
        self._shared = shared
        self._digests: dict[tuple[str, str], str] = {}

    def get(self, name: str, known: LibraryContext) -> Worked | None:
        """The guideline in the folder `name` as it would be made with `known`, None where it must be made."""
        key = self.place(name, known).key
        data = self._store.get(key) if key else None
        if data is None:
            return None
        try:
            entry = _DECODER.decode(data)
        except msgspec.DecodeError:
            return None
        return entry.worked if self._holds(entry.taken) else None

    def place(self, name: str, known: LibraryContext) -> Place:
        """The place of the guideline in the folder `name`, made with `known`: ask before its files are read."""
        if not self._inputs:
            return Place(guideline=name, known=known, key="")
        said = [known.as_of.isoformat(), sorted(known.shared_decisions), known.bundle, sorted(known.others.items())]
        said.append(known.editions.get(name, ()))
        languages = [tag for tag, names in self._shared.languages.items() if name in names]
        words = json.dumps([name, said, languages], default=lambda page: [page.address, page.title])
        key = digest(self._inputs, words, self._digest_of_guideline(name))
        return Place(guideline=name, known=known, key=key)

    def put(self, place: Place, worked: Worked, library: Library, texts: Texts) -> None:
        """Keep in its `place` what `worked` was made of a guideline.

        `library` is the one that it was made in, whose words and sources are `Traced`, `texts` are its texts.

        What has errors is not kept, neither what tells of a place in a file that is shared: that place may move. And if
        somebody has changed the files meanwhile, nobody knows which of them were read.
        """
        own = self._files.name(self._files.content / "guidelines" / place.guideline)
        at_home = all(item.finding.where.file.startswith(f"{own}/") for item in worked.reported)
        if worked.made and at_home and place.key and place == self.place(place.guideline, place.known):
            entry = _Entry(taken=self._taken(library, texts), worked=worked)
            self._store.put(place.key, _ENCODER.encode(entry))

    def tidy(self) -> None:
        """Delete what was long not used."""
        self._store.tidy()

    def _digest_of_guideline(self, name: str) -> str:
        return digest_of_files(self._files.files_of(name), self._files.content)

    def _taken(self, library: Library, texts: Texts) -> Taken:
        """What was asked for by name, and all that it leads to: titles are known to whoever resolves a link."""
        terms, resources = _traced(library.terms), _traced(library.resources)
        waiting: list[tuple[str, Any]] = [(bundle.id, bundle) for bundle in library.guidelines]
        waiting += [("", self._shared.terms[name]) for name in terms]
        waiting += [("", self._shared.resources[name]) for name in resources]
        while waiting:
            here, record = waiting.pop()
            for kind, _, name in named_in(record, here, texts):
                if kind == "term" and name not in terms:
                    terms.add(name)
                    waiting.append(("", self._shared.terms[name]))
                elif kind == "resource" and name not in resources:
                    resources.add(name)
                    waiting.append(("", self._shared.resources[name]))
        return Taken(
            terms={name: self._digest_of("term", name) for name in sorted(terms)},
            resources={name: self._digest_of("resource", name) for name in sorted(resources)},
            guidelines={bundle.id: self._digest_of_guideline(bundle.id) for bundle in library.neighbours},
        )

    def _holds(self, taken: Taken) -> bool:
        return (
            all(self._digest_of("term", name) == known for name, known in taken.terms.items())
            and all(self._digest_of("resource", name) == known for name, known in taken.resources.items())
            and all(self._digest_of_guideline(name) == known for name, known in taken.guidelines.items())
        )

    def _digest_of(self, kind: str, name: str) -> str:
        """The digest of a word or source that is shared, "" if there is none of this name."""
        if (kind, name) not in self._digests:
            record = (self._shared.terms if kind == "term" else self._shared.resources).get(name)
            self._digests[kind, name] = digest_of_record(record) if record else ""
        return self._digests[kind, name]


def _traced(records: Mapping[str, Any]) -> set[str]:
    return set(records.taken) if isinstance(records, Traced) else set(records)
