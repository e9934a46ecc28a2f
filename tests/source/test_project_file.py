"""`mkdocs.yml` is looked at before MkDocs carries out its tags."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import yaml

from generator.source import project_file
from generator.source.compose import MAX_BYTES
from generator.source.project_file import ProjectLoader, check_project
from tests.source.test_limits import within


def found(tmp_path: Path, text: str | bytes) -> list[tuple[str, int]]:
    path = tmp_path / "mkdocs.yml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return [(item.code, item.where.line) for item in check_project(path).findings]


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
    assert found(tmp_path, "a: !!python/object/apply:os.system [x]\n".encode("utf-16")) == [("not-utf-8", 1)]


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
        ("", "empty-file", 1),
        ("a: 2024-99-99\n", "yaml-syntax", 1),
        ("INHERIT: 5\n", "wrong-type", 1),
        ("!ENV [X, INHERIT]: other.yml\n", "wrong-type", 1),
        (b"a: \xff\n", "not-utf-8", 1),
        ("a: 1\nb: 2\na: 3\n", "duplicate-key", 3),
        ("a: 1\n---\nb: 2\n", "several-documents", 2),
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


BOMB = "".join(f"a{n + 1}: &a{n + 1} [{', '.join([f'*a{n}'] * 100)}]\n" for n in range(4))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (f"a0: &a0 [x, x]\n{BOMB}", "alias-not-allowed"),
        ("a: " + "{" * 20_000, "yaml-syntax"),
        ("a:\n" + "".join(f"{' ' * n}- \n" for n in range(1, 200)), "yaml-syntax"),
        (f"a: &a {'x' * 100_000}\nb: [{', '.join(['*a'] * 1000)}]\n", "alias-not-allowed"),
        ("INHERIT: base.yml\nb: {c: &c {<<: *c}}\n", "alias-not-allowed"),
        (f"# {'x' * MAX_BYTES}\n", "file-too-large"),
    ],
    ids=["aliases", "brackets", "lists", "a long text", "a merge of itself", "bytes"],
)
def test_a_project_file_that_is_too_much_is_told_in_a_moment(text: str, code: str, tmp_path: Path) -> None:
    assert [item[0] for item in within(50_000, lambda: found(tmp_path, text))] == [code]


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("site_name: a\u202eb\n", 13),
        ('site_name: "a\\u202eb"\n', 12),
        ("extra: {a\u2066b: x}\n", 10),
        ("# a\u202eb\n", 4),
        ('site_name: "\\ud800"\n', 0),
    ],
)
def test_a_text_of_the_project_file_is_checked_as_content_is(text: str, column: int, tmp_path: Path) -> None:
    path = tmp_path / "mkdocs.yml"
    path.write_text(text, encoding="utf-8")
    (item,) = check_project(path).findings
    assert item.code == ("control-character" if column else "yaml-syntax")
    assert item.where.line == 1
    assert not column or item.where.column == column


def test_the_loader_itself_runs_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Even of a text that nobody has looked at."""
    monkeypatch.setattr(project_file, "import_module", lambda name: pytest.fail(f"{name} was imported"))
    for tag in (
        "object/apply:os.getpid",
        "name:os.system",
        "module:os",
        "object/new:os.system",
        "name:pymdownx.emoji.a.b",
    ):
        with pytest.raises(yaml.constructor.ConstructorError):
            yaml.load(f"a: !!python/{tag} []", Loader=ProjectLoader)  # noqa: S506 - it is the one that is tested


def test_the_loader_makes_what_the_manuals_promise() -> None:
    text = """
    emoji: !!python/name:material.extensions.emoji.twemoji
    slugify: !!python/object/apply:pymdownx.slugs.slugify {kwds: {case: lower}}
    """
    loaded = yaml.load(text, Loader=ProjectLoader)  # noqa: S506 - as above
    assert loaded["emoji"].__name__ == "twemoji"
    assert loaded["slugify"]("Two Words", "-") == "two-words"


def test_a_name_that_is_not_installed_is_an_error_of_the_file() -> None:
    with pytest.raises(yaml.constructor.ConstructorError, match="no_such_name"):
        yaml.load("a: !!python/name:pymdownx.emoji.no_such_name", Loader=ProjectLoader)  # noqa: S506 - as above


def test_a_pipe_in_the_place_of_the_project_file_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "mkdocs.yml")
    assert [item.code for item in check_project(tmp_path / "mkdocs.yml").findings] == ["unreadable-file"]
