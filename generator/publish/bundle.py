"""The offline copy: the site's own pages in a zip, with a manifest that tells every file's checksum.

The same site gives the same bytes: names are sorted, times come from the library's date, permissions are fixed. The site
has a manifest of its own, of all its files, the offline copy among them: `provenance` checks either against it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

from markupsafe import escape

from generator.language.catalogue import Catalogue
from generator.language.formats import decimal_text
from generator.language.speaking import _, speaking, spoken
from generator.model import addresses
from generator.publish.archive import Archive
from generator.publish.licenses import LICENSES, licenses_text
from generator.publish.packing import PackedFile, fill, pack
from generator.publish.provenance import MANIFEST, Listed, checksum, manifest_text
from generator.publish.release import naming
from generator.publish.site_writer import SiteWriter

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
    becomes the time of every file. A README.txt or LICENSES.txt of the site's own takes the place of ours.

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
    offline.setdefault(LICENSES, pack(LICENSES, licenses_text(meta)))
    writer.write_all(found.values(), words)
    target = writer.site / addresses.bundle(name, version)
    target.parent.mkdir(parents=True, exist_ok=True)
    listed: list[Listed] = []
    with naming(target), target.open("wb") as output, Archive(output, as_of) as archive:
        for address, file in sorted(offline.items()):
            if address in found:
                sha256, member = writer.written[address].sha256, writer.member(file, words(address))
            else:
                content = fill(file, words(address))
                sha256, member = checksum(content.data), content.member
            archive.add(f"{name}-{version}/{address}", member)
            stored = checksum(member.stored) if member.is_packed else ""
            listed.append(Listed(path=address, size=member.size, sha256=sha256, stored=stored))
        manifest = manifest_text(listed, {"library": name, "version": version, **meta, "as-of": as_of.isoformat()})
        archive.add(f"{name}-{version}/{MANIFEST}", fill(pack(MANIFEST, manifest, plain=True), b"").member)
    writer.note(target)
    _write_site_manifest(writer, target, manifest, {"library": name, "version": version, **meta})
    return target


def _write_site_manifest(writer: SiteWriter, bundle: Path, manifest: bytes, meta: Mapping[str, str]) -> None:
    """List every file of the site beside its pages, and which offline copy was published with them."""
    files = {address: file for address, file in writer.written.items() if file.sha256}
    listed = [Listed(path=address, size=file.size, sha256=file.sha256) for address, file in sorted(files.items())]
    with bundle.open("rb") as packed:
        whole = hashlib.file_digest(packed, "sha256").hexdigest()
    address = bundle.relative_to(writer.site).as_posix()
    listed.append(Listed(path=address, size=bundle.stat().st_size, sha256=whole))
    target = writer.site / MANIFEST
    with naming(target):
        target.write_bytes(manifest_text(listed, {**meta, "bundle": address, "bundle-manifest": checksum(manifest)}))
    writer.note(target)


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
