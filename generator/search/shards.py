"""An index as classic scripts, which load over http and `file://` alike, and back again.

The root (`ROOT`) is loaded with the first query. It holds the vocabulary, so that beginnings and misspellings need no
second journey, and says which shard holds which postings and which records. A shard is named after its content: a
browser may keep it for ever, and never mixes two builds.

The root's data, all of it JSON:

    version, language, settings (`shared_settings`)
    words        all words in order, parted by spaces; of each the number of letters that it shares with the one
                 before (one digit in base 36), then the rest
    everyday     other words of the language, in the same way, which are no misspellings of those, as the low-weight
                 words of the settings are not
    terms        for each word nothing where it has a new term, else how far back its term is; a comma after each
    frequency    for each term the number of records that have it
    idf          pairs: a frequency, and what a term of that frequency weighs
    things       names of one thing: [written, terms] each, and the key where it is not just the terms' words
    kinds        the kinds in the order of the settings, one letter for each record
    statuses, guidelines    values of the records, run-length encoded: value, how many, value, how many ...
    alerts       for each alert the place of its level, and its phrases as lists of terms
    titles       pairs: a guideline, and the heading that its records have
    postings     pairs, all parted by spaces: what names a shard of postings, and how many terms it has
    records      the same for shards of records
    alerted      the same for shards of what is shown of alerts

A shard of postings holds for each term a flat list of record (as the difference from the record before) and level; a
shard of records holds rows (`_row`).
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any

from generator.search.alerts import AlertTerms, SearchAlert
from generator.search.data import Data, Postings, Summary
from generator.search.names import Name
from generator.search.record import Record
from generator.search.settings import KIND_LABELS, RECORDS_SIZE, SHARD_SIZE, shared_settings
from generator.search.vocabulary import Vocabulary

ROOT = "index.js"
VERSION = 4
_ROOT_BEFORE = "window.guidepress=window.guidepress||{};window.guidepress.searchIndex="
_ROOT_AFTER = ";\n"
_SHARD_BEFORE = "window.guidepress.searchShard("
_SHARD_AFTER = ");\n"
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_DIGEST = 10
"""Letters of a shard's name that its content decides: 50 bits."""
_LETTER_OF_KIND = dict(zip(KIND_LABELS, _DIGITS, strict=False))
_KIND_OF_LETTER = dict(zip(_DIGITS, KIND_LABELS, strict=False))
# "<" could end a script element or open a comment, U+2028 and U+2029 end a line in older engines, and half a
# character cannot be written as UTF-8.
_UNSAFE = re.compile("[<\u2028\u2029\ud800-\udfff]")


def write_shards(data: Data, records: Sequence[Record], alerts: Sequence[SearchAlert] = ()) -> dict[str, str]:
    """The scripts of an index by name, the root first.

    `data` is all of the index but its `records` and what is shown of its `alerts`; these stand in the order of their
    numbers.
    """
    scripts: dict[str, str] = {ROOT: ""}
    vocabulary = data.vocabulary
    titles = {record.guideline: record.heading for record in reversed(records)}
    root = {
        "version": VERSION,
        "language": vocabulary.language,
        "settings": shared_settings(vocabulary.language),
        "words": _front_coded(vocabulary.words),
        "everyday": _front_coded(
            sorted(vocabulary.everyday_words.difference(vocabulary.words, vocabulary.low_weight_words))
        ),
        "terms": _back_references(vocabulary.term_of_word),
        "frequency": vocabulary.frequency,
        "idf": list(data.idf_of_frequency.items()),
        "things": [[_written(name, vocabulary) for name in thing] for thing in data.things],
        "kinds": "".join(_LETTER_OF_KIND[kind] for kind in data.kinds),
        "statuses": _runs(data.statuses),
        "guidelines": _runs(data.guidelines),
        "alerts": [[alert.level, [list(phrase) for phrase in alert.phrases]] for alert in data.alerts],
        "titles": [[name, titles[name]] for name in dict.fromkeys(data.guidelines)],
        "postings": _cut("postings", SHARD_SIZE, (_json(_flat(postings)) for postings in data.postings), scripts),
        "records": _cut("records", RECORDS_SIZE, (_json(_row(record)) for record in records), scripts),
        "alerted": _cut("alerted", RECORDS_SIZE, (_json(dict(alert.shown)) for alert in alerts), scripts),
    }
    scripts[ROOT] = _ROOT_BEFORE + _json(root) + _ROOT_AFTER
    return scripts


class Shards:
    """An index read from its scripts, shard by shard as queries need them.

    `read(name)` gives the text of a script.
    """

    def __init__(self, read: Callable[[str], str]) -> None:
        """Read the root.

        Raises:
            ValueError: it is not an index that this version of Guidepress has written.
        """
        self._read = read
        root = _loads(read(ROOT), _ROOT_BEFORE, _ROOT_AFTER)
        try:
            if root["version"] != VERSION:
                raise ValueError(f"the search index has version {root['version']}, this Guidepress reads {VERSION}")
            self.summary = _summary(root)
            self._where = {part: _places(part, root[part]) for part in ("postings", "records", "alerted")}
        except (KeyError, IndexError, TypeError) as error:
            raise ValueError(f"the search index is damaged: {error!r}") from error
        self._loaded: dict[str, list[Any]] = {}

    def alert(self, number: int) -> Mapping[str, Any]:
        """What is shown of an alert by its number.

        Raises:
            ValueError: the shard is damaged.
        """
        shown: Mapping[str, Any] = self._row_of("alerted", number)
        return shown

    def postings(self, term: int) -> Postings:
        """The records that have a term, with its level in them.

        Raises:
            ValueError: the shard is damaged.
        """
        return _pairs(self._row_of("postings", term))

    def record(self, number: int) -> Record:
        """A record by its number.

        Raises:
            ValueError: the shard is damaged.
        """
        address, title, heading, aliases, headings, text, notice = self._row_of("records", number)
        return Record(
            address=address,
            kind=self.summary.kinds[number],
            title=title,
            heading=heading,
            guideline=self.summary.guidelines[number],
            aliases=tuple(aliases),
            headings=tuple(headings),
            text=text,
            status=self.summary.statuses[number],
            notice=notice,
        )

    def _row_of(self, part: str, number: int) -> Any:
        where = self._where[part]
        if not where:
            raise ValueError(f"the search index is damaged: it names no shard of its {part}")
        name, first = where[bisect_right(where, number, key=lambda pair: pair[1]) - 1]
        if name not in self._loaded:
            self._loaded[name] = _loads(self._read(name), f'{_SHARD_BEFORE}"{name}",', _SHARD_AFTER)
        try:
            row = self._loaded[name][number - first]
        except IndexError as error:
            raise ValueError(f"the search index is damaged: {name} is too short") from error
        return row


def _summary(root: Mapping[str, Any]) -> Summary:
    vocabulary = Vocabulary(
        root["language"],
        tuple(_from_front_coded(root["words"])),
        tuple(_from_back_references(root["terms"])),
        tuple(root["frequency"]),
    )
    return Summary(
        vocabulary=vocabulary,
        idf_of_frequency=dict(root["idf"]),
        things=tuple(tuple(_name(row, vocabulary) for row in thing) for thing in root["things"]),
        kinds=tuple(_KIND_OF_LETTER[letter] for letter in root["kinds"]),
        statuses=_from_runs(root["statuses"]),
        guidelines=_from_runs(root["guidelines"]),
        alerts=tuple(AlertTerms(level, tuple(map(tuple, phrases))) for level, phrases in root["alerts"]),
    )


def _written(name: Name, vocabulary: Vocabulary) -> list[Any]:
    row = [name.written, list(name.terms)]
    return row if name.key == _key_of(name.terms, vocabulary) else [*row, name.key]


def _name(row: Sequence[Any], vocabulary: Vocabulary) -> Name:
    written, terms, *key = row
    return Name(written, key[0] if key else _key_of(terms, vocabulary), tuple(terms))


def _key_of(terms: Iterable[int], vocabulary: Vocabulary) -> str:
    return "".join(vocabulary.name(term) for term in terms)


def _cut(part: str, most: int, rows: Iterable[str], scripts: dict[str, str]) -> str:
    """Rows gathered into scripts of about `most` characters; gives each script's digest and how many rows it has."""
    where: list[str] = []
    held: list[str] = []
    size = 0

    def finish() -> None:
        payload = f"[{','.join(held)}]"
        # Its place counts too: two shards of the same content are still two.
        content = hashlib.sha256(f"{len(where)} {payload}".encode()).digest()
        digest = base64.b32encode(content).decode()[:_DIGEST].lower()
        name = _name_of_shard(part, digest)
        scripts[name] = f'{_SHARD_BEFORE}"{name}",{payload}{_SHARD_AFTER}'
        where.append(f"{digest} {len(held)}")

    for row in rows:
        if held and size + len(row) > most:
            finish()
            held, size = [], 0
        held.append(row)
        size += len(row)
    if held:
        finish()
    return " ".join(where)


def _places(part: str, text: str) -> list[tuple[str, int]]:
    """The name of each shard and the number of its first row."""
    places: list[tuple[str, int]] = []
    first = 0
    digests, counts = text.split()[::2], text.split()[1::2]
    for digest, count in zip(digests, counts, strict=True):
        places.append((_name_of_shard(part, digest), first))
        first += int(count)
    return places


def _name_of_shard(part: str, digest: str) -> str:
    return f"{part}-{digest}.js"


def _json(data: Any) -> str:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def _loads(script: str, before: str, after: str) -> Any:
    if not script.startswith(before) or not script.endswith(after):
        raise ValueError("this is not a search index of Guidepress")
    return json.loads(script[len(before) : -len(after)])


def _row(record: Record) -> list[Any]:
    return [
        record.address,
        record.title,
        record.heading,
        list(record.aliases),
        list(record.headings),
        record.text,
        record.notice,
    ]


def _front_coded(words: Sequence[str]) -> str:
    coded = []
    last = ""
    for word in words:
        shared = 0
        # Beyond U+FFFF JavaScript counts two units: there it is written out.
        while shared < min(len(last), len(word), 35) and last[shared] == word[shared] <= "\uffff":
            shared += 1
        coded.append(_DIGITS[shared] + word[shared:])
        last = word
    return " ".join(coded)


def _from_front_coded(text: str) -> Iterable[str]:
    last = ""
    for coded in text.split(" ") if text else ():
        last = last[: int(coded[0], 36)] + coded[1:]
        yield last


def _back_references(terms: Sequence[int]) -> str:
    coded = []
    count = 0
    for term in terms:
        coded.append(f"{count - term}," if term < count else ",")
        count = max(count, term + 1)
    return "".join(coded)


def _from_back_references(text: str) -> Iterable[int]:
    count = 0
    for back in text.split(",")[:-1]:
        yield count - int(back or 0)
        count += not back


def _runs(values: Sequence[str]) -> list[Any]:
    return [item for value, run in groupby(values) for item in (value, sum(1 for _ in run))]


def _from_runs(runs: Sequence[Any]) -> tuple[str, ...]:
    return tuple(value for place in range(0, len(runs), 2) for value in [runs[place]] * runs[place + 1])


def _flat(postings: Postings) -> list[int]:
    flat: list[int] = []
    last = 0
    for number, level in postings:
        flat += [number - last, level]
        last = number
    return flat


def _pairs(flat: Sequence[int]) -> Postings:
    pairs: list[tuple[int, int]] = []
    last = 0
    for place in range(0, len(flat), 2):
        last += flat[place]
        pairs.append((last, flat[place + 1]))
    return tuple(pairs)
