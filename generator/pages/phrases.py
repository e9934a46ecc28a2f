"""Turns of phrase that templates share: a label with what it labels, a link told apart, what stands between items of a list."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from markupsafe import Markup

from generator.language.formats import comma, semicolon
from generator.language.speaking import html, html_in_context, html_plural

_HEARD = Markup('<span class="gp-visually-hidden">')
_END = Markup("</span>")


def labelled(label: str, value: str) -> Markup:
    """A `label` and its `value`: `Your age: under 40 years`; both are escaped unless they are markup."""
    return html("{label}: {value}", label=label, value=value)


def told_apart(words: str, about: str) -> Markup:
    """The `words` of a link, and, for those who hear links alone, what it is `about`: there are others with these words."""
    # translators: a link; what stands from {begin} to {end} is heard and not seen
    return html("{words}{begin}: {about}{end}", words=words, begin=_HEARD, about=about, end=_END)


def told_by_name(words: str, name: str) -> Markup:
    """As `told_apart`, where what the link with these `words` leads to has a `name` or number and no title."""
    # translators: a link; what stands from {begin} to {end} is heard and not seen
    return html("{words}{begin} ({name}){end}", words=words, begin=_HEARD, name=name, end=_END)


PHRASES: Mapping[str, Callable[..., Any]] = {
    "_": html,
    "ngettext": html_plural,
    "pgettext": html_in_context,
    "comma": comma,
    "semicolon": semicolon,
    "labelled": labelled,
    "told_apart": told_apart,
    "told_by_name": told_by_name,
}
"""What templates call to say something."""
