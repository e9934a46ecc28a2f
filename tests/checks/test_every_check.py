"""What holds for every check: it is called, and finds the same in a whole library (`check`) as in its parts (`build`)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from importlib import import_module
from inspect import isfunction, signature
from itertools import chain
from pathlib import Path
from pkgutil import walk_packages

from generator import checks
from generator.analysis import Analyses
from generator.checks import CHECKS, CHECKS_ON_REQUEST, load_and_check
from generator.checks.context import CheckContext
from generator.checks.facts import GuidelineFacts, guideline_facts, guidelines_named
from generator.diagnostics import Diagnostic, Findings, Severity
from generator.model.directory import Directory
from generator.model.library import Library
from generator.source.library import LibraryFiles, Loaded
from generator.text.resolve import Texts
from tests.source.test_bad_fixtures import FIXTURES, put_fixture
from tests.support import GUIDELINE, LibraryCase

Check = Callable[[CheckContext], None]
Found = Mapping[str, set[Diagnostic]]
"""What each check finds, by its name."""

READABLE = 15
"""So many fixtures at least can be read as a whole; nothing is checked beside a file that cannot."""


def with_copy(case: LibraryCase) -> LibraryCase:
    """Beside the guideline a second one that says the same: whatever is compared is found twice."""
    own = case.content / "guidelines/sore-throat"
    for path in sorted(own.rglob("*.yaml")):
        text = path.read_text(encoding="utf-8").replace("guideline: sore-throat", "guideline: cough")
        case.put(f"guidelines/cough/{path.relative_to(own)}", text)
    return case


class Parts:
    """A library, read as a build reads it (`generator.publish.workshop`), with each guideline by itself."""

    def __init__(self, content: Path) -> None:
        files = LibraryFiles(content)
        self.shared = files.load_shared()
        self.guidelines = [
            files.load_guideline(name, self.shared.library) for name in files.guidelines if self.shared.library
        ]

    @property
    def can_be_checked(self) -> bool:
        """Whether all files could be read: otherwise nothing is checked."""
        return all(item.library and item.complete for item in (self.shared, *self.guidelines))

    def contexts(self) -> Iterator[CheckContext]:
        """What checks are given: each guideline by itself, then the library without guidelines.

        A build with errors checks the whole library in order to tell them: here the library begins with what was found.
        """
        facts: list[GuidelineFacts] = []
        before = Findings(self.shared.findings.items)
        for loaded in self.guidelines:
            assert loaded.library
            (bundle,) = loaded.library.guidelines
            context = context_of(loaded, self._with_neighbours(loaded.library, bundle), of_library=False)
            facts.append(guideline_facts(context.library, bundle, context.texts, loaded.findings))
            yield context
            before = Findings((*before.items, *context.findings.items))
        library = self.shared.library
        assert library
        library = self._with_neighbours(library, (library.info, library.terms, library.resources))
        yield context_of(replace(self.shared, findings=before), library, facts=facts)

    def _with_neighbours(self, library: Library, part: object) -> Library:
        """`library` with the guidelines that a part of it names."""
        all_of_them = chain.from_iterable(item.library.guidelines for item in self.guidelines if item.library)
        named = set(guidelines_named(part)) - {bundle.id for bundle in library.guidelines}
        return replace(library, neighbours=tuple(bundle for bundle in all_of_them if bundle.id in named))


def context_of(
    loaded: Loaded, library: Library, *, of_library: bool = True, facts: Sequence[GuidelineFacts] = ()
) -> CheckContext:
    texts = Texts(Directory(library))
    return CheckContext(
        library=library,
        texts=texts,
        sources=loaded.sources,
        content=loaded.folder,
        findings=Findings(loaded.findings.items),
        analyses=Analyses(texts),
        of_library=of_library,
        facts=facts,
    )


def whole(content: Path) -> CheckContext:
    """What checks are given by `check`: the library with all its guidelines."""
    loaded = LibraryFiles(content).load()
    library = loaded.library
    assert library
    context = context_of(loaded, library)
    facts = [guideline_facts(library, bundle, context.texts, loaded.findings) for bundle in library.guidelines]
    return replace(context, facts=facts)


def comparable(item: Diagnostic) -> Diagnostic:
    """An error's hint may name other guidelines; a build that has errors tells those of the whole."""
    return replace(item, hint="") if item.severity is Severity.ERROR else item


def found(checks: Sequence[Check], contexts: Iterable[CheckContext]) -> Found:
    by_check: dict[str, set[Diagnostic]] = {check.__name__: set() for check in checks}
    for context in contexts:
        for check in checks:
            before = len(context.findings.items)
            check(context)
            by_check[check.__name__].update(map(comparable, context.findings.items[before:]))
    return by_check


def differences(checks: Sequence[Check], content: Path) -> Mapping[str, tuple[set[Diagnostic], set[Diagnostic]]]:
    """Of each check that does not find the same: what it finds in the whole library alone, and what in parts alone."""
    together, apart = found(checks, [whole(content)]), found(checks, Parts(content).contexts())
    return {
        name: (together[name] - apart[name], apart[name] - together[name])
        for name in together
        if together[name] != apart[name]
    }


def test_every_check_finds_in_parts_what_it_finds_in_the_whole(tmp_path: Path) -> None:
    checked = 0
    for fixture in FIXTURES:
        case = with_copy(put_fixture(fixture, tmp_path / fixture.stem))
        if Parts(case.content).can_be_checked:
            assert differences(CHECKS, case.content) == {}, fixture.name
            checked += 1
    assert checked >= READABLE


def test_a_check_that_compares_guidelines_by_itself_is_noticed(tmp_path: Path) -> None:
    def check_titles(context: CheckContext) -> None:
        titles: set[str] = set()
        for bundle in context.library.guidelines:
            if bundle.guideline.title.raw in titles:
                context.findings.warning("duplicate-id", "two titles are the same", bundle.guideline.title.where)
            titles.add(bundle.guideline.title.raw)

    def check_titles_by_facts(context: CheckContext) -> None:
        if context.of_library:
            titles = [facts.title for facts in context.facts]
            for title in sorted({title for title in titles if titles.count(title) > 1}):
                context.findings.warning("duplicate-id", title, context.library.info.where)

    case = with_copy(LibraryCase(tmp_path))
    ((name, (whole_alone, parts_alone)),) = differences([check_titles, check_titles_by_facts], case.content).items()
    assert (name, len(whole_alone), parts_alone) == ("check_titles", 1, set())


def test_what_a_guideline_says_of_another_one_is_checked_in_parts_as_well(tmp_path: Path) -> None:
    case = with_copy(LibraryCase(tmp_path))
    case.change(GUIDELINE, "The second.", "As [another](guideline:cough) says, and [one](guideline:gone).")
    case.change("library.yaml", "do not replace", "[do not](guideline:cough) [replace](guideline:gone)")
    assert differences(CHECKS, case.content) == {}
    assert len(found(CHECKS, [whole(case.content)])["check_links"]) == 2


def public_checks() -> Iterator[tuple[str, object]]:
    """Every function of the modules of checks that takes a context, with its name as editors of the code know it."""
    for module in walk_packages(checks.__path__, f"{checks.__name__}."):
        for name, item in vars(import_module(module.name)).items():
            if isfunction(item) and item.__module__ == module.name and not name.startswith("_"):
                takes = [parameter.annotation for parameter in signature(item).parameters.values()]
                if takes[:1] == [CheckContext.__name__]:
                    yield f"{module.name}.{name}", item


def test_every_check_is_called() -> None:
    code = {*load_and_check.__code__.co_names, *checks.check_library.__code__.co_names}
    asked = {item for name, item in vars(checks).items() if name in code}
    called = {*CHECKS, *CHECKS_ON_REQUEST, *asked}
    lost = [name for name, check in public_checks() if check not in called]
    assert lost == [], "list it in CHECKS or CHECKS_ON_REQUEST of generator/checks/__init__.py"
    assert len(list(public_checks())) >= len(CHECKS)
