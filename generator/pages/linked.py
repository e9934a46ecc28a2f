"""What a decision's page says of inputs that nobody is asked for, and of what a score counts."""

from __future__ import annotations

from decimal import Decimal

from markupsafe import Markup

from generator.decision.formula_words import formula_in_words
from generator.decision.words import value_in_words
from generator.language.speaking import html
from generator.model import addresses
from generator.model.decision import DecisionTable, InputClause
from generator.model.linked import FromDecision
from generator.model.sfeel import Domain, Type
from generator.pages.renderer import Renderer


def origin(r: Renderer, table: DecisionTable, clause: InputClause) -> Markup:
    """A sentence that says where the value of `clause`, an input of `table`, comes from; "" where somebody is asked.

    `r` renders the page that it stands on.
    """
    if clause.origin is None:
        return Markup()
    if isinstance(clause.origin, FromDecision):
        name = clause.origin.decision
        source = next(one for one in table.linked if one.decision.name == name)
        address = r.href(addresses.decision(r.here, name))
        link = Markup('<a href="{address}">{title}</a>').format(address=address, title=r.plain(source.name))
        return html("This comes from {decision}.", decision=link)
    if table.score is not None:
        return html("This is the sum of the points of all signs that are there.")
    formula = formula_in_words(clause.origin.term, lambda name: r.plain(table.input(name).label))
    return html("This is worked out: {formula}.", formula=formula)


def points_in_words(points: Decimal, table: DecisionTable) -> str:
    """So many `points` of the score `table`: `1 point`."""
    unit = table.input(table.score.total).domain.unit if table.score else ""
    return value_in_words(points, Domain(Type.NUMBER, unit=unit))
