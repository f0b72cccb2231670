"""How a face shows digits: whether a number can be spelt without asking Pango."""

from __future__ import annotations

import re
from copy import copy
from typing import Final

from weasyprint.draw import text as drawing
from weasyprint.matrix import Matrix
from weasyprint.pdf.stream import Stream
from weasyprint.text import line_break

from jianbao.typesetting.incremental.foreign import Box
from jianbao.typesetting.incremental.model import Digits

_NEAR: Final = 0.01
_DIGITS: Final = "0123456789"
_PAIRS: Final = "".join(one + two for one in _DIGITS for two in _DIGITS)
"""Each digit before each."""
_GLYPH: Final = re.compile(rb"(?=(?:[0-9a-f]{4})+>)[0-9a-f]{4}")
"""The code of a glyph, which stands between < and >; distances stand between > and <."""


def spelt(digits: Digits, number: str) -> bytes:
    """Return what shows ``number``."""
    opening, between, closing = digits.around
    return opening + between.join(digits.glyphs[int(digit)] for digit in number) + closing


def width_of(digits: Digits, number: str) -> float:
    """Return how wide ``number`` is, in CSS pixels."""
    return sum(digits.widths[int(digit)] for digit in number)


def digits_of(stream: Stream, textbox: Box) -> Digits | None:
    """Return how the digits are shown in the face of ``textbox``; None if one hangs on the next."""
    alone = [_set(stream, textbox, digit * 2) for digit in _DIGITS]
    shown, room = _set(stream, textbox, _PAIRS)
    glyphs = [_GLYPH.findall(two)[:1] for two, _ in alone]
    parts = {tuple(_GLYPH.split(two)) for two, _ in alone}
    if len(parts) != 1 or [] in glyphs:
        return None
    ((opening, between, closing),) = parts
    digits = Digits(
        glyphs=tuple(glyph for (glyph,) in glyphs),
        around=(opening, between, closing),
        widths=tuple(width / 2 for _, (width, _, _) in alone),
    )
    heights = {tuple(rest) for _, (_, *rest) in alone}
    fits = abs(sum(width_of(digits, digit) for digit in _PAIRS) - room[0]) < _NEAR
    return digits if fits and len(heights) == 1 and spelt(digits, _PAIRS) == shown else None


def _set(stream: Stream, textbox: Box, text: str) -> tuple[bytes, tuple[float, float, float]]:
    """Return how ``text`` is shown in the face of ``textbox``, and its width, height, baseline."""
    layout, _, _, *room = line_break.split_first_line(text, textbox.style, None, None, 0)
    box = textbox.copy()
    box.text, box.pango_layout = text, layout
    beside = copy(stream)  # of the same faces
    beside.stream = []
    layout.reactivate(textbox.style)
    drawing.draw_first_line(beside, box, "clip", "none", Matrix())
    shown = [line for line in beside.stream if line.endswith(b"TJ")]
    return b"\n".join(shown), (room[0], room[1], room[2])
