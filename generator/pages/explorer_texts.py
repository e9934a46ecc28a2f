"""What the explorer says, in the language that is spoken.

`texts` go to the browser, where the parts of explorer.js read them and fill in their places; `page_texts` stand in the
page itself. A text that counts is an object of forms by the names of CLDR, as `Intl.PluralRules` gives them.
"""

from __future__ import annotations

from collections.abc import Mapping

from generator.decision.policies import SEVERAL
from generator.language.formats import comma, decimal_text, semicolon
from generator.language.speaking import _, pgettext, plural_forms

Forms = Mapping[str, str]
Told = str | tuple[str, ...] | Forms


def texts() -> Mapping[str, Told]:
    """The words of explorer.js by their names, which `tests/scripts/types/explorer-data.d.ts` lists."""
    return {
        "yes": _("Yes"),
        "no": _("No"),
        # translators: an answer that is none of those above it
        "other": _("Something else"),
        # translators: an answer below others, of which several may be true
        "none": _("None of these"),
        # translators: stands alone between the answers to a question and those that exclude them
        "or": pgettext("between answers to a question", "or"),
        "several": _("Several may be true."),
        "help": _("Help with this question"),
        "dontKnow": _("I don\N{RIGHT SINGLE QUOTATION MARK}t know"),
        "rather": _("I don\N{RIGHT SINGLE QUOTATION MARK}t know, or I\N{RIGHT SINGLE QUOTATION MARK}d rather not say"),
        "leads": _("You still get an answer: it shows what this decides, and what to ask."),
        # translators: stands in a list of answers for one that was not given
        "notGiven": _("Not given"),
        "choose": _("Choose an answer. If you do not know, choose “I don\N{RIGHT SINGLE QUOTATION MARK}t know”."),
        "write": _(
            "Write an answer. If you do not know, choose “I don\N{RIGHT SINGLE QUOTATION MARK}t know, or I\N{RIGHT SINGLE QUOTATION MARK}d rather not say”."
        ),
        "writeWhole": _("Write whole numbers."),
        "writeWholeOf": _("Write whole numbers: {range}."),
        "writeNumber": _("Write a number, such as {example}.", example=decimal_text("1.5")),
        "writeNumberOf": _("Write a number, such as {example}: {range}.", example=decimal_text("1.5"), range="{range}"),
        "writeOther": _("This cannot be an answer here."),
        "writeOtherOf": _("This cannot be an answer here: {range}."),
        # translators: a button that begins the questions of the explorer
        "begin": _("Begin"),
        "intro": _intro(),
        # translators: a button: to the next question
        "next": pgettext("a button", "Continue"),
        # translators: a button below the last question
        "finish": _("Show my answer"),
        "back": _("Back"),
        "close": _("See every case"),
        "question": _("Question {number}, the last one"),
        "questionOf": _("Question {number}, up to {total}"),
        "questionOnly": _("One question"),
        # translators: answers to the questions before, kept apart by semicolons
        "soFar": _("So far: {answers}."),
        "private": _("Nothing that you enter leaves this device."),
        "comma": comma(),
        "semicolon": semicolon(),
        # answers
        "says": _("Your answer"),
        "options": _(SEVERAL),
        "source": _("Source:"),
        "never": _("These answers do not go together. Please look at them again."),
        "contradict": _("This table contradicts itself for your answers. That is a mistake in the table."),
        "silent": _("This guideline does not say what is right for you."),
        "outside": _("Outside this guideline"),
        "noAdvice": _("The guideline gives no advice for this"),
        "depends": _("It depends on what is not known yet."),
        "decides": _("This decides what the guideline says."),
        # what an answer of several numbers comes to, "Points: 3"
        "gives": _("{label}: {value}"),
        "mayChange": _("This may change once you know more."),
        "same": _("Whatever the answer is to what you do not know, the guideline says the same."),
        "nothing": _("No case of the table fits your answers."),
        "unknown": _("What is not known"),
        "mightToo": _("What might apply too"),
        "might": _("What might apply"),
        # translators: before what would have to be true: "If this is true for you: Your risk: Average"
        "if": _("If this is true for you:"),
        "maybeOpen": _("It may be that the guideline does not say what is right for you."),
        "maybeWaits": _("It may be that it depends on this, which you would have to know: {facts}."),
        "mightCount": plural_forms("See {count} case that might apply", "See {count} cases that might apply"),
        "mine": _("Because you said"),
        # translators: a button behind an answer
        "change": _("Change"),
        "toAsk": plural_forms("The question to take along", "Questions to take along"),
        "own": _("The library\N{RIGHT SINGLE QUOTATION MARK}s own question"),
        "askOpen": _("The guideline does not say what is right for me. What do you advise?"),
        "askHit": _("What does this mean for me, and what do you advise?"),
        "askAbout": _("What do you advise? It depends on this: {facts}."),
        "print": _("Print this answer"),
        # translators: at the foot of a printed answer, a sentence
        "printed": _("Printed on {date}.", date="{date}"),
        "add": plural_forms("Add this question to my list", "Add these questions to my list"),
        "onList": plural_forms("{count} question is on your list.", "{count} questions are on your list."),
        "seeList": _("See my list"),
        "notKept": _("Your list cannot be kept here. Print this answer instead."),
        "more": _("More"),
        "readMore": _("Read more"),
        "talk": _("Talk about this with your care team before you decide."),
        "erase": _("Erase my answers"),
        # translators: above a question or an answer that shows what was answered in this tab some time ago
        "fromBefore": _("Your answers from before"),
        # translators: a button beside "Your answers from before": forgets them, and asks the first question
        "again": _("Start again"),
        # translators: why a case does not fit: "Your age: 20 years. This case is for: 40 to 74 years."
        "why": _("{label}: {answer}. This case is for: {values}."),
        "before": _("Another case that goes before it fits you."),
        "noResult": _("A case without a result"),
        "whyNot": plural_forms("Why {count} other case does not fit", "Why {count} other cases do not fit"),
        "applies": plural_forms("{count} answer fits you.", "{count} answers fit you."),
        "appliesNone": _("No answer fits you yet."),
        # translators: follows "1 answer fits you."
        "mightCases": plural_forms("{count} might fit once more is known.", "{count} might fit once more is known."),
        "years": _("years"),
        "months": _("months"),
        "weeks": _("weeks"),
        "days": _("days"),
        # translators: what a box with years, months, weeks and days is called, beside the number of an age
        "unit": _("Unit of time"),
        "birth": _("Date of birth"),
        "birthWhy": _(
            "The exact age decides here. If you give the date of birth, it is used on this page and not kept. "
            "You can also go on without it."
        ),
        "birthWrong": _("This date of birth is not that of somebody of this age."),
        "hours": _("hours"),
        "countYears": plural_forms("{number} year", "{number} years"),
        "countMonths": plural_forms("{number} month", "{number} months"),
        "countWeeks": plural_forms("{number} week", "{number} weeks"),
        "countDays": plural_forms("{number} day", "{number} days"),
        "countHours": plural_forms("{number} hour", "{number} hours"),
        "duration": _("{larger} {smaller}"),
    }


def chain_texts() -> Mapping[str, Told]:
    """What the explorer says more where a table is linked to others (chain.js)."""
    return {
        # translators: above the list of what was worked out from a reader's answers
        "way": _("How this comes about"),
        # translators: a decision before this one has no answer
        "noAnswer": _("no answer"),
        # translators: a rounded number
        "about": _("about {number}", number="{number}"),
        # translators: two things of which one is so
        "orElse": _("{first} or {other}", first="{first}", other="{other}"),
        "notKnownYet": _("not known yet"),
        # translators: what a number can still be; {high} has the unit
        "fromTo": _("{low} to {high}", low="{low}", high="{high}"),
    }


def page_texts() -> Mapping[str, Told]:
    """What is there before the explorer is: `begin` and `intro` are the same in both."""
    return {
        "title": _("Which part is for me?"),
        "intro": _intro(),
        "begin": _("Begin"),
        "loading": _("Loading …"),
        "failed": _("The questions cannot be loaded. Try again, or find your case in the table below."),
    }


def _intro() -> tuple[str, ...]:
    return (
        _(
            "Answer a few questions, and see what the guideline says for you. "
            "Talk about it with your care team before you decide."
        ),
        _("Your answers stay in this tab of your browser. Nothing is sent."),
    )
