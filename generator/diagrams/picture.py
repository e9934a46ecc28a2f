"""Flow diagrams of decision tables, ready to be shown.

For a page: `page_picture`, an inline SVG that style sheets colour. For paper: `sheet_picture`, a file of its own
in fixed greys. Both come with the same steps in words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape

from generator.decision.diagram import MOST_DRAWN, Branch, Diagram, DiagramEnd, DiagramQuestion, decision_diagram
from generator.decision.diagram_nodes import Outcome
from generator.decision.policies import SEVERAL
from generator.decision.waiting import OUTSIDE, UNSAID, depends_on
from generator.decision.words import Words, pieces
from generator.diagrams.layout import WIDER, FlowNode, Layout, columns_of, narrowest, place
from generator.diagrams.svg import PAGE, PAPER, drawn, size, view_box
from generator.diagrams.tree import place_tree
from generator.language.formats import SENTENCE_ENDS, semicolon
from generator.language.speaking import _, spoken
from generator.language.tags import is_right_to_left
from generator.model.decision import LISTED, ONE_WINS, DecisionTable, HitPolicy, Result
from generator.model.sfeel import Domain, UnaryTests
from generator.model.values import Ref

_MOST_NAMED = 3  # answers that may apply: of more only what they wait for is told
_BULLET = "\u2022 "

PAGE_ROOM = 1054.0
"""Units: what a page shows without scrolling (66 em with the room around); a screen that has less of it, down to 46 em,
shows it smaller, with letters of 12 px and more, and one that has even less shows the steps alone (decision.css)."""
_NARROW = 50.0  # em
_COLUMN = (112.0, 230.0)  # units: narrower ones are hard to read, wider ones waste room
_SHEET_GAP = 32.0


@dataclass(frozen=True, slots=True)
class Way:
    """An answer, and where it leads: to step number `to`, or (None) to the paragraphs of `end`.

    `rules` are the identifiers of the rules that these paragraphs are of, `alerts` what stands beside them: the alerts
    that whoever comes here reads first.
    """

    answer: str
    to: int | None
    end: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    alerts: tuple[Ref, ...] = ()

    @property
    def told(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The paragraphs of the end, each with the points of the list below it."""
        found: list[tuple[str, list[str]]] = []
        for line in self.end if self.to is None else (_("go on with step {number}.", number=self.to),):
            if line.startswith(_BULLET) and found:
                found[-1][1].append(line.removeprefix(_BULLET))
            else:
                found.append((line, []))
        return tuple((text, tuple(points)) for text, points in found)

    @property
    def sentence(self) -> str:
        """In one sentence: `Average risk: go on with step 3.`."""
        if self.to is not None:
            return _("{answer}: go on with step {number}.", answer=self.answer, number=self.to)
        end = " ".join(self.end)
        said = _("{label}: {value}", label=self.answer, value=end)
        return said if end.endswith(SENTENCE_ENDS) else f"{said}."


@dataclass(frozen=True, slots=True)
class Step:
    """A question of the diagram; the first is number 1, and each leads to later ones."""

    number: int
    ask: str
    ways: tuple[Way, ...]

    @property
    def text(self) -> str:
        """The whole step in sentences."""
        asked = _("Step {number}. {question}", number=self.number, question=self.ask)
        return " ".join((asked, *(way.sentence for way in self.ways)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A diagram: `svg` markup, its `title`, the same in words as `steps`, width and height, the ids it uses.

    `alt` is the whole alternative text for where a picture has to carry it alone, as on paper.
    """

    svg: str
    title: str
    steps: tuple[Step, ...]
    width: float
    height: float
    ids: tuple[str, ...] = ()

    @property
    def is_wide(self) -> bool:
        """Whether a page of text has less room than this: then it is shown where there is more."""
        return self.width > _NARROW

    @property
    def alt(self) -> str:
        """The alternative text: the title and all steps."""
        return " ".join((f"{self.title}.", *(step.text for step in self.steps)))


@dataclass(frozen=True, slots=True)
class FlowChart:
    """A diagram in words: its boxes, its steps (also where it is too large to be drawn), and whether it is drawn.

    `flow_nodes` and `stepper` use the short labels of values and results, `steps` the whole ones. Boxes do not name what
    may apply once more is known: the steps do.
    """

    flow_nodes: list[FlowNode]
    steps: tuple[Step, ...]
    stepper: tuple[Step, ...]
    title: str
    is_drawn: bool


def flow_chart(table: DecisionTable, words: Words) -> FlowChart | None:
    """The diagram of `table` in words; None if there is none. `words` gives texts without markup."""
    diagram = decision_diagram(table, words)
    if diagram is None:
        return None
    short = _Told(diagram, _shortened(table), words)
    title = _("Flow diagram: {name}", name=words(table.name))
    steps = _Told(diagram, table, words).steps()
    return FlowChart(short.flow_nodes(), steps, short.steps(), title, diagram.is_drawn)


class _Told:
    """A diagram in the words of one table: the one as it is written, or the one with short labels."""

    def __init__(self, diagram: Diagram, table: DecisionTable, words: Words) -> None:
        self._nodes = diagram.nodes
        self._table = table
        self._words = words

    def flow_nodes(self) -> list[FlowNode]:
        """The boxes of its picture."""
        return [FlowNode(self._said(node, is_brief=True), self._rows(node), _kind(node)) for node in self._nodes]

    def steps(self) -> tuple[Step, ...]:
        """Its questions in order, each with where its answers lead."""
        return tuple(
            Step(number, self._said(node)[0], tuple(self._way(answer, to) for answer, to in self._rows(node)))
            for number, node in enumerate(self._nodes, 1)
            if isinstance(node, DiagramQuestion)
        )

    def _said(self, node: DiagramQuestion | DiagramEnd, *, is_brief: bool = False) -> tuple[str, ...]:
        if is_brief and isinstance(node, DiagramEnd):
            node = replace(node, may=())
        return _said(node, self._table, self._words)

    def _rows(self, node: DiagramQuestion | DiagramEnd) -> tuple[tuple[tuple[str, ...], int], ...]:
        if isinstance(node, DiagramEnd):
            return ()
        return tuple((_answers(branch, node, self._table, self._words), branch.to) for branch in node.branches)

    def _way(self, answer: tuple[str, ...], to: int) -> Way:
        node, words = self._nodes[to], semicolon().join(answer)
        if not isinstance(node, DiagramEnd):
            return Way(words, to + 1)
        rules = tuple(self._table.rules[rule].id.name for rule in node.says)
        return Way(words, None, self._said(node), rules, node.alerts)


def _kind(node: DiagramQuestion | DiagramEnd) -> str:
    if isinstance(node, DiagramQuestion):
        return ""
    return "answer" if node.outcome in {Outcome.ANSWER, Outcome.DEFAULT} else "none"


def _shortened(table: DecisionTable) -> DecisionTable:
    """The `table` with the short labels of values and results, where it has them."""
    inputs = tuple(replace(clause, domain=_short_labels(clause.domain)) for clause in table.inputs)
    outputs = tuple(
        replace(clause, domain=_short_labels(clause.domain) if clause.domain else None) for clause in table.outputs
    )
    first = table.outputs[0].id.name
    rules = tuple(replace(rule, outputs={first: Result(rule.short)}) if rule.short else rule for rule in table.rules)
    return replace(table, inputs=inputs, outputs=outputs, rules=rules)


def _short_labels(domain: Domain) -> Domain:
    return replace(domain, values=tuple(replace(item, label=item.short or item.label) for item in domain.values))


def page_picture(chart: FlowChart | None, name: str = "gp-flow") -> Picture | None:
    """The diagram of `chart` for a page, as an inline `<svg>` with title and description; None if there is none to draw.

    Ids begin with `name`. Sizes are in em, so that it follows the reader's type;
    colours come from `decision.css`. `width` and `height` are in em.
    """
    if chart is None or not chart.is_drawn:
        return None
    layout = place_tree(chart.flow_nodes, PAGE_ROOM)
    if layout is None:
        return None
    width, height = (units / 16 for units in size(layout))
    described = _("Questions and answers as boxes, with lines between them. The same steps stand below in words.")
    svg = (
        f'<svg class="gp-diagram__picture" role="img" aria-labelledby="{name}-title {name}-desc" '
        f'width="{width:.2f}em" height="{height:.2f}em" viewBox="{view_box(layout)}" font-size="16">'
        f'<title id="{name}-title">{escape(chart.title)}</title><desc id="{name}-desc">{escape(described)}</desc>'
        f"{''.join(drawn(layout, PAGE, right_to_left=is_right_to_left(spoken().tag)))}</svg>"
    )
    return Picture(
        svg=svg,
        title=chart.title,
        steps=chart.steps,
        width=width,
        height=height,
        ids=(f"{name}-title", f"{name}-desc"),
    )


def why_not_drawn(chart: FlowChart | None) -> str:
    """For an editor: why a page shows the steps of `chart` without a picture; "" where it has one, or no steps at all."""
    if chart is None or page_picture(chart) is not None:
        return ""
    if not chart.is_drawn:
        return f"its diagram would have more than {MOST_DRAWN} boxes"
    return "its diagram would be wider than a page, or its letters smaller than 12 px"


def sheet_picture(chart: FlowChart | None, *, width: float, height: float, type_size: float = 12.0) -> Picture | None:
    """The diagram of `chart` for a printed sheet: an SVG file in greys, its type exactly `type_size` points.

    `width` and `height` are the room on the sheet, in points; the picture's own
    `width` and `height` are in points too and at most that: set it at that size, or its type will not be `type_size`.
    None where there is nothing to draw or where it does not fit with type of that size: print its `steps` instead,
    which say the same in words. `alt` is the alternative text that PDF/UA asks for. In Typst: `image(bytes(svg),
    format: "svg", width: W * 1pt, alt: alt)`.
    """
    if chart is None or not chart.is_drawn:
        return None
    unit = type_size / 16
    for layout in _on_sheet(chart.flow_nodes, width / unit - 2):
        own_width, own_height = (units * unit for units in size(layout))
        if own_height <= height:
            svg = _file(layout, own_width, own_height)
            return Picture(svg=svg, title=chart.title, steps=chart.steps, width=own_width, height=own_height)
    return None


def _on_sheet(nodes: Sequence[FlowNode], room: float) -> Iterator[Layout]:
    """The ways to place a diagram that are not too wide: from top to bottom, else from left to right."""
    tree = place_tree(nodes, room)
    if tree:
        yield tree
    columns = columns_of(nodes)
    column = (room - (columns - 1) * _SHEET_GAP) / (columns - 1 + WIDER)
    if column >= max(narrowest(nodes), _COLUMN[0]):
        yield place(nodes, min(column, _COLUMN[1]), _SHEET_GAP)


def _file(layout: Layout, width: float, height: float) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.2f}pt" height="{height:.2f}pt" '
        f'viewBox="{view_box(layout)}" font-family="Atkinson Hyperlegible" font-size="16">'
        f"{''.join(drawn(layout, PAPER, right_to_left=is_right_to_left(spoken().tag)))}</svg>"
    )


def _said(node: DiagramQuestion | DiagramEnd, table: DecisionTable, words: Words) -> tuple[str, ...]:
    """The paragraphs of a box."""
    if isinstance(node, DiagramQuestion):
        clause = table.inputs[node.column]
        return (words(clause.ask or clause.label),)
    lists = table.hit_policy in LISTED
    if node.outcome is Outcome.DEFAULT:
        return tuple(_results({clause.id.name: clause.default for clause in table.outputs}, table, words))
    if node.outcome is Outcome.WAITS:
        needed = (table.inputs[column] for column in node.needs)
        return (depends_on(needed, words), *_might(node, table, words, _("What may apply:")))
    if node.outcome in {Outcome.OPEN, Outcome.OUTSIDE, Outcome.NOTHING}:
        silent = _(OUTSIDE if node.outcome is Outcome.OUTSIDE else UNSAID)
        return (_("No case of the table fits.") if lists and node.outcome is Outcome.NOTHING else silent,)
    if node.outcome is Outcome.CONFLICT and len(node.says) > 1:
        return (_("Cases of the table disagree here. Ask your care team."),)
    return _answered(node, table, words)


def _answered(node: DiagramEnd, table: DecisionTable, words: Words) -> tuple[str, ...]:
    """One answer, or several as a list; then what may apply, too."""
    answers = [list(_results(table.rules[rule].outputs, table, words)) or [_not_stated()] for rule in node.says]
    more = (_might_too(node, table, words), *_might(node, table, words)) if node.needs else ()
    if len(answers) == 1:
        return (*answers[0], *more)
    start = [] if table.hit_policy is HitPolicy.OUTPUT_ORDER else [_(SEVERAL)]
    return (*start, *(f"{_BULLET}{semicolon().join(answer)}" for answer in answers), *more)


def _not_stated() -> str:
    # translators: a case of a table has no result
    return _("Not stated")


def _might_too(end: DiagramEnd, table: DecisionTable, words: Words) -> str:
    needed = semicolon().join(words(table.inputs[column].label) for column in end.needs)
    if table.hit_policy in ONE_WINS:
        # translators: another answer may take the place of the one above; {facts} is a list
        return _("May apply instead, once this is known: {facts}.", facts=needed)
    # translators: another answer may be added to the one above; {facts} is a list
    return _("May apply too, once this is known: {facts}.", facts=needed)


def _might(end: DiagramEnd, table: DecisionTable, words: Words, *start: str) -> tuple[str, ...]:
    """The answers that may apply, below the words of `start`; none where there are none, or too many to name."""
    if not 0 < len(end.may) <= _MOST_NAMED:
        return ()
    answers = (semicolon().join(_results(table.rules[rule].outputs, table, words)) or _not_stated() for rule in end.may)
    return (*start, *(f"{_BULLET}{answer}" for answer in answers))


def _answers(branch: Branch, node: DiagramQuestion, table: DecisionTable, words: Words) -> tuple[str, ...]:
    """What a row of a question says: the cell in plain words, each declared value a paragraph of its own."""
    domain = table.inputs[node.column].domain
    cells = []
    for tests in branch.answers:
        alone = [UnaryTests((test,)) for test in tests.tests] if domain.values and not tests.negated else [tests]
        for part in alone:
            shown = pieces(part, domain)
            cells.append("".join(piece if isinstance(piece, str) else words(piece) for piece in shown))
    first, *others = cells
    return (first[:1].upper() + first[1:], *(_("or: {answer}", answer=cell) for cell in others))


def _results(outputs: Mapping[str, Result | None], table: DecisionTable, words: Words) -> Iterator[str]:
    """One paragraph for each output that is filled; the first alone goes without its label."""
    stated = [(clause, result) for clause in table.outputs if (result := outputs.get(clause.id.name)) is not None]
    for number, (clause, result) in enumerate(stated):
        value = words(clause.shown(result))
        is_bare = number == 0 and clause.domain is None
        yield value if is_bare else _("{label}: {value}", label=words(clause.label), value=value)
