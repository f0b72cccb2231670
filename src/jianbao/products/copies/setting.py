"""What the faces give to the press: the font of the digits, and each watermark as shapes."""

from __future__ import annotations

import re
from io import BytesIO

from fontTools.fontBuilder import FontBuilder  # type: ignore[import-untyped] # ships no types
from fontTools.pens.basePen import BasePen  # type: ignore[import-untyped] # as above
from fontTools.pens.cu2quPen import Cu2QuPen  # type: ignore[import-untyped] # as above
from fontTools.pens.ttGlyphPen import TTGlyphPen  # type: ignore[import-untyped] # as above

from jianbao.diagnostics import Diagnostic, Result, Span
from jianbao.fonts import Face, Role, Typefaces
from jianbao.fonts.outlines import EM, draw, drawn_by
from jianbao.products.copies import codes
from jianbao.products.copies.model import Copy, CopyFaces, DigitFont, Distribution, WatermarkLine
from jianbao.products.copies.template import PLACE, PLACES

WATERMARK_ROLE = Role.HEI
_DIGITS = "0123456789"
_ERROR = 0.5  # of an em's thousandth: how far a curve may leave its original


def press_of(
    order: Distribution, typefaces: Typefaces, face: Face | None, span: Span
) -> Result[CopyFaces]:
    """Return what is to be stamped on the copies of ``order``; numbers in ``face``, if any.

    K015 where a watermark has a character that no face has; it stands at its recipient's place,
    or at ``span`` where the watermark itself has it.
    """
    pieces: dict[str, WatermarkLine | str] = {}
    marks: list[WatermarkLine | None] = []
    said: dict[str, Diagnostic] = {}
    for copy in order.copies:
        text = _filled(order.watermark, copy)
        if text not in pieces:
            pieces[text] = _mark(text, typefaces)
        made = pieces[text]
        if isinstance(made, str):
            own = made not in order.watermark
            said.setdefault(
                made,
                codes.NOT_DRAWN.at(
                    copy.span if own else span, character=made, sign=f"U+{ord(made[0]):04X}"
                ),
            )
        marks.append(made if isinstance(made, WatermarkLine) and made.paths else None)
    if said:
        return Result(value=None, diagnostics=tuple(said.values()))
    digits = digits_of(face) if face else None
    return Result(value=CopyFaces(digits=digits, marks=tuple(marks)))


def _filled(template: str, copy: Copy) -> str:
    """Return the watermark of ``copy``; what it has not leaves no gap."""
    text = PLACE.sub(lambda match: str(getattr(copy, PLACES[match[1]])), template)
    return " ".join(text.split())


def _mark(text: str, typefaces: Typefaces) -> WatermarkLine | str:
    """Return ``text`` as shapes, or the character that no face has."""
    paths, x = [], 0.0
    for run, face in drawn_by(text, WATERMARK_ROLE, typefaces):
        if face is None:
            return run[:1]
        pen = _Paths(x)
        x += draw(face, run, pen)
        paths += pen.operators
    return WatermarkLine(paths="\n".join(paths).encode(), width=x)


class _Paths(BasePen):  # type: ignore[misc] # fontTools has no types
    """Writes lines and curves as PDF path operators (ISO 32000-2 8.5.2)."""

    def __init__(self, left: float) -> None:
        super().__init__(None)
        self._left = left
        self.operators: list[str] = []

    def _moveTo(self, point: tuple[float, float]) -> None:  # noqa: N802 - fontTools' name
        self._write("m", point)

    def _lineTo(self, point: tuple[float, float]) -> None:  # noqa: N802 - fontTools' name
        self._write("l", point)

    def _curveToOne(self, *points: tuple[float, float]) -> None:  # noqa: N802 - fontTools' name
        self._write("c", *points)

    def _closePath(self) -> None:  # noqa: N802 - fontTools' name
        self.operators.append("h")

    def _write(self, operator: str, *points: tuple[float, float]) -> None:
        figures = (f"{x + self._left:.0f} {y:.0f}" for x, y in points)
        self.operators.append(f"{' '.join(figures)} {operator}")


def digits_of(face: Face) -> DigitFont:
    """Return a font of the digits of ``face``, whatever kind its own file is of.

    A book's Chinese face is a collection, a variable one or a CID-keyed CFF: this is always a plain
    TrueType font, which any printer takes.
    """
    glyphs, widths = {".notdef": TTGlyphPen(None).glyph()}, {".notdef": (EM // 2, 0)}
    for digit, name in zip(_DIGITS, _names(), strict=True):
        pen = TTGlyphPen(None)
        # Directions are kept: outer outlines of CFF turn the other way round from TrueType's.
        width = draw(face, digit, Cu2QuPen(pen, _ERROR))
        glyphs[name], widths[name] = pen.glyph(), (round(width), 0)
    name = "JBNUMS+" + (re.sub(r"[^A-Za-z0-9]", "", face.family) or "Digits")
    builder = FontBuilder(EM, isTTF=True)
    builder.setupGlyphOrder(list(glyphs))
    builder.setupCharacterMap({ord(d): n for d, n in zip(_DIGITS, _names(), strict=True)})
    builder.setupGlyf(glyphs)
    for glyph, (width, _) in list(widths.items()):
        bearing = getattr(builder.font["glyf"][glyph], "xMin", 0)
        widths[glyph] = (width, bearing)
    builder.setupHorizontalMetrics(widths)
    ascent, descent = round(0.88 * EM), round(-0.12 * EM)
    builder.setupHorizontalHeader(ascent=ascent, descent=descent)
    builder.setupNameTable({"familyName": name, "styleName": "Regular", "psName": name})
    builder.setupOS2(sTypoAscender=ascent, sTypoDescender=descent)
    builder.setupPost()
    builder.updateHead(created=0, modified=0)
    builder.font.recalcTimestamp = False
    file = BytesIO()
    builder.save(file)
    return DigitFont(
        name=name,
        data=file.getvalue(),
        widths=tuple(widths[glyph][0] for glyph in _names()),
        ascent=ascent,
        descent=descent,
    )


def _names() -> tuple[str, ...]:
    return ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
