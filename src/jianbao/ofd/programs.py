"""Font programs as they stand in a PDF, and as OpenType with a table of characters, as OFD has them.

Outlines are not touched: CFF and TrueType are packed as they are.
"""

from __future__ import annotations

from io import BytesIO
from typing import Any, Final

from fontTools.cffLib import CFFFontSet  # type: ignore[import-untyped] # carries no types
from fontTools.encodings.StandardEncoding import StandardEncoding  # type: ignore[import-untyped] # as above
from fontTools.fontBuilder import FontBuilder  # type: ignore[import-untyped] # as above
from fontTools.ttLib import TTFont  # type: ignore[import-untyped] # as above
from fontTools.ttLib.tables.DefaultTable import DefaultTable  # type: ignore[import-untyped] # as above
from pikepdf import Dictionary, Stream

from jianbao.ofd.cmaps import text_of
from jianbao.ofd.opentype import Program, bare_font, saved
from jianbao.ofd.type1 import Type1

_KEPT: Final = {
    "head", "hhea", "hmtx", "maxp", "loca", "glyf", "cvt ", "fpgm", "prep", "OS/2", "name", "post",
}  # fmt: skip
_SYMBOLS: Final = 0xF000
"""Where symbol faces have their codes."""
_MEASURES: Final = ("head", "hhea", "hmtx")


def program_of(descriptor: Dictionary) -> Program | None:
    """Return the program that is embedded with ``descriptor``; None for none.

    Raises whatever fontTools does where it is damaged.
    """
    for key in ("/FontFile2", "/FontFile3", "/FontFile"):
        stream = descriptor.get(key)
        if isinstance(stream, Stream):
            return _opened(stream.read_bytes(), stream)
    return None


def _opened(data: bytes, stream: Stream) -> Program:
    if data[:4] == b"OTTO":
        return Cff(TTFont(BytesIO(data), lazy=True).reader["CFF "])
    if data[:4] in {b"\0\1\0\0", b"true", b"ttcf"}:
        return TrueType(data)
    if data[:2] in {b"%!", b"\x80\x01"}:
        return Type1(data, int(stream.get("/Length1", 0)))
    return Cff(data)


class Cff(Program):
    """Bare CFF, by names or by CIDs."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        fonts = CFFFontSet()
        fonts.decompile(BytesIO(data), None)
        self._top: Any = fonts[fonts.fontNames[0]]
        self._is_cid = hasattr(self._top, "ROS")
        self._names: list[str] = list(self._top.charset)
        self._numbers = {name: number for number, name in enumerate(self._names)}

    @property
    def encoding(self) -> dict[int, str] | None:
        """See `Program`."""
        if self._is_cid:
            return None
        written = self._top.Encoding
        return dict(enumerate(StandardEncoding if isinstance(written, str) else written))

    def of_code(self, code: int, name: str | None) -> int | None:
        """See `Program`."""
        return self.of_cid(code) if self._is_cid else self._numbers.get(name or "")

    def of_cid(self, cid: int) -> int | None:
        """See `Program`; without CIDs of its own they are the numbers (9.7.4.2)."""
        if self._is_cid:
            return self._numbers.get(f"cid{cid:05d}" if cid else ".notdef")
        return cid if cid < len(self._names) else None

    def packed(self, name: str, characters: dict[int, int], widths: dict[int, float]) -> bytes:
        """See `Program`."""
        builder = bare_font(name, self._units(), self._names, characters, widths)
        table = DefaultTable("CFF ")
        table.data = self._data
        builder.font["CFF "] = table
        return saved(builder.font)

    def _units(self) -> int:
        matrix = list(getattr(self._top, "FontMatrix", None) or ())
        if self._is_cid and "FontMatrix" not in self._top.rawDict:
            matrix = list(getattr(self._top.FDArray[0], "FontMatrix", None) or ())
        return round(1 / matrix[0]) if matrix and matrix[0] else 1000


class TrueType(Program):
    """Outlines in glyf."""

    ending = "ttf"

    def __init__(self, data: bytes) -> None:
        self._font = TTFont(
            BytesIO(data), lazy=True, fontNumber=0, recalcBBoxes=False, recalcTimestamp=False
        )
        count = self._font["maxp"].numGlyphs
        self._named: dict[str, int] = {}
        try:
            order = self._font.getGlyphOrder()
            self._named = {name: number for number, name in enumerate(order)}
        except Exception:  # noqa: BLE001 - a damaged table of names, which nothing needs
            order = []
        if len(self._named) != count or "post" not in self._font.reader:
            self._font.setGlyphOrder([f"g{number}" for number in range(count)])
        for tag in _MEASURES:  # by the names as they are now, which they keep; damaged ones fail
            _ = self._font[tag]  # here, where the face can still be drawn instead
        self._count = count
        self._tables = {
            (1, 0): dict[int, int](),
            (3, 0): dict[int, int](),
            (3, 1): dict[int, int](),
        }
        self._read_characters()

    def _read_characters(self) -> None:
        try:
            tables = self._font["cmap"].tables if "cmap" in self._font.reader else ()
            for table in tables:
                key = (table.platformID, table.platEncID)
                key = (3, 1) if key == (3, 10) or key[0] == 0 else key
                known = self._tables.get(key)
                if known is not None and hasattr(table, "cmap"):
                    for code, name in table.cmap.items():
                        known.setdefault(code, self._font.getGlyphID(name))
        except Exception:  # noqa: BLE001 - a damaged table: codes are taken as they are
            self._tables = {key: {} for key in self._tables}

    def of_code(self, code: int, name: str | None) -> int | None:
        """See `Program` (9.6.5.4)."""
        roman, symbol, unicode = self._tables[1, 0], self._tables[3, 0], self._tables[3, 1]
        if name and (unicode or name in self._named):
            text = text_of(name)
            found = unicode.get(ord(text)) if len(text) == 1 else None
            found = self._named.get(name) if found is None else found
            if found is not None:
                return found
        for table, at in (
            (symbol, code),
            (symbol, _SYMBOLS + code),
            (roman, code),
            (unicode, code),
        ):
            if at in table:
                return table[at]
        if any(self._tables.values()):
            return None
        return code if code < self._count else None

    def of_cid(self, cid: int) -> int | None:
        """See `Program`."""
        return cid if cid < self._count else None

    def packed(self, name: str, characters: dict[int, int], widths: dict[int, float]) -> bytes:
        """See `Program`."""
        del widths
        font = self._font
        for tag in set(font.reader.keys()) - _KEPT:
            del font[tag]
        order = font.getGlyphOrder()
        builder = FontBuilder(font=font)
        builder.setupCharacterMap({code: order[number] for code, number in characters.items()})
        builder.setupNameTable({"familyName": name, "styleName": "Regular", "psName": name})
        builder.setupOS2()
        builder.setupPost(keepGlyphNames=False)
        return saved(font)
