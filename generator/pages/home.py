"""What the home page shows of a library's guidelines, be they one or two thousand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.language.speaking import _
from generator.model import addresses
from generator.model.editions import is_older_edition
from generator.model.library import GuidelineBundle, Library, Topic
from generator.model.standing import standing
from generator.pages.first_question import has_explorers
from generator.pages.index import alphabet
from generator.pages.parts import GuidelineLine, GuidelineParts
from generator.text.plain import inline_plain
from generator.text.resolve import Texts

MOST_CARDS = 6
"""So many guidelines have a card each; more are found by topics, and from A to Z."""
MOST_LETTERS_OPEN = 100
"""With more titles, the list from A to Z shows one letter at a time where scripts run."""
_CHANGES = 3

FIRST_QUESTION = "gp-first-question"
"""Id of the first question on an overview."""


@dataclass(frozen=True, slots=True)
class TopicGroup:
    """The current guidelines about one topic; about none, where `topic` is None."""

    topic: Topic | None
    guidelines: tuple[GuidelineParts, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeView:
    """The guidelines of a library, sorted for its home page.

    `current` are those in force and drafts, in the order of the library; `groups` are the same by topic, in the order of
    the topics; `unused` are topics without any. `past` are those that are outlived, but for older editions: "About this
    guideline" of the current one lists these. `changed` are the current ones that
    changed last, the newest first; `index` holds their titles by letter.
    """

    current: tuple[GuidelineParts, ...]
    groups: tuple[TopicGroup, ...]
    unused: tuple[Topic, ...]
    past: tuple[GuidelineParts, ...]
    changed: tuple[GuidelineLine, ...]
    index: tuple[tuple[str, tuple[GuidelineLine, ...]], ...]

    @property
    def is_many(self) -> bool:
        """Whether there are too many for a card each."""
        return len(self.current) + len(self.past) > MOST_CARDS

    @property
    def is_very_many(self) -> bool:
        """Whether the list from A to Z is too long to be seen at once."""
        return len(self.current) > MOST_LETTERS_OPEN

    @property
    def asks(self) -> bool:
        """Whether one of the guidelines asks its readers, and answers."""
        return any(item.line.asks for item in self.current)

    @property
    def kept(self) -> str:
        """The heading above those that are outlived, as their status has it."""
        titles = {item.line.kept for item in self.past}
        return titles.pop() if len(titles) == 1 else _("Kept for reference: do not decide by these")


def home_view(library: Library, guidelines: Sequence[GuidelineParts]) -> HomeView:
    """How the home page of `library` shows its `guidelines`, which are in its order."""
    current = tuple(item for item in guidelines if not item.line.is_past)
    past = tuple(item for item in guidelines if item.line.is_past and not item.line.is_edition)
    topics = library.info.topics
    known = {name: tuple(item for item in current if item.line.topic == name) for name in topics}
    groups = [TopicGroup(topics[name], items) for name, items in known.items() if items]
    others = tuple(item for item in current if item.line.topic not in topics)
    lines = [item.line for item in current]
    return HomeView(
        current=current,
        groups=(*groups, *([TopicGroup(None, others)] if others else [])),
        unused=tuple(topics[name] for name, items in known.items() if not items),
        past=past,
        changed=tuple(sorted(lines, key=lambda line: line.changed, reverse=True)[:_CHANGES]),
        index=tuple((letter, tuple(found)) for letter, found in alphabet(lines)),
    )


def guideline_line(library: Library, texts: Texts, bundle: GuidelineBundle) -> GuidelineLine:
    """The guideline `bundle` of `library` as one line, in plain words of `texts`."""
    guideline = bundle.guideline
    words = standing(guideline)
    return GuidelineLine(
        title=inline_plain(texts.inlines(guideline.called, bundle.id)),
        address=addresses.guideline(bundle.id),
        topic=guideline.topic.name if guideline.topic else "",
        line=words.line,
        kept=words.kept,
        is_past=words.is_past,
        is_edition=is_older_edition(library, guideline),
        asks=has_explorers(bundle),
        changed=max(guideline.dated, guideline.reviewed),
        is_new=guideline.published is not None and guideline.published >= guideline.reviewed,
    )


def way_in(bundle: GuidelineBundle) -> str:
    """Where a guideline asks its first question: in its only table, or on its overview; "" where it asks none."""
    if not has_explorers(bundle):
        return ""
    if len(bundle.decisions) > 1:
        return f"{addresses.guideline(bundle.id)}#{FIRST_QUESTION}"
    return f"{addresses.decision(bundle.id, bundle.decisions[0].decision.name)}#gp-explorer"
