"""The fixed words of a handout, in the language that is spoken."""

from __future__ import annotations

from dataclasses import dataclass

from generator.fonts import REPLACEMENT
from generator.language.speaking import _


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """Words that are printed but come from no guideline. Words in braces stand for what is filled in later."""

    page: str
    see_page: str
    version: str
    out_of_date_after: str
    publisher: str
    newest: str
    newest_from: str
    qr: str
    main_message: str
    who: str
    grade: str
    phone: str
    box: str
    appointment_date: str
    appointment_with: str
    terms: str
    retired: str
    contents: str
    about: str
    licence: str
    lacks: str


def labels() -> Labels:
    """The words as they are said now."""
    return Labels(
        page=_("Page {page} of {pages}"),
        # translators: behind words, as in a book: where to read on
        see_page=_("page {page}"),
        version=_("Version {version}"),
        out_of_date_after=_("May be out of date after {date}"),
        publisher=_("Published by {publisher}"),
        # translators: of this sheet; an address follows
        newest=_("Newest version:"),
        # translators: of this sheet; a line to write an address on follows
        newest_from=_("Get the newest from:"),
        qr=_("QR code: address {address}"),
        main_message=_("The main message"),
        # translators: for whom a recommendation is
        who=_("For:"),
        grade=_("How firm this advice is:"),
        phone=_("Phone:"),
        # translators: the alternative text of a drawn box beside a question
        box=_("Box to tick"),
        appointment_date=_("Date of the appointment"),
        appointment_with=_("Appointment with"),
        terms=_("Words with a dotted line under them are explained here."),
        # translators: a source that cannot be found on the web any more
        retired=_("No longer online"),
        contents=_("Contents"),
        about=_("About this sheet"),
        licence=_("Licence:"),
        # translators: of this sheet: {sign} stands in it where a letter or a symbol could not be printed
        lacks=_("Where you see {sign}, this sheet cannot show a letter or a symbol.", sign=REPLACEMENT),
    )
