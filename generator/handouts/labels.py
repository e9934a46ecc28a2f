"""The fixed words of a handout, in English; another language is another `Labels`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """Words that are printed but come from no guideline. Words in braces stand for what is filled in."""

    page: str = "Page {page} of {pages}"
    see_page: str = "page {page}"
    version: str = "Version {version}"
    reviewed: str = "Text checked {date}"
    out_of_date_after: str = "May be out of date after {date}"
    publisher: str = "Published by {publisher}"
    newest: str = "Newest version:"
    qr: str = "QR code: address {address}"
    main_message: str = "The main message"
    who: str = "For:"
    grade: str = "How firm this advice is:"
    phone: str = "Phone:"
    box: str = "Box to tick"
    appointment_date: str = "Date of the appointment"
    appointment_with: str = "Appointment with"
    terms: str = "Words with a dotted line under them are explained here."
    retired: str = "No longer online"
    contents: str = "Contents"
    about: str = "About this sheet"
    licence: str = "Licence:"
