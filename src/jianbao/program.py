"""Which program is at work: Python, our own code and the libraries, each in which state."""

from __future__ import annotations

import functools
import re
import sys
import zlib
from pathlib import Path

from jianbao.once import digest_of


@functools.cache
def state() -> str:
    """Return the digest of which Python, which releases of libraries and which code of ours it is."""
    files = ((file.name, file.stat()) for file in sorted(Path(__file__).parent.rglob("*.py")))
    states = (f"{name}:{found.st_size}:{found.st_mtime_ns}" for name, found in files)
    releases = (" ".join(record) for record in _records())
    return digest_of((sys.version, zlib.ZLIB_RUNTIME_VERSION, *releases, *states))


def release_of(library: str) -> str:
    """Return the installed release of ``library``, by the name of its record (PEP 376).

    Loading `importlib.metadata` for that takes longer than all that is looked up with it.
    """
    wanted = _folded(library)
    return next((release for name, release in _records() if _folded(name) == wanted), "")


@functools.cache
def _records() -> tuple[tuple[str, str], ...]:
    """Return the name and release of each library that is installed."""
    folders = (Path(folder) for folder in sys.path)
    records = (path.stem for folder in folders for path in folder.glob("*.*-info"))
    return tuple((name, release) for name, _, release in (r.partition("-") for r in records))


def _folded(library: str) -> str:
    return re.sub(r"[-_.]+", "-", library).lower()
