"""Type 1 fonts (Adobe Type 1 Font Format, 1990): glyphs are rewritten as the same curves in CFF."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from fontTools.encodings.StandardEncoding import StandardEncoding  # type: ignore[import-untyped] # carries no types
from fontTools.misc import eexec  # type: ignore[import-untyped] # as above
from fontTools.misc.psCharStrings import T1CharString  # type: ignore[import-untyped] # as above
from fontTools.pens.t2CharStringPen import T2CharStringPen  # type: ignore[import-untyped] # as above

from jianbao.ofd.opentype import Program, bare_font, saved

_HEX: Final = b"0123456789abcdefABCDEF \t\r\n"
_EEXEC_KEY: Final = 55665
_CHARSTRING_KEY: Final = 4330
_MOST_SUBRS: Final = 0xFFFF
_SUBR: Final = re.compile(rb"dup\s+(\d+)\s+(\d+)\s+(?:RD|-\|) ")
_GLYPH: Final = re.compile(rb"/([^\s/{}\[\]()<>%]+)\s+(\d+)\s+(?:RD|-\|) ")
_CODE: Final = re.compile(rb"dup\s+(\d+)\s*/(\S+)\s+put")


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
        builder = bare_font(name, self._units, names, characters, widths)
        strings = {}
        for glyph in names:
            pen = T2CharStringPen(0, self._outlines)
            if glyph in self._outlines:
                self._outlines[glyph].draw(pen)
            strings[glyph] = pen.getCharString()
        builder.setupCFF(name, {}, strings, {})
        return saved(builder.font)


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
