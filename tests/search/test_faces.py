# ruff: noqa: RUF001 - readers write in other scripts too
"""Python and the browser give the same hits in the same order, with the same excerpts and reasons."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.search import Index, Record, Results, Shards, build_index
from generator.search.settings import KIND_LABELS

AskNode = Callable[[Mapping[str, str], Sequence[tuple[str, dict[str, Any]]]], list[dict[str, Any]]]
HERE = Path(__file__).parent
ROOT = "../"  # of the page in driver.js
# Node may know a later Unicode: what a character unknown to Python folds to is not for us to hold together.
ASSIGNED = st.characters(exclude_categories=["Cn", "Cs"])

ODD = [
    "kimio", "ciberknife", "biopcia", "gechi", "qui", "hhhh", "llyyll", "excimer vowel", "cambo canbo", "sircunferencia",
    "", " ", "-", "--", "'", "’", "\0", "\ud83d", "\ude00x", "😀", "👩‍⚕️ mammogram", "mammogram 😀", "𝔊𝔬𝔱𝔥𝔦𝔠", "𐐷𐐲𐑌",
    "𐐎𐐲", "<b>bold</b>", "</script><script>alert(1)</script>", "<img src=x onerror=alert(1)>", "&lt;b&gt; &amp;",
    ".*", "(a+)+$", "[", "]", "\\", "\\d+", "^breast$", "breast|cancer", "{0,}", "$&", "$1", "{}", "%s %n", "${x}", "`",
    "constructor", "__proto__", "toString", "hasOwnProperty", "prototype", "null", "undefined", "NaN", "true", "0", "-1",
    "العربية", "العَرَبِيَّة", "الثدي", "Ελληνικά", "ΕΛΛΗΝΙΚΆ", "μαστογραφιας", "日本語", "乳房", "マンモグラフィ", "マンモク",
    "Tiếng Việt", "tieng viet", "Türkçe", "TÜRKÇE", "İstanbul", "ıstanbul", "straße", "STRASSE", "ﬁles", "½", "Å", "Ⅳ",
    "µg", "ERα", "er alpha", "TGF-β", "tgfbeta", "β", "T-DM1", "T–DM1", "t‑dm1", "tdm1", "t dm1", "HER 2", "her2", "HER4",
    "mammogram\u2028biopsy", "mam\u00admogram", "mammogram\u200b", "a", "m", "ma", "the", "in", "what", "no", "not", "or",
    "the the the", "breast breast breast", "mammogram mammograms", "breastcancer", "densetissue", "lymphnodes",
    "x" * 10_000, "mammogram " * 1_000, "<" * 10_000, "😀" * 10_000, "a-" * 5_000, "(" * 5_000 + ")" * 5_000,
    " " * 1999 + "mammogram", " " * 1995 + "mammogram", "😀" * 1995 + "mammogram", "the " * 299 + "biopsy", "the " * 300 + "biopsy",
    "the " * 299 + "biop q", "mamogramm " * 30, " ".join(f"qxz{chr(97 + n)}" for n in range(26)) + " biopsie",
]  # fmt: skip


def judged_queries() -> list[str]:
    rows = yaml.safe_load((HERE / "fixtures/first.yaml").read_text(encoding="utf-8"))
    return [row["query"] for row in rows]


def generated_queries(records: Sequence[Record]) -> list[str]:
    """Words of the records cut, misspelt, joined and mixed, the same each time."""
    chance = random.Random(7)  # noqa: S311 - test data, no secret
    texts = [" ".join((record.title, *record.aliases, record.text)) for record in records]
    vocabulary = sorted({word for text in texts for word in text.split()})
    queries = []
    for _ in range(400):
        words = chance.sample(vocabulary, chance.randint(1, 6))
        for place, word in enumerate(words):
            cut = chance.randrange(len(word))
            other = chance.choice(vocabulary)
            words[place] = chance.choice(
                [word, word, word.upper(), word[:cut], word[:cut] + word[cut + 1 :], word[:cut] + "e" + word[cut:],
                 word[:cut] + word[cut:][::-1], word + "s", word + "ing", word + other, word + "-" + other]
            )  # fmt: skip
        queries.append(chance.choice([" ", " ", "  ", "-", ", "]).join(words) + chance.choice(["", "", " ", "?"]))
    return queries


def as_browser(results: Results) -> dict[str, Any]:
    """Results as the JavaScript gives them."""
    hits = [
        {
            "title": hit.record.title,
            "href": ROOT + hit.record.address,
            "kind": hit.record.kind,
            "kindLabel": KIND_LABELS[hit.record.kind],
            "guideline": hit.record.guideline,
            "heading": hit.record.heading,
            "excerpt": [{"text": piece.text, "mark": piece.mark} for piece in hit.excerpt],
            "reason": hit.reason,
            "notice": hit.record.notice,
        }
        for hit in results.hits
    ]
    return {
        "hits": hits,
        "total": results.total,
        "kinds": dict(results.kinds),
        "guidelines": dict(results.guidelines),
        "meant": results.meant,
        "suggestions": list(results.suggestions),
        "answered": results.answered,
        "alerts": [{**alert, "href": ROOT + alert["href"]} for alert in results.alerts],
    }


def assert_same(
    scripts: Mapping[str, str],
    queries: Sequence[str],
    ask_node: AskNode,
    options: Mapping[str, Any] = MappingProxyType({}),
) -> None:
    index = Index(Shards(scripts.__getitem__))
    answers = ask_node(scripts, [(query, dict(options)) for query in queries])
    for query, answer in zip(queries, answers, strict=True):
        for part in ("kinds", "guidelines"):
            answer[part] = {key: count for key, _label, count in answer[part]}
        assert answer == as_browser(index.query(query, **options)), query


def test_the_faces_agree(index: Index, scripts: Mapping[str, str], records: list[Record], ask_node: AskNode) -> None:
    queries = [*judged_queries(), *ODD, *generated_queries(records)]
    found = sum(index.query(query).total > 0 for query in queries)
    assert found > len(queries) / 2  # else they would only agree on finding nothing
    assert_same(scripts, queries, ask_node)


@pytest.mark.parametrize("language", ["de", "ar", "es"])
def test_the_faces_agree_in_other_languages(records: list[Record], ask_node: AskNode, language: str) -> None:
    assert_same(build_index(records, language), [*judged_queries(), *ODD], ask_node)


@pytest.mark.parametrize(
    "options",
    [
        {"kind": "term"},
        {"guideline": "her2"},
        {"guideline": ""},
        {"kind": "section", "guideline": "screening", "limit": 2},
    ],
    ids=str,
)
def test_the_faces_agree_on_filters(scripts: Mapping[str, str], ask_node: AskNode, options: Mapping[str, Any]) -> None:
    assert_same(scripts, judged_queries(), ask_node, options)


def test_the_faces_agree_on_an_index_in_many_shards(
    records: list[Record], ask_node: AskNode, monkeypatch: pytest.MonkeyPatch
) -> None:
    for size in ("SHARD_SIZE", "RECORDS_SIZE"):
        monkeypatch.setattr(f"generator.search.shards.{size}", 500)
    scripts = build_index(records, "en")
    assert len(scripts) > 20
    assert_same(scripts, judged_queries(), ask_node)


# Starting Node costs more than a query: each example is a list of them.
@settings(max_examples=5, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    queries=st.lists(
        st.text(ASSIGNED, max_size=60) | st.text("abdeimrst -'1µβ", max_size=30), min_size=50, max_size=100
    )
)
def test_the_faces_agree_on_any_text(scripts: Mapping[str, str], ask_node: AskNode, queries: list[str]) -> None:
    assert_same(scripts, queries, ask_node)


@settings(max_examples=3, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(st.text(ASSIGNED, max_size=80), min_size=20, max_size=60))
def test_the_faces_agree_on_any_library(texts: list[str], ask_node: AskNode) -> None:
    records = [
        Record(
            address=f"{place}.html",
            kind="page" if place % 2 else "term",
            title=text[:20],
            text=text,
            aliases=(text[20:30],),
        )
        for place, text in enumerate(texts)
    ]
    queries = [text[:40] for text in texts] + [text[5:15] for text in texts]
    assert_same(build_index(records, "en"), queries, ask_node)


def test_the_faces_agree_on_ties(ask_node: AskNode) -> None:
    statuses = ["withdrawn", "superseded", "draft", "current", "", "superseded", "current"]
    records = [
        Record(address=f"{place}.html", kind="page", title="one word", text="same", status=status)
        for place, status in enumerate(statuses * 12)
    ]
    scripts = build_index(records, "en")
    hits = Index(Shards(scripts.__getitem__)).query("same", limit=100).hits
    found = [hit.record.status for hit in hits]
    assert found == [*["current", "", "current"] * 12, *["draft"] * 12, *["superseded"] * 24, *["withdrawn"] * 12]
    assert_same(scripts, ["same"], ask_node, {"limit": 100})
