"""What stands around the YAML: mkdocs.yml, Markdown pages, pictures, templates. Errors in them are errors of content."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.publish import engine
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


def test_a_hook_that_fails_is_named_and_ours_shows_its_traceback(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "hook.py").write_text("def on_nav(nav, **_): raise ValueError('mine')\n", encoding="utf-8")
    case = LibraryCase(tmp_path).configure("hooks: [hook.py]\n")
    assert "ValueError" in refused(case)

    def fail(*_: object) -> None:
        raise ValueError("a defect")

    (tmp_path / "hook.py").write_text("", encoding="utf-8")
    monkeypatch.setattr("generator.edition.library_records", fail)
    monkeypatch.setattr("generator.mkdocs_plugin.build_index", fail)
    with pytest.raises(ValueError, match="a defect"):
        case.build()


def test_patterns_that_exclude_pages_leave_ours_alone(tmp_path: Path) -> None:
    case = LibraryCase(tmp_path).configure('exclude_docs: "*.pdf\\n*.json\\n*.js\\n*.css\\n*.md\\n!page.md"\n')
    case.put("page.md", "# Page\n").put("assets/javascripts/own.js", "1").put("own.map", "1").put("x.png", "1").build()
    for path in (
        "handouts/sore-throat-questions-a4.pdf",
        "data/library.json",
        "assets/guidepress/search-index.js",
        "assets/guidepress/style.css",
        "guidelines/sore-throat/index.html",
        "page.html",
        "own.map",
    ):
        assert (case.site / path).is_file(), path
    assert not (case.site / "assets/javascripts/own.js").exists()
