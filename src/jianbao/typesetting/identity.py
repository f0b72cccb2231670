"""What lays pages out, in one line: another release may break them in other places."""

from __future__ import annotations

import ctypes
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Final

from jianbao.cache import release_of, state_of

_PANGO: Final = ("libpango-1.0.so.0", "libpango-1.0.dylib", "libpango-1.0-0.dll")


@cache
def identity() -> str:
    """Return the versions of WeasyPrint and Pango, and which state of our own code this is.

    WeasyPrint is not loaded for it, which would take longer than most things that are looked up.
    """
    own = state_of(Path(__file__).parent)
    return "\n".join((f"WeasyPrint {release_of('weasyprint')}", f"Pango {_pango()}", own))


def _pango() -> str:
    for name in _PANGO:
        with suppress(OSError):
            asked = ctypes.CDLL(name).pango_version_string
            asked.restype = ctypes.c_char_p
            return str(asked().decode())
    return "unknown"
