"""Codes of what is wrong with a guideline as a whole: its life, its readers, its grades."""

from __future__ import annotations

from generator.codes.code import Code

OF_GUIDELINES: dict[str, Code] = {
    "link-to-draft": Code(
        "Something that is published leads to a draft",
        "A build leaves drafts out, so that the link would lead nowhere. Take it out until the draft is finished.",
    ),
    "edition-circle": Code(
        "Two editions name each other as the newer one",
        "Let the older one alone say `superseded-by`: readers follow it to what holds today.",
    ),
    "edition-ends-nowhere": Code(
        "What took a guideline's place was withdrawn itself",
        "Name what holds today under `superseded-by`: another guideline, or a resource.",
    ),
    "edition-order": Code(
        "The newer edition has the older source",
        "`superseded-by` stands in the older guideline. Look which of the two is older, and at their dates.",
    ),
    "audience-is-voice": Code(
        "To whom a text speaks stands under `audience`",
        "`audience` lists what is true of those it is for. To whom the text speaks is `voice: patients`, `clinicians` or `both`.",
    ),
    "grade-of-scheme": Code(
        "A grade stands in a guideline and in the scheme that it names",
        "One name must mean one thing: rename the guideline's own grade, or take it out.",
    ),
    "unused-grade-scheme": Code(
        "A grade scheme that no guideline names", "Name it with `grade-scheme:`, or remove it."
    ),
}
