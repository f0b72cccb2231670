"""Pictures with too few dots for paper."""

from __future__ import annotations

from collections.abc import Iterator

from jianbao.diagnostics import Severity, Text
from jianbao.manuscript.figures import MIN_DPI
from jianbao.preflight.model import MM, Fault, Kind, Sheet, Terms

_SMALL = 5 * MM
"""Points below which a picture is an ornament."""
_ROUNDING = 0.5


def check(sheet: Sheet, terms: Terms) -> Iterator[Fault]:
    """V040 a picture that is printed blurred."""
    del terms
    for mark in sheet.marks:
        left, bottom, right, top = mark.box
        if mark.kind is not Kind.PICTURE or max(right - left, top - bottom) < _SMALL:
            continue
        if mark.dpi < MIN_DPI - _ROUNDING:
            yield Fault(
                code="V040",
                severity=Severity.WARNING,
                what=Text(
                    f"图片只有 {mark.dpi:.0f} dpi，会不清楚（印刷要 {MIN_DPI} dpi，最好 300）",
                    f"the picture has {mark.dpi:.0f} dpi; print needs {MIN_DPI}, better 300",
                ),
                hint=Text("换一张更大的图，或印小一些", "use a larger picture, or show it smaller"),
                page=sheet.number,
                at=sheet.place(mark.box),
            )
