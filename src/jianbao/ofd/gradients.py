"""Axial and radial shadings (ISO 32000-2, 8.7.4.5) as gradients of OFD."""

from __future__ import annotations

from typing import Final

from pikepdf import Array, Dictionary, Object

from jianbao.ofd.colours import named
from jianbao.ofd.model import Colour, Gradient
from jianbao.ofd.raster import RAMP
from jianbao.ofd.resources import Resources
from jianbao.ofd.state import inverse, is_similar
from jianbao.preflight import geometry
from jianbao.preflight.geometry import Matrix, Point

_AXIAL: Final = 2
_RADIAL: Final = 3
_SLACK: Final = 1.5
"""Of 255: how far a colour may lie from the straight line between its neighbours."""
_HALVES: Final = 8
RGB = tuple[int, int, int]


def gradient(
    shading: Object | None, matrix: Matrix, written: Object, resources: Resources
) -> Gradient | None:
    """Return the gradient of ``shading``, whose space ``matrix`` brings to the page.

    None for shadings of other kinds, and for circles that the matrix distorts.
    """
    if not isinstance(shading, Dictionary) or "/BBox" in shading or "/Background" in shading:
        return None
    kind = int(shading.get("/ShadingType", 0))
    coordinates = [float(value) for value in shading.get("/Coords", [])]
    if kind not in {_AXIAL, _RADIAL} or len(coordinates) != 2 * kind:
        return None
    plain = Dictionary(dict(shading.items()))
    plain["/ColorSpace"] = named(shading["/ColorSpace"], written)
    stops = _stops(resources.raster.ramp(plain))
    before, after = (bool(end) for end in shading.get("/Extend", Array([False, False])))
    extend = (1 if before else 0) + (2 if after else 0)
    if kind == _AXIAL:
        x, y, u, v = coordinates
        ends = _axis((x, y), (u, v), matrix)
        return ends and Gradient(start=ends[0], end=ends[1], extend=extend, stops=stops)
    x, y, r, u, v, s = coordinates
    if not is_similar(matrix):
        return None
    scale = geometry.scale(matrix)
    return Gradient(
        start=geometry.moved((x, y), matrix), end=geometry.moved((u, v), matrix),
        radii=(r * scale, s * scale), extend=extend, stops=stops,
    )  # fmt: skip


def _axis(start: Point, end: Point, matrix: Matrix) -> tuple[Point, Point] | None:
    """Return the axis on the page: lines of one colour cross it at right angles there too."""
    back = inverse(matrix)
    step = (end[0] - start[0], end[1] - start[1])
    length = step[0] ** 2 + step[1] ** 2
    if back is None or not length:
        return None
    a, b, c, d, _, _ = back
    # How fast the colour changes along x and y of the page.
    slope = ((a * step[0] + b * step[1]) / length, (c * step[0] + d * step[1]) / length)
    steep = slope[0] ** 2 + slope[1] ** 2
    x, y = geometry.moved(start, matrix)
    return (x, y), (x + slope[0] / steep, y + slope[1] / steep)


def _stops(ramp: list[RGB]) -> tuple[tuple[float, Colour], ...]:
    """Return the few colours between which all the others lie on straight lines."""
    kept = {0, RAMP - 1, *_between(ramp, 0, RAMP - 1, _HALVES)}
    last = RAMP - 1
    return tuple((at / last, Colour(values=ramp[at])) for at in sorted(kept))


def _between(ramp: list[RGB], first: int, last: int, depth: int) -> list[int]:
    """Return where the colours from ``first`` to ``last`` leave the straight line."""
    if last - first < 2 or not depth:  # noqa: PLR2004 - nothing lies between
        return []

    def off(at: int) -> float:
        share = (at - first) / (last - first)
        return max(
            abs(of - (start + share * (end - start)))
            for of, start, end in zip(ramp[at], ramp[first], ramp[last], strict=True)
        )

    worst = max(range(first + 1, last), key=off)
    if off(worst) <= _SLACK:
        return []
    return [
        *_between(ramp, first, worst, depth - 1),
        worst,
        *_between(ramp, worst, last, depth - 1),
    ]
