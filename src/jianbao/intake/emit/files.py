"""Files put into a book's folder: all or none, and none over one that is there."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path


def put(folder: Path, files: Mapping[str, bytes], book: Path, old: bytes, new: bytes) -> None:
    """Write ``files``, new ones below ``folder``, and ``new`` in the place of the book file.

    Raises OSError where one of them is there already, where the book file is no longer ``old``,
    or where the disk does not let it; then nothing has changed.
    """
    made = list[Path]()
    staging = Path(tempfile.mkdtemp(prefix=".jianbao-", dir=folder))
    try:
        for number, (path, data) in enumerate(files.items()):
            staged = staging / str(number)
            staged.write_bytes(data)
            _move(staged, folder / path, made)
        staged = staging / "book"
        staged.write_bytes(new)
        _check(book, old)
        shutil.copymode(book, staged)
        staged.replace(book)
    except BaseException:
        _take_back(made)
        raise
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _check(book: Path, old: bytes) -> None:
    if book.read_bytes() != old:
        raise FileExistsError(errno.EEXIST, "changed while it was read", str(book))


def _move(staged: Path, target: Path, made: list[Path]) -> None:
    """Give ``staged`` its place; a file that is there makes it fail, however it came there."""
    for parent in reversed([p for p in target.parents if not p.exists()]):
        parent.mkdir()
        made.append(parent)
    try:
        os.link(staged, target)
    except FileExistsError:
        raise
    except OSError:  # a disk without links
        with target.open("xb") as file:
            made.append(target)
            file.write(staged.read_bytes())
    else:
        made.append(target)


def _take_back(made: Iterable[Path]) -> None:
    for path in reversed(list(made)):
        if path.is_dir():
            path.rmdir()
        else:
            path.unlink(missing_ok=True)
