"""The cover of a book: its pages counted, composed, and printed with the boxes a print shop wants."""

from __future__ import annotations

from dataclasses import replace

from jianbao.diagnostics import Diagnostic, Result
from jianbao.products.commission import Artifact, Commission
from jianbao.products.cover.compose import compose_cover
from jianbao.products.cover.options import CoverOptions
from jianbao.products.pdf.make import looked_at
from jianbao.products.pdf.production import produce


def make(commission: Commission[CoverOptions]) -> Result[Artifact]:
    """Return the cover as a PDF of one page; bleed and marks are those of its own geometry."""
    pages, said = _pages_of(commission)
    if not pages:
        return Result(value=None, diagnostics=said)
    options = replace(commission.options, pages=pages)
    composed = compose_cover(
        commission.book,
        commission.theme,
        commission.typefaces,
        options,
        commission.config.span,
    )
    said += composed.diagnostics
    if composed.value is None or composed.failed:
        return Result(value=None, diagnostics=said)
    sheet, wrap = composed.value
    printing = replace(options.printing, bleed=wrap.bleed, marks=wrap.marks)
    made = produce(sheet, modified=commission.modified, printing=printing, folds=wrap.folds)
    whole = replace(made, diagnostics=(*said, *made.diagnostics))
    return looked_at(whole, commission, printing)


def _pages_of(commission: Commission[CoverOptions]) -> tuple[int, tuple[Diagnostic, ...]]:
    """Return how many pages the book has, and what errors stand in the way of knowing it."""
    if commission.options.pages:
        return commission.options.pages, ()
    printed = commission.obtain("pdf")
    errors = tuple(item for item in printed.diagnostics if item.is_error)
    return printed.value.page_count if printed.value else 0, errors
