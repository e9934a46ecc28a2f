"""The browser's half of search in a page: loading the index once, failing well, and keeping off dangerous means."""

import json
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

Answer = dict[str, list[Any]]
Run = Callable[..., Answer]

# A page with just what the engine asks of one. `asked` collects the addresses of scripts, `scripts` who waits for them.
PAGE = """
const vm = require("vm"), fs = require("fs");
const asked = [], scripts = [], said = [];
const page = {
  window: { guidepress: { dom: {
    loadScript(address, done) {
      asked.push(address);
      scripts.push(done);
    },
  } } },
  document: { querySelector: () => ({ dataset: DATASET }) },
};
vm.runInNewContext(fs.readFileSync(process.argv[1], "utf8"), page);
const { guidepress } = page.window;
const say = (error) => said.push(error && error.message);
const index = { version: 1, settings: {} };
"""
DATASET = '{ root: "../../", index: "assets/search/index.js" }'


@pytest.fixture(scope="session")
def run(engine: Path) -> Run:
    """Run the engine in such a page, then some code; what was asked for and said."""

    def ran(body: str, dataset: str = DATASET) -> Answer:
        code = PAGE.replace("DATASET", dataset) + body + "\nconsole.log(JSON.stringify({ asked, said }));"
        try:
            done = subprocess.run(["node", "-e", code, str(engine)], capture_output=True, text=True, check=False)
        except FileNotFoundError:
            pytest.fail("this test runs the search of the browser in Node: apt-get install -y nodejs npm")
        assert done.returncode == 0, done.stderr
        result: Answer = json.loads(done.stdout)
        return result

    return ran


def test_the_index_is_asked_for_once(run: Run) -> None:
    answer = run("""
        guidepress.loadSearch(say);
        guidepress.loadSearch(say);
        guidepress.searchIndex = index;
        scripts[0](true);
        guidepress.loadSearch(say);
    """)
    assert answer == {"asked": ["../../assets/search/index.js"], "said": [None, None, None]}


def test_a_failed_load_is_said_and_can_be_tried_again(run: Run) -> None:
    answer = run("""
        guidepress.loadSearch(say);
        scripts[0](false);
        guidepress.loadSearch(say);
        guidepress.searchIndex = index;
        scripts[1](true);
    """)
    address = "../../assets/search/index.js"
    said = ["The search index cannot be loaded.", None]
    assert answer == {"asked": [address, address], "said": said}


def test_a_file_that_is_no_index_is_a_failure(run: Run) -> None:
    assert run("guidepress.loadSearch(say); scripts[0](true);")["said"] == ["The search index cannot be loaded."]


def test_a_page_at_the_root_has_a_relative_address(run: Run) -> None:
    assert run("guidepress.loadSearch(say);", '{ root: "", index: "index.js" }')["asked"] == ["./index.js"]


def test_a_page_without_the_form_says_so(run: Run) -> None:
    assert run("guidepress.loadSearch(say);", "{}") == {
        "asked": [],
        "said": ["This page does not say where the search index is."],
    }


def test_a_shard_that_cannot_be_loaded_is_said_and_asked_for_again(
    run: Run, scripts: Mapping[str, str], tmp_path: Path
) -> None:
    (tmp_path / "index.js").write_text(scripts["index.js"], encoding="utf-8")
    answer = run(
        f"""
        guidepress.search("mammogram", {{}}, say);
        vm.runInNewContext(fs.readFileSync({json.dumps(str(tmp_path / "index.js"))}, "utf8"), page);
        scripts[0](true);
        scripts[1](false);
        guidepress.search("mammogram", {{}}, say);
        """
    )
    root, shard, again = answer["asked"]
    assert (root, again) == ("../../assets/search/index.js", shard)
    assert shard.startswith("../../assets/search/postings-")
    assert answer["said"] == ["A part of the search index cannot be loaded."]


@pytest.mark.parametrize(
    "means", ["innerHTML", "outerHTML", "insertAdjacentHTML", "RegExp(", "eval(", "fetch(", "import("]
)
def test_dangerous_means_are_not_used(engine: Path, means: str) -> None:
    assert means not in engine.read_text(encoding="utf-8")
