"""Search: records of the model, an index built at build time, and a query against it.

`build_index` and `Index.query` are the interface; ranking behind it may change without its callers.
"""

from generator.search.engine import Index
from generator.search.index import build_index
from generator.search.record import Hit, Piece, Record, Results
from generator.search.script import index_script, read_index

__all__ = ["Hit", "Index", "Piece", "Record", "Results", "build_index", "index_script", "read_index"]
