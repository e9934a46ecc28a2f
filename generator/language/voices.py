"""What is said otherwise to clinicians than to patients: nobody is told to ask those who read it.

The words for patients stand where they are said; here stands what takes their place, so that no face can forget it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from generator.language.catalogue import SOURCE, Catalogue
from generator.language.pseudo import PSEUDO
from generator.language.speaking import N_
from generator.language.tags import primary

_TO_CLINICIANS: Mapping[str, str] = {
    "The guideline does not answer this. Ask your care team.": N_(
        "The guideline does not answer this. Use your clinical judgement, together with the patient."
    ),
    "This guideline is not about you. Ask your care team which advice fits you.": N_(
        "This guideline is not about this patient. Look for advice that is."
    ),
    (
        "What the guideline says to these people depends on something that they do not know yet. If you "
        "are one of them, ask your care team about it."
    ): N_(
        "What the guideline says of these people depends on something that is not known yet. Find it out"
        " before you decide."
    ),
    "It depends on what is not known yet: {facts}. Ask your care team.": N_(
        "It depends on what is not known yet: {facts}. Find it out before you decide."
    ),
    "What applies to you depends on something that you do not know yet. Your care team can help with it.": N_(
        "What applies depends on something that is not known yet. Find it out before you decide."
    ),
    "Cases of the table disagree here. Ask your care team.": N_(
        "Cases of the table disagree here. Do not decide by the table alone."
    ),
    "The source gives no advice for these people. If you are one of them, ask your care team.": N_(
        "The source gives no advice for these people. Use your clinical judgement, together with the patient."
    ),
    "If you are one of these people, ask your care team.": N_("For these people, use your clinical judgement."),
    "If you are one of these people, ask your care team which advice fits you.": N_(
        "For these people, look for advice that is about them."
    ),
    "If you are one of these people, ask your care team which case counts for you.": N_(
        "Judge for each patient which case counts."
    ),
    (
        "Two cases of this table fit these people. If you are one of them, ask your care team which one counts for you."
    ): N_("Two cases of this table fit these people. Judge for each patient which one counts."),
    "If you do not know, ask your care team:": N_("What patients may ask about it:"),
    "Do not decide by this text: ask your care team.": N_("Do not decide by this text: go by its source."),
    "Do not decide by this text: ask your care team about the newer advice.": N_(
        "Do not decide by this text: go by the newer advice."
    ),
    "Do not decide by this text: ask your care team what holds instead.": N_(
        "Do not decide by this text: find out what holds instead."
    ),
    "Its check was due on {date}. Ask your care team whether the advice still holds.": N_(
        "Its check was due on {date}. Find out whether the advice still holds."
    ),
    (
        "Write your own day beside each step. If a step is done on another day, the days that are "
        "counted from it change, too: ask your care team which days hold for you."
    ): N_(
        "Write the day beside each step. If a step is done on another day, the days that are counted "
        "from it change, too: work them out again."
    ),
    (
        "They hold if each step is done on its day. They are no medical order: ask your care team which "
        "days hold for you."
    ): N_("They hold if each step is done on its day. They are no medical order: check them for each patient."),
    (
        "This file is no medical order. Its days were worked out from the day that you typed: ask your "
        "care team which days hold for you."
    ): N_(
        "This file is no medical order. Its days were worked out from the day that you typed: check them"
        " for each patient."
    ),
    "Talk about this with your care team before you decide.": N_("Talk about this with the patient before you decide."),
    (
        "Answer a few questions, and see what the guideline says for you. Talk about it with your care "
        "team before you decide."
    ): N_(
        "Answer a few questions about the patient, and see what the guideline says. Talk about it with "
        "the patient before you decide."
    ),
    "The guideline does not say what is right for me. What do you advise?": N_(
        "The guideline does not say what is right here. What matters to this patient?"
    ),
    "What does this mean for me, and what do you advise?": N_("What does this mean for this patient?"),
    "What do you advise? It depends on this: {facts}.": N_(
        "What is still to be found out? It depends on this: {facts}."
    ),
}
"""By the words for patients."""


@cache
def to_clinicians(words: Catalogue) -> Catalogue:
    """The words of a catalogue as they are said to clinicians.

    Where a language has only the words for patients, these stay: English ones would be understood by fewer.
    """
    return Catalogue(words.tag, {**words.messages, **dict(_said(words))}, words.form, words.forms_of)


def _said(words: Catalogue) -> Iterator[tuple[tuple[str, str], tuple[str, ...]]]:
    is_original = primary(words.tag) == SOURCE or words.tag == PSEUDO
    for patients, clinicians in _TO_CLINICIANS.items():
        if is_original or ("", clinicians) in words.messages or ("", patients) not in words.messages:
            yield ("", patients), (words.text(clinicians),)
