"""The index as a classic script, which loads over http and `file://` alike, and back again.

The shape of the data, all of it JSON: `version`, `language`, `settings` (`shared_settings`), `strings` (texts that
many records share), `records` (rows; see `_row`), `words`, `idf`, and `postings`: for each term a flat list of
record (as the difference from the record before) and impact.
"""

from __future__ import annotations

import json
import re
from typing import Any

from generator.search.engine import Index, Postings
from generator.search.record import Record
from generator.search.settings import shared_settings

VERSION = 1
_BEFORE = "window.guidepress=window.guidepress||{};window.guidepress.searchIndex="
_AFTER = ";\n"
# "<" could end a script element or open a comment, U+2028 and U+2029 end a line in older engines, and half a
# character cannot be written as UTF-8.
_UNSAFE = re.compile("[<\u2028\u2029\ud800-\udfff]")


def index_script(index: Index) -> str:
    """The text of the script that sets `window.guidepress.searchIndex`; the same index gives the same text."""
    strings: dict[str, int] = {}
    data = {
        "version": VERSION,
        "language": index.language,
        "settings": shared_settings(index.language),
        "records": [_row(record, strings) for record in index.records],
        "strings": list(strings),
        "words": index.words,
        "idf": index.idf,
        "postings": [_flat(postings) for postings in index.postings],
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return _BEFORE + _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text) + _AFTER


def read_index(script_text: str) -> Index:
    """The index in the text of such a script.

    Raises:
        ValueError: the text is not an index that this version of Guidepress has written.

    """
    if not script_text.startswith(_BEFORE) or not script_text.endswith(_AFTER):
        raise ValueError("this is not a search index of Guidepress")
    try:
        data = json.loads(script_text[len(_BEFORE) : -len(_AFTER)])
        if data["version"] != VERSION:
            raise ValueError(f"the search index has version {data['version']}, this Guidepress reads {VERSION}")
        return Index(
            language=data["language"],
            records=tuple(_record(row, data["strings"]) for row in data["records"]),
            words=tuple(data["words"]),
            idf=tuple(data["idf"]),
            postings=tuple(_pairs(flat) for flat in data["postings"]),
        )
    except (KeyError, IndexError, TypeError) as error:
        raise ValueError(f"the search index is damaged: {error!r}") from error


def _row(record: Record, strings: dict[str, int]) -> list[Any]:
    def shared(text: str) -> int:
        return strings.setdefault(text, len(strings))

    return [
        record.address,
        shared(record.kind),
        record.title,
        shared(record.heading),
        shared(record.guideline),
        list(record.aliases),
        record.text,
        shared(record.status),
        shared(record.notice),
    ]


def _record(row: list[Any], strings: list[str]) -> Record:
    address, kind, title, heading, guideline, aliases, text, status, notice = row
    return Record(
        address=address,
        kind=strings[kind],
        title=title,
        heading=strings[heading],
        guideline=strings[guideline],
        aliases=tuple(aliases),
        text=text,
        status=strings[status],
        notice=strings[notice],
    )


def _flat(postings: Postings) -> list[int]:
    flat: list[int] = []
    last = 0
    for number, impact in postings:
        flat += [number - last, impact]
        last = number
    return flat


def _pairs(flat: list[int]) -> Postings:
    pairs: list[tuple[int, int]] = []
    last = 0
    for place in range(0, len(flat), 2):
        last += flat[place]
        pairs.append((last, flat[place + 1]))
    return tuple(pairs)
