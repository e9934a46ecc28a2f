"""What no program can judge: a person signs for it, by name, and the signature is printed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Annotated

from generator.diagnostics import Where
from generator.model.values import Prose


class Attestable(StrEnum):
    """Items of the conformance card that a person may sign for; the other items are judged by rules alone."""

    BENEFITS_AND_HARMS = "benefits-and-harms"
    SETTING = "setting"
    UNWANTED_EFFECTS = "unwanted-effects"
    SELF_CARE = "self-care"
    WHY_AND_HOW = "why-and-how"
    WHOM_TO_CONTACT = "whom-to-contact"
    ACTIVE_VOICE = "active-voice"
    TERMS_EXPLAINED = "terms-explained"
    ABBREVIATIONS = "abbreviations"
    SUMMARY_IS_COMPLETE = "summary-is-complete"
    INFORMATIVE_HEADINGS = "informative-headings"
    IPDAS_CONDITION = "ipdas-condition"
    IPDAS_EXPERIENCE = "ipdas-experience"
    IPDAS_BALANCE = "ipdas-balance"
    IPDAS_FUNDING = "ipdas-funding"
    IPDAS_TEST = "ipdas-test"
    IPDAS_IF_FOUND = "ipdas-if-found"
    IPDAS_IF_NOT_FOUND = "ipdas-if-not-found"
    IPDAS_OVERDIAGNOSIS = "ipdas-overdiagnosis"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attestation:
    """One signature under one item of the conformance card."""

    where: Where = field(default=Where(""), compare=False)
    item: Annotated[Attestable, "The item of the conformance card"]
    by: Annotated[str, "Who signs"]
    role: Annotated[str, "Profession and place of work"]
    date: Annotated[date, "When"]
    note: Annotated[Prose, "What the person saw, or where it stands"]
    not_in_source: Annotated[bool, "Whether the source says nothing about it, so that this text cannot"] = False
