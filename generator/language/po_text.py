"""Catalogues as text: the same messages, the same bytes, so that a change shows what changed and nothing else."""

from __future__ import annotations

from io import BytesIO

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

_WIDTH = 120
_OF_THE_DAY = (
    '"POT-Creation-Date:',
    '"PO-Revision-Date:',
    '"Generated-By:',
    '"Last-Translator:',
    '"Language-Team:',
    '"Project-Id-Version:',
    '"Report-Msgid-Bugs-To:',
)
"""Lines of the head that differ from day to day, or that only say that nobody has filled them in."""


def new_catalogue(tag: str) -> Catalog:
    """An empty catalogue for the language `tag` (BCP 47)."""
    return Catalog(locale=tag.replace("-", "_"), charset="utf-8", header_comment="", fuzzy=False)


def as_po(catalog: Catalog) -> str:
    """The `catalog` as the text of its file."""
    target = BytesIO()
    write_po(target, catalog, width=_WIDTH, include_previous=True, include_lineno=False)
    lines = target.getvalue().decode("utf-8").split("\n")
    return "\n".join(line for line in lines if not line.startswith(_OF_THE_DAY)).lstrip("\n")


def as_template(catalog: Catalog) -> str:
    """The `catalog` as a template for translators (`.pot`)."""
    target = BytesIO()
    write_po(target, catalog, width=_WIDTH, omit_header=True, include_lineno=False)
    return target.getvalue().decode("utf-8")
