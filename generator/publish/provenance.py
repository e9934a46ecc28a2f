"""Manifests: what was published, file by file, and whether what somebody holds is that.

A manifest is JSON: facts of the library, and for each file its path, size in bytes and SHA-256. In an offline copy it
also tells the SHA-256 of each file as it is packed, and of itself (`fingerprint`), so that no byte of the archive can
change unseen. That tells damage; against somebody who changes manifest and files alike stands the manifest that the
publisher's site has (`published`).
"""

from __future__ import annotations

import hashlib
import json
import stat
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import Any

from generator.publish.archive import Archive
from generator.publish.packing import Member
from generator.publish.site_writer import files_in

MANIFEST = "MANIFEST.json"
MOST_TOLD = 20
"""Problems of one copy that are told one by one; the rest is counted."""
_UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError)
"""What Python's zipfile raises where an archive is not what it says."""
_LARGEST = 1 << 30  # bytes of one file: more would only fill the memory of whoever looks
_LOCAL_HEADER = 30  # bytes before the name (PKWARE, APPNOTE.TXT 6.3.3, 4.3.7)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A file in a manifest; `stored` is the SHA-256 of its bytes as they are packed, "" where they are not."""

    path: str
    size: int
    sha256: str
    stored: str = ""

    def as_json(self) -> dict[str, Any]:
        """As the manifest writes it."""
        found: dict[str, Any] = {"path": self.path, "size": self.size, "sha256": self.sha256}
        return found | ({"stored": self.stored} if self.stored else {})


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """What was found of a copy: problems as sentences, none if it is whole; `title` and `version` as it says itself."""

    problems: Sequence[str]
    title: str = ""
    version: str = ""
    files: int = 0


def checksum(data: bytes) -> str:
    """The SHA-256 of `data`, hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def manifest_text(files: Sequence[Listed], facts: Mapping[str, str]) -> bytes:
    """A manifest of `files`, with `facts` of the library at its head and a fingerprint of all of it."""
    record = {
        **facts,
        "count": len(files),
        "size": sum(file.size for file in files),
        "files": [file.as_json() for file in files],
    }
    return (json.dumps({"fingerprint": _fingerprint(record), **record}, ensure_ascii=False, indent=1) + "\n").encode()


def _fingerprint(record: Mapping[str, Any]) -> str:
    """The SHA-256 of a manifest without its fingerprint, in one spelling."""
    rest = {key: value for key, value in record.items() if key != "fingerprint"}
    return checksum(json.dumps(rest, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode())


def verify_bundle(path: Path, published: Path | None = None) -> Verified:
    """Whether the offline copy at `path`, a zip or the folder that it was unpacked to, is as it was published.

    `published` is the manifest of the publisher's site (or of an offline copy known to be whole), None to look only
    whether the copy agrees with itself. Never raises for a bad file: a copy may come from anywhere.
    """
    try:
        if path.is_dir():
            return _verified(_Folder(path), published)
        with zipfile.ZipFile(path) as archive:
            return _verified(_Zip(path, archive), published)
    except (OSError, *_UNREADABLE) as problem:
        return Verified(problems=[f"{path.name} is not a whole bundle: {problem}"])


class _Folder:
    """An unpacked copy."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.names = sorted(files_in(path))

    def read(self, name: str) -> bytes:
        path = self.path / name
        found = path.lstat()
        if not stat.S_ISREG(found.st_mode):
            raise zipfile.BadZipFile(f"{name} is no file")
        if found.st_size > _LARGEST:
            raise zipfile.BadZipFile(f"{name} is larger than {_LARGEST} bytes")
        return path.read_bytes()

    def problems(self, _: Mapping[str, Any]) -> Iterator[str]:
        """What else is wrong with the way in which the files are kept."""
        yield from (f"{name} is a link" for name in self.names if (self.path / name).is_symlink())


class _Zip:
    """A copy as it was published, all in one folder."""

    def __init__(self, path: Path, archive: zipfile.ZipFile) -> None:
        self.path = path
        self._archive = archive
        every = archive.namelist()
        tops = sorted({name.split("/", 1)[0] for name in every})
        self._top = f"{tops[0]}/" if len(tops) == 1 else ""
        self._all = every
        self.names = [name.removeprefix(self._top) for name in every]

    def read(self, name: str) -> bytes:
        if self._archive.getinfo(self._top + name).file_size > _LARGEST:
            raise zipfile.BadZipFile(f"{name} unpacks to more than {_LARGEST} bytes")
        return self._archive.read(self._top + name)

    def problems(self, manifest: Mapping[str, Any]) -> Iterator[str]:
        """What else is wrong with the way in which the files are kept: each byte is one that we would write."""
        yield from (f"{name} is there twice" for name, count in sorted(Counter(self.names).items()) if count > 1)
        leads_out = [name for name in self._all if ".." in PurePosixPath(name).parts or "\\" in name]
        yield from (f"{name} leads out of its folder" for name in leads_out)
        stored = {item["path"]: item.get("stored", "") for item in manifest["files"]}
        data = self.path.read_bytes()
        again = BytesIO()
        places: list[tuple[int, str]] = []
        with Archive(again, date.fromisoformat(manifest["as-of"])) as archive:
            for entry in self._archive.infolist():
                name = entry.filename.removeprefix(self._top)
                begin = entry.header_offset + _LOCAL_HEADER + len(entry.filename.encode())
                packed = data[begin : begin + entry.compress_size]
                if stored.get(name) and checksum(packed) != stored[name]:
                    yield f"{name} is not packed as it was published: it was changed, or packed again by another program"
                    return
                places.append((again.tell(), name))
                member = Member(packed, entry.compress_type == zipfile.ZIP_DEFLATED, entry.file_size, entry.CRC)
                archive.add(entry.filename, member)
        written = again.getvalue()
        if written != data:
            at = next(
                (n for n, pair in enumerate(zip(written, data, strict=False)) if pair[0] != pair[1]), len(written)
            )
            name = next((name for begin, name in reversed(places) if begin <= at), MANIFEST)
            if at >= again.getbuffer().nbytes or at >= _directory(written):
                name = "the list of files at its end"
            yield f"the archive was changed, or packed again by another program: {name} (byte {at})"


def _directory(data: bytes) -> int:
    """Where the list of files of an archive begins."""
    end = data.rfind(b"PK\5\6")
    return int.from_bytes(data[end + 16 : end + 20], "little")


def _verified(copy: _Folder | _Zip, published: Path | None) -> Verified:
    if MANIFEST not in copy.names:
        return Verified(problems=[f"no single folder with a {MANIFEST}"])
    try:
        raw = copy.read(MANIFEST)
        manifest = json.loads(raw)
        problems = list(_problems(copy, manifest))
        problems += _against(copy, raw, manifest, published) if published else []
    except (*_UNREADABLE, TypeError, KeyError, AttributeError, RecursionError) as problem:
        return Verified(problems=[f"{MANIFEST} cannot be read: {problem}"])
    more = len(problems) - MOST_TOLD
    told = [*problems[:MOST_TOLD], f"and {more} more"] if more > 0 else problems
    facts = {key: str(manifest.get(key, "")) for key in ("title", "version")}
    return Verified(problems=told, files=len(manifest["files"]), **facts)


def _problems(copy: _Folder | _Zip, manifest: Mapping[str, Any]) -> Iterator[str]:
    listed = {item["path"]: item for item in manifest["files"]}
    there = frozenset(copy.names)
    if manifest["fingerprint"] != _fingerprint(manifest):
        yield f"{MANIFEST} was changed"
    if manifest["count"] != len(listed):
        yield f"{MANIFEST} says {manifest['count']} files and lists {len(listed)}"
    yield from (f"{name} is not in the manifest" for name in sorted(there - {*listed} - {MANIFEST}))
    for name, item in listed.items():
        if name not in there:
            yield f"{name} is missing"
            continue
        try:
            same = checksum(copy.read(name)) == item["sha256"]
        except (OSError, *_UNREADABLE):
            same = False  # its header was changed
        if not same:
            yield f"{name} was changed"
    yield from copy.problems(manifest)


def _against(copy: _Folder | _Zip, raw: bytes, manifest: Mapping[str, Any], published: Path) -> list[str]:
    """What differs from what the publisher's manifest says: of the archive, or of the manifest in it."""
    try:
        known = json.loads(published.read_bytes())
        if known["fingerprint"] != _fingerprint(known):
            return [f"{published.name} was changed"]
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return [f"{published.name} is no manifest: nothing can be held against it"]
    if "bundle-manifest" not in known:  # the manifest of another copy
        return [] if known == manifest else ["this is not the copy that was published: its manifest is another"]
    if known["bundle-manifest"] != checksum(raw):
        edition = f"{known.get('title', '')} {known.get('version', '')}".strip()
        return [f"this is not the copy that was published with {edition}: its manifest is another"]
    listed = {item["path"]: item["sha256"] for item in known["files"]}
    if isinstance(copy, _Zip) and checksum(copy.path.read_bytes()) != listed[known["bundle"]]:
        return [f"{copy.path.name} is not, byte for byte, the one that was published"]
    return []
