"""What the system gives: room, places to write, encoding, clock, and programs that help."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

import jianbao
from jianbao import cache
from jianbao.copyedit.typos import UnavailableError, open_model
from jianbao.diagnostics import Text
from jianbao.doctor.installing import install
from jianbao.doctor.model import Organ, good, missing, plain, wanting
from jianbao.intake.office import program

_OFFICE: Final = plain("LibreOffice")
_TYPOS: Final = Text("查错字", "Wrong characters")
_CACHE: Final = Text("缓存", "Cache")
_HERE: Final = Text("当前文件夹", "This folder")
_SCRATCH: Final = Text("临时文件夹", "Scratch folder")
_DISK: Final = Text("磁盘", "Disk")
_ENCODING: Final = Text("文字编码", "Encoding")
_CLOCK: Final = Text("时钟", "Clock")
_ROOM: Final = 1_000_000_000
"""Bytes: what is kept of large books and what a shelf of them leaves."""
_MB: Final = 1_000_000


def surroundings() -> Iterator[Organ]:
    """Yield what the system gives, one by one."""
    yield _office()
    yield _typos()
    yield _place("cache", _CACHE, cache.folder(), _cache_size())
    yield _place("folder", _HERE, Path.cwd())
    yield _place("scratch", _SCRATCH, Path(tempfile.gettempdir()))
    yield _disk()
    yield _encoding()
    yield _clock()


def _office() -> Organ:
    """Return whether .doc, .wps, .rtf and .odt can be taken in."""
    if found := program():
        return good("libreoffice", _OFFICE, plain(found))
    without = Text(
        "没有：.doc、.wps、.rtf 来稿要先在 Word 里另存为 .docx",
        "not there: .doc, .wps and .rtf have to be saved as .docx in Word first",
    )
    mend = install(_OFFICE, debian="libreoffice-writer-nogui", cask="libreoffice")
    return wanting("libreoffice", _OFFICE, without, mend)


def _typos() -> Organ:
    try:
        open_model()
    except UnavailableError as error:
        without = Text("check --typos 用不了", "check --typos does not work")
        return wanting("typos", _TYPOS, without, error.text)
    return good("typos", _TYPOS, Text("可以用", "works"))


def _place(key: str, name: Text, folder: Path, more: Text | None = None) -> Organ:
    """Return whether something can be written into ``folder``, or where it would be made."""
    there = _nearest(folder)
    found = Text(f"{folder}{more.zh}", f"{folder}{more.en}") if more else plain(str(folder))
    if there.is_dir() and os.access(there, os.W_OK | os.X_OK):
        return good(key, name, found)
    shut = Text(f"{found.zh} 不能写", f"{found.en} cannot be written to")
    return missing(key, name, shut, plain(f'sudo chown -R "$(id -un)" "{there}"'))


def _cache_size() -> Text:
    size = sum(kind.size for kind in cache.kinds()) / _MB
    return Text(f"（已用 {size:.0f} MB）", f" ({size:.0f} MB)")


def _disk() -> Organ:
    """Return how much room the fuller one of two disks has: the cache's and this folder's."""
    places = (_nearest(cache.folder()), Path.cwd())
    free, place = min((shutil.disk_usage(place).free, place) for place in places)
    found = Text(f"{place} 还有 {free // _MB} MB", f"{free // _MB} MB left at {place}")
    if free >= _ROOM:
        return good("disk", _DISK, found)
    return wanting("disk", _DISK, found, plain("jianbao cache --prune"))


def _nearest(folder: Path) -> Path:
    """Return ``folder`` itself or the next one above it that is there."""
    return next(place for place in (folder, *folder.absolute().parents) if place.exists())


def _encoding() -> Organ:
    spoken = sys.stdout.encoding or "ascii"
    found = plain(f"{sys.getfilesystemencoding()} · {spoken}")
    try:
        "简报".encode(spoken)
    except UnicodeEncodeError:
        return wanting("encoding", _ENCODING, found, plain("export LANG=zh_CN.UTF-8"))
    return good("encoding", _ENCODING, found)


def _clock() -> Organ:
    """Return whether the day, which files are stamped with, is past that of the program itself."""
    now = datetime.now(UTC)
    made = datetime.fromtimestamp(Path(jianbao.__file__).stat().st_mtime, UTC)
    found = plain(f"{now.astimezone():%Y-%m-%d %H:%M %z}")
    if now > made - timedelta(days=1):
        return good("clock", _CLOCK, found)
    early = Text(f"{found.zh}，比程序还早", f"{found.en}, before the program was made")
    return wanting("clock", _CLOCK, early, plain("sudo timedatectl set-ntp true"))
