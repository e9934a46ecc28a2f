"""What people write into `mkdocs.yml` from other sites, and what changes nothing here: each with what does it instead."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.diagnostics import Findings, Where
from generator.source.nodes import Map, Scalar, Seq
from generator.source.project_file import Project

CODE = "no-effect"

_BRAND = "write it under `brand:` in library.yaml, as {}"
_INSTEAD: Mapping[tuple[str, ...], str] = {
    ("theme", "logo"): _BRAND.format("`logo`"),
    ("theme", "icon", "logo"): _BRAND.format("`logo`"),
    ("theme", "favicon"): _BRAND.format("`logo`: the sign in the tab is made of it"),
    ("theme", "palette"): _BRAND.format("`color` and `accent`; readers choose light or dark themselves"),
    ("theme", "font"): _BRAND.format("`typeface`"),
    (
        "copyright",
    ): "write `license:` and `publisher:` in library.yaml, and what else stands below every page as `footer` under `brand:`",
    (
        "extra",
        "consent",
    ): "nothing is kept that needs consent; name a page on privacy as `privacy` under `brand:` in library.yaml",
    (
        "extra",
        "social",
    ): "write the words and links that stand below every page as `footer` under `brand:` in library.yaml",
    ("extra", "homepage"): "write your website as `address` of `publisher:` in library.yaml",
    ("extra", "alternate"): "languages come from `translations:` in library.yaml",
}
"""Keys, and what to write instead."""


def check_no_effect(project: Project, findings: Findings) -> None:
    """Warn, in `findings`, of what in a `project` would do something elsewhere and does nothing here."""
    for keys, instead in _INSTEAD.items():
        where = project.key(*keys)
        if where:
            _warn(findings, f"{'.'.join(keys)} changes nothing", where, instead)
    for title, where in _groups(project):
        hint = "pages stand in one list, by their own titles: leave the group out, or put its pages into a folder"
        _warn(findings, f'the title "{title}" of a group in nav is shown nowhere', where, hint)
    for title, where in _foreign(project):
        hint = "name it in a Markdown page, or as `footer` under `brand:` in library.yaml"
        _warn(findings, f'the link "{title}" in nav is shown nowhere', where, hint)


def _warn(findings: Findings, message: str, where: Where, hint: str) -> None:
    findings.warning(CODE, message, where, hint)


def _groups(project: Project) -> Iterator[tuple[str, Where]]:
    """The titles in `nav` that stand above other pages."""
    for title, value in _titled(project):
        if isinstance(value, Seq):
            yield title.text, title.where


def _foreign(project: Project) -> Iterator[tuple[str, Where]]:
    """The titles in `nav` of what is no page of the library."""
    for title, value in _titled(project):
        if isinstance(value, Scalar) and "://" in value.text:
            yield title.text, title.where


def _titled(project: Project) -> Iterator[tuple[Scalar, object]]:
    todo = [project.find("nav")]
    while todo:
        node = todo.pop()
        if isinstance(node, Seq):
            todo += reversed(node.items)
        elif isinstance(node, Map):
            for title, value in node.entries:
                yield title, value
                todo.append(value)
