"""Copies of the finished PDF: planned before anything is laid out, made as they are written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from typing import TYPE_CHECKING

from jianbao.build import codes
from jianbao.build.model import Made, Prepared, Request
from jianbao.config.options import CopiesChoice
from jianbao.diagnostics import Diagnostic, Result, Span

if TYPE_CHECKING:
    from jianbao.build.issuing import Batch


def merged(said: CopiesChoice, asked: CopiesChoice) -> CopiesChoice:
    """Return what the book has ``said`` of its copies, with what was ``asked`` for in its place."""
    plain = CopiesChoice()
    pairs = ((field.name, getattr(asked, field.name)) for field in fields(asked))
    return replace(said, **{name: value for name, value in pairs if value != getattr(plain, name)})


def planned(prepared: Prepared, choice: CopiesChoice, request: Request) -> Result[Batch]:
    """Return the copies of ``choice``: everybody who gets one is read, all that it bears is drawn.

    The value is None without an error where no copies are asked for.
    """
    span = prepared.config.span("copies")
    if not choice.wanted:
        asked = request.copies != CopiesChoice()
        return Result(value=None, diagnostics=(_nobody(span),) if asked else ())
    if "pdf" not in (request.only or [output.name for output in prepared.config.outputs]):
        return Result(value=None, diagnostics=(_no_pdf(span),) if request.copies.wanted else ())
    from jianbao.build.issuing import plan  # noqa: PLC0415 - what makes copies takes long to load

    return plan(prepared, choice)


def numbered(prepared: Prepared) -> Prepared:
    """Return the book with room for the number of each copy."""
    masthead = replace(prepared.book.masthead, numbered=True)
    return replace(prepared, book=replace(prepared.book, masthead=masthead))


def make(plan: Batch, prepared: Prepared, products: list[Made]) -> Result[Iterator[Made]]:
    """Return the files of the copies of the PDF in ``products``, made one by one as they are taken."""
    from jianbao.build.issuing import make  # noqa: PLC0415 - as above

    return make(plan, prepared, products)


def _no_pdf(span: Span) -> Diagnostic:
    return codes.NO_PDF_TO_COPY.at(span)


def _nobody(span: Span) -> Diagnostic:
    return codes.NO_COPIES_ASKED.at(span)
