"""Every page has an address of its own, and one that can be unpacked anywhere."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import PurePosixPath

from generator.checks.context import CheckContext
from generator.checks.facts import PlacedAddress
from generator.diagnostics import Where
from generator.fonts import FOLDER
from generator.model import addresses
from generator.model.library import Library

RESERVED = ("offline", "handouts", "data", "hosting", "a-z", "assets/guidepress")
"""Folders of the site that no file of content/ may use: the offline copy, PDFs, data, lists, and what is ours."""

_NOT_FOR_PAGES = ("assets",)
"""Pictures may stand beside those of the theme, pages may not."""

_NOT_PUBLISHED = "templates"
"""MkDocs leaves out this folder of content/ (and hidden ones) without a word."""

_TAKEN = ("404.html", "sitemap.xml", "sitemap.xml.gz", "feed.xml", "robots.txt", "MANIFEST.json", "_headers")
"""What is written beside the pages: by MkDocs, for hosts and readers of feeds, and for the offline copy."""

MARKDOWN = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
"""The endings that MkDocs takes for pages: in small letters only."""

LONGEST_PATH = 200
"""Characters, with the name of the offline copy: Windows has 260, and the copy is unpacked below some folder."""


def library_addresses(library: Library) -> Iterator[PlacedAddress]:
    """The address of every page of the library itself."""
    for name in (
        addresses.HOME,
        addresses.GLOSSARY,
        addresses.RESOURCES,
        addresses.ALL_QUESTIONS,
        addresses.HELP,
        addresses.SEARCH,
        addresses.DIAGNOSTICS,
    ):
        yield PlacedAddress(address=name, where=library.info.where)


def check_addresses(context: CheckContext) -> None:
    """No two files of the site have one address, and none has one that cannot be unpacked."""
    if not context.of_library:
        return
    taken: dict[str, Where] = {}
    own = context.library.info.where
    for name in _TAKEN:
        taken[_folded(name)] = own
    misnamed = _misnamed(context)
    twice = {item.where for item in context.findings.items if item.code == "duplicate-id"}
    pages = (*library_addresses(context.library), *(page for facts in context.facts for page in facts.pages))
    for address, where in ((page.address, page.where) for page in pages):
        first = taken.setdefault(_folded(address), where)
        # Two things of one name are told already, and not once more for every page that they have.
        shared = first.file != where.file and (first.file.startswith(misnamed) or where.file.startswith(misnamed))
        if first is not where and not shared and where not in twice:
            message = f"two pages would have the same address, {address}"
            context.findings.error("same-address", message, where, "rename this one")
        _check_length(address, where, context)
    for facts in context.facts:
        for sheet in facts.sheets:
            _check_length(sheet.address, sheet.where, context)
    for path in context.content.files:
        if path.suffix.casefold() not in {".yaml", ".yml"} and path.parts[0] != FOLDER:
            _check_file(path, taken, context)


def _misnamed(context: CheckContext) -> tuple[str, ...]:
    """Files of tables, and folders of guidelines, that do not have the name of what is in them."""
    files = [item.where.file for item in context.findings.items if item.code == "id-mismatch"]
    return tuple(file.removesuffix("guideline.yaml") for file in files)


def _check_file(path: PurePosixPath, taken: dict[str, Where], context: CheckContext) -> None:
    """One file of content/ that is published: a page, or what pages show."""
    is_page = path.suffix in MARKDOWN
    where = Where(context.content.name(path), 1, 1)
    error = context.findings.error
    if not is_page and path.suffix.casefold() in MARKDOWN:
        message = (
            f"a page's file name must end in {path.suffix.casefold()}, in lower case; this file would not become a page"
        )
        error("misplaced-file", message, where, "rename this file")
    address = _page_address(path) if is_page else str(path)
    kept = _kept_folder(path, with_pages=is_page or path.suffix.casefold() == ".html")
    first = taken.setdefault(_folded(address), where)
    if path.parts[0].casefold() == _NOT_PUBLISHED:
        error("misplaced-file", f"MkDocs publishes nothing from the folder {path.parts[0]}/", where, "move this file")
    elif kept:
        error("same-address", f"the folder {kept}/ is reserved for pages made from YAML", where, "move this file")
    elif first is not where:
        message = f"this file and {first.file} would have the same address, {address}"
        hint = "rename this file; some systems ignore capitals in file names"
        error("same-address", message, where, hint if _folded(address) != address else "rename this file")
    _check_length(address, where, context)


def _page_address(path: PurePosixPath) -> str:
    return str(path.with_name(f"{'index' if path.stem == 'README' else path.stem}.html"))


def _kept_folder(path: PurePosixPath, *, with_pages: bool) -> str:
    """The folder that is kept for others and holds this path, "" if none does."""
    below = f"{path.parent}/".casefold()
    kept = (*RESERVED, *(_NOT_FOR_PAGES if with_pages else ()))
    return next((folder for folder in kept if below.startswith(f"{folder}/")), "")


def _folded(address: str) -> str:
    """Addresses that are one file on some system fold to one text: capitals, and two ways to write "é"."""
    return unicodedata.normalize("NFC", address).casefold()


def _check_length(address: str, where: Where, context: CheckContext) -> None:
    info = context.library.info
    unpacked = f"{info.library}-{info.version}/{address}"
    if len(unpacked) > LONGEST_PATH:
        message = f"the path {address[:60]}… has {len(unpacked)} characters in the offline copy"
        context.findings.error("bad-file-name", message, where, f"at most {LONGEST_PATH}: use shorter identifiers")
