"""A library in which every free text of every kind of file is an attack.

Each text begins with a number of its own, so that a test can see that it is shown, whole and as text.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

import yaml

from tests.support import DECISION, GUIDELINE, QUESTIONS, LibraryCase

ATTACK = (
    "</title></style></textarea><script>window.hacked = 1</script>"
    "<img src=x onerror=\"window.hacked = 1\"> ' onmouseover='window.hacked = 1 "
    '" autofocus onfocus="window.hacked = 1 '
    "{{ 7*7 }} {% include 'x' %} {# x #} ${7*7} <!-- --> ]]> "
    '#set text(red) #panic("x") #include "/etc/passwd" $x^2$ @label <label> '
    "x[^1] [^<b>] H~<b> 10^<i> - [do] <u> > [!NOTE] ](javascript:alert(1)) `code` \\u003cscript\\u003e &lt;b&gt; &#60;i&#62; %3Cb%3E C:\\dir\\n"
)
"""Markup of HTML, Jinja, Typst and Markdown, escapes, and half a link."""
SHORT_ATTACK = "</title><script>window.hacked=1</script>{{7*7}}#panic()](javascript:alert(1))\"onfocus='x"
"""The same for names, titles and headings of columns, which must be short."""
_PLACE = "</title><script>window.hacked=1</script>{{7*7}}#panic()](javascript:alert(1))\"onfocus='x"
"""The same for a place in a source, where each bracket needs its partner."""
_SHORT = {"columns", "label", "means", "name", "title", "role", "version", "site_name", "without", "with"}

SCORE = "guidelines/sore-throat/decisions/points.yaml"
_STRUCTURE = {
    "library", "guideline", "decision", "id", "source", "sources", "grade", "status", "published", "reviewed", "type",
    "range", "hit-policy", "when", "given", "expect", "explained-by", "address", "paper", "language", "review-interval",
    "main", "topic", "picture", "direction", "certainty", "outside", "version", "reading-grade", "level", "phone", "alert", "fact",
    "n", "of", "numbers", "no-number", "not-in-source", "ranked",
    "file", "better", "lowered-by", "evidence", "doi", "pmid", "isbn",
    "logo", "logo-dark", "color", "accent", "privacy", "imprint", "regular", "bold", "family",
    "after", "due", "earliest", "latest", "every", "times", "schedule", "explorer",
    "grade-scheme", "voice", "total",
}  # fmt: skip
"""Keys whose values are not free text: identifiers, references, dates, cells, fixed words."""


def hostile_library(root: Path) -> tuple[LibraryCase, list[str]]:
    """The case, and every text that was put into it."""
    case = LibraryCase(root).put("page.md", "# Page\n")
    for path in ("guidelines/sore-throat/a.svg", "a.svg"):
        case.put(path, '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
    numbers = count(1)
    texts: list[str] = []

    def attack(key: str = "") -> str:
        words = _PLACE if key == "at" else SHORT_ATTACK if key in _SHORT else ATTACK
        texts.append(f"T{next(numbers)}T {words}")
        return texts[-1]

    for path in ("library.yaml", "glossary.yaml", "resources.yaml", GUIDELINE, DECISION, QUESTIONS):
        data = yaml.load((case.content / path).read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - all is text
        case.put(path, json.dumps(_replaced(_more(path, data), attack), indent=1))
    case.put(SCORE, json.dumps(_replaced(_score(), attack), indent=1))
    (root / "mkdocs.yml").write_text(
        f"site_name: {json.dumps(attack('name'))}\nsite_description: {json.dumps(attack())}\ndocs_dir: content\n"
        "theme: {name: material}\nplugins: [guidepress]\n",
        encoding="utf-8",
    )
    return case, texts


def _more(path: str, data: dict[str, Any]) -> dict[str, Any]:
    """What the starting files leave out, so that every field of every kind is attacked."""
    if path == "library.yaml":
        weak = {"label": "x", "meaning": "x", "says": "x", "direction": "against"}
        data["grade-schemes"] = {"panel": {"grades": {"weak": weak}}}
    if path == GUIDELINE:
        data["grade-scheme"] = "panel"
        data["voice"] = "both"
        data["status"] = "superseded"
        data["superseded-by"] = ["source-guideline"]
        data["reviewed-by"] = [{"name": "x", "role": "x", "date": "2025-01-31"}]
        data["uncertainty"] = ["x"]
        data["authors"] = data["panel"] = [{"name": "x", "role": "x", "place": "x"}]
        data["funding"] = [{"name": "x", "address": "https://www.example.org/", "role": "x"}]
        data["conflicts"] = [{"text": "x", "source": ["source-guideline"]}]
        data["change-log"] = [{"date": "2025-01-31", "text": "x"}]
        data["changes"] = {"since": "x", "points": ["x"]}
        data["search-terms"] = ["x"]
        data |= {"patient-title": "x", "topic": "first", "picture": "talk"}
        data["grades"]["strong"] |= {"says": "x", "direction": "weakly-against"}
        data["main-message"] = {"text": "x", "source": ["source-guideline"], "grade": "strong"}
        data |= _danger("soon", "soon")
        data["sections"][0]["recommendations"][0] |= {"alert": "second", "evidence": "compared"}
        data["sections"][0]["evidence"] = [_comparison()]
        data["sections"][0]["schedules"] = [_schedule()]
        data["explorer"] = "true"
        data["sections"][0]["figures"] = [
            {"id": "a", "file": "a.svg", **dict.fromkeys(("alt", "caption", "described", "credit", "license"), "x")}
        ]
        data["sections"][0]["tables"] = [
            {"id": "b", "title": "x", "columns": ["x", "x"], "rows": [["x", "x"]], "note": "x"}
        ]
        data["sections"][0] |= _numbers_and_options()
    if path == "library.yaml":
        data["publisher"]["contact"] = "mailto:a@example.org"
        data["reading-grade"] = "999"
        data["brand"] = {
            "logo": "a.svg",
            "logo-dark": "a.svg",
            "color": "#0b4251",
            "accent": "#b06f00",
            "privacy": "page.md",
            "imprint": "https://www.example.org/",
            "phone": "+44 20 7946 0018",
            "name": "x",
            "address": ["x", "x"],
            "hours": "x",
            "footer": "x",
            "typeface": {"family": "Atkinson Hyperlegible", "license": "x"},
        }
        data |= {"short-name": "x", "topics": {"first": {"title": "x", "picture": "body"}}}
        data |= _danger("emergency", "urgent")
    if path == "glossary.yaml":
        data["terms"]["care-team"] |= {"search-terms": ["x"], "alert": "first"}
    if path == DECISION:
        del data["examples"]  # what it expects would be another attack than the one that is there
        data["notes"] = ["x"]
        data["search-terms"] = ["x"]
        data["impossible"] = [{"when": {"age": "> 119"}, "why": "x"}]
        data["inputs"]["age"]["help"] = "x"
        values = data["inputs"]["result"]["values"]
        data["inputs"]["result"]["values"] = {
            name: {"label": label, "short": "x", "help": "x"} for name, label in values.items()
        }
        data["rules"][0] |= {"say": "x", "short": "x", "certainty": "low"}
        data["open"][0] |= {"say": "x", "outside": "true"}
        data["rules"][0]["schedule"] = "days"
        data["rules"][0]["alert"] = data["open"][0]["alert"] = "first"
    if path == "resources.yaml":
        data["resources"]["source-guideline"] |= {
            **dict.fromkeys(("about", "short-title", "container", "volume", "issue", "pages", "license"), "x"),
            "authors": ["x", "x"],
            "doi": "10.1000/</title><script>window.hacked=1</script>{{7*7}}",
            "pmid": "12345678",
            "isbn": "978-92-4-154939-4",
        }
    return data


def _score() -> dict[str, Any]:
    """Points, each field of a score, a sign and a band filled."""
    sign = {**dict.fromkeys(("label", "ask", "help"), "x"), "points": 1, "source": ["source-guideline"]}
    band = {**dict.fromkeys(("label", "short", "note"), "x"), "source": ["source-guideline"]}
    return {
        "decision": "points",
        "name": "x",
        "question": "x",
        "search-terms": ["x"],
        "notes": ["x"],
        "score": {
            "label": "x",
            "means": "x",
            "signs": {"one": sign, "other": sign},
            "bands": {"low": {"total": "0", **band, "alert": "first"}, "high": {"total": ">= 1", **band}},
        },
    }


def _schedule() -> dict[str, Any]:
    """Days with each text that they may have; one comes again."""
    late = {"earliest": "3 days", "latest": "1 month", "overdue": "x", "text": "x", "source": ["source-guideline"]}
    steps = [
        {"id": "first", "title": "x", "after": "start", "due": "about 1 week", **late},
        {
            "id": "again",
            "title": "x",
            "after": "first",
            "due": "7 to 10 days",
            "repeat": {"every": "1 week", "times": "3"},
        },
    ]
    return {"id": "days", "title": "x", "who": "x", "start": "x", "steps": steps}


def _numbers_and_options() -> dict[str, Any]:
    """A number, and a comparison of options in which every field is filled, with more options than stand in one table."""
    names = ["first", "second", "third", "fourth", "fifth"]
    number = {"id": "number", "n": "1", "of": "100", "who": "x", "will": "x", "will-not": "x", "over": "x"}
    said = {"text": "x", "numbers": ["number"], "source": ["source-guideline"]}
    none = {"text": "x", "no-number": "true"}
    return {
        "risks": [number | {"certainty": "x", "source": ["source-guideline"]}],
        "options": [
            {
                "id": "compared",
                "title": "x",
                "lead": "x",
                "ranked": "false",
                "source": ["source-guideline"],
                "options": [
                    {"id": name, "title": "x", "summary": "x", "picture": "talk", "search-terms": ["x"]}
                    for name in names
                ],
                "rows": [
                    {"id": "better", "cells": {name: dict(said) for name in names}},
                    {"id": "worse", "cells": {name: {"not-in-source": "true"} for name in names}},
                    {"id": "own", "title": "x", "cells": {name: dict(none) for name in names}},
                ],
                "matters": [{"id": "matter", "text": "x", "source": ["source-guideline"]}, {"id": "more", "text": "x"}],
            }
        ],
    }


def _comparison() -> dict[str, Any]:
    """What studies found, each text of it filled: counted, and measured."""
    basis = {
        "studies": 2,
        "people": 90,
        "certainty": "low",
        "lowered-by": ["imprecision"],
        "source": ["source-guideline"],
    }
    counted = {"of": 100, "without": 20, "with": 15, "interval": [13, 21], "relative": "x"}
    mean = {"without": 5, "with": 4, "difference": -1, "interval": [-2, 0], "unit": "x", "better": "lower"}
    return {
        "id": "compared",
        "title": "x",
        "who": "x",
        "compares": {"without": "x", "with": "x"},
        "intervals": "x",
        "outcomes": [
            {"id": "counted", "outcome": "x", "over": "x", **counted, **basis},
            {"id": "measured", "outcome": "x", "mean": mean, **basis},
        ],
        "source": ["source-guideline"],
    }


def _danger(*levels: str) -> dict[str, Any]:
    """Two alerts, each field of both filled, with the contacts that they name: one that is known, one by name only."""
    return {
        "alerts": {
            name: {
                "level": level,
                "title": "x",
                "watch-for": ["x", {"text": "x", "source": [{"id": "source-guideline", "at": "x"}]}],
                "do": "x",
                "contact": contact,
                "stricter": "x",
                "source": ["source-guideline"],
                "search-terms": ["x"],
            }
            for name, level, contact in zip(("first", "second"), levels, ("known", "by-name"), strict=True)
        },
        "contacts": {
            "known": {"name": "x", "phone": "112", "hours": "x", "place": "x", "address": "mailto:a@example.org"},
            "by-name": {"name": "x"},
        },
    }


def _replaced(value: Any, attack: Callable[[str], str], key: str = "") -> Any:
    if isinstance(value, dict):
        return {
            name: inner if name in {"when", "given", "expect"} else _replaced(inner, attack, name)
            for name, inner in value.items()
        }
    if isinstance(value, list):
        return [_replaced(item, attack, key) for item in value]
    if isinstance(value, int) or key in _STRUCTURE or key in {"contact", "superseded-by", "date"}:
        return value
    return attack(key)
