"""The names in a zip archive: which characters they are, and whether they may be written."""

from __future__ import annotations

import re
import stat
import struct
import zlib
from pathlib import PurePosixPath
from zipfile import ZipInfo

from jianbao.diagnostics import BookError, Text
from jianbao.intake import encoding

_UTF8_FLAG = 0x800
_UNICODE_PATH = 0x7075
"""The extra field of Info-ZIP, WinRAR and 7-Zip that holds the name in UTF-8."""
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_PORTABLE = str.maketrans('<>:"|?*', "＜＞：＂｜？＊")
"""What macOS lets into a name and Windows does not, to what looks alike."""
_DRIVE = re.compile(r"[A-Za-z]:")
_JUNK_FOLDERS = frozenset({"__macosx", ".git", ".svn", ".idea", "$recycle.bin"})
_JUNK = re.compile(
    r"\.ds_store|thumbs\.db|desktop\.ini|~\$.*|\.~.*|~wr[dl]\d+\.tmp|\._.*", re.IGNORECASE
)
_UNIX = 3


def decoded(entries: list[ZipInfo]) -> tuple[list[str], bool]:
    """Return the names of ``entries``, with forward slashes, and whether they are certain.

    Chinese Windows writes them in GBK without saying so, macOS in UTF-8 without saying so; all
    names of an archive together tell which.
    """
    raw = [_bytes(entry) for entry in entries]
    unsaid = [name for entry, name in zip(entries, raw, strict=True) if not _said(entry)]
    codec, certain = _codec(b"\n".join(unsaid))
    names = [
        _said(entry) or name.decode(codec, errors="replace")
        for entry, name in zip(entries, raw, strict=True)
    ]
    return [name.replace("\\", "/") for name in names], certain


def portable(name: str) -> str:
    """Return ``name`` as any system can write it."""
    return name.translate(_PORTABLE)


def refusal(name: str, entry: ZipInfo) -> Text | None:
    """Return why ``name`` may not be written; None where it may."""
    mode = entry.external_attr >> 16 if entry.create_system == _UNIX else 0
    parts = name.rstrip("/").split("/")
    if name.startswith("/") or _DRIVE.match(name):
        return Text("用了绝对路径", "an absolute path")
    if ".." in parts:
        return Text("想写到文件夹之外", "a path out of the folder")
    if stat.S_IFMT(mode) not in {0, stat.S_IFREG, stat.S_IFDIR}:
        return Text("是链接或设备，不是文件", "a link or device, not a file")
    if any(_DEVICES.fullmatch(part.strip(" ")) for part in parts):
        return Text("用了 Windows 的设备名", "the name of a device of Windows")
    if _CONTROL.search(name) or not name.strip("/. "):
        return Text("文件名里有不能用的字符", "a character that no file name may hold")
    return None


def is_junk(name: str) -> bool:
    """Whether a system or an office program put the file there for itself."""
    path = PurePosixPath(name)
    if any(part.lower() in _JUNK_FOLDERS for part in path.parts):
        return True
    return bool(_JUNK.fullmatch(path.name))


def _said(entry: ZipInfo) -> str:
    """Return the name where the entry says in which encoding it is; empty where it does not."""
    if entry.flag_bits & _UTF8_FLAG:
        return entry.orig_filename
    return _from_extra(entry) or ("" if not _bytes(entry).isascii() else entry.orig_filename)


def _bytes(entry: ZipInfo) -> bytes:
    """Return the name as it is stored: zipfile takes what is not UTF-8 for code page 437."""
    codec = "utf-8" if entry.flag_bits & _UTF8_FLAG else "cp437"
    return entry.orig_filename.encode(codec)


def _from_extra(entry: ZipInfo) -> str:
    extra = entry.extra
    while len(extra) >= 4:  # noqa: PLR2004 (the two fields of a header)
        kind, size = struct.unpack_from("<HH", extra)
        field, extra = extra[4 : 4 + size], extra[4 + size :]
        if kind != _UNICODE_PATH or len(field) < 6 or field[0] != 1:  # noqa: PLR2004 (APPNOTE 4.6.9)
            continue
        if struct.unpack_from("<L", field, 1)[0] == zlib.crc32(_bytes(entry)):
            return field[5:].decode("utf-8", errors="replace")
    return ""


def _codec(names: bytes) -> tuple[str, bool]:
    if not names:
        return "utf-8", True
    try:
        return encoding.decode(names, "", among=("utf-8", "gb18030")).encoding, True
    except BookError:
        pass
    try:
        names.decode("utf-8")
    except UnicodeDecodeError:
        return "gb18030", False
    return "utf-8", False
