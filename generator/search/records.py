"""Model to search records: each thing that a reader may look for is a hit with an address of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from markdown_it import MarkdownIt

from generator.decision import persons
from generator.language.formats import SENTENCE_ENDS, comma, long_date, semicolon
from generator.language.speaking import N_, _
from generator.model import addresses
from generator.model.danger import ShownAlert, library_alerts
from generator.model.decision import DecisionTable, Rule
from generator.model.editions import editions_before, is_older_edition
from generator.model.evidence import Comparison
from generator.model.guideline import Guideline, Recommendation, Section
from generator.model.library import GuidelineBundle, Library
from generator.model.option_numbers import numbers_of
from generator.model.options import NO_NUMBER, SILENT, OptionCell, OptionRow, Options
from generator.model.questions import Question, QuestionList
from generator.model.risk import Risk
from generator.model.schedule import Schedule
from generator.model.standing import standing
from generator.model.values import Prose
from generator.model.voice import speaking_for, written_for
from generator.search.record import Record
from generator.text import evidence, references
from generator.text.plain import block_plain, inline_plain
from generator.text.resolve import Texts
from generator.text.risk import negative_frame, positive_frame
from generator.text.schedule_words import whole_when
from generator.text.strength_words import how_certain

# translators: what readers type who look for the list of questions, parted by semicolons: as many as there are
_QUESTIONS = N_("questions to ask the doctor; questions for my oncologist; prepare for my appointment")
_OLDER_EDITION = "older edition"
# translators: what readers type who look for something to print, parted by semicolons: as many as there are
_HANDOUTS = N_("print; PDF; booklet; leaflet; download; paper copy; large print")
# translators: what readers type who ask how good a guideline is, parted by semicolons: as many as there are
_ABOUT = N_("is this still valid; is this up to date; how old is this; who made this")
# translators: what readers type who doubt that a guideline is new, parted by semicolons: as many as there are
_OUT_OF_DATE = N_("newer guideline; newer advice; is this out of date")
_ENDS = (*SENTENCE_ENDS, ":", ";", ",", ")", "”", "»", "\u060c", "\u061b", "\u3001")


def guideline_records(library: Library, texts: Texts, bundle: GuidelineBundle) -> tuple[Record, ...]:
    """The records of `bundle`, a guideline of `library`, in its own order.

    `texts` are the texts of the library with references resolved.
    """
    with speaking_for(bundle.guideline):
        return tuple(_Recorder(library, texts).of_guideline(bundle))


def shared_records(library: Library, texts: Texts) -> tuple[Record, ...]:
    """The records of what the guidelines of `library` share: alerts of the library, words, sources.

    `texts` are the texts of the library with references resolved.
    """
    return tuple(_Recorder(library, texts).shared())


def library_records(library: Library, texts: Texts) -> tuple[Record, ...]:
    """All records that are made from the model of `library`, in its order.

    `texts` are its texts with references resolved.
    """
    own = [record for bundle in library.guidelines for record in guideline_records(library, texts, bundle)]
    return (*own, *shared_records(library, texts))


def markdown_record(address: str, title: str, markdown: str) -> Record:
    """The record of an ordinary Markdown page: one hit a page, its headings weighing more than its text.

    `address` is below the site's root; `title` is plain text; `markdown` is the page as written, without front
    matter.
    """
    tokens = MarkdownIt("commonmark").parse(markdown)
    lines = [" ".join(child.content for child in token.children or [] if child.content) for token in tokens]
    headings = [
        line
        for line, before in zip(lines[1:], tokens, strict=False)
        if before.type == "heading_open" and before.tag != "h1"
    ]
    text = " ".join(line for line in lines if line)
    return Record(address=address, kind="page", title=title, headings=tuple(headings), text=text)


def _names(message: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in _(message).split(";"))


class _Recorder:
    def __init__(self, library: Library, texts: Texts) -> None:
        self._library = library
        self._texts = texts

    def shared(self) -> Iterator[Record]:
        for shown in library_alerts(self._library):
            yield self._alert(None, shown)
        for name, term in self._library.terms.items():
            yield Record(
                address=addresses.term(name),
                kind="term",
                title=self._line(term.term, ""),
                aliases=term.aliases,
                headings=term.search_terms,
                text=self._line(term.definition, ""),
            )
        for name, resource in self._library.resources.items():
            about = self._line(resource.about, "") if resource.about else ""
            yield Record(
                address=addresses.resource(name),
                kind="resource",
                title=resource.title,
                aliases=tuple(words.removeprefix("doi:") for words, _ in references.numbers(resource)),
                headings=resource.authors,
                text=". ".join(part for part in (references.imprint(resource), about) if part),
            )

    def _line(self, prose: Prose, here: str) -> str:
        return inline_plain(self._texts.inlines(prose, here))

    def _lines(self, proses: Iterable[Prose], here: str) -> str:
        return " ".join(self._line(prose, here) for prose in proses)

    def _text(self, prose: Prose | None, here: str) -> str:
        lines = block_plain(self._texts.blocks(prose, here)).split("\n") if prose else []
        # Items of a list end without a full stop: in a snippet they would run into each other.
        ended = [line if line.endswith(_ENDS) else f"{line};" for line in lines[:-1]]
        return " ".join([*ended, *lines[-1:]])

    def _record(
        self, bundle: GuidelineBundle, kind: str, address: str, *, title: str, text: str, aliases: tuple[str, ...] = ()
    ) -> Record:
        guideline = bundle.guideline
        return Record(
            address=address,
            kind=kind,
            title=title,
            heading=self._line(guideline.short_title or guideline.title, bundle.id),
            guideline=bundle.id,
            aliases=aliases,
            text=text,
            status=_OLDER_EDITION if is_older_edition(self._library, guideline) else guideline.status.value,
            notice=standing(guideline).line or written_for(guideline),
        )

    def of_guideline(self, bundle: GuidelineBundle) -> Iterator[Record]:
        guideline, own = bundle.guideline, bundle.id
        points = [guideline.main_message, *guideline.key_messages, *guideline.uncertainty]
        points += [*guideline.audience.applies, *guideline.audience.excludes, *guideline.next_steps]
        points += guideline.changes.points if guideline.changes else ()
        text = self._lines([point.text for point in points], own)
        title = self._line(guideline.called, own)
        aliases = guideline.search_terms
        if standing(guideline).is_past:
            aliases = (*aliases, *_names(_OUT_OF_DATE))
        found = self._record(bundle, "guideline", addresses.guideline(own), title=title, text=text, aliases=aliases)
        yield replace(found, headings=tuple(self._other_titles(guideline, own)))
        for alert in guideline.alerts.values():
            yield self._alert(bundle, ShownAlert(alert, own))
        for section in guideline.sections:
            yield self._section(bundle, section)
            for compared in section.options:
                yield from self._options(bundle, section, compared)
            for item in section.recommendations:
                yield self._recommendation(bundle, item)
        for table in bundle.decisions:
            yield from self._decision(bundle, table)
        if bundle.questions:
            yield self._questions(bundle, bundle.questions)
            for group in bundle.questions.groups:
                for question in group.questions:
                    yield self._question(bundle, question)
        yield from self._about(bundle)
        handouts = self._record(
            bundle,
            "handouts",
            addresses.handouts(own),
            title=_("Handouts to print: {title}", title=self._line(guideline.short_title or guideline.title, own)),
            text="",
        )
        yield replace(handouts, aliases=_names(_HANDOUTS))

    def _about(self, bundle: GuidelineBundle) -> Iterator[Record]:
        """The page that says how old a guideline is, and who is behind it."""
        guideline, own = bundle.guideline, bundle.id
        title = _("About this guideline: {title}", title=self._line(guideline.short_title or guideline.title, own))
        checked = _("text checked against its source on {date}", date=long_date(guideline.reviewed))
        stands = f"{standing(guideline).term} · {checked}."
        older = (f"{self._line(item.guideline.title, item.id)}." for item in editions_before(self._library, bundle))
        text = " ".join((stands, *self._behind(guideline, own), *older))
        yield self._record(bundle, "page", addresses.about(own), title=title, text=text, aliases=_names(_ABOUT))

    def _behind(self, guideline: Guideline, own: str) -> Iterator[str]:
        """Who made a guideline, who paid, what interests they have, and what was changed: a sentence each."""
        for person in (*guideline.authors, *guideline.panel):
            said = (self._line(prose, own) for prose in (person.role, person.place) if prose)
            yield f"{comma().join([person.name, *said])}."
        for funder in guideline.funding:
            yield f"{comma().join([funder.name, *([self._line(funder.role, own)] if funder.role else [])])}."
        yield from (self._line(item.text, own) for item in guideline.conflicts)
        yield from (self._line(item.text, own) for item in guideline.change_log)

    def _other_titles(self, guideline: Guideline, own: str) -> Iterator[str]:
        """The official title, where patients know the guideline by another, and the topic that it belongs to."""
        if guideline.patient_title:
            yield self._line(guideline.title, own)
        topic = self._library.info.topics.get(guideline.topic.name) if guideline.topic else None
        if topic:
            yield self._line(topic.title, "")

    def _alert(self, bundle: GuidelineBundle | None, shown: ShownAlert) -> Record:
        """What to do in danger, found by its words; `search.alerts` decides what stands above all hits."""
        alert, here = shown.alert, shown.home
        text = self._lines([*(point.text for point in alert.watch_for), alert.do], here)
        address = addresses.alert(here, alert.id.name)
        title = self._line(alert.title, here)
        if bundle is None:
            return Record(address=address, kind="alert", title=title, aliases=alert.search_terms, text=text)
        return self._record(bundle, "alert", address, title=title, text=text, aliases=alert.search_terms)

    def _section(self, bundle: GuidelineBundle, section: Section) -> Record:
        own = bundle.id
        risks = " ".join(self._risk(risk, own) for risk in section.risks)
        found = " ".join(self._comparison(item, own) for item in section.evidence)
        schedules = " ".join(self._schedule(schedule, own) for schedule in section.schedules)
        beside = " ".join(self._beside(section, own))
        summary, whole = self._line(section.summary, own), self._text(section.text, own)
        text = f"{summary} {whole} {risks} {found} {schedules} {beside}".rstrip()
        address = addresses.section(own, section.id.name)
        record = self._record(
            bundle, "section", address, title=self._line(section.title, own), text=text, aliases=section.search_terms
        )
        return replace(record, headings=tuple(self._line(schedule.title, own) for schedule in section.schedules))

    def _beside(self, section: Section, here: str) -> Iterator[str]:
        """What pictures of a section show, and what its tables tell: each cell with the name of its column."""
        for figure in section.figures:
            yield f"{self._line(figure.caption, here)} {self._line(figure.alt, here)} {self._text(figure.described, here)}"
        for table in section.tables:
            columns = [self._line(label, here) for label in table.columns]
            yield f"{self._line(table.title, here)} {comma().join(columns)}."
            for row in table.rows:
                name, *cells = (self._line(cell, here) for cell in row)
                said = (
                    _("{label}: {value}", label=label, value=cell)
                    for label, cell in zip(columns[1:], cells, strict=False)
                )
                yield f"{name}. {'. '.join(said)}."
            if table.note:
                yield self._line(table.note, here)

    def _risk(self, risk: Risk, here: str) -> str:
        """A risk in words, both frames, and how sure the source is."""
        who, will, will_not = (self._line(prose, here) for prose in (risk.who, risk.will, risk.will_not))
        over = f" {self._line(risk.over, here)}" if risk.over else ""
        certainty = f" {self._line(risk.certainty, here)}" if risk.certainty else ""
        return f"{positive_frame(risk)} {who} {will}{over}. {negative_frame(risk)} {will_not}.{certainty}"

    def _schedule(self, schedule: Schedule, here: str) -> str:
        """For whom a schedule is, and each step with its day, its text, and what to do when it is late."""

        def plain(prose: Prose) -> str:
            return self._line(prose, here)

        said = [plain(schedule.who)] if schedule.who else []
        said.append(f"{_('Day 0 is:')} {plain(schedule.start)}")
        for step in schedule.steps:
            said.append(_("{label}: {value}", label=whole_when(schedule, step, plain), value=plain(step.title)))
            said += [self._text(prose, here) for prose in (step.text, step.overdue) if prose]
        return " ".join(line if line.endswith(_ENDS) else f"{line};" for line in said)

    def _options(self, bundle: GuidelineBundle, section: Section, item: Options) -> Iterator[Record]:
        """A comparison of options, and each option under its own name, with all that is said of it."""
        own, title = bundle.id, self._line(item.title, bundle.id)
        matters = "; ".join(self._line(matter.text, own) for matter in item.matters)
        names = "; ".join(self._line(option.title, own) for option in item.options)
        text = f"{self._text(item.lead, own)} {names}. {matters}".strip()
        address = addresses.options(own, section.id.name, item.id.name)
        yield self._record(bundle, "options", address, title=title, text=text)
        for option in item.options:
            address = addresses.option(own, section.id.name, item.id.name, option.id.name)
            said = [self._line(option.summary, own)] if option.summary else []
            said += [self._option(bundle, row, item.cell(row, option)) for row in item.rows]
            name = self._line(option.title, own)
            found = self._record(
                bundle, "option", address, title=name, text=" ".join(said), aliases=option.search_terms
            )
            yield replace(found, headings=(title,))

    def _option(self, bundle: GuidelineBundle, row: OptionRow, cell: OptionCell) -> str:
        """What a row says of an option, after what it asks."""
        own = bundle.id
        asked = self._line(row.title, own) if row.title else _(row.standard)
        said = [self._text(cell.text, own)] if cell.text else []
        said += [self._risk(number, own) for number in numbers_of(bundle.guideline, cell)]
        said += [_(NO_NUMBER)] if cell.no_number else []
        said += [_(SILENT)] if cell.not_in_source else []
        return _("{label}: {value}", label=asked, value=" ".join(said))

    def _comparison(self, comparison: Comparison, here: str) -> str:
        """What studies found, in the words that readers see."""

        def told(*sentences: evidence.Pieces) -> str:
            return " ".join(
                "".join(piece if isinstance(piece, str) else self._line(piece, here) for piece in sentence)
                for sentence in sentences
            )

        sides = comparison.compares
        found = [f"{self._line(comparison.title, here)}. {self._line(comparison.who, here)}."]
        for outcome in comparison.outcomes:
            found.append(f"{told(evidence.named(outcome))}.")
            for label, with_it in ((sides.without, False), (sides.with_, True)):
                found.append(f"{self._line(label, here)}: {told(*evidence.side(outcome, label, with_it=with_it).said)}")
            found.append(told(*evidence.difference(outcome, sides.with_)))
            found += [how_certain(outcome.certainty) + "."] if outcome.certainty else []
            found += [self._line(outcome.relative, here)] if outcome.relative else []
        return " ".join((*found, told(evidence.brackets(comparison)))).rstrip()

    def _questions(self, bundle: GuidelineBundle, questions: QuestionList) -> Record:
        """The list of questions as a whole."""
        own = bundle.id
        intro = self._line(questions.intro, own) if questions.intro else ""
        groups = self._lines((group.title for group in questions.groups), own)
        title = self._line(questions.title, own)
        record = self._record(bundle, "questions", addresses.questions(own), title=title, text=f"{intro} {groups}")
        return replace(record, aliases=_names(_QUESTIONS))

    def _recommendation(self, bundle: GuidelineBundle, item: Recommendation) -> Record:
        own = bundle.id
        text = f"{self._line(item.who, own)}. {self._text(item.text, own)}"
        address = addresses.recommendation(own, item.id.name)
        return self._record(
            bundle, "recommendation", address, title=self._line(item.title, own), text=text, aliases=item.search_terms
        )

    def _decision(self, bundle: GuidelineBundle, table: DecisionTable) -> Iterator[Record]:
        own, name = bundle.id, table.decision.name
        title = self._line(table.name, own)
        question = self._line(table.question, own)
        if table.score is not None:
            signs = [self._line(table.input(sign.input).label, own) for sign in table.score.signs]
            question = f"{question} {semicolon().join(signs)}"
        yield self._record(
            bundle, "decision", addresses.decision(own, name), title=title, text=question, aliases=table.search_terms
        )
        for rule in table.rules:
            address = addresses.rule(own, name, rule.id.name)
            who = persons.told(rule, table.inputs, lambda label: self._line(label, own))
            found = self._record(bundle, "rule", address, title=who or title, text=self._says(table, rule, own))
            yield replace(found, headings=(title,)) if who else found

    def _says(self, table: DecisionTable, rule: Rule, here: str) -> str:
        """What a rule says, and why, in plain words."""
        results = []
        for clause in table.outputs:
            result = rule.outputs.get(clause.id.name)
            if result is not None:
                results.append(self._line(clause.shown(result), here))
        if rule.note:
            results.append(self._line(rule.note, here))
        return ". ".join(result.rstrip(".") for result in results)

    def _question(self, bundle: GuidelineBundle, question: Question) -> Record:
        own = bundle.id
        address = addresses.question(own, question.id.name)
        more = self._lines(question.follow_up, own)
        return self._record(
            bundle, "question", address, title=self._line(question.ask, own), text=more, aliases=question.search_terms
        )
