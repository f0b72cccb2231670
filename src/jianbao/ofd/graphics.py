"""The operators of state, paths, colours, shadings and objects (ISO 32000-2, table 50)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from pikepdf import Array, Dictionary, Name, Stream

from jianbao.ofd.content import ACTIONS, Action, Content, draw_form, draw_picture
from jianbao.preflight import geometry
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
        "Do": _object,
        "BDC": _begin_marked,
        "BMC": _begin_marked,
        "EMC": _end_marked,
    }
)
