"""CSV files that lie beside the YAML which names them."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath

from generator.decision.spreadsheets import error_value
from generator.diagnostics import Findings, Where, did_you_mean
from generator.source.compose import check_characters, decode
from generator.source.csv_text import read_csv
from generator.source.decision_file import RawGrid
from generator.source.folder import printable_name, read_file
from generator.source.sources import Sources

_CSV = re.compile(r"[^/\\\x00-\x1f]{1,200}\.csv", re.IGNORECASE)


def csv_beside(name: str, path: Path) -> Path | None:
    """The CSV file `name` beside the file at `path`; None where a CSV file cannot have this name."""
    return path.with_name(name) if _CSV.fullmatch(name) else None


def csv_where(name: str, where: Where) -> Where:
    """What findings call the CSV file `name` beside the file of `where`."""
    return Where(printable_name(PurePosixPath(where.file).with_name(name).as_posix()))


def read_csv_beside(name: str, where: Where, path: Path | None, findings: Findings, sources: Sources) -> RawGrid | None:
    """The rows of the CSV file `name`, named at `where` in the file at `path` (None: a text without a place).

    None after an error in `findings`; the text of the file is added to `sources`.
    """
    target = csv_beside(name, path) if path is not None else None
    if path is None or target is None:
        hint = "write the name of a file in the same folder, such as table.csv"
        findings.error("bad-csv", f'"{name}" is not the name of a CSV file', where, hint)
        return None
    if not target.exists():
        hint = did_you_mean(target.name, [other.name for other in path.parent.glob("*.[cC][sS][vV]")])
        findings.error("missing-file", f'there is no file "{target.name}" beside this one', where, hint)
        return None
    if target.resolve().parent != path.parent.resolve():
        message = f'"{target.name}" is a link that leads out of this folder'
        findings.error("bad-csv", message, where, "put the file itself here")
        return None
    file = csv_where(target.name, where).file
    data = read_file(target, file, findings)
    text = None if data is None else decode(data, file, findings)
    if text is None:
        return None
    sources.texts[file] = text
    grid = read_csv(text, file, findings) if check_characters(text, file, findings) else None
    return None if grid is None or _has_error_values(grid, findings) else grid


def _has_error_values(grid: RawGrid, findings: Findings) -> bool:
    """Whether cells hold error values of a spreadsheet; each is an error, and nothing of such a file is shown."""
    found = [(cell, error_value(cell.text)) for row in grid.rows for cell in row.cells]
    for cell, wrong in found:
        if wrong:
            findings.error("bad-csv", wrong[0], cell.where, wrong[1])
    return any(wrong for _, wrong in found)
