"""The texts of the files that were read, so that findings can point at a word and show its line."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.diagnostics import Where


@dataclass
class Sources:
    """Texts by file name, as used in `Where`."""

    texts: dict[str, str] = field(default_factory=dict)
    _lines: dict[str, list[str]] = field(default_factory=dict, repr=False, compare=False)

    def _lines_of(self, file: str) -> list[str]:
        """The lines of a file, cut once."""
        if file not in self._lines:
            self._lines[file] = self.texts.get(file, "").split("\n")
        return self._lines[file]

    def line(self, where: Where) -> str:
        """The source line of a place, "" if there is none."""
        if not where.line or where.file not in self.texts:
            return ""
        lines = self._lines_of(where.file)
        return lines[where.line - 1] if where.line <= len(lines) else ""

    def within(self, where: Where) -> list[tuple[Where, str]]:
        """The lines that a text of more than one line spans, each with its place; the first is what begins the text."""
        lines = self._lines_of(where.file)[where.line - 1 : where.end_line]
        found = []
        for number, line in enumerate(lines, where.line):
            start = where.column - 1 if number == where.line else len(line) - len(line.lstrip())
            end = where.end_column - 1 if number == where.end_line else len(line)
            found.append((Where(where.file, number, start + 1, number, max(end, start + 1) + 1), line[start:end]))
        return found

    def find(self, where: Where, needle: str, after: str = "") -> Where:
        """The place of `needle` inside the text that `where` spans; `where` itself if it is not there as such.

        With `after`, only a place that follows these characters counts.
        """
        if not self.texts.get(where.file) or not needle or not where.line:
            return where
        lines = self._lines_of(where.file)
        for number in range(where.line, min(where.end_line or where.line, len(lines)) + 1):
            start = where.column - 1 if number == where.line else 0
            at = lines[number - 1].find(after + needle, start)
            if at >= 0:
                at += len(after)
                return Where(where.file, number, at + 1, number, at + 1 + len(needle))
        return where
