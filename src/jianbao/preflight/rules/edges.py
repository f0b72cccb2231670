"""The edges of the paper: the knife is off by a millimetre, one way or the other."""

from __future__ import annotations

from collections.abc import Iterator

from jianbao.preflight import codes
from jianbao.preflight.geometry import common, inside
from jianbao.preflight.model import MM, Box, ExaminedPage, MarkKind, PageFault, PaintedMark, Terms

SAFE = 3.0
"""Millimetres that text keeps from the cut."""
BLEED = 3.0
"""Millimetres that what is cut goes beyond the cut."""
_NEAR = 0.5 * MM
_SLACK = 0.05
_AREAS = {MarkKind.FILL, MarkKind.PICTURE, MarkKind.SHADE}


def check(sheet: ExaminedPage, terms: Terms) -> Iterator[PageFault]:
    """V013 an area at the cut that does not go beyond, V050 text near the cut, V051 over it."""
    del terms
    for box in sheet.lines:
        yield from _text(sheet, box)
    for mark in sheet.marks:
        if mark.kind in _AREAS and not _is_paper(mark):
            yield from _area(sheet, mark)


def _text(sheet: ExaminedPage, box: Box) -> Iterator[PageFault]:
    if not common(box, sheet.bleed):  # beside the page stand only the printer's own notes
        return
    if not inside(box, sheet.trim):
        yield PageFault(told=codes.OVER_THE_CUT.of(), page=sheet.number, at=sheet.place(box))
    elif not inside(box, _smaller(sheet.trim, SAFE * MM), _SLACK):
        yield PageFault(
            told=codes.NEAR_THE_CUT.of(least=SAFE), page=sheet.number, at=sheet.place(box)
        )


def _area(sheet: ExaminedPage, mark: PaintedMark) -> Iterator[PageFault]:
    seen = common(mark.box, sheet.media)
    if seen is None or not common(mark.box, sheet.trim):
        return
    outer = _smaller(sheet.trim, -BLEED * MM)
    for side in range(4):
        away = (seen[side] - sheet.trim[side]) * (1 if side < 2 else -1)  # noqa: PLR2004 - left and bottom, then right and top
        beyond = (outer[side] - seen[side]) * (1 if side < 2 else -1)  # noqa: PLR2004 - as above
        if away <= _NEAR and beyond < -_SLACK:
            yield PageFault(
                told=codes.NO_BLEED.of(least=BLEED), page=sheet.number, at=sheet.place(mark.box)
            )
            return


def _is_paper(mark: PaintedMark) -> bool:
    """Whether ``mark`` is white, and so shows nothing where it ends."""
    if not mark.colour:
        return False
    if mark.space == "cmyk":
        return not any(mark.colour)
    return mark.space in {"grey", "rgb"} and min(mark.colour) >= 1


def _smaller(box: Box, by: float) -> Box:
    return box[0] + by, box[1] + by, box[2] - by, box[3] - by
