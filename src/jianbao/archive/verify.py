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
from jianbao.diagnostics import Diagnostic, Result, Span, Text

_LARGEST: Final = 2 * 1024 * 1024 * 1024
_MOST_FILES: Final = 50_000
_LARGEST_LIST: Final = 32 * 1024 * 1024
_AT_ONCE: Final = 1024 * 1024
_TOO_MUCH: Final = "there is too much in it"
_LISTS: Final = ("tagmanifest-sha256.txt", "manifest-sha256.txt")
_DAMAGE: Final = (BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """An archive that is as it was; ``fingerprint`` is that which was told when it was made."""

    files: int
    fingerprint: str


Pieces = Callable[[str], Iterator[bytes]]
"""Yields what is in the file of a name."""


def verify(place: Path) -> Result[Verified]:
    """Return what the archive in the folder or zip ``place`` is, without a value if anything differs.

    Faults: Z004 no archive, Z005 altered, Z006 missing, Z007 added.
    """
    try:
        with _opened(place) as (names, pieces):
            return _compared(names, pieces)
    except KeyError as error:
        reason = Text(f"没有 {error.args[0]}", f"there is no {error.args[0]}")
    except OSError as error:
        reason = files.reason(error)
    except _DAMAGE as error:
        reason = Text("zip 不完好，或不是归档写的", str(error))
    said = codes.NO_ARCHIVE.at(Span(file=place.name), reason=reason)
    return Result(value=None, diagnostics=(said,))


def _compared(names: set[str], pieces: Pieces) -> Result[Verified]:
    listed: dict[str, str] = {}
    for name in _LISTS:
        if name not in names:
            raise KeyError(name)
        listed |= _listed(_whole(pieces(name)))
    said = list(_differences(names - {_LISTS[0]}, listed, pieces))
    if said:
        return Result(value=None, diagnostics=tuple(said))
    count = sum(name.startswith("data/") for name in names)
    return Result(value=Verified(files=count, fingerprint=_digest(pieces(_LISTS[1]))))


def _whole(pieces: Iterator[bytes]) -> bytes:
    data = bytearray()
    for piece in pieces:
        data += piece
        if len(data) > _LARGEST_LIST:
            raise BadZipFile(_TOO_MUCH)
    return bytes(data)


def _digest(pieces: Iterator[bytes]) -> str:
    digest = hashlib.sha256()
    for piece in pieces:
        digest.update(piece)
    return digest.hexdigest()


def _differences(
    names: set[str], listed: Mapping[str, str], pieces: Pieces
) -> Iterator[Diagnostic]:
    for name in sorted(names | set(listed)):
        place = Span(file=name)
        if name not in listed:
            yield codes.ADDED.at(place)
        elif name not in names:
            yield codes.MISSING.at(place)
        elif not _is(pieces(name), listed[name]):
            yield codes.ALTERED.at(place)


def _is(pieces: Iterator[bytes], digest: str) -> bool:
    try:
        return _digest(pieces) == digest
    except _DAMAGE:  # it cannot even be read
        return False


def _listed(manifest: bytes) -> dict[str, str]:
    """Return the digests of a manifest by the names of their files."""
    pairs = (line.split(maxsplit=1) for line in manifest.decode("utf-8", "replace").split("\n"))
    return {
        pair[1].rstrip("\r").replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%"): pair[
            0
        ].lower()
        for pair in pairs
        if len(pair) == 2  # noqa: PLR2004 - a digest and a name
    }


@contextmanager
def _opened(place: Path) -> Iterator[tuple[set[str], Pieces]]:
    """Yield the names of all files in a folder or zip, and what reads one of them."""
    if place.is_dir():
        yield set(_names(place)), lambda name: files.pieces(place / name, _LARGEST, place)
        return
    with ZipFile(place) as packed:
        entries = [entry for entry in packed.infolist() if not entry.is_dir()]
        if len(entries) > _MOST_FILES or sum(entry.file_size for entry in entries) > _LARGEST:
            raise BadZipFile(_TOO_MUCH)
        by_name = {entry.filename.partition("/")[2]: entry for entry in entries}
        tops = {entry.filename.partition("/")[0] for entry in entries}
        if len(by_name) < len(entries) or len(tops) > 1:
            # Which of two is unpacked is not known, and one of them is not looked at.
            raise BadZipFile("a name stands in it twice, or it holds more than one folder")

        def pieces(name: str) -> Iterator[bytes]:
            with packed.open(by_name[name]) as stream:
                while piece := stream.read(_AT_ONCE):
                    yield piece

        yield set(by_name), pieces


def _names(place: Path) -> Iterator[str]:
    """Yield the names of all that is in a folder and no folder itself; a link to one is none."""
    waiting = [""]
    while waiting:
        folder = waiting.pop()
        with os.scandir(place / folder) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(f"{folder}{entry.name}/")
                else:
                    yield f"{folder}{entry.name}"
