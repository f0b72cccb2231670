"""The operators of a content stream, as far as they say where something is painted and how."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from pikepdf import Dictionary, Name, Object

from jianbao.preflight import colours, geometry
from jianbao.preflight.geometry import IDENTITY, Matrix, Point
from jianbao.preflight.model import MarkKind, PaintedMark
from jianbao.preflight.state import NOWHERE, GraphicsState, matrix_of, numbers

_INVISIBLE: Final = {3, 7}
_STROKED_TEXT: Final = {1, 2, 5, 6}


@dataclass(frozen=True, slots=True, kw_only=True)
class Painted:
    """What an operator does with the path before it."""

    fills: bool
    strokes: bool


class Follower:
    """Follows the operators of one content stream."""

    def __init__(self, resources: Object, state: GraphicsState) -> None:
        self.resources = resources
        self.state = state
        self.stack: list[GraphicsState] = []
        self.points: list[Point] = []
        self.clips = False
        self.line: Matrix = IDENTITY
        self.leading = 0.0
        spaces = self.resource("/ColorSpace")
        self.spaces = spaces if isinstance(spaces, Dictionary) else Dictionary()

    def resource(self, kind: str, name: str = "") -> Object | None:
        """Return what ``name`` stands for among the resources of ``kind``, or all of them."""
        listed = self.resources.get(kind) if isinstance(self.resources, Dictionary) else None
        if not name:
            return listed
        return listed.get(name) if isinstance(listed, Dictionary) else None

    def follow(self, operands: Sequence[Object], name: str) -> Iterator[PaintedMark]:
        """Take one operator in, and yield what it paints."""
        if name in _PAINTED:
            yield from self._painted(_PAINTED[name])
        elif name in _SHOWS:
            if name not in _ON_THIS_LINE:
                self.step(0, -self.leading)
            yield from self._text()
        elif name == "sh":
            yield from self._shaded(str(operands[0]))
        elif name in _ACTIONS:
            _ACTIONS[name](self, operands)

    def _painted(self, how: Painted) -> Iterator[PaintedMark]:
        if self.points:
            path = geometry.box_of(self.points)
            box = geometry.common(path, self.state.clip)
            if box and how.fills:
                yield self.state.filled(MarkKind.FILL, box)
            if box and how.strokes:
                yield self.state.stroked(MarkKind.STROKE, box)
            if self.clips:
                self.state = self.state.clipped(path)
        self.points, self.clips = [], False

    def _text(self) -> Iterator[PaintedMark]:
        if self.state.rendering in _INVISIBLE:
            return
        x, y = geometry.moved((0, 0), geometry.times(self.line, self.state.matrix))
        if self.state.rendering in _STROKED_TEXT:
            yield self.state.stroked(MarkKind.TEXT, (x, y, x, y))
        if self.state.rendering != 1:
            yield self.state.filled(MarkKind.TEXT, (x, y, x, y))

    def _shaded(self, name: str) -> Iterator[PaintedMark]:
        shading = self.resource("/Shading", name)
        space = shading.get("/ColorSpace", Name.Null) if shading is not None else Name.Null
        kind = colours.kind_of(space, self.spaces)
        if self.state.clip != NOWHERE:
            yield PaintedMark(kind=MarkKind.SHADE, space=kind, box=self.state.clip)

    def step(self, x: float, y: float) -> None:
        """Begin text so far from where its line began."""
        self.line = geometry.times((1, 0, 0, 1, x, y), self.line)

    def add(self, *points: Point) -> None:
        """Let the path go through ``points``."""
        self.points += [geometry.moved(point, self.state.matrix) for point in points]

    def paint(self, kind: str, colour: tuple[float, ...], *, is_stroke: bool) -> None:
        """Set the colour of lines or of areas."""
        if is_stroke:
            self.state = replace(self.state, stroke=(kind, colour))
        else:
            self.state = replace(self.state, fill=(kind, colour))


Action = Callable[[Follower, Sequence[Object]], None]


def _save(at: Follower, _: Sequence[Object]) -> None:
    at.stack.append(at.state)


def _restore(at: Follower, _: Sequence[Object]) -> None:
    if at.stack:
        at.state = at.stack.pop()


def _concatenate(at: Follower, operands: Sequence[Object]) -> None:
    matrix = geometry.times(matrix_of(operands), at.state.matrix)
    at.state = replace(at.state, matrix=matrix)


def _width(at: Follower, operands: Sequence[Object]) -> None:
    at.state = replace(at.state, width=numbers(operands)[0])


def _extended(at: Follower, operands: Sequence[Object]) -> None:
    settings = at.resource("/ExtGState", str(operands[0]))
    if not isinstance(settings, Dictionary):
        return
    stroke = bool(settings.get("/OP", at.state.stroke_overprints))
    # Without /op, /OP is for both (table 58).
    fill = bool(settings.get("/op", settings.get("/OP", at.state.fill_overprints)))
    width = float(settings.get("/LW", at.state.width))
    at.state = replace(at.state, stroke_overprints=stroke, fill_overprints=fill, width=width)


def _path(at: Follower, operands: Sequence[Object]) -> None:
    values = numbers(operands)
    at.add(*zip(values[::2], values[1::2], strict=True))


def _rectangle(at: Follower, operands: Sequence[Object]) -> None:
    x, y, width, height = numbers(operands)
    at.add((x, y), (x + width, y), (x + width, y + height), (x, y + height))


def _clip(at: Follower, _: Sequence[Object]) -> None:
    at.clips = True


def _begin_text(at: Follower, _: Sequence[Object]) -> None:
    at.line = IDENTITY


def _text_matrix(at: Follower, operands: Sequence[Object]) -> None:
    at.line = matrix_of(operands)


def _next_line(at: Follower, operands: Sequence[Object]) -> None:
    x, y = numbers(operands) or (0, -at.leading)
    at.step(x, y)


def _next_line_leading(at: Follower, operands: Sequence[Object]) -> None:
    at.leading = -numbers(operands)[1]
    _next_line(at, operands)


def _set_leading(at: Follower, operands: Sequence[Object]) -> None:
    at.leading = numbers(operands)[0]


def _set_rendering(at: Follower, operands: Sequence[Object]) -> None:
    at.state = replace(at.state, rendering=int(numbers(operands)[0]))


def _device(kind: str, *, is_stroke: bool) -> Action:
    return lambda at, operands: at.paint(kind, numbers(operands), is_stroke=is_stroke)


def _space(*, is_stroke: bool) -> Action:
    def enter(at: Follower, operands: Sequence[Object]) -> None:
        kind = colours.kind_of(operands[0], at.spaces)
        at.paint(kind, colours.initial(kind), is_stroke=is_stroke)

    return enter


def _in_space(*, is_stroke: bool) -> Action:
    def set_colour(at: Follower, operands: Sequence[Object]) -> None:
        kind, _ = at.state.stroke if is_stroke else at.state.fill
        at.paint(kind, numbers(operands), is_stroke=is_stroke)

    return set_colour


_FILLS: Final = Painted(fills=True, strokes=False)
_STROKES: Final = Painted(fills=False, strokes=True)
_BOTH: Final = Painted(fills=True, strokes=True)
_PAINTED: Final[dict[str, Painted]] = {
    **dict.fromkeys(("f", "F", "f*"), _FILLS),
    **dict.fromkeys(("S", "s"), _STROKES),
    **dict.fromkeys(("B", "B*", "b", "b*"), _BOTH),
    "n": Painted(fills=False, strokes=False),
}
_SHOWS: Final = {"Tj", "TJ", "'", '"'}
_ON_THIS_LINE: Final = {"Tj", "TJ"}
_ACTIONS: Final[dict[str, Action]] = {
    "q": _save,
    "Q": _restore,
    "cm": _concatenate,
    "w": _width,
    "gs": _extended,
    **dict.fromkeys(("m", "l", "c", "v", "y"), _path),
    "re": _rectangle,
    **dict.fromkeys(("W", "W*"), _clip),
    "BT": _begin_text,
    "Tm": _text_matrix,
    "Td": _next_line,
    "TD": _next_line_leading,
    "T*": _next_line,
    "TL": _set_leading,
    "Tr": _set_rendering,
    "g": _device("grey", is_stroke=False),
    "G": _device("grey", is_stroke=True),
    "rg": _device("rgb", is_stroke=False),
    "RG": _device("rgb", is_stroke=True),
    "k": _device("cmyk", is_stroke=False),
    "K": _device("cmyk", is_stroke=True),
    "cs": _space(is_stroke=False),
    "CS": _space(is_stroke=True),
    **dict.fromkeys(("sc", "scn"), _in_space(is_stroke=False)),
    **dict.fromkeys(("SC", "SCN"), _in_space(is_stroke=True)),
}
