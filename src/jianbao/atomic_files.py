"""Files put in their places whole, and all of them or none.

What is being written stands in a folder beside its place, which the process holds a lock on: a
folder without one was left by a run that was killed, and goes when the next run comes by.
"""

from __future__ import annotations

import errno
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from itertools import chain, count
from pathlib import Path

if sys.platform != "win32":
    import fcntl

_PREFIX = ".jianbao-"
_ABANDONED_AFTER = 3600.0
"""Seconds, where a disk or a system knows no locks; nothing takes so long to be written."""


class OccupiedError(OSError):
    """Where a file is to be written is a pipe, a device or the like, which is not replaced."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """A file to write; ``pages`` is 0 for a medium without pages.

    The name may lead into one folder below. What is ``private`` (it has passwords) only its owner
    can read.
    """

    name: str
    data: bytes
    pages: int = 0
    private: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A file that was written; ``pages`` is 0 for a medium without pages."""

    path: Path
    size: int
    pages: int


def write(files: Iterable[Finished], folder: Path) -> tuple[Written, ...]:
    """Write all ``files``, or leave the earlier ones as they were.

    They are taken one at a time, so that hundreds of copies need not be in memory together.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with staging(folder) as fresh:
        written = tuple(_written(fresh, folder, file) for file in files)
        for item in written:
            _refuse_occupied(item.path)
        for item in written:
            item.path.parent.mkdir(exist_ok=True)
            (fresh / item.path.relative_to(folder)).replace(item.path)
    return written


def _written(fresh: Path, folder: Path, file: Finished) -> Written:
    path = fresh / file.name
    path.parent.mkdir(exist_ok=True)
    path.touch(0o600 if file.private else 0o666)
    path.write_bytes(file.data)
    return Written(path=folder / file.name, size=len(file.data), pages=file.pages)


def _refuse_occupied(path: Path) -> None:
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if path.exists() and not path.is_file():
        raise OccupiedError(errno.EEXIST, "it is no regular file", str(path))


def replace_all(contents: Mapping[Path, bytes]) -> None:
    """Put new contents in the place of files, with the rights that they had.

    All are written beside the files before the first is replaced, so that a full disk or a folder
    without rights leaves every file as it was.
    """
    for path in contents:
        _refuse_occupied(path)
    with ExitStack() as stack:
        parents = dict.fromkeys(path.parent for path in contents)
        beside = {parent: stack.enter_context(staging(parent)) for parent in parents}
        written: dict[Path, Path] = {}
        for number, (path, data) in enumerate(contents.items()):
            fresh = beside[path.parent] / str(number)
            fresh.write_bytes(data)
            fresh.chmod(path.stat().st_mode if path.exists() else 0o644)
            written[path] = fresh
        for path, fresh in written.items():
            fresh.replace(path)


def free_place(folder: Path, stem: str, suffix: str = "") -> Path:
    """Return where ``stem`` with ``suffix`` can be written: with a number behind it where it is there."""
    ends = chain(("",), (f"-{number}" for number in count(2)))
    places = (folder / f"{stem}{end}{suffix}" for end in ends)
    return next(place for place in places if not os.path.lexists(place))


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Let one process at a time compare what stands in ``folder`` with what it has read, and replace it."""
    lock = _lock(folder, waiting=True)
    try:
        yield
    finally:
        if lock is not None:
            os.close(lock)


@contextmanager
def staging(folder: Path | None = None) -> Iterator[Path]:
    """Yield a new folder in ``folder`` to write in, which its owner alone reads and which then goes.

    Without ``folder`` it is one of the system's, for what is only looked at. What killed runs have
    left in the same place goes before.
    """
    place = Path(tempfile.gettempdir()) if folder is None else folder
    clear_away((place,))
    fresh, lock = _claimed(place)
    try:
        yield fresh
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
        if lock is not None:
            os.close(lock)


def clear_away(folders: Iterable[Path]) -> None:
    """Remove what runs that were killed have left in each of ``folders``."""
    for folder in folders:
        with suppress(OSError):
            left = [path for path in folder.iterdir() if path.name.startswith(_PREFIX)]
            for path in left:
                with suppress(OSError):  # another run may do the same
                    _clear(path)


def _claimed(place: Path) -> tuple[Path, int | None]:
    """Return a new folder in ``place``, and the lock that tells others of its owner."""
    while True:
        fresh = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=place))
        with suppress(BlockingIOError, FileNotFoundError):  # one that clears away was faster
            lock = _lock(fresh)
            if fresh.exists():
                return fresh, lock
            if lock is not None:
                os.close(lock)


def _clear(left: Path) -> None:
    found = left.lstat()
    if sys.platform != "win32" and found.st_uid != os.getuid():
        return  # in a place that many share, it is for others to remove
    is_folder = left.is_dir() and not left.is_symlink()
    lock = _lock(left) if is_folder else None  # what is at work on it keeps it
    try:
        if lock is None and time.time() - found.st_mtime <= _ABANDONED_AFTER:
            return
        if is_folder:
            shutil.rmtree(left)
        else:
            left.unlink()
    finally:
        if lock is not None:
            os.close(lock)


def _lock(folder: Path, *, waiting: bool = False) -> int | None:
    """Return a lock on ``folder``, which ends with this process; None where there are no locks.

    Where another has it, it is waited for, or BlockingIOError raised.
    """
    if sys.platform == "win32":
        return None
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | (0 if waiting else fcntl.LOCK_NB))
    except OSError as error:
        os.close(handle)
        if isinstance(error, BlockingIOError):
            raise
        return None
    return handle
