"""From the bytes of a manuscript to its characters; characters are never changed."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from jianbao.diagnostics import BookError, Diagnostic, Severity, Span, Text
from jianbao.manuscript.source import Manuscript

MAX_BYTES = 10 * 1024 * 1024
"""Larger than any briefing; a larger file is a mistake."""

XML_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 §2.2 does not count as a character."""

_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_SAVE_AS_UTF8 = Text(
    "用编辑器打开，另存为 UTF-8 编码", "open it in an editor and save it in the encoding UTF-8"
)


def load(path: Path, file: str) -> Manuscript:
    """Read the manuscript at ``path``, known to the user as ``file``.

    Raises `BookError` where it cannot be read or is in no known encoding.
    """
    return decoded(_bytes(path, file), path, file)


def decoded(data: bytes, path: Path, file: str) -> Manuscript:
    """Return the manuscript that has ``data`` in its file at ``path``, known as ``file``.

    Raises `BookError` where it is in no known encoding.
    """
    text, fallback = _decode(data, file)
    text = re.sub(r"\r\n?", "\n", text)
    clean = XML_FORBIDDEN.sub("", text)
    manuscript = Manuscript(file=file, path=path, text=clean)
    if fallback:
        manuscript.notice(
            "M003",
            Text("文件不是 UTF-8，已按 GB18030 读取", "not UTF-8; it was read as GB18030"),
            0,
            hint=_SAVE_AS_UTF8,
        )
    if clean != text:
        _report_forbidden(manuscript, text)
    return manuscript


def _bytes(path: Path, file: str) -> bytes:
    try:
        data = path.read_bytes() if path.stat().st_size <= MAX_BYTES else None
    except OSError as problem:
        message = Text("稿件读不出来", f"the manuscript cannot be read: {problem.strerror}")
        raise _failure("M001", message, Span(file=file)) from problem
    if data is None:
        raise _failure(
            "M001",
            Text("稿件超过 10 MB", "the manuscript is larger than 10 MB"),
            Span(file=file),
            Text("把它分成几篇", "divide it into several chapters"),
        )
    return data


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
    message = Text(
        f"这里的字节 0x{data[start]:02X} 既不是 UTF-8 也不是 GB18030",
        f"the byte 0x{data[start]:02X} here is neither UTF-8 nor GB18030",
    )
    return _failure("M002", message, Span(file=file, line=line, column=column), _SAVE_AS_UTF8)


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
        fatal = character == "\0"
        name = f"U+{ord(character):04X}"
        message = Text(
            f"文件里有控制字符 {name}，共 {count[character]} 处"
            + ("，它可能不是文本文件" if fatal else "，已去掉"),
            f"the control character {name} occurs {count[character]} time(s)"
            + ("; this may not be a text file" if fatal else "; it was removed"),
        )
        manuscript.add(
            Diagnostic(
                code="M004",
                severity=Severity.ERROR if fatal else Severity.WARNING,
                message=message,
                span=Span(file=manuscript.file, line=line, column=column),
                excerpt=manuscript.excerpt(line),
            )
        )


def _failure(code: str, message: Text, span: Span, hint: Text | None = None) -> BookError:
    return BookError(
        Diagnostic(code=code, severity=Severity.ERROR, message=message, span=span, hint=hint)
    )
