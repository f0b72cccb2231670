"""From bytes in an unknown encoding to text: told apart with certainty, or asked about.

UTF-8, GB18030 (which covers GBK, GB2312 and Windows' “ANSI”) and UTF-16 are compared with each
other: an encoding is taken only where the bytes read as no other one would be everyday Chinese.
A wrong guess would print a page of 锟斤拷; a question costs a minute.
"""

from __future__ import annotations

import codecs
from collections import Counter
from dataclasses import dataclass
from functools import cache

from jianbao.diagnostics import BookError, Span, Text
from jianbao.intake import codes

NAMES = {
    "utf-8": "UTF-8",
    "gb18030": "GB18030",
    "utf-16-le": "UTF-16 LE",
    "utf-16-be": "UTF-16 BE",
    "big5": "Big5",
}
"""The encodings that can be asked for; all but Big5 are also recognised."""

_ALIASES = {
    "utf8": "utf-8",
    "gbk": "gb18030",
    "gb2312": "gb18030",
    "x-gbk": "gb18030",
    "ansi": "gb18030",
    "cp936": "gb18030",
    "utf-16": "utf-16-le",
    "utf16": "utf-16-le",
    "unicode": "utf-16-le",
}
_RECOGNISED = ("utf-8", "gb18030", "utf-16-le", "utf-16-be")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_STRANGE = 1 / 3
"""Everyday Chinese has fewer strange characters among those beyond ASCII.

The first byte of every Han character in UTF-8 (E3–EF) begins a character of GB 2312's second
level, so that UTF-8 read as GB18030 has at least this share of strange ones.
"""
_ENOUGH = 8
"""So many characters are never well-formed or everyday text by chance."""
_MOST_DAMAGED, _LONGEST_DAMAGED = 20, 2000
"""Lines, and bytes of one, that are mended."""
_RARE = frozenset(map(chr, range(0x2460, 0x249C)))
"""①, ⑴, ⒈: marks of GB 2312 that halves of two characters often make."""
_SHOWN = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """Text, without a byte order mark, and the encoding that it was in: a key of `NAMES`.

    Each of the ``damaged`` lines, counted from 1, has a U+FFFD for a byte that it lost or that
    was changed.
    """

    text: str
    encoding: str
    damaged: tuple[int, ...] = ()


def known(name: str) -> str:
    """Return the key of `NAMES` that a user or a web page means; empty where there is none."""
    lowered = name.strip().lower().replace("_", "-")
    lowered = _ALIASES.get(lowered, lowered)
    return lowered if lowered in NAMES else ""


def decode(
    data: bytes,
    file: str,
    encoding: str = "",
    *,
    among: tuple[str, ...] = _RECOGNISED,
    mends: bool = False,
) -> Decoded:
    """Return the text of ``data``; ``encoding`` is a name that `known` takes, if one is known.

    ``among`` is what it can be where there is neither a mark nor a name; ``mends`` says that a few
    lines may be damaged. Raises `BookError`: N301
    where two encodings are possible or the text looks like none, N302 where the bytes are in
    none, N303 for a name that is not known.
    """
    for mark, marked in _MARKS:
        if data.startswith(mark):
            return _strictly(data, file, marked, len(mark))
    if encoding:
        if not known(encoding):
            raise BookError(codes.UNKNOWN_ENCODING.at(Span(file=file), name=encoding))
        return _strictly(data, file, known(encoding), 0)
    return (mends and _mended(data, among)) or _recognised(data, file, among)


def _strictly(data: bytes, file: str, encoding: str, start: int) -> Decoded:
    try:
        return Decoded(text=data[start:].decode(encoding), encoding=encoding)
    except UnicodeDecodeError as problem:
        raise _undecodable(data, start + problem.start, file, encoding) from problem


def _recognised(data: bytes, file: str, among: tuple[str, ...]) -> Decoded:
    readings = dict(_readings(data, among))
    likely = {name: text for name, text in readings.items() if _is_everyday(text)}
    name = "utf-8" if "utf-8" in readings else next(iter(likely), "")
    if name and _is_certain(name, readings, likely):
        return Decoded(text=readings[name], encoding=name)
    if name != "utf-8" and not likely and _is_damaged_utf8(data):
        raise _undecodable(data, _first_fault(data, "utf-8"), file, "utf-8")
    if not readings:
        raise _undecodable(data, _first_fault(data, "gb18030"), file, "gb18030")
    shown = {name: text for name, text in readings.items() if name == "utf-8" or name in likely}
    raise _unclear(file, shown or readings)


def _is_certain(name: str, readings: dict[str, str], likely: dict[str, str]) -> bool:
    """Whether the reading ``name`` can be taken.

    It can where there is no other, or where no other is everyday text and it is long enough not
    to be text by chance.
    """
    text = readings[name]
    others = {other for other in readings.values() if other != text}
    if not others:
        return name == "utf-8" or name in likely
    if others & set(likely.values()):
        return False
    wide = sum(character > "\u07ff" for character in text)
    if name == "utf-8":
        is_long = wide > 1 or len(text) >= 2 * _ENOUGH
        return wide >= _ENOUGH or (name in likely and is_long)
    beyond = text if name.startswith("utf-16") else (c for c in text if not c.isascii())
    return sum(c.isascii() or c in _everyday() for c in beyond) >= _ENOUGH


def _readings(data: bytes, among: tuple[str, ...]) -> list[tuple[str, str]]:
    """Return the text in each encoding that the bytes are well-formed in."""
    found: list[tuple[str, str]] = []
    for name in among:
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        if not any(character in text for character in "\0\ufffe\uffff"):
            found.append((name, text))
    return found


def _is_everyday(text: str) -> bool:
    """Whether less than `_STRANGE` of what is beyond ASCII is strange in Chinese text."""
    counts = Counter(text)
    weighed = {c: n for c, n in counts.items() if c > "\x7e" or (c < " " and c not in "\t\n\v\f\r")}
    strange = sum(n for c, n in weighed.items() if c not in _everyday())
    return strange == 0 or strange < _STRANGE * sum(weighed.values())


@cache
def _everyday() -> frozenset[str]:
    """Return the marks of GB 2312 and the 3755 characters of its first level: those of every day."""
    rows = (*range(0xA1, 0xA4), *range(0xB0, 0xD8))
    pairs = (bytes((row, cell)) for row in rows for cell in range(0xA1, 0xFF))
    return frozenset("".join(pair.decode("gbk", errors="ignore") for pair in pairs))


def _is_damaged_utf8(data: bytes) -> bool:
    """Whether most of what is beyond ASCII reads well as UTF-8."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    return sum(character > "\x7f" for character in text) - broken > broken


def _mended(data: bytes, among: tuple[str, ...]) -> Decoded | None:
    """Return text in GB18030 of which a few lines are damaged; None where it is not just that."""
    if _readings(data, among) or _is_damaged_utf8(data):
        return None
    lines, damaged = data.split(b"\n"), list[int]()
    texts = list[str]()
    for number, line in enumerate(lines, 1):
        try:
            texts.append(line.decode("gb18030"))
        except UnicodeDecodeError:
            damaged.append(number)
            if len(damaged) > _MOST_DAMAGED or len(line) > _LONGEST_DAMAGED:
                return None
            texts.append(_least_strange(line))
    text = "\n".join(texts)
    beyond = sum(character > "\x7f" for character in text)
    few = text.count("\ufffd") * _ENOUGH <= beyond
    if "\0" in text or not few or not _is_everyday(text.replace("\ufffd", "")):
        return None
    return Decoded(text=text, encoding="gb18030", damaged=tuple(damaged))


def _least_strange(line: bytes) -> str:
    """Return ``line`` with U+FFFD for the one byte without which the rest reads best."""
    best, least = line.decode("gb18030", errors="replace"), len(line)
    for place in range(len(line)):
        try:
            before, behind = line[:place].decode("gb18030"), line[place + 1 :].decode("gb18030")
        except UnicodeDecodeError:
            continue
        read = before + behind
        strange = sum(not c.isascii() and (c not in _everyday() or c in _RARE) for c in read)
        if strange < least:
            best, least = f"{before}\ufffd{behind}", strange
    return best


def _first_fault(data: bytes, encoding: str) -> int:
    """Return where ``data`` is not well-formed, or else where it has its first NUL."""
    try:
        data.decode(encoding)
    except UnicodeDecodeError as problem:
        return problem.start
    return max(data.find(b"\0"), 0)


def _unclear(file: str, readings: dict[str, str]) -> BookError:
    first = {text: name for name, text in reversed(readings.items())}
    readings = {name: text for text, name in reversed(first.items())}
    start = _first_difference(list(readings.values()))
    shown = {name: text[start : start + _SHOWN].split("\n")[0] for name, text in readings.items()}
    zh = "，".join(f"按 {NAMES[name]} 读是“{_printable(text)}”" for name, text in shown.items())
    en = ", ".join(f"as {NAMES[name]} it reads “{_printable(t)}”" for name, t in shown.items())
    return BookError(codes.ENCODING_UNCERTAIN.at(Span(file=file), readings=Text(zh, en)))


def _first_difference(texts: list[str]) -> int:
    for index, characters in enumerate(zip(*texts, strict=False)):
        if len(set(characters)) > 1 or (len(texts) == 1 and characters[0] > "\x7f"):
            return index
    return 0


def _printable(text: str) -> str:
    return "".join(character if character.isprintable() else "□" for character in text)


def _undecodable(data: bytes, start: int, file: str, encoding: str) -> BookError:
    before = data[:start].decode(encoding, errors="replace")
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    return BookError(
        codes.UNDECODABLE.at(
            Span(file=file, line=line, column=column), byte=data[start], encoding=NAMES[encoding]
        )
    )
