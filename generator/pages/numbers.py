"""Numbers of people on a page, in words and as pictures: risks, and what studies found. `r` is the page's renderer."""

from __future__ import annotations

from markupsafe import Markup, escape

from generator.language.speaking import _, html
from generator.model.evidence import Outcome
from generator.model.risk import Risk
from generator.model.values import Prose
from generator.pages.renderer import Renderer
from generator.text.evidence import Pieces, Shown, Side
from generator.text.numbers import keep_whole
from generator.text.risk import (
    Label,
    Share,
    labels,
    labels_of,
    negative_frame,
    pictograph,
    positive_frame,
    share_in_words,
    strip,
)


def frames(r: Renderer, risk: Risk) -> tuple[Markup, Markup]:
    """To how many a `risk` happens, and to how many not, as two sentences for the page of `r`."""
    half = share_in_words(risk)
    share = Markup("<strong>{}</strong>").format(keep_whole(positive_frame(risk)))
    if half:
        exact = risk.at_most is None
        aside = html("({half})", half=half) if exact else html("(up to {half})", half=half)
        share = Markup("{} {}").format(share, aside)
    who, goes_on = r.inline(risk.who), r.inline(risk.will)
    if risk.over:
        will = html("{share} {who} {will} {over}.", share=share, who=who, will=goes_on, over=r.inline(risk.over))
    else:
        will = html("{share} {who} {will}.", share=share, who=who, will=goes_on)
    share = Markup("<strong>{}</strong>").format(keep_whole(negative_frame(risk)))
    will_not = html("{share} {will_not}.", share=share, will_not=r.inline(risk.will_not))
    return will, will_not


def risk_picture(r: Renderer, risk: Risk) -> tuple[Markup, Markup, Markup]:
    """The picture of a `risk`, and what stands above and below it; its text alternative is the first sentence. `r` as in `frames`."""
    words = f"{positive_frame(risk)} {r.plain(risk.who)} {r.plain(risk.will)}"
    drawn = Markup(pictograph(risk, str(escape(words))))  # noqa: S704 - the alternative is escaped, the rest is ours
    return (drawn, *_above_and_below(labels(risk)))


def told(r: Renderer, pieces: Pieces) -> Markup:
    """A sentence of `text.evidence`, `pieces`, with its numbers set apart. `r` as in `frames`."""
    return Markup().join(_piece(r, piece) for piece in pieces)


def side_picture(r: Renderer, side: Side, outcome: Outcome) -> tuple[Markup, Markup, Markup] | None:
    """One `side` of `outcome` as a picture, with what stands above and below it; None where there is none. `r` as in `frames`."""
    if side.count is None or outcome.of is None:
        return None
    first = "".join(piece if isinstance(piece, str) else r.plain(piece) for piece in side.said[0])
    words = _("{label}: {value}", label=r.plain(side.label), value=first)
    drawn = Markup(strip(side.count, outcome.of, str(escape(words))))  # noqa: S704 - the alternative is escaped
    return (drawn, *_above_and_below(labels_of(side.count, outcome.of))) if drawn else None


def _piece(r: Renderer, piece: str | Prose) -> Markup:
    if isinstance(piece, Prose):
        return r.inline(piece)
    words = keep_whole(str(piece))
    return Markup("<strong>{}</strong>").format(words) if isinstance(piece, Shown) else escape(words)


def _above_and_below(found: tuple[Label, ...]) -> tuple[Markup, Markup]:
    below = Markup().join(_label(label) for label in found if label.share is Share.OTHER)
    return Markup(" ").join(_label(label) for label in found if label.share is not Share.OTHER), below


def _label(label: Label) -> Markup:
    """A square and what it means."""
    square = Markup(label.square)  # noqa: S704 - drawn by us
    return Markup('<span class="gp-risk__label">{}{}</span>').format(square, keep_whole(label.words))
