"""Share the space that keeps lines on the grid among what stands between two of them.

While a page is laid out, all of that space stands before the line that follows. Afterwards the
blocks in between are moved down by their share of it. The space is cut in as many parts as the
blocks ask for: a heading two before it and one after it, as it belongs to what follows; a figure,
a table and any other unit one before and one after; a bordered box none between its border and
its text, one outside. A list mark goes with the line that it marks. Nothing is put above a unit
that comes first on a page, as it stands at the top of the type area, nor below the last block,
after which no line follows.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise

from jianbao.typesetting.grid.blocks import HEADINGS, BlockKind, Box, kind_in_flow


class _Part(Enum):
    WHOLE = auto()
    HEAD = auto()
    FOOT = auto()
    MARK = auto()
    LINE = auto()


@dataclass(slots=True)
class _Piece:
    """A unit, the head or the foot of a bordered box, a list mark, or a text's first line."""

    box: Box
    part: _Part

    @property
    def before(self) -> int:
        if self.part is _Part.WHOLE:
            return 2 if self.box.element_tag in HEADINGS else 1
        return 1 if self.part is _Part.HEAD else 0

    @property
    def after(self) -> int:
        return 1 if self.part in {_Part.WHOLE, _Part.FOOT} else 0

    def move(self, distance: float) -> None:
        """Move the piece down by ``distance``; the edge of a box without what it holds."""
        if self.part is _Part.WHOLE:
            self.box.translate(dy=distance)
        elif self.part is _Part.HEAD:
            self.box.position_y += distance
            self.box.height -= distance
        else:
            self.box.height += distance


def share(root: Box) -> None:
    """Move the units and borders of a page whose main flow is ``root``."""
    between: list[_Piece] = []
    marks: list[_Piece] = []
    at_top = True
    for piece in _pieces(root):
        if piece.part is _Part.MARK:
            marks.append(piece)
        elif piece.part is not _Part.LINE:
            between.append(piece)
        else:
            _spread(between, piece.box.grid_shift, at_top=at_top)
            for mark in marks:
                mark.box.translate(dy=piece.box.grid_shift)
            between, marks, at_top = [], [], False


def _spread(pieces: list[_Piece], space: float, *, at_top: bool) -> None:
    if not pieces:
        return
    flush = at_top and pieces[0].part is _Part.WHOLE
    between = (one.after + two.before for one, two in pairwise(pieces))
    parts = [0 if flush else pieces[0].before, *between]
    total = sum(parts) + pieces[-1].after
    moved = 0.0
    for piece, part in zip(pieces, parts, strict=True):
        moved += space * part / total
        piece.move(moved)


def _pieces(box: Box) -> Iterator[_Piece]:
    """Yield the pieces of the main flow in ``box`` from top to bottom."""
    kind = kind_in_flow(box)
    if kind is BlockKind.TEXT:
        yield _Piece(box, _Part.LINE)
    elif kind is BlockKind.UNIT:
        if box.border_height() > 0:
            yield _Piece(box, _Part.WHOLE)
    elif kind is BlockKind.FLOW:
        framed = _is_framed(box)
        if framed:
            yield _Piece(box, _Part.HEAD)
        for child in box.children:
            if child.is_outside_marker:
                yield _Piece(child, _Part.MARK)
            elif child.is_in_normal_flow():
                yield from _pieces(child)
        if framed:
            yield _Piece(box, _Part.FOOT)


def _is_framed(box: Box) -> bool:
    """Return whether the reader can see where ``box`` begins and ends."""
    sides = (box.padding_top, box.padding_bottom, box.border_top_width, box.border_bottom_width)
    return any(sides) or box.style["background_color"].alpha > 0
