"""The ground that a fresh clone stands on: locks that any machine can install, and a Makefile that explains itself."""

from __future__ import annotations

import json
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOCKS = ("requirements.txt", "requirements-dev.txt")
PINNED = re.compile(r"^([a-z0-9][a-z0-9.-]*)==(\S+) \\$", re.MULTILINE)


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def pins(name: str) -> dict[str, str]:
    return dict(PINNED.findall(read(name)))


def wanted(requirements: list[str]) -> set[str]:
    """Names of requirements as the lock spells them (PEP 503)."""
    return {re.sub(r"[-_.]+", "-", re.split(r"[^\w.-]", item, maxsplit=1)[0]).lower() for item in requirements}


@pytest.mark.parametrize("name", LOCKS)
def test_lock_has_a_checksum_for_everything_and_names_no_place(name: str) -> None:
    lines = [line for line in read(name).splitlines() if not line.startswith("#")]
    assert [
        line for line in lines if not re.match(r"[a-z0-9.-]+==\S+ \\$|    --hash=sha256:[0-9a-f]{64}( \\)?$", line)
    ] == []
    assert not re.search(r"://|^-|file:| @ ", read(name), re.MULTILINE)
    assert "setuptools" not in pins(name)


def test_locks_follow_pyproject() -> None:
    project = tomllib.loads(read("pyproject.toml"))
    runtime = wanted([*project["project"]["dependencies"], *project["build-system"]["requires"], "editables"])
    assert runtime - set(pins("requirements.txt")) == set(), "run: make lock"
    test = wanted(project["project"]["optional-dependencies"]["test"])
    assert test - set(pins("requirements-dev.txt")) == set(), "run: make lock"


def test_both_locks_choose_the_same_versions() -> None:
    assert pins("requirements.txt").items() <= pins("requirements-dev.txt").items()


def test_npm_lock_is_exact_and_names_no_place() -> None:
    package = json.loads(read("tests/browser/package.json"))
    lock = json.loads(read("tests/browser/package-lock.json"))
    for name, version in package["devDependencies"].items():
        assert lock["packages"][f"node_modules/{name}"]["version"] == version
    assert all("integrity" in entry for path, entry in lock["packages"].items() if path)
    without_funding = [{k: v for k, v in entry.items() if k != "funding"} for entry in lock["packages"].values()]
    assert "://" not in json.dumps(without_funding)  # where a package asks for money is its authors' own address
    assert not any("resolved" in entry for entry in without_funding)


def test_make_alone_explains_every_target() -> None:
    said = subprocess.run(["make", "--no-print-directory"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    phony = re.search(r"^\.PHONY: (.*)$", read("Makefile"), re.MULTILINE)
    assert phony is not None
    assert [line.split()[1] for line in said.splitlines()] == phony[1].split()
