"""Inks: what a press with four of them, or a printer with one, makes of the colours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pikepdf

from jianbao.diagnostics import Severity
from jianbao.preflight import codes
from jianbao.preflight.geometry import common
from jianbao.preflight.model import ExaminedPage, MarkKind, PageFault, PaintedMark, Terms
from jianbao.preflight.rules.exchange import is_for_press

_DARK = 0.85
"""From so much black on a text counts as black."""
_LIGHT = {"rgb", "managed"}
_TRACE = 0.02
_SLACK = 0.03


def check(pdf: pikepdf.Pdf, sheets: Sequence[ExaminedPage], terms: Terms) -> Iterator[PageFault]:
    """V030-V036: see the functions below."""
    wanted = terms.colour or ("cmyk" if is_for_press(pdf) else "")
    for sheet in sheets:
        for mark in sheet.marks:
            yield from _space(sheet, mark, wanted)
            # Register marks beside the page take every ink there is.
            if mark.space == "cmyk" and common(mark.box, sheet.bleed):
                yield from _too_much(sheet, mark, terms)
                yield from _black_text(sheet, mark)
                yield from _white_overprint(sheet, mark)


def _space(sheet: ExaminedPage, mark: PaintedMark, wanted: str) -> Iterator[PageFault]:
    """V030 RGB where inks are wanted, V035 colour where black is, V036 a spot colour."""
    at = sheet.place(mark.box)
    if mark.space in _LIGHT and wanted in {"", "cmyk"}:
        severity = None if wanted else Severity.NOTICE
        told = codes.SCREEN_COLOUR.at(None, severity=severity)
        yield PageFault(told=told, page=sheet.number, at=at)
    if mark.space in {*_LIGHT, "cmyk"} and wanted == "grey" and not _is_grey(mark):
        yield PageFault(told=codes.COLOUR_IN_GREY.of(), page=sheet.number, at=at)
    if mark.space == "spot" and common(mark.box, sheet.bleed):
        yield PageFault(told=codes.SPOT_COLOUR.of(), page=sheet.number, at=at)


def _too_much(sheet: ExaminedPage, mark: PaintedMark, terms: Terms) -> Iterator[PageFault]:
    """V031 more ink in a fill or text than paper can take, V032 in a picture."""
    ink = mark.ink if mark.kind is MarkKind.PICTURE else sum(mark.colour)
    if ink <= terms.ink_limit + _SLACK:
        return
    code = codes.TOO_MUCH_INK_IN_PICTURE if mark.kind is MarkKind.PICTURE else codes.TOO_MUCH_INK
    told = code.of(ink=ink, limit=terms.ink_limit)
    yield PageFault(told=told, page=sheet.number, at=sheet.place(mark.box))


def _black_text(sheet: ExaminedPage, mark: PaintedMark) -> Iterator[PageFault]:
    """V033 black text of several inks: four plates never meet exactly, and small type blurs."""
    if mark.kind is not MarkKind.TEXT or len(mark.colour) != 4:  # noqa: PLR2004 - inks
        return
    if mark.colour[3] >= _DARK and sum(mark.colour[:3]) > _TRACE:
        yield PageFault(
            told=codes.BLACK_OF_SEVERAL_INKS.of(), page=sheet.number, at=sheet.place(mark.box)
        )


def _white_overprint(sheet: ExaminedPage, mark: PaintedMark) -> Iterator[PageFault]:
    """V034 white that overprints: it is not there on paper."""
    if mark.overprints and mark.colour and not any(mark.colour):
        yield PageFault(
            told=codes.WHITE_OVERPRINTS.of(), page=sheet.number, at=sheet.place(mark.box)
        )


def _is_grey(mark: PaintedMark) -> bool:
    if not mark.colour:
        return False
    if mark.space == "cmyk":
        return not any(mark.colour[:3])
    return max(mark.colour) - min(mark.colour) <= _TRACE
