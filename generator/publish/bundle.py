"""The offline copy: the site's own pages in a zip, with a manifest that tells every file's checksum.

The same site gives the same bytes: names are sorted, times come from the library's date, permissions are fixed.
"""

from __future__ import annotations

import hashlib
import json
import re
import zipfile
import zlib
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path, PurePosixPath
from typing import Any

from markupsafe import escape

from generator.language.catalogue import Catalogue
from generator.language.formats import decimal_text
from generator.language.speaking import _, speaking, spoken
from generator.model import addresses
from generator.publish.archive import Archive
from generator.publish.packing import PackedFile, fill, pack
from generator.publish.release import naming
from generator.publish.site_writer import SiteWriter

MANIFEST = "MANIFEST.json"
_READ_ME = "README.txt"
# They need a server, or an address on the web.
_LEFT_OUT = {"404.html", "sitemap.xml", "sitemap.xml.gz", "feed.xml", "_headers", "robots.txt"}
_FOLDERS_LEFT_OUT = {"offline", "hosting"}
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._+-]{0,99}")
_MEGABYTE, _WHOLE = 1000, 10  # in kilobytes; from how many megabytes on no decimal is shown


def write_bundle(
    writer: SiteWriter,
    name: str,
    version: str,
    meta: Mapping[str, str],
    as_of: date,
    *,
    made: Sequence[PackedFile] = (),
    spoken_in: Mapping[str, Catalogue] | None = None,
) -> Path:
    """Pack a finished site into `offline/<name>-<version>.zip` inside it; returns the path of the zip.

    `name` and `version` are those of the library, `writer` writes the site.

    `made` are files that belong into the site and are not there yet: they are written, too. Pages learn the size of the
    copy first: `SIZE_MARK` in them is replaced, in the site too. `meta` goes into the manifest as it is. `as_of`
    becomes the time of every file. A README.txt of the site's own takes the place of ours.

    `spoken_in` are the words of each folder of the site, that of its root last (""); None for those that are spoken.

    Raises:
        ValueError: name or version cannot be part of a file name, or the site has a MANIFEST.json of its own.
    """
    for part in (name, version):
        if not _NAME.fullmatch(part):
            raise ValueError(
                f"{part!r} cannot be part of a file name: write letters, digits, dots, hyphens, beginning with a letter or digit"
            )
    found = {file.address: file for file in (*writer.there(), *made)}
    offline = {address: file for address, file in found.items() if _is_offline(address)}
    if MANIFEST in offline:
        raise ValueError(f"the site has a file {MANIFEST} of its own: the offline copy needs that name")
    words = _size_by_folder(sum(file.size for file in offline.values()), spoken_in or {"": spoken()})
    offline.setdefault(_READ_ME, pack(_READ_ME, _read_me(meta, version)))
    writer.write_all(found.values(), words)
    target = writer.site / addresses.bundle(name, version)
    target.parent.mkdir(parents=True, exist_ok=True)
    listed: list[dict[str, Any]] = []
    with naming(target), target.open("wb") as output, Archive(output, as_of) as archive:
        for address, file in sorted(offline.items()):
            if address in found:
                written = writer.written[address]
                size, sha256 = written.size, written.sha256
                archive.add(f"{name}-{version}/{address}", writer.member(file, words(address)))
            else:
                content = fill(file, words(address))
                size, sha256 = len(content.data), _checksum(content.data)
                archive.add(f"{name}-{version}/{address}", content.member)
            listed.append({"path": address, "size": size, "sha256": sha256})
        manifest = _manifest(listed, name, version, {**meta, "as-of": as_of.isoformat()})
        archive.add(f"{name}-{version}/{MANIFEST}", fill(pack(MANIFEST, manifest), b"").member)
    writer.note(target)
    return target


def _is_offline(address: str) -> bool:
    """Whether a file works without a server and without an address on the web."""
    return address not in _LEFT_OUT and address.partition("/")[0] not in _FOLDERS_LEFT_OUT


def _size_by_folder(size: int, spoken_in: Mapping[str, Catalogue]) -> Callable[[str], bytes]:
    """The size of the copy, as it stands in the page at an address: in the words of its folder."""
    sizes: dict[str, bytes] = {}
    for folder, catalogue in spoken_in.items():
        with speaking(catalogue):
            sizes[folder] = escape(size_in_words(size)).encode()
    return lambda address: next(words for folder, words in sizes.items() if address.startswith(folder))


def size_in_words(size: int) -> str:
    """`about 340 kB`, `about 2.5 MB`: two digits are what a reader needs to decide.

    >>> size_in_words(333_333), size_in_words(2_480_000), size_in_words(48_000_000)
    ('about 340 kB', 'about 2.5 MB', 'about 48 MB')
    """
    kilobytes = max(10, -(-size // 10_000) * 10)
    if kilobytes < _MEGABYTE:
        return _("about {size} kB", size=kilobytes)
    megabytes = kilobytes / _MEGABYTE
    digits = f"{megabytes:.0f}" if megabytes >= _WHOLE else f"{megabytes:.1f}"
    return _("about {size} MB", size=decimal_text(Decimal(digits)))


def verify_bundle(path: Path) -> list[str]:
    """What is wrong with a bundle: not a bundle at all, or files missing, changed, extra, or outside its folder.

    Never raises for a bad file: a bundle may come from anywhere.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            return _problems(archive)
    except (OSError, zipfile.BadZipFile, zlib.error, KeyError, TypeError, ValueError) as problem:
        return [f"not a whole bundle: {problem}"]


def _problems(archive: zipfile.ZipFile) -> list[str]:
    names = archive.namelist()
    tops = sorted({name.split("/", 1)[0] for name in names})
    if len(tops) != 1 or f"{tops[0]}/{MANIFEST}" not in names:
        return [f"no single folder with a {MANIFEST}"]
    prefix = f"{tops[0]}/"
    manifest: dict[str, Any] = json.loads(archive.read(prefix + MANIFEST))
    listed = {prefix + item["path"]: item for item in manifest["files"]}
    unlisted = set(names) - set(listed) - {prefix + MANIFEST}
    found = [f"{name} leads out of its folder" for name in names if ".." in PurePosixPath(name).parts or "\\" in name]
    found += [f"{name} is there twice" for name in sorted({name for name in names if names.count(name) > 1})]
    found += [f"{name} is not in the manifest" for name in sorted(unlisted)]
    for name, item in listed.items():
        if name not in names:
            found.append(f"{name} is missing")
        elif _checksum(archive.read(name)) != item["sha256"]:
            found.append(f"{name} was changed")
    if manifest["count"] != len(listed):
        found.append(f"{MANIFEST} says {manifest['count']} files and lists {len(listed)}")
    return found


def _checksum(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _read_me(meta: Mapping[str, str], version: str) -> bytes:
    lines = [
        _("{library}, version {version}", library=meta.get("title", ""), version=version),
        "",
        _(
            "Open {file} with any web browser. No network is needed, and nothing leaves this device.",
            file=addresses.HOME,
        ),
        _("{file} lists every file with its checksum.", file=MANIFEST),
        "",
    ]
    return "\r\n".join(lines).encode()


def _manifest(listed: Sequence[Mapping[str, Any]], name: str, version: str, meta: Mapping[str, str]) -> bytes:
    record = {
        "library": name,
        "version": version,
        **meta,
        "count": len(listed),
        "size": sum(file["size"] for file in listed),
        "files": listed,
    }
    return (json.dumps(record, ensure_ascii=False, indent=1) + "\n").encode()
