"""OMG's XML Schema of DMN 1.3, as the npm package dmn-moddle brings it (a dependency of dmn-js)."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from lxml import etree

HERE = Path(__file__).parent
PACKAGED = HERE.parent / "browser/node_modules/dmn-moddle/resources/dmn/xsd/DMN13.xsd"
SHARED = HERE.parents[2] / "shared/dmn-xsd/DMN13.xsd"
"""OMG's own files, where they lie beside the project."""


@cache
def schemas() -> list[etree.XMLSchema]:
    """The schemas to hold a file against; there is always one."""
    assert PACKAGED.is_file(), "dmn-moddle is missing: type `cd tests/browser && npm ci --ignore-scripts`"
    return [etree.XMLSchema(etree.parse(path)) for path in (PACKAGED, SHARED) if path.is_file()]


def schema_problems(dmn: str) -> list[str]:
    """What a file says against the schema."""
    tree = etree.fromstring(dmn.encode())
    return [str(error) for schema in schemas() if not schema.validate(tree) for error in schema.error_log]
