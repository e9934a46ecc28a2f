"""The offline copy: the site's own pages in a zip, with a manifest that tells every file's checksum.

The same site gives the same bytes: names are sorted, times come from the library's date, permissions are fixed.
"""

from __future__ import annotations

import hashlib
import json
import re
import zipfile
import zlib
from collections.abc import Mapping
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any

from generator.model import addresses
from generator.pages.framing import SIZE_MARK

MANIFEST = "MANIFEST.json"
_READ_ME = "README.txt"
# They need a server, or an address on the web.
_LEFT_OUT = {"404.html", "sitemap.xml", "sitemap.xml.gz", "feed.xml", "_headers", "robots.txt"}
_FOLDERS_LEFT_OUT = {"offline", "hosting"}
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._+-]{0,99}")
_FIRST_DAY, _LAST_DAY = date(1980, 1, 1), date(2107, 12, 31)  # what the zip format can say
_LEVEL = 6  # 9 makes text one per cent smaller and takes twice the time
_PACKED_ALREADY = {".pdf", ".woff2", ".png", ".jpg", ".jpeg", ".webp", ".zip", ".gz"}
_FILE_MODE = 0o100644
_MEGABYTE, _WHOLE = 1000, 10  # in kilobytes; from how many megabytes on no decimal is shown


def write_bundle(site: Path, name: str, version: str, meta: Mapping[str, str], as_of: date) -> Path:
    """Pack the finished `site` into `offline/<name>-<version>.zip` inside it, by `name` and `version`; returns its path.

    Pages learn the size of the copy before it is packed: `SIZE_MARK` in them is replaced, in the site too. `meta` goes into the manifest as it is. `as_of` becomes the time of every file. A README.txt of the site's own
    takes the place of ours.

    Raises:
        ValueError: name or version cannot be part of a file name, or the site has a MANIFEST.json of its own.
    """
    for part in (name, version):
        if not _NAME.fullmatch(part):
            raise ValueError(
                f"{part!r} cannot be part of a file name: write letters, digits, dots, hyphens, beginning with a letter or digit"
            )
    target = site / addresses.bundle(name, version)
    _say_size(site)
    files = {path.relative_to(site).as_posix(): path.read_bytes() for path in _files(site)}
    if MANIFEST in files:
        raise ValueError(f"the site has a file {MANIFEST} of its own: the offline copy needs that name")
    files.setdefault(_READ_ME, _read_me(meta, version))
    manifest = _manifest(files, name, version, {**meta, "as-of": as_of.isoformat()})
    target.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(target, "w") as archive:
        for path, data in [*sorted(files.items()), (MANIFEST, manifest)]:
            # The level must be said here: an entry of one's own does not take that of the archive.
            archive.writestr(_entry(f"{name}-{version}/{path}", as_of), data, compresslevel=_LEVEL)
    return target


def _say_size(site: Path) -> None:
    """Write the size of the copy into every page. It is rounded, so that the figure itself does not change it."""
    words = size_in_words(sum(_packed(path) for path in _files(site))).encode()
    mark = SIZE_MARK.encode()
    for page in sorted(site.rglob("*.html")):
        data = page.read_bytes()
        if mark in data:
            page.write_bytes(data.replace(mark, words))


def _packed(path: Path) -> int:
    data = path.read_bytes()
    return len(data) if path.suffix in _PACKED_ALREADY else len(zlib.compress(data, _LEVEL))


def size_in_words(size: int) -> str:
    """`about 340 kB`, `about 2.5 MB`: two digits are what a reader needs to decide.

    >>> size_in_words(333_333), size_in_words(2_480_000), size_in_words(48_000_000)
    ('about 340 kB', 'about 2.5 MB', 'about 48 MB')
    """
    kilobytes = max(10, -(-size // 10_000) * 10)
    if kilobytes < _MEGABYTE:
        return f"about {kilobytes} kB"
    megabytes = kilobytes / _MEGABYTE
    return f"about {megabytes:.0f} MB" if megabytes >= _WHOLE else f"about {megabytes:.1f} MB"


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


def _files(site: Path) -> list[Path]:
    """Files that work without a server, in order of their names. Links are not followed out of the site."""
    found = []
    for path in sorted(site.rglob("*")):
        relative = path.relative_to(site)
        skip = relative.parts[0] in _FOLDERS_LEFT_OUT or relative.as_posix() in _LEFT_OUT
        if path.is_file() and not path.is_symlink() and not skip:
            found.append(path)
    return found


def _read_me(meta: Mapping[str, str], version: str) -> bytes:
    lines = [
        f"{meta.get('title', '')}, version {version}",
        "",
        "Open index.html with any web browser. No network is needed, and nothing leaves this device.",
        f"{MANIFEST} lists every file with its checksum.",
        "",
    ]
    return "\r\n".join(lines).encode()


def _manifest(files: Mapping[str, bytes], name: str, version: str, meta: Mapping[str, str]) -> bytes:
    listed = [{"path": path, "size": len(data), "sha256": _checksum(data)} for path, data in sorted(files.items())]
    record = {
        "library": name,
        "version": version,
        **meta,
        "count": len(listed),
        "size": sum(len(data) for data in files.values()),
        "files": listed,
    }
    return (json.dumps(record, ensure_ascii=False, indent=1) + "\n").encode()


def _entry(name: str, day: date) -> zipfile.ZipInfo:
    day = min(max(day, _FIRST_DAY), _LAST_DAY)
    entry = zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
    packed = PurePosixPath(name).suffix in _PACKED_ALREADY
    entry.compress_type = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
    entry.external_attr = _FILE_MODE << 16
    entry.create_system = 3  # Unix, on every machine
    return entry
