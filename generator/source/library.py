"""The content folder: which file belongs where, and all of them read into one `Library`."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import TypeVar

from generator.diagnostics import Diagnostic, Findings, MachineError, Where, did_you_mean
from generator.language.catalogue import ENGLISH, Catalogue
from generator.language.speaking import speaking
from generator.model.data_files import shared_decisions
from generator.model.decision import DecisionTable
from generator.model.derived_questions import with_asked
from generator.model.guideline import Guideline
from generator.model.library import GlossaryFile, GuidelineBundle, Library, LibraryFile, Resource, ResourcesFile, Term
from generator.model.questions import QuestionList
from generator.model.relinking import relinked
from generator.model.values import LanguageTag
from generator.source.build_date import as_of
from generator.source.decision_file import DecisionFile
from generator.source.decision_grid import csv_path, with_rules
from generator.source.drafts import is_draft
from generator.source.folder import Folder, list_folder, printable_name, read_file
from generator.source.grade_schemes import with_scheme
from generator.source.linking import tables_of
from generator.source.one_file import read_text
from generator.source.order import check_order, guideline_order
from generator.source.picture_file import PictureShelf
from generator.source.plain_tables import csv_files, with_table_rows
from generator.source.score_file import ScoreFile
from generator.source.sources import Sources
from generator.source.translation import Translation, file_of
from generator.source.words import read_words

_YAML = re.compile(r"\.ya?ml(?![a-z0-9]).*$", re.IGNORECASE)
T = TypeVar("T")

KINDS: Mapping[str, type] = {
    "library": LibraryFile,
    "glossary": GlossaryFile,
    "resources": ResourcesFile,
    "guideline": Guideline,
    "decision": DecisionFile,
    "score": ScoreFile,
    "questions": QuestionList,
}
"""The kinds of file and the record that each holds."""


@dataclass(kw_only=True)
class Loaded:
    """What came of reading a content folder.

    Attributes:
        library: the model, None where not even `library.yaml` could be read.
        findings: what is wrong with the files, each finding with file, line and column.
        sources: the texts of the files, by the names that findings give them.
        complete: False where a file is missing from the model, so that references to what it holds cannot be judged,
            or where something lies in the folder that must not be opened.
        files: the files that were read.
        folder: everything that lies in the content folder.
        words: what readers are spoken to with.
        translations: of a library in another language, its files of translated texts, with what came of each text.
    """

    library: Library | None
    findings: Findings
    sources: Sources
    complete: bool = True
    files: list[Path] = field(default_factory=list)
    folder: Folder = field(default_factory=lambda: Folder(Path()))
    words: Catalogue = ENGLISH
    translations: list[Translation] = field(default_factory=list)


def content_of(path: Path) -> Path | None:
    """The content folder that a path is, or lies in: the nearest one with a `library.yaml`. None if there is none."""
    path = path.resolve()
    return next((folder for folder in (path, *path.parents) if (folder / "library.yaml").is_file()), None)


def load_library(content: Path, language: str = "", *, also: Collection[str] = ()) -> Loaded:
    """Read everything below `content`; findings name files as `<name of the folder>/<path>`.

    `language` is one of the library's `translations`; "" is the language that it is written in. In a translation only those
    guidelines are there that have a file of texts, and those in `also`, which are to be translated.

    Raises:
        MachineError: the folder itself cannot be read.
    """
    return LibraryFiles(content, language, also=also).load()


class LibraryFiles:
    """The files of a content folder: read all together, or what is shared, and then one guideline after the other.

    `guidelines` are the names of the guidelines' folders in order, of those that are there in its language;
    `every_guideline` are all; `findings` are what is wrong with the names of files. `drafts` are the folders of drafts,
    which are among `every_guideline` only where drafts are asked for.
    """

    def __init__(self, content: Path, language: str = "", *, also: Collection[str] = (), drafts: bool = True) -> None:
        """List the folder `content`; its texts will be read in a `language`, with `also`, as in `load_library`.

        Without `drafts` they are as if they were not there.

        Raises:
            MachineError: the folder cannot be read.
        """
        if not content.is_dir():
            raise MachineError(f"there is no folder {content}: a library needs it")
        self.content = content
        self.language = language
        self.original = language  # until `library.yaml` has been read
        self.findings = Findings()
        found = list_folder(content, self.findings)
        every = [path for path in found.folders if path.parent == PurePosixPath("guidelines")]
        unfinished = [path for path in every if is_draft(content / path / "guideline.yaml")]
        self.drafts = tuple(path.name for path in unfinished)
        self.folder = found if drafts else found.without(unfinished)
        self._files = frozenset(self.folder.files)
        self._folders = [path for path in every if drafts or path not in unfinished]
        self.every_guideline = tuple(path.name for path in self._folders)
        there = {*self.in_language(language), *also}
        self.guidelines = tuple(name for name in self.every_guideline if name in there)
        self._decision_files = self._discover()

    def in_language(self, language: str) -> tuple[str, ...]:
        """The folders of the guidelines that are there in a `language`: those with a file of its texts; with "" all."""
        return tuple(name for name in self.every_guideline if not language or file_of(language, name) in self._files)

    def translated(self, tags: Iterable[str]) -> dict[str, frozenset[str]]:
        """The guidelines that are there in each of the languages `tags`."""
        return {tag: frozenset(self.in_language(tag)) for tag in tags}

    def load(self) -> Loaded:
        """Everything. `library.as_of` is the date that rules a build."""
        reader = _Reader(self, self.findings.items)
        info, terms, resources = reader.shared()
        with speaking(reader.words):
            original = reader.original
            bundles = [bundle for name in self.guidelines for bundle in reader.guideline(name, original)]
            neighbours = reader.untranslated(original) if self.language else ()
        if info is None:
            return reader.loaded(None)
        days = (day for bundle in bundles for day in bundle.days)
        library = Library(
            info=info,
            terms=terms,
            resources=resources,
            guidelines=tuple(reader.ordered(info, bundles)),
            as_of=as_of(days, resources),
            shared_decisions=shared_decisions(table.decision.name for bundle in bundles for table in bundle.decisions),
            languages=reader.languages(info),
            neighbours=neighbours,
        )
        return reader.loaded(library)

    def load_shared(self) -> Loaded:
        """What guidelines share: a library without any. Findings about names of files are among its own."""
        reader = _Reader(self, self.findings.items)
        info, terms, resources = reader.shared()
        self.original = reader.original
        if info is None:
            return reader.loaded(None)
        library = Library(
            info=info,
            terms=terms,
            resources=resources,
            guidelines=(),
            as_of=as_of((), resources),
            languages=reader.languages(info),
        )
        return reader.loaded(library)

    def load_guideline(self, name: str, shared: Library) -> Loaded:
        """The guideline in the folder `name`, in a library of its own beside what is `shared`.

        `library` is None where it cannot be read.
        """
        reader = _Reader(self)
        reader.info = shared.info
        bundles = tuple(reader.guideline(name, self.original))
        return reader.loaded(replace(shared, guidelines=bundles) if bundles else None)

    def files_of(self, name: str) -> list[Path]:
        """The files below the folder of a guideline, in order: all that reading it can depend on."""
        folder = PurePosixPath("guidelines", name)
        own = [path for path in self.folder.files if path.is_relative_to(folder)]
        translated = file_of(self.language, name) if self.language else None
        return [self.content / path for path in own if path.suffix != ".po" or path == translated]

    def decision_files(self, name: str) -> list[Path]:
        """The files of a guideline's decision tables, in order."""
        folder = PurePosixPath("guidelines", name)
        return [self.content / path for path in self._decision_files if path.parent.parent == folder]

    def name(self, path: Path) -> str:
        """What findings call a file."""
        return printable_name(f"{self.content.name}/{path.relative_to(self.content).as_posix()}")

    def _discover(self) -> list[PurePosixPath]:
        """The files of decision tables; YAML that belongs nowhere is a finding."""
        known = {PurePosixPath(name) for name in ("library.yaml", "glossary.yaml", "resources.yaml")}
        for folder in self._folders:
            known |= {folder / "guideline.yaml", folder / "questions.yaml"}
        folders = set(self._folders)
        decisions = [
            path
            for path in self.folder.files
            if path.suffix == ".yaml" and path.parent.name == "decisions" and path.parent.parent in folders
        ]
        known.update(decisions)
        for path in (*self.folder.files, *self.folder.folders):
            if path not in known and _YAML.search(path.name):
                beside = [other.name for other in known if other.parent == path.parent]
                hint = did_you_mean(f"{path.stem}.yaml", beside or ["guideline.yaml", "questions.yaml"])
                meant = _YAML.sub(".yaml", path.name)
                if meant != path.name and (path.parent.name == "decisions" or path.with_name(meant) in known):
                    hint = f'did you mean "{meant}"? if not, move it out of this folder'
                where = Where(self.folder.name(path))
                self.findings.error("misplaced-file", "no YAML file is expected here", where, hint)
        for path in self.folder.hidden:
            if path.match("guidelines/.*/guideline.yaml") and len(path.parts) == 3:  # noqa: PLR2004 - as in the pattern
                message = "a folder whose name begins with a dot is hidden: nobody would see this guideline"
                self.findings.error("misplaced-file", message, Where(self.folder.name(path)), "rename the folder")
        return decisions


class _Reader:
    """One reading of some of the files."""

    def __init__(self, files: LibraryFiles, findings: Iterable[Diagnostic] = ()) -> None:
        self._of = files
        self.findings = Findings(findings)
        self._sources = Sources()
        self._files: list[Path] = []
        self._complete = not files.folder.refused
        self.words = ENGLISH
        self._translations: list[Translation] = []
        self.original = ""
        self.info: LibraryFile | None = None

    def loaded(self, library: Library | None) -> Loaded:
        return Loaded(
            library=library,
            findings=self.findings,
            sources=self._sources,
            complete=self._complete,
            files=self._files,
            folder=self._of.folder,
            words=self.words,
            translations=self._translations,
        )

    def shared(self) -> tuple[LibraryFile | None, Mapping[str, Term], Mapping[str, Resource]]:
        info = self._required("library.yaml", LibraryFile)
        glossary = self._optional("glossary.yaml", GlossaryFile)
        resources = self._optional("resources.yaml", ResourcesFile)
        terms = glossary.terms if glossary else {}
        sources = resources.resources if resources else {}
        self.original = info.language if info is not None else ""
        if info is not None:
            info = PictureShelf(self._of.content, self._of.folder, self.findings).library(info)
        if info is not None and self._of.language:
            translation = self._translation(info.language)
            there = tuple(item for item in info.guidelines if item.name in self._of.guidelines)
            language = LanguageTag(self._of.language)
            info = replace(translation.library(info), language=language, guidelines=there)
            terms = {name: translation.term(name, term) for name, term in terms.items()}
            sources = {name: translation.resource(name, source) for name, source in sources.items()}
        if info is not None:
            self.words = read_words(info.language, self._of.folder, self.findings, self._sources)
        self.info = info
        return info, terms, sources

    def languages(self, info: LibraryFile) -> dict[str, frozenset[str]]:
        """All languages of the library, its own first, with the guidelines in each; none where there is one language alone."""
        if not info.translations:
            return {}
        return {self.original: frozenset(self._of.in_language("")), **self._of.translated(info.translations)}

    def untranslated(self, original: str) -> tuple[GuidelineBundle, ...]:
        """The guidelines that this edition does not have: texts may lead to them, and nothing is told of their own texts."""
        told = len(self._translations)
        left = [name for name in self._of.every_guideline if name not in self._of.guidelines]
        found = tuple(bundle for name in left for bundle in self.guideline(name, original))
        del self._translations[told:]
        return found

    def _translation(self, original: str, guideline: str = "") -> Translation:
        path = file_of(self._of.language, guideline)
        translation = Translation.read(path, self._of.folder, original, self.findings, self._sources)
        self._translations.append(translation)
        return translation

    # one file

    def _optional(self, name: str, kind: type[T]) -> T | None:
        path = self._of.content / name
        return self._read(path, kind) if path.exists() else None

    def _required(self, name: str, kind: type[T]) -> T | None:
        path = self._of.content / name
        if path.exists():
            return self._read(path, kind)
        self._complete = False
        self.findings.error(
            "missing-file", "this file is required", Where(self._of.name(path)), "create it with `guidepress new`"
        )
        return None

    def _read(self, path: Path, kind: type[T]) -> T | None:
        name = self._of.name(path)
        if PurePosixPath(path.relative_to(self._of.content).as_posix()) in self._of.folder.refused:
            return None
        self._files.append(path)
        data = read_file(path, name, self.findings)
        record = None if data is None else read_text(data, name, kind, self.findings, self._sources)
        # of a file with too many errors only a part is read
        self._complete &= record is not None and self.findings.has_room(name)
        return record

    # one guideline

    def guideline(self, name: str, original: str) -> Iterator[GuidelineBundle]:
        """The guideline in the folder `name`, of a library that is written in the language `original`."""
        folder = self._of.content / "guidelines" / name
        guideline = self._required(f"guidelines/{name}/guideline.yaml", Guideline)
        questions_path = folder / "questions.yaml"
        questions = self._read(questions_path, QuestionList) if questions_path.exists() else None
        decisions = tuple(self._decisions(name))
        if guideline is None:
            return
        guideline = PictureShelf(folder, self._of.folder, self.findings).guideline(guideline)
        self._files += csv_files(guideline, folder / "guideline.yaml")
        guideline = with_table_rows(guideline, folder / "guideline.yaml", self.findings, self._sources)
        if guideline.guideline.name and guideline.guideline.name != name:
            message = f'the folder is called "{name}", but the guideline "{guideline.guideline}"'
            self.findings.error("id-mismatch", message, guideline.guideline.where, "give both the same name")
        if self._of.language:
            translation = self._translation(guideline.language or original, name)
            guideline = replace(translation.guideline(guideline), language=None)
            decisions = relinked(translation.decision(table) for table in decisions)
            questions = translation.questions(questions) if questions else None
        guideline = with_scheme(guideline, self.info, self.findings)
        decisions = _as_mentioned(decisions, guideline)
        yield GuidelineBundle(guideline, decisions, with_asked(questions, decisions))

    def _decisions(self, name: str) -> Iterator[DecisionTable]:
        raws: dict[str, DecisionFile | None] = {}
        for path in self._of.decision_files(name):
            raw = self._read(path, DecisionFile)
            if raw is not None and raw.decision.name and raw.decision.name != path.stem:
                message = f'the file is called "{path.name}", but the decision "{raw.decision}"'
                self.findings.error("id-mismatch", message, raw.decision.where, "give both the same name")
            raws[path.stem] = None if raw is None else self._with_rules(raw, path)
        yield from tables_of(raws, self.findings)
        self._refuse_strays(name)

    def _with_rules(self, raw: DecisionFile, path: Path) -> DecisionFile:
        """The rules of a file, wherever they stand; the CSV file that holds them is one of the library's files."""
        if (table := csv_path(raw, path)) is not None:
            self._files.append(table)
        return with_rules(raw, path, self.findings, self._sources)

    def _refuse_strays(self, name: str) -> None:
        """A CSV file among the decisions that no table names would be published as it is."""
        meant = [item.hint for item in self.findings.items if item.code == "missing-file"]
        folder = self._of.content / "guidelines" / name / "decisions"
        for path in self._of.files_of(name):
            if any(f'"{path.name}"' in hint for hint in meant):
                continue
            if path.suffix.casefold() == ".csv" and path.parent == folder and path not in self._files:
                hint = "name it in a table (`csv: …`), or move it elsewhere"
                self.findings.error("misplaced-file", "no table refers to this file", Where(self._of.name(path)), hint)

    def ordered(self, info: LibraryFile, bundles: list[GuidelineBundle]) -> list[GuidelineBundle]:
        if self._complete:
            check_order(info, [*(bundle.id for bundle in bundles), *self._of.drafts], self.findings)
        place = guideline_order(info)
        return sorted(bundles, key=lambda bundle: (place.get(bundle.id, len(place)), bundle.guideline.title.raw))


def _as_mentioned(decisions: tuple[DecisionTable, ...], guideline: Guideline) -> tuple[DecisionTable, ...]:
    """In the order in which the sections name them, so that readers meet them as they read; then the others by name."""
    named = [ref.name for section in guideline.sections for ref in section.decisions]
    return tuple(
        sorted(
            decisions,
            key=lambda table: named.index(table.decision.name) if table.decision.name in named else len(named),
        )
    )
