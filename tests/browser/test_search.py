"""Search as readers meet it: the box, the search page, and the judged queries on both faces."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.browser.harness import Reader

Read = Callable[..., Reader]
SEARCH = Path(__file__).parent.parent / "search"
JUDGED = {
    name: yaml.safe_load((SEARCH / f"{name}.yaml").read_text(encoding="utf-8")) for name in ("reference", "held-out")
}
OPTION = "[role=listbox] [role=option]"

# Asks every query in the page and gives the addresses of the first hits, as the page shows them.
ASK = """async (queries) => {
    const form = document.querySelector("form.gp-search");
    if (!guidepress.search) {
        await new Promise((done, failed) => {
            const script = document.createElement("script");
            script.src = form.dataset.engine;
            script.onload = done;
            script.onerror = failed;
            document.head.appendChild(script);
        });
    }
    const root = new URL(form.dataset.root || "./", location.href).href;
    const answers = [];
    for (const query of queries) {
        const found = await new Promise((done, failed) =>
            guidepress.search(query, { limit: 10 }, (error, results) => (error ? failed(error) : done(results))));
        answers.push(found.hits.map((hit) => new URL(hit.href, location.href).href.slice(root.length)));
    }
    return answers;
}"""


def box(reader: Reader) -> Any:
    return reader.page.locator("form.gp-search input[name=q]")


def type_into(reader: Reader, query: str) -> None:
    toggle = reader.page.locator(".gp-toggle--search")
    if toggle.is_visible() and toggle.get_attribute("aria-expanded") == "false":
        toggle.click()
    box(reader).fill(query)


@pytest.fixture(scope="module")
def answers(host: str, request: pytest.FixtureRequest) -> dict[str, dict[str, list[list[str]]]]:
    """For each face and each judged file, the first addresses for every query."""
    from tests.browser.harness import file_url  # noqa: PLC0415 - beside its use

    faces = {"hosted": host, "offline": file_url(request.getfixturevalue("unzipped")) + "/"}
    found: dict[str, dict[str, list[list[str]]]] = {}
    for face, home in faces.items():
        reader = Reader(request.getfixturevalue("browser"), f"{home}glossary.html")
        found[face] = {name: reader.page.evaluate(ASK, [row["query"] for row in rows]) for name, rows in JUDGED.items()}
        reader.close()
        assert reader.problems == []
    return found


@pytest.mark.parametrize("face", ["hosted", "offline"])
@pytest.mark.parametrize("name", JUDGED)
def test_the_judged_queries_find_what_is_right(
    answers: dict[str, dict[str, list[list[str]]]], face: str, name: str, record_search: Callable[[str], None]
) -> None:
    rows = JUDGED[name]
    places = [
        next((place for place, address in enumerate(found) if address in row["right"]), 99)
        for row, found in zip(rows, answers[face][name], strict=True)
    ]
    first, three = (sum(place < top for place in places) / len(rows) for top in (1, 3))
    record_search(f"{name}, {face}: success@1 {first:.1%}, success@3 {three:.1%} of {len(rows)} queries")
    missed = [row["query"] for row, place in zip(rows, places, strict=True) if place >= 3]
    assert (first >= 0.9, three >= 0.98) == (True, True), missed


def test_the_faces_find_the_same(answers: dict[str, dict[str, list[list[str]]]]) -> None:
    assert answers["hosted"] == answers["offline"]


def test_every_judged_address_exists(site: Path) -> None:
    for rows in JUDGED.values():
        for row in rows:
            for address in row["right"]:
                path, _, anchor = address.partition("#")
                html = (site / path).read_text(encoding="utf-8")
                assert not anchor or f'id="{anchor}"' in html, address
