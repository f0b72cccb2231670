"""What has been worked out before: files in the user's cache folder, named by what went into them.

Nothing here is needed: an entry that is missing, broken or cannot be written is made again. An
entry is written beside its place and then moved there, so that two builds may share the folder.
The entries of a kind together stay below a size: the oldest go first.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

MAX_BYTES = 512 * 1024 * 1024
"""What the entries of a kind may take together."""
_OVER = 16
"""What part of that a process may store before it looks again how much room all entries take."""


def folder() -> Path:
    """Return the folder for what can be made again, as the XDG base directories have it."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "jianbao"


@dataclass(frozen=True, slots=True, kw_only=True)
class KindKept:
    """What is kept of one kind: how many entries, and their bytes."""

    name: str
    entries: int
    size: int


def kinds() -> tuple[KindKept, ...]:
    """Return what is kept, kind by kind."""
    return tuple(_kind(place) for place in sorted(_places()))


def prune() -> int:
    """Remove everything that is kept, and return how many bytes that was."""
    freed = 0
    for place in _places():
        for path, size in _entries(place):
            with suppress(OSError):
                path.unlink()
                freed += size
    return freed


def load(kind: str, key: str) -> bytes | None:
    """Return the entry ``key`` among those of ``kind``; None where there is none."""
    try:
        data = (folder() / kind / key).read_bytes()
    except OSError:
        return None
    opened = _opened(data)
    if opened is None:
        _damaged.append(f"{kind}/{key}")
    return opened


_damaged: list[str] = []


def take_damaged() -> tuple[str, ...]:
    """Return the entries found damaged since this was asked last; they are made again."""
    found = tuple(dict.fromkeys(_damaged))
    _damaged.clear()
    return found


def store(kind: str, key: str, data: bytes) -> None:
    """Keep ``data`` for later; where that is not possible, nothing happens."""
    place = folder() / kind
    with suppress(OSError):
        place.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=place, prefix=".")
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(_sealed(data))
            Path(name).replace(place / key)
        except OSError:
            Path(name).unlink(missing_ok=True)
            raise
        _unseen[kind] = _unseen.get(kind, MAX_BYTES) + len(data)
        if _unseen[kind] > MAX_BYTES // _OVER:
            _make_room(place, MAX_BYTES)
            _unseen[kind] = 0


_unseen: dict[str, int] = {}
"""How many bytes of each kind this process has stored since it looked at all entries."""


def _places() -> list[Path]:
    with suppress(OSError):
        return [place for place in folder().iterdir() if place.is_dir()]
    return []


def _entries(place: Path) -> list[tuple[Path, int]]:
    """Return the files in ``place`` with their sizes; another build may be at work there."""
    found = []
    with suppress(OSError):
        for path in place.iterdir():
            with suppress(OSError):
                found.append((path, path.stat().st_size))
    return found


def _kind(place: Path) -> KindKept:
    sizes = [size for _, size in _entries(place)]
    return KindKept(name=place.name, entries=len(sizes), size=sum(sizes))


def _make_room(place: Path, most: int) -> None:
    """Remove the oldest entries in ``place`` until the others take no more than ``most`` bytes."""
    entries = [(path.stat(), path) for path in place.iterdir()]
    size = sum(found.st_size for found, _ in entries)
    for found, path in sorted(entries, key=lambda entry: entry[0].st_mtime_ns):
        if size <= most:
            break
        path.unlink(missing_ok=True)
        size -= found.st_size


def _sealed(data: bytes) -> bytes:
    """Return ``data`` behind its own digest, so that a damaged entry is known for one."""
    return hashlib.sha256(data).digest() + data


def _opened(sealed: bytes) -> bytes | None:
    size = hashlib.sha256().digest_size
    seal, data = sealed[:size], sealed[size:]
    return data if hashlib.sha256(data).digest() == seal else None
