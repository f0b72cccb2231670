"""The operators of state, paths, colours, shadings and objects (ISO 32000-2, table 50)."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Any, Final

from pikepdf import Array, Dictionary, Name, Object, Stream

from jianbao.foreign_pdf import BROKEN
from jianbao.ofd import colours, gradients
from jianbao.ofd.canvas import Beyond, Canvas
from jianbao.ofd.content import ACTIONS, Action, Content, draw_form, draw_picture, rectangle
from jianbao.ofd.model import Clip, Colour, FilledArea, Gradient, Look, OfdPath, Paint, Tiles
from jianbao.ofd.state import State, inverse
from jianbao.preflight import geometry
from jianbao.preflight.geometry import Point
from jianbao.preflight.state import matrix_of, numbers

_MM: Final = 25.4 / 72
_NORMAL: Final = {"/Normal", "/Compatible"}
_LARGEST_CELL: Final = 2_000.0


def _save(at: Content, _: Sequence[Any]) -> None:
    at.stack.append(at.state.copied())


def _restore(at: Content, _: Sequence[Any]) -> None:
    if at.stack:
        at.state = at.stack.pop()


def _concatenate(at: Content, operands: Sequence[Any]) -> None:
    at.state.matrix = geometry.times(matrix_of(operands), at.state.matrix)


def _number(name: str) -> Action:
    def put(at: Content, operands: Sequence[Any]) -> None:
        setattr(at.state, name, type(getattr(at.state, name))(operands[0]))

    return put


def _dash(at: Content, operands: Sequence[Any]) -> None:
    lengths = tuple(max(0.0, length) for length in numbers(operands[0]))
    at.state.dash = lengths if any(lengths) else ()
    at.state.offset = float(operands[1])


def _extended(at: Content, operands: Sequence[Any]) -> None:
    settings = at.listed("/ExtGState", operands[0])
    if not isinstance(settings, Dictionary):
        return
    state = at.state
    for key, put in _SETTINGS.items():
        if key in settings:
            put(at, [settings[key]])
    state.fill_alpha = float(settings.get("/ca", state.fill_alpha))
    state.stroke_alpha = float(settings.get("/CA", state.stroke_alpha))
    if "/D" in settings:
        _dash(at, list(settings["/D"]))
    if "/SMask" in settings:
        state.is_masked = settings["/SMask"] != Name("/None")
    if "/BM" in settings:
        mode = settings["/BM"]
        state.is_blended = str(mode[0] if isinstance(mode, Array) else mode) not in _NORMAL
    if "/Font" in settings:
        font, size = settings["/Font"]
        if isinstance(font, Dictionary):
            state.face, state.size = at.resources.face(font), float(size)


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


def _object(at: Content, operands: Sequence[Any]) -> None:
    drawn = at.listed("/XObject", operands[0])
    if not isinstance(drawn, Stream) or at.layers.hides(drawn.get("/OC")):
        return
    if drawn.get("/Subtype") == Name.Image:
        draw_picture(at, drawn)
    elif drawn.get("/Subtype") == Name.Form:
        draw_form(at, drawn, at.state)


def _begin_marked(at: Content, operands: Sequence[Any]) -> None:
    is_layer = len(operands) > 1 and operands[0] == Name.OC
    properties = at.listed("/Properties", operands[1]) if is_layer else None
    at.hidden.append(is_layer and at.layers.hides(properties))


def _end_marked(at: Content, _: Sequence[Any]) -> None:
    if len(at.hidden) > (1 if at.depth else 0):
        at.hidden.pop()


_SETTINGS: Final[dict[str, Action]] = {
    "/LW": _number("width"), "/LC": _number("cap"), "/LJ": _number("join"), "/ML": _number("miter"),
}  # fmt: skip
ACTIONS.update(
    {
        "q": _save,
        "Q": _restore,
        "cm": _concatenate,
        "w": _number("width"),
        "J": _number("cap"),
        "j": _number("join"),
        "M": _number("miter"),
        "d": _dash,
        "gs": _extended,
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
        "Do": _object,
        "BDC": _begin_marked,
        "BMC": _begin_marked,
        "EMC": _end_marked,
    }
)
