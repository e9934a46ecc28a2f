"""Data goes one way (docs/design.md, One way): which part of the generator may import which."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "generator"
LAYERS = [
    {"version", "codes", "templates_dir", "template_cache", "machine", "store", "whole_file"},
    {"diagnostics", "drawings"},
    {"native", "ending"},
    {"language"},
    {"fonts"},
    {"model"},
    {"decision", "text"},
    {"source", "diagrams"},
    {"analysis"},
    {"checks", "report"},
    {"handouts", "search"},
    {"pages", "exchange"},
    {"edition"},
    {"publish"},
    {"language_commands", "reference_commands"},
    {"mkdocs_plugin", "cli", "api"},
    {"generator"},
]
"""Earlier layers never import later ones; parts of one layer never import each other."""
ENGINES = {"mkdocs", "material", "properdocs"}
MAY_KNOW_ENGINES = {"mkdocs_plugin", "publish"}
MAY_KNOW_YAML = {"source"}
PARSERS = {"parse_cell", "parse_value", "parse_range", "ordered_range", "tokenise"}
MAY_PARSE = {
    "source/decision_results.py",
    "source/decision_table.py",
    "exchange/dmn/clauses.py",
    "exchange/dmn/types.py",
    "exchange/dmn/yaml_file.py",
    "decision/domains.py",
    "decision/cursor.py",
    "decision/scalars.py",
}
"""The readers of YAML and of DMN, that of ages in JSON, and the parser itself."""


def imports(path: Path) -> set[str]:
    """The modules that a file imports, wherever in the file it does so."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
            if node.module == "generator":
                names |= {f"generator.{alias.name}" for alias in node.names if alias.name in LAYER}
    return names


def part_of(path: Path) -> str:
    relative = path.relative_to(PACKAGE)
    return relative.parts[0] if len(relative.parts) > 1 else relative.stem.replace("__init__", "generator")


def part_named(module: str) -> str:
    return module.split(".")[1] if "." in module else "generator"


MODULES = sorted(PACKAGE.rglob("*.py"))
LAYER = {part: number for number, parts in enumerate(LAYERS) for part in parts}


def problems(path: Path, imported: set[str]) -> list[str]:
    """Each import of a file that goes against the layers."""
    part = part_of(path)
    found = []
    for module in sorted(imported):
        top = module.split(".")[0]
        if top in ENGINES and part not in MAY_KNOW_ENGINES:
            found.append(f"{part} knows the engine: {module}")
        if top == "yaml" and part not in MAY_KNOW_YAML:
            found.append(f"{part} knows YAML: {module}")
        if top == "generator":
            other = part_named(module)
            if other != part and LAYER[other] >= LAYER[part]:
                found.append(f"{part} imports {other}")
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_go_one_way(path: Path) -> None:
    assert problems(path, imports(path)) == []


@pytest.mark.parametrize(
    ("file", "imported"),
    [
        ("model/values.py", "generator.source.nodes"),
        ("pages/build.py", "mkdocs.plugins"),
        ("text/html.py", "generator.decision.words"),
        ("search/records.py", "generator.pages.build"),
        ("checks/links.py", "yaml"),
        ("source/reader.py", "generator.checks"),
    ],
)
def test_a_wrong_import_would_be_found(file: str, imported: str) -> None:
    assert problems(PACKAGE / file, {imported})


def test_a_text_of_a_table_is_parsed_where_it_is_read() -> None:
    """Once a table is loaded, values and cells travel as such: only readers of files know the parser."""
    know = set()
    for path in MODULES:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        taken = {alias.name for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for alias in node.names}
        if taken & PARSERS:
            know.add(path.relative_to(PACKAGE).as_posix())
    assert know == MAY_PARSE


def test_every_part_has_its_layer() -> None:
    assert {part_of(path) for path in MODULES} == set(LAYER)


def test_modules_stay_small() -> None:
    """One concept a module: usually under 300 lines."""
    long = {path.name: n for path in MODULES if (n := len(path.read_text(encoding="utf-8").splitlines())) > 400}
    assert long == {}


def test_every_page_template_is_used() -> None:
    templates = {path.stem for path in (PACKAGE.parent / "templates" / "pages").glob("[!_]*.html")}
    from generator.pages.page import Kind  # noqa: PLC0415 - beside what it checks

    assert templates == {kind.value.replace(" ", "-") for kind in Kind}
