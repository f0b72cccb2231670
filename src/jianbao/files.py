"""Files of a book opened in one way: regular, in their folder, and of a size that was agreed on."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from jianbao.atomic_files import OccupiedError
from jianbao.diagnostics import Text

_MEGABYTE: Final = 1024 * 1024
_REGULAR: Final = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
"""A pipe is opened without waiting for a writer, so that it can be refused."""
_AT_ONCE: Final = _MEGABYTE
LARGEST_TEXT: Final = 16 * _MEGABYTE
"""Bytes that are read to show a line of a file."""
LARGEST_PDF: Final = 2048 * _MEGABYTE
_REASONS: Final = (
    (OccupiedError, "这里不是普通文件，不能写"),
    (FileNotFoundError, "没有这个文件"),
    (PermissionError, "没有读写它的权限"),
    (FileExistsError, "已经有同名的文件"),
    (IsADirectoryError, "这是文件夹，不是文件"),
    (NotADirectoryError, "路径里有一段不是文件夹"),
)


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


def read(path: Path, most: int, inside: Path | None) -> bytes:
    """Return what is in the regular file at ``path``, at most ``most`` bytes.

    It has to lie ``inside`` a folder after all links are followed; what lies outside is not
    touched. None is for what a person has named, or this program has made. Raises RefusedError, and
    OSError where it cannot be opened.
    """
    parts = list(pieces(path, most, inside))
    return parts[0] if len(parts) == 1 else b"".join(parts)


def pieces(path: Path, most: int, inside: Path | None) -> Iterator[bytes]:
    """Yield what is in a file, as for `read`, of which not all is to be held at once."""
    real = os.fspath(path) if inside is None else _real(path, inside)
    if not stat.S_ISREG(os.stat(real).st_mode):  # noqa: PTH116 - a path takes longer to make
        raise _not_regular(path)
    handle = os.open(real, _REGULAR)
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise _not_regular(path)
        left = most
        while part := os.read(handle, min(left + 1, _AT_ONCE)):
            left -= len(part)
            if left < 0:
                size = f"{most // _MEGABYTE} MB"
                raise TooLargeError(Text(f"超过 {size}", f"larger than {size}"), path)
            yield part
    finally:
        os.close(handle)


def own(folder: Path, name: str) -> Path:
    """Return where this program keeps ``name`` in the ``folder`` of a book.

    Raises OutsideError where a link leads out of it: nothing is written there.
    """
    _real(folder / name, folder)
    return folder / name


def _real(path: Path, inside: Path) -> str:
    real, root = os.path.realpath(path), os.path.realpath(inside)
    if not real.startswith(root.rstrip(os.sep) + os.sep):
        raise OutsideError(
            Text("链接指向书的文件夹之外", "a link leads out of the book folder"), path
        )
    return real


def holds(path: Path, data: bytes, inside: Path | None) -> bool:
    """Whether a regular file, ``inside`` a folder as for `read`, has ``data`` in it and no more."""
    try:
        return read(path, len(data), inside) == data
    except OSError:
        return False


def line_of(folder: Path, name: str, number: int) -> str:
    """Return line ``number`` (from 1) of a text in ``folder``; empty where it cannot be had."""
    try:
        data = read(folder / name, LARGEST_TEXT, folder)
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
    for kind, zh in _REASONS:
        if isinstance(error, kind):
            return Text(zh, said)
    return Text(f"读取失败（{said}）", said)


def refuse_changed(path: Path, before: bytes) -> None:
    """Raise RefusedError where a file no longer has ``before`` in it: somebody else wrote to it."""
    if not holds(path, before, None):
        raise changed_elsewhere(path)


def changed_elsewhere(path: Path) -> RefusedError:
    """Return what is raised where a file was changed while one worked on what had been read of it."""
    return RefusedError(
        Text(
            "这期间别处改了它，什么都没有写，再来一次就好",
            "changed meanwhile, nothing was written; try again",
        ),
        path,
    )


def _not_regular(path: Path) -> RefusedError:
    return RefusedError(Text("不是普通文件", "it is no regular file"), path)
