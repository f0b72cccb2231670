"""Whether creep leaves text on its side of the fold, measured from the pages."""

from __future__ import annotations

from collections.abc import Sequence

import pypdfium2

from jianbao.diagnostics import BookError
from jianbao.imposition import faults
from jianbao.imposition.model import Edge
from jianbao.imposition.press import Job, matrix_of
from jianbao.imposition.source import POINTS, Page


def check(data: bytes, pages: Sequence[Page], job: Job, gutter: float) -> None:
    """Raise BookError where creep would push the text of a page over the fold at its spine."""
    del gutter
    document = pypdfium2.PdfDocument(data)
    worst: tuple[float, int, float] | None = None
    try:
        for sheet in job.plan.sheets:
            for cell in (*sheet.front, *sheet.back):
                if cell.page is None or not cell.depth:
                    continue
                matrix = matrix_of(pages[cell.page], cell, job)
                corners = [matrix.transform(point) for point in _corners(document, cell.page)]
                if not corners:
                    continue
                box = job.form.cell_box(cell)
                shift = cell.depth * job.creep
                if cell.spine is Edge.LEFT:
                    left_over = min(x for x, _ in corners) / POINTS - box.left
                else:
                    left_over = box.right - max(x for x, _ in corners) / POINTS
                if left_over < 0 and (worst is None or left_over < worst[0]):
                    worst = (left_over, cell.page + 1, shift)
    finally:
        document.close()
    if worst is not None:
        left_over, number, shift = worst
        raise BookError(faults.creep_into_text(str(number), shift, left_over + shift))


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
