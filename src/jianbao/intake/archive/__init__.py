"""Zip archives of contributions, unpacked with care into a folder of their own."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from lzma import LZMAError
from pathlib import Path
from zipfile import BadZipFile, LargeZipFile, ZipFile, ZipInfo

from jianbao.diagnostics import BookError, Diagnostic, Span, Text
from jianbao.intake.archive import codes, names
from jianbao.intake.archive.limits import Budget, Limits, too_large

__all__ = ["Budget", "Limits", "is_crowded", "is_junk", "unpack"]

is_junk = names.is_junk

_ENCRYPTED = 0x1
_ENTRY = b"PK\x01\x02"
_CROWD = 200_000
"""So many entries, those of archives within counted, would fill the memory with their names."""
_BROKEN = (
    BadZipFile, LargeZipFile, RuntimeError, zlib.error, LZMAError, struct.error, EOFError, OSError,
    ValueError,
)  # fmt: skip
"""What zipfile and its decoders raise on damage; NotImplementedError is a RuntimeError."""


def unpack(data: bytes, into: Path, source: str, budget: Budget) -> tuple[Diagnostic, ...]:
    """Write the files in the archive ``data`` into the folder ``into``, which is empty.

    ``source`` is the archive's name as shown. Returns what there is to notice: files of systems
    and programs are skipped. Raises `BookError`, and then what is in the folder is worthless:
    N402 beyond a limit, N403 for a broken archive, N404 for an entry that would not stay in the
    folder, N405 for one that is encrypted, packed in an unknown way, or there twice.
    """
    if is_crowded(data):
        raise too_large(source, f"文件超过 {_CROWD} 个", f"over {_CROWD} files")
    try:
        with ZipFile(BytesIO(data)) as archive:
            return _unpack(archive, into, source, budget)
    except _BROKEN as problem:
        raise BookError(codes.BROKEN.at(Span(file=source), problem=problem)) from problem


def is_crowded(data: bytes) -> bool:
    """Whether the archive ``data`` has too many entries even to be listed."""
    return data.count(_ENTRY) > _CROWD


def _unpack(archive: ZipFile, into: Path, source: str, budget: Budget) -> tuple[Diagnostic, ...]:
    entries = archive.infolist()
    if len(entries) > budget.limits.files:
        limit = budget.limits.files
        raise too_large(source, f"文件超过 {limit} 个", f"over {limit} files")
    named, certain = names.decoded(entries)
    notices = [] if certain else [_uncertain(source, named)]
    for name, entry in zip(named, entries, strict=True):
        place = f"{source}/{name}"
        if refused := names.refusal(name, entry):
            raise _unsafe(source, name, refused)
        if name.endswith("/"):
            continue
        if is_junk(name):
            notices.append(skipped(place))
            continue
        _check(entry, name, place, budget)
        _write(into / names.portable(name), _content(archive, entry, place, budget), place)
    return tuple(notices)


def _check(entry: ZipInfo, name: str, place: str, budget: Budget) -> None:
    limits = budget.limits
    if name.count("/") > limits.depth:
        raise too_large(
            place, f"文件夹套了 {limits.depth} 层以上", f"over {limits.depth} folders deep"
        )
    if entry.flag_bits & _ENCRYPTED:
        raise BookError(codes.ENCRYPTED.at(Span(file=place)))
    packed = max(entry.compress_size, 1)
    if entry.file_size > limits.ratio_from and entry.file_size > packed * limits.ratio:
        raise too_large(place, "压缩比异常，可能是压缩炸弹", "abnormally packed, maybe a bomb")


def _content(archive: ZipFile, entry: ZipInfo, place: str, budget: Budget) -> bytes:
    """Return an entry's bytes; their number is checked before, and is never trusted."""
    budget.take(entry.file_size, place)
    try:
        with archive.open(entry) as stream:
            data = stream.read(entry.file_size + 1)
    except RuntimeError as problem:  # NotImplementedError is one
        raise BookError(codes.UNKNOWN_PACKING.at(Span(file=place), problem=problem)) from problem
    if len(data) != entry.file_size:
        raise BadZipFile(place)
    return data


def _write(path: Path, data: bytes, place: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as stream:
            stream.write(data)
    except OSError as problem:
        raise BookError(
            codes.NOT_WRITABLE.at(Span(file=place), reason=problem.strerror)
        ) from problem


def skipped(place: str) -> Diagnostic:
    """Return the notice for a file that a system or a program keeps for itself."""
    return codes.SKIPPED.at(Span(file=place))


def _uncertain(source: str, named: list[str]) -> Diagnostic:
    shown = next((name for name in named if not name.isascii()), "")
    return codes.NAMES_UNCERTAIN.at(Span(file=source), shown=shown)


def _unsafe(source: str, name: str, reason: Text) -> BookError:
    shown = name if name.isprintable() else ascii(name)
    return BookError(codes.UNSAFE.at(Span(file=source), shown=shown, reason=reason))
