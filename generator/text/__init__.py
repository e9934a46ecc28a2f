"""Texts: inline Markdown to one token tree, and from there to HTML, paper and plain text."""
