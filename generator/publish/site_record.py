"""What is remembered of the site that stands: from what it was made, what was said then, and each of its files.

So a build that would make the same again is over at once, and one that changes little takes over the rest
(`site_writer`). It lies in the store, not in the site, which is the publisher's alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec

from generator.publish.inputs import digest
from generator.publish.site_writer import LastSite, Written, files_in
from generator.store import ContentStore

KIND = "sites"
"""Their folder among what a project keeps."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteRecord:
    """A site as it was built.

    `inputs` is a digest of all that the build read, "" where that is not known. `said` are the lines that it told.
    `pages`, `handouts`, `printings` and `drafts` are counts, `bundle` is the address of the offline copy, "" where there is none; `files` go by address,
    `packed` are the pieces of some of them by the digest of their content.
    """

    inputs: str
    said: tuple[str, ...]
    pages: int
    handouts: int
    printings: int
    bundle: str
    drafts: int
    files: Mapping[str, Written]
    packed: Mapping[str, tuple[bytes, ...]]


_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(SiteRecord)


class SiteRecords:
    """The records of the sites of one project."""

    def __init__(self, folder: Path) -> None:
        """They lie in the store `folder`."""
        self._store = ContentStore(folder / KIND, ".site")

    def get(self, site: Path) -> SiteRecord | None:
        """What is known of the `site`, None if nothing."""
        data = self._store.get(_key(site))
        try:
            return None if data is None else _DECODER.decode(data)
        except msgspec.DecodeError:
            return None

    def put(self, site: Path, record: SiteRecord) -> None:
        """Remember the `record` of the `site`."""
        self._store.put(_key(site), _ENCODER.encode(record))
        self._store.tidy()


def is_whole(site: Path, record: SiteRecord) -> bool:
    """Whether `site` has the files of its `record`, each as it was written, and no others."""
    last = LastSite(site=site, files=record.files)
    found = set(files_in(site))
    return found == record.files.keys() and all(map(last.is_as_written, found))


def _key(site: Path) -> str:
    return digest("site", str(site.absolute()))
