"""What makes a book besides its folder: this program, its libraries, the fonts, the environment."""

from __future__ import annotations

import mimetypes
import os
import shutil
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from jianbao import cache
from jianbao.uptodate import system

_PACKAGE: Final = Path(__file__).parents[1]
_THEMES: Final = _PACKAGE.parents[1] / "styles"
"""The themes of a checkout; those of an installed jianbao lie in its package (`themes.find`)."""
_COUNTS: Final = (
    *("SOURCE_DATE_EPOCH", "TZ", "LANG", "LC_", "FC_", "FONTCONFIG_", "FREETYPE_", "PANGO"),
    *("HB_", "XDG_CONFIG", "XDG_DATA", "LD_", "DYLD_", "PYTHON", "WEASYPRINT", "JIANBAO_"),
)
"""How the names of variables begin that may have a part in what is made."""
_COUNTS_NOT: Final = frozenset(
    {"FC_LANG", "JIANBAO_DEBUG", "JIANBAO_EDITOR", "JIANBAO_PROCESSES", "PYTHONIOENCODING"}
)
"""Variables that have none; the first one is set by `typesetting.source` itself."""

_COARSEST: Final = 3_000_000_000
"""Nanoseconds; the times of no file system (FAT: 2 s) are coarser."""


class UncertainError(Exception):
    """There is something that cannot be answered for, or that changes under our eyes."""


def state_of(found: os.stat_result) -> str:
    """Return what tells a file from what it was before, without reading it."""
    return f"{found.st_size} {found.st_mtime_ns} {found.st_ctime_ns} {found.st_ino}"


def machine() -> str:
    """Return the digest of all that has a part in every book made on this machine.

    Raises UncertainError where something has been changed just now, OSError where fontconfig
    cannot be asked.
    """
    return cache.key_of((*_versions(), *_variables(), *_settled(_files())))


def _versions() -> Iterator[str]:
    yield from (sys.version, repr(sys.flags), str(_PACKAGE))


def _variables() -> Iterator[str]:
    for name, value in sorted(os.environ.items()):
        if name.startswith(_COUNTS) and name not in _COUNTS_NOT:
            yield f"{name}={value}"


def _settled(files: Iterable[tuple[str, os.stat_result | None]]) -> Iterator[str]:
    """Yield the state of ``files``; another change of one changed just now might not show in it."""
    latest = time.time_ns() - _COARSEST
    for path, found in files:
        if found and max(found.st_mtime_ns, found.st_ctime_ns) >= latest:
            raise UncertainError
        yield f"{path}:{state_of(found) if found else None}"


def _files() -> Iterator[tuple[str, os.stat_result | None]]:
    """Yield the path and state of each file that counts; no state for one that is not there."""
    yield from _all_below(str(_PACKAGE))
    yield from _all_below(str(_THEMES))
    yield from _records()
    configuration, folders = system.fontconfig_sources()
    for folder in folders:
        yield from _all_below(str(folder))
    programs = (sys.executable, shutil.which("fc-list") or "")
    kinds = map(str, mimetypes.knownfiles)  # they name the pictures of an EPUB
    for path in (*programs, *map(str, configuration), *system.libraries(), *kinds):
        yield path, _found(path)


def _records() -> Iterator[tuple[str, os.stat_result | None]]:
    """Yield the record of each library that is installed (PEP 376): it is new with each release."""
    for folder in dict.fromkeys(sys.path):
        with suppress(OSError):
            for name in sorted(os.listdir(folder or ".")):  # noqa: PTH208 - only names are needed
                if name.endswith("-info"):
                    path = os.path.join(folder, name)  # noqa: PTH118 - hundreds of them
                    yield path, _found(path)


def _all_below(folder: str) -> Iterator[tuple[str, os.stat_result | None]]:
    """Yield every file below ``folder``, also behind links, but for what Python has compiled."""
    seen = set[tuple[int, int]]()
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        found = _found(here)
        if found is None or (found.st_dev, found.st_ino) in seen:
            continue
        seen.add((found.st_dev, found.st_ino))
        with suppress(OSError), os.scandir(here) as entries:
            for entry in sorted(entries, key=lambda entry: entry.name):
                if not entry.is_dir():
                    yield entry.path, _found(entry.path)
                elif entry.name != "__pycache__":
                    waiting.append(entry.path)


def _found(path: str) -> os.stat_result | None:
    try:
        return os.stat(path)  # noqa: PTH116 - a thousand of them
    except OSError:
        return None
