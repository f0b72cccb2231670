"""The text of an object with the place of each character (GB/T 33190-2016, 11.3 and 11.4)."""

from __future__ import annotations

from typing import Final
from xml.sax.saxutils import escape

from jianbao.ofd.figures import number
from jianbao.ofd.model import GlyphText
from jianbao.preflight import geometry
from jianbao.preflight.geometry import Matrix

_SHORT_RUN: Final = 3


def text_codes(item: GlyphText, place: Matrix) -> str:
    """Return the text, the place of each character, and the glyphs that its face would not find."""
    text, xs, ys = "", list[float](), list[float]()
    transforms: list[tuple[int, int, list[int]]] = []
    for glyph in item.glyphs:
        x, y = geometry.moved((glyph.x, glyph.y), place)
        if glyph.number >= 0:
            start, size = len(text), len(glyph.text)
            last = transforms[-1] if transforms else None
            if last and size == 1 and last[0] + last[1] == start and last[1] == len(last[2]):
                transforms[-1] = (last[0], last[1] + 1, [*last[2], glyph.number])
            else:
                transforms.append((start, size, [glyph.number]))
        for _ in glyph.text:
            xs.append(x)
            ys.append(y)
        text += glyph.text
    written = "".join(
        f'<ofd:CGTransform CodePosition="{start}" CodeCount="{size}" GlyphCount="{len(glyphs)}">'
        f"<ofd:Glyphs>{' '.join(map(str, glyphs))}</ofd:Glyphs></ofd:CGTransform>"
        for start, size, glyphs in transforms
    )
    across, down = _deltas("X", xs), _deltas("Y", ys)
    return (
        f'{written}<ofd:TextCode X="{number(xs[0])}" Y="{number(ys[0])}"{across}{down}>'
        f"{escape(text)}</ofd:TextCode>"
    )


def _deltas(axis: str, places: list[float]) -> str:
    """Return the steps between characters; rounding is made good by the next step."""
    steps, at = [], float(number(places[0]))
    for place in places[1:]:
        step = number(place - at)
        at += float(step)
        steps.append(step)
    if all(step == "0" for step in steps) and (axis == "Y" or not steps):
        return ""
    parts, first = [], 0
    while first < len(steps):
        last = first
        while last < len(steps) and steps[last] == steps[first]:
            last += 1
        run = last - first
        parts += [f"g {run} {steps[first]}"] if run > _SHORT_RUN else steps[first:last]
        first = last
    return f' Delta{axis}="{" ".join(parts)}"'
