"""What the explorer says, in the language that is spoken.

`texts` go to the browser, where the parts of explorer.js read them and fill in their places; `page_texts` stand in the
page itself. A text that counts is an object of forms by the names of CLDR, as `Intl.PluralRules` gives them.
"""

from __future__ import annotations

from collections.abc import Mapping

from generator.decision.policies import SEVERAL
from generator.language.formats import decimal_text
from generator.language.speaking import _, plural_forms

Forms = Mapping[str, str]
Told = str | tuple[str, ...] | Forms


def texts() -> Mapping[str, Told]:
    """The words of explorer.js by their names, which `tests/scripts/types/explorer-data.d.ts` lists."""
    return {
        "yes": _("Yes"),
        "no": _("No"),
        # translators: an answer that is none of those above it
        "other": _("Something else"),
        # translators: which numbers can be an answer, "Possible: 0 to 120."
        "rangeHint": _("Possible: {range}."),
        # translators: what is asked for, and its unit: "Your age, in years"
        "inUnit": _("{label}, in {unit}"),
        "choose": _("Choose an answer, or “I don\N{RIGHT SINGLE QUOTATION MARK}t know”."),
        "write": _("Write an answer, or choose “I don\N{RIGHT SINGLE QUOTATION MARK}t know”."),
        "writeWhole": _("Write whole numbers."),
        "writeWholeOf": _("Write whole numbers: {range}."),
        "writeNumber": _("Write a number, such as {example}.", example=decimal_text("1.5")),
        "writeNumberOf": _("Write a number, such as {example}: {range}.", example=decimal_text("1.5"), range="{range}"),
        "writeOther": _("This cannot be an answer here."),
        "writeOtherOf": _("This cannot be an answer here: {range}."),
        # translators: a button that begins the questions of the explorer
        "begin": _("Begin"),
        "intro": _intro(),
        "next": _("Next"),
        "back": _("Back"),
        "close": _("Close"),
        "question": _("Question {number}"),
        "questionOf": _("Question {number} of at most {total}"),
        "soFar": plural_forms(
            "So far {count} row of {total} may fit you.", "So far {count} rows of {total} may fit you."
        ),
        "soFarNone": _("So far no row fits you."),
        "row": _("This row in the table"),
        "source": _("Source:"),
        "needs": _("It depends on: {facts}."),
        "never": _("These answers do not go together. Please look at them again."),
        "contradict": _(
            "Rows of this table contradict each other for your answers. That is a mistake in the table. Ask your care team."
        ),
        "open": _("The guideline gives no advice for this; ask your care team."),
        # translators: a number follows
        "gives": _("The table gives:"),
        "options": _(SEVERAL),
        "mayChange": _("This may change once you know more."),
        "same": _("Whatever the answer is to what you do not know, the guideline says the same:"),
        "nothing": _("No row of the table fits your answers. Ask your care team what this means for you."),
        "depends": _("What the guideline says depends on what you do not know yet."),
        "mightToo": _("What might apply too"),
        "might": _("What might apply"),
        "maybeOpen": _("It may be that the guideline gives no advice for you."),
        "maybeWaits": _("It may be that it depends on this, which you would have to know: {facts}."),
        "toAsk": _("What you could ask your care team"),
        # translators: a button behind an answer
        "change": _("Change"),
        "mine": _("Your answers"),
        "mineSoFar": _("Your answers so far"),
        "before": _("A row that goes before it fits you."),
        "noResult": _("A row without a result"),
        "copy": _("Copy"),
        "copied": _("Copied."),
        "selected": _("Selected: copy it with your keyboard or menu."),
        "link": _("Link with your answers. Whoever has it can read them."),
        "makeLink": _("Make a link with my answers"),
        "more": _("More"),
        "says": _("What the guideline says"),
        "talk": _("Talk about this with your care team before you decide."),
        "erase": _("Erase my answers"),
        # translators: why a row does not fit: "Your age: 20 years. This row is for: 40 to 74 years."
        "why": _("{label}: {answer}. This row is for: {values}."),
        "whyNot": plural_forms("Why {count} row of the table does not fit", "Why {count} rows of the table do not fit"),
        "applies": plural_forms("{count} row of {total} applies to you.", "{count} rows of {total} apply to you."),
        "appliesNone": _("No row applies to you."),
        # translators: follows "1 row of 9 applies to you."
        "mightRows": plural_forms("{count} row might.", "{count} rows might."),
        "dontKnow": _("I don\N{RIGHT SINGLE QUOTATION MARK}t know"),
        "years": _("years"),
        "months": _("months"),
        "days": _("days"),
        "hours": _("hours"),
        "countYears": plural_forms("{number} year", "{number} years"),
        "countMonths": plural_forms("{number} month", "{number} months"),
        "countDays": plural_forms("{number} day", "{number} days"),
        "countHours": plural_forms("{number} hour", "{number} hours"),
        "duration": _("{larger} {smaller}"),
    }


def page_texts() -> Mapping[str, Told]:
    """What is there before the explorer is: `begin` and `intro` are the same in both."""
    return {
        "title": _("Which part is for me?"),
        "intro": _intro(),
        "begin": _("Begin"),
        "loading": _("Loading …"),
        "failed": _("The questions cannot be loaded. Try again, or find your row in the table below."),
    }


def _intro() -> tuple[str, ...]:
    return (
        _(
            "Answer a few questions and see which rows of the table fit you. You see what the guideline says. "
            "Talk about it with your care team before you decide."
        ),
        _("Your answers stay in this tab of your browser. Nothing is sent."),
    )
