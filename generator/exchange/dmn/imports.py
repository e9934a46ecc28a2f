"""Types that a DMN file takes from another one that lies beside it (OMG DMN 1.3 §6.3.3, `import`).

A type of an import named "common" is called `common.tAge`. The file is the one that `locationURI` names, else the one beside
with the namespace. Nothing is fetched, and no file of another folder is opened. What else the other file has is named.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from generator.diagnostics import Findings
from generator.exchange.dmn.elements import ItemDefinition, item_definitions
from generator.exchange.dmn.xml_reader import Node, XmlError, read_xml

_MOST_READ = 100  # files, in all
_MAX_DEPTH = 4  # of imports inside imports; also ends files that import each other
_ELSE = ("decision", "businessKnowledgeModel", "decisionService", "inputData")


def imported_types(root: Node, path: Path, findings: Findings) -> dict[str, ItemDefinition]:
    """The types that `root`, the `definitions` element of the file at `path`, imports, by the names they have in it.

    What cannot be found is told in `findings`.
    """
    return _Imports().types(root, path, findings, 0)


class _Imports:
    """The imports of one file, and those of the files that it imports."""

    def __init__(self) -> None:
        self._left = _MOST_READ

    def types(self, root: Node, path: Path, findings: Findings, depth: int) -> dict[str, ItemDefinition]:
        """As `imported_types`; `depth` is the number of imports that led here."""
        found: dict[str, ItemDefinition] = {}
        local: dict[str, list[ItemDefinition]] = {}
        for node in root.all("import"):
            name, other = node.get("name"), self._beside(node, path) if depth < _MAX_DEPTH else None
            called = f'the import "{name or node.get("namespace")}"'
            if other is None:
                hint = (
                    "put the file that it names beside this one, as a .dmn file; its types may be anything until then"
                )
                findings.warning("dmn-not-carried", f"{called} is not found beside this file", node.where, hint)
                continue
            target, there = other
            if left := [_named(item) for item in there.all(*_ELSE)]:
                message = f"of {called} only the types were read, not {_listed(left)}"
                findings.warning("dmn-not-carried", message, node.where, f'import "{target.name}" by itself')
            types = item_definitions(there) | self.types(there, target, Findings(), depth + 1)
            for key, definition in types.items():
                renamed = _renamed(definition, types, f"{name}." if name else "")
                found[renamed.name] = renamed
                local.setdefault(key, []).append(renamed)
        # In DMN 1.1 and 1.2 a prefix of XML tells whose type it is, which is dropped: a name that is one's own is enough.
        return {key: items[0] for key, items in local.items() if len(items) == 1} | found

    def _beside(self, node: Node, path: Path) -> tuple[Path, Node] | None:
        """The file that an import names, with its root element; None where there is none that can be read."""
        location, namespace = node.get("locationURI"), node.get("namespace")
        named = [path.with_name(Path(location).name)] if location and Path(location).name else []
        for target in [*named, *sorted(path.parent.glob("*.dmn"))]:
            root = self._read(target, path)
            if root is not None and (target in named or root.get("namespace") == namespace):
                return target, root
        return None

    def _read(self, target: Path, path: Path) -> Node | None:
        """The root element of another DMN file of the same folder; None for anything else."""
        try:
            there = target.resolve()
            if there == path.resolve() or there.parent != path.parent.resolve() or not self._left:
                return None
            self._left -= 1
            root = read_xml(target)
        except (XmlError, OSError):
            return None
        return root if root.name == "definitions" else None


def _renamed(definition: ItemDefinition, types: Mapping[str, ItemDefinition], prefix: str) -> ItemDefinition:
    """A type with the names that it and its bases have where it is imported."""
    base = definition.base if definition.base in types else definition.base.rpartition(":")[2]
    return replace(
        definition,
        name=prefix + definition.name,
        base=prefix + base if base in types else definition.base,
        components={
            name: replace(_renamed(component, types, prefix), name=name)
            for name, component in definition.components.items()
        },
    )


def _named(node: Node) -> str:
    return f'"{node.get("name")}"'


def _listed(names: Iterable[str], most: int = 5) -> str:
    shown = list(names)
    more = f" and {len(shown) - most} more" if len(shown) > most else ""
    return ", ".join(shown[:most]) + more
