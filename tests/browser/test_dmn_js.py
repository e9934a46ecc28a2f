"""What we export opens in dmn-js, the editor that most people have (Camunda's), without a word of complaint."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.checks import load_and_check
from generator.exchange.dmn.export import to_dmn
from generator.exchange.dmn.importing import import_dmn, write_files
from generator.source.one_file import load_decision
from tests.browser.harness import Reader, file_url

HERE = Path(__file__).parent
MODELER = (
    HERE / "node_modules/dmn-js/dist/dmn-modeler.development.js"
)  # the minified one is a development build, too, and says so on the console
TABLES = [
    *sorted(HERE.parent.parent.glob("content/guidelines/*/decisions/*.yaml")),
    HERE.parent / "fixtures/dmn/every-type.yaml",
]
OPEN = """async (xml) => {
  document.querySelector("#canvas").replaceChildren();
  const modeler = new DmnJS({ container: "#canvas" });
  const { warnings } = await modeler.importXML(xml);
  const views = modeler.getViews().map((view) => view.type);
  await modeler.open(modeler.getViews().find((view) => view.type === "drd"));
  const shapes = document.querySelectorAll("#canvas .djs-shape").length;
  const connections = document.querySelectorAll("#canvas .djs-connection").length;
  await modeler.open(modeler.getViews().find((view) => view.type === "decisionTable"));
  const cells = [...document.querySelectorAll("#canvas tbody td.input-cell, #canvas tbody td.output-cell, #canvas tbody td.annotation")];
  const { xml: saved } = await modeler.saveXML({ format: true });
  return { warnings: warnings.map(String), views, shapes, connections, cells: cells.map((cell) => cell.textContent), saved };
}"""


@pytest.fixture
def opened(read: Callable[..., Reader], tmp_path: Path) -> Callable[[str], Any]:
    """What dmn-js says of a file."""
    assert MODELER.is_file(), "dmn-js is missing: type `cd tests/browser && npm ci --ignore-scripts`"
    page = tmp_path / "editor.html"
    page.write_text(
        f'<!doctype html><title>dmn-js</title><div id="canvas" style="height:600px"></div><script src="{file_url(MODELER)}"></script>',
        encoding="utf-8",
    )
    reader = read(file_url(page))
    return lambda xml: reader.page.evaluate(OPEN, xml)


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_dmn_js_opens_our_files_without_a_warning(path: Path, opened: Callable[[str], Any]) -> None:
    table, findings, _ = load_decision(path)
    assert table is not None
    assert not findings.has_errors
    found = opened(to_dmn(table))
    assert found["warnings"] == []
    assert found["views"][:2] == ["drd", "decisionTable"]
    sources = {ref.name for rule in table.rules for ref in rule.source}
    data = {clause.dmn_name.partition(".")[0] or clause.id.name for clause in table.inputs}
    assert found["shapes"] == 1 + len(data) + len(sources)
    assert found["connections"] == len(data) + len(sources)
    columns = len(table.inputs) + len(table.outputs) + 1
    assert len(found["cells"]) == columns * len(table.rules)
    noted = [rule for rule in table.rules if rule.note]
    assert sum(bool(text) for text in found["cells"][columns - 1 :: columns]) >= len(noted), "annotations are shown"


def test_files_of_the_site_name_their_sources(opened: Callable[[str], Any]) -> None:
    library = load_and_check(HERE.parent.parent / "content").library
    assert library is not None
    for bundle in library.guidelines:
        for table in bundle.decisions:
            assert opened(to_dmn(table, library.resources))["warnings"] == []


def test_what_dmn_js_saves_comes_in_again(opened: Callable[[str], Any], tmp_path: Path) -> None:
    table, _, _ = load_decision(TABLES[0])
    assert table is not None
    first = to_dmn(table)
    path = tmp_path / "saved.dmn"
    path.write_text(opened(first)["saved"], encoding="utf-8")
    (written,) = write_files(import_dmn(path, tmp_path).files)
    back, _, _ = load_decision(written)
    assert back is not None
    assert to_dmn(back) == first
