"""The graphics state along a content stream, as far as preflight looks at it (ISO 32000-1, 8.4, 9.3)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from pikepdf import Array, Object

from jianbao.preflight import geometry
from jianbao.preflight.geometry import IDENTITY, Matrix
from jianbao.preflight.model import Box, MarkKind, PaintedMark

EVERYWHERE: Final[Box] = (-1e9, -1e9, 1e9, 1e9)
NOWHERE: Final[Box] = (0, 0, 0, 0)
Paint = tuple[str, tuple[float, ...]]
_BLACK: Final[Paint] = ("grey", (0.0,))


@dataclass(frozen=True, slots=True)
class GraphicsState:
    """The state at one operator."""

    matrix: Matrix = IDENTITY
    clip: Box = EVERYWHERE
    fill: Paint = _BLACK
    stroke: Paint = _BLACK
    width: float = 1.0
    fill_overprints: bool = False
    stroke_overprints: bool = False
    rendering: int = 0

    def clipped(self, box: Box) -> GraphicsState:
        """Return the state in which nothing is painted outside ``box``."""
        return replace(self, clip=geometry.common(self.clip, box) or NOWHERE)

    def filled(self, kind: MarkKind, box: Box) -> PaintedMark:
        """Return the mark of filling ``box``."""
        space, colour = self.fill
        return PaintedMark(
            kind=kind, space=space, colour=colour, box=box, overprints=self.fill_overprints
        )

    def stroked(self, kind: MarkKind, box: Box) -> PaintedMark:
        """Return the mark of drawing a line along ``box``."""
        space, colour = self.stroke
        width = self.width * geometry.scale(self.matrix)
        return PaintedMark(
            kind=kind, space=space, colour=colour, box=box, width=width,
            overprints=self.stroke_overprints,
        )  # fmt: skip


def matrix_of(operands: Sequence[Object] | Object | None) -> Matrix:
    """Return a matrix; the one that changes nothing where it is none."""
    values = numbers(operands)
    if len(values) != len(IDENTITY):
        return IDENTITY
    a, b, c, d, e, f = values
    return a, b, c, d, e, f


def numbers(operands: Sequence[Object] | Object | None) -> tuple[float, ...]:
    """Return numbers as such; names and nothings among them are left out."""
    if operands is None or (isinstance(operands, Object) and not isinstance(operands, Array)):
        return ()
    return tuple(float(value) for value in operands if not isinstance(value, Object | None))
