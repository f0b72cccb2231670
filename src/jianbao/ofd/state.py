"""The graphics state along a content stream (ISO 32000-2, 8.4 and 9.3), all of it that shows."""

from __future__ import annotations

import copy
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from pikepdf import Name, Object

from jianbao.ofd.model import BLACK, Clip, FilledArea, Look, Paint, Stroke
from jianbao.preflight import geometry
from jianbao.preflight.geometry import Matrix

if TYPE_CHECKING:
    from jianbao.ofd.faces import OfdFace

_HAIRLINE = 0.05
"""mm: what a line of no width is drawn with, one dot of any screen."""
_ALIKE = 1e-3
_NOTHING = 1e-9


@dataclass(slots=True)
class State:
    """The state at one operator; ``matrix`` leads to mm on the page."""

    matrix: Matrix
    clip: Clip
    fill: Paint | None = BLACK
    stroke: Paint | None = BLACK
    fill_space: Object = Name.DeviceGray
    stroke_space: Object = Name.DeviceGray
    fill_alpha: float = 1.0
    stroke_alpha: float = 1.0
    is_blended: bool = False
    is_masked: bool = False
    is_within: bool = False
    """Whether it is part of a group that as a whole is blended, masked or let through."""
    is_cut: bool = False
    """Whether glyphs clip it."""
    width: float = 1.0
    cap: int = 0
    join: int = 0
    miter: float = 10.0
    dash: tuple[float, ...] = ()
    offset: float = 0.0
    face: OfdFace | None = None
    size: float = 1.0
    spacing: float = 0.0
    word_spacing: float = 0.0
    stretch: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    rendering: int = 0

    def copied(self) -> State:
        """Return the same state apart from this one."""
        return copy.copy(self)

    @property
    def is_beyond(self) -> bool:
        """Whether what is painted now needs what OFD has no words for."""
        return self.is_blended or self.is_masked or self.is_within

    def narrowed(self, area: FilledArea) -> None:
        """Let nothing show outside ``area`` any more."""
        points = [point for _, points in area.segments for point in points]
        box = geometry.box_of(points) if points else (0.0, 0.0, 0.0, 0.0)
        clip = self.clip
        shared = geometry.common(clip.box, box) or (box[0], box[1], box[0], box[1])
        areas = clip.areas if is_upright(area) else (*clip.areas, area)
        self.clip = replace(clip, box=shared, areas=areas)

    def look(self, *, fills: bool, strokes: bool) -> Look:
        """Return how a thing is painted now."""
        return Look(
            fill=self.fill if fills else None,
            stroke=self.stroke if strokes else None,
            line=self._line() if strokes else None,
            fill_alpha=self.fill_alpha,
            stroke_alpha=self.stroke_alpha,
        )

    def _line(self) -> Stroke:
        scale = geometry.scale(self.matrix)
        is_even = is_similar(self.matrix)
        unit = scale if is_even else 1.0
        return Stroke(
            width=max(self.width * unit, _HAIRLINE / (1.0 if is_even else scale or 1.0)),
            cap=self.cap,
            join=self.join,
            miter=self.miter,
            dash=tuple(length * unit for length in self.dash),
            offset=self.offset * unit,
            matrix=None if is_even else (*self.matrix[:4], 0.0, 0.0),
        )


def is_similar(matrix: Matrix) -> bool:
    """Whether ``matrix`` keeps circles round; so is one that leaves nothing to be drawn."""
    a, b, c, d, _, _ = matrix
    size = max(abs(a), abs(b), abs(c), abs(d))
    if abs(a * d - b * c) < _NOTHING * size:
        return True
    slack = _ALIKE * size
    turned = abs(a - d) < slack and abs(b + c) < slack
    return turned or (abs(a + d) < slack and abs(b - c) < slack)


def inverse(matrix: Matrix) -> Matrix | None:
    """Return the matrix that takes ``matrix`` back; None where it flattens the plane."""
    a, b, c, d, e, f = matrix
    size = a * d - b * c
    if abs(size) < _NOTHING**2:
        return None
    return (
        d / size, -b / size, -c / size, a / size,
        (c * f - d * e) / size, (b * e - a * f) / size,
    )  # fmt: skip


def is_upright(area: FilledArea) -> bool:
    """Whether ``area`` is one closed rectangle along the axes (or nothing at all).

    Renderers cut along rectangles by whole dots, and along open paths with soft edges.
    """
    names = "".join(name for name, _ in area.segments)
    if names not in {"MLLLC", "MLLLLC", "MLLLL"}:
        return not names
    corners = [points[0] for _, points in area.segments if points]
    if len(corners) > 4 and corners[4] != corners[0]:  # noqa: PLR2004 - back at the first corner
        return False
    left, top, right, bottom = geometry.box_of(corners)
    on_corners = all(
        min(abs(x - left), abs(x - right)) < _ALIKE and min(abs(y - top), abs(y - bottom)) < _ALIKE
        for x, y in corners
    )
    sides = pairwise(corners[:4])
    return on_corners and all(
        abs(p[0] - q[0]) < _ALIKE or abs(p[1] - q[1]) < _ALIKE for p, q in sides
    )
