"""Which files the system's libraries for setting type go by, and which they are loaded from.

Asked of the libraries, in a few milliseconds: fontconfig's command takes as long as all else that
is looked at here.
"""

from __future__ import annotations

import ctypes
import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

_NAMES: Final = ("libfontconfig.so.1", "libfontconfig.1.dylib", "libfontconfig-1.dll")

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


def fontconfig_sources() -> tuple[tuple[Path, ...], tuple[Path, ...]]:
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


class _Place(ctypes.Structure):
    """`Dl_info` of dladdr(3)."""

    _fields_ = (
        ("file", ctypes.c_char_p),
        ("base", ctypes.c_void_p),
        ("symbol", ctypes.c_char_p),
        ("address", ctypes.c_void_p),
    )


def libraries() -> Iterator[str]:
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
