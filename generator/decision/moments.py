"""Times, and dates with a time, from their text (OMG DMN 1.3 §10.3.2.3.4 and .5, ISO 8601, XML Schema 3.3.7-8).

A time may carry an offset (`Z`, `+01:00`) or a zone of the IANA data base (`@Europe/Paris`). A moment with one
is kept in UTC. A zone's offset depends on the day; a time of day has none, so its zone's offset in January 2000
is taken: the same on every day that the table is asked (DMN 1.6 deprecates zones of times for this reason).
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from generator.decision.errors import CellError, quoted
from generator.decision.literals import EXAMPLE, day, duration
from generator.decision.tokens import CellToken
from generator.model.sfeel import MOMENTS, Moment, Type, Value

_CLOCK = r"([0-9]{2}):([0-9]{2})(?::([0-9]{2})(\.[0-9]{1,9})?)?(Z|[+-][0-9]{2}:[0-9]{2}(?::[0-9]{2})?|@[\w/+-]{1,80})?"
_TIME = re.compile(_CLOCK)
_DATE_TIME = re.compile(rf"([0-9]{{4}})-([0-9]{{2}})-([0-9]{{2}})(?:T{_CLOCK})?")
_OFFSET = re.compile(r"([+-])([0-9]{2}):([0-9]{2})(?::([0-9]{2}))?")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_ANY_DAY = datetime(2000, 1, 1, tzinfo=UTC)
_MAX_OFFSET = 14 * 3600


def moment(token: CellToken, kind: Type) -> Moment:
    """The moment of a `token` such as `10:30` or, where `kind` is `Type.DATE_TIME`, `2024-01-31T10:30:00+01:00`.

    CellError for anything else.
    """
    found = (_DATE_TIME if kind is Type.DATE_TIME else _TIME).fullmatch(token.text)
    if not found:
        raise _error(token, f"is not a {kind}")
    *day, hour, minute, second, fraction, zone = found.groups()
    year, month, dayed = (int(part) for part in day) if day else (2000, 1, 1)
    try:
        local = datetime(year, month, dayed, int(hour or 0), int(minute or 0), int(second or 0), tzinfo=UTC)
    except ValueError:
        raise _error(token, "is not a day of the calendar or a time of the day") from None
    seconds = Decimal(_seconds(local - (_EPOCH if day else _ANY_DAY))) + Decimal(fraction or 0)
    if zone:
        seconds -= _offset(zone, local, token)
    day_text, _, clock_text = local.replace(tzinfo=None).isoformat().partition("T")
    text = clock_text + (fraction or "").rstrip("0").rstrip(".") + (zone or "")
    return Moment(seconds, bool(zone), f"{day_text}T{text}" if day else text)


def temporal(token: CellToken, kind: Type) -> Value:
    """The day, moment or duration of a `token`, whichever the type `kind` has. CellError for anything else."""
    if kind is Type.DATE:
        return day(token)
    return moment(token, kind) if kind in MOMENTS else duration(token, kind)


def _offset(zone: str, local: datetime, token: CellToken) -> int:
    """Seconds by which the zone's clock is ahead of UTC."""
    if zone == "Z":
        return 0
    if found := _OFFSET.fullmatch(zone):
        sign, hours, minutes, seconds = found.groups()
        offset = int(hours) * 3600 + int(minutes) * 60 + int(seconds or 0)
        if offset > _MAX_OFFSET or int(minutes) > 59 or int(seconds or 0) > 59:  # noqa: PLR2004 - a clock's figures
            raise _error(token, "is too far from UTC")
        return -offset if sign == "-" else offset
    try:
        ahead = local.replace(tzinfo=ZoneInfo(zone[1:])).utcoffset()
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise _error(token, "names no known time zone") from None
    return _seconds(ahead or timedelta())


def _seconds(difference: timedelta) -> int:
    return difference.days * 86400 + difference.seconds


def _error(token: CellToken, what: str) -> CellError:
    kind = Type.DATE_TIME if "T" in token.text else Type.TIME
    return CellError(f"{quoted(token.text)} {what}", token.start, token.end - token.start, f"write {EXAMPLE[kind]}")
