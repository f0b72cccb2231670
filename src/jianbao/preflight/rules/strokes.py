"""Hairlines: thinner than a press can hold."""

from __future__ import annotations

from collections.abc import Iterator

from jianbao.preflight import codes
from jianbao.preflight.geometry import common
from jianbao.preflight.model import MM, ExaminedPage, MarkKind, PageFault, PaintedMark, Terms

_THIN = 0.25
"""Points, 0.09 mm: the thinnest line of one ink that print shops take."""
_LONG = 1 * MM
"""Points from which on a filled sliver is a line."""
_SLACK = 0.005


def check(sheet: ExaminedPage, terms: Terms) -> Iterator[PageFault]:
    """V041 a line thinner than 0.25 pt, whether drawn or filled."""
    del terms
    for mark in sheet.marks:
        if not common(mark.box, sheet.trim):  # the printer's own marks are meant to be fine
            continue
        width = _width(mark)
        if width is not None and width < _THIN - _SLACK:
            yield PageFault(
                told=codes.HAIRLINE.of(width=width, least=_THIN),
                page=sheet.number,
                at=sheet.place(mark.box),
            )


def _width(mark: PaintedMark) -> float | None:
    """Return how thick a line is, in points; None for what is no line or is not seen."""
    if mark.kind is MarkKind.STROKE:
        return mark.width
    if mark.kind is not MarkKind.FILL or not mark.colour:
        return None
    left, bottom, right, top = mark.box
    short, long = sorted((right - left, top - bottom))
    return short if long >= _LONG and short > 0 else None
