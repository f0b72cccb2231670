"""The fonts of a PDF: what its strings say, with which glyphs, and how far each goes (9.6 to 9.9)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from fontTools.agl import UV2AGL  # type: ignore[import-untyped] # carries no types
from pikepdf import Array, Dictionary, Name, Object, Stream

from jianbao.foreign_pdf import text_of as said
from jianbao.ofd import cmaps
from jianbao.ofd.opentype import Program
from jianbao.preflight.state import matrix_of, numbers

_PRIVATE: Final = 0xE000
_PRIVATE_SIGNS: Final = 6400
_SYMBOLIC: Final = 4
_BYTE: Final = 256
_THOUSAND: Final = 1000.0
_REACH: Final = 1.3
_MOST_REACH: Final = 4.0


_Place = tuple[float, float, float]
"""How far a glyph goes, and where its own origin lies."""


@dataclass(frozen=True, slots=True)
class CodeSign:
    """One code: its text, the number of its glyph (-1: none is known), how far it goes (ems)."""

    code: int
    text: str
    number: int
    width: float
    origin: tuple[float, float]
    """Where the glyph's own origin lies from that of the writing (not 0 where it runs down)."""
    is_space: bool


class OfdFace:
    """One font of the PDF; `characters` and `widths` grow with what is set in it."""

    def __init__(self, font: Dictionary, program: Program | None, number: int) -> None:
        self.number = number
        """Among the resources of the OFD."""
        self.font, self.program = font, program
        self.is_type3 = font.get("/Subtype") == Name.Type3
        self.name = said(font.get("/BaseFont", font.get("/Name", "F"))).lstrip("/")
        self.name = re.sub(r"^[A-Z]{6}\+", "", self.name)
        self.unread: set[int] = set()
        """Codes whose text is not known."""
        self.is_used = False
        self._signs: dict[tuple[int, int], CodeSign] = {}
        inner = font.get("/DescendantFonts")
        is_composite = font.get("/Subtype") == Name.Type0 and isinstance(inner, Array)
        self._inner = inner[0] if is_composite and isinstance(inner, Array) else font
        self._unicode = cmaps.to_unicode(font.get("/ToUnicode"))
        self._cmap = cmaps.CMap(font.get("/Encoding")) if is_composite else None
        self._widths = self._composite_widths() if is_composite else self._simple_widths()
        self.matrix = (
            matrix_of(font.get("/FontMatrix")) if self.is_type3 else (0.001, 0, 0, 0.001, 0, 0)
        )
        self.is_vertical = self._cmap is not None and self._cmap.is_vertical
        self._names = (
            {} if self._cmap else cmaps.encoding_of(font, program.encoding if program else None)
        )
        self._gids = self._inner.get("/CIDToGIDMap")
        self._map = self._gids.read_bytes() if isinstance(self._gids, Stream) else b""
        self.reach = self._reach()

    @property
    def descriptor(self) -> Dictionary:
        """The font's descriptor; an empty one where there is none."""
        found = self._inner.get("/FontDescriptor")
        return found if isinstance(found, Dictionary) else Dictionary()

    def signs(self, data: bytes) -> Iterator[CodeSign]:
        """Yield what ``data``, a string shown in this face, says."""
        self.is_used = self.is_used or bool(data)
        if self._cmap is None:
            for code in data:
                yield self._signs.get((1, code)) or self._simple(code)
            return
        for code, length, cid, part in self._cmap.codes(data):
            yield self._signs.get((length, code)) or self._composite(code, length, cid, part)

    def procedure(self, code: int) -> Stream | None:
        """Return the content that draws a code of a Type 3 font."""
        procedures = self.font.get("/CharProcs")
        name = self._names.get(code)
        found = procedures.get(f"/{name}") if name and isinstance(procedures, Dictionary) else None
        return found if isinstance(found, Stream) else None

    def _simple(self, code: int) -> CodeSign:
        name = self._names.get(code)
        found = self._glyph(code, name)
        text = self._unicode.get(code) or (cmaps.text_of(name) if name else "")
        if not text and self.program is None and not self.is_type3 and code >= ord(" "):
            text = bytes([code]).decode("cp1252", errors="ignore")
        width = self._widths.get(code, self._missing())
        return self._known((1, code), text, found, (width, 0.0, 0.0))

    def _glyph(self, code: int, name: str | None) -> int | None:
        if self.program is None:
            return None
        is_symbolic = int(self.descriptor.get("/Flags", 0)) & _SYMBOLIC
        has_encoding = "/Encoding" in self.font
        use = name if has_encoding or not is_symbolic or self.program.encoding else None
        found = self.program.of_code(code, use)
        if found is None and use and len(cmaps.text_of(use)) == 1:
            found = self.program.of_code(code, UV2AGL.get(ord(cmaps.text_of(use))))
        return found

    def _composite(self, code: int, length: int, cid: int | None, part: bytes) -> CodeSign:
        text = self._unicode.get(code, "")
        if not text and self._cmap is not None and self._cmap.words:
            text = part.decode(self._cmap.words, errors="ignore")
        found = None
        if self.program is not None and cid is not None:
            mapped = int.from_bytes(self._map[2 * cid : 2 * cid + 2], "big") if self._map else cid
            found = self.program.of_cid(mapped)
        at = -1 if cid is None else cid
        width = self._widths.get(at, float(self._inner.get("/DW", _THOUSAND)) / _THOUSAND)
        if not self.is_vertical:
            return self._known((length, code), text, found, (width, 0.0, 0.0))
        place = self._vertical().get(at)
        if place is None:
            down, y = self._vertical_default()
            place = (down, width / 2, y)
        return self._known((length, code), text, found, place)

    def _known(self, key: tuple[int, int], text: str, found: int | None, place: _Place) -> CodeSign:
        """Remember what a code is; what has no text gets a private character, so that it shows."""
        length, code = key
        if not text:
            self.unread.add(code)
            text = chr(_PRIVATE + (code if found is None else found) % _PRIVATE_SIGNS)
        number = -1 if found is None else found
        width, x, y = place
        sign = CodeSign(code, text, number, width, (x, y), length == 1 and code == ord(" "))
        self._signs[key] = sign
        return sign

    def _missing(self) -> float:
        return float(self.descriptor.get("/MissingWidth", 0)) / _THOUSAND

    def _simple_widths(self) -> dict[int, float]:
        scale = abs(matrix_of(self.font.get("/FontMatrix"))[0]) if self.is_type3 else 1 / _THOUSAND
        first = int(self.font.get("/FirstChar", 0))
        written = numbers(self.font.get("/Widths"))
        if written or self.is_type3:
            return {first + at: width * scale for at, width in enumerate(written)}
        return {code: _standard_width(self.name, code) for code in range(_BYTE)}

    def _composite_widths(self) -> dict[int, float]:
        return {cid: of[0] for cid, of in _by_cid(self._inner.get("/W"), 1)}

    @lru_cache(maxsize=1)  # noqa: B019 - faces live as long as the document
    def _vertical(self) -> dict[int, tuple[float, float, float]]:
        return {cid: (of[0], of[1], of[2]) for cid, of in _by_cid(self._inner.get("/W2"), 3)}

    def _vertical_default(self) -> tuple[float, float]:
        y, down = (*numbers(self._inner.get("/DW2")), 880.0, -1000.0)[:2]
        return down / _THOUSAND, y / _THOUSAND

    def _reach(self) -> float:
        box = numbers(self.descriptor.get("/FontBBox"))
        if self._cmap is not None or not box:
            return _REACH
        return min(_MOST_REACH, max(_REACH, *(abs(side) / _THOUSAND for side in box)))


def _by_cid(written: Object | None, size: int) -> Iterator[tuple[int, tuple[float, ...]]]:
    """Yield what /W or /W2 says of each CID: ``size`` numbers, in ems (9.7.4.3)."""
    items = list(written) if isinstance(written, Array) else []
    at = 0
    while at + 1 < len(items):
        first, second = int(items[at]), items[at + 1]
        if isinstance(second, Array):
            values = [float(value) / _THOUSAND for value in numbers(second)]
            for step in range(len(values) // size):
                yield first + step, tuple(values[step * size : (step + 1) * size])
            at += 2
            continue
        of = tuple(float(value) / _THOUSAND for value in items[at + 2 : at + 2 + size])
        if len(of) == size:
            for cid in range(first, min(int(second), first + 0xFFFF) + 1):
                yield cid, of
        at += 2 + size


@lru_cache(maxsize=2048)
def _standard_width(name: str, code: int) -> float:
    """Return the width of a character in one of the 14 fonts that PDFs need not bring (9.6.2.2)."""
    import ctypes  # noqa: PLC0415 - few PDFs leave the widths out

    import pypdfium2  # noqa: PLC0415 - as above
    from pypdfium2 import raw  # noqa: PLC0415 - as above

    document = pypdfium2.PdfDocument.new()
    try:
        font = raw.FPDFText_LoadStandardFont(document, name.encode("latin-1", errors="replace"))
        width = ctypes.c_float()
        sign = bytes([code]).decode("cp1252", errors="ignore")
        if not font or not sign:
            return 0.5
        raw.FPDFFont_GetGlyphWidth(font, ord(sign), _THOUSAND, ctypes.byref(width))
        raw.FPDFFont_Close(font)
        return width.value / _THOUSAND
    finally:
        document.close()
