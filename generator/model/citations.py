"""Which sources a page states once for all that stands on it.

A reader who meets the same line under each of fourteen statements stops reading it. So a page names its usual source at
its end, and a statement names one only where its own is another. Data for programs is not touched by this.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from generator.model.records import records_in
from generator.model.values import Ref

_SEVERAL = 2  # a source that one statement has is stated there


def is_same(refs: Iterable[Ref], others: Iterable[Ref]) -> bool:
    """Whether `refs` name the same sources as `others`, in whatever order."""
    return frozenset(refs) == frozenset(others)


def shared_source(shown: Any, own: tuple[Ref, ...] = ()) -> tuple[Ref, ...]:
    """The sources that a page states once: its `own`, else those that most of what is `shown` cites, () for none.

    `shown` is a record, or a tuple of records, of all that the page shows. What no two statements cite is not shared; of
    two that are cited as often the first is taken, so that a page does not change between two builds.
    """
    if own:
        return own
    cited = [record.source for record in records_in(shown) if getattr(record, "source", ())]
    counted = Counter(map(frozenset, cited))
    if not counted:
        return ()
    usual, times = counted.most_common(1)[0]
    return next(refs for refs in cited if frozenset(refs) == usual) if times >= _SEVERAL else ()
