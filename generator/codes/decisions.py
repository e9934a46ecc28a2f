"""Codes of decision tables: how they are written, what their proof finds, and their exchange with DMN."""

from __future__ import annotations

from generator.codes.code import Code

OF_DECISIONS: dict[str, Code] = {
    # decisions
    "bad-cell": Code(
        "A cell of a decision table cannot be read",
        "Cells are S-FEEL tests, such as `[40..74]`, `>= 75`, `average` or `-`. Put a cell in quotes if YAML cannot read it.",
    ),
    "bad-grid": Code(
        "The grid form of a decision table cannot be read",
        "The header names each input and output once, by identifier or label, and `id`, `source`, `note` and `alert` as needed; every row has as many cells.",
    ),
    "bad-csv": Code(
        "A CSV file cannot be read",
        "It must be beside its decision file, be saved as UTF-8, have its cells separated by semicolons, commas or tabs, and hold no error values of a spreadsheet, such as `#REF!`.",
    ),
    "unknown-input": Code(
        "A rule asks for an input that the table does not have", "Check the spelling, or add the input."
    ),
    "unknown-output": Code(
        "A rule fills an output that the table does not have", "Check the spelling, or add the output."
    ),
    "missing-output": Code(
        "A rule gives no result for an output",
        "Its cell would be empty on the page. Write the result, or split the table if the output does not belong to every rule.",
    ),
    "outside-domain": Code(
        "A value outside the range of its input", "No patient can ever match it. Correct the cell or the range."
    ),
    "bad-domain": Code("The range or step of an input cannot be read", "Write a range as an interval: `[40..120]`."),
    "several-told-apart": Code(
        "Values that may be true together are told apart",
        "With `none-of-these`, a reader ticks all that is true of her, and the table must say the same whichever of them it is. "
        "Name all of these values in the cell, or remove `none-of-these`: then just one can be chosen.",
    ),
    "hit-policy-needs": Code(
        "A hit policy lacks what it needs",
        "Priority and output order need `values` on an output; an aggregation belongs to `collect`.",
    ),
    "hit-policy-violated": Code(
        "More rules apply than the hit policy allows",
        "With `unique` one rule may apply, with `any` only rules that say the same. Correct the rules, or choose another hit policy.",
    ),
    "computed-result": Code(
        "A result has to be computed",
        "The rule that applies has an expression after `feel: ` instead of a result. Guidepress does not compute it. Write the result, or a row for each result that there can be.",
    ),
    "bad-table": Code(
        "A decision table has errors",
        "It cannot be used to decide anything. The diagnostics name every cell that cannot be read.",
    ),
    # exchange with DMN
    "bad-dmn": Code(
        "A DMN file cannot be read",
        "It must be well-formed XML with `definitions` and a decision table in it, without a document type declaration, and of a reasonable size.",
    ),
    "not-sfeel": Code(
        "A cell or result of a DMN file is not S-FEEL",
        "It was kept as text. Rewrite it: a table with such a cell is not evaluated, and a rule with such a result, which comes after `feel: `, has no answer.",
    ),
    "dmn-not-carried": Code(
        "Something in a DMN file has no place in a decision file",
        "The message says what was left out or changed. Check the file that was written.",
    ),
    "dmn-nobody-computes": Code(
        "An input of a DMN table that nobody computes any more",
        "In the DMN file it is the answer of another decision, which is a formula or something else that was left out. The table was imported, but whoever asks it would have to know that answer. Ask for something that people know, or compute the answer beforehand.",
    ),
    "dmn-part-of-decision": Code(
        "A DMN table that is only a part of a decision",
        "The table is inside a context entry, an if or a function definition, or in a knowledge model whose answer is only a part of a larger expression: alone it would say something different from the decision. Make it a decision of its own in the tool that the file comes from, or rewrite the decision. The other decisions of the file are imported.",
    ),
    # decisions that are linked
    "bad-link": Code(
        "An input that cannot come from that decision",
        "`from` names a decision of the same guideline. It must give one answer, not a list; and what is read must be an output with `values`, a number, a date, or yes and no, or a value that the decision computes. Name it under `output` where there are several.",
    ),
    "linked-circle": Code(
        "Decisions that need each other",
        "The message shows the way round. Something has to be known first: leave out one of the links, or ask for it.",
    ),
    "linked-inputs-differ": Code(
        "One name for two questions",
        "What is asked in several linked tables under one name is asked once. So it has the same type, values, range, step and unit in all of them.",
    ),
    "linked-and-asked": Code(
        "Worked out, and asked for as well",
        "An input with `from` or `compute` has its type, values, range and unit from where it comes, and no question: nobody is asked for it.",
    ),
    "bad-formula": Code(
        "A formula that cannot be worked out",
        "Formulas have numbers, inputs, `+ - * /`, brackets, `min`, `max`, `sum`, `count`, and at the end `round down to`, `round up to` or `round half-up to` with a step. Units must fit together; a number can carry one in square brackets, as in `height / 100 [cm/m]`. Whatever is divided by must not be able to be 0.",
    ),
    # verification of decisions
    "gap-in-table": Code(
        "Combinations that no rule covers",
        "There can be such a patient, and no rule answers. Add the row that the message shows; or say under `open` that the guideline gives no advice, or under `impossible` why there can be nobody like that. With rule order, output order and collect, which promise no answer, it is a hint unless `verify: {complete: error}` asks for one; elsewhere `verify: {complete: warning}` lets it pass: the page then says that there is no advice.",
    ),
    "overlapping-rules": Code(
        "Two rules match the same patient",
        "With the hit policy unique only one rule may match, with any they must say the same. Narrow one of them. `verify: {overlap: warning}` lets it pass.",
    ),
    "unreachable-rule": Code(
        "A rule that can never decide",
        "It matches nobody, or other rules always decide before it. Correct it, move it, or delete it.",
    ),
    "duplicate-rule": Code("A rule is there twice", "The same conditions and the same answer: delete one of them."),
    "subsumed-rule": Code(
        "A rule lies within another that says the same", "The wider rule answers already: delete the narrower one."
    ),
    "mergeable-rules": Code(
        "Rules that could be one", "They say the same and differ in one cell: a shorter table is easier to read."
    ),
    "open-but-answered": Code(
        "Open, and yet answered",
        "An entry under `open` says that the guideline gives no advice, but a rule answers for the same patient. Narrow one of them.",
    ),
    "cell-of-whole-domain": Code(
        "A cell that holds for every value",
        "Write `-`, or leave it out: readers then see that the input does not matter.",
    ),
    "either-or-cell": Code(
        "A cell that was meant to be an interval",
        "Tests separated by commas are alternatives: `>= 5, < 10` means 5 or more, or under 10, and so any number. Write `[5..10)` for both at once.",
    ),
    "range-exceeded": Code(
        "A cell that reaches beyond the range of its input", "Nobody can be there. Correct the cell or the range."
    ),
    "idle-input": Code(
        "An input that decides nothing", "Every rule allows any value of it: readers would be asked for no reason."
    ),
    "too-many-inputs": Code(
        "More than nine inputs", "Tables with ten or more inputs are hard to read: split the decision in two."
    ),
    "falls-to-default": Code(
        "Combinations that get the default answer",
        "No rule covers them. That is what a default is for; check that it is meant.",
    ),
    "missing-falls-through": Code(
        "A value that is not known ends in the answer for all others",
        "The input may be unknown, and a row above asks for it: then the default answer or the last row, which fits everyone, does not count, and readers are told what it depends on. Write a row for `not known`, or an entry under `open` that says what to ask.",
    ),
    "left-out-falls-through": Code(
        "A value that is not given ends in the answer for all others",
        "A row above asks for the input. Where nothing is given for it, `decide` and the pages do not give the default answer or the last row, which fits everyone, but say what it depends on; other programs that read the DMN file may give it. Declare `may-be-missing: true` there, and write a row for `not known`, or an entry under `open`.",
    ),
    "diagram-not-drawn": Code(
        "A table without a picture",
        "A picture that cannot be read helps nobody: with more than 25 boxes, or where it would be wider than a page or its letters smaller than 12 px, the page shows the steps in words alone. Short labels (`short:`) and fewer cases make it smaller.",
    ),
    "not-proven": Code(
        "Something could not be proven",
        "Cells that depend on other inputs or times cannot be compared beforehand, and very large tables cannot be searched to the end.",
    ),
    "wrong-example": Code(
        "A worked example does not hold",
        "The message says what the table answers instead. Correct the rule or the example.",
    ),
}
