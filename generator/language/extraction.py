"""Every message in code, templates and scripts, collected by Babel."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file

from generator.templates_dir import templates_dir

_CODE = Path(__file__).parent.parent
_METHODS = {".py": "python", ".html": "jinja2", ".js": "javascript", ".mjs": "javascript"}
_KEYWORDS = {
    "_": None,
    "N_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "plural_forms": (1, 2),
    "pgettext": ((1, "c"), 2),
    "html": None,
    "html_plural": (1, 2),
    "html_in_context": ((1, "c"), 2),
}
_NOTE = ("translators:",)


def messages() -> Catalog:
    """Every message, with the files where it stands: relative to the package, or to its folder of templates."""
    found = Catalog(project="Guidepress", charset="utf-8", header_comment="# The fixed words of Guidepress.")
    for root, path in sorted(_files(), key=lambda item: item[1].relative_to(item[0])):
        name = f"{'generator' if root == _CODE else 'templates'}/{path.relative_to(root).as_posix()}"
        options = {"encoding": "utf-8", "silent": "false"}
        for found_line in extract_from_file(_METHODS[path.suffix], path, _KEYWORDS, _NOTE, options):
            _line, message, comments, context = found_line
            found.add(message, locations=[(name, 0)], auto_comments=comments, context=context)
    return found


def _files() -> Iterator[tuple[Path, Path]]:
    """The files that may hold messages, each with the folder that it lies below."""
    templates = templates_dir()
    for path in _CODE.rglob("*.py"):
        if not path.is_relative_to(templates):
            yield _CODE, path
    for part in ("pages", "theme"):
        for path in (templates / part).rglob("*"):
            if path.suffix in _METHODS:
                yield templates, path
