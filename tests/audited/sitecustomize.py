"""Loaded by every Python of a run under test: what it opens, changes and calls goes to a list.

A line has the event, the path and whether it is written, divided by tabs. What libraries in C do
by themselves is not seen here; `tests/outside/test_system_calls.py` sees that too.
"""

from __future__ import annotations

import os
import sys

_LIST = os.open(os.environ["JIANBAO_AUDITED"], os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_CHANGES = frozenset(
    {
        "os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.chmod",
        "os.chown", "os.truncate", "os.utime", "os.setxattr", "os.mkfifo", "os.mknod",
    }
)  # fmt: skip
_REACHES = frozenset(
    {"socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto", "socket.bind"}
)
_STARTS = frozenset({"subprocess.Popen", "os.exec", "os.posix_spawn", "os.system"})


def _note(event: str, path: object, *, writes: bool, folder: object = -1) -> None:
    """Note a path, which is relative to the descriptor ``folder`` where there is one."""
    if isinstance(path, int):
        return  # a descriptor, whose file was noted when it was opened
    base = os.readlink(f"/proc/self/fd/{folder}") if isinstance(folder, int) and folder > 0 else ""
    shown = repr(path)
    if isinstance(path, str | bytes | os.PathLike):
        shown = os.path.abspath(os.path.join(base, os.fsdecode(path)))
    line = "\t".join((event, shown.replace("\t", " ").replace("\n", " "), "w" if writes else "r"))
    os.write(_LIST, line.encode("utf-8", "surrogateescape") + b"\n")


def _look(event: str, words: tuple[object, ...]) -> None:
    if event == "open":
        path, mode, flags = words
        if mode is None and isinstance(path, str) and "/" not in path:
            return  # a folder that is being removed, entered from the one above it
        by_mode = isinstance(mode, str) and bool(set("wxa+") & set(mode))
        by_flags = isinstance(flags, int) and bool(flags & _WRITES)
        _note(event, path, writes=by_mode or by_flags)
    elif event in _CHANGES:
        both = event in {"os.rename", "os.link"}
        folders = words[2:4] if both else words[-1:] * 2
        for path, folder in zip(words[: 2 if both else 1], folders, strict=False):
            _note(event, path, writes=True, folder=folder)
    elif event in _REACHES:
        _note(event, repr(words), writes=True)
    elif event in _STARTS:
        _note(event, str(words[0]), writes=False)


sys.addaudithook(_look)
