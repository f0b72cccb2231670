"""Faces in a PDF: embedded, as wide as declared, with a meaning for each glyph.

The numbers are the clauses of ISO 19005-2; those of PDF/UA-1 (7.21) ask the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

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
    if descendant.Subtype == "/CIDFontType2" and descendant.get("/CIDToGIDMap") != "/Identity":
        yield "6.2.11.3.2: no map of its glyphs"
    if 0 in codes:
        yield "6.2.11.8: .notdef"
    face = TTFont(BytesIO(program.read_bytes()))
    declared = _widths(descendant.W)
    for code in codes:
        real = _width(face, code)
        if abs(real - declared.get(code, 1000)) > _NEAR:
            yield f"6.2.11.5: glyph {code} is {real:.1f} wide, not {declared.get(code)}"
    meanings = contents.unicode_of(font)
    for code in codes:
        meaning = meanings.get(code, "")
        if not meaning or any(ord(char) in (0, 0xFEFF, 0xFFFE) for char in meaning):
            yield f"6.2.11.7.2: glyph {code} means nothing"
        if level == "A" and any(0xE000 <= ord(char) <= 0xF8FF for char in meaning):
            yield f"6.2.11.7.3: glyph {code} means something private"


def _width(face: TTFont, code: int) -> float:
    """Return the width of the glyph that a reader draws for ``code``, in thousandths of an em."""
    name = face.getGlyphName(code)
    if "CFF " in face and hasattr(face["CFF "].cff.topDictIndex[0], "ROS"):
        name = f"cid{code:05d}" if f"cid{code:05d}" in face.getReverseGlyphMap() else name
    return float(face["hmtx"][name][0] * 1000 / face["head"].unitsPerEm)


def _widths(written: Object) -> dict[int, float]:
    found: dict[int, float] = {}
    items = list(written)
    for first, row in zip(items[::2], items[1::2], strict=True):
        found.update((int(first) + at, float(width)) for at, width in enumerate(row))
    return found
