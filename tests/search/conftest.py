"""The fixture library as an index, and the browser's half of search run in Node."""

import json
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.search import Index, Record, build_index, index_script

HERE = Path(__file__).parent
ENGINE = HERE.parents[1] / "templates/theme/assets/guidepress/search-engine.js"

AskNode = Callable[[str, Sequence[str]], list[dict[str, Any]]]


@pytest.fixture(scope="session")
def records() -> list[Record]:
    rows = yaml.safe_load((HERE / "records.yaml").read_text(encoding="utf-8"))
    return [Record(**{**row, "aliases": tuple(row.get("aliases", ()))}) for row in rows]


@pytest.fixture(scope="session")
def index(records: list[Record]) -> Index:
    return build_index(records, "en")


@pytest.fixture(scope="session")
def script(index: Index) -> str:
    return index_script(index)


@pytest.fixture(scope="session")
def ask_node(tmp_path_factory: pytest.TempPathFactory) -> AskNode:
    """Ask the JavaScript engine: the text of an index script and queries in, results in the queries' order out."""

    def ask(script: str, queries: Sequence[str]) -> list[dict[str, Any]]:
        path = tmp_path_factory.mktemp("node") / "index.js"
        path.write_text(script, encoding="utf-8")
        command = ["node", str(HERE / "driver.js"), str(ENGINE), str(path)]
        try:
            # ASCII both ways: half characters in queries survive the pipe.
            run = subprocess.run(command, input=json.dumps(queries), capture_output=True, text=True, check=False)
        except FileNotFoundError:
            pytest.fail("this test runs the search of the browser in Node: apt-get install -y nodejs npm")
        assert run.returncode == 0, run.stderr
        answers: list[dict[str, Any]] = json.loads(run.stdout)
        return answers

    return ask
