"""Ordinary Markdown pages beside the guidelines: what would stop MkDocs half-way is told before it begins."""

from __future__ import annotations

from generator.checks.addresses import MARKDOWN
from generator.checks.subject import Subject
from generator.source.compose import decode, shown
from generator.source.folder import read_file


def check_markdown(subject: Subject) -> None:
    """Every Markdown page can be read and is UTF-8."""
    for path in subject.content.files:
        if path.suffix in MARKDOWN:
            name = subject.content.name(path)
            data = read_file(subject.content.root / path, name, subject.findings)
            text = None if data is None else decode(data, name, subject.findings)
            if data is not None:
                subject.sources.texts.setdefault(name, text or shown(data))
