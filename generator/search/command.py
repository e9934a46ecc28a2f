"""`guidepress search`: the hits of a built site, for editors and tests."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from generator.diagnostics import MachineError
from generator.model.addresses import SEARCH_FOLDER
from generator.search.engine import Index
from generator.search.record import Results
from generator.search.shards import Shards
from generator.text.alert_words import sentence


def query_site(site: Path, query: str, limit: int) -> Results:
    """What the index of the built site in the folder `site` gives for `query`, with at most `limit` hits.

    Only the shards that the query needs are read.

    Raises:
        MachineError: the site has no index, or a damaged one.
    """
    folder = site / SEARCH_FOLDER

    def read(name: str) -> str:
        path = folder / name
        try:
            return path.read_text(encoding="utf-8")
        except OSError as problem:
            raise MachineError(f"{path}: {problem.strerror}; build the site first") from problem

    try:
        return Index(Shards(read)).query(query, limit)
    except ValueError as problem:
        raise MachineError(f"{folder}: {problem}; build the site again") from problem


def describe(results: Results, *, as_json: bool) -> str:
    """`results` as lines for people, or, with `as_json`, as JSON."""
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
        found = {
            "alerts": list(results.alerts),
            "total": results.total,
            "answered": results.answered,
            "meant": results.meant,
            "suggestions": results.suggestions,
            "hits": hits,
        }
        return json.dumps(found, ensure_ascii=False, indent=2)
    alerts = [_alert_line(alert) for alert in results.alerts]
    if not results.hits:
        perhaps = f"; did you mean: {', '.join(results.suggestions)}?" if results.suggestions else ""
        return "\n".join([*alerts, f"no hits{perhaps}"])
    part = [] if results.answered else ["nothing answers this; hits with a part of its words:"]
    lines = [*alerts, *part, *([f"searched for: {results.meant}"] if results.meant else [])]
    for position, hit in enumerate(results.hits, 1):
        notice = f"[{hit.record.notice}] " if hit.record.notice else ""
        reason = f" ({hit.reason})" if hit.reason else ""
        lines.append(f"{position:>3}. {notice}{hit.record.title}{reason}\n     {hit.record.address}")
    return "\n".join(lines)


def _alert_line(alert: Mapping[str, Any]) -> str:
    """Danger, what to do, and the number to call."""
    phone = alert.get("contact", {}).get("phone", "")
    return f"  !  {sentence(alert['head'])} {alert['do']}{f' {phone}' if phone else ''}\n     {alert['href']}"
