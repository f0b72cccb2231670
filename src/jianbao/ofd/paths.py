"""The operators of paths (ISO 32000-2, 8.5)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from jianbao.ofd.canvas import Beyond
from jianbao.ofd.content import ACTIONS, Action, Content, rectangle
from jianbao.ofd.model import Colour, FilledArea, OfdPath
from jianbao.preflight import geometry
from jianbao.preflight.geometry import Point


def _to(at: Content, name: str, *points: Point) -> None:
    at.path.append((name, tuple(geometry.moved(point, at.state.matrix) for point in points)))


def _move(at: Content, operands: Sequence[Any]) -> None:
    x, y = map(float, operands)
    _to(at, "M", (x, y))


def _draw(at: Content, operands: Sequence[Any]) -> None:
    x, y = map(float, operands)
    _to(at, "L" if at.path else "M", (x, y))


def _curve(at: Content, operands: Sequence[Any]) -> None:
    a, b, c, d, e, f = map(float, operands)
    _to(at, "B", (a, b), (c, d), (e, f))


def _curve_from_here(at: Content, operands: Sequence[Any]) -> None:
    c, d, e, f = map(float, operands)
    _to(at, "B", (c, d), (c, d), (e, f))
    if len(at.path) > 1 and at.path[-2][1]:
        name, (_, second, end) = at.path[-1]
        at.path[-1] = (name, (at.path[-2][1][-1], second, end))


def _curve_to_there(at: Content, operands: Sequence[Any]) -> None:
    a, b, e, f = map(float, operands)
    _to(at, "B", (a, b), (e, f), (e, f))


def _close(at: Content, _: Sequence[Any]) -> None:
    if at.path:
        at.path.append(("C", ()))


def _rectangle(at: Content, operands: Sequence[Any]) -> None:
    x, y, width, height = map(float, operands)
    at.path += rectangle((x, y, x + width, y + height), at.state.matrix).segments


def _painted(*, fills: bool, strokes: bool, even_odd: bool = False, closes: bool = False) -> Action:
    def paint(at: Content, operands: Sequence[Any]) -> None:
        if closes:
            _close(at, operands)
        segments = tuple(at.path)
        if segments and segments[0][0] != "M" and segments[0][1]:
            segments = (("M", segments[0][1][-1:]), *segments)
        if segments and (fills or strokes) and at.is_shown:
            _shape(
                at, FilledArea(segments=segments, even_odd=even_odd), fills=fills, strokes=strokes
            )
        if at.clips:
            at.state.narrowed(FilledArea(segments=segments, even_odd=at.clips == "W*"))
        at.path, at.clips = [], ""

    return paint


def _shape(at: Content, area: FilledArea, *, fills: bool, strokes: bool) -> None:
    look = at.state.look(fills=fills, strokes=strokes)
    is_distorted = look.line is not None and look.line.matrix is not None
    if fills and is_distorted:
        _shape(at, area, fills=True, strokes=False)
        look = replace(look, fill=None)
        fills = False
    lacks = (fills and look.fill is None) or (
        strokes and (look.stroke is None or (is_distorted and not isinstance(look.stroke, Colour)))
    )
    beyond = at.beyond() or (Beyond.PATTERN if lacks else None)
    at.canvas.add(OfdPath(area=area, look=look, clip=at.state.clip), beyond)


def _clip(kind: str) -> Action:
    def clip(at: Content, _: Sequence[Any]) -> None:
        at.clips = kind

    return clip


ACTIONS.update(
    {
        "m": _move,
        "l": _draw,
        "c": _curve,
        "v": _curve_from_here,
        "y": _curve_to_there,
        "h": _close,
        "re": _rectangle,
        "n": _painted(fills=False, strokes=False),
        "f": _painted(fills=True, strokes=False),
        "F": _painted(fills=True, strokes=False),
        "f*": _painted(fills=True, strokes=False, even_odd=True),
        "S": _painted(fills=False, strokes=True),
        "s": _painted(fills=False, strokes=True, closes=True),
        "B": _painted(fills=True, strokes=True),
        "B*": _painted(fills=True, strokes=True, even_odd=True),
        "b": _painted(fills=True, strokes=True, closes=True),
        "b*": _painted(fills=True, strokes=True, even_odd=True, closes=True),
        "W": _clip("W"),
        "W*": _clip("W*"),
    }
)
