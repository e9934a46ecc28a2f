"""What the explorer says. "{}" is a blank; behind "|" stands the plural, where the first blank is not 1.

`TEXTS` go to the browser, where the parts of explorer.js read them; `PAGE` stand in the page itself.
"""

from __future__ import annotations

from collections.abc import Mapping

from generator.decision.policies import SEVERAL

TEXTS: Mapping[str, str | tuple[str, ...]] = {
    "yes": "Yes",
    "no": "No",
    "other": "Something else",
    "rangeHint": "Possible: {}.",
    "inUnit": "{}, in {}",
    "choose": "Choose an answer, or “I don\N{RIGHT SINGLE QUOTATION MARK}t know”.",
    "write": "Write an answer, or choose “I don\N{RIGHT SINGLE QUOTATION MARK}t know”.",
    "writeWhole": "Write whole numbers{}.",
    "writeNumber": "Write a number, with a point for decimals{}.",
    "writeOther": "This cannot be an answer here{}.",
    "begin": "Begin",
    "intro": (
        "Answer a few questions and see which rows of the table fit you. You see what the guideline says. Talk about it with your care team before you decide.",
        "Your answers stay in this tab of your browser. Nothing is sent.",
    ),
    "next": "Next",
    "back": "Back",
    "close": "Close",
    "question": "Question {}",
    "questionOf": "Question {} of at most {}",
    "soFar": "So far {} row of {} may fit you.|So far {} rows of {} may fit you.",
    "soFarNone": "So far no row fits you.",
    "row": "This row in the table",
    "source": "Source: ",
    "needs": "It depends on: {}.",
    "never": "These answers do not go together. Please look at them again.",
    "contradict": "Rows of this table contradict each other for your answers. That is a mistake in the table. Ask your care team.",
    "open": "The guideline gives no advice for this; ask your care team.",
    "gives": "The table gives: ",
    "options": SEVERAL,
    "mayChange": "This may change once you know more.",
    "same": "Whatever the answer is to what you do not know, the guideline says the same:",
    "nothing": "No row of the table fits your answers. Ask your care team what this means for you.",
    "depends": "What the guideline says depends on what you do not know yet.",
    "mightToo": "What might apply too",
    "might": "What might apply",
    "maybeOpen": "It may be that the guideline gives no advice for you.",
    "maybeWaits": "It may be that it depends on this, which you would have to know: {}.",
    "toAsk": "What you could ask your care team",
    "change": "Change",
    "mine": "Your answers",
    "mineSoFar": "Your answers so far",
    "before": "A row that goes before it fits you.",
    "noResult": "A row without a result",
    "copy": "Copy",
    "copied": "Copied.",
    "selected": "Selected: copy it with your keyboard or menu.",
    "link": "Link with your answers. Whoever has it can read them.",
    "makeLink": "Make a link with my answers",
    "more": "More",
    "says": "What the guideline says",
    "talk": "Talk about this with your care team before you decide.",
    "erase": "Erase my answers",
    "why": "{}: {}. This row is for: {}.",
    "whyNot": "Why {} row of the table does not fit|Why {} rows of the table do not fit",
    "applies": "{} row of {} applies to you.|{} rows of {} apply to you.",
    "appliesNone": "No row applies to you.",
    "mightRows": " {} row might.| {} rows might.",
    "dontKnow": "I don\N{RIGHT SINGLE QUOTATION MARK}t know",
    "years": "years",
    "months": "months",
    "days": "days",
    "hours": "hours",
}

PAGE: Mapping[str, str | tuple[str, ...]] = {
    "title": "Which part is for me?",
    "intro": TEXTS["intro"],
    "begin": TEXTS["begin"],
    "loading": "Loading …",
    "failed": "The questions cannot be loaded. Try again, or find your row in the table below.",
}
"""What is there before the explorer is: `begin` and `intro` are the same in both."""
