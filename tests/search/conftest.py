"""The fixture library as an index, and the browser's half of search run in Node."""

import json
import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.search import Index, Record, Shards, build_index
from tests.support import joined_script

HERE = Path(__file__).parent

AskNode = Callable[[Mapping[str, str], Sequence[tuple[str, dict[str, Any]]]], list[dict[str, Any]]]


@pytest.fixture(scope="session")
def records() -> list[Record]:
    rows = yaml.safe_load((HERE / "fixtures/records.yaml").read_text(encoding="utf-8"))
    return [Record(**{**row, "aliases": tuple(row.get("aliases", ()))}) for row in rows]


@pytest.fixture(scope="session")
def scripts(records: list[Record]) -> Mapping[str, str]:
    return build_index(records, "en")


@pytest.fixture(scope="session")
def index(scripts: Mapping[str, str]) -> Index:
    return Index(Shards(scripts.__getitem__))


@pytest.fixture(scope="session")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The browser's half of search, joined as a browser gets it."""
    return joined_script("search-engine.js", tmp_path_factory.mktemp("engine"))


@pytest.fixture(scope="session")
def ask_node(engine: Path, tmp_path_factory: pytest.TempPathFactory) -> AskNode:
    """Ask the JavaScript engine: the scripts of an index and (query, options) in, results in the same order out."""

    def ask(scripts: Mapping[str, str], asked: Sequence[tuple[str, dict[str, Any]]]) -> list[dict[str, Any]]:
        folder = tmp_path_factory.mktemp("node")
        for name, script in scripts.items():
            (folder / name).write_text(script, encoding="utf-8")
        command = ["node", str(HERE / "driver.js"), str(engine), str(folder)]
        try:
            # ASCII both ways: half characters in queries survive the pipe.
            run = subprocess.run(command, input=json.dumps(asked), capture_output=True, text=True, check=False)
        except FileNotFoundError:
            pytest.fail("this test runs the search of the browser in Node: apt-get install -y nodejs npm")
        assert run.returncode == 0, run.stderr
        answers: list[dict[str, Any]] = json.loads(run.stdout)
        return answers

    return ask
