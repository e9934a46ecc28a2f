"""Schemes of grades: written once in `library.yaml`, and named by every guideline whose panel grades by them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated

from generator.diagnostics import Where
from generator.model.guideline import Grade
from generator.model.strength import Certainty
from generator.model.values import Identifier


@dataclass(frozen=True, slots=True, kw_only=True)
class GradeScheme:
    """The grades of one panel, as it defines them. Guidepress knows none by itself: what a grade means is its panel's to say."""

    where: Where = field(default=Where(""), compare=False)
    id: Identifier
    grades: Annotated[Mapping[str, Grade], "The grades by identifier, as under grades: of a guideline"]
    certainty_scale: Annotated[
        tuple[Certainty, ...], "The steps of the panel's own scale of certainty, where it has fewer than four"
    ] = ()
