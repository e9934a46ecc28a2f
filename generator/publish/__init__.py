"""Putting an edition in place: MkDocs run, atomic release, offline bundle."""
