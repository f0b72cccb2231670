"""Files put in their places whole, and all of them or none."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_PREFIX = ".jianbao-"
_ABANDONED_AFTER = 3600.0
"""Seconds; no build takes so long to write its files."""


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
    _clear_away(folder)
    with tempfile.TemporaryDirectory(prefix=_PREFIX, dir=folder) as fresh:
        written = tuple(_written(Path(fresh), folder, file) for file in files)
        for item in written:
            item.path.parent.mkdir(exist_ok=True)
            (Path(fresh) / item.path.relative_to(folder)).replace(item.path)
    return written


def _written(fresh: Path, folder: Path, file: Finished) -> Written:
    path = fresh / file.name
    path.parent.mkdir(exist_ok=True)
    path.touch(0o600 if file.private else 0o666)
    path.write_bytes(file.data)
    return Written(path=folder / file.name, size=len(file.data), pages=file.pages)


def _clear_away(folder: Path) -> None:
    """Remove what builds that were killed have left in ``folder``."""
    for left in folder.glob(f"{_PREFIX}*"):
        with suppress(OSError):  # another build may do the same
            if time.time() - left.lstat().st_mtime > _ABANDONED_AFTER:
                if left.is_dir() and not left.is_symlink():
                    shutil.rmtree(left)
                else:
                    left.unlink()


def replace_all(contents: Mapping[Path, bytes]) -> None:
    """Put new contents in the place of files, with the rights that they had.

    All are written beside the files before the first is replaced, so that a full disk or a folder
    without rights leaves every file as it was.
    """
    written: dict[Path, Path] = {}
    try:
        for path, data in contents.items():
            written[path] = _beside(path, data)
        for path, fresh in written.items():
            fresh.replace(path)
    finally:
        for fresh in written.values():
            fresh.unlink(missing_ok=True)


def _beside(path: Path, data: bytes) -> Path:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=_PREFIX)
    fresh = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        fresh.chmod(path.stat().st_mode if path.exists() else 0o644)
    except OSError:
        fresh.unlink(missing_ok=True)
        raise
    return fresh
