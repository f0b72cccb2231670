"""Characters as shapes: which face draws each, and its lines and curves.

What is drawn like this needs no font in the file that it goes to, and is no text in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from typing import Any, Final

from jianbao.fonts.embedding import UnreadableFaceError, draws
from jianbao.fonts.model import Face, Role, Typefaces

EM: Final = 1000
"""Units of an em, in which shapes are drawn."""

# A character with the selector of its shape (Unicode Technical Standard 37), which belongs to it.
_CHARACTER: Final = re.compile("(.)([\ufe00-\ufe0f\U000e0100-\U000e01ef]?)", re.DOTALL)


def drawn_by(text: str, role: Role, typefaces: Typefaces) -> Iterator[tuple[str, Face | None]]:
    """Yield ``text`` in pieces, each with the face of ``role`` that draws it.

    Where none draws a character in the shape that a selector asks for, one that has the character
    will do; where none has it, the face is None.
    """
    found = []
    for match in _CHARACTER.finditer(text):
        order = typefaces.setters(role, match[1])
        found.append((match[0], _first(order, match[0]) or _first(order, match[1])))
    for face, run in groupby(found, key=lambda pair: pair[1]):
        yield "".join(characters for characters, _ in run), face


def draw(face: Face, text: str, pen: Any) -> float:  # noqa: ANN401 - a pen of fontTools
    """Draw ``text`` with ``face`` from (0, 0) to the right; return its width, in units of `EM`.

    ``pen`` is a fontTools pen. Raises UnreadableFaceError.
    """
    import uharfbuzz  # noqa: PLC0415 - most books draw nothing
    from fontTools.pens.transformPen import (  # type: ignore[import-untyped] # noqa: PLC0415 - ships no types; as above
        TransformPen,
    )

    font = _font(str(face.path), face.index, face.weight)
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    uharfbuzz.shape(font, buffer)
    scale = EM / font.face.upem
    x = 0.0
    for glyph, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        left, up = x + place.x_offset * scale, place.y_offset * scale
        font.draw_glyph_with_pen(glyph.codepoint, TransformPen(pen, (scale, 0, 0, scale, left, up)))
        x += place.x_advance * scale
    return x


def _first(faces: tuple[Face, ...], characters: str) -> Face | None:
    return next((face for face in faces if draws(face, characters)), None)


@lru_cache(maxsize=16)
def _font(path: str, index: int, weight: int) -> Any:  # noqa: ANN401 - HarfBuzz has no types
    import uharfbuzz  # noqa: PLC0415 - see above

    try:
        face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(path), index)
    except (OSError, uharfbuzz.HarfBuzzError) as error:
        raise UnreadableFaceError(path) from error
    font = uharfbuzz.Font(face)
    if any(axis.tag == "wght" for axis in face.axis_infos):
        font.set_variations({"wght": weight})
    return font
