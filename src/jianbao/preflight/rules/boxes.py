"""Page boxes (ISO 32000-1, 14.11.2): where the paper is cut, and how far print goes beyond."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import pikepdf

from jianbao.diagnostics import Severity, Text
from jianbao.preflight.geometry import inside
from jianbao.preflight.model import MM, Fault, Sheet, Terms


def check(pdf: pikepdf.Pdf, sheets: Sequence[Sheet], terms: Terms) -> Iterator[Fault]:
    """V010 no trim box, V011 boxes that do not lie in each other, V012 pages of several sizes."""
    del pdf, terms
    usual = Counter(map(_size, sheets)).most_common(1)
    for sheet in sheets:
        if not sheet.has_trim:
            yield Fault(
                code="V010",
                severity=Severity.NOTICE,
                what=Text("没有裁切框", "there is no trim box"),
                hint=Text(
                    "按整张纸算成品大小；送印刷厂请问清成品尺寸",
                    "the whole sheet is taken for the page; tell the print shop its size",
                ),
                page=sheet.number,
            )
        if not (inside(sheet.trim, sheet.bleed) and inside(sheet.bleed, sheet.media)):
            yield Fault(
                code="V011",
                severity=Severity.ERROR,
                what=Text(
                    "裁切框、出血框、纸张的大小对不上，应当一个套一个",
                    "the trim, bleed and media boxes do not lie in each other",
                ),
                page=sheet.number,
            )
        if _turned(_size(sheet)) not in {_turned(size) for size, _ in usual}:
            width, height = _size(sheet)
            most = usual[0][0]
            yield Fault(
                code="V012",
                severity=Severity.WARNING,
                what=Text(
                    f"成品 {width}×{height} mm，多数页是 {most[0]}×{most[1]} mm",
                    f"this page is {width} × {height} mm, most are {most[0]} × {most[1]} mm",
                ),
                page=sheet.number,
            )


def _size(sheet: Sheet) -> tuple[int, int]:
    left, bottom, right, top = sheet.trim
    return round((right - left) / MM), round((top - bottom) / MM)


def _turned(size: tuple[int, int]) -> tuple[int, int]:
    """Return ``size`` upright: a landscape page among others is meant."""
    return min(size), max(size)
