"""Marks beside the line (CLREQ 行间标点的处理): dots under characters, lines that stay apart.

A style sheet asks for them by custom properties, which reach every box inside the element:
``--emphasis-mark: dot`` puts a dot (着重号) under each character, none under punctuation;
``--text-decoration: apart`` keeps the ends of an underline off its neighbours' (专名号, 书名号).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from jianbao.typesetting.composition import classes as kind
from jianbao.typesetting.composition.drawing import ComposedText
from jianbao.typesetting.composition.foreign import Box, Matrix, Stream, Style

_DEPTH: Final = 0.12
"""How far the em square reaches below the baseline, in em."""
_DISTANCE: Final = 0.27
"""From the em square to the middle of the dot, in em: between a quarter and a third."""
_RADIUS: Final = 0.075
_BEZIER: Final = 0.5523
"""Length of the handles with which four curves make a circle."""
_LAST_LETTER: Final = 0.53
"""Room of a letter that a gap may follow, in em, where its place does not tell."""
_INSET: Final = 0.07
"""What an underline keeps off the edges of its text, in em."""


def asks(style: Style, name: str, value: str) -> bool:
    """Whether the custom property ``name``, inherited or not, is the keyword ``value``."""
    tokens = style[f"__{name}"] or ()
    return any(getattr(token, "value", None) == value for token in tokens)


def draw_dots(stream: Stream, box: Box, layout: ComposedText, matrix: Matrix) -> None:
    """Draw the dots that the style of the text box asks for, as circles between two text objects.

    ``matrix`` places the text; the caller has begun a text object and set the colour.
    """
    if not asks(box.style, "emphasis_mark", "dot"):
        return
    em = box.style["font_size"]
    *_, left, baseline = matrix.values
    stream.end_text()
    for middle in _middles(layout, em):
        _circle(stream, left + middle, baseline + (_DEPTH + _DISTANCE) * em, _RADIUS * em)
    stream.begin_text()


def inset(box: Box) -> float:
    """Return by how much the underline of a text box is to be shorter at either end."""
    apart = asks(box.style, "text_decoration", "apart")
    return min(_INSET * box.style["font_size"], box.width / 4) if apart else 0.0


def _middles(layout: ComposedText, em: float) -> Iterator[float]:
    text, places = layout.composed, layout.places
    for at, letter in enumerate(kind.classify(text)):
        if letter == kind.HAN:
            yield places[at] + em / 2
        elif text[at].isalnum():
            room = places[at + 1] - places[at]
            inside = text[at + 1 : at + 2].isascii()
            yield places[at] + (room if inside else min(room, _LAST_LETTER * em)) / 2


def _circle(stream: Stream, x: float, y: float, radius: float) -> None:
    handle = radius * _BEZIER
    stream.move_to(x + radius, y)
    for (x1, y1), (x2, y2) in (
        ((1, 0), (0, 1)),
        ((0, 1), (-1, 0)),
        ((-1, 0), (0, -1)),
        ((0, -1), (1, 0)),
    ):
        stream.curve_to(
            x + radius * x1 + handle * x2,
            y + radius * y1 + handle * y2,
            x + radius * x2 + handle * x1,
            y + radius * y2 + handle * y1,
            x + radius * x2,
            y + radius * y2,
        )
    stream.fill()
