"""Of Material's style sheet goes what only parts of its frame could fit; everything that a page of ours has keeps its rules."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

import pytest

from generator.publish.theme_style import trimmed


def material() -> str:
    (sheet,) = Path(str(files("material"))).glob("templates/assets/stylesheets/main.*.min.css")
    return sheet.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("css", "kept"),
    [
        ("", ""),
        ('@charset "UTF-8";a{b:c}', '@charset "UTF-8";a{b:c}'),
        (".md-nav{a:b}", ""),
        (".md-nav__link--active:hover .md-ellipsis{a:b}", ""),
        (".md-navigation{a:b}", ".md-navigation{a:b}"),
        (".md-typeset .md-nav,.x{a:b}", ".x{a:b}"),
        (":is(.md-nav,.x) p{a:b}", ":is(.md-nav,.x) p{a:b}"),
        ("@media print{.md-header{a:b}.x{c:d}}", "@media print{.x{c:d}}"),
        ("@media print{@supports (a:b){.md-tabs{c:d}}}", ""),
        ("@font-face{src:url(.md-nav)}@keyframes nav{0%{a:b}}", "@font-face{src:url(.md-nav)}@keyframes nav{0%{a:b}}"),
        ('p:after{content:"} .md-nav{"}.md-nav{a:b}', 'p:after{content:"} .md-nav{"}'),
        ("/* { */.x{a:b}/* } */", "/* { */.x{a:b}/* } */"),
    ],
)
def test_rules_of_the_frame_go_and_no_others(css: str, kept: str) -> None:
    assert trimmed(css) == kept


def test_a_third_of_material_goes_and_what_markdown_brings_stays() -> None:
    css = material()
    rest = trimmed(css)
    assert len(rest) < 0.7 * len(css)
    assert trimmed(rest) == rest
    for part in (".md-typeset .admonition", ".md-typeset .tabbed-set", ".md-typeset .highlight", ".md-typeset table"):
        count = css.count(part)
        assert count
        assert rest.count(part) == count, part
    assert rest.count("{") == rest.count("}")


def test_no_page_of_ours_has_a_class_whose_rules_went() -> None:
    gone = set(re.findall(r"\.(md-[\w-]+)", material())) - set(re.findall(r"\.(md-[\w-]+)", trimmed(material())))
    templates = Path(__file__).parents[2] / "templates"
    used = "".join(
        path.read_text(encoding="utf-8") for path in templates.rglob("*") if path.suffix in {".html", ".js", ".mjs"}
    )
    assert {name for name in gone if re.search(rf"[\"' ]{name}[\"' ]", used)} == set()
