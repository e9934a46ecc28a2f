"""A source as it is printed: one style for pages and paper, near to that of Vancouver (NLM, Citing Medicine).

Authors stay as the editor wrote them, and dates are written out: readers are not asked to know the style.
"""

from __future__ import annotations

from generator.language.formats import comma
from generator.language.speaking import _
from generator.model.library import Resource
from generator.model.values import Ref
from generator.text.dates import partial_date

MOST_AUTHORS = 6
"""Authors who are named on paper; of more the first, as the style has it."""


def cited(resource: Resource, ref: Ref) -> str:
    """The title of `resource`, and the place in it that `ref` names."""
    if not ref.at:
        return resource.title
    # translators: a source, and the section, page or table in it
    return _("{source}, {place}", source=resource.title, place=ref.at)


def authors(resource: Resource, most: int = 0) -> str:
    """Who wrote `resource`, "" where nobody is named; at `most` so many (0: all), and that there are others."""
    if not most or len(resource.authors) <= most:
        return comma().join(resource.authors)
    # translators: the authors of an article of which only the first are named
    return _("{authors}, and others", authors=comma().join(resource.authors[:most]))


def imprint(resource: Resource) -> str:
    """Where and when `resource` was published: what stands behind its title, without a full stop; "" for nothing.

    Of an article `J Clin Oncol. July 2014;32(19):2078-2099`, else publisher and date; both where both are there.
    """
    place = _within(resource)
    day = partial_date(resource.published) if resource.published else ""
    if resource.container:
        article = ";".join(part for part in (day, place) if part)
        return ". ".join(part.rstrip(".") for part in (resource.container, article, resource.publisher) if part)
    if resource.publisher and day:
        # translators: who has published a source, and when
        day = _("{publisher}, {date}", publisher=resource.publisher, date=day)
    return ". ".join(part for part in (day or resource.publisher, place) if part)


def _within(resource: Resource) -> str:
    """Volume, number and pages: `32(19):2078-2099`."""
    found = resource.volume + (f"({resource.issue})" if resource.issue else "")
    return found + (f":{resource.pages}" if found and resource.pages else resource.pages)


def numbers(resource: Resource) -> tuple[tuple[str, str], ...]:
    """What identifies `resource`, each with the address that it leads to ("" for none)."""
    found = []
    if resource.doi:
        found.append((f"doi:{resource.doi}", resource.doi.url))
    if resource.pmid:
        found.append((f"PMID {resource.pmid}", resource.pmid.url))
    if resource.isbn:
        found.append((f"ISBN {resource.isbn}", ""))
    return tuple(found)


def terms(resource: Resource) -> str:
    """The terms of use of `resource` in words, "" where they are not known."""
    return _("{label}: {value}", label=_("Terms of use"), value=resource.license) if resource.license else ""
