"""`mkdocs.yml` is looked at before MkDocs carries out its tags."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.source.project_file import check_project


def found(tmp_path: Path, text: str | bytes) -> list[tuple[str, int]]:
    path = tmp_path / "mkdocs.yml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return [(item.code, item.where.line) for item in check_project(path)[0]]


@pytest.mark.parametrize(
    "tag",
    [
        "!!python/object/apply:os.system [touch /tmp/x]",
        "!!python/object/apply:pymdownx.slugs.slugify.x {}",
        "!!python/object/new:os.system [x]",
        "!!python/object:os.system {}",
        "!!python/module:os",
        "!!python/name:os.system",
        "!!python/name:pymdownx.emoji.os.system",
        "!!python/name:materials.extensions.emoji.twemoji",
        "!<tag:yaml.org,2002:python/object/apply:os.system> [x]",
        "!custom x",
        "[{a: [!!python/name:os.system ]}]",
        "{? !!python/name:os.system : a}",
    ],
)
def test_a_tag_that_could_run_a_program_is_refused(tag: str, tmp_path: Path) -> None:
    assert found(tmp_path, f"site_name: x\nextra: {tag}\n") == [("unsafe-tag", 2)]


def test_a_tag_by_another_name_is_refused(tmp_path: Path) -> None:
    text = "%TAG !p! tag:yaml.org,2002:python/object/apply:\n---\na: !p!os.system [x]\n"
    assert found(tmp_path, text) == [("unsafe-tag", 3)]
    assert found(tmp_path, "a: !!python/object/apply:os.system [x]\n".encode("utf-16")) == [("unsafe-tag", 1)]


@pytest.mark.parametrize(
    "value",
    [
        "!ENV [SITE, none]",
        "!relative $docs_dir",
        "!!python/name:material.extensions.emoji.twemoji",
        "!!python/name:pymdownx.superfences.fence_code_format",
        "!!python/object/apply:pymdownx.slugs.slugify {kwds: {case: lower}}",
        "!!str 5",
        "&a {b: c}",
    ],
)
def test_what_the_manuals_tell_people_to_write_is_let_through(value: str, tmp_path: Path) -> None:
    assert found(tmp_path, f"site_name: x\nextra: {value}\n") == []


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("site_name: [\n", "yaml-syntax", 1),
        ("a: &a [*a]\n", "alias-not-allowed", 1),
        ("a: " + "[" * 100 + "]" * 100, "yaml-syntax", 1),
        ("- a\n", "wrong-type", 1),
        ("", "wrong-type", 1),
        ("a: 2024-99-99\n", "yaml-syntax", 1),
        ("INHERIT: 5\n", "wrong-type", 1),
        ("!ENV [X, INHERIT]: other.yml\n", "wrong-type", 1),
        (b"a: \xff\n", "yaml-syntax", 1),
    ],
)
def test_a_project_file_that_cannot_be_loaded(text: str | bytes, code: str, line: int, tmp_path: Path) -> None:
    assert found(tmp_path, text) == [(code, line)]


@pytest.mark.parametrize("text", ["INHERIT: base.yml\n", "base: &b {INHERIT: base.yml}\n<<: *b\n"])
def test_a_file_that_is_inherited_is_looked_at_too(text: str, tmp_path: Path) -> None:
    (tmp_path / "base.yml").write_text("a: !!python/name:os.system\n", encoding="utf-8")
    assert found(tmp_path, text) == [("unsafe-tag", 1)]


def test_a_file_that_inherits_from_itself(tmp_path: Path) -> None:
    (tmp_path / "base.yml").write_text("INHERIT: mkdocs.yml\n", encoding="utf-8")
    assert found(tmp_path, "INHERIT: base.yml\n") == [("symlink-cycle", 0)]
    assert found(tmp_path, "INHERIT: gone.yml\n") == [("unreadable-file", 0)]
