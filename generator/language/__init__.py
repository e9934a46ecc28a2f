"""The language that readers are spoken to in: its words, its dates, numbers and lists (docs/design.md, One catalogue)."""
