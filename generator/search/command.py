"""`guidepress search`: the hits of a built site, for editors and tests."""

from __future__ import annotations

import json
from pathlib import Path

from generator.diagnostics import MachineError
from generator.model.addresses import SEARCH_INDEX
from generator.search.record import Results
from generator.search.script import read_index


def query_site(site: Path, query: str, limit: int) -> Results:
    """Ask the index of a built site.

    Raises:
        MachineError: the site has no index.
    """
    path = site / SEARCH_INDEX
    try:
        script = path.read_text(encoding="utf-8")
    except OSError as problem:
        raise MachineError(f"{path}: {problem.strerror}; build the site first") from problem
    try:
        return read_index(script).query(query, limit)
    except ValueError as problem:
        raise MachineError(f"{path}: {problem}; build the site again") from problem


def describe(results: Results, *, as_json: bool) -> str:
    """Hits as lines for people, or as JSON."""
    if as_json:
        hits = [
            {
                "address": hit.record.address,
                "title": hit.record.title,
                "kind": hit.record.kind,
                "guideline": hit.record.guideline,
                "score": hit.score,
                "reason": hit.reason,
                "notice": hit.record.notice,
            }
            for hit in results.hits
        ]
        return json.dumps({"total": results.total, "hits": hits}, ensure_ascii=False, indent=2)
    if not results.hits:
        return "no hits"
    lines = []
    for position, hit in enumerate(results.hits, 1):
        notice = f"[{hit.record.notice}] " if hit.record.notice else ""
        reason = f" ({hit.reason})" if hit.reason else ""
        lines.append(f"{position:>3}. {notice}{hit.record.title}{reason}\n     {hit.record.address}")
    return "\n".join(lines)
