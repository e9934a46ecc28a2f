"""The JSON Schema (draft 2020-12) of `data/decisions/<id>.json`."""

from __future__ import annotations

import json
from typing import Any

from generator.decision.compiled import Cell, CompiledTable, IntervalTest, Point, Test
from generator.exchange.type_schema import TypeSchemas
from generator.model.alerts import AlertLevel
from generator.model.strength import Certainty, Direction
from generator.model.values import Status

DECISION_DATA = "decision-data"
"""The name of this schema for `guidepress schema`."""

_TEXT = {"type": "string"}
_DAY = {"type": "string", "format": "date"}
_ADDRESS = {"type": "string", "description": "Below the site's root"}
_URL = {"type": "string", "format": "uri"}
_SOURCE = {
    "anyOf": [
        _URL,
        {
            "type": "object",
            "description": "A source with the place in it, or one without an address by its title",
            "properties": {"address": _URL, "title": _TEXT, "at": _TEXT},
            "oneOf": [{"required": ["address"]}, {"required": ["title"]}],
            "additionalProperties": False,
        },
    ]
}
_NEWER = {
    "type": "object",
    "description": "A newer edition in the same library",
    "properties": {"guideline": _TEXT, "title": _TEXT, "page": _ADDRESS},
    "required": ["guideline", "title", "page"],
    "additionalProperties": False,
}


def decision_schema() -> dict[str, Any]:
    """The schema: who says it and how old it is, the words, the compiled table, the report of its verification."""
    alert = {"$ref": "#/$defs/alert", "description": "What whoever it fits must read first"}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Guidepress: a decision table for programs",
        **_object(
            {
                "$schema": _TEXT,
                "decision": _TEXT,
                "name": _TEXT,
                "question": _TEXT,
                "page": _ADDRESS,
                "dmn": _ADDRESS,
                "library": _library(),
                "guideline": _guideline(),
                "inputs": _list(
                    _object(
                        {
                            "id": _TEXT,
                            "label": _TEXT,
                            "ask?": _TEXT,
                            "help?": _TEXT,
                            "none-of-these?": _TEXT,
                            "unit?": _TEXT,
                            "values?": _words(),
                            "from?": _object({"decision": _TEXT, "output": _TEXT, "page": _ADDRESS}),
                            "compute?": {**_TEXT, "description": "The formula, as it was written"},
                        }
                    )
                ),
                "score?": _object(
                    {
                        "total": {**_TEXT, "description": "The input that is the sum"},
                        "signs": _list(
                            _object({"input": _TEXT, "points": {"type": "number"}, "sources": _list(_SOURCE)})
                        ),
                    }
                ),
                "outputs": _list(_object({"id": _TEXT, "label": _TEXT, "values?": _words(), "grades?": _grades()})),
                "rules": _list(
                    _object(
                        {
                            "id": _TEXT,
                            "page": _ADDRESS,
                            "say?": {**_TEXT, "description": "Whom it fits"},
                            "short?": {**_TEXT, "description": "The result in a few words"},
                            "certainty?": {"enum": [step.value for step in Certainty]},
                            "alert?": alert,
                            "schedule?": _object({"id": _TEXT, "guideline": _TEXT, "title": _TEXT, "page": _ADDRESS}),
                            "note?": _TEXT,
                            "sources": _list(_SOURCE),
                        }
                    )
                ),
                "open": {
                    **_list(
                        _object(
                            {
                                "say?": _TEXT,
                                "outside?": {
                                    "type": "boolean",
                                    "description": "Whether the guideline is not about these people at all",
                                },
                                "ask?": {**_TEXT, "description": "What these people could ask their care team"},
                                "alert?": alert,
                                "why": _TEXT,
                                "sources": _list(_SOURCE),
                            }
                        )
                    ),
                    "description": "What the guideline leaves open, in the order of the table",
                },
                "table": {"$ref": "#/$defs/table"},
                "verification": {"$ref": "#/$defs/report"},
            }
        ),
        "$defs": {"alert": _alert()} | TypeSchemas(_TABLE).definitions() | _reports(),
    }


def decision_schema_text() -> str:
    """The schema as text."""
    return json.dumps(decision_schema(), indent=1)


def _library() -> dict[str, Any]:
    texts = dict.fromkeys(("id", "name", "version", "language", "publisher", "license"), _TEXT)
    return _object({**texts, "as-of": _DAY})


def _guideline() -> dict[str, Any]:
    return _object(
        {
            "id": _TEXT,
            "title": _TEXT,
            "page": _ADDRESS,
            "version": _TEXT,
            "status": {"enum": [status.value for status in Status]},
            "notice": {
                "type": "string",
                "description": 'What a reader must know of its status first; "" for a current one',
            },
            "superseded-by": _list({"anyOf": [*_SOURCE["anyOf"], _NEWER]}),
            "published?": _DAY,
            "copy-dated?": _DAY,
            "reviewed": _DAY,
            "review-due": _DAY,
            "clinically-reviewed": {"type": "boolean"},
            "sources": _list(_SOURCE),
        }
    )


def _alert() -> dict[str, Any]:
    """An alert: see `generator.exchange.alerts`."""
    contact = {"id": _TEXT, "name": _TEXT, "phone?": _TEXT, "hours?": _TEXT, "place?": _TEXT, "address?": _URL}
    return _object(
        {
            "id": _TEXT,
            "level": {"enum": [level.value for level in AlertLevel]},
            "title": _TEXT,
            "watch-for?": _list(_TEXT),
            "do": _TEXT,
            "contact?": _object(contact),
            "own-words": {
                "type": "boolean",
                "description": "Whether the words are the library's: no source has them, or has them less strict",
            },
            "stricter?": {"type": "string", "description": "What the source itself says, which asks for less"},
            "sources": _list(_SOURCE),
            "search-terms?": _list(_TEXT),
            "page": _ADDRESS,
        }
    )


_TABLE: dict[Any, str] = {
    CompiledTable: "table",
    Cell: "cell",
    Test: "test",
    IntervalTest: "interval",
    Point: "point",
}
"""Parts of a compiled table that the schema defines once."""


def _reports() -> dict[str, Any]:
    """The report: see `generator.decision.verification.report_json`."""
    box = {**_values(["string"]), "description": "S-FEEL by input; an input left out is any"}
    patient = _values(["string", "boolean", "number", "null"])
    names = _list(_TEXT)
    finding = _object(
        {
            "code": _TEXT,
            "rules": names,
            "inputs": names,
            "where": {"anyOf": [box, {"type": "null"}]},
            "example": {"anyOf": [patient, {"type": "null"}]},
            "message": _TEXT,
        }
    )
    overlap = {"rules": names, "where": box, "example": patient, "outputs-agree": {"type": "boolean"}}
    return {
        "report": _object(
            {
                "proven": {"type": "boolean"},
                "analysed": {"type": "boolean"},
                "complete": {"type": ["boolean", "null"]},
                "gaps": _list(_object({"where": box, "example": patient, "more-examples?": _list(patient)})),
                "overlaps": _list(_object(overlap)),
                "unreachable": _list(finding),
                "other": _list(finding),
            }
        )
    }


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    """An object of just these; a name with a question mark may be left out."""
    return {
        "type": "object",
        "properties": {name.removesuffix("?"): value for name, value in properties.items()},
        "required": [name for name in properties if not name.endswith("?")],
        "additionalProperties": False,
    }


def _list(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


def _values(types: list[str]) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": {"type": types}}


def _grades() -> dict[str, Any]:
    """The strength of the advice, by value."""
    directions = {"enum": [direction.value for direction in Direction]}
    grade = _object({"id": _TEXT, "label": _TEXT, "meaning": _TEXT, "says?": _TEXT, "direction?": directions})
    return {"type": "object", "additionalProperties": grade, "description": "Grades of recommendation by value"}


def _words() -> dict[str, Any]:
    return {**_values(["string"]), "description": "Labels by value"}
