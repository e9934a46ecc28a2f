"""All handouts of a library: what was made before comes from the cache, the rest is set on all cores."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from threading import local
from typing import Self

from generator.analysis import Analyses
from generator.diagnostics import Findings
from generator.fonts import FontSet, load_fonts
from generator.handouts.cache import Cache
from generator.handouts.errors import TypesettingError
from generator.handouts.kinds.summary import MOST_PAGES
from generator.handouts.plan import SheetPlan, plans
from generator.handouts.sheet import Printing, Sheet
from generator.handouts.typeset import Pdf, Script, Typesetter, makers, prepare
from generator.handouts.writer import HandoutContext
from generator.language.tags import is_right_to_left
from generator.machine import cores
from generator.model import addresses
from generator.model.library import Library
from generator.model.sheets import SheetKind, sheet_name
from generator.model.variants import Variant, variants_of
from generator.text.resolve import Texts


@dataclass(frozen=True)
class TypesetOptions:
    """How sheets are made: with which fonts, from which cache, whether in all variants or the usual one alone.

    `threads` 0: as many as there are cores.
    """

    fonts: FontSet
    cache: Cache | None = None
    all_variants: bool = True
    threads: int = 0


def make_sheets(
    library: Library,
    texts: Texts,
    site_url: str,
    findings: Findings,
    options: TypesetOptions | None = None,
    *,
    analyses: Analyses | None = None,
) -> dict[str, tuple[Sheet, ...]]:
    """The handouts of each guideline by its identifier; a sheet that cannot be set is a finding, and left out.

    Args:
        library: what is printed: all its guidelines.
        texts: its texts with references resolved.
        site_url: the address of the site, for references and QR codes; "" where there is none.
        findings: gets what cannot be set, and a hint where a summary is too long.
        options: how sheets are made; None for our fonts alone, no cache, all variants and all cores.
        analyses: what is known of tables already; None for nothing.
    """
    options = options or TypesetOptions(load_fonts())
    if library.info.brand:
        options = replace(options, fonts=options.fonts.led_by(library.info.brand.family))
    context = HandoutContext(
        library=library,
        texts=texts,
        site_url=site_url,
        right_to_left=is_right_to_left(library.info.language),
        known=analyses,
    )
    variants = variants_of(library.info)[: None if options.all_variants else 1]
    planned = [plan for bundle in library.guidelines for plan in plans(context, bundle)]
    with _TypesetPool(options) as pool:
        orders = [(plan, _ordered(pool, plan, variants, findings)) for plan in planned]
        sheets = [_collected(plan, order, findings) for plan, order in orders]
    made: dict[str, tuple[Sheet, ...]] = {}
    for bundle in library.guidelines:
        made[bundle.id] = tuple(sheet for sheet in sheets if sheet and sheet.guideline == bundle.id)
    return made


class _TypesetPool:
    """Sets scripts on a few threads; Typst works without Python's lock, so two cores make it nearly twice as fast."""

    def __init__(self, options: TypesetOptions) -> None:
        self._press = options
        self._makers = makers(options.fonts)
        self._threads = ThreadPoolExecutor(options.threads or cores(), thread_name_prefix="typesetter")
        self._own = local()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._threads.shutdown(cancel_futures=True)

    def order(self, script: Script, variant: Variant) -> Future[Pdf]:
        """A PDF, as soon as it is there."""
        return self._threads.submit(self._make, script, variant)

    def prepare(self, plan: SheetPlan) -> Script:
        return prepare(plan.document(), self._press.fonts)

    def _make(self, script: Script, variant: Variant) -> Pdf:
        cache = self._press.cache
        key = script.key(variant, self._makers)
        kept = cache.get(key) if cache else None
        if kept:
            return kept
        if not hasattr(self._own, "typesetter"):
            self._own.typesetter = Typesetter(self._press.fonts)
        pdf: Pdf = self._own.typesetter.set(script, variant)
        if cache:
            cache.put(key, pdf)
        return pdf


def _ordered(
    pool: _TypesetPool, plan: SheetPlan, variants: Sequence[Variant], findings: Findings
) -> Mapping[Variant, Future[Pdf]]:
    try:
        script = pool.prepare(plan)
    except TypesettingError as problem:
        _report(plan, problem, findings)
        return {}
    return {variant: pool.order(script, variant) for variant in variants}


def _collected(plan: SheetPlan, orders: Mapping[Variant, Future[Pdf]], findings: Findings) -> Sheet | None:
    """The finished sheet, None where a variant could not be set."""
    own = plan.bundle.id
    printings = []
    for variant, order in orders.items():
        try:
            pdf = order.result()
        except TypesettingError as problem:
            _report(plan, problem, findings)
            continue
        address = addresses.handout(own, sheet_name(plan.kind, plan.name), variant.name)
        printings.append(Printing(variant, address, pdf.pages, pdf.data))
    if not printings or len(printings) < len(orders):
        return None
    _check_summary(plan, printings, findings)
    return Sheet(
        kind=plan.kind,
        guideline=own,
        name=plan.name,
        title=plan.title,
        purpose=plan.purpose,
        page=plan.page,
        printings=tuple(printings),
    )


def _check_summary(plan: SheetPlan, printings: Sequence[Printing], findings: Findings) -> None:
    if plan.kind is not SheetKind.SUMMARY:
        return
    usual = printings[0]
    if not usual.variant.is_large and usual.pages > MOST_PAGES:
        message = f"the summary has {usual.pages} pages, more than both sides of one sheet"
        hint = "shorten key messages, next steps or the points of the audience, or mark fewer words as terms"
        findings.hint("summary-too-long", message, plan.bundle.guideline.guideline.where, hint)


def _report(plan: SheetPlan, problem: TypesettingError, findings: Findings) -> None:
    message = f"{plan.named}: {problem.message}"
    findings.error("typesetting-failed", message, plan.bundle.guideline.guideline.where, problem.hint)
