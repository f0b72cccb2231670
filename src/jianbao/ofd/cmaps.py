"""What the codes of a font stand for: CMaps (ISO 32000-2, 9.7.5, 9.10.3) and names of glyphs."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Final

import pikepdf
from fontTools.agl import UV2AGL, toUnicode  # type: ignore[import-untyped] # carries no types
from fontTools.encodings.MacRoman import MacRoman  # type: ignore[import-untyped] # as above
from fontTools.encodings.StandardEncoding import StandardEncoding  # type: ignore[import-untyped] # as above
from pikepdf import Array, Dictionary, Name, Object, Stream

from jianbao.foreign_pdf import BROKEN

_MOST_CODES: Final = 70_000
"""More than there are in a font."""
_ONE_BYTE: Final = 256
_WORDS: Final = {"UCS2": "utf-16-be", "UTF16": "utf-16-be", "GBK": "gb18030", "GBK2K": "gb18030",
                 "GB": "gb2312", "GBpc": "gb2312", "ETen": "big5hkscs", "B5pc": "big5hkscs", "HKscs": "big5hkscs",
                 "90ms": "cp932", "90msp": "cp932", "90pv": "cp932", "EUC": "euc_jp", "KSC": "euc_kr",
                 "KSCms": "cp949", "KSCpc": "euc_kr", "UTF8": "utf-8", "UTF32": "utf-32-be"}  # fmt: skip
"""The second part of the names of predefined CMaps (table 116), and what it means."""
Codes = dict[tuple[int, int], str]
"""Text by length in bytes and code."""


def to_unicode(stream: Object | None) -> dict[int, str]:
    """Return the text of each code as the font's ToUnicode says; nothing where it cannot be read."""
    if not isinstance(stream, Stream):
        return {}
    found: dict[int, str] = {}
    for code, _, value in _mapped(stream, ("bfchar", "bfrange")):
        if isinstance(value, bytes):
            text = value.decode("utf-16-be", errors="ignore") if len(value) > 1 else chr(value[0])
            if text and not all(_is_no_sign(sign) for sign in text):
                found[code] = "".join(sign for sign in text if not _is_no_sign(sign))
    return found


class CMap:
    """How a font's bytes are cut into codes, and what glyph (CID) each is."""

    def __init__(self, encoding: Object | None) -> None:
        self._cids: dict[tuple[int, int], int] | None = None
        self.words = ""
        """The encoding of text that the codes are in, where the CMap is a predefined one."""
        if isinstance(encoding, Stream):
            self._cids = {
                (length, code): value
                for code, length, value in _mapped(encoding, ("cidchar", "cidrange"))
                if isinstance(value, int)
            }
            self.is_vertical = int(encoding.get("/WMode", 0)) == 1
            return
        name = str(encoding or "/Identity-H").lstrip("/")
        self.is_vertical = name.endswith("V")
        parts = name.split("-")
        if parts[0] != "Identity":
            self.words = next((_WORDS[part] for part in parts if part in _WORDS), "utf-16-be")

    def codes(self, data: bytes) -> Iterator[tuple[int, int, int | None, bytes]]:
        """Yield each code with its length, its CID (None: not known) and its bytes."""
        at = 0
        while at < len(data):
            length = self._length(data, at)
            part = data[at : at + length]
            code = int.from_bytes(part, "big")
            at += length
            if self.words:
                yield code, length, None, part
            elif self._cids is None:
                yield code, length, code, part
            else:
                yield code, length, self._cids.get((length, code), 0), part

    def _length(self, data: bytes, at: int) -> int:
        if self._cids is not None:
            for length in (1, 2, 3, 4):
                if (length, int.from_bytes(data[at : at + length], "big")) in self._cids:
                    return length
            return 2 if any(length > 1 for length, _ in self._cids) else 1
        if self.words in {"", "utf-16-be"}:
            is_high = bool(self.words) and 0xD8 <= data[at] < 0xDC  # noqa: PLR2004 - a surrogate
            return 4 if is_high else 2
        if self.words == "utf-32-be":
            return 4
        for length in (1, 2, 3, 4):
            with suppress(UnicodeDecodeError):
                data[at : at + length].decode(self.words)
                return length
        return 1


def encoding_of(font: Dictionary, built_in: dict[int, str] | None) -> dict[int, str]:
    """Return the name of the glyph of each code of a simple font (9.6.5).

    ``built_in`` is the encoding of the font program, where it has one.
    """
    written = font.get("/Encoding")
    base = written.get("/BaseEncoding") if isinstance(written, Dictionary) else written
    named = str(base) if isinstance(base, Name) else ""
    if named in _ENCODINGS:
        names = dict(enumerate(_ENCODINGS[named]))
    else:
        names = dict(built_in) if built_in else dict(enumerate(StandardEncoding))
    differences = written.get("/Differences") if isinstance(written, Dictionary) else None
    code = 0
    for item in differences if isinstance(differences, Array) else ():
        if isinstance(item, Name):
            names[code] = str(item)[1:]
            code += 1
        else:
            code = int(item)
    return {code: name for code, name in names.items() if name != ".notdef"}


def text_of(name: str) -> str:
    """Return the text that a glyph's name stands for (Adobe Glyph List); empty where for none."""
    return "".join(sign for sign in toUnicode(name) if not _is_no_sign(sign))


def _is_no_sign(sign: str) -> bool:
    """Whether ``sign`` cannot stand in XML, or says nothing."""
    category = unicodedata.category(sign)
    return category in {"Cc", "Cs"} or sign in "\ufffe\uffff\ufffd\ufeff"


def _mapped(stream: Stream, kinds: tuple[str, str]) -> Iterator[tuple[int, int, bytes | int]]:
    """Yield each code of a CMap with its length in bytes and what it is mapped to."""
    single, ranged = (f"end{kind}" for kind in kinds)
    left = _MOST_CODES
    with suppress(*BROKEN):
        for instruction in pikepdf.parse_content_stream(stream):
            operands, name = list(instruction.operands), str(instruction.operator)
            if name not in {single, ranged}:
                continue
            step = 2 if name == single else 3
            for at in range(0, len(operands) - step + 1, step):
                for found in _spread(operands[at : at + step]):
                    yield found
                    left -= 1
                    if left <= 0:
                        return


def _spread(entry: Sequence[Object]) -> Iterator[tuple[int, int, bytes | int]]:
    first, target = bytes(entry[0]), entry[-1]
    start, length = int.from_bytes(first, "big"), len(first)
    last = min(int.from_bytes(bytes(entry[-2]), "big"), start + _MOST_CODES)
    for code in range(start, last + 1):
        step = code - start
        if isinstance(target, Array):
            if step >= len(target):
                return
            yield code, length, bytes(target[step])
        elif isinstance(target, pikepdf.String):
            value = bytes(target)
            low = int.from_bytes(value[-2:], "big") + step
            yield code, length, value[:-2] + (low & 0xFFFF).to_bytes(min(2, len(value)), "big")
        else:
            yield code, length, int(target) + step


def _windows() -> list[str]:
    text = (bytes([code]).decode("cp1252", errors="ignore") for code in range(_ONE_BYTE))
    names = [UV2AGL.get(ord(sign), ".notdef") if sign else "bullet" for sign in text]
    names[0xA0], names[0xAD] = "space", "hyphen"
    return [".notdef" if code < ord(" ") else name for code, name in enumerate(names)]


_ENCODINGS: Final = {
    "/WinAnsiEncoding": _windows(),
    "/MacRomanEncoding": list(MacRoman),
    "/StandardEncoding": list(StandardEncoding),
}
