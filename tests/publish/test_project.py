"""What stands around the YAML: mkdocs.yml, Markdown pages, pictures, templates. Errors in them are errors of content."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner
from mkdocs.config import load_config
from mkdocs.exceptions import PluginError

from generator.cli import main
from generator.model import addresses
from generator.publish import engine, project
from tests.support import LibraryCase


def refused(case: LibraryCase) -> str:
    """Why a build is refused; nothing may be left where the site would be."""
    with pytest.raises(engine.ContentError) as caught:
        case.build()
    assert not case.site.exists()
    return "\n".join([*case.said, str(caught.value)])


def test_a_tag_in_the_project_file_never_runs(tmp_path: Path) -> None:
    mark = tmp_path / "ran"
    case = LibraryCase(tmp_path).configure(f"extra: !!python/object/apply:os.mkdir [{mark}]\n")
    assert "error[unsafe-tag]" in refused(case)
    for command in ("check", "build", "serve"):
        result = CliRunner().invoke(main, [command, "-f", str(tmp_path / "mkdocs.yml")])
        assert result.exit_code == 1, command
        assert "unsafe-tag" in result.output, command
    assert not mark.exists()


def test_a_project_file_that_changes_while_it_is_loaded_is_loaded_as_it_was_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mark = tmp_path / "ran"
    case = LibraryCase(tmp_path)
    checked = project.check_project

    def check_and_change(path: Path) -> project.Project:
        found = checked(path)
        case.configure(f"extra: !!python/object/apply:os.mkdir [{mark}]\n")
        return found

    monkeypatch.setattr(project, "check_project", check_and_change)
    config = project.load_project(tmp_path / "mkdocs.yml", case.said.append)
    assert config.site_name
    assert not mark.exists()


def test_nobody_else_loads_a_project_file() -> None:
    """MkDocs' own ways to read it are named in the one module that loads it."""
    ways = ("load_config(", "yaml_load(", "get_yaml_loader(")
    package = Path(engine.__file__).parents[1]
    users = {path.name for path in package.rglob("*.py") if any(way in path.read_text("utf-8") for way in ways)}
    assert users == {"project.py"}


def test_what_is_inherited_is_put_together_as_mkdocs_does_it(tmp_path: Path) -> None:
    (tmp_path / "base.yml").write_text(
        "site_name: Base\nextra: {a: {b: 1, c: 2}, d: [1]}\ntheme: {name: material}\n", encoding="utf-8"
    )
    path = tmp_path / "mkdocs.yml"
    path.write_text("INHERIT: base.yml\nsite_name: Own\nextra: {a: {b: 5}, d: [2]}\n", encoding="utf-8")
    (tmp_path / "docs").mkdir()
    ours, theirs = project.load_project(path, print), load_config(str(path))
    assert {**ours, "plugins": 0, "theme": 0} == {**theirs, "plugins": 0, "theme": 0}
    assert ours.extra == {"a": {"b": 5, "c": 2}, "d": [2]}


def test_a_text_from_the_environment_is_checked_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OWNER", "a\u202eb")
    case = LibraryCase(tmp_path).configure("copyright: !ENV [OWNER, nobody]\n")
    assert "error[control-character]: the character U+202E is not allowed; it comes from the environment" in refused(
        case
    )


CUSTOM = "site_name: x\ndocs_dir: content\nplugins: [guidepress]\ntheme: {name: material, custom_dir: "


@pytest.mark.parametrize("folder", ["/etc", "../outside", "link", "!ENV FOLDER"])
def test_a_folder_of_the_theme_outside_the_project_is_refused(
    folder: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = LibraryCase(tmp_path / "project")
    (tmp_path / "outside").mkdir()
    (case.root / "link").symlink_to("../outside")
    monkeypatch.setenv("FOLDER", "/etc")
    (case.root / "mkdocs.yml").write_text(f"{CUSTOM}{folder}}}\n", encoding="utf-8")
    said = refused(case)
    assert "mkdocs.yml:4:37: error[leaves-project]" in said


@pytest.mark.parametrize("what", ["link", "pipe"])
def test_what_lies_in_the_folder_of_the_theme_is_looked_at(what: str, tmp_path: Path) -> None:
    case = LibraryCase(tmp_path)
    (case.root / "mkdocs.yml").write_text(f"{CUSTOM}own}}\n", encoding="utf-8")
    (tmp_path / "own").mkdir()
    if what == "link":
        (tmp_path / "own/a.txt").symlink_to("/etc/passwd")
    else:
        os.mkfifo(tmp_path / "own/main.html")
    assert ("error[leaves-project]" if what == "link" else "error[unreadable-file]") in refused(case)


def test_under_mkdocs_alone_the_project_file_is_looked_at_once_it_is_loaded(tmp_path: Path) -> None:
    """Its tags have been carried out by then (SECURITY.md); all else is refused as by our own commands."""
    case = LibraryCase(tmp_path)
    (case.root / "mkdocs.yml").write_text(f"{CUSTOM}/etc}}\n", encoding="utf-8")
    config = load_config(str(case.root / "mkdocs.yml"))
    with pytest.raises(PluginError, match=r"mkdocs.yml: 1 error"):
        config.plugins["guidepress"].on_config(config)


def test_a_page_may_ask_for_a_template_that_is_not_there(tmp_path: Path) -> None:
    case = LibraryCase(tmp_path).put("page.md", "---\ntemplate: gone.html\n---\n\n# Page\n")
    assert "there is no template gone.html" in refused(case)


def test_a_template_of_ones_own_that_is_wrong(tmp_path: Path) -> None:
    case = LibraryCase(tmp_path)
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: x\ndocs_dir: content\nplugins: [guidepress]\ntheme: {name: material, custom_dir: own}\n",
        encoding="utf-8",
    )
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "main.html").write_text("{% if %}", encoding="utf-8")
    case.put("page.md", "---\ntemplate: own.html\n---\n# Page\n")
    (tmp_path / "own" / "own.html").write_text("{% if %}", encoding="utf-8")
    assert "TemplateSyntaxError in a template" in refused(case)


@pytest.mark.parametrize("address", ["https://example.org/?a=b", "https://example.org/#x", "ftp://example.org/"])
def test_an_address_of_the_site_that_pages_cannot_be_put_behind(address: str, tmp_path: Path) -> None:
    assert "site_url in mkdocs.yml" in refused(LibraryCase(tmp_path).configure(f"site_url: {address}\n"))


@pytest.mark.parametrize(
    ("config", "words"),
    [
        ("theme: {name: mkdocs}\nplugins: [guidepress]\n", 'set "theme: material"'),
        ("theme: {name: material}\nplugins: [offline, guidepress]\n", "Guidepress has its own search"),
        ("theme: {name: material}\nplugins: []\n", 'add "guidepress"'),
        ("theme: {name: material}\nplugins: [guidepress]\nrepo_url: 'javascript:alert(1)'\n", "repo_url"),
        (
            "theme: {name: material}\nplugins: [guidepress]\nrepo_url: https://a.example/\nedit_uri: 'javascript:x'\n",
            "edit_uri",
        ),
        ("theme: {name: material}\nplugins: [guidepress]\nnav: [{a: 5}]\n", "nav in mkdocs.yml"),
    ],
)
def test_check_refuses_what_build_refuses(config: str, words: str, tmp_path: Path) -> None:
    case = LibraryCase(tmp_path)
    (tmp_path / "mkdocs.yml").write_text(f"site_name: x\ndocs_dir: content\n{config}", encoding="utf-8")
    assert words in refused(case)
    result = CliRunner().invoke(main, ["check", "-f", str(tmp_path / "mkdocs.yml")])
    assert result.exit_code == 1
    assert words in result.output


def test_several_paths_of_one_library_are_one_report(tmp_path: Path) -> None:
    case = LibraryCase(tmp_path).put("glossary.yaml", "terms: [").put("resources.yaml", "x: y")
    paths = [str(case.content / name) for name in ("glossary.yaml", "resources.yaml", ".")]
    told = json.loads(CliRunner().invoke(main, ["check", "--format", "json", *paths]).output)
    assert {item["file"] for item in told} == {"content/glossary.yaml", "content/resources.yaml"}
    assert len(told) == len({json.dumps(item) for item in told})


def test_a_hook_that_fails_is_named_and_ours_shows_its_traceback(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "hook.py").write_text("def on_nav(nav, **_): raise ValueError('mine')\n", encoding="utf-8")
    case = LibraryCase(tmp_path).configure("hooks: [hook.py]\n")
    assert "ValueError" in refused(case)

    def fail(*_: object) -> None:
        raise ValueError("a defect")

    (tmp_path / "hook.py").write_text("", encoding="utf-8")
    monkeypatch.setattr("generator.edition.shared_records", fail)
    monkeypatch.setattr("generator.mkdocs_plugin.build_index", fail)
    with pytest.raises(ValueError, match="a defect"):
        case.build()


def test_patterns_that_exclude_pages_leave_ours_alone(tmp_path: Path) -> None:
    case = LibraryCase(tmp_path).configure('exclude_docs: "*.pdf\\n*.json\\n*.js\\n*.css\\n*.md\\n!page.md"\n')
    case.put("page.md", "# Page\n").put("assets/javascripts/own.js", "1").put("own.map", "1").put("x.png", "1").build()
    for path in (
        "data/library.json",
        "assets/guidepress/style.css",
        "guidelines/sore-throat/index.html",
        "page.html",
        "own.map",
    ):
        assert (case.site / path).is_file(), path
    assert list((case.site / "handouts").glob("*.pdf"))
    assert list((case.site / addresses.SEARCH_FOLDER).glob("*.js"))
    assert not (case.site / "assets/javascripts/own.js").exists()


def test_what_pages_would_load_from_other_hosts_is_told_at_its_line(tmp_path: Path) -> None:
    case = LibraryCase(tmp_path).configure(
        "extra_css:\n  - own.css\n  - https://fonts.example/css\n"
        "extra_javascript:\n  - own.js\n  - path: //cdn.example/a.js\n    defer: true\n"
        "extra:\n  analytics:\n    provider: google\n"
    )
    project.load_project(tmp_path / "mkdocs.yml", case.said.append)
    lines = (tmp_path / "mkdocs.yml").read_text(encoding="utf-8").splitlines()
    told = [line for said in case.said for line in said.splitlines() if "warning[blocked-by-policy]" in line]
    shown = [lines[int(line.split(":")[1]) - 1].strip() for line in told]
    assert shown == ["- https://fonts.example/css", "- path: //cdn.example/a.js", "provider: google"]
    assert "other hosts: fonts.example" in told[0]
    assert "other hosts: cdn.example" in told[1]
    assert "no analytics" in told[2]
