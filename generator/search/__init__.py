"""Search: records of the model, an index built at build time, and a query against it.

`build_index` makes the scripts of an index, `Index(Shards(read))` answers queries; ranking behind them may change
without their callers.
"""

from generator.search.engine import Index
from generator.search.index import build_index
from generator.search.record import Hit, Piece, Record, Results
from generator.search.shards import ROOT, Shards

__all__ = ["ROOT", "Hit", "Index", "Piece", "Record", "Results", "Shards", "build_index"]
