"""What page templates may call: texts, links and anchors of one page, with a record of what was used.

The record is why no HTML is ever searched for links or ids: a template cannot make one without saying so.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any

from markupsafe import Markup, escape

from generator.decision.evaluate import Answer
from generator.decision.literals import number_text
from generator.decision.policies import hit_policy_in_words
from generator.decision.waiting import (
    WAITING,
    what_may_change,
    where_no_rule_answers,
)
from generator.decision.words import pieces
from generator.diagrams.picture import Picture as Diagram
from generator.language.formats import decimal_text, listed
from generator.language.names import name_here
from generator.language.speaking import _, html
from generator.model import addresses
from generator.model.citations import is_same
from generator.model.decision import DecisionTable, InputClause, OutputClause, Rule
from generator.model.directory import Target
from generator.model.editions import newest, same_place
from generator.model.guideline import Guideline
from generator.model.library import GuidelineBundle, Library, Resource
from generator.model.pictures import Picture
from generator.model.sfeel import ANY
from generator.model.values import Prose, Ref
from generator.pages import assets
from generator.pages.own_pictures import shown
from generator.pages.page import Heading, Kind
from generator.pages.parts import Fragment
from generator.pages.text_renderer import TextRenderer
from generator.text.html import inline_html
from generator.text.numbers import keep_whole
from generator.text.references import cited
from generator.text.resolve import Texts
from generator.text.tokens import Reference, Text

_NOTE = Markup("<!--translation-->")
_CONTENTS = Markup("<!--contents-->")
_LANGUAGE_NOTICE = Markup(
    '<aside class="gp-notice gp-notice--language" aria-label="{}"><p class="gp-notice__title">{}</p><p>{}</p></aside>'
)
# JSON may hold them as they are; in a script that old browsers read they end a line.
_LINE_ENDS = ("\u2028", "\\u2028"), ("\u2029", "\\u2029")


def _as_text(words: str) -> str:
    """Words as text: a message comes escaped."""
    return words.unescape() if isinstance(words, Markup) else words


def _attribute(name: str, value: str) -> Markup:
    """An attribute of an element; `Markup.format` would read its pattern at each of hundreds on a page."""
    return Markup(f'{name}="{escape(value)}"')  # noqa: S704 - names are ours, the value is escaped


class Renderer(TextRenderer):
    """Texts, links and anchors of the page at `address`, inside guideline `here` ("" outside guidelines)."""

    def __init__(
        self, library: Library, texts: Texts, address: str, here: str, shared_source: tuple[Ref, ...] = ()
    ) -> None:
        """Begin the page at `address` for guideline `here` ("" outside guidelines) of `library`.

        `texts` are its texts with references resolved; `shared_source` are the sources that the page states once.
        """
        super().__init__(texts, address, here)
        self.library = library
        self.anchors: set[str] = set()
        self.headings: list[Heading] = []
        self.pieces: dict[str, str] = {}
        self.pictures: dict[str, bytes] = {}
        self.parts: list[str] = []
        self.features: set[str] = set()
        self._shared_source = shared_source
        self._relies_on_shared = False

    # texts

    def translation_note(self) -> Markup:
        """The place of a note that parts of the page are in another language: what is known when all of it is rendered."""
        return _NOTE

    def with_note(self, body: str) -> str:
        """The finished `body` of the page with the note in its place, or without one where all of it is translated."""
        words = ""
        if self.untranslated:
            languages = listed([name_here(tag) for tag in sorted(self.untranslated)])
            said = html(
                "Parts of this page are not translated yet. They stand here in the original: {languages}.",
                languages=languages,
            )
            words = _LANGUAGE_NOTICE.format(html("Language of this page"), html("Not all of this is translated."), said)
        if words and _NOTE not in body:  # a page of the library itself
            return body.replace("</h1>", f"</h1>{words}", 1)
        return body.replace(_NOTE, words)

    def contents(self) -> Markup:
        """The place of the list of headings, which is known when all of the page is rendered."""
        return _CONTENTS

    def with_contents(self, body: str, contents: Callable[[], str]) -> str:
        """The finished `body` of the page with the list of headings in its place: what `contents` makes, if it has one."""
        return body.replace(_CONTENTS, contents()) if _CONTENTS in body else body

    def words(self) -> list[tuple[str, Markup, Markup]]:
        """Name, word and definition of each term that the page uses, by first use; ask when all else is rendered."""
        terms = self.library.terms
        # The list grows while it is walked: a definition may bring further terms.
        return [(name, self.inline(terms[name].term), self.inline(terms[name].definition)) for name in self._words]

    # pieces of a page that were made elsewhere

    def fragment(self, html: str) -> Fragment:
        """What was rendered with this renderer, to be put into a page at the same address."""
        return Fragment(
            html=str(html),  # plain data, which can be kept
            links=tuple(sorted(self.links)),
            anchors=tuple(sorted(self.anchors)),
            headings=tuple((heading.title, heading.anchor) for heading in self.headings),
            words=tuple(self._words),
        )

    def include(self, fragment: Fragment) -> Markup:
        """Put a piece into this page, with all that it brings."""
        self.links.update(fragment.links)
        for name in fragment.anchors:
            self.anchor(name)
        self.headings += (Heading(*heading) for heading in fragment.headings)
        self._words += (name for name in fragment.words if name not in self._words)
        return Markup(fragment.html)  # noqa: S704 - escaped when it was rendered

    # links

    def href(self, address: str) -> str:
        """A link from this page to an address of the site."""
        self.links.add(address)
        return addresses.relative(address, self.address)

    def file(self, path: str) -> str:
        """A link from this page to a file of the site that is not a page."""
        return addresses.relative(path, self.address)

    def edition(self, bundle: GuidelineBundle, old: str = "") -> tuple[str, Markup]:
        """A link to `bundle`, another edition of a guideline, and its title; `old` is the guideline whose page leads there.

        From a page of that one, the link leads to the same page where the other edition has it.
        """
        address = same_place(self.address, old, bundle) if old else addresses.guideline(bundle.id)
        up = "" if self.library.has(bundle.id) else "../"
        return self.href(up + address), self.of(bundle.id, bundle.guideline.title)

    def newer_editions(self, guideline: Guideline) -> list[tuple[str, Markup]]:
        """What readers of `guideline` should read instead in this library, as `edition`."""
        return [self.edition(bundle, guideline.guideline.name) for bundle in newest(self.library, guideline)]

    def target(self, ref: Ref) -> Target:
        """What a reference points to; checks have made sure that it exists."""
        found = self._texts.directory.resolve(ref, self.here)
        if found is None:
            raise KeyError(f"unresolved reference {ref}: check before rendering")
        return found

    def to(self, ref: Ref) -> Markup:
        """A link to what a reference points to, with its title as words; a term is explained in place."""
        found = self.target(ref)
        title = (Text(self.plain(found.title)),)
        link = Reference(
            children=title, kind=found.kind, name=found.name, guideline=found.guideline, address=found.address
        )
        return inline_html(self._noted((link,)), self.address)

    def table_input(self, ref: Ref) -> Markup:
        """A link to what a table asks, with the table's name: "How often? (Your age)"."""
        asked = self.target(ref)
        table = self.target(Ref("decision", ref.name.partition("/")[0], ref.guideline))
        words = Text(_("{table} ({question})", table=self.plain(table.title), question=self.plain(asked.title)))
        return inline_html(
            self._noted(
                (
                    Reference(
                        children=(words,),
                        kind=asked.kind,
                        name=asked.name,
                        guideline=asked.guideline,
                        address=asked.address,
                    ),
                )
            ),
            self.address,
        )

    def resource(self, ref: Ref) -> Resource:
        """The resource of a reference."""
        return self.library.resources[ref.name]

    def sources(self, refs: Iterable[Ref]) -> list[tuple[str, str]]:
        """The link to each of some resources, and its title with the place in it."""
        return [(self.href(addresses.resource(ref.name)), keep_whole(cited(self.resource(ref), ref))) for ref in refs]

    def own_sources(self, refs: tuple[Ref, ...]) -> tuple[Ref, ...]:
        """The sources that a statement names itself: none, where its `refs` are what the page states once."""
        if not refs or not is_same(refs, self._shared_source):
            return refs
        self._relies_on_shared = True
        return ()

    @property
    def shared_source(self) -> tuple[Ref, ...]:
        """What the page has to state once: () where no statement leaves it to the page."""
        return self._shared_source if self._relies_on_shared else ()

    # what the page loads later

    def aside(self) -> Renderer:
        """A renderer for what stands in a piece of this page: its words and features go with it, its links are the page's."""
        made = Renderer(self.library, self._texts, self.address, self.here)
        made.links = self.links
        made._footnotes = self._footnotes
        made.untranslated = self.untranslated
        made.pictures = self.pictures
        return made

    def uses(self, feature: str) -> str:
        """Say that the page has a `feature`, so that it loads what that needs (`assets.FEATURE_SCRIPTS`); "" to print."""
        self.features.add(feature)
        return ""

    def needs(self) -> str:
        """The addresses of the style sheets and scripts of this piece: they are loaded with it; those of its page are there."""
        page = assets.SCRIPTS[Kind.MY_HANDOUT]
        return " ".join(self.script(name) for name in assets.needs_of(self.features) if name not in page)

    def part(self, name: str) -> Markup:
        """The attribute of a part that a reader can choose."""
        self.parts.append(name)
        return _attribute("data-part", name)

    def later(self, name: str, data: Any) -> str:
        """Lay `data` aside for a script of this page, which finds it under `name` (lazy-load.js); its address."""
        words = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
        for line_end, written in _LINE_ENDS:
            words = words.replace(line_end, written)
        text = f'guidepress.piece("{name}",{words});\n'
        address = addresses.piece(text)
        self.pieces[address] = text
        return self.file(address)

    def scripts(self, *, linked: bool = False) -> str:
        """The addresses of what a decision's page loads before it asks; `linked`: of a table that needs others."""
        return " ".join(self.script(name) for name in (assets.LINKED_EXPLORER if linked else assets.EXPLORER))

    def script(self, name: str) -> str:
        """The address of a script of ours, which is the same in all languages."""
        root = "" if self.library.is_original else "../"
        return self.file(f"{root}{assets.FOLDER}/{name}")

    # anchors

    def anchor(self, name: str) -> Markup:
        """An id attribute."""
        if name in self.anchors:
            raise ValueError(f"the id {name!r} stands twice in {self.address}")
        self.anchors.add(name)
        return _attribute("id", name)

    def heading(self, title: str | Prose, name: str, level: int = 2) -> Markup:
        """A heading with this `title` and the id `name`; those of `level` 2 are listed under "On this page"."""
        words = self.plain(title) if isinstance(title, Prose) else _as_text(title)
        inner = self.inline(title) if isinstance(title, Prose) else escape(title)
        if level == 2:  # noqa: PLR2004 - the number is the heading's own name
            self.headings.append(Heading(words, name))
        return Markup(f"<h{level} {self.anchor(name)}>{inner}</h{level}>")  # noqa: S704 - each part is escaped

    # decision tables

    def cell(self, rule: Any, clause: InputClause) -> Markup:
        """The entry of `rule` for the input `clause` in plain words, the labels of values as their editor wrote them."""
        cell = rule.cells.get(clause.id.name)
        return self.joined(pieces(cell.tests if cell else ANY, clause.domain))

    def result(self, rule: Rule, clause: OutputClause) -> Markup:
        """The entry of `rule` for the output `clause`: the label of a declared value, or the text.

        A default speaks only where no rule does.
        """
        result = rule.outputs.get(clause.id.name)
        return self.inline(clause.shown(result)) if result else html("not stated")

    def answer(self, rule: Rule, clause: OutputClause, name: str = "", *, labelled: bool = False) -> Markup:
        """The same, of `rule` and `clause`, as an element of its own, `name` as in `text`; `labelled`: with the output's name."""
        result = rule.outputs.get(clause.id.name)
        said = clause.shown(result) if result else Prose(_("not stated"))
        return self.text(said, name, clause.label if labelled else None)

    def joined(self, pieces: Iterable[str | Prose]) -> Markup:
        """Words with the labels among them, as their editor wrote them."""
        return Markup("").join(
            escape(keep_whole(item)) if isinstance(item, str) else self.inline(item) for item in pieces
        )

    def picture(self, picture: Picture | None) -> Markup:
        """A picture that editors chose, beside the title that says what it shows; nothing where there is none."""
        if picture and picture.file:
            self.pictures[picture.file.address] = picture.file.data
        return shown(picture, self.file) if picture else Markup("")

    def drawing(self, picture: Diagram) -> Markup:
        """A diagram; every text in it was escaped when it was drawn."""
        for name in picture.ids:
            self.anchor(name)
        return Markup(picture.svg)  # noqa: S704 - see above

    waiting_in_words = WAITING
    """What is said of people whose answer waits for a fact."""

    def no_rule(self, table: DecisionTable, answer: Answer) -> str:
        """What is said of an `answer` of `table` where no rule answers, but the table says why or more must be known."""
        return keep_whole(where_no_rule_answers(table, answer, self.plain))

    def may_change(self, table: DecisionTable, answer: Answer) -> str:
        """What the `answer` of a rule of `table` waits for."""
        return keep_whole(what_may_change(table, answer, self.plain))

    @staticmethod
    def number(value: Decimal | None) -> str:
        """An aggregated result."""
        return _("nothing") if value is None else decimal_text(number_text(value))

    @staticmethod
    def policy(table: Any) -> str:
        """The hit policy in words."""
        return hit_policy_in_words(table.hit_policy, table.aggregation)
