"""The printed pages before they go to press: what a printer would object to, and how they lie on sheets."""

from __future__ import annotations

import io
from base64 import b64encode
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

import pypdfium2 as pdfium

from jianbao import config
from jianbao.diagnostics import Diagnostic, Span
from jianbao.imposition import source
from jianbao.imposition.impose import impose
from jianbao.imposition.options import Booklet
from jianbao.imposition.paper import paper_name
from jianbao.preflight.check import check
from jianbao.preflight.model import Terms
from jianbao.products import PRODUCTS
from jianbao.studio.services import codes
from jianbao.studio.services.exchange import Reply
from jianbao.studio.services.limited import TookTooMuchError, call

_SHOWN: Final = 8
"""Sheets that are drawn: the others follow from them."""
_WIDTH: Final = 480
"""Pixels of a drawn side."""


def examine(book: Path, pdf: bytes) -> Reply:
    """Return what preflight says of the pages, and the paper that they need."""
    try:
        said, paper, pages = call(examined, pdf, book.name)
    except TookTooMuchError:
        return Reply(status=422, diagnostics=(codes.TOO_MUCH.at(Span(file=book.name)),))
    return Reply(
        result={"paper": paper, "pages": pages, "leaves": (pages + 1) // 2}, diagnostics=said
    )


def lay_out(book: Path, pdf: bytes) -> Reply:
    """Return the sheets of the booklet as book.yaml wants it, with pictures of the first ones."""
    loaded = config.load(book, PRODUCTS).value
    chosen = [each.options for each in loaded.outputs] if loaded else []
    options = next((each for each in chosen if isinstance(each, Booklet)), Booklet())
    try:
        result, said = call(laid_out, pdf, options, book.name)
    except TookTooMuchError:
        return Reply(status=422, diagnostics=(codes.TOO_MUCH.at(Span(file=book.name)),))
    return Reply(result=result, diagnostics=said, status=200 if result else 422)


def examined(pdf: bytes, name: str) -> tuple[tuple[Diagnostic, ...], str, int]:
    """Return what preflight says, the paper of most pages, and how many there are."""
    with source.opened(pdf) as document:
        pages = source.pages_of(document)
    return check(pdf, name, Terms()), paper_name(source.common_size(pages)), len(pages)


def laid_out(
    pdf: bytes, options: Booklet, name: str
) -> tuple[Mapping[str, object], tuple[Diagnostic, ...]]:
    """Return the facts of the sheets and their first pictures; nothing where they cannot be made."""
    made = impose(pdf, options, Span(file=name))
    if made.value is None:
        return {}, made.diagnostics
    sheets = made.value
    return {
        "paper": paper_name(sheets.paper),
        "pages": sheets.pages,
        "blanks": sheets.blanks,
        "sheets": sheets.sheets,
        "signatures": sheets.signatures,
        "scale": round(100 * sheets.scale),
        "flip": "short" if sheets.flips_short else "long",
        "sides": list(_pictures(sheets.data)),
    }, made.diagnostics


def _pictures(pdf: bytes) -> Iterator[str]:
    document = pdfium.PdfDocument(pdf)
    try:
        for number in range(min(len(document), 2 * _SHOWN)):
            page = document[number]
            image = page.render(scale=_WIDTH / page.get_width()).to_pil()
            stream = io.BytesIO()
            image.convert("L").save(stream, "PNG")
            yield f"data:image/png;base64,{b64encode(stream.getvalue()).decode('ascii')}"
    finally:
        document.close()
