"""Files of a book opened in one way: regular, in their folder, and of a size that was agreed on."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import Final

from jianbao.diagnostics import Text

_MEGABYTE: Final = 1024 * 1024
_REGULAR: Final = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
"""A pipe is opened without waiting for a writer, so that it can be refused."""
LARGEST_TEXT: Final = 16 * _MEGABYTE
"""Bytes that are read to show a line of a file."""
LARGEST_PDF: Final = 2048 * _MEGABYTE


class RefusedError(OSError):
    """A file that is not read, though it may be there; ``text`` says why."""

    def __init__(self, text: Text, path: Path) -> None:
        super().__init__(text.en)
        self.text = text
        self.strerror = text.en
        self.filename = str(path)


class OutsideError(RefusedError):
    """A link leads out of the folder."""


class TooLargeError(RefusedError):
    """There is more in the file than is read."""


def read(path: Path, most: int, inside: Path | None = None) -> bytes:
    """Return what is in the regular file at ``path``, at most ``most`` bytes.

    With ``inside`` it has to lie in that folder after all links are followed; what lies outside is
    not touched. Raises RefusedError, and OSError where it cannot be opened.
    """
    real = Path(os.path.realpath(path))
    if inside is not None and not real.is_relative_to(os.path.realpath(inside)):
        raise OutsideError(
            Text("链接指向书的文件夹之外", "a link leads out of the book folder"), path
        )
    if not stat.S_ISREG(real.stat().st_mode):
        raise _not_regular(path)
    with os.fdopen(os.open(real, _REGULAR), "rb") as stream:
        if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
            raise _not_regular(path)
        data = stream.read(most + 1)
    if len(data) > most:
        size = f"{most // _MEGABYTE} MB"
        raise TooLargeError(Text(f"超过 {size}", f"larger than {size}"), path)
    return data


def line_of(path: Path, number: int) -> str:
    """Return line ``number`` (from 1) of a text to be shown; empty where it cannot be had."""
    try:
        data = read(path, LARGEST_TEXT)
    except (OSError, ValueError):
        return ""
    if b"\0" in data:
        return ""  # a spreadsheet has rows, but no lines to show
    lines = data.decode("utf-8-sig", errors="replace").splitlines()
    return lines[number - 1] if 0 < number <= len(lines) else ""


def reason(error: OSError | ValueError) -> Text:
    """Return why a file could not be read, for people."""
    if isinstance(error, RefusedError):
        return error.text
    said = (error.strerror if isinstance(error, OSError) else None) or str(error)
    match error:
        case FileNotFoundError():
            return Text("没有这个文件", said)
        case PermissionError():
            return Text("没有读它的权限", said)
    return Text(f"读取失败（{said}）", said)


def _not_regular(path: Path) -> RefusedError:
    return RefusedError(Text("不是普通文件", "it is no regular file"), path)
