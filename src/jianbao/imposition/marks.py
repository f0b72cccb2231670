"""Crop, fold and collation marks, as operators of a content stream."""

from __future__ import annotations

from collections.abc import Iterator

from jianbao.imposition.fitting import Rectangle, SheetFormat
from jianbao.imposition.model import Edge, Sheet, SheetCell
from jianbao.imposition.source import POINTS

_LONGEST = 5.0
_SHORTEST = 2.0
_GAP = 2.0
"""mm between a cell and its marks: ink must not reach the cut page."""
_HAIRLINE = "0.25 w 0 G 0 J"
_DASHES = "[3 2] 0 d"
_SOLID = "[] 0 d"
BAR = (1.5, 6.0)
"""Width and height of a collation mark."""


def room(form: SheetFormat) -> float:
    """Return how long marks around the cells can be, mm; 0 where that is too short."""
    spare = min(form.block.left, form.block.bottom) - _GAP
    return 0.0 if spare < _SHORTEST else min(spare, _LONGEST)


def around(form: SheetFormat, cells: tuple[SheetCell, ...]) -> bytes:
    """Return crop marks (solid) at the cuts and fold marks (dashed) at the folds."""
    length = room(form)
    if not length:
        return b""
    trims = [form.trim_box(cell) for cell in cells]
    folds_x, folds_y = _folds(form)
    cuts_x = {round(x, 4) for box in trims for x in (box.left, box.right)} - folds_x
    cuts_y = {round(y, 4) for box in trims for y in (box.bottom, box.top)} - folds_y
    lines = [_HAIRLINE, _SOLID, *_ticks(form.block, length, cuts_x, cuts_y)]
    lines += [_DASHES, *_ticks(form.block, length, folds_x, folds_y)]
    return ("q " + "\n".join(lines) + " Q\n").encode()


def _folds(form: SheetFormat) -> tuple[set[float], set[float]]:
    """Return where the sheet is folded: at every border between cells."""
    if not form.scheme.is_folded:
        return set(), set()
    block, (width, height) = form.block, form.cell
    return (
        {round(block.left + number * width, 4) for number in range(1, form.columns)},
        {round(block.bottom + number * height, 4) for number in range(1, form.rows)},
    )


def _ticks(block: Rectangle, length: float, across: set[float], up: set[float]) -> Iterator[str]:
    for x in sorted(across):
        yield line((x, block.bottom - _GAP - length), (x, block.bottom - _GAP))
        yield line((x, block.top + _GAP), (x, block.top + _GAP + length))
    for y in sorted(up):
        yield line((block.left - _GAP - length, y), (block.left - _GAP, y))
        yield line((block.right + _GAP, y), (block.right + _GAP + length, y))


def line(start: tuple[float, float], end: tuple[float, float]) -> str:
    """Return the operators of a line between two points in mm."""
    x, y, u, v = (value * POINTS for value in (*start, *end))
    return f"{x:.3f} {y:.3f} m {u:.3f} {v:.3f} l S"


def collation(form: SheetFormat, sheet: Sheet, signatures: int) -> bytes:
    """Return the bar (帖标) on the spine of a signature's outermost sheet, for its front.

    From signature to signature it stands one step lower, so that a missing or misplaced one
    is seen on the back of the gathered block.
    """
    if not form.scheme.is_folded or sheet.nested or signatures < 2:  # noqa: PLR2004 - two to tell apart
        return b""
    # The first and the last leaf lie side by side on the front, the spine between them.
    first = next(cell for cell in sheet.front if not cell.depth)
    trim, cell = form.trim_box(first), form.cell_box(first)
    fold = cell.left if first.spine is Edge.LEFT else cell.right
    height = trim.top - trim.bottom
    steps = max(1, int(height * 0.8 / BAR[1]))
    top = trim.top - height * 0.1 - (sheet.signature % steps) * BAR[1]
    x, y, width, tall = (v * POINTS for v in (fold - BAR[0] / 2, top - BAR[1], *BAR))
    return f"q 0 g {x:.3f} {y:.3f} {width:.3f} {tall:.3f} re f Q\n".encode()
