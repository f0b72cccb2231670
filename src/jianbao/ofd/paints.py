"""The operators of colours, patterns and shadings (ISO 32000-2, 8.6 and 8.7)."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import Any, Final

from pikepdf import Array, Dictionary, Name, Object, Stream

from jianbao.foreign_pdf import BROKEN
from jianbao.ofd import colours, gradients
from jianbao.ofd.canvas import Beyond, Canvas
from jianbao.ofd.content import ACTIONS, Action, Content, rectangle
from jianbao.ofd.model import Clip, Colour, Gradient, Look, OfdPath, Paint, Tiles
from jianbao.ofd.state import State, inverse
from jianbao.preflight import geometry
from jianbao.preflight.state import matrix_of, numbers

_MM: Final = 25.4 / 72
_LARGEST_CELL: Final = 2_000.0


def _device(operator: str) -> Action:
    def put(at: Content, operands: Sequence[Any]) -> None:
        _paint(at, colours.device(operator), numbers(operands), is_stroke=operator.isupper())

    return put


def _paint(at: Content, space: Object, values: tuple[float, ...], *, is_stroke: bool) -> None:
    if at.is_uncoloured:
        return
    _put(at, at.resources.colours.of(space, values), is_stroke=is_stroke)
    if is_stroke:
        at.state.stroke_space = space
    else:
        at.state.fill_space = space


def _put(at: Content, paint: Paint | None, *, is_stroke: bool) -> None:
    if is_stroke:
        at.state.stroke = paint
    else:
        at.state.fill = paint


def _space(at: Content, operands: Sequence[Any], *, is_stroke: bool) -> None:
    space = colours.named(operands[0], at.written)
    _paint(at, space, colours.initial(space), is_stroke=is_stroke) if not _is_pattern(
        space
    ) else None
    if is_stroke:
        at.state.stroke_space = space
    else:
        at.state.fill_space = space


def _in_space(at: Content, operands: Sequence[Any], *, is_stroke: bool) -> None:
    if at.is_uncoloured:
        return
    space = at.state.stroke_space if is_stroke else at.state.fill_space
    if operands and isinstance(operands[-1], Name):
        paint = _pattern(at, operands, space)
        _put(at, paint, is_stroke=is_stroke)
    else:
        _paint(at, space, numbers(operands), is_stroke=is_stroke)


def _is_pattern(space: Object) -> bool:
    return str(space[0] if isinstance(space, Array) and len(space) else space) == "/Pattern"


def _pattern(at: Content, operands: Sequence[Any], space: Object) -> Paint | None:
    """Return the paint of a pattern; None where OFD has none like it."""
    found = at.listed("/Pattern", operands[-1])
    if not isinstance(found, Dictionary | Stream):
        return None
    matrix = geometry.times(matrix_of(found.get("/Matrix")), at.base)
    if isinstance(found, Stream):
        under = space[1] if isinstance(space, Array) and len(space) > 1 else None
        return _tiles(at, found, numbers(list(operands)[:-1]), under)
    if "/ExtGState" in found:
        return None
    with suppress(*BROKEN):
        return gradients.gradient(found.get("/Shading"), matrix, at.written, at.resources)
    return None


def _tiles(
    at: Content, pattern: Stream, values: tuple[float, ...], under: Object | None
) -> Tiles | None:
    """Return a cell, in mm from its own top left corner, and where it is repeated."""
    left, bottom, right, top = numbers(pattern.get("/BBox"))
    left, bottom, right, top = geometry.box_of(((left, bottom), (right, top)))
    steps = abs(float(pattern.get("/XStep", 0))), abs(float(pattern.get("/YStep", 0)))
    matrix = geometry.times(matrix_of(pattern.get("/Matrix")), at.base)
    cell = (_MM, 0, 0, -_MM, -left * _MM, top * _MM)
    back = inverse(cell)
    size = (right - left) * _MM, (top - bottom) * _MM
    if back is None or not all(steps) or max(size) > _LARGEST_CELL or min(size) <= 0:
        return None
    state = State(matrix=cell, clip=Clip(box=(0.0, 0.0, *size)))
    canvas = Canvas()
    inner = at.within(pattern, state, canvas)
    inner.base = cell
    if pattern.get("/PaintType") == 2:  # noqa: PLR2004 - without colours of its own
        state.fill = state.stroke = at.resources.colours.of(under or Name.DeviceGray, values)
        inner.is_uncoloured = True
    inner.follow(pattern)
    if canvas.pieces:
        return None
    return Tiles(
        size=size,
        steps=(steps[0] * _MM, steps[1] * _MM),
        matrix=geometry.times(back, matrix),
        cell=tuple(canvas.items),
    )


def _shade(at: Content, operands: Sequence[Any]) -> None:
    """Fill all that shows with a shading."""
    if not at.is_shown:
        return
    shading, paint = at.listed("/Shading", operands[0]), None
    with suppress(*BROKEN):
        paint = gradients.gradient(shading, at.state.matrix, at.written, at.resources)
    area = rectangle(at.state.clip.box, geometry.IDENTITY)
    look = Look(fill=paint, fill_alpha=at.state.fill_alpha)
    beyond = at.beyond() or (None if isinstance(paint, Gradient | Colour) else Beyond.SHADED)
    at.canvas.add(OfdPath(area=area, look=look, clip=at.state.clip), beyond)


ACTIONS.update(
    {
        **{name: _device(name) for name in ("g", "G", "rg", "RG", "k", "K")},
        "cs": lambda at, operands: _space(at, operands, is_stroke=False),
        "CS": lambda at, operands: _space(at, operands, is_stroke=True),
        **dict.fromkeys(
            ("sc", "scn"), lambda at, operands: _in_space(at, operands, is_stroke=False)
        ),
        **dict.fromkeys(
            ("SC", "SCN"), lambda at, operands: _in_space(at, operands, is_stroke=True)
        ),
        "sh": _shade,
    }
)
