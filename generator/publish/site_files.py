"""Files as MkDocs lists them: what of a project becomes part of its site, and what we add."""

from __future__ import annotations

import re
from collections.abc import Collection, Container
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from generator.fonts import FOLDER
from generator.model import addresses
from generator.publish import minify
from generator.publish.theme_style import trimmed

SITEMAP = "sitemap.xml"
_MATERIAL = re.compile(r"assets/stylesheets/main\.[0-9a-f]+\.min\.css")
_ROWS = re.compile(r"guidelines/[^/]+/decisions/[^/]+\.csv")

_BESIDE = re.compile(r"(?:guidelines/[^/]+/)?[^/]+(\.svg|\.png|\.woff2)")
"""Pictures and fonts that can be chosen: they lie beside `library.yaml`, or beside a guideline."""

_LEFTOVERS = (
    '<input class="md-toggle" data-md-toggle="drawer" type="checkbox" id="__drawer" autocomplete="off">',
    '<input class="md-toggle" data-md-toggle="search" type="checkbox" id="__search" autocomplete="off">',
    '<label class="md-overlay" for="__drawer"></label>',
)


class MadeFile(File):
    """A file that is made from YAML: links may lead to it, and MkDocs neither reads nor writes it."""

    def is_documentation_page(self) -> bool:
        """It comes ready."""
        return False

    def copy_file(self, dirty: bool = False) -> None:  # noqa: FBT001, FBT002 - as MkDocs has it
        """It is written with all others of its kind."""


def settle(files: Files, config: MkDocsConfig, made: Container[str] = (), left_out: Collection[str] = ()) -> None:
    """Of the `files` of the project with this `config`, keep what belongs into the site; ours come without comments.

    `made` are the addresses of what is made from YAML. A picture that is among them is published there alone: a Markdown
    page that shows its file shows it from there. Nothing that lies beside a guideline `left_out` is published.
    """
    folders = tuple(f"guidelines/{name}/" for name in left_out)
    for file in list(files):
        if _is_left_out(file, config) or (file.src_uri.startswith(folders) and not _is_of_theme(file, config)):
            files.remove(file)
        elif (address := _address_of_picture(file, config)) in made:
            files.remove(file)
            files.append(made_file(config, file.src_uri, address))
        elif _is_of_theme(file, config):
            file.inclusion = InclusionLevel.INCLUDED  # `exclude_docs` speaks of the library's files
            shipped = _shipped(file)
            if shipped is not None:
                file.content_string = shipped


def _shipped(file: File) -> str | None:
    """What a browser gets of a `file` of the theme; None where it gets the file as it is."""
    path = Path(file.abs_src_path or "")
    if _MATERIAL.fullmatch(file.src_uri):
        return trimmed(path.read_text(encoding="utf-8"))
    return minify.shipped(path)


def _address_of_picture(file: File, config: MkDocsConfig) -> str:
    """Where a `file` lies if it was chosen as a picture; "" where none can be chosen."""
    beside = _BESIDE.fullmatch(file.src_uri)
    if _is_of_theme(file, config) or not beside or not file.abs_src_path:
        return ""
    data = Path(file.abs_src_path).read_bytes()
    return addresses.font(data) if beside[1] == ".woff2" else addresses.picture(data, beside[1])


def _is_of_theme(file: File, config: MkDocsConfig) -> bool:
    """Whether a `file` of the project with this `config` comes with the theme."""
    return file.src_dir is not None and Path(file.src_dir) != Path(config.docs_dir)


def _is_left_out(file: File, config: MkDocsConfig) -> bool:
    """Whether a `file` of the project with this `config` stays out of the site.

    These are YAML of the library, its catalogues, CSV files that hold rows of its tables, its fonts for paper,
    Material's unused files, and parts of scripts.
    """
    if file.src_uri == SITEMAP and not config.site_url:
        return True  # the bare template, which MkDocs now takes for a file of the theme
    if _is_of_theme(file, config):
        return file.src_uri.endswith((".map", ".mjs")) or file.src_uri.startswith("assets/javascripts/")
    name = file.src_uri.casefold()
    return name.endswith((".yaml", ".yml", ".po")) or name.startswith(f"{FOLDER}/") or _ROWS.fullmatch(name) is not None


def made_file(config: MkDocsConfig, source: str, address: str) -> File:
    """What links in the Markdown of the project with this `config` lead to by its `source`: a file made at an `address`."""
    file = MadeFile.generated(config, source, content=b"", inclusion=InclusionLevel.NOT_IN_NAV)
    file.dest_uri = address
    return file


def generated(config: MkDocsConfig, address: str, content: str | bytes) -> File:
    """A file at an `address` that is no page and holds `content`; `exclude_docs` of the `config` does not reach it."""
    return File.generated(config, address, content=content, inclusion=InclusionLevel.INCLUDED)


def finished(html: str) -> str:
    """A page as it is published: without what Material's base leaves over, and what is there for the eyes of editors alone."""
    for leftover in _LEFTOVERS:
        html = html.replace(leftover, "")
    return minify.page(html)
