"""What the book folder holds: each file by a digest, read only where it may have changed.

As in git's index, a file that has the size, times and number that it had when it was read last is
not read again, unless it had been changed so shortly before that another change could not be told
from the times.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

State = tuple[int, int, int, int]
"""Size, times of change of the content and of the file (ns), number on the disk."""

_COARSEST = 3_000_000_000
"""Nanoseconds; the times of no file system (FAT: 2 s) are coarser."""
_MOST_FILES = 10_000
_MOST_BYTES = 1 << 30
"""A folder with more than that to read is not looked at."""


class UncertainError(Exception):
    """The folder holds what cannot be answered for, or changes under our eyes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A file in a state, and the digest of its content."""

    state: State
    digest: str


def state_of(found: os.stat_result) -> State:
    """Return what tells a file from what it was before."""
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino


def is_settled(state: State, now: int) -> bool:
    """Whether any change from ``now`` (ns) on will show in the times of a file in ``state``.

    False for a time to come: somebody has set a clock.
    """
    return max(state[1], state[2]) + _COARSEST < now


def files_in(root: Path, known: Mapping[str, File]) -> tuple[dict[str, File], dict[str, File]]:
    """Return every file below ``root`` by its path, and those of them to be ``known`` next time.

    Raises UncertainError for a link (it may lead anywhere), for what is no file, for too many
    files, and for one that changes meanwhile; OSError for one that cannot be read.
    """
    files, settled = dict[str, File](), dict[str, File]()
    unread = 0
    for path, state in _walk(str(root), ""):
        file = known.get(path)
        now = time.time_ns()
        if file is None or file.state != state:
            unread += state[0]
            if unread > _MOST_BYTES:
                raise UncertainError
            file = _read(root / path, state)
        files[path] = file
        if len(files) > _MOST_FILES:
            raise UncertainError
        if known.get(path) is file or is_settled(state, now):
            settled[path] = file
    return files, settled


def _walk(folder: str, prefix: str) -> Iterator[tuple[str, State]]:
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            if entry.is_dir(follow_symlinks=False):
                yield from _walk(entry.path, f"{prefix}{entry.name}/")
            elif entry.is_file(follow_symlinks=False):
                yield prefix + entry.name, state_of(os.lstat(entry.path))
            else:
                raise UncertainError


def _read(path: Path, state: State) -> File:
    with path.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
        if state_of(os.fstat(stream.fileno())) != state:
            raise UncertainError
    return File(state=state, digest=digest)
