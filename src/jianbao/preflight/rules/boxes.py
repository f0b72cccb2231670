"""Page boxes (ISO 32000-1, 14.11.2): where the paper is cut, and how far print goes beyond."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import pikepdf

from jianbao.preflight import codes
from jianbao.preflight.geometry import inside
from jianbao.preflight.model import MM, ExaminedPage, PageFault, Terms


def check(pdf: pikepdf.Pdf, sheets: Sequence[ExaminedPage], terms: Terms) -> Iterator[PageFault]:
    """V010 no trim box, V011 boxes that do not lie in each other, V012 pages of several sizes."""
    del pdf, terms
    usual = Counter(map(_size, sheets)).most_common(1)
    for sheet in sheets:
        if not sheet.has_trim:
            yield PageFault(told=codes.NO_TRIM_BOX.of(), page=sheet.number)
        if not (inside(sheet.trim, sheet.bleed) and inside(sheet.bleed, sheet.media)):
            yield PageFault(told=codes.BOXES_ASTRAY.of(), page=sheet.number)
        if _turned(_size(sheet)) not in {_turned(size) for size, _ in usual}:
            width, height = _size(sheet)
            most = usual[0][0]
            yield PageFault(
                told=codes.SIZE_DIFFERS.of(
                    width=width, height=height, usual_width=most[0], usual_height=most[1]
                ),
                page=sheet.number,
            )


def _size(sheet: ExaminedPage) -> tuple[int, int]:
    left, bottom, right, top = sheet.trim
    return round((right - left) / MM), round((top - bottom) / MM)


def _turned(size: tuple[int, int]) -> tuple[int, int]:
    """Return ``size`` upright: a landscape page among others is meant."""
    return min(size), max(size)
