"""Names in the theme's templates and the record that they are given: each is there, and each is used."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import pytest
from jinja2 import Environment, nodes

from generator.pages.frame import Link, NavigationEntry, NavigationGroup, PageFrame
from generator.templates_dir import templates_dir

THEME = templates_dir() / "theme"
TEMPLATES = sorted(THEME.rglob("*.html"))
IN_LOOPS: dict[str, type] = {"crumb": Link, "item": NavigationEntry, "group": NavigationGroup}
"""What loops and macros of the templates call the items of a list."""


def paths(template: Path) -> Iterator[tuple[str, ...]]:
    """Every chain of attributes that begins with a name: `gp.nav.guideline` is ("gp", "nav", "guideline")."""
    tree = Environment(autoescape=True).parse(template.read_text(encoding="utf-8"))
    for node in tree.find_all(nodes.Getattr):
        chain: list[str] = []
        inner: nodes.Expr = node
        while isinstance(inner, nodes.Getattr):
            chain.insert(0, inner.attr)
            inner = inner.node
        if isinstance(inner, nodes.Name):
            yield (inner.name, *chain)


def record_of(hint: Any) -> type | None:
    """The record that a field holds, None for a text, a list or nothing."""
    if get_origin(hint) not in {None, Union, UnionType}:  # from Python 3.14 on, `X | None` is a Union
        return None
    return next((part for part in (hint, *get_args(hint)) if dataclasses.is_dataclass(part)), None)  # type: ignore[return-value]


def problem(record: type | None, chain: tuple[str, ...]) -> str:
    """The first name of a chain that its record does not have, "" if all are there."""
    for name in chain:
        if record is None:
            return name
        hints = get_type_hints(record)
        if name not in hints:
            return name
        record = record_of(hints[name])
    return ""


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_every_name_in_a_template_is_in_the_frame(template: Path) -> None:
    roots = {"gp": PageFrame, **IN_LOOPS}
    for name, *chain in paths(template):
        if name in roots:
            assert not problem(roots[name], tuple(chain)), ".".join((name, *chain))


def test_a_misspelt_name_is_found() -> None:
    assert problem(PageFrame, ("nav", "guideline", "title")) == ""
    assert problem(PageFrame, ("review_due", "dat")) == "dat"
    assert problem(PageFrame, ("dates", "due")) == "dates"
    assert problem(PageFrame, ("title", "words")) == "words"


def test_everything_in_the_frame_is_used_by_a_template() -> None:
    used = {chain for template in TEMPLATES for chain in paths(template) if chain[0] == "gp"}
    used_fields = {chain[1] for chain in used}
    assert {field.name for field in dataclasses.fields(PageFrame)} - used_fields == set()
