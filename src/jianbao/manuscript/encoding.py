"""From the bytes of a manuscript to its characters; characters are never changed."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from jianbao import files
from jianbao.diagnostics import BookError, Span, Text
from jianbao.manuscript import codes
from jianbao.manuscript.source import Manuscript

MAX_BYTES = 10 * 1024 * 1024
"""Larger than any briefing; a larger file is a mistake."""

XML_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 §2.2 does not count as a character."""

_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_SAVE_AS_UTF8 = Text(
    "用编辑器打开，另存为 UTF-8 编码", "open it in an editor and save it in the encoding UTF-8"
)


def load(folder: Path, file: str) -> Manuscript:
    """Read the manuscript ``file`` of the book in ``folder``.

    Raises `BookError` where it cannot be read or is in no known encoding.
    """
    return decoded(_bytes(folder, file), folder / file, file)


def decoded(data: bytes, path: Path, file: str) -> Manuscript:
    """Return the manuscript that has ``data`` in its file at ``path``, known as ``file``.

    Raises `BookError` where it is in no known encoding.
    """
    text, fallback = _decode(data, file)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    clean = XML_FORBIDDEN.sub("", text)
    manuscript = Manuscript(file=file, path=path, text=clean)
    if fallback:
        manuscript.say(codes.READ_AS_GB18030, 0)
    if clean != text:
        _report_forbidden(manuscript, text)
    return manuscript


def _bytes(folder: Path, file: str) -> bytes:
    try:
        return files.read(folder / file, MAX_BYTES, folder)
    except files.TooLargeError as problem:
        raise BookError(codes.TOO_LARGE.at(Span(file=file))) from problem
    except OSError as problem:
        why = files.reason(problem)
        raise BookError(codes.UNREADABLE.at(Span(file=file), reason=why)) from problem


def _decode(data: bytes, file: str) -> tuple[str, bool]:
    """Return the text and whether it took the fallback."""
    try:
        return data.decode("utf-8-sig"), False
    except UnicodeDecodeError as problem:
        start = problem.start + (3 if data.startswith(b"\xef\xbb\xbf") else 0)
    if not data.startswith(_UTF16_MARKS) and not _is_damaged_utf8(data):
        try:
            return data.decode("gb18030"), True
        except UnicodeDecodeError as problem:
            start = problem.start
    raise _undecodable(data, start, file)


def _is_damaged_utf8(data: bytes) -> bool:
    """Whether most of what is not ASCII reads well as UTF-8, so that GB18030 would be nonsense."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    return sum(character > "\x7f" for character in text) - broken > broken


def _undecodable(data: bytes, start: int, file: str) -> BookError:
    before = data[:start].decode("utf-8", errors="replace")
    line = before.count("\n") + 1
    column = len(before) - before.rfind("\n")
    return BookError(
        codes.UNDECODABLE.at(Span(file=file, line=line, column=column), value=data[start])
    )


def _report_forbidden(manuscript: Manuscript, text: str) -> None:
    """Report each forbidden character once, at its first place, with how often it occurs."""
    first: dict[str, int] = {}
    count: Counter[str] = Counter()
    for match in XML_FORBIDDEN.finditer(text):
        first.setdefault(match[0], match.start())
        count[match[0]] += 1
    for character, offset in first.items():
        line = text.count("\n", 0, offset) + 1
        column = offset - text.rfind("\n", 0, offset)
        code = codes.NUL if character == "\0" else codes.CONTROL_CHARACTER
        place = Span(file=manuscript.file, line=line, column=column)
        name, times = f"U+{ord(character):04X}", count[character]
        told = code.at(place, excerpt=manuscript.excerpt(line), name=name, times=times)
        manuscript.add(told)
