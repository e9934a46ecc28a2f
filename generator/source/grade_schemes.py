"""The grades of a guideline, from the scheme of its library that it names."""

from __future__ import annotations

from dataclasses import replace

from generator.diagnostics import Findings, did_you_mean
from generator.model.guideline import Guideline
from generator.model.library import LibraryFile


def with_scheme(guideline: Guideline, info: LibraryFile | None, findings: Findings) -> Guideline:
    """`guideline` with the grades of its scheme before its own, and with the scheme's scale of certainty if it has none.

    `info` is `library.yaml`, None where that could not be read: then nothing is judged. What is wrong is added to `findings`.
    """
    named = guideline.grade_scheme
    if named is None or not named.name or info is None:
        return guideline
    scheme = info.grade_schemes.get(named.name)
    if scheme is None:
        hint = did_you_mean(named.name, info.grade_schemes) or 'add it under "grade-schemes:" in library.yaml'
        findings.error("unknown-reference", f'there is no grade scheme "{named}"', named.where, hint)
        return guideline
    for name, grade in guideline.grades.items():
        if name in scheme.grades:
            message = f'grade "{name}" stands in the scheme "{named}", too: which of the two holds?'
            findings.error(
                "grade-of-scheme", message, grade.where.head, "give one of them another name, or take it out"
            )
    return replace(
        guideline,
        grades={**scheme.grades, **guideline.grades},
        certainty_scale=guideline.certainty_scale or scheme.certainty_scale,
    )
