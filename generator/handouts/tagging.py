"""What Typst's tags lack: the first cell of a table's row as its heading.

Typst's binding has no way to say that a body cell is a row header (design §6). Every table of ours has row
headings in its first column, so this step turns the first `TD` of each body row into a `TH` with row scope.
"""

from __future__ import annotations

import io
from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name


def finish_tags(data: bytes) -> tuple[bytes, int]:
    """The PDF with row headings tagged, and its number of pages; deterministic."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for row in _rows(pdf):
            first = next(iter(_children(row)), None)
            if first is not None and first.get("/S") == Name.TD:
                first.S = Name.TH
                first.A = Dictionary(O=Name.Table, Scope=Name.Row)
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return out.getvalue(), len(pdf.pages)


def _rows(pdf: pikepdf.Pdf) -> Iterator[Dictionary]:
    root = pdf.Root.get("/StructTreeRoot")
    todo = [root] if isinstance(root, Dictionary) else []
    while todo:
        element = todo.pop()
        if element.get("/S") == Name.TR:
            yield element
        else:
            todo.extend(_children(element))


def _children(element: Dictionary) -> list[Dictionary]:
    kids = element.get("/K")
    if isinstance(kids, Array):
        return [kid for kid in kids if isinstance(kid, Dictionary)]
    return [kids] if isinstance(kids, Dictionary) else []
