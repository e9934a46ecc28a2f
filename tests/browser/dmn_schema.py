"""OMG's XML Schema of DMN 1.3, as the npm package dmn-moddle brings it (a dependency of dmn-js)."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from lxml import etree

SCHEMA = Path(__file__).parent / "node_modules/dmn-moddle/resources/dmn/xsd/DMN13.xsd"


@cache
def schema() -> etree.XMLSchema:
    """The schema to hold a file against."""
    assert SCHEMA.is_file(), "dmn-moddle is missing: type `cd tests/browser && npm ci --ignore-scripts`"
    return etree.XMLSchema(etree.parse(SCHEMA))


def schema_problems(dmn: str) -> list[str]:
    """What a file says against the schema."""
    tree = etree.fromstring(dmn.encode())
    return [] if schema().validate(tree) else [str(error) for error in schema().error_log]
