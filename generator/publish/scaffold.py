"""`guidepress new`: valid starting files with comments that explain it.

The files are templates with two blanks, `«name»` (the identifier) and `«title»` (the same in words). A test
builds a library of nothing but starting files.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.diagnostics import did_you_mean
from generator.model.identifiers import IDENTIFIER
from generator.templates_dir import templates_dir

KINDS = ("library", "guideline", "decision", "questions")
"""What can be begun."""


class BadNameError(ValueError):
    """The name cannot be used; the message says what to write instead."""


def write(kind: str, name: str, project: Path) -> Iterator[Path]:
    """Write the starting files of one `kind` into `project`; yields each path as it is written.

    `name` is an identifier; for a decision `guideline/decision`. Existing files are never touched.

    Raises:
        BadNameError: the name is no identifier, lacks the guideline, is taken, or what it belongs to is not there.
        OSError: a file cannot be written.
    """
    parts = name.split("/")
    if len(parts) != (2 if kind == "decision" else 1) or not all(IDENTIFIER.fullmatch(part) for part in parts):
        example = "sore-throat/which-test" if kind == "decision" else "sore-throat"
        raise BadNameError(f'"{name}" cannot be used as a name: write lower-case words with hyphens, such as {example}')
    _refuse_orphan(kind, parts[0], project / "content")
    places = dict(_places(kind, parts, project))
    for path in places:
        if path.exists():
            raise BadNameError(f"{path} exists already; nothing was written")
    for path, template in places.items():
        text = (templates_dir() / "new" / template).read_text(encoding="utf-8")
        text = text.replace("«name»", parts[-1]).replace("«title»", parts[-1].replace("-", " ").capitalize())
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        yield path


def _refuse_orphan(kind: str, guideline: str, content: Path) -> None:
    """No file is begun where no build would read it."""
    if kind != "library" and not (content / "library.yaml").exists():
        raise BadNameError(f"there is no {content / 'library.yaml'}: begin with `guidepress new library my-library`")
    if kind in {"decision", "questions"} and not (content / "guidelines" / guideline / "guideline.yaml").exists():
        there = [path.parent.name for path in content.glob("guidelines/*/guideline.yaml")]
        hint = did_you_mean(guideline, there) or f"begin it with `guidepress new guideline {guideline}`"
        raise BadNameError(f'there is no guideline "{guideline}": {hint}')


def _places(kind: str, parts: list[str], project: Path) -> Iterator[tuple[Path, str]]:
    content = project / "content"
    folder = content / "guidelines" / parts[0]
    if kind == "library":
        yield project / "mkdocs.yml", "mkdocs.yml"
        for name in ("library.yaml", "glossary.yaml", "resources.yaml"):
            yield content / name, name
    elif kind == "guideline":
        yield folder / "guideline.yaml", "guideline.yaml"
    elif kind == "questions":
        yield folder / "questions.yaml", "questions.yaml"
    else:
        yield folder / "decisions" / f"{parts[1]}.yaml", "decision.yaml"
