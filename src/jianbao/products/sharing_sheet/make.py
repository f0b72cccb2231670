"""The sharing sheet: composed, printed on one page, and the same page as a picture."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import Final

from jianbao.diagnostics import Diagnostic, Result
from jianbao.products.commission import Artifact, Commission
from jianbao.products.epub.own_cover import read_cover
from jianbao.products.pdf.production import produce
from jianbao.products.sharing_sheet import codes
from jianbao.products.sharing_sheet.compose import compose_sheet
from jianbao.products.sharing_sheet.options import SharingSheetOptions

_DPI: Final = 200
"""Of the picture: 1654 by 2339 pixels, which messengers send as they are."""


def check(commission: Commission[SharingSheetOptions]) -> tuple[Diagnostic, ...]:
    """Return W021 where there is no address."""
    if commission.book.address:
        return ()
    return (codes.NO_ADDRESS.at(commission.span()),)


def make(commission: Commission[SharingSheetOptions]) -> Result[Artifact]:
    """Return the sheet as a PDF with its picture beside it.

    W021: no address; W022: more than a page.
    """
    if said := check(commission):
        return Result(value=None, diagnostics=said)
    cover = read_cover(commission.config).value
    composed = compose_sheet(commission.book, commission.theme, commission.typefaces, cover)
    if composed.value is None or composed.failed:
        return Result(value=None, diagnostics=composed.diagnostics)
    made = produce(composed.value, modified=commission.modified, kept=commission.kept)
    told = (*composed.diagnostics, *made.diagnostics)
    if made.value is None:
        return Result(value=None, diagnostics=told)
    if (pages := made.value.page_count) > 1:
        told += (codes.MORE_THAN_A_PAGE.at(commission.span(), pages=pages),)
    sheet = replace(made.value, more=((".png", _drawn(made.value.data)),))
    return Result(value=sheet, diagnostics=told)


def _drawn(pdf: bytes) -> bytes:
    import pypdfium2  # noqa: PLC0415 - only who draws loads it

    with pypdfium2.PdfDocument(pdf) as document:
        picture = document[0].render(scale=_DPI / 72).to_pil().convert("RGB")
    stream = BytesIO()
    picture.save(stream, "PNG", dpi=(_DPI, _DPI))
    return stream.getvalue()
