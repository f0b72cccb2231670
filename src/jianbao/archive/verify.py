"""verify: whether an archive is what it was, told file by file."""

from __future__ import annotations

import hashlib
import os
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from zipfile import BadZipFile, ZipFile

from jianbao import files
from jianbao.archive import codes
from jianbao.diagnostics import Diagnostic, Result, Span

_LARGEST: Final = 2 * 1024 * 1024 * 1024
_MOST_FILES: Final = 50_000
_LISTS: Final = ("tagmanifest-sha256.txt", "manifest-sha256.txt")
_DAMAGE: Final = (BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """An archive that is as it was; ``fingerprint`` is that which was told when it was made."""

    files: int
    fingerprint: str


Read = Callable[[str], bytes]


def verify(place: Path) -> Result[Verified]:
    """Return what the archive in the folder or zip ``place`` is, without a value if anything differs.

    Faults: Z004 no archive, Z005 altered, Z006 missing, Z007 added.
    """
    try:
        with _opened(place) as (names, read):
            return _compared(names, read)
    except KeyError as error:
        reason = f"没有 {error.args[0]}"
    except _DAMAGE as error:
        reason = str(error)
    said = codes.NO_ARCHIVE.at(Span(file=place.name), reason=reason)
    return Result(value=None, diagnostics=(said,))


def _compared(names: set[str], read: Read) -> Result[Verified]:
    listed: dict[str, str] = {}
    for name in _LISTS:
        if name not in names:
            raise KeyError(name)
        listed |= _listed(read(name))
    said = list(_differences(names - {_LISTS[0]}, listed, read))
    if said:
        return Result(value=None, diagnostics=tuple(said))
    fingerprint = hashlib.sha256(read(_LISTS[1])).hexdigest()
    count = sum(name.startswith("data/") for name in names)
    return Result(value=Verified(files=count, fingerprint=fingerprint))


def _differences(names: set[str], listed: Mapping[str, str], read: Read) -> Iterator[Diagnostic]:
    for name in sorted(names | set(listed)):
        place = Span(file=name)
        if name not in listed:
            yield codes.ADDED.at(place)
        elif name not in names:
            yield codes.MISSING.at(place)
        elif not _is(read, name, listed[name]):
            yield codes.ALTERED.at(place)


def _is(read: Read, name: str, digest: str) -> bool:
    try:
        return hashlib.sha256(read(name)).hexdigest() == digest
    except (*_DAMAGE, MemoryError):  # it cannot even be read
        return False


def _listed(manifest: bytes) -> dict[str, str]:
    """Return the digests of a manifest by the names of their files."""
    pairs = (line.split(maxsplit=1) for line in manifest.decode("utf-8", "replace").splitlines())
    return {
        pair[1].replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%"): pair[0].lower()
        for pair in pairs
        if len(pair) == 2  # noqa: PLR2004 - a digest and a name
    }


@contextmanager
def _opened(place: Path) -> Iterator[tuple[set[str], Read]]:
    """Yield the names of all files in a folder or zip, and what reads one of them."""
    if place.is_dir():
        names = {
            (Path(folder) / name).relative_to(place).as_posix()
            for folder, _, listed in os.walk(place)
            for name in listed
        }
        yield names, lambda name: files.read(place / name, _LARGEST, place)
        return
    with ZipFile(place) as packed:
        entries = [entry for entry in packed.infolist() if not entry.is_dir()]
        if len(entries) > _MOST_FILES or sum(entry.file_size for entry in entries) > _LARGEST:
            raise BadZipFile("there is too much in it")
        by_name = {entry.filename.partition("/")[2]: entry for entry in entries}
        yield set(by_name), lambda name: packed.read(by_name[name])
