"""A small library for tests: the starting files of `guidepress new`, changed where a test needs it."""

from __future__ import annotations

from pathlib import Path

from generator.checks import load_and_check
from generator.checks.conformance.card import cards
from generator.checks.placeholders import PLACEHOLDERS
from generator.diagnostics import Findings
from generator.model.directory import Directory
from generator.model.library import Library
from generator.pages.build import build_pages
from generator.pages.page import Page
from generator.publish import engine, scaffold
from generator.publish.joining import joined
from generator.source.library import Loaded
from generator.templates_dir import templates_dir
from generator.text.resolve import Texts

GUIDELINE = "guidelines/sore-throat/guideline.yaml"
DECISION = "guidelines/sore-throat/decisions/which-test.yaml"
QUESTIONS = "guidelines/sore-throat/questions.yaml"


def joined_script(name: str, folder: Path) -> Path:
    """A script of the theme with its parts, as browsers get it but for its comments: a file in a folder."""
    file = folder / name
    file.write_text(joined(templates_dir() / "theme/assets/guidepress" / name), encoding="utf-8")
    return file


class LibraryCase:
    """A project in a folder of its own; methods return the case, so that a test reads as one sentence."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.site = root / "site"
        self.said: list[str] = []
        for kind, name in (
            ("library", "sample-library"),
            ("guideline", "sore-throat"),
            ("decision", "sore-throat/which-test"),
            ("questions", "sore-throat"),
        ):
            list(scaffold.write(kind, name, root))

    @classmethod
    def at(cls, root: Path) -> LibraryCase:
        """A project that is there already."""
        case = cls.__new__(cls)
        case.root, case.site, case.said = root, root / "site", []
        return case

    @property
    def content(self) -> Path:
        return self.root / "content"

    def put(self, path: str, text: str | bytes) -> LibraryCase:
        """Write a file below `content/`."""
        target = self.content / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode() if isinstance(text, str) else text)
        return self

    def change(self, path: str, old: str, new: str) -> LibraryCase:
        """Replace words in a file below `content/`; they must be there."""
        text = (self.content / path).read_text(encoding="utf-8")
        assert old in text, f"{old!r} does not stand in {path}"
        return self.put(path, text.replace(old, new))

    def current(self, more: str = "") -> LibraryCase:
        """Make the guideline a current one: its texts are no longer those of the starting files."""
        for path in sorted(self.content.rglob("*.yaml")):
            text = path.read_text(encoding="utf-8")
            for number, placeholder in enumerate(PLACEHOLDERS):
                own = f"https://www.example.com/{number}" if ":/" in placeholder else f"Own text {number}."
                text = text.replace(placeholder, own)
            path.write_text(text, encoding="utf-8")
        return self.change(GUIDELINE, "status: draft", f"status: current{more}")

    def withdrawn(self) -> LibraryCase:
        """Its texts stay those of the starting files, which no guideline in use may have, and yet it is published."""
        for path in sorted(self.content.glob("guidelines/*/guideline.yaml")):
            text = path.read_text(encoding="utf-8")
            path.write_text(text.replace("status: draft", "status: withdrawn"), encoding="utf-8")
        return self

    def with_schedules(self) -> LibraryCase:
        """Give its only section two schedules, and let a row of the table name the first of them."""
        schedules = (Path(__file__).parent / "fixtures/schedules.yaml").read_text(encoding="utf-8")
        self.change(GUIDELINE, "    recommendations:\n", f"{schedules}    recommendations:\n")
        row = "  - id: adults-positive\n"
        return self.change(DECISION, row, f"{row}    schedule: vaccine\n")

    def configure(self, text: str) -> LibraryCase:
        """Add lines to `mkdocs.yml`."""
        path = self.root / "mkdocs.yml"
        path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")
        return self

    def library(self) -> Library:
        """What it holds; nothing may be wrong with it."""
        library = self.load().library
        assert library is not None
        return library

    def load(self) -> Loaded:
        return load_and_check(self.content)

    def build(self, *, strict: bool = True, drafts: bool = True) -> LibraryCase:
        """Make its site, with the guideline while it is a draft; then there is no offline copy."""
        engine.build(
            self.root / "mkdocs.yml",
            None,
            strict=strict,
            progress=lambda _: None,
            say=self.said.append,
            drafts=drafts,
        )
        return self

    def page(self, address: str) -> str:
        return (self.site / address).read_text(encoding="utf-8")


def printed_pages(library: Library) -> tuple[Page, ...]:
    """The pages of a library, without handouts."""
    texts = Texts(Directory(library))
    return build_pages(library, texts, {}, cards(library, texts))


def lines_of(findings: Findings) -> list[tuple[int, str]]:
    """Line and code of each finding, in reading order."""
    return [(item.where.line, item.code) for item in findings]


def told(findings: Findings) -> str:
    """Every word of the findings, in reading order: place, severity, code and message; below it the hint."""
    return "".join(
        f"{item.where.line}:{item.where.column} {item.severity}[{item.code}]: {item.message}\n"
        + "".join(f"    {line.strip()}\n" for line in item.hint.splitlines())
        for item in findings
    )


READ_ANEW = "if it should say this now, run .venv/bin/python tests/fixtures/told.py and read the diff"


def told_beside(path: Path) -> str:
    """What stands in `<name>.told.txt` beside a fixture; nothing if it is not there yet."""
    beside = path.with_suffix(".told.txt")
    return beside.read_text(encoding="utf-8") if beside.exists() else ""
