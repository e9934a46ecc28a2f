"""Readers of sources: of what identifies a publication, of the day it came out, and of a place in it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from generator.diagnostics import Findings, did_you_mean
from generator.model.places import LONGEST_PLACE, place_problem, sources_in
from generator.model.references import Doi, Isbn, PartialDate, Pmid, doi_problem, isbn_problem, pmid_problem
from generator.model.values import Ref
from generator.source.nodes import Map, Node, Scalar, kind_of
from generator.source.scalar_readers import NO_DAY, YEARS, entries_of, read_date, read_ref_to, read_str

T = TypeVar("T")

DOI, PMID, ISBN = r"10\.[0-9]{4,9}[0-9.]*/\S+", "[1-9][0-9]{0,7}", "[0-9][0-9 -]{8,16}[0-9X]"
PARTIAL_DATE = "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"
_PARTIAL = re.compile(r"(?P<year>[0-9]{4})(?:-(?P<month>0[1-9]|1[0-2]))?")
_IN_FULL = re.compile(r"[0-9]+[-/. ]+[0-9]+[-/. ]+[0-9]+")
_OF_SOURCE = ("id", "at")
_SHOWN = 60  # characters of a wrong value that a message repeats


def _read_number(kind: Callable[[str], T], problem: Callable[[str], str], what: str) -> Callable[[Node, Findings], T]:
    """A reader of what identifies a publication, which is `what`; `problem` says what to write instead."""

    def read(node: Node, findings: Findings) -> T:
        text = read_str(node, findings)
        hint = problem(text) if text else ""
        if hint:
            findings.error("bad-publication-number", f'"{text[:_SHOWN]}" is not {what}', node.where, hint)
        return kind("" if hint else text)

    return read


read_doi = _read_number(Doi, doi_problem, "a DOI")
read_pmid = _read_number(Pmid, pmid_problem, "a PMID")
read_isbn = _read_number(Isbn, isbn_problem, "an ISBN")


def read_partial_date(node: Node, findings: Findings) -> PartialDate:
    """The year, month or day that `node` holds, as ISO 8601 and from 1900 to 2099; the earliest year after an error in `findings`."""
    text = node.text if isinstance(node, Scalar) else ""
    found = _PARTIAL.fullmatch(text)
    if found and int(found["year"]) in YEARS:
        return PartialDate(int(found["year"]), int(found["month"] or 0))
    if not text or _IN_FULL.search(text):
        day = read_date(node, findings)
        return PartialDate(day.year, day.month, day.day)
    hint = "write a year, a month or a day, from 1900 to 2099: 2024, 2024-04 or 2024-04-30"
    findings.error("bad-date", f'"{text[:_SHOWN]}" is not the date of a publication', node.where, hint)
    return PartialDate(NO_DAY.year)


def read_source(node: Node, findings: Findings) -> Ref:
    """The resource that `node` names: by its identifier, or as `{id: …, at: …}` with the place in it.

    One without a name after an error in `findings`.
    """
    if not isinstance(node, Map):
        return read_ref_to(node, "resource", findings)
    found: dict[str, Node] = {}
    for key, value in entries_of(node, findings):
        if key.text in _OF_SOURCE:
            found[key.text] = value
        else:
            hint = did_you_mean(key.text, _OF_SOURCE)
            findings.error("unknown-key", f'"{key.text}" is not a key that belongs here', key.where, hint)
    if "id" not in found:
        hint = "add it: the identifier of the source, as in resources.yaml"
        findings.error("missing-key", 'the key "id" is missing', node.where.head, hint)
        return Ref("resource", "", "", node.where)
    at = _read_place(found["at"], findings) if "at" in found else ""
    return replace(read_ref_to(found["id"], "resource", findings), at=at)


def read_sources(text: str, node: Node, findings: Findings) -> tuple[Ref, ...]:
    """The resources that a `text`, that of `node`, names, each with the place in it between brackets, if it has one.

    What is wrong goes to `findings`.
    """
    found = []
    for name, at in sources_in(text):
        ref = read_ref_to(Scalar(name, node.where), "resource", findings)
        found.append(replace(ref, at=_read_place(Scalar(at, node.where), findings)) if at else ref)
    return tuple(found)


def _read_place(node: Node, findings: Findings) -> str:
    """Where in a source something stands."""
    if not isinstance(node, Scalar):
        hint = "for several places name the source several times: [{id: …, at: …}, {id: …, at: …}]"
        findings.error("wrong-type", f"one place belongs here, not {kind_of(node)}", node.where, hint)
        return ""
    text = read_str(node, findings)
    problem = place_problem(text)
    if problem:
        code = "text-too-long" if len(text) > LONGEST_PLACE else "unknown-value"
        findings.error(code, f'"{text[:_SHOWN]}" cannot be the place in a source', node.where, problem)
    return text[:LONGEST_PLACE]
