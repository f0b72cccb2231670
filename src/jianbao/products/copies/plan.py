"""Which copies a build makes: planned before anything is laid out, made as they are written."""

from __future__ import annotations

from jianbao.diagnostics import Result
from jianbao.products.commission import BatchOrder, BatchPlan
from jianbao.products.copies import codes
from jianbao.products.copies.options import CopiesOptions

_WHO = frozenset({"numbers", "recipients"})
"""The options that alone make copies."""


def plan(order: BatchOrder[CopiesOptions]) -> Result[BatchPlan]:
    """Return the copies that are asked for: who gets one is read, all that it bears is drawn."""
    span = order.config.span("copies")
    if not order.options.wanted:
        said = (codes.NO_COPIES_ASKED.at(span),) if order.asked else ()
        return Result(value=None, diagnostics=said)
    if not order.is_made:
        said = (codes.NO_PDF_TO_COPY.at(span),) if order.asked & _WHO else ()
        return Result(value=None, diagnostics=said)
    from jianbao.products.copies.make import prepare  # noqa: PLC0415 - takes long to load

    return prepare(order)
