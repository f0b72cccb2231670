"""Font programs as they stand in a PDF, and as OpenType with a table of characters, as OFD has them.

Outlines are not touched: CFF and TrueType are packed as they are, Type 1 glyphs are rewritten as
the same curves.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Iterator
from io import BytesIO
from typing import Any, Final

from fontTools.cffLib import CFFFontSet  # type: ignore[import-untyped] # carries no types
from fontTools.encodings.StandardEncoding import StandardEncoding  # type: ignore[import-untyped] # as above
from fontTools.fontBuilder import FontBuilder  # type: ignore[import-untyped] # as above
from fontTools.misc import eexec  # type: ignore[import-untyped] # as above
from fontTools.misc.psCharStrings import T1CharString  # type: ignore[import-untyped] # as above
from fontTools.pens.t2CharStringPen import T2CharStringPen  # type: ignore[import-untyped] # as above
from fontTools.ttLib import TTFont  # type: ignore[import-untyped] # as above
from fontTools.ttLib.tables.DefaultTable import DefaultTable  # type: ignore[import-untyped] # as above
from pikepdf import Dictionary, Stream

from jianbao.ofd.cmaps import text_of

_KEPT: Final = {
    "head", "hhea", "hmtx", "maxp", "loca", "glyf", "cvt ", "fpgm", "prep", "OS/2", "name", "post",
}  # fmt: skip
_SYMBOLS: Final = 0xF000
"""Where symbol faces have their codes."""
_HEX: Final = b"0123456789abcdefABCDEF \t\r\n"
_EEXEC_KEY: Final = 55665
_CHARSTRING_KEY: Final = 4330
_MEASURES: Final = ("head", "hhea", "hmtx")
_MOST_SUBRS: Final = 0xFFFF
_SUBR: Final = re.compile(rb"dup\s+(\d+)\s+(\d+)\s+(?:RD|-\|) ")
_GLYPH: Final = re.compile(rb"/([^\s/{}\[\]()<>%]+)\s+(\d+)\s+(?:RD|-\|) ")
_CODE: Final = re.compile(rb"dup\s+(\d+)\s*/(\S+)\s+put")


class Program(ABC):
    """One font program; glyphs have numbers."""

    ending = "otf"

    @abstractmethod
    def of_code(self, code: int, name: str | None) -> int | None:
        """Return the glyph of a simple font's code, whose name in the encoding is ``name``."""

    @abstractmethod
    def of_cid(self, cid: int) -> int | None:
        """Return the glyph of a CID."""

    @abstractmethod
    def packed(self, name: str, characters: dict[int, int], widths: dict[int, float]) -> bytes:
        """Return the font as OpenType; ``characters`` are its glyphs by Unicode, widths in ems."""

    @property
    def encoding(self) -> dict[int, str] | None:
        """The names of the glyphs by code, as the program has them."""
        return None


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
        builder = _builder(name, self._units(), self._names, characters, widths)
        table = DefaultTable("CFF ")
        table.data = self._data
        builder.font["CFF "] = table
        return _saved(builder.font)

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
        return _saved(font)


class Type1(Program):
    """Outlines as a PostScript program; a glyph gets its number when it is asked for."""

    def __init__(self, data: bytes, clear: int) -> None:
        plain = _decrypted(data, clear)
        found = re.search(rb"/lenIV\s+(\d+)", plain)
        skipped = int(found[1]) if found else 4
        subrs: list[Any] = []
        for name, code in _charstrings(_SUBR, plain, skipped):
            subrs += [None] * (min(int(name), _MOST_SUBRS) + 1 - len(subrs))
            subrs[int(name)] = T1CharString(code, subrs=subrs)
        self._outlines: dict[str, Any] = {
            name: T1CharString(code, subrs=subrs)
            for name, code in _charstrings(_GLYPH, plain, skipped)
        }
        if not self._outlines:
            raise ValueError("a Type 1 font without glyphs")
        scale = re.search(rb"/FontMatrix\s*\[\s*([\d.eE-]+)", plain)
        self._units = round(1 / (float(scale[1]) or 0.001)) if scale else 1000
        head = plain[: plain.find(b"/CharStrings")]
        own = {int(code): name.decode("latin-1") for code, name in _CODE.findall(head)}
        self._encoding = own or dict(enumerate(StandardEncoding))
        self._numbers = {".notdef": 0}

    @property
    def encoding(self) -> dict[int, str] | None:
        """See `Program`."""
        return self._encoding

    def of_code(self, code: int, name: str | None) -> int | None:
        """See `Program`."""
        del code
        if name is None or name not in self._outlines:
            return None
        return self._numbers.setdefault(name, len(self._numbers))

    def of_cid(self, cid: int) -> int | None:
        """See `Program`: there are none."""
        del cid
        return None

    def packed(self, name: str, characters: dict[int, int], widths: dict[int, float]) -> bytes:
        """See `Program`."""
        names = list(self._numbers)
        builder = _builder(name, self._units, names, characters, widths)
        strings = {}
        for glyph in names:
            pen = T2CharStringPen(0, self._outlines)
            if glyph in self._outlines:
                self._outlines[glyph].draw(pen)
            strings[glyph] = pen.getCharString()
        builder.setupCFF(name, {}, strings, {})
        return _saved(builder.font)


def _charstrings(
    pattern: re.Pattern[bytes], plain: bytes, skipped: int
) -> Iterator[tuple[str, bytes]]:
    """Yield each outline that ``pattern`` finds, by its name or number, in the clear."""
    at = 0
    while found := pattern.search(plain, at):
        at = found.end() + int(found[2])
        code, _ = eexec.decrypt(plain[found.end() : at], _CHARSTRING_KEY)
        yield found[1].decode("latin-1"), code[skipped:]


def _decrypted(data: bytes, clear: int) -> bytes:
    """Return a Type 1 program with its second part in the clear; PFB's marks are taken out."""
    if data[:1] == b"\x80":
        parts, at = [], 0
        while data[at : at + 1] == b"\x80" and data[at + 1] in (1, 2):
            size = int.from_bytes(data[at + 2 : at + 6], "little")
            parts.append(data[at + 6 : at + 6 + size])
            at += 6 + size
        data, clear = b"".join(parts), len(parts[0])
    begin = data.find(b"eexec", max(0, clear - 32))
    begin = data.find(b"eexec") if begin < 0 else begin
    if begin < 0:
        return data
    at = begin + len(b"eexec")
    while data[at : at + 1] in {b" ", b"\t", b"\r", b"\n"}:
        at += 1
    secret = data[at:]
    if all(byte in _HEX for byte in secret[:8]):
        digits = bytes(byte for byte in secret if byte in _HEX[:22])
        secret = bytes.fromhex(digits[: len(digits) // 2 * 2].decode())
    plain: bytes
    plain, _ = eexec.decrypt(secret, _EEXEC_KEY)
    end = plain.rfind(b"closefile")
    return data[:begin] + b"eexec " + plain[4 : end + len(b"closefile") if end > 0 else None]


def _builder(
    name: str, units: int, names: list[str], characters: dict[int, int], widths: dict[int, float]
) -> FontBuilder:
    """Return a font that lacks its outlines only."""
    builder = FontBuilder(units, isTTF=False)
    builder.font.recalcBBoxes = builder.font.recalcTimestamp = False
    builder.updateHead(created=0, modified=0)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({code: names[number] for code, number in characters.items()})
    ascent, descent = round(0.88 * units), -round(0.12 * units)
    builder.setupHorizontalMetrics(
        {glyph: (round(widths.get(at, 0.0) * units), 0) for at, glyph in enumerate(names)}
    )
    builder.setupHorizontalHeader(ascent=ascent, descent=descent)
    builder.setupNameTable({"familyName": name, "styleName": "Regular", "psName": name})
    builder.setupOS2(
        sTypoAscender=ascent, sTypoDescender=descent, usWinAscent=ascent, usWinDescent=-descent
    )
    builder.setupPost(keepGlyphNames=False)
    builder.setupMaxp()
    return builder


def _saved(font: TTFont) -> bytes:
    target = BytesIO()
    font.save(target, reorderTables=False)
    return target.getvalue()
