"""Faces in a PDF: embedded, as wide as declared, with a meaning for each glyph.

The numbers are the clauses of ISO 19005-2; those of PDF/UA-1 (7.21) ask the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from io import BytesIO
from typing import Any

from fontTools.cffLib import CFFFontSet  # type: ignore[import-untyped] # carries no types
from fontTools.pens.basePen import NullPen  # type: ignore[import-untyped] # carries no types
from fontTools.ttLib import TTFont  # type: ignore[import-untyped] # carries no types
from pikepdf import Object
from tests.products.pdf import contents

_NEAR = 1
"""Thousandths of an em by which widths may differ (6.2.11.5)."""


def breaches(read: contents.Contents, level: str) -> Iterator[str]:
    """Yield in which rules the faces fail that ``read`` is set in, at ``level`` of PDF/A."""
    used: dict[tuple[int, int], tuple[Object, set[int]]] = {}
    for drawn in read.drawn:
        if drawn.font is not None and drawn.codes:
            used.setdefault(drawn.font.objgen, (drawn.font, set()))[1].update(drawn.codes)
    for font, codes in used.values():
        yield from (f"{font.BaseFont}: {fault}" for fault in _font(font, codes, level))


def _font(font: Object, codes: set[int], level: str) -> Iterator[str]:
    (descendant,) = font.DescendantFonts
    descriptor = descendant.FontDescriptor
    program = descriptor.get("/FontFile2") or descriptor.get("/FontFile3")
    if program is None or "/CIDSet" in descriptor:
        yield "6.2.11.4: not embedded, or with a list of its characters"
        return
    if font.Encoding != "/Identity-H":
        yield "6.2.11.3.3: the encoding"
    if ("/CIDToGIDMap" in descendant) != (descendant.Subtype == "/CIDFontType2"):
        yield "6.2.11.3.2: no map of its glyphs"
    if 0 in codes:
        yield "6.2.11.8: .notdef"
    width = _width(program, descendant)
    declared = _widths(descendant.W)
    for code in codes:
        real = width(code)
        if abs(real - declared.get(code, 1000)) > _NEAR:
            yield f"6.2.11.5: glyph {code} is {real:.1f} wide, not {declared.get(code)}"
    meanings = contents.unicode_of(font)
    for code in codes:
        meaning = meanings.get(code, "")
        if not meaning or any(ord(char) in (0, 0xFEFF, 0xFFFE) for char in meaning):
            yield f"6.2.11.7.2: glyph {code} means nothing"
        if level == "A" and any(0xE000 <= ord(char) <= 0xF8FF for char in meaning):
            yield f"6.2.11.7.3: glyph {code} means something private"


def _width(program: Object, descendant: Object) -> Callable[[int], float]:
    """Return what tells the width of the glyph that a reader draws, in thousandths of an em."""
    data = program.read_bytes()
    if program.get("/Subtype") == "/CIDFontType0C":
        programs = CFFFontSet()
        programs.decompile(BytesIO(data), None)
        return partial(_drawn_width, programs[0].CharStrings)
    face, places = TTFont(BytesIO(data)), descendant.CIDToGIDMap.read_bytes()
    unit = face["head"].unitsPerEm

    def of(code: int) -> float:
        place = int.from_bytes(places[2 * code : 2 * code + 2], "big")
        return float(face["hmtx"][face.getGlyphName(place)][0] * 1000 / unit)

    return of


def _drawn_width(glyphs: Mapping[str, Any], code: int) -> float:
    glyph = glyphs[f"cid{code:05d}"]
    glyph.draw(NullPen())
    return float(glyph.width)


def _widths(written: Object) -> dict[int, float]:
    found: dict[int, float] = {}
    items = list(written)
    for first, row in zip(items[::2], items[1::2], strict=True):
        found.update((int(first) + at, float(width)) for at, width in enumerate(row))
    return found
