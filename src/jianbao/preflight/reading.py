"""A PDF's pages: their boxes, what they paint and where their text is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pikepdf
import pypdfium2
from pikepdf import Array, Object

from jianbao.budget import OverBudgetError
from jianbao.preflight.geometry import box_of
from jianbao.preflight.model import Box, ExaminedPage, PaintedMark
from jianbao.preflight.painting import Painting
from jianbao.preflight.state import numbers

_CORNERS = 4


class UnreadablePageError(Exception):
    """The page ``number`` cannot be read, for the reason that is its cause."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


def sheets(pdf: pikepdf.Pdf, data: bytes) -> Iterator[ExaminedPage]:
    """Yield the pages of ``pdf``, which is ``data`` opened.

    Raises UnreadablePageError where one draws without end, is broken or takes too long.
    """
    painting = Painting(len(pdf.pages))
    painted = []
    for number, page in enumerate(pdf.pages, 1):
        with _on_page(number):
            painted.append(tuple(painting.marks(page)))
    # Only what has proved to be finite is given to a renderer.
    shown = pypdfium2.PdfDocument(data)
    try:
        for number, (page, marks) in enumerate(zip(pdf.pages, painted, strict=True), 1):
            with _on_page(number):
                yield _sheet(page, number, marks, _lines(shown, number - 1))
    finally:
        shown.close()


@contextmanager
def _on_page(number: int) -> Iterator[None]:
    try:
        yield
    except (Exception, OverBudgetError) as error:
        raise UnreadablePageError(number) from error


def _sheet(
    page: pikepdf.Page, number: int, marks: tuple[PaintedMark, ...], lines: tuple[Box, ...]
) -> ExaminedPage:
    media = _box(page.mediabox) or (0, 0, 0, 0)
    trim = _box(page.obj.get("/TrimBox")) or _box(page.obj.get("/ArtBox"))
    return ExaminedPage(
        number=number,
        media=media,
        trim=trim or media,
        bleed=_box(page.obj.get("/BleedBox")) or trim or media,
        has_trim=trim is not None,
        marks=marks,
        lines=lines,
    )


def _box(written: Object | None) -> Box | None:
    """Return a rectangle from any two of its opposite corners (ISO 32000-1, 7.9.5)."""
    values = numbers(written) if isinstance(written, Array) else ()
    return box_of((values[:2], values[2:])) if len(values) == _CORNERS else None  # type: ignore[arg-type] # pairs


def _lines(shown: pypdfium2.PdfDocument, index: int) -> tuple[Box, ...]:
    """Return the boxes of the runs of text on a page, as an interpreter draws them."""
    page = shown[index]
    try:
        text = page.get_textpage()
        boxes = tuple(text.get_rect(number) for number in range(text.count_rects()))
        text.close()
    finally:
        page.close()
    return boxes
