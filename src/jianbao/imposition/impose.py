"""impose: the pages of a PDF on sheets, and what is to be known to print them."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pikepdf

from jianbao.budget import OverBudgetError, limited
from jianbao.diagnostics import BookError, Diagnostic, Result, Span
from jianbao.failures import is_told, told
from jianbao.foreign_pdf import answering
from jianbao.imposition import codes, margins, marks, proof, source
from jianbao.imposition.fitting import SheetFormat, choose, signature_of
from jianbao.imposition.model import Plan, Scheme
from jianbao.imposition.options import Booklet
from jianbao.imposition.plan import BACK_COVER, END, Recipe, plan
from jianbao.imposition.press import ImpositionJob, press

__all__ = ["Imposed", "Scheme", "impose"]

_LIGHTER = 100
"""How much less work a byte of a PDF makes than one of text."""
_MOST_STAPLED = 20
"""Sheets of 80 g/m² that an office stapler goes through."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Imposed:
    """The sheets as PDF, and what a person needs to know to print and fold them."""

    data: bytes
    pages: int
    blanks: int
    sheets: int
    signatures: int
    paper: tuple[float, float]
    """mm"""
    scale: float
    flips_short: bool
    """Which edge the printer is to turn the paper over."""
    columns: int
    rows: int


def impose(data: bytes, booklet: Booklet, span: Span, *, is_proof: bool = False) -> Result[Imposed]:
    """Put the pages of the PDF in ``data`` on sheets; faults are those of ``span``.

    A proof has large page numbers in the place of the pages, to be folded by hand.
    """
    try:
        with limited(len(data) // _LIGHTER):
            imposed, said = _imposed(data, booklet, is_proof=is_proof)
    except BookError as error:
        said, imposed = error.diagnostics, None
    except (Exception, OverBudgetError) as failure:
        if not is_told(failure):
            raise
        said, imposed = (told(failure, span),), None
    placed = tuple(replace(item, span=item.span or span) for item in said)
    return Result(value=imposed, diagnostics=placed)


def _imposed(
    data: bytes, booklet: Booklet, *, is_proof: bool
) -> tuple[Imposed, tuple[Diagnostic, ...]]:
    with answering(lambda _: BookError(codes.BROKEN.of())), source.opened(data) as pdf:
        return _printed(pdf, data, booklet, is_proof=is_proof)


def _printed(
    pdf: pikepdf.Pdf, data: bytes, booklet: Booklet, *, is_proof: bool
) -> tuple[Imposed, tuple[Diagnostic, ...]]:
    pages = source.pages_of(pdf)
    trim = source.common_size(pages)
    said = list(source.size_faults(pages, trim))
    bleed = booklet.bleed if booklet.bleed is not None else _bleed(pages)
    form = choose(trim, 0.0 if Scheme(booklet.scheme).is_reading_copy else bleed, booklet)
    flips_short = booklet.flip == "short" if booklet.flip else form.is_landscape
    made = _plan(len(pages), booklet, form, pdf, backs_turned=flips_short != form.is_landscape)
    said += _warnings(made, form, booklet)
    job = ImpositionJob(
        plan=made, form=form, trim=trim, creep=booklet.thickness, has_marks=booklet.marks
    )
    if job.creep and not is_proof:
        margins.check(data, pages, job)
    if is_proof:
        pdf = proof.numbered(len(pages), trim)
        pages = source.pages_of(pdf)
    out = press(pdf, pages, job)
    if pdf.get_warnings():
        said.append(codes.REPAIRED.of())
    imposed = Imposed(
        data=out,
        pages=made.pages,
        blanks=made.blanks,
        sheets=len(made.sheets),
        signatures=made.sheets[-1].signature + 1,
        paper=form.paper,
        scale=form.scale,
        flips_short=flips_short,
        columns=form.columns,
        rows=form.rows,
    )
    return imposed, tuple(said)


def _bleed(pages: tuple[source.SourcePage, ...]) -> float:
    """Return the bleed that the pages have, to a tenth of a millimetre."""
    return round(max(page.bleed_width for page in pages), 1)


def _plan(
    count: int, booklet: Booklet, form: SheetFormat, pdf: pikepdf.Pdf, *, backs_turned: bool
) -> Plan:
    default = BACK_COVER if form.scheme is Scheme.SADDLE else END
    binding = booklet.binding or _direction(pdf)
    try:
        return plan(
            count,
            Recipe(
                scheme=form.scheme,
                columns=form.columns,
                rows=form.rows,
                signature=signature_of(booklet),
                blanks=booklet.blanks or default,
                from_right=binding == "right",
                backs_turned=backs_turned,
            ),
        )
    except ValueError as error:
        raise BookError(codes.NO_SUCH_PAGE.of(number=booklet.blanks, count=count)) from error


def _direction(pdf: pikepdf.Pdf) -> str:
    preferences = pdf.Root.get("/ViewerPreferences")
    if not isinstance(preferences, pikepdf.Dictionary):
        return "left"
    return "right" if preferences.get("/Direction") == "/R2L" else "left"


def _warnings(made: Plan, form: SheetFormat, booklet: Booklet) -> list[Diagnostic]:
    said = []
    stapled = max(sheet.nested for sheet in made.sheets) + 1
    if form.scheme is Scheme.SADDLE and stapled > _MOST_STAPLED:
        said.append(codes.THICK_BOOKLET.of(sheets=stapled))
    if booklet.marks and not form.scheme.is_reading_copy and not marks.room(form):
        said.append(codes.NO_ROOM_FOR_MARKS.of())
    return said
