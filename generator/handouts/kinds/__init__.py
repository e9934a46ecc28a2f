"""The kinds of sheet: what stands on each, in which order. One kind is one module."""
