"""Dates and status: what a reader must know of the age of what she reads (docs/literacy.md, Currency)."""

from __future__ import annotations

from datetime import date, timedelta

from generator.checks.context import CheckContext
from generator.model.currency import review_due
from generator.model.guideline import Guideline
from generator.model.values import Status
from generator.source.scalar_readers import NO_DAY


def check_dates(context: CheckContext) -> None:
    """Published, then reviewed, then due again."""
    for bundle in context.library.guidelines:
        guideline = bundle.guideline
        find = context.sources.find
        if NO_DAY in {guideline.dated, guideline.reviewed, guideline.review_due}:
            continue
        if guideline.reviewed < guideline.dated:
            where = find(guideline.where, f"reviewed: {guideline.reviewed}")
            what = "it was published on" if guideline.published else "the date of the copy,"
            message = f"reviewed on {guideline.reviewed}, before {what} {guideline.dated}"
            context.findings.error("date-order", message, where)
        if guideline.review_due is not None and guideline.review_due <= guideline.reviewed:
            where = find(guideline.where, f"review-due: {guideline.review_due}")
            message = f"the next review is due on {guideline.review_due}, which is not after the last one on {guideline.reviewed}"
            context.findings.error("date-order", message, where)


def check_status(context: CheckContext) -> None:
    """A superseded guideline leads to what took its place, and no other does."""
    for bundle in context.library.guidelines:
        guideline = bundle.guideline
        if guideline.status is Status.SUPERSEDED and not guideline.superseded_by:
            where = context.sources.find(guideline.where, "status: superseded")
            message = "the guideline is superseded, but does not say by what"
            context.findings.error(
                "superseded-without-successor",
                message,
                where,
                "add superseded-by: a resource, or guideline:id for a newer edition in this library",
            )
        if guideline.status in {Status.DRAFT, Status.UNCHECKED, Status.CURRENT} and guideline.superseded_by:
            message = f"the guideline says what took its place, but its status is {guideline.status}"
            where = guideline.superseded_by[0].where
            context.findings.error("successor-of-current", message, where, "set status: superseded, or remove it")


def check_reviews(context: CheckContext, today: date) -> None:
    """Reviews that are overdue on `today`, and dates that are still to come, of the library of `context`."""
    for bundle in context.library.guidelines:
        _check_past(context, bundle.guideline, today)
        if NO_DAY in {bundle.guideline.reviewed, bundle.guideline.review_due}:
            continue  # that it cannot be read is told
        due = review_due(bundle.guideline, context.library)
        if due < today and bundle.guideline.status.is_in_use:
            where = context.sources.find(bundle.guideline.where, "review-due:")
            message = f"the review was due on {due}"
            context.findings.warning("review-overdue", message, where, "check the guideline against its source")


def _check_past(context: CheckContext, guideline: Guideline, today: date) -> None:
    """What is said to be done was done by `today`; somewhere on earth it is tomorrow already."""
    key = "published" if guideline.published else "copy-dated"
    days = [(guideline.where, key, guideline.dated), (guideline.where, "reviewed", guideline.reviewed)]
    days += [(person.where, "date", person.date) for person in guideline.reviewed_by]
    days += [(item.where, "date", item.date) for item in guideline.change_log]
    for where, key, day in days:
        if day > today + timedelta(days=1):
            place = context.sources.find(where, str(day), f"{key}: ")
            message = f"{day} is in the future: readers would think the text newer than it is"
            context.findings.error("date-in-future", message, place, "write the day on which it was done")
