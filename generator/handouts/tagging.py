"""What Typst's tags lack: the first cell of a table's row as its heading.

Typst tags the header row (`TH`, scope Column) and gives each cell the list of its column headers; its
binding cannot say that a body cell is a row header (docs/design.md, Paper). Every table of ours has row headings in its
first column, so the first `TD` of each body row becomes a `TH` with scope Row. The explicit lists are taken
out: they would hide the row headings, while the scopes say both (ISO 32000-1 §14.8.5.7). What is only laid
out in columns is no table in Typst, and is left alone.
"""

from __future__ import annotations

import io
from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, Object


def finish_tags(data: bytes) -> tuple[bytes, int]:
    """The PDF with row headings tagged, and its number of pages; deterministic."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for body in list(_elements(pdf.Root.StructTreeRoot, Name.TBody)):
            for row in _elements(body, Name.TR):
                _tag(row)
        out = io.BytesIO()
        pdf.save(
            out,
            deterministic_id=True,
            fix_metadata_version=False,  # the metadata stay Typst's, with our date
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )
        return out.getvalue(), len(pdf.pages)


def _tag(row: Object) -> None:
    for position, cell in enumerate(_children(row)):
        attributes = [item for item in _attributes(cell) if item.get(Name.O) != Name.Table]
        if position == 0:
            cell.S = Name.TH
            attributes.insert(0, Dictionary(O=Name.Table, Scope=Name.Row))
        if attributes:
            cell.A = Array(attributes)
        elif Name.A in cell:
            del cell[Name.A]


def _attributes(element: Object) -> list[Object]:
    found = element.get(Name.A)
    if found is None:
        return []
    return list(found) if isinstance(found, Array) else [found]


def _children(element: Object) -> list[Object]:
    """The structure elements directly below, without marked content and references to objects."""
    kids = element.get(Name.K)
    if kids is None:
        return []
    each = list(kids) if isinstance(kids, Array) else [kids]
    return [kid for kid in each if isinstance(kid, Dictionary) and Name.S in kid]


def _elements(element: Object, kind: Name) -> Iterator[Object]:
    """All elements of a kind below this one, in reading order."""
    for child in _children(element):
        if kind == child.S:
            yield child
        yield from _elements(child, kind)
