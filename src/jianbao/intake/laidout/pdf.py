"""The characters of a PDF, as PDFium finds them."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from io import BytesIO
from itertools import islice

import pypdfium2
import pypdfium2.raw as pdfium

from jianbao import foreign_pdf
from jianbao.diagnostics import BookError, Span
from jianbao.intake.laidout import codes
from jianbao.intake.laidout.glyphs import DrawnRule, Glyph, GlyphPage, PlacedPicture

MOST_PAGES = 300
_HEAVY = 600
_NAME = 256
_SMALLEST_PICTURE = 40
"""pt; smaller ones are ornaments."""
_WHOLE = 0.8
"""The part of a page from which a picture is the page itself, scanned."""
_MOST_PICTURES, _MOST_PIXELS, _SMALL = 30, 40_000_000, 60_000
"""Pictures of a page and pixels of a picture that are read, and pixels below which nothing is compressed."""


_MOST_RULES = 2000
_THIN, _SHORTEST = 2.5, 6.0
"""pt: how thick a rule is at most, and how long at least."""


def pages(data: bytes, source: str) -> list[GlyphPage]:
    """Return the pages of ``data``; raises `BookError`."""
    span = Span(file=source)
    try:
        with foreign_pdf.opened(data) as checked:
            count = len(checked.pages)
    except foreign_pdf.RefusedPdfError as refused:
        locked = refused.fault is foreign_pdf.Refusal.LOCKED
        raise BookError((codes.LOCKED if locked else codes.BROKEN).at(span)) from refused
    if count > MOST_PAGES:
        raise BookError(codes.TOO_LONG.at(span, limit=MOST_PAGES))
    try:
        with pypdfium2.PdfDocument(data) as document:
            return [_page(document[index], index) for index in range(len(document))]
    except pypdfium2.PdfiumError as problem:
        raise BookError(codes.BROKEN.at(span)) from problem


def _page(page: pypdfium2.PdfPage, number: int) -> GlyphPage:
    width, height = page.get_size()
    text = page.get_textpage()
    pictures = [
        one
        for one in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=4)
        if min(_sides(one)) >= _SMALLEST_PICTURE
    ]
    found = (_taken(one, number, width, height) for one in pictures[:_MOST_PICTURES])
    taken = tuple(one for one in found if one is not None)
    plain = text.get_text_bounded().replace("\ufffe", "")
    return GlyphPage(
        width=width,
        height=height,
        glyphs=tuple(_glyphs(text.raw, height)),
        pictures=len(pictures) - len(taken),
        taken=taken,
        plain=tuple(plain.splitlines()),
        rules=tuple(islice(_rules(page, height), _MOST_RULES)),
    )


def _taken(
    one: pypdfium2.PdfObject, number: int, width: float, height: float
) -> PlacedPicture | None:
    """Return a picture of the text; None for what is too large, fills the page, or cannot be read."""
    across, high = _sides(one)
    if not isinstance(one, pypdfium2.PdfImage) or across * high > _WHOLE * width * height:
        return None
    columns, rows = one.get_px_size()
    if not 0 < columns * rows <= _MOST_PIXELS:
        return None
    try:
        image = one.get_bitmap().to_pil().convert("RGB")
    except Exception:  # noqa: BLE001 - what is damaged is left, and told
        return None
    stream = BytesIO()
    suffix, options = ("png", {}) if columns * rows < _SMALL else ("jpg", {"quality": 92})
    image.save(stream, "PNG" if suffix == "png" else "JPEG", **options)
    _, bottom, _, top = one.get_bounds()
    middle = height - (bottom + top) / 2
    return PlacedPicture(data=stream.getvalue(), suffix=suffix, middle=middle, page=number)


def _sides(one: pypdfium2.PdfObject) -> tuple[float, float]:
    left, bottom, right, top = one.get_bounds()
    return right - left, top - bottom


def _rules(page: pypdfium2.PdfPage, height: float) -> Iterator[DrawnRule]:
    """Yield what is drawn as lines, as thin areas, and as the frames of areas."""
    mode, stroked = ctypes.c_int(), ctypes.c_int()
    for one in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=1):
        pdfium.FPDFPath_GetDrawMode(one.raw, ctypes.byref(mode), ctypes.byref(stroked))
        for points in _drawn(one):
            across, up = sorted(x for x, _ in points), sorted(height - y for _, y in points)
            left, right, top, bottom = across[0], across[-1], up[0], up[-1]
            if max(right - left, bottom - top) < _SHORTEST:
                continue
            if min(right - left, bottom - top) <= _THIN:
                yield DrawnRule(left=left, top=top, right=right, bottom=bottom)
            elif stroked.value and _is_frame(across) and _is_frame(up):
                yield from (
                    DrawnRule(left=left, top=y, right=right, bottom=y) for y in (top, bottom)
                )
                yield from (
                    DrawnRule(left=x, top=top, right=x, bottom=bottom) for x in (left, right)
                )


def _is_frame(places: list[float]) -> bool:
    """Whether the corners of a shape lie on two lines."""
    return all(min(place - places[0], places[-1] - place) < 1 for place in places)


def _drawn(one: pypdfium2.PdfObject) -> Iterator[list[tuple[float, float]]]:
    """Yield the corners of each stroke or area of a path, where the page has them."""
    matrix, x, y = pdfium.FS_MATRIX(), ctypes.c_float(), ctypes.c_float()
    pdfium.FPDFPageObj_GetMatrix(one.raw, ctypes.byref(matrix))
    points = list[tuple[float, float]]()
    for index in range(min(pdfium.FPDFPath_CountSegments(one.raw), _MOST_RULES)):
        segment = pdfium.FPDFPath_GetPathSegment(one.raw, index)
        pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO and points:
            yield points
            points = []
        points.append(
            (
                matrix.a * x.value + matrix.c * y.value + matrix.e,
                matrix.b * x.value + matrix.d * y.value + matrix.f,
            )
        )
    if points:
        yield points


def _glyphs(text: pdfium.FPDF_TEXTPAGE, height: float) -> Iterator[Glyph]:
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    box = (ctypes.byref(left), ctypes.byref(right), ctypes.byref(bottom), ctypes.byref(top))
    high = ""
    for index in range(pdfium.FPDFText_CountChars(text)):
        code = pdfium.FPDFText_GetUnicode(text, index)
        if 0xD800 <= code < 0xDC00:  # noqa: PLR2004 - the first half of a rare character
            high = chr(code)
            continue
        character, high = _paired(high + chr(code)), ""
        if (
            pdfium.FPDFText_IsGenerated(text, index) == 1
            or character < " "
            or character == "\ufffe"
        ):
            continue
        if not pdfium.FPDFText_GetCharBox(text, index, *box):
            continue
        face = _face(text, index)
        loose = pdfium.FS_RECTF()
        pdfium.FPDFText_GetLooseCharBox(text, index, ctypes.byref(loose))
        yield Glyph(
            text=character,
            left=loose.left,
            right=max(loose.right, right.value),
            middle=height - (loose.top + loose.bottom) / 2,
            size=_size(text, index) or round(abs(loose.top - loose.bottom), 1),
            face=face,
            bold=pdfium.FPDFText_GetFontWeight(text, index) >= _HEAVY or "bold" in face.casefold(),
        )


def _size(text: pdfium.FPDF_TEXTPAGE, index: int) -> float:
    """Return the size of the type as it shows: that of the font, drawn by a matrix."""
    matrix = pdfium.FS_MATRIX()
    drawn = pdfium.FPDFText_GetMatrix(text, index, ctypes.byref(matrix))
    scale = math.hypot(matrix.c, matrix.d) if drawn else 1.0
    return round(float(pdfium.FPDFText_GetFontSize(text, index)) * scale, 1)


def _face(text: pdfium.FPDF_TEXTPAGE, index: int) -> str:
    buffer, flags = ctypes.create_string_buffer(_NAME), ctypes.c_int()
    length = pdfium.FPDFText_GetFontInfo(text, index, buffer, _NAME, ctypes.byref(flags))
    return buffer.raw[: max(0, min(length, _NAME) - 1)].decode("utf-8", "replace")


def _paired(units: str) -> str:
    return units.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
