"""Pictures with too few dots for paper."""

from __future__ import annotations

from collections.abc import Iterator

from jianbao.manuscript.figures import MIN_DPI
from jianbao.preflight import codes
from jianbao.preflight.model import MM, ExaminedPage, MarkKind, PageFault, Terms

_SMALL = 5 * MM
"""Points below which a picture is an ornament."""
_ROUNDING = 0.5


def check(sheet: ExaminedPage, terms: Terms) -> Iterator[PageFault]:
    """V040 a picture that is printed blurred."""
    del terms
    for mark in sheet.marks:
        left, bottom, right, top = mark.box
        if mark.kind is not MarkKind.PICTURE or max(right - left, top - bottom) < _SMALL:
            continue
        if mark.dpi < MIN_DPI - _ROUNDING:
            yield PageFault(
                told=codes.TOO_FEW_DOTS.of(dpi=mark.dpi, least=MIN_DPI),
                page=sheet.number,
                at=sheet.place(mark.box),
            )
