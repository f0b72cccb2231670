"""The operators of text (ISO 32000-2, 9.4): glyphs with their places, glyph by glyph."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from pikepdf import Array, Dictionary, String

from jianbao.ofd.canvas import Beyond
from jianbao.ofd.content import ACTIONS, Action, Content
from jianbao.ofd.faces import CodeSign, OfdFace
from jianbao.ofd.model import GlyphText, Look, OfdGlyph
from jianbao.preflight import geometry
from jianbao.preflight.geometry import IDENTITY, Matrix
from jianbao.preflight.state import matrix_of, numbers

_FILLED: Final = {0, 2, 4, 6}
_STROKED: Final = {1, 2, 5, 6}
_CLIPS: Final = 4
"""This rendering mode and those above it clip what follows."""
_THOUSAND: Final = 1000.0
_TINY: Final = 1e-6
_STRAIGHT: Final = 1e-5


def show(at: Content, data: bytes) -> None:
    """Show a string: its glyphs where they belong, and the text matrix after them."""
    state, face = at.state, at.state.face
    if face is None:
        return
    is_drawn = face.is_type3
    scale, turn = _measure(at)
    glyphs: list[OfdGlyph] = []
    for sign in face.signs(data):
        x, y = geometry.moved(_origin(at, sign), geometry.times(at.at, state.matrix))
        if is_drawn:
            _procedure(at, face, sign)
        number = -1 if is_drawn else at.resources.used(face, sign)
        glyphs.append(OfdGlyph(sign.text, number, x, y))
        if len(sign.text) > 1:
            _emit(at, face, scale, turn, glyphs)
            glyphs = []
        _advance(at, face, sign)
    _emit(at, face, scale, turn, glyphs)


def _measure(at: Content) -> tuple[float, tuple[float, float, float, float] | None]:
    """Return the size of glyphs on the page in mm, and how they are turned there.

    ``turn`` goes from upright glyphs, y down, to the page, y down as well.
    """
    state = at.state
    a, b, c, d, _, _ = geometry.times(
        (state.size * state.stretch, 0, 0, state.size, 0, 0), geometry.times(at.at, state.matrix)
    )
    size = max((abs(a * d - b * c)) ** 0.5, _TINY)
    slack = _STRAIGHT * size
    if abs(b) < slack and abs(c) < slack and abs(a + d) < slack and a > 0:
        return size, None
    return size, (a / size, b / size, -c / size, -d / size)


def _origin(at: Content, sign: CodeSign) -> tuple[float, float]:
    state = at.state
    x, y = sign.origin
    return -x * state.size * state.stretch, state.rise - y * state.size


def _advance(at: Content, face: OfdFace, sign: CodeSign) -> None:
    state = at.state
    further = sign.width * state.size + state.spacing
    if sign.is_space:
        further += state.word_spacing
    step = (0.0, further) if face.is_vertical else (further * state.stretch, 0.0)
    at.at = geometry.times((1, 0, 0, 1, *step), at.at)


def _emit(
    at: Content,
    face: OfdFace,
    size: float,
    turn: tuple[float, float, float, float] | None,
    glyphs: list[OfdGlyph],
) -> None:
    if not glyphs or not at.is_shown:
        return
    mode = at.state.rendering
    look = at.state.look(fills=mode in _FILLED, strokes=mode in _STROKED)
    beyond = None
    if face.is_type3:
        look = Look()
    elif mode != 3 and mode < _CLIPS + 3:  # noqa: PLR2004 - those that show nothing
        beyond = _beyond(at, face, look, turn)
    at.canvas.add(
        GlyphText(
            face=face.number, size=size, turn=turn, glyphs=tuple(glyphs), reach=face.reach,
            look=look, clip=at.state.clip,
        ),
        beyond,
    )  # fmt: skip


def _beyond(
    at: Content, face: OfdFace, look: Look, turn: tuple[float, float, float, float] | None
) -> Beyond | None:
    if face.name in at.resources.broken_faces:
        return Beyond.FACE
    if face.program is None and face.unread:
        return Beyond.FACE
    for paint in (look.fill, look.stroke):
        if turn is not None and paint is not None and not hasattr(paint, "values"):
            return Beyond.PATTERN
    lacks = (at.state.rendering in _FILLED and look.fill is None) or (
        at.state.rendering in _STROKED and look.stroke is None
    )
    return at.beyond() or (Beyond.PATTERN if lacks else None)


def _procedure(at: Content, face: OfdFace, sign: CodeSign) -> None:
    """Draw a glyph of a Type 3 font, which is a drawing (9.6.4)."""
    procedure = face.procedure(sign.code)
    if procedure is None or at.state.rendering == 3:  # noqa: PLR2004 - shows nothing
        return
    state = at.state.copied()
    place: Matrix = (state.size * state.stretch, 0, 0, state.size, 0, state.rise)
    place = geometry.times(place, geometry.times(at.at, at.state.matrix))
    state.matrix = geometry.times(face.matrix, place)
    inner = at.within(procedure, state, at.canvas)
    own = face.font.get("/Resources")
    inner.written = own if isinstance(own, Dictionary) else at.written
    inner.follow(procedure)


def _begin(at: Content, _: Sequence[Any]) -> None:
    at.line = at.at = IDENTITY


def _end(at: Content, _: Sequence[Any]) -> None:
    if at.state.rendering >= _CLIPS:
        at.state.is_cut = True


def _step(at: Content, x: float, y: float) -> None:
    at.line = at.at = geometry.times((1, 0, 0, 1, x, y), at.line)


def _next(at: Content, operands: Sequence[Any]) -> None:
    _step(at, float(operands[0]), float(operands[1]))


def _next_leading(at: Content, operands: Sequence[Any]) -> None:
    at.state.leading = -float(operands[1])
    _next(at, operands)


def _next_line(at: Content, _: Sequence[Any]) -> None:
    _step(at, 0, -at.state.leading)


def _matrix(at: Content, operands: Sequence[Any]) -> None:
    at.line = at.at = matrix_of(operands)


def _font(at: Content, operands: Sequence[Any]) -> None:
    font = at.listed("/Font", operands[0])
    at.state.face = at.resources.face(font) if isinstance(font, Dictionary) else None
    at.state.size = float(operands[1])


def _show(at: Content, operands: Sequence[Any]) -> None:
    show(at, bytes(operands[0]))


def _show_next(at: Content, operands: Sequence[Any]) -> None:
    _next_line(at, operands)
    show(at, bytes(operands[-1]))


def _show_spaced(at: Content, operands: Sequence[Any]) -> None:
    at.state.word_spacing, at.state.spacing = float(operands[0]), float(operands[1])
    _show_next(at, operands)


def _show_placed(at: Content, operands: Sequence[Any]) -> None:
    state = at.state
    for item in operands[0] if isinstance(operands[0], Array) else ():
        if isinstance(item, String):
            show(at, bytes(item))
            continue
        back = -float(item) / _THOUSAND * state.size
        is_vertical = state.face is not None and state.face.is_vertical
        step = (0.0, back) if is_vertical else (back * state.stretch, 0.0)
        at.at = geometry.times((1, 0, 0, 1, *step), at.at)


def _put(name: str, scale: float = 1.0) -> Action:
    def put(at: Content, operands: Sequence[Any]) -> None:
        setattr(at.state, name, float(numbers(operands)[0]) * scale)

    return put


def _rendering(at: Content, operands: Sequence[Any]) -> None:
    at.state.rendering = int(operands[0])


def _uncoloured(at: Content, _: Sequence[Any]) -> None:
    at.is_uncoloured = True


ACTIONS.update(
    {
        "BT": _begin,
        "ET": _end,
        "Tc": _put("spacing"),
        "Tw": _put("word_spacing"),
        "Tz": _put("stretch", 0.01),
        "TL": _put("leading"),
        "Ts": _put("rise"),
        "Tr": _rendering,
        "Tf": _font,
        "Td": _next,
        "TD": _next_leading,
        "T*": _next_line,
        "Tm": _matrix,
        "Tj": _show,
        "'": _show_next,
        '"': _show_spaced,
        "TJ": _show_placed,
        "d1": _uncoloured,
    }
)
