"""Codes of files, of what stands in them, and of paper."""

from __future__ import annotations

from generator.codes.code import Code

OF_CONTENT: dict[str, Code] = {
    # reading files
    "unreadable-file": Code(
        "A file cannot be read", "The system refused to open it. Check that it exists and that you may read it."
    ),
    "file-too-large": Code(
        "A file is over the size limit",
        "One YAML file may have at most 5 MB. Split it, or check that it is the file you meant.",
    ),
    "empty-file": Code("A file has no content", "Start it with `guidepress new`, or delete it."),
    "not-utf-8": Code(
        "A file is not UTF-8", "Save it as UTF-8 in your editor. The message shows the first byte that does not fit."
    ),
    "control-character": Code(
        "A character that cannot be shown",
        "Control characters, and characters that reverse the reading direction, are refused: they hide what a text really says.",
    ),
    "yaml-syntax": Code(
        "YAML cannot be parsed",
        "The message shows where YAML gave up; the mistake is there or just before. Often a quote, a colon or the indentation is wrong.",
    ),
    "tab-indentation": Code(
        "A tab in the indentation", "YAML wants spaces. Let your editor turn tabs into two spaces."
    ),
    "duplicate-key": Code("A key appears twice in one place", "Only one of them can count. Keep one."),
    "alias-not-allowed": Code(
        "A YAML anchor that expands too far",
        "Anchors and aliases may repeat a text, but not contain themselves or grow without end.",
    ),
    "merge-conflict": Code(
        "A merge conflict is not resolved",
        "Git marks what two people changed in the same place. Keep one version, and delete the markers.",
    ),
    "comment-in-text": Code(
        "A comment that may belong to the text",
        "YAML takes a `#` after a space for a comment and drops the rest of the line. Put the text in quotes; for a comment, write a space after the `#`.",
    ),
    "text-runs-on": Code(
        "A text runs on over a line that looks like something else",
        "A quote is not closed where it should be, or an item of a list is indented too far: YAML reads the line as part of the text above it.",
    ),
    "several-documents": Code(
        "More than one YAML document in a file",
        "One file holds one document: remove the line `---` and put the second part into its own file.",
    ),
    "too-many-findings": Code(
        "More findings than are shown",
        "At most 500 errors, 500 warnings and 500 hints are shown for one file. Fix those, then check again.",
    ),
    "unsafe-tag": Code(
        "A tag in mkdocs.yml that could run a program",
        "MkDocs executes YAML tags that begin with `!!python`. Only the usual `!!python/name:` tags of material and pymdownx are allowed.",
    ),
    "leaves-project": Code(
        "A link or a folder that leads out of the project",
        "Whatever lies in `content/` and in the theme's own folder (`custom_dir`) is published. So a symbolic link there may only lead to a place in the project, the folder with `mkdocs.yml`, and to nothing hidden in it. Put the file itself there.",
    ),
    # shape of the content
    "unknown-key": Code(
        "A key that Guidepress does not know",
        "Check the spelling. If text inside `{…}` contains a comma, put the text in quotes.",
    ),
    "missing-key": Code("A required key is missing", "Add it. `guidepress new` writes files with every key explained."),
    "wrong-type": Code("A value of the wrong kind", "For example, a list where text belongs."),
    "unknown-value": Code(
        "A value that is not allowed here", "The hint names the nearest allowed value, or all of them."
    ),
    "empty-value": Code("A value is empty", "Write something, or remove the key."),
    "bad-identifier": Code(
        "An identifier is not in kebab-case",
        "Use lower-case letters, digits and single hyphens, beginning with a letter or digit: `first-line`.",
    ),
    "bad-date": Code("A date is not a date", "Write year-month-day: 2024-04-30."),
    "bad-number": Code("A number is not a number", "Write digits, with a point for decimals."),
    "bad-references": Code(
        "References of another tool cannot be read",
        "`guidepress import-references` reads CSL-JSON, RIS and BibTeX in UTF-8, up to five million bytes.",
    ),
    "references-not-carried": Code(
        "Something of another tool's references has no place in resources.yaml",
        "It stands in a comment at the entry, or the publication was there already. Look whether a reader needs it.",
    ),
    "bad-publication-number": Code(
        "A DOI, PMID or ISBN is not one",
        "A DOI begins with 10. and stands without https://doi.org/ before it, a PMID has digits alone, and the last digit of an ISBN proves the others: a wrong one would lead to another publication.",
    ),
    "bad-address": Code("An address is not allowed", "Links may begin with https://, http://, mailto: or tel:."),
    "bad-file-name": Code(
        "A file name that not every system allows",
        'Sites are unpacked on Windows, phones and USB sticks: no control characters or `<>:"|?*\\`, no name such as `con` or `aux`, no dot or space at the end, and no very long path.',
    ),
    "symlink-cycle": Code(
        "A link to a folder that contains it", "Following it would never end. Remove the link, or put a copy there."
    ),
    "blocked-by-policy": Code(
        "Something that the pages' policy blocks",
        "Pages load nothing from other hosts and run nothing that is written into them: that keeps readers unwatched, and the "
        "offline copy whole. A picture, a font or a script from elsewhere would be missing and nobody would know why. Put the "
        "file into `content/` and name it from there; link to a video or a map instead of showing it inside a page.",
    ),
    "misplaced-file": Code(
        "A file in a place where none is expected", "The library's folder has fixed places: see “File formats”."
    ),
    "missing-file": Code("A file is missing", "Create it with `guidepress new`, or put there what another file names."),
    "bad-picture": Code("A picture that cannot be shown", "PNG, or plain SVG that runs nothing and loads nothing."),
    "low-contrast": Code(
        "A colour in which things cannot be read by everybody",
        "Text needs a contrast of 4.5 to 1 with its ground, lines and marks 3 to 1 (WCAG 2.2). The finding names the nearest colour that has it.",
    ),
    "unknown-font": Code(
        "A typeface that is not there",
        "Sheets are set in the fonts of `content/paper-fonts/`: `family` is the name that these files give themselves.",
    ),
    "no-effect": Code(
        "Something in mkdocs.yml that changes nothing",
        "The frame of pages is Guidepress's own. The hint names what does the same here, mostly `brand:` in `library.yaml`.",
    ),
    "no-address": Code(
        "Sheets cannot say where their newest version is",
        "They have a line to fill in. Set `site_url` in mkdocs.yml to the address that readers use; a library that is only handed on needs none, so that `--strict` does not stop at it.",
    ),
    "text-too-long": Code(
        "A text is too long for its place",
        "Titles, names and column headings are printed on every page of a sheet: shorten it.",
    ),
    # identity and references
    "duplicate-id": Code(
        "Two things have the same identifier", "An identifier names only one thing in its place. Rename one of them."
    ),
    "id-mismatch": Code(
        "Identifier and file name differ", "A folder or file is named after the identifier of what is in it."
    ),
    "unknown-reference": Code(
        "A reference to something that does not exist", "Check the spelling, or add the thing it points to."
    ),
    "bad-reference": Code(
        "A reference cannot be understood",
        "Write `kind:id`, for example `term:mammogram`, or `kind:guideline/id` for another guideline.",
    ),
    "unknown-template": Code(
        "A page asks for a template that is not there",
        "`template:` at the head of a Markdown page names a file of the theme, or of your own folder for it (`custom_dir`).",
    ),
    "same-address": Code("Two pages have the same address", "Rename one of them: readers could only see one."),
    "alias-of-two-terms": Code(
        "One word leads to two glossary terms",
        "An alias may belong to one term only; otherwise search and print cannot explain it.",
    ),
    # text
    "unsupported-markup": Code(
        "Markup that guideline texts do not have",
        "Texts can have **strong**, *emphasis*, links, H~2~O and 10^9^; some have room for paragraphs, lists, quotations and "
        "footnotes. Headings and tables have their own places. A list in a text of one line would run together.",
    ),
    "nested-too-deep": Code(
        "A list in a Markdown page is nested too deep",
        "Nobody can follow it, and MkDocs cannot read it. Write it flat.",
    ),
    "hard-to-read": Code(
        "A page is hard to read",
        "Its Flesch-Kincaid grade, with the words of the glossary left out, is over `reading-grade` of `library.yaml`; or, in Spanish, its reading ease is under 55 on the scale INFLESZ. Use shorter sentences and everyday words, and explain the others in the glossary. A formula says nothing about understanding: let readers try the text.",
    ),
    "hard-sentence": Code("One of the hardest sentences of a page", "Break it in two, or say it in shorter words."),
    # guideline
    "superseded-without-successor": Code(
        "A superseded guideline names no successor",
        "Add `superseded-by`, so that readers find the current advice: a resource, or `guideline:id` for a newer edition.",
    ),
    "successor-of-current": Code(
        "A guideline that is not superseded names a successor",
        "Readers would not be told of it. Set `status: superseded`, or remove `superseded-by`.",
    ),
    "placeholder-left": Code(
        "A placeholder from the starting file is left",
        "`guidepress new` writes placeholders for your own texts. A guideline that is `current` must have none left; a draft may.",
    ),
    "date-order": Code(
        "Dates in the wrong order",
        "A guideline is published before it is reviewed, and reviewed before the next review is due.",
    ),
    "one-key-too-many": Code(
        "Two keys that exclude each other",
        "Keep the one that is true. A guideline has `published` where its source names a date of publication, else `copy-dated`.",
    ),
    "date-in-future": Code(
        "The date of something already done is in the future",
        "`guidepress check` compares `published`, `copy-dated`, `reviewed` and the dates of reviewers with today. A build does not, so that it never depends on the day.",
    ),
    "review-overdue": Code(
        "A review is overdue", "Check the guideline against its source, then set `reviewed` and `review-due`."
    ),
    "list-too-long": Code(
        "A list has more than seven items", "Readers lose long lists: break it into groups of at most seven."
    ),
    # alerts
    "no-alerts": Code(
        "A current guideline without alerts",
        "Say under `alerts:` what to watch for and what to do, in `guideline.yaml`, or in `library.yaml` for all guidelines. Where the source is silent, the words are yours, and every page says so.",
    ),
    "alert-too-long": Code(
        "An alert is too long for two lines on a phone",
        "Say the danger in a few words, and what to do in one or two short sentences. Signs belong under `watch-for`.",
    ),
    "stricter-without-source": Code(
        "An alert that is stricter than a source it does not name",
        "Readers see that your words ask for more than the source does. Name the source under `source:`, so that they can compare.",
    ),
    "alert-without-search-terms": Code(
        "An emergency that a search may not find",
        "Whoever types what is happening should see the alert first. Write the words that people use under `search-terms`.",
    ),
    "search-term-of-two-alerts": Code(
        "One search term leads to two alerts of the same level",
        "Only one of them is shown above the hits of a search. Keep the term in the alert that it means first of all.",
    ),
    "alert-not-shown": Code(
        "An alert that no page shows first",
        "A page shows one alert of each level: the one that its content names, else the first in the file. The others are folded away on the overview. Name the alert in the rule, recommendation or term that it belongs to, or merge two alerts into one.",
    ),
    "broken-catalogue": Code(
        "A file of translated words that cannot be read",
        "Catalogues in `content/i18n/` are gettext `.po` files in UTF-8. Begin with `guidepress i18n update`, which writes one; what stands in braces, such as `{date}`, is filled in and keeps its name. A file of translated texts (`guidepress translate update` writes it) has one entry for each text, with one form.",
    ),
    "other-language": Code(
        "A guideline in a different language from the library's",
        "Each guideline of a library is written in its language, and translated into the others that `translations:` of library.yaml names. `language:` of a guideline may name a variety of the library's language, such as en-US where the library is in en.",
    ),
    "duplicate-language": Code(
        "A language that stands twice among those of the library",
        "`language:` is the one that the library is written in, `translations:` lists the others, each once.",
    ),
    "untranslated-words": Code(
        "A language that Guidepress has no words for",
        "Buttons, headings and dates would be English. `guidepress i18n update pl` writes a file `content/i18n/pl.po` with every word; translate it there.",
    ),
    "untranslated-texts": Code(
        "Texts that are not translated yet",
        "Readers of that language see the original, marked with its language. `guidepress translate update es` writes them into the files `es.po`, ready to be translated.",
    ),
    "stale-translation": Code(
        "A translation whose original has changed since",
        "Readers see the new original until somebody translates it: an old translation could tell them an old dose. Run `guidepress translate update es`, and translate the text anew. If the translation still holds, write the flag `keep` above it: `#, keep`.",
    ),
    "kept-translation": Code(
        "A translation that is shown though its original has changed",
        "The flag `keep` asks for it. `guidepress translate update` takes the new original over, so that the next change is told again.",
    ),
    "other-numbers": Code(
        "A translation with other numbers than its original",
        "Numbers decide: write the same ones, as figures. What stands before decimals and between thousands is left to the language.",
    ),
    "lost-reference": Code(
        "A translation that does not lead where its original leads",
        "Mark the word as in the original: `[mamografía](term:mammogram)`. What stands in the round brackets stays as it is.",
    ),
    "unused-term": Code(
        "A glossary term that nothing uses",
        "Mark the word where it first appears: `[mammogram](term:mammogram)`; or remove the term.",
    ),
    "not-conforming": Code(
        "Items of the conformance card that are not met or not judged",
        "Each item is listed on the guideline's page “How this guideline measures up”, with its evidence. What only a "
        "person can judge is signed for under `attest:`.",
    ),
    "summary-repeats-text": Code(
        "A summary that says the same as the first paragraph below it",
        "The summary stands right above the text of its section: a reader reads the same twice. Let the summary say what "
        "the section is about, and the text go on from there; or leave out the first paragraph.",
    ),
    "bad-table": Code(
        "A table that only tells cannot be shown",
        "Its rows stand in one place, here or in a CSV file; it has two to five columns, each with a name, and every row has a cell with words for each of them.",
    ),
    "former-name-in-use": Code(
        "An old identifier leads to two things",
        "`was` keeps old addresses alive. An address can lead to one page alone: take away what is there under its own name today, or what was called so as well.",
    ),
    "bad-risk": Code(
        "A risk that is impossible",
        "Give either `n` or `at-most`, and no more people than there are: `{n: [15, 20], of: 100, …}`.",
    ),
    "too-few-options": Code(
        "A comparison of a single option",
        "A comparison shows two to eight options. Doing nothing now, or waiting, is an option where the source names it.",
    ),
    "too-many-options": Code(
        "A comparison of more options than anybody keeps in mind",
        "Compare kinds of options first, and the options of one kind in a comparison of their own.",
    ),
    "ranked-options": Code(
        "A comparison that ranks its options",
        "Options stand in the order of the source, and none is called the best. What the source prefers is a recommendation with its grade; that it ranks none is said by `ranked: false`.",
    ),
    "unknown-row": Code(
        "A row of a comparison that has no words",
        "The rows `involves`, `better`, `worse`, `suits` and `unknown` have words of their own. A row of another name says under `title:` what it asks.",
    ),
    "unknown-option": Code(
        "A cell for an option that the comparison does not have",
        "Each cell stands under the `id` of an option of the same comparison.",
    ),
    "missing-cell": Code(
        "A row that leaves out an option",
        "Every row says something of every option, so that none looks better by silence. Where the source says nothing: `{not-in-source: true}`; readers see that the guideline does not say.",
    ),
    "empty-cell": Code(
        "A cell that says nothing, or two things at once",
        "A cell has `text`, `numbers` or `no-number: true`; or `not-in-source: true` alone.",
    ),
    "unsourced-cell": Code(
        "A cell that does not say who says so",
        "Name the source in the cell, or once for the whole comparison under its `source:`.",
    ),
    "one-sided-options": Code(
        "A comparison that tells one side alone",
        "Whoever chooses must know what may get better and what may go wrong: use both rows, `better` and `worse`.",
    ),
    "bad-evidence": Code(
        "Numbers of studies that cannot be true",
        "An outcome is counted (`of: 1000, without: 200, with: 150, interval: [130, 170]`; the interval is that of `with`) "
        "or measured (`mean: {without: 5.2, with: 4.1, difference: -1.1, unit: days}`). What the source does not say is left out.",
    ),
    "doubtful-evidence": Code(
        "A certainty that does not fit what stands beside it",
        "Compare `certainty` and `lowered-by` with the source, and with the guideline's `certainty-scale`.",
    ),
    "mixed-denominators": Code(
        "Risks of one guideline are out of different numbers of people",
        "Use the same number throughout, preferably 100, so that no reader has to calculate.",
    ),
    "bad-duration": Code(
        "A length of time that cannot be read",
        "Write a number and a unit: `7 days`, `10 to 14 days`, `about 2 weeks`. Units are days, weeks, months and years; a month is the calendar's.",
    ),
    "bad-repeat": Code(
        "A step that comes again in a way that cannot be",
        "`repeat: {every: 3 months, times: 4}` counts the first time, too; instead of `times`, `until: 2 years` says how long. With neither it goes on without an end, and nothing can come after it.",
    ),
    "unknown-step": Code(
        "A step counts from one that is not there",
        "`after` names `start`, or the `id` of another step of the same schedule.",
    ),
    "schedule-circle": Code(
        "Steps of a schedule wait for each other",
        "Each step counts from `start` or from a step that does, so that all of them have a day.",
    ),
    "schedule-days": Code(
        "A step that is not allowed on its own day",
        "`earliest` and `latest` are counted from the same day as `due`, and `due` lies between them. Months have 28 to 31 days: it must hold from every day of the year.",
    ),
    "schedule-order": Code(
        "Steps of a schedule are out of order",
        "They stand in the order of their days, so that a reader finds what comes next below. None may have to be done before what stands above it can be.",
    ),
    "schedule-late": Code(
        "What to do when a step is late is not said",
        "Who has missed a last day needs to know what to do: add `overdue`. Where the source says nothing, say that.",
    ),
}

OF_PAPER: dict[str, Code] = {
    # paper
    "missing-glyph": Code(
        "A character that no font for paper has",
        "Pages show it, sheets have � in its place and say so. Use another character, or add a font that has it.",
    ),
    "unreadable-font": Code(
        "A file in content/paper-fonts/ is not a font",
        "Fonts are static TrueType or OpenType files (.ttf, .otf, .ttc). Web fonts (.woff2) cannot be used on paper.",
    ),
    "summary-too-long": Code(
        "The summary does not fit on both sides of one sheet",
        "Shorten the key messages, the next steps or the points of the audience: one sheet is what people keep.",
    ),
    "typesetting-failed": Code("A handout could not be typeset", "The message names the handout and the reason."),
}
