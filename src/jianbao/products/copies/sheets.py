"""The PDF that copies are made from, with what is put below and upon its pages."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

from jianbao import foreign_pdf
from jianbao.diagnostics import BookError
from jianbao.foreign_pdf import Refusal, RefusedPdfError
from jianbao.products.copies import codes, watermark
from jianbao.products.copies.model import Copy, DigitFont, WatermarkLine
from jianbao.products.copies.place import NumberPlace, place_of
from jianbao.products.copies.watermark import VisiblePage

# Of a page, what its place in the tree may give it (ISO 32000-2 7.7.3.4).
_INHERITED = ("/Resources", "/MediaBox", "/CropBox", "/Rotate")
_FONT = "/JianbaoNumber"
_NOT_SYMBOLIC = 32
_LEVEL = 6
_CORNERS = 4


def opened(pdf: bytes) -> pikepdf.Pdf:
    """Return ``pdf`` opened; raises BookError, K016 where it is damaged, K017 where encrypted."""
    try:
        return foreign_pdf.opened(pdf)
    except RefusedPdfError as refused:
        if refused.fault is Refusal.LOCKED:
            raise BookError(codes.ENCRYPTED.of()) from refused
        raise BookError(codes.BROKEN.of(reason=refused.reason)) from refused


class CopiedPages:
    """The pages of a PDF, and streams for what differs from copy to copy.

    The pages' own contents are never touched: a mark comes before them, a number after.
    """

    def __init__(self, pdf: pikepdf.Pdf, digits: DigitFont | None) -> None:
        """Make room for what comes; raise BookError, K019, where ``digits`` are to be stamped and no room is kept."""
        self.pdf = pdf
        self.pages = [_whole(pdf, page.obj) for page in pdf.pages]
        self._sheets = [_sheet(page) for page in self.pages]
        self._place = place_of(pdf) if digits else None
        self._widths = digits.widths if digits else ()
        if digits and self._place is None:
            raise BookError(codes.NO_PLACE.of())
        if digits and self._place:
            page = self.pages[self._place.page]
            page.Resources = _with_font(pdf, page.get("/Resources", Dictionary()), digits)
        # Own graphics must not meet what a page's contents leave behind.
        self._before, self._after = pdf.make_stream(b"q "), pdf.make_stream(b" Q ")

    def contents(
        self, copy: Copy, mark: WatermarkLine | None, *, tiled: bool
    ) -> Iterator[Array | Any]:
        """Yield the contents of each page for ``copy``; sheets of one size share a mark."""
        made: dict[VisiblePage, Any] = {}
        for number, (page, sheet) in enumerate(zip(self.pages, self._sheets, strict=True)):
            own = page.get("/Contents", Array())
            parts = [*own] if isinstance(own, Array) else [own]
            if self._place and self._place.page == number:
                stamp = self._stream(_number(copy, self._place, self._widths))
                parts = [self._before, *parts, self._after, stamp]
            if mark:
                if sheet not in made:
                    made[sheet] = self._stream(watermark.stream(mark, sheet, tiled=tiled))
                parts = [made[sheet], *parts]
            yield Array(parts)

    def _stream(self, data: bytes) -> Any:  # noqa: ANN401 - pikepdf's objects are any
        stream = self.pdf.make_stream(zlib.compress(data, _LEVEL))
        stream.Filter = Name.FlateDecode
        return stream


def _whole(pdf: pikepdf.Pdf, page: Any) -> Any:  # noqa: ANN401 - pikepdf's objects are any
    """Return ``page`` with all that its place in the tree gives it, ready to be shared."""
    for key in _INHERITED:
        node = page
        while key not in page and isinstance(node := node.get("/Parent"), Dictionary):
            if key in node:
                page[key] = node[key]
    if "/Resources" in page and not page.Resources.is_indirect:
        page.Resources = pdf.make_indirect(page.Resources)
    return page


def _sheet(page: Any) -> VisiblePage:  # noqa: ANN401 - as above
    boxes = (page.get(key) for key in ("/TrimBox", "/CropBox"))
    x1, y1, x2, y2 = next(filter(None, map(_corners, boxes)), ()) or _corners(page.MediaBox)
    seen = (min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))
    turned = page.get("/Rotate", 0)
    return VisiblePage(box=seen, turned=turned % 360 if isinstance(turned, int) else 0)


def _corners(box: Any) -> tuple[float, ...]:  # noqa: ANN401 - as above
    """Return the four sides of a box; none where it is no box."""
    with suppress(*foreign_pdf.BROKEN):
        corners = tuple(float(corner) for corner in box)
        return corners if len(corners) == _CORNERS else ()
    return ()


def _number(copy: Copy, place: NumberPlace, widths: tuple[int, ...]) -> bytes:
    """Return the content that prints the number: text that is found and copied, but no body text."""
    width = sum(widths[int(digit)] for digit in copy.digits) * place.size / 1000
    x = place.x - width if place.ends else place.x
    return (
        "/Artifact <</Type /Pagination>> BDC q BT 0 g "
        f"{_FONT} {place.size:.4f} Tf {x:.3f} {place.y:.3f} Td ({copy.digits}) Tj ET Q EMC\n"
    ).encode()


def _with_font(pdf: pikepdf.Pdf, resources: Any, digits: DigitFont) -> Any:  # noqa: ANN401 - as above
    """Return ``resources`` with the font of the digits; those of other pages stay as they are."""
    own = Dictionary(resources)
    fonts = Dictionary(resources.get("/Font", Dictionary()))
    fonts[_FONT] = pdf.make_indirect(_font(pdf, digits))
    own.Font = fonts
    return pdf.make_indirect(own)


def _font(pdf: pikepdf.Pdf, digits: DigitFont) -> Dictionary:
    """Return a simple TrueType font (ISO 32000-2 9.6.3)."""
    file = pdf.make_stream(digits.data)
    file.Length1 = len(digits.data)
    descriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=Name(f"/{digits.name}"),
        Flags=_NOT_SYMBOLIC,
        FontBBox=[0, digits.descent, 1000, digits.ascent],
        ItalicAngle=0,
        Ascent=digits.ascent,
        Descent=digits.descent,
        CapHeight=digits.ascent,
        StemV=80,
        FontFile2=file,
    )
    return Dictionary(
        Type=Name.Font,
        Subtype=Name.TrueType,
        BaseFont=Name(f"/{digits.name}"),
        Encoding=Name.WinAnsiEncoding,
        FirstChar=ord("0"),
        LastChar=ord("9"),
        Widths=list(digits.widths),
        FontDescriptor=pdf.make_indirect(descriptor),
    )
