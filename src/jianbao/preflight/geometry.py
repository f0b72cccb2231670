"""Where things come to lie: matrices (ISO 32000-1, 8.3.3) and boxes."""

from __future__ import annotations

import math
from collections.abc import Iterable

from jianbao.preflight.model import Box

Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]

IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)


def times(first: Matrix, then: Matrix) -> Matrix:
    """Return the matrix that does ``first`` and ``then``."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (
        a * p + b * r, a * q + b * s,
        c * p + d * r, c * q + d * s,
        e * p + f * r + t, e * q + f * s + u,
    )  # fmt: skip


def moved(point: Point, matrix: Matrix) -> Point:
    """Return where ``matrix`` puts ``point``."""
    x, y = point
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def box_of(points: Iterable[Point]) -> Box:
    """Return the box around ``points``."""
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def moved_box(box: Box, matrix: Matrix) -> Box:
    """Return the box around ``box`` where ``matrix`` puts it."""
    left, bottom, right, top = box
    corners = ((left, bottom), (right, bottom), (right, top), (left, top))
    return box_of(moved(corner, matrix) for corner in corners)


def common(one: Box, other: Box) -> Box | None:
    """Return what two boxes share; None where they lie apart."""
    left, bottom = max(one[0], other[0]), max(one[1], other[1])
    right, top = min(one[2], other[2]), min(one[3], other[3])
    return (left, bottom, right, top) if left <= right and bottom <= top else None


def scale(matrix: Matrix) -> float:
    """Return by how much ``matrix`` makes a length larger, the mean of all directions."""
    a, b, c, d, _, _ = matrix
    return math.sqrt(abs(a * d - b * c))


def sides(matrix: Matrix) -> tuple[float, float]:
    """Return the width and height at which ``matrix`` shows the unit square."""
    a, b, c, d, _, _ = matrix
    return math.hypot(a, b), math.hypot(c, d)


def inside(box: Box, outer: Box, slack: float = 0.01) -> bool:
    """Whether ``box`` lies in ``outer``, but for ``slack`` points."""
    return (
        box[0] >= outer[0] - slack
        and box[1] >= outer[1] - slack
        and box[2] <= outer[2] + slack
        and box[3] <= outer[3] + slack
    )
