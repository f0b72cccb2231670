"""Where on page 1 the number of a copy goes: the layout says so by two named destinations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pikepdf

START, END = "copy-number", "copy-number-end"
_HALVES = 3.0  # ems: six digits of half an em each


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Left end and baseline of the number, and its size; points from the lower left corner."""

    page: int
    x: float
    y: float
    size: float


def place_of(pdf: pikepdf.Pdf) -> Place | None:
    """Return where the number goes; None where the layout keeps no room for it."""
    start, end = _destination(pdf, START), _destination(pdf, END)
    if start is None or end is None or end[1] <= start[1]:
        return None
    page, x, y = start
    return Place(page=page, x=x, y=y, size=(end[1] - x) / _HALVES)


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
