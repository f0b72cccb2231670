"""Where on page 1 the number of a copy goes: the layout says so by two named destinations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pikepdf

START, END = "copy-number", "copy-number-end"
_HALVES = 3.0  # ems: six digits of half an em each


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberPlace:
    """Where the number begins or ``ends``, its baseline and size; points from the lower left."""

    page: int
    x: float
    y: float
    size: float
    ends: bool
    """Whether it ends at ``x``: on the right half of the page it is flush with the text's edge."""


def place_of(pdf: pikepdf.Pdf) -> NumberPlace | None:
    """Return where the number goes; None where the layout keeps no room for it."""
    start, end = _destination(pdf, START), _destination(pdf, END)
    if start is None or end is None or end[1] <= start[1]:
        return None
    page, left, y = start
    right = end[1]
    box = [float(figure) for figure in pdf.pages[page].mediabox]
    ends = (left + right) / 2 > (box[0] + box[2]) / 2
    return NumberPlace(
        page=page, x=right if ends else left, y=y, size=(right - left) / _HALVES, ends=ends
    )


def _destination(pdf: pikepdf.Pdf, name: str) -> tuple[int, float, float] | None:
    """Return the page (from 0) and the point that ``name`` leads to (ISO 32000-2 12.3.2.3)."""
    tree: Any = pdf.Root.get("/Names", pikepdf.Dictionary()).get("/Dests")
    found: Any = pikepdf.NameTree(tree).get(name) if tree is not None else None
    if found is None:
        return None
    target = found.D if isinstance(found, pikepdf.Dictionary) else found
    numbers = (n for n, page in enumerate(pdf.pages) if page.obj.objgen == target[0].objgen)
    page = next(numbers, None)
    return None if page is None else (page, float(target[2]), float(target[3]))
