"""What can be referred to: everything in a library that has an identifier, with its title and address."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from generator.model import addresses
from generator.model.guideline import Guideline, Section
from generator.model.library import GuidelineBundle, Library, LibraryFile
from generator.model.values import Prose, Ref

_OF_LIBRARY = {"term", "resource", "guideline", "topic"}
_OF_EITHER = {"alert", "contact"}  # a guideline's own come before the library's of the same name
_NAMED_ALONE = {*_OF_LIBRARY, "grade", "contact", "input", "risk"}  # never with a guideline before the name


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Something with an identifier. `guideline` is "" for what belongs to the library as a whole."""

    kind: str
    guideline: str
    name: str
    title: Prose
    address: str

    @property
    def key(self) -> tuple[str, str, str]:
        """Unique in a library."""
        return (self.kind, self.guideline, self.name)


class Directory:
    """All targets of a library, by kind, guideline and name. Of two with one key the first stays."""

    def __init__(self, library: Library) -> None:
        """Collect the targets."""
        self._targets: dict[tuple[str, str, str], Target] = {}
        self._names: dict[tuple[str, str], tuple[str, ...]] = {}
        self._of_either: dict[tuple[str, str], tuple[str, ...]] = {}
        self._reference_scopes: dict[tuple[str, str], tuple[str, ...]] = {}
        for target in _targets(library):
            self._targets.setdefault(target.key, target)

    def resolve(self, ref: Ref, here: str) -> Target | None:
        """What `ref`, written inside guideline `here` ("" for the library's own files), points to."""
        guideline = "" if ref.kind in _OF_LIBRARY else ref.guideline or here
        found = self._targets.get((ref.kind, guideline, ref.name))
        if found is None and ref.kind in _OF_EITHER and not ref.guideline:
            found = self._targets.get((ref.kind, "", ref.name))
        return found

    def names(self, ref: Ref, here: str) -> tuple[str, ...]:
        """The names that `ref` inside guideline `here` could have meant: the same tuple each time."""
        guideline = "" if ref.kind in _OF_LIBRARY else ref.guideline or here
        if not self._names:
            names: dict[tuple[str, str], list[str]] = {}
            for kind, where, name in self._targets:
                names.setdefault((kind, where), []).append(name)
            self._names = {key: tuple(found) for key, found in names.items()}
        found = self._names.get((ref.kind, guideline), ())
        if not guideline or ref.guideline or ref.kind not in _OF_EITHER:
            return found
        both = (*found, *self._names.get((ref.kind, ""), ()))
        return self._of_either.setdefault((ref.kind, guideline), both)

    def elsewhere(self, ref: Ref) -> tuple[str, ...]:
        """What `ref` would be with a guideline before its name, in each guideline that has something of its name."""
        if ref.guideline or ref.kind in _NAMED_ALONE:
            return ()
        if not self._reference_scopes:
            scopes: dict[tuple[str, str], list[str]] = {}
            for kind, where, name in self._targets:
                scopes.setdefault((kind, name), []).append(where)
            self._reference_scopes = {key: tuple(found) for key, found in scopes.items()}
        return tuple(f"{home}/{ref.name}" for home in self._reference_scopes.get((ref.kind, ref.name), ()) if home)

    def __iter__(self) -> Iterator[Target]:
        """All targets in the order of the library."""
        return iter(self._targets.values())


def _targets(library: Library) -> Iterable[Target]:
    yield from _help("", library.info)
    for name, topic in library.info.topics.items():
        yield Target(kind="topic", guideline="", name=name, title=topic.title, address=addresses.topic(name))
    for name, term in library.terms.items():
        yield Target(kind="term", guideline="", name=name, title=term.term, address=addresses.term(name))
    for name, resource in library.resources.items():
        yield Target(
            kind="resource",
            guideline="",
            name=name,
            title=Prose(resource.title, resource.where),
            address=addresses.resource(name),
        )
    for bundle in (*library.guidelines, *library.neighbours):
        own = Target(
            kind="guideline",
            guideline="",
            name=bundle.id,
            title=bundle.guideline.title,
            address=addresses.guideline(bundle.id),
        )
        # What nobody has translated is there in the original: one folder up.
        up = "" if library.has(bundle.id) else "../"
        for target in (own, *_targets_of(bundle)):
            yield replace(target, address=up + target.address) if up else target


def _help(own: str, record: LibraryFile | Guideline) -> Iterable[Target]:
    """The alerts and contacts of a guideline, or of the library (`own` "")."""
    for name, alert in record.alerts.items():
        yield Target(kind="alert", guideline=own, name=name, title=alert.title, address=addresses.alert(own, name))
    for name, contact in record.contacts.items():
        yield Target(kind="contact", guideline=own, name=name, title=contact.name, address=addresses.contact(own, name))


def _targets_of(bundle: GuidelineBundle) -> Iterable[Target]:
    guideline, own = bundle.guideline, bundle.id
    yield from _help(own, guideline)
    for name, grade in guideline.grades.items():
        yield Target(
            kind="grade",
            guideline=own,
            name=name,
            title=Prose(grade.label, grade.where),
            address=addresses.grade(own, name),
        )
    for section in guideline.sections:
        yield from _targets_in(section, own)
    for table in bundle.decisions:
        name = table.decision.name
        yield Target(kind="decision", guideline=own, name=name, title=table.name, address=addresses.decision(own, name))
        for clause in table.inputs:
            address = addresses.table_input(own, name, clause.id.name)
            yield Target(kind="input", guideline=own, name=f"{name}/{clause.id}", title=clause.label, address=address)
        for rule in table.rules:
            yield Target(
                kind="rule",
                guideline=own,
                name=f"{name}/{rule.id}",
                title=table.name,
                address=addresses.rule(own, name, rule.id.name),
            )
    for group in bundle.questions.groups if bundle.questions else ():
        for question in group.questions:
            address = addresses.question(own, question.id.name)
            yield Target(kind="question", guideline=own, name=question.id.name, title=question.ask, address=address)


def _targets_in(section: Section, own: str) -> Iterable[Target]:
    """A section of the guideline `own`, and what stands in it."""
    yield Target(
        kind="section",
        guideline=own,
        name=section.id.name,
        title=section.title,
        address=addresses.section(own, section.id.name),
    )
    for schedule in section.schedules:
        yield Target(
            kind="schedule",
            guideline=own,
            name=schedule.id.name,
            title=schedule.title,
            address=addresses.schedule(own, section.id.name, schedule.id.name),
        )
    for risk in section.risks:
        yield Target(
            kind="risk",
            guideline=own,
            name=risk.id.name,
            title=risk.who,
            address=f"{addresses.section(own, section.id.name)}#{risk.id}",
        )
    for comparison in section.evidence:
        yield Target(
            kind="evidence",
            guideline=own,
            name=comparison.id.name,
            title=comparison.title,
            address=addresses.evidence(own, section.id.name, comparison.id.name),
        )
    for item in section.options:
        address = addresses.options(own, section.id.name, item.id.name)
        yield Target(kind="options", guideline=own, name=item.id.name, title=item.title, address=address)
    for recommendation in section.recommendations:
        address = addresses.recommendation(own, recommendation.id.name)
        yield Target(
            kind="recommendation",
            guideline=own,
            name=recommendation.id.name,
            title=recommendation.title,
            address=address,
        )
