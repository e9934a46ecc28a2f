"""The same pages come out of MkDocs and of ProperDocs, and of an installed wheel in any folder."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.publish.test_build import ROOT, hashes
from tests.support import LibraryCase


def run(*command: str, cwd: Path) -> str:
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


@pytest.mark.slow
def test_mkdocs_properdocs_and_our_own_command_give_the_same_pages(tmp_path: Path) -> None:
    case = LibraryCase(tmp_path).current().put("guests.md", "# Guests\n\nWords.\n").build()
    ours = {name: value for name, value in hashes(case.site).items() if name.endswith((".html", ".pdf", ".js"))}
    for engine in ("mkdocs", "properdocs"):
        run(sys.executable, "-m", engine, "build", "--strict", "-f", "mkdocs.yml", "-d", f"by-{engine}", cwd=tmp_path)
        theirs = hashes(tmp_path / f"by-{engine}")
        assert {name: theirs.get(name) for name in ours} == ours, engine


@pytest.mark.slow
def test_an_installed_wheel_builds_a_library_anywhere(tmp_path: Path) -> None:
    wheels, installed, project = tmp_path / "wheels", tmp_path / "installed", tmp_path / "project"
    run(
        sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir", str(wheels),
        str(ROOT), cwd=tmp_path,
    )  # fmt: skip
    (wheel,) = wheels.glob("*.whl")
    run(
        sys.executable,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-deps",
        "--target",
        str(installed),
        str(wheel),
        cwd=tmp_path,
    )
    LibraryCase(project).current()
    program = (
        f"import sys; sys.path.insert(0, {str(installed)!r}); import generator; assert generator.__file__.startswith({str(installed)!r});"
        "from generator.cli import main; main(['build', '--strict'])"
    )
    said = run(sys.executable, "-c", program, cwd=project)
    assert "handouts" in said
    assert (project / "site/guidelines/sore-throat/index.html").is_file()
