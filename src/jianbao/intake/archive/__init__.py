"""Zip archives of contributions, unpacked with care into a folder of their own."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from lzma import LZMAError
from pathlib import Path
from zipfile import BadZipFile, LargeZipFile, ZipFile, ZipInfo

from jianbao.diagnostics import BookError, Diagnostic, Severity, Span, Text
from jianbao.intake.archive import names
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
        message = Text("压缩包已损坏，打不开", f"the archive is broken: {problem}")
        hint = Text("请对方重新压缩后再发", "have it packed and sent anew")
        raise _failure("N403", source, message, hint) from problem


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
        hint = Text("请用密码解压后，再导入解压出来的文件夹", "unpack it and import the folder")
        raise _failure("N405", place, Text("压缩包有密码", "the archive is encrypted"), hint)
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
        message = Text("这种压缩方法不认识", f"packed in an unknown way: {problem}")
        hint = Text("请用普通的 zip 重新压缩", "pack it as a plain zip")
        raise _failure("N405", place, message, hint) from problem
    if len(data) != entry.file_size:
        raise BadZipFile(place)
    return data


def _write(path: Path, data: bytes, place: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as stream:
            stream.write(data)
    except OSError as problem:
        message = Text(
            "解压不出来：重名，或者文件名太长", f"cannot be unpacked: {problem.strerror}"
        )
        hint = Text(
            "请解压后改好文件名，再导入文件夹", "unpack it, rename the file, import the folder"
        )
        raise _failure("N405", place, message, hint) from problem


def skipped(place: str) -> Diagnostic:
    """Return the notice for a file that a system or a program keeps for itself."""
    message = Text("跳过系统或软件自用的文件", "a file of the system or of a program; skipped")
    return Diagnostic(code="N406", severity=Severity.NOTICE, message=message, span=Span(file=place))


def _uncertain(source: str, named: list[str]) -> Diagnostic:
    shown = next((name for name in named if not name.isascii()), "")
    return Diagnostic(
        code="N407",
        severity=Severity.WARNING,
        message=Text(
            f"压缩包里文件名的编码认不准，先读作“{shown}”",
            f"the encoding of the names in the archive is not certain; read as {shown!r}",
        ),
        span=Span(file=source),
    )


def _unsafe(source: str, name: str, reason: Text) -> BookError:
    shown = name if name.isprintable() else ascii(name)
    message = Text(
        f"压缩包不安全，没有打开：“{shown}”{reason.zh}",
        f"the archive is unsafe and was not opened: {shown!r} is {reason.en}",
    )
    hint = Text("请向来稿人核实，另要一份", "ask the sender for another one")
    return _failure("N404", source, message, hint)


def _failure(code: str, place: str, message: Text, hint: Text) -> BookError:
    span = Span(file=place)
    return BookError(
        Diagnostic(code=code, severity=Severity.ERROR, message=message, span=span, hint=hint)
    )
