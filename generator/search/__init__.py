"""Search: records of the model, an index built at build time, and a query against it.

`build_index` makes the scripts of an index, `Index(Pieces(read))` answers queries; ranking behind them may change
without their callers.
"""

from generator.search.engine import Index
from generator.search.index import build_index
from generator.search.pieces import ROOT, Pieces
from generator.search.record import Hit, Piece, Record, Results

__all__ = ["ROOT", "Hit", "Index", "Piece", "Pieces", "Record", "Results", "build_index"]
