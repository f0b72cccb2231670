"""Whether creep leaves text on its side of the fold, measured from the pages."""

from __future__ import annotations

import math
from collections.abc import Sequence

import pypdfium2

from jianbao.diagnostics import BookError
from jianbao.imposition import codes
from jianbao.imposition.model import Edge, SheetCell
from jianbao.imposition.press import ImpositionJob, matrix_of
from jianbao.imposition.source import POINTS, SourcePage

# mm: folds are not truer than that, and nobody prints so near to a spine.
_HARMLESS = 1.0


def check(data: bytes, pages: Sequence[SourcePage], job: ImpositionJob) -> None:
    """Raise BookError where creep would push the text of a page over the fold at its spine."""
    document = pypdfium2.PdfDocument(data)
    try:
        found = [
            (_left_over(document, pages[cell.page], cell, job), cell.page, cell.depth)
            for sheet in job.plan.sheets
            for cell in (*sheet.front, *sheet.back)
            if cell.page is not None and cell.depth * job.creep > _HARMLESS
        ]
    finally:
        document.close()
    left_over, page, depth = min(found, default=(0.0, 0, 0))
    if left_over < 0:
        shift = depth * job.creep
        raise BookError(
            codes.CREEP_INTO_TEXT.of(pages=str(page + 1), shift=shift, margin=left_over + shift)
        )


def _left_over(
    document: pypdfium2.PdfDocument, page: SourcePage, cell: SheetCell, job: ImpositionJob
) -> float:
    """Return how far the text on ``cell`` stays from the fold at its spine, mm."""
    assert cell.page is not None  # noqa: S101 - blank cells have no text
    matrix = matrix_of(page, cell, job)
    across = [matrix.transform(point)[0] / POINTS for point in _corners(document, cell.page)]
    if not across:
        return math.inf
    box = job.form.cell_box(cell)
    return min(across) - box.left if cell.spine is Edge.LEFT else box.right - max(across)


def _corners(document: pypdfium2.PdfDocument, number: int) -> list[tuple[float, float]]:
    """Return the corners of all lines of text of a page, in its user space."""
    page = document[number]
    text = page.get_textpage()
    corners = []
    for index in range(text.count_rects()):
        left, bottom, right, top = text.get_rect(index)
        corners += [(left, bottom), (right, top)]
    text.close()
    page.close()
    return corners
