"""What studies found, for programs: the numbers as the source gives them, and nothing that was worked out."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from generator.decision.literals import number_text
from generator.exchange.sources import SourceData, source_list
from generator.model import addresses
from generator.model.evidence import Comparison, Mean, Outcome
from generator.model.library import GuidelineBundle, Library
from generator.model.risk import Count
from generator.model.values import Prose, Ref
from generator.text.plain import inline_plain
from generator.text.resolve import Texts

Json = dict[str, Any]


def evidence_records(library: Library, texts: Texts, bundle: GuidelineBundle) -> list[Json]:
    """Every comparison of the guideline `bundle` of `library`, in order; `texts` are its texts with references resolved.

    Keys are those of the YAML; a number that the source does not give has no key. A count or an interval is a pair, the
    smaller one first; averages are texts, as exact as they were written. Addresses are below the site's root.
    """
    made = _Records(library, texts, bundle.id)
    return [
        made.comparison(item) | {"page": addresses.evidence(bundle.id, section.id.name, item.id.name)}
        for section in bundle.guideline.sections
        for item in section.evidence
    ]


class _Records:
    def __init__(self, library: Library, texts: Texts, here: str) -> None:
        self._library = library
        self._texts = texts
        self._here = here

    def _plain(self, prose: Prose | None) -> str | None:
        return inline_plain(self._texts.inlines(prose, self._here)) if prose else None

    def _sources(self, refs: tuple[Ref, ...]) -> list[SourceData]:
        return source_list(self._library.resources, refs)

    def comparison(self, item: Comparison) -> Json:
        compares = {"without": self._plain(item.compares.without), "with": self._plain(item.compares.with_)}
        return _given(
            {
                "id": item.id.name,
                "title": self._plain(item.title),
                "who": self._plain(item.who),
                "compares": compares,
                "intervals": self._plain(item.intervals),
                "outcomes": [self.outcome(outcome) for outcome in item.outcomes],
                "sources": self._sources(item.source),
            }
        )

    def outcome(self, outcome: Outcome) -> Json:
        return _given(
            {
                "id": outcome.id.name,
                "outcome": self._plain(outcome.outcome),
                "over": self._plain(outcome.over),
                "of": outcome.of,
                "without": _ends(outcome.without),
                "with": _ends(outcome.with_),
                "interval": _ends(outcome.interval),
                "mean": self._mean(outcome.mean) if outcome.mean else None,
                "relative": self._plain(outcome.relative),
                "studies": outcome.studies and int(outcome.studies),
                "people": outcome.people and int(outcome.people),
                "certainty": outcome.certainty.value if outcome.certainty else None,
                "lowered-by": [reason.value for reason in outcome.lowered_by] or None,
                "sources": self._sources(outcome.source),
            }
        )

    def _mean(self, mean: Mean) -> Json:
        return _given(
            {
                "without": _number(mean.without),
                "with": _number(mean.with_),
                "difference": _number(mean.difference),
                "interval": [_number(mean.interval.low), _number(mean.interval.high)] if mean.interval else None,
                "unit": self._plain(mean.unit),
                "better": mean.better.value if mean.better else None,
            }
        )


def _given(data: Json) -> Json:
    """What the source says: no keys for what it leaves out."""
    return {key: value for key, value in data.items() if value is not None}


def _ends(count: Count | None) -> list[int] | None:
    return [count.low, count.high] if count else None


def _number(value: Decimal | None) -> str | None:
    return None if value is None else number_text(value)
