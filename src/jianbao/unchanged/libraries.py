"""Which files the system's libraries for setting type are loaded from."""

from __future__ import annotations

import ctypes
import os
from collections.abc import Iterator
from contextlib import suppress
from typing import Final

_FUNCTIONS: Final = {
    "pango-1.0": "pango_version",
    "pangoft2-1.0": "pango_ft2_font_map_new",
    "harfbuzz": "hb_version",
    "harfbuzz-subset": "hb_subset_input_create_or_fail",
    "fontconfig": "FcGetVersion",
    "freetype": "FT_Init_FreeType",
}
"""Each library with one of its functions, by which its file is found."""
_FORMS: Final = ("lib{}.so.0", "lib{}.so.1", "lib{}.so.6", "lib{}.0.dylib", "lib{}.1.dylib")


class _Place(ctypes.Structure):
    """`Dl_info` of dladdr(3)."""

    _fields_ = (
        ("file", ctypes.c_char_p),
        ("base", ctypes.c_void_p),
        ("symbol", ctypes.c_char_p),
        ("address", ctypes.c_void_p),
    )


def files() -> Iterator[str]:
    """Yield the file of each library; an empty name for one that is not installed.

    Raises OSError on a system that cannot tell.
    """
    try:
        locate = ctypes.CDLL(None).dladdr
    except (TypeError, AttributeError) as problem:
        raise OSError("dladdr") from problem
    locate.argtypes = [ctypes.c_void_p, ctypes.c_void_p]
    for stem, function in _FUNCTIONS.items():
        place = _Place()
        address = _address(stem, function)
        known = address and locate(address, ctypes.byref(place))
        yield os.fsdecode(place.file) if known else ""


def _address(stem: str, function: str) -> int | None:
    for form in _FORMS:
        with suppress(OSError, AttributeError):
            library = ctypes.CDLL(form.format(stem))
            return ctypes.cast(library[function], ctypes.c_void_p).value
    return None
