"""The one date that rules a build (docs/design.md, One date)."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime

from generator.diagnostics import MachineError
from generator.model.library import Resource

EPOCH = "SOURCE_DATE_EPOCH"
"""Environment variable that rules a build's date: see `as_of`."""

_SECONDS = re.compile(r"[0-9]{1,12}")
_LAST_SECOND = 2**32 - 1  # MkDocs writes it into the sitemap's gzip file as it is
_EARLIEST = date(1980, 1, 1)  # the earliest day that a zip archive can name
_LATEST = date(2099, 12, 31)  # gzip files, such as the sitemap's, end in 2106


def as_of(days: Iterable[date], resources: Mapping[str, Resource]) -> date:
    """`SOURCE_DATE_EPOCH`, else the newest date in the content: what rules a build (docs/design.md, One date).

    `days` are those of the guidelines; `resources` are all of the library, by identifier.

    Raises:
        MachineError: `SOURCE_DATE_EPOCH` is no number of seconds that a compressed file can name: from 1970 to 2106.
    """
    epoch = os.environ.get(EPOCH, "")
    if epoch:
        if not _SECONDS.fullmatch(epoch) or int(epoch) > _LAST_SECOND:
            rule = f"it must be a whole number of seconds since 1970, from 0 to {_LAST_SECOND}"
            raise MachineError(f"SOURCE_DATE_EPOCH is {epoch[:80]!r}: {rule}")
        return min(max(_EARLIEST, datetime.fromtimestamp(int(epoch), UTC).date()), _LATEST)
    of_resources = [item.published.earliest for item in resources.values() if item.published]
    opened = [item.accessed for item in resources.values() if item.accessed]
    return max((_EARLIEST, *days, *of_resources, *opened))
