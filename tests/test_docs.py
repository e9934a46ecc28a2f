"""The project's own documents are true: what code cites stands there, and what they name is there."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent
DOCUMENTS = [
    *sorted(ROOT.glob("*.md")),
    *sorted((ROOT / "docs").glob("*.md")),
    *sorted((ROOT / ".github").rglob("*.md")),
]
CODE = [
    path
    for folder in ("generator", "templates", "tests")
    for path in sorted((ROOT / folder).rglob("*"))
    if path.suffix in {".py", ".js", ".mjs", ".html", ".css", ".typ", ".yaml"} and "node_modules" not in path.parts
]
HEADING = re.compile(r"^#+ (.+?)$", re.MULTILINE)
FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
CITATION = re.compile(r"docs/([\w-]+\.md)(?:, (.*))?")
OLD_CITATION = re.compile(r"(?:design|decision-tables|second-round) §|\(literacy: ")
LINK = re.compile(r"\]\(([^)\s]+)\)")
PLACE = re.compile(r"`((?:generator|templates|tests|docs)/[^`\s]*)`")


def headings(document: str) -> list[str]:
    return HEADING.findall(FENCE.sub("", (ROOT / "docs" / document).read_text(encoding="utf-8")))


def anchor(heading: str) -> str:
    """As GitHub makes it."""
    return re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")


def problems(line: str) -> list[str]:
    """What is wrong with the citations in a line of code: `docs/design.md, One date`."""
    found = [f"cite docs/<page>.md, <Heading>: {match[0]}" for match in OLD_CITATION.finditer(line)]
    for match in CITATION.finditer(line):
        if not (ROOT / "docs" / match[1]).is_file():
            found.append(f"no page docs/{match[1]}")
        elif match[2] is not None and not any(
            re.match(rf"{re.escape(heading)}(?!\w)", match[2]) for heading in headings(match[1])
        ):
            found.append(f"docs/{match[1]} has no heading that begins {match[2][:40]!r}")
    return found


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(path: Path) -> None:
    lost = []
    for link in LINK.findall(FENCE.sub("", path.read_text(encoding="utf-8"))):
        name, _, fragment = link.partition("#")
        if re.match(r"[a-z]+:", name):
            continue
        target = (path.parent / name).resolve() if name else path
        known = target.suffix == ".md" and target.is_file()
        found = {anchor(heading) for heading in HEADING.findall(target.read_text(encoding="utf-8"))} if known else set()
        if not target.exists() or (fragment and fragment not in found):
            lost.append(link)
    assert lost == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_places_that_are_named_are_there(path: Path) -> None:
    named = PLACE.findall(path.read_text(encoding="utf-8"))
    patterns = {name: re.sub(r"<[^>]*>", "*", name).rstrip("/") for name in named}
    assert [name for name, pattern in patterns.items() if not any(ROOT.glob(pattern))] == []


def test_the_tests_that_contributors_are_told_to_run_are_there() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    commands = re.findall(r"`(?:\.venv/bin/)?pytest (tests/[^`]*)`", text)
    named = {name for command in commands for name in command.split() if not name.startswith("-")}
    assert [name for name in sorted(named) if not (ROOT / name).exists()] == []
    rows = text.partition("| to add |")[2].partition("\n\n")[0].splitlines()[2:]
    assert [row for row in rows if "`pytest tests/" not in row and not row.startswith("| a language |")] == []


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ('"""The one date that rules a build (docs/design.md, One date)."""', 0),
        ('"""Source: docs/design.md, Paper. Further words."""', 0),
        ('"""See docs/design.md."""', 0),
        ('"""Source: docs/design.md, Paperwork."""', 1),
        ('"""Source: docs/designs.md, Paper."""', 1),
        ('"""The one date (design §7)."""', 1),
    ],
)
def test_a_wrong_citation_would_be_found(line: str, wrong: int) -> None:
    assert len(problems(line)) == wrong


@pytest.mark.parametrize("folder", ["generator", "templates", "tests"])
def test_what_code_cites_stands_in_the_docs(folder: str) -> None:
    files = [path for path in CODE if path.is_relative_to(ROOT / folder) and path != Path(__file__)]
    lines = [(path, line) for path in files for line in path.read_text(encoding="utf-8").splitlines()]
    assert [(str(path.relative_to(ROOT)), found) for path, line in lines for found in problems(line)] == []


def test_code_cites_the_docs() -> None:
    cited = {name for path in CODE for name, _ in CITATION.findall(path.read_text(encoding="utf-8"))}
    assert {"design.md", "decision-tables.md", "literacy.md"} <= cited


def test_makefile_and_readme_know_the_same_targets() -> None:
    phony = re.search(r"^\.PHONY: (.*)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert phony is not None
    named = {name for path in DOCUMENTS for name in re.findall(r"\bmake ([a-z]+)\b`?", path.read_text("utf-8"))}
    assert {"site", "check", "test"} <= named & set(phony[1].split())


def test_the_tests_of_others_pin_what_they_run() -> None:
    """Actions go by their exact version; only the step that publishes may ask for an identity."""
    for path in sorted((ROOT / ".github" / "workflows").glob("*.yml")):
        text = path.read_text(encoding="utf-8")
        used = [name for name in re.findall(r"uses: (\S+)", text) if not name.startswith("./")]
        assert used, path
        assert [name for name in used if not re.search(r"@v\d+\.\d+\.\d+$", name)] == []
        assert "permissions:\n  contents: read\n" in text
        assert text.count("id-token: write") == (path.stem == "release")


def test_every_python_that_is_promised_is_tested() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    promised = {match[1] for line in project["classifiers"] if (match := re.search(r":: (3\.\d+)$", line))}
    matrix = re.search(r"python: \[(.*)\]", (ROOT / ".github/workflows/ci.yml").read_text(encoding="utf-8"))
    assert matrix is not None
    assert promised
    assert promised <= set(re.findall(r"3\.\d+", matrix[1]))


EXAMPLE = re.compile(r"^( *)```yaml\n(.*?)^ *```", re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("path", sorted((ROOT / "content").rglob("*.md")), ids=lambda path: path.name)
def test_examples_are_yaml_to_every_reader(path: Path) -> None:
    """Guidepress reads with libyaml; editors' tools may read with a stricter parser, which refuses `[Why?]`."""
    text = path.read_text(encoding="utf-8")
    for match in EXAMPLE.finditer(text):
        list(yaml.load_all(match[2], Loader=yaml.SafeLoader))


@pytest.mark.parametrize("path", sorted((ROOT / "templates/new").glob("*.y*ml")), ids=lambda path: path.name)
def test_starting_files_are_yaml_to_every_reader(path: Path) -> None:
    list(yaml.load_all(re.sub("[«»]", "", path.read_text(encoding="utf-8")), Loader=yaml.SafeLoader))
