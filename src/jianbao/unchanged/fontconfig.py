"""Which files fontconfig goes by, without asking it to look at a single face.

Asked of the library, in a few milliseconds: its command takes as long as all else that is looked
at here.
"""

from __future__ import annotations

import ctypes
import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

_NAMES: Final = ("libfontconfig.so.1", "libfontconfig.1.dylib", "libfontconfig-1.dll")


def sources() -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """Return the files of fontconfig's configuration, and the folders in which fonts lie.

    Raises OSError where fontconfig is not installed, or cannot be configured.
    """
    library = _library()
    load = _function(library, "FcInitLoadConfig", ctypes.c_void_p)
    destroy = _function(library, "FcConfigDestroy", None, ctypes.c_void_p)
    config = load()
    if not config:
        raise OSError(_NAMES[0])
    try:
        files = tuple(_listed(library, "FcConfigGetConfigFiles", config))
        return files, tuple(_listed(library, "FcConfigGetFontDirs", config))
    finally:
        destroy(config)


def _library() -> ctypes.CDLL:
    for name in _NAMES:
        with suppress(OSError):
            return ctypes.CDLL(name)
    raise OSError(_NAMES[0])


def _function(library: ctypes.CDLL, name: str, result: Any, *arguments: Any) -> Callable[..., Any]:  # noqa: ANN401 - types of ctypes
    function = library[name]
    function.restype, function.argtypes = result, arguments
    return function


def _listed(library: ctypes.CDLL, name: str, config: int) -> Iterator[Path]:
    ask = _function(library, name, ctypes.c_void_p, ctypes.c_void_p)
    turn = _function(library, "FcStrListNext", ctypes.c_char_p, ctypes.c_void_p)
    done = _function(library, "FcStrListDone", None, ctypes.c_void_p)
    names = ask(config)
    if not names:
        raise OSError(name)
    try:
        while found := turn(names):
            yield Path(os.fsdecode(found))
    finally:
        done(names)
