"""What lays pages out, in one line: another release may break them in other places."""

from __future__ import annotations

import ctypes
from contextlib import suppress
from functools import cache
from typing import Final

from jianbao.program import release_of

_PANGO: Final = ("libpango-1.0.so.0", "libpango-1.0.dylib", "libpango-1.0-0.dll")


@cache
def identity() -> str:
    """Return the versions of WeasyPrint and Pango.

    WeasyPrint is not loaded for it, which would take longer than most things that are looked up.
    """
    return f"WeasyPrint {release_of('weasyprint')}, Pango {_pango()}"


@cache
def library() -> ctypes.CDLL:
    """Return Pango; raises OSError where it is not installed."""
    for name in _PANGO:
        with suppress(OSError):
            return ctypes.CDLL(name)
    raise OSError(_PANGO[0])


def _pango() -> str:
    try:
        asked = library().pango_version_string
    except OSError:
        return "unknown"
    asked.restype = ctypes.c_char_p
    return str(asked().decode())
