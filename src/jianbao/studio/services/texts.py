"""The bytes of a manuscript as text for an editor, and back: lines that stayed keep their bytes."""

from __future__ import annotations

import codecs
from collections import Counter
from pathlib import Path
from typing import Final

from jianbao.manuscript import codes
from jianbao.manuscript.encoding import MAX_BYTES, decoded
from jianbao.matching_blocks import matcher_of

__all__ = ["MAX_BYTES", "rewritten", "text_of"]

_GB: Final = "gb18030"
_UTF: Final = "utf-8"


def text_of(data: bytes, path: str) -> str:
    """Return the text of a manuscript with line feeds; raises BookError for no known encoding."""
    return _joined(_decoded(data, path)[0].splitlines(keepends=True))


def rewritten(data: bytes, path: str, text: str) -> bytes:
    """Return the bytes of ``data`` with ``text`` in it: its encoding and its line ends are kept.

    Raises BookError where ``data`` is in no known encoding.
    """
    before, encoding = _decoded(data, path)
    old = before.splitlines(keepends=True)
    ends = Counter(_end(line) for line in old if _end(line))
    usual = ends.most_common(1)[0][0] if ends else "\n"
    plain, new = [_bare(line) for line in old], text.split("\n")
    lines = list[str]()
    for tag, a, b, c, d in matcher_of(plain, new).get_opcodes():
        if tag == "equal":
            lines += [line if _end(line) else line + usual for line in old[a:b]]
        else:
            known = [_end(line) or usual for line in old[a:b]] if b - a == d - c else []
            ends_of = known or [usual] * (d - c)
            lines += [line + end for line, end in zip(new[c:d], ends_of, strict=True)]
    whole = "".join(lines)
    whole = whole[: len(whole) - len(_end(whole))] if lines else ""
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    return mark + whole.encode(encoding)


def _decoded(data: bytes, path: str) -> tuple[str, str]:
    """Return the characters as they are, and in which encoding they were written."""
    read = decoded(data, Path(path), path)
    is_gb = any(item.code == codes.READ_AS_GB18030.code for item in read.diagnostics)
    encoding = _GB if is_gb else _UTF
    text = data.removeprefix(codecs.BOM_UTF8).decode(encoding)
    return text, encoding


def _joined(lines: list[str]) -> str:
    return "".join(_bare(line) + ("\n" if _end(line) else "") for line in lines)


def _bare(line: str) -> str:
    return line[: len(line) - len(_end(line))]


def _end(line: str) -> str:
    return next((end for end in ("\r\n", "\n", "\r") if line.endswith(end)), "")
