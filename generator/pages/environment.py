"""What page templates may say and do beside what a page's `Renderer` offers: `page_environment`."""

from __future__ import annotations

from functools import partial

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from generator.decision.waiting import (
    waiting_and_silent,
    waits_for,
)
from generator.language.formats import SENTENCE_ENDS, long_date, month_and_year
from generator.model import addresses
from generator.model.currency import review_due
from generator.model.danger import alerts_of, further_alerts, library_alerts, named_alert
from generator.model.derived_questions import answered_by, named_by
from generator.model.editions import editions_before, newer_resources
from generator.model.option_numbers import numbers_of
from generator.model.options import NO_NUMBER, OWN_STATEMENTS, SIDE_BY_SIDE, SILENT, WEIGH
from generator.model.questions import ADDED_EXPLAINED, ALL_OWN
from generator.model.standing import standing
from generator.model.voice import written_for
from generator.pages.alert_signs import sign_svg
from generator.pages.case_words import given, who
from generator.pages.cases import cases_of
from generator.pages.explorer import session_key
from generator.pages.first_question import first_question_of, has_explorers
from generator.pages.home import way_in
from generator.pages.linked import origin, points_in_words
from generator.pages.numbers import frames, risk_picture, side_picture, told
from generator.pages.own_pictures import figure
from generator.pages.phrases import PHRASES
from generator.pages.pictures import certainty_sign, picture, strength_sign
from generator.pages.pictures import sign as named_sign
from generator.template_cache import TemplateCache
from generator.templates_dir import templates_dir
from generator.text import evidence, references
from generator.text.alert_words import headline, level_word, own_in_short, sentence, whose_words
from generator.text.dates import partial_date, source_date
from generator.text.numbers import keep_whole
from generator.text.schedule_words import again, in_one_line, length_in_words, stretches, when, whole_when
from generator.text.strength_words import certainty_word, how_certain, meter_of


def page_environment() -> Environment:
    """The Jinja environment of page bodies: everything is escaped, a misspelt name is an error."""
    environment = Environment(
        loader=FileSystemLoader(templates_dir() / "pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        bytecode_cache=TemplateCache("pages"),
    )
    environment.globals.update(PHRASES)
    environment.globals.update(
        ADDED_EXPLAINED=ADDED_EXPLAINED,
        ALL_OWN=ALL_OWN,
        SENTENCE_ENDS=SENTENCE_ENDS,
        addresses=addresses,
        answered_by=answered_by,
        named_by=named_by,
        cases_of=cases_of,
        editions_before=editions_before,
        newer_resources=newer_resources,
        given=given,
        origin=origin,
        points_in_words=points_in_words,
        review_due=review_due,
        references=references,
        standing_of=standing,
        waiting_and_silent=waiting_and_silent,
        waits_for=waits_for,
        way_in=way_in,
        written_for=written_for,
        who=who,
    )
    environment.globals.update(
        again=again,
        in_one_line=in_one_line,
        length_in_words=length_in_words,
        stretches=stretches,
        when=when,
        whole_when=whole_when,
        zip=partial(zip, strict=True),
    )
    environment.globals.update(
        alerts_of=alerts_of,
        further_alerts=further_alerts,
        library_alerts=library_alerts,
        named_alert=named_alert,
        headline=headline,
        level_word=level_word,
        own_in_short=own_in_short,
        sentence=sentence,
        sign=lambda level: Markup(sign_svg(level)),  # noqa: S704 - drawn by us
        whose_words=whose_words,
    )
    environment.globals.update(
        no_number=NO_NUMBER,
        numbers_of=numbers_of,
        own_statements=OWN_STATEMENTS,
        side_by_side=SIDE_BY_SIDE,
        silent=SILENT,
        weigh=WEIGH,
    )
    environment.globals.update(
        certainty_sign=certainty_sign,
        certainty_word=certainty_word,
        first_question_of=first_question_of,
        has_explorers=has_explorers,
        how_certain=how_certain,
        meter_of=meter_of,
        named_sign=named_sign,
        picture=picture,
        picture_of=figure,
        session_key=session_key,
        strength_sign=strength_sign,
    )
    environment.globals.update(
        frames=frames, risk_picture=risk_picture, side_picture=side_picture, studies=evidence, told=told
    )
    environment.filters.update(
        long_date=long_date,
        month=month_and_year,
        partial_date=partial_date,
        source_date=source_date,
        whole=_whole,
        coded=_coded,
    )
    return environment


def _coded(text: str) -> Markup:
    """A text of our own, in which `backticks` mark what is code."""
    parts = text.split("`")
    parts[1::2] = [Markup("<code>{}</code>").format(part) for part in parts[1::2]]
    return Markup("").join(parts)


def _whole(text: str) -> str:
    """A text whose numbers keep together; a message, which is escaped already, stays so."""
    return escape(keep_whole(text.unescape())) if isinstance(text, Markup) else keep_whole(str(text))
