"""The texts of a library in another language: gettext files beside the YAML that they translate.

`content/es.po` holds the Spanish texts of `library.yaml`, `glossary.yaml` and `resources.yaml`, and
`content/guidelines/<id>/es.po` those of a guideline. Each entry has the text it translates (`msgid`) and, as its context, the
way to it in the file. So a text that has changed since is known by itself: the original is shown in its place, and `check`
says what it was. Where an editor has seen that the translation still holds, the flag `keep` says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from enum import StrEnum
from pathlib import PurePosixPath
from typing import Any, TypeVar, cast

from babel.messages.catalog import Catalog, Message

from generator.diagnostics import Findings, Where
from generator.language.catalogue import CatalogueError, read_texts, said_in
from generator.model.decision import DecisionTable, Example, Exemption, Rule
from generator.model.guideline import Guideline
from generator.model.library import LibraryFile, Resource, Term
from generator.model.questions import QuestionList
from generator.model.sfeel import Equals, InputName, Interval, UnaryTests
from generator.model.texts import in_other_words
from generator.model.values import Passage, Prose
from generator.source.folder import Folder
from generator.source.po_files import can_be_read
from generator.source.sources import Sources
from generator.text.plain import shown_words

V = TypeVar("V")
Row = TypeVar("Row", Rule, Exemption)

KEEP = "keep"
"""The flag of a translation that an editor holds to be right though its original has changed."""
_WAS = "was: "
_ESCAPED = re.compile(r"\\[n\\]")
NONE = "-"
"""Stands for a list of words that is empty in the original: a language may have some all the same."""
_BETWEEN = "\n"
"""Stands between the words of a list: other names, search terms."""


class TextState(StrEnum):
    """What is known of a text in another language."""

    TRANSLATED = "translated"
    MISSING = "missing"
    STALE = "stale"
    KEPT = "kept"


@dataclass(frozen=True, slots=True, kw_only=True)
class TranslatedText:
    """One text of a file, and what stands for it.

    Attributes:
        path: which text it is, by identifiers.
        where: where the original stands.
        original: the original as it is now.
        said: the translation, "" where there is none.
        before: of a stale translation, the original that it translates.
        state: what is known.
        place: where the translation stands; where the original does, if there is none.
        is_list: whether it is a list of words, one on each line.
        is_line: whether it is a text of one line, in which lists and paragraphs would run together.
    """

    path: str
    where: Where
    original: str
    said: str = ""
    before: str = ""
    state: TextState = TextState.MISSING
    place: Where = field(default=Where(""))
    is_list: bool = False
    is_line: bool = False


def file_of(tag: str, guideline: str = "") -> PurePosixPath:
    """The file of translated texts in the language `tag`, below the content folder: of a `guideline`, or of what all share ("")."""
    return PurePosixPath("guidelines", guideline, f"{tag}.po") if guideline else PurePosixPath(f"{tag}.po")


@dataclass
class Translation:
    """The texts of one file in one language, and what came of each that was asked for.

    Attributes:
        name: what findings call the file.
        original: the language that is translated, for texts that nobody has translated.
        texts: what was asked for, in reading order.
    """

    name: str
    original: str
    texts: list[TranslatedText] = field(default_factory=list)
    _by_path: dict[str, Message] = field(default_factory=dict)
    _by_text: dict[str, Message] = field(default_factory=dict)
    _gone: list[Message] = field(default_factory=list)

    @classmethod
    def read(
        cls, path: PurePosixPath, folder: Folder, original: str, findings: Findings, sources: Sources
    ) -> Translation:
        """The file at `path` in the content `folder`; without it nothing is translated yet.

        `original` as above. A file that is no catalogue is added to `findings`; its text is kept in `sources`.
        """
        found = cls(folder.name(path), original)
        if not can_be_read(path, folder, findings, sources):
            return found
        try:
            catalog = read_texts(folder.root / path, path.stem)
        except CatalogueError as problem:
            findings.error("broken-catalogue", str(problem), Where(found.name, problem.line), problem.hint)
            return found
        found._take(catalog, findings)
        return found

    def _take(self, catalog: Catalog, findings: Findings) -> None:
        for message in catalog:
            if not message.id:
                continue
            where = Where(self.name, message.lineno or 0)
            if not isinstance(message.id, str):
                hint = "take away msgid_plural, and write one msgstr"
                findings.error("broken-catalogue", "a text has no forms for one and for more", where, hint)
                continue
            if message.context in self._by_path:
                text = f"two translations stand for one text ({message.context})"
                findings.error("broken-catalogue", text, where, "keep one of them")
            elif message.context:
                self._by_path[message.context] = message
            else:
                self._gone.append(message)  # from elsewhere: of use where a text is the same, and not to be lost
            if said_in(message)[0] and not message.fuzzy:
                self._by_text.setdefault(message.id, message)
        self._gone += catalog.obsolete.values()

    def left_over(self) -> Iterator[Message]:
        """Translations of texts that are gone."""
        asked = {text.path for text in self.texts}
        yield from (message for message in self._gone if message.context not in asked)
        for path, message in self._by_path.items():
            if path not in asked and any(said_in(message)):
                yield message

    def with_said(self, new: Mapping[str, str]) -> Translation:
        """The same with other translations, by the paths of their texts."""
        texts = [
            replace(text, said=new[text.path], state=TextState.TRANSLATED) if text.path in new else text
            for text in self.texts
        ]
        return replace(self, texts=texts)

    def prose(self, path: str, text: Prose) -> Prose:
        """What stands for a `text` at its `path`: its translation, else itself, marked with its language."""
        is_line = type(text) is Prose
        found = self._asked(path, text.raw, text.where, is_line=is_line)
        if found.state in {TextState.TRANSLATED, TextState.KEPT}:
            return replace(text, raw=" ".join(found.said.split()) if is_line else found.said, where=found.place)
        return replace(text, language=self.original)

    def plain(self, path: str, text: str) -> str:
        """What stands for a `text` without markup at its `path`."""
        found = self._asked(path, text, Where(""))
        return found.said if found.state in {TextState.TRANSLATED, TextState.KEPT} else text

    def words(self, path: str, items: tuple[str, ...], where: Where) -> tuple[str, ...]:
        """What stands for the words `items` at their `path`, which each language has of its own; `where` as in `Translator`."""
        if not items and path not in self._by_path:
            return items
        found = self._asked(path, _BETWEEN.join(items) or NONE, where, is_list=True)
        if found.state not in {TextState.TRANSLATED, TextState.KEPT}:
            return items
        return tuple(line.strip() for line in found.said.split(_BETWEEN) if line.strip())

    def _asked(
        self, path: str, text: str, where: Where, *, is_list: bool = False, is_line: bool = False
    ) -> TranslatedText:
        found = replace(self._found(path, text, where, is_list=is_list), is_line=is_line)
        self.texts.append(found)
        return found

    def _found(self, path: str, text: str, where: Where, *, is_list: bool) -> TranslatedText:
        own = self._by_path.get(path)
        known = TranslatedText(path=path, where=where, original=text, place=where, is_list=is_list)
        same = own if own and own.id == text and said_in(own)[0] and not own.fuzzy else self._by_text.get(text)
        if same is not None and (not is_list or same is own):
            said = said_in(same)[0]
            place = Where(self.name, same.lineno or 0)
            return replace(known, said=said, state=TextState.TRANSLATED, place=place)
        if own is None or not said_in(own)[0]:
            return known
        place = Where(self.name, own.lineno or 0)
        state = TextState.KEPT if KEEP in own.flags else TextState.STALE
        before = _before(own) if own.fuzzy else str(own.id)
        return replace(known, said=said_in(own)[0], before=before, state=state, place=place)

    # files of a library

    def library(self, info: LibraryFile) -> LibraryFile:
        """`info` in the other language."""
        return in_other_words(info, self, "library")

    def term(self, name: str, term: Term) -> Term:
        """The word of the glossary with the identifier `name`, `term`."""
        return in_other_words(term, self, f"terms/{name}")

    def resource(self, name: str, resource: Resource) -> Resource:
        """The source with the identifier `name`, `resource`."""
        return in_other_words(resource, self, f"resources/{name}")

    # files of a guideline

    def guideline(self, guideline: Guideline) -> Guideline:
        """`guideline` in the other language."""
        return in_other_words(guideline, self, "")

    def decision(self, table: DecisionTable) -> DecisionTable:
        """`table` in the other language; its examples expect what its rules say there."""
        found = in_other_words(table, self, f"decisions/{table.decision}")
        said: dict[str, dict[str, str]] = {}
        for rule, new in zip(table.rules, found.rules, strict=True):
            for name, result in rule.outputs.items():
                words, own = _in_words(result.text.raw), new.outputs[name].text.raw
                # Two rows with one text may say it in two ways: then nobody knows which an example means.
                known = said.setdefault(name, {}).setdefault(words, own)
                said[name][words] = own if known == own else ""
        for clause, other in zip(table.outputs, found.outputs, strict=True):
            if clause.default and other.default:
                said.setdefault(clause.id.name, {})[_in_words(clause.default.text.raw)] = other.default.text.raw
        found = replace(found, examples=tuple(_expecting(example, said) for example in found.examples))
        labels = {str(old.label): str(new.label) for old, new in zip(table.inputs, found.inputs, strict=True)}
        return _with_names(found, labels)

    def questions(self, questions: QuestionList) -> QuestionList:
        """`questions` in the other language."""
        return in_other_words(questions, self, "questions")


def _with_names(table: DecisionTable, labels: Mapping[str, str]) -> DecisionTable:
    """The `table` with the names of other inputs inside its cells as `labels` has them, by what they were."""

    def row(record: Row) -> Row:
        cells = {name: replace(cell, tests=_renamed(cell.tests, labels)) for name, cell in record.cells.items()}
        return replace(record, cells=cells)

    return replace(
        table,
        rules=tuple(map(row, table.rules)),
        impossible=tuple(map(row, table.impossible)),
        open=tuple(map(row, table.open)),
    )


def _renamed(value: V, labels: Mapping[str, str]) -> V:
    """A `value`, and all that it holds, with the names of inputs as in `labels`."""
    found: Any = value
    if isinstance(value, InputName):
        found = replace(value, label=labels.get(value.label, value.label))
    elif isinstance(value, tuple):
        found = tuple(_renamed(item, labels) for item in value)
    elif isinstance(value, (UnaryTests, Interval, Equals)):
        found = replace(value, **{item.name: _renamed(getattr(value, item.name), labels) for item in fields(value)})
    return cast("V", found)


def _expecting(example: Example, said: Mapping[str, Mapping[str, str]]) -> Example:
    """The `example` with what is `said` in the other language: by output, and by what its rules say in their own."""
    if example.expect is None:
        return example
    expect = {
        name: expected if expected.values else replace(expected, text=_in_its_words(expected.text, said.get(name, {})))
        for name, expected in example.expect.items()
    }
    return replace(example, expect={name: expected for name, expected in expect.items() if expected.text})


def _in_its_words(text: str, said: Mapping[str, str]) -> str:
    """What an example expects, of one rule or of several with commas between them."""
    words = _in_words(text)
    if words in said:
        return said[words]
    for original in sorted(said, key=len, reverse=True):
        words = words.replace(original, said[original])
    return words


def _in_words(text: str) -> str:
    """A text on one line and without markup: examples are compared by their words."""
    return " ".join(shown_words(Passage(text)).split())


def was(original: str) -> str:
    """The comment that keeps what a translation translates, where its entry has a newer original: Babel reads no other."""
    return _WAS + original.replace("\\", "\\\\").replace("\n", "\\n")


def _before(message: Message) -> str:
    """What the translation of a fuzzy entry translates; the entry's own original where nothing else is said."""
    comments = message.auto_comments
    for number, comment in enumerate(comments):
        if comment.startswith(_WAS):
            words = " ".join(comments[number:]).removeprefix(_WAS)  # a long one was broken into lines
            return _ESCAPED.sub(lambda found: "\n" if found[0] == "\\n" else "\\", words)
    return str(message.id)


def count(texts: Sequence[TranslatedText], *states: TextState) -> int:
    """How many of `texts` are in one of these `states`."""
    return sum(text.state in states for text in texts)
