"""The page *As a library* is made from the docstrings, by a plugin that no other page and no other library pays for."""

from __future__ import annotations

import inspect
import re
import shutil
import tomllib
from pathlib import Path

import pytest

import generator
from generator import api
from tests.support import LibraryCase

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parent.parent.parent
PAGE = "developers/library.html"
SIZE = re.compile(rb"about [\d.]+ [kM]B")
FUNCTIONS = [name for name in api.__all__ if inspect.isfunction(getattr(api, name))]


def with_guides(root: Path) -> LibraryCase:
    """The starting files with the Markdown pages of the reference library."""
    case = LibraryCase(root)
    for page in (ROOT / "content").rglob("*.md"):
        case.put(page.relative_to(ROOT / "content").as_posix(), page.read_bytes())
    return case


def files(site: Path) -> dict[str, bytes]:
    """What is in a site beside the bundle, which has another size that pages tell, and the list of all files."""
    found = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    return {
        name: SIZE.sub(b"", data) for name, data in found.items() if not name.startswith(("offline/", "MANIFEST.json"))
    }


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> LibraryCase:
    """Built as the reference library is, by the same `mkdocs.yml`."""
    case = with_guides(tmp_path_factory.mktemp("with the page"))
    shutil.copy(ROOT / "mkdocs.yml", case.root)
    for name in ("docs", "generator"):
        (case.root / name).symlink_to(ROOT / name)
    return case.build()


def test_it_is_made_without_a_warning(case: LibraryCase) -> None:
    assert ["warning[no-address]" in said for said in case.said] == [True]
    assert ":::" not in case.page(PAGE)


@pytest.mark.parametrize("name", sorted({*generator.__all__, *api.__all__} - {"__version__"}))
def test_every_public_name_has_its_place(case: LibraryCase, name: str) -> None:
    home = "generator" if name in generator.__all__ else "generator.api"
    assert f'<h3 id="{home}.{name}"' in case.page(PAGE)


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_signature_has_each_argument_on_a_line_of_its_own(case: LibraryCase, name: str) -> None:
    """Whatever formatter is installed: the page has the same bytes everywhere."""
    section = case.page(PAGE).partition(f'id="generator.{name}"')[2]
    lines = re.sub(r"<[^>]+>", "", section.partition("<pre>")[2].partition("</pre>")[0]).split("\n")
    parameters = inspect.signature(getattr(api, name)).parameters
    assert [line.partition(":")[0].strip() for line in lines[1:-1] if line != "    *,"] == list(parameters)
    assert [f"<dt><code>{name}</code>:" in section for name in parameters] == [True] * len(parameters)


def test_nothing_of_the_machine_stands_on_it(case: LibraryCase) -> None:
    page = case.page(PAGE)
    assert [place for place in (ROOT, case.root, Path.home()) if str(place) in page] == []


def test_no_other_page_pays_for_it(case: LibraryCase, tmp_path: Path) -> None:
    """Nothing else of the site changes with the plugin: no style, no script, no file, no byte."""
    without = with_guides(tmp_path)
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    plain = re.sub(r"  - mkdocstrings:\n(    .*\n)+|hooks:\n(  .*\n)+", "", text)
    assert "hooks" not in plain
    (without.root / "mkdocs.yml").write_text(plain, encoding="utf-8")
    without.build()
    one, other = (files(site) for site in (case.site, without.site))
    assert one.pop(PAGE) != other.pop(PAGE)
    assert one == other


def test_no_other_library_needs_the_plugin() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    (wanted,) = project["optional-dependencies"]["docs"]
    name = re.split(r"[\[<>=]", wanted)[0]
    assert [line for line in project["dependencies"] if line.startswith(name)] == []
    assert name not in (ROOT / "templates" / "new" / "mkdocs.yml").read_text(encoding="utf-8")
    assert re.search(rf"^{name}==", (ROOT / "requirements.txt").read_text(encoding="utf-8"), re.MULTILINE)
